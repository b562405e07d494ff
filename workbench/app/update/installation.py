"""The folder this program was unpacked to, if it is one that can be replaced as a whole."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workbench.base.errors import PolicyError

DISTRIBUTION = "agent-workbench"
_INNER = "_internal"


@dataclass(frozen=True, slots=True)
class Installation:
    """The unpacked program.

    Attributes:
        root: Its folder.
        program: The file in it that is started.
        version: Of the program.
    """

    root: Path
    program: str
    version: str


def this_installation() -> Installation:
    """The folder of the program that runs now.

    Raises:
        PolicyError: It cannot be replaced by an update; says what to do instead.
    """
    if not getattr(sys, "frozen", False):
        raise PolicyError(
            "this program runs from its source, which an update does not replace",
            "Get the newer source and run `make setup`.",
        )
    if sys.platform != "linux":
        raise PolicyError(
            "on this system the program is not replaced while it runs",
            "Check the file with --check; then run the new installer.",
        )
    program = Path(os.path.realpath(sys.executable))
    root = program.parent
    if not (root / _INNER).is_dir() or root.parent == root:
        raise PolicyError(f"{root} is no folder that holds only the program", _by_hand(root))
    if not (os.access(root, os.W_OK) and os.access(root.parent, os.W_OK)):
        raise PolicyError(f"you may not replace {root}", _by_hand(root))
    if _is_packaged(root):
        raise PolicyError(
            f"{root} belongs to the system's package manager",
            "Install the new package: sudo apt install ./workbench_….deb",
        )
    return Installation(root, program.name, program_version())


def program_version() -> str:
    """The version of this program; ``0`` if it is not known."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0"


def _is_packaged(root: Path) -> bool:
    return Path("/var/lib/dpkg/info/workbench.list").exists() and root == Path("/opt/workbench")


def _by_hand(root: Path) -> str:
    return f"Ask whoever put it into {root.parent}, or unpack the new version elsewhere."
