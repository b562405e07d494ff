"""Landlock: which files a process may open and which ports it may reach, held by the kernel."""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION, _BENEATH, _PORT = 1, 1, 2
_NO_NEW_PRIVILEGES = 38
_EXECUTE, _WRITE, _READ, _LIST, _CUT, _DEVICE = 1, 2, 4, 8, 1 << 14, 1 << 15
_CONNECT, _ALL_NETWORK = 2, 3
_ALL_SCOPES = 3
_MAKE_DEVICES = 1 << 6 | 1 << 11
_RIGHTS_OF_A_FILE = _EXECUTE | _WRITE | _READ | _CUT | _DEVICE
_RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: _CUT, 5: _DEVICE}
"""What can be refused, by the version of Landlock that brought it."""
_NETWORK_SINCE, _SCOPES_SINCE = 4, 6


@dataclass(frozen=True, slots=True)
class FileRules:
    """What may be opened; a folder stands for all that is in it.

    Attributes:
        read: To be read.
        run: To be read, and run as programs.
        write: Folders in which everything may be done but run a program.
        change: Files to be read and written.
        devices: Device files to be spoken to.
        port: The one TCP port that may be connected to; 0 for none, None for all.
        more_ports: Further ones; they count only beside a ``port``.
    """

    read: tuple[Path, ...] = ()
    run: tuple[Path, ...] = ()
    write: tuple[Path, ...] = ()
    change: tuple[Path, ...] = ()
    devices: tuple[Path, ...] = ()
    port: int | None = 0
    more_ports: tuple[int, ...] = ()


def version() -> int:
    """Which Landlock the kernel has; 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_libc().syscall(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)))


def confine_files(rules: FileRules) -> str:
    """Refuse all other files from now on; says why it could not.

    Only for a process of one thread: Landlock holds the thread that asks, and what it starts.
    """
    found = version()
    if not found:
        return "the kernel does not offer it"
    if _threads() > 1:
        return "other threads ran before it"
    known = sum(right for since, right in _RIGHTS.items() if since <= found)
    network = _ALL_NETWORK if found >= _NETWORK_SINCE and rules.port is not None else 0
    scopes = _ALL_SCOPES if found >= _SCOPES_SINCE else 0
    handled = struct.pack("=QQQ", known, network, scopes)
    size = 24 if scopes else 16 if network else 8
    libc = _libc()
    ruleset = int(libc.syscall(_CREATE, handled, ctypes.c_size_t(size), 0))
    if ruleset < 0:
        return f"the kernel refused it ({os.strerror(ctypes.get_errno())})"
    try:
        _allow(ruleset, rules, known)
        ports = {rules.port, *rules.more_ports} if network and rules.port else set()
        for port in ports:
            _add(ruleset, _PORT, struct.pack("=QQ", _CONNECT, port))
        if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.syscall(_RESTRICT, ruleset, 0):
            return f"the kernel refused it ({os.strerror(ctypes.get_errno())})"
    except OSError as exc:
        return f"the kernel refused a rule ({exc.strerror})"
    finally:
        os.close(ruleset)
    return ""


def _allow(ruleset: int, rules: FileRules, known: int) -> None:
    _beneath(ruleset, rules.read, (_READ | _LIST) & known)
    _beneath(ruleset, rules.run, (_READ | _LIST | _EXECUTE) & known)
    _beneath(ruleset, rules.devices, (_READ | _LIST | _WRITE | _DEVICE) & known)
    _beneath(ruleset, rules.change, (_READ | _WRITE | _CUT) & known)
    _beneath(ruleset, rules.write, known & ~(_EXECUTE | _MAKE_DEVICES | _DEVICE))


def _beneath(ruleset: int, paths: Iterable[Path], rights: int) -> None:
    """Allow what there is; what there is not needs no rule."""
    for path in paths:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
            try:
                folder = stat.S_ISDIR(os.fstat(handle).st_mode)
                given = rights if folder else rights & _RIGHTS_OF_A_FILE
                _add(ruleset, _BENEATH, struct.pack("=Qi", given, handle))
            finally:
                if not _is_process(path):
                    os.close(handle)


def _threads() -> int:
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return threading.active_count()


def _is_process(path: Path) -> bool:
    """A place that the kernel makes anew, and then without its rule, when nobody holds it."""
    return path.parts[:2] == ("/", "proc")


def _add(ruleset: int, kind: int, rule: bytes) -> None:
    if _libc().syscall(_ADD, ruleset, kind, rule, 0):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
