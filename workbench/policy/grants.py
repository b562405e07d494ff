"""Which folders and databases an agent may be given to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from workbench.base.errors import PolicyError
from workbench.base.paths import SAMPLE, sample
from workbench.base.regular_files import read_regular

_SQLITE_MAGIC = b"SQLite format 3\0"


def granted_folder(text: str, private: Sequence[Path]) -> Path:
    """The folder, resolved.

    Args:
        text: What the user chose.
        private: Folders of this program that no agent may read.

    Raises:
        PolicyError: It is too much, ours, or not there.
    """
    path = _resolved(text)
    if not path.is_dir():
        raise PolicyError(f"{text!r} is not a folder", "Choose a folder that exists.")
    _refuse_too_much(path, text)
    for ours in private:
        own = ours.resolve()
        if path == own or path.is_relative_to(own) or own.is_relative_to(path):
            raise PolicyError(
                f"{text!r} holds this program's own data", "Choose another folder."
            )
    return path


def granted_database(text: str, private: Sequence[Path]) -> Path:
    """The database file, resolved.

    Raises:
        PolicyError: It is ours, no SQLite file, or not there.
    """
    path = _resolved(text)
    if any(path.is_relative_to(ours.resolve()) for ours in private):
        raise PolicyError(f"{text!r} is this program's own data", "Choose another file.")
    try:
        magic = read_regular(path, len(_SQLITE_MAGIC) - 1)
    except OSError as exc:
        raise PolicyError(
            f"{text!r} cannot be read: {exc.strerror}", "Choose a file that exists."
        ) from exc
    if magic not in (_SQLITE_MAGIC, b""):
        raise PolicyError(f"{text!r} is not an SQLite database", "Choose a database file.")
    return path


def targets_of(texts: Iterable[str]) -> dict[str, str]:
    """Where paths lead that lead elsewhere now, through a link: what is granted is that."""
    found: dict[str, str] = {}
    for text in texts:
        if text.startswith(SAMPLE):
            continue
        try:
            target = str(_resolved(text))
        except PolicyError:  # it is refused when it is used
            continue
        if target != str(Path(text).expanduser()):
            found[text] = target
    return found


def usable_grants(
    folders: Iterable[str], databases: Iterable[str], private: Sequence[Path]
) -> tuple[tuple[Path, ...], tuple[Path, ...], tuple[str, ...]]:
    """The folders and databases that may be read, and why the others may not."""
    good_folders: list[Path] = []
    good_databases: list[Path] = []
    problems: list[str] = []
    for text in folders:
        try:
            good_folders.append(granted_folder(text, private))
        except PolicyError as exc:
            problems.append(exc.message)
    for text in databases:
        try:
            good_databases.append(granted_database(text, private))
        except PolicyError as exc:
            problems.append(exc.message)
    return tuple(good_folders), tuple(good_databases), tuple(problems)


def _resolved(text: str) -> Path:
    if text.startswith(SAMPLE):
        try:
            return sample(text).resolve()
        except FileNotFoundError as exc:
            raise PolicyError(
                f"there is no sample data {text!r}", "Choose a file or folder of yours."
            ) from exc
    try:
        path = Path(text).expanduser()
        if not text.strip() or not path.is_absolute():
            raise PolicyError(f"{text!r} is not a full path", "Choose it in the file dialog.")
        return path.resolve()
    except (OSError, ValueError, RuntimeError) as exc:
        raise PolicyError(
            f"{text!r} is not a path that can be read", "Choose it in the file dialog."
        ) from exc


def _refuse_too_much(path: Path, text: str) -> None:
    home = Path.home().resolve()
    if path == Path(path.anchor) or path == home or home.is_relative_to(path):
        raise PolicyError(
            f"{text!r} would give the agent everything you have",
            "Choose a folder inside it.",
        )
