"""What a parcel says of itself: one signed list of all its files, and the limits of it."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from workbench.base.errors import StoreDamaged
from workbench.base.names import is_path_below, same_somewhere

LIST_NAME = "parcel.json"
SIGNATURE_NAME = "parcel.sig"
FILES = "files/"
"""Before the path of each file, so that no file can be taken for the list."""
MOST_LIST_BYTES = 16 * 1024 * 1024
MOST_FILES = 20_000
MOST_FILE_BYTES = 4 * 1024**3
MOST_BYTES = 16 * 1024**3
Kind = Literal["update", "engine-pack"]
_FORMAT = 1
_MOST_TITLE = 200
_AGAIN = "Ask for the file anew, from whom you had it; nothing was taken from this one."
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"[0-9a-z.+!-]{1,64}")
_SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
_MACHINES = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}


@dataclass(frozen=True, slots=True)
class ParcelFile:
    """One file of a parcel.

    Attributes:
        path: Where it goes, with forward slashes, below the folder it is unpacked to.
        sha256: Of its bytes, in hex.
        executable: It is a program.
    """

    path: str
    size_bytes: int
    sha256: str
    executable: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a parcel says of itself.

    Attributes:
        kind: What it is for.
        name: Of what it brings: ``workbench``, or the name of a pack such as ``cuda``.
        version: Of what it brings.
        platform: The system and processor it is for, such as ``linux-x86_64``.
        files: In order of their paths.
        needs: Versions of packages that must be there exactly, by name.
        title: What a person reads.
    """

    kind: Kind
    name: str
    version: str
    platform: str
    files: tuple[ParcelFile, ...]
    needs: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    @property
    def size_bytes(self) -> int:
        """Of all its files."""
        return sum(file.size_bytes for file in self.files)


def this_platform() -> str:
    """The system and processor of this machine."""
    machine = platform.machine().lower()
    return f"{_SYSTEMS.get(sys.platform, sys.platform)}-{_MACHINES.get(machine, machine)}"


def encode_parcel(parcel: Parcel) -> bytes:
    """The bytes that are signed; the same parcel gives the same."""
    values = {"format": _FORMAT, **asdict(parcel)}
    return json.dumps(values, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def decode_parcel(raw: bytes) -> Parcel:
    """Read a list whose signature was found good; it is checked all the same.

    Raises:
        StoreDamaged: It is no list of a parcel, or one that this program does not take.
    """
    try:
        values = json.loads(raw)
        _check_format(values.pop("format"))
        files = tuple(ParcelFile(**file) for file in values.pop("files"))
        parcel = Parcel(files=files, **values)
        _check(parcel)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise StoreDamaged(f"the list in the file is no good: {exc}", _AGAIN) from exc
    return parcel


def _check_format(number: object) -> None:
    if number != _FORMAT:
        raise ValueError("a newer program wrote it")


def _check(parcel: Parcel) -> None:
    if parcel.kind not in get_args(Kind):
        raise ValueError("it is of a kind this program does not know")
    for value, rule in (
        (parcel.name, _NAME), (parcel.platform, re.compile(r"[a-z0-9_-]{1,40}")),
        (parcel.version, _VERSION),
    ):  # fmt: skip
        if not isinstance(value, str) or not rule.fullmatch(value):
            raise ValueError(f"{str(value)[:80]!r} is no name or version")
    title = parcel.title
    if not isinstance(title, str) or len(title) > _MOST_TITLE or not title.isprintable():
        raise ValueError("its title is no line of text")
    needs = parcel.needs
    if not isinstance(needs, dict) or not all(isinstance(one, str) for one in needs.values()):
        raise ValueError("it does not say what it needs")
    _check_files(parcel.files)


def _check_files(files: Sequence[ParcelFile]) -> None:
    if not 0 < len(files) <= MOST_FILES:
        raise ValueError("it holds no files, or far too many")
    for file in files:
        _check_file(file)
    paths = [file.path for file in files]
    if paths != sorted(paths):
        raise ValueError("its files are in no order")
    if twice := same_somewhere(paths):
        raise ValueError(f"{twice!r} is in it twice")
    folded = {path.casefold() for path in paths}
    if inside := next((path for path in paths if _above(path) & folded), ""):
        raise ValueError(f"{inside!r} lies in a file")
    if sum(file.size_bytes for file in files) > MOST_BYTES:
        raise ValueError("it is far too large")


def _check_file(file: ParcelFile) -> None:
    if not isinstance(file.path, str) or not is_path_below(file.path):
        raise ValueError(f"{str(file.path)[:200]!r} is no path below a folder")
    size = file.size_bytes
    if type(size) is not int or not 0 <= size <= MOST_FILE_BYTES:
        raise ValueError(f"the size of {file.path!r} is none")
    if not isinstance(file.sha256, str) or not _DIGEST.fullmatch(file.sha256):
        raise ValueError(f"the digest of {file.path!r} is none")
    if type(file.executable) is not bool:
        raise ValueError(f"whether {file.path!r} is a program is not said")


def _above(path: str) -> set[str]:
    parts = path.casefold().split("/")
    return {"/".join(parts[:count]) for count in range(1, len(parts))}


def values_of(parcel: Parcel) -> dict[str, Any]:
    """A parcel without its files, for JSON."""
    return {
        "kind": parcel.kind,
        "name": parcel.name,
        "version": parcel.version,
        "platform": parcel.platform,
        "title": parcel.title,
        "needs": dict(parcel.needs),
        "files": len(parcel.files),
        "size_bytes": parcel.size_bytes,
    }
