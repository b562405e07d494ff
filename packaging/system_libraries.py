"""Which package of Debian a library of this machine is from, and under what terms."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class SystemLibrary:
    """The package of a library.

    Attributes:
        copyright: The file in which Debian says who may do what with it.
    """

    package: str
    version: str
    copyright: str


def owner_of(path: Path) -> SystemLibrary | None:
    """The package a file is from; None if no package knows it.

    Raises:
        FileNotFoundError: This machine has no dpkg.
    """
    real = path.resolve()
    for name in (path, real, Path("/usr") / str(path).lstrip("/"), *_without_usr(real)):
        if package := _package(name):
            return _described(package)
    return None


def _without_usr(path: Path) -> tuple[Path, ...]:
    text = str(path)
    return (Path(text.removeprefix("/usr")),) if text.startswith("/usr/lib") else ()


@cache
def _package(path: Path) -> str:
    done = subprocess.run(
        ["dpkg", "-S", str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout.partition(":")[0].split(",")[0].strip() if not done.returncode else ""


@cache
def _described(package: str) -> SystemLibrary:
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}\n", package],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    terms = Path("/usr/share/doc") / package / "copyright"
    text = terms.read_text(encoding="utf-8", errors="replace") if terms.is_file() else ""
    return SystemLibrary(package, done.stdout.splitlines()[0], text)
