"""Paths inside the folders the user granted, and nothing else."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from workbench.base.errors import ToolError
from workbench.base.regular_files import read_regular
from workbench.base.sizes import size_text
from workbench.tools.api import ToolContext

MOST_FILE_BYTES = 4 * 1024 * 1024
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{d}{n}" for d in ("com", "lpt") for n in range(10)),
}


def find(name: str, context: ToolContext) -> Path:
    """The file or folder of that name inside a granted folder.

    Raises:
        ToolError: It is outside, of a forbidden form, or not there.
    """
    folders = _folders(context)
    candidate = _checked(name, folders)
    for folder in folders:
        try:
            path = (folder / candidate).resolve()
            inside = path.is_relative_to(folder.resolve())
            if inside and path.exists():
                return path
        except (OSError, ValueError, RuntimeError):
            continue
    raise ToolError(
        f"{name!r} is not in the granted folders",
        "Use list_files to see what is there.",
    )


def _folders(context: ToolContext) -> Sequence[Path]:
    if not context.folders:
        raise ToolError(
            "no folder is granted to this agent.",
            "The user can grant one in the agent's editor, under Folders.",
        )
    return context.folders


def _checked(name: str, folders: Sequence[Path]) -> str:
    plain = name.strip()
    parts = PureWindowsPath(plain).parts
    granted = any(PurePosixPath(plain).is_relative_to(str(folder)) for folder in folders)
    bad = (
        any(ord(c) < 32 for c in plain)
        or ".." in parts
        or plain.startswith(("\\\\", "//", "~"))
        or any(part.split(".")[0].strip().lower() in _RESERVED for part in parts)
    )
    absolute = PureWindowsPath(plain).drive or plain.startswith(("/", "\\"))
    if bad or (absolute and not granted and not _in_windows(plain, folders)):
        raise ToolError(f"{name!r} is not a path inside the granted folders")
    return plain or "."


def _in_windows(plain: str, folders: Sequence[Path]) -> bool:
    return any(PureWindowsPath(plain).is_relative_to(str(folder)) for folder in folders)


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        ToolError: It is no text file, too large, or cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ToolError(f"{path.name!r} is not a file")
        if status.st_size > MOST_FILE_BYTES:
            raise ToolError(f"{path.name!r} is too large to read ({size_text(status.st_size)})")
        raw = read_regular(path, MOST_FILE_BYTES)
    except OSError as exc:
        raise ToolError(f"{path.name!r} cannot be read: {exc.strerror}") from exc
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:8192]:
        raise ToolError(f"{path.name!r} is not a text file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def files_below(folder: Path, context: ToolContext, most: int) -> Iterator[tuple[Path, str]]:
    """Text files in a folder and below that lead nowhere else, with the names to show."""
    seen = 0
    for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if context.cancelled.is_set() or seen >= most:
            return
        if path.is_symlink() or not path.is_file():
            continue
        if path.resolve().is_relative_to(folder.resolve()):
            seen += 1
            yield path, path.relative_to(folder).as_posix() if path != folder else path.name
