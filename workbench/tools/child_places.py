"""The places of a machine that the child of a tool needs beside what was granted."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

_LIBRARIES = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64",
    "/etc/ld.so.cache", "/nix/store", "/gnu/store",
)  # fmt: skip
_FACTS = (
    "/usr/share/zoneinfo", "/etc/localtime", "/usr/share/locale", "/etc/locale.alias",
    "/usr/share/mime", "/dev/zero", "/dev/random", "/dev/urandom",
)  # fmt: skip
_PROGRAMS = ("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/libexec")
_DATA_OF_PROGRAMS = ("/usr/share", "/etc/alternatives", "/etc/magic", "/etc/mime.types")
_NAMES_AND_CERTIFICATES = (
    "/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf",
    "/etc/services", "/etc/ssl", "/etc/pki", "/etc/ca-certificates",
    "/usr/share/ca-certificates",
)  # fmt: skip
SEARCHED = ("/usr/local/bin", "/usr/bin", "/bin")
"""Where a program is looked for that is named without its folder."""


def python_program() -> tuple[str, ...]:
    """The words that start the launcher with this Python, without packages or environment."""
    if getattr(sys, "frozen", False):
        return (sys.executable, LAUNCHER_ARGUMENT)
    return (sys.executable, "-I", "-S", "-B", str(Path(__file__).with_name("launcher.py")))


LAUNCHER_ARGUMENT = "--tool-launcher"
"""Tells a frozen program to be the launcher."""


def code_root() -> Path:
    """The folder from which the launcher imports what puts up the walls."""
    return Path(__file__).resolve().parents[2]


def read_places(*, network: bool) -> tuple[str, ...]:
    """What Python and the libraries of the system read."""
    paths = sysconfig.get_paths()
    bundle = getattr(sys, "_MEIPASS", "")
    base = Path(sys.base_prefix)
    own = [] if base in (Path("/usr"), Path("/")) else [str(base / "lib")]
    names = [
        *own,
        paths["stdlib"],
        paths["platstdlib"],
        os.path.realpath(sys.executable),
        *([bundle] if bundle else []),
        *_LIBRARIES,
        *_FACTS,
        *(_NAMES_AND_CERTIFICATES if network else ()),
    ]
    links = [os.path.realpath(name) for name in names if Path(name).is_symlink()]
    return tuple(dict.fromkeys([*names, *links]))


def run_places(program: str) -> tuple[str, ...]:
    """What a program of the system, and those it starts, are run from."""
    return tuple(dict.fromkeys((*_PROGRAMS, *_LIBRARIES, program, os.path.realpath(program))))


def data_places() -> tuple[str, ...]:
    """What programs of the system read beside libraries."""
    return _DATA_OF_PROGRAMS
