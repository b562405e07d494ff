"""Seccomp: a small program in the kernel that looks at each system call of this process."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from workbench.base.seccomp_calls import (
    ALWAYS,
    CONDITIONAL,
    NEWEST,
    REFUSED,
    SERVING,
    TALKING,
)

Sockets: TypeAlias = Literal["none", "streams", "internet", "serving"]
"""Which sockets a process may have: none, TCP alone, TCP and the UDP of asking for names, or
those and to be asked itself."""

_MACHINES = {"x86_64": (0, 0xC000003E, 317), "aarch64": (1, 0xC00000B7, 277)}
"""Column of the tables, the kernel's name of the processor, and the number of ``seccomp``."""
_LOAD, _JUMP_EQUAL, _JUMP_OVER, _JUMP_BITS, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT = 0, 4, 16
_X32 = 0x40000000
_SET_FILTER, _ASK_ACTION = 1, 2
_TO_ALL_THREADS, _AT_FULL_SPEED = 1, 4  # older kernels would also slow the processor down
_NO_NEW_PRIVILEGES = 38
_CLONE_THREAD, _NEW_NAMESPACES = 0x00010000, 0x7E020080
_TERMINAL_PUSH = (0x5412, 0x541C, 0x5423)  # TIOCSTI, TIOCLINUX, TIOCSETD
_IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
_PRCTLS = (2, 3, 15, 16, 21, 23, 29, 30, 39, 41, 42, 51, 64, 0x53564D41)
_AF_UNIX, _AF_INET, _AF_INET6 = 1, 2, 10
_STREAM, _DATAGRAM, _KIND_BITS = 1, 2, 0xF
_FALL_BACK = frozenset({"clone3", "io_uring_setup", "open_tree", "fsopen"})
"""Programs do without these where they hear that there is no such call."""
_UTIMENSAT = (280, 88)
Step: TypeAlias = tuple[int, int, int, int]
_NO_NAME: list[Step] = [
    (_LOAD, 0, 0, _ARGUMENTS_AT + 8),
    (_JUMP_EQUAL, 0, 3, 0),
    (_LOAD, 0, 0, _ARGUMENTS_AT + 12),
    (_JUMP_EQUAL, 0, 1, 0),
    (_RETURN, 0, 0, _ALLOW),
    (_RETURN, 0, 0, _ERRNO | errno.EPERM),
]
"""Allows a call whose second argument, a pointer, is null: it is about an open file."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


@dataclass(frozen=True, slots=True)
class CallRules:
    """What depends on the worker.

    Attributes:
        devices: It may speak to device files, such as a graphics card's.
        sockets: Which sockets it may have.
    """

    devices: bool = False
    sockets: Sockets = "none"


def missing() -> str:
    """Why there is no seccomp here; empty if there is."""
    found = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or found is None or sys.maxsize <= 2**32:
        return "this program has no list of calls for this processor"
    action = ctypes.c_uint32(_ERRNO)
    if _libc().syscall(found[2], _ASK_ACTION, 0, ctypes.byref(action)):
        return f"the kernel does not offer it ({_reason()})"
    return ""


def confine_calls(rules: CallRules) -> str:
    """Refuse all other calls from now on, in every thread; says why it could not."""
    if reason := missing():
        return reason
    column, machine, _seccomp = _MACHINES[platform.machine()]
    return _install(_steps(column, machine, rules, os.getpid()))


def refuse_calls(sockets: Sockets = "none") -> str:
    """Refuse what no program of the system needs for its work; says why it could not.

    Unlike ``confine_calls`` this is a list of what is refused, so that any program may run.

    Args:
        sockets: Which sockets it may have beside pairs within itself.
    """
    if reason := missing():
        return reason
    column, machine, _seccomp = _MACHINES[platform.machine()]
    return _install(_refusing_steps(column, machine, sockets))


def _install(steps: list[Step]) -> str:
    seccomp = _MACHINES[platform.machine()][2]
    packed = b"".join(struct.pack("=HBBI", *step) for step in steps)
    program = _Program(len(steps), packed)
    libc = _libc()
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return f"the kernel refused no_new_privs ({_reason()})"
    refused = 0
    for flags in (_TO_ALL_THREADS | _AT_FULL_SPEED, _TO_ALL_THREADS):
        refused = libc.syscall(seccomp, _SET_FILTER, flags, ctypes.byref(program))
        if not (refused and ctypes.get_errno() == errno.EINVAL):
            break
    if refused > 0:
        return f"thread {refused} could not be held to it"
    return f"the kernel refused it ({_reason()})" if refused else ""


def _steps(column: int, machine: int, rules: CallRules, pid: int) -> list[Step]:
    steps: list[Step] = [
        _load(_MACHINE_AT),
        (_JUMP_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        _load(_NUMBER_AT),
    ]
    calls = [
        *ALWAYS.values(),
        *(TALKING.values() if rules.sockets != "none" else ()),
        *(SERVING.values() if rules.sockets == "serving" else ()),
    ]
    for numbers in calls:
        steps += _if_equal(numbers[column], [(_RETURN, 0, 0, _ALLOW)])
    for name, numbers in CONDITIONAL.items():
        steps += _if_equal(numbers[column], _block(name, rules, pid))
    if column == 0:  # The same calls once more, under other numbers.
        steps += [(_JUMP_OVER, 0, 1, _X32), _refuse(errno.EPERM)]
    return [*steps, (_JUMP_OVER, 0, 1, NEWEST), _refuse(errno.ENOSYS), _refuse(errno.EPERM)]


def _refusing_steps(column: int, machine: int, sockets: Sockets) -> list[Step]:
    steps: list[Step] = [
        _load(_MACHINE_AT),
        (_JUMP_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        _load(_NUMBER_AT),
    ]
    for name, numbers in REFUSED.items():
        answer = errno.ENOSYS if name in _FALL_BACK else errno.EPERM
        steps += _if_equal(numbers[column], [_refuse(answer)])
    new_namespaces = [
        _argument(0),
        (_JUMP_BITS, 0, 1, _NEW_NAMESPACES),
        _refuse(errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
    steps += _if_equal(CONDITIONAL["clone"][column], new_namespaces)
    steps += _if_equal(CONDITIONAL["socket"][column], _socket_block(sockets))
    steps += _if_equal(CONDITIONAL["ioctl"][column], _unless_among(1, _TERMINAL_PUSH))
    steps += _if_equal(_UTIMENSAT[column], _NO_NAME)
    steps += _if_equal(CONDITIONAL["prlimit64"][column], _among(0, (0,)))
    if column == 0:  # The same calls once more, under other numbers.
        steps += [(_JUMP_OVER, 0, 1, _X32), _refuse(errno.EPERM)]
    return [*steps, (_JUMP_OVER, 0, 1, NEWEST), _refuse(errno.ENOSYS), (_RETURN, 0, 0, _ALLOW)]


def _block(name: str, rules: CallRules, pid: int) -> list[Step]:
    """What happens to one of the calls whose arguments matter."""
    if name == "clone3":
        return [_refuse(errno.ENOSYS)]  # Its flags lie in memory; libraries fall back on clone.
    if name == "clone":
        return [
            _argument(0),
            (_JUMP_BITS, 2, 0, _NEW_NAMESPACES),
            (_JUMP_BITS, 0, 1, _CLONE_THREAD),
            (_RETURN, 0, 0, _ALLOW),
            _refuse(errno.EPERM),
        ]
    if name == "ioctl" and rules.devices:
        return _unless_among(1, _TERMINAL_PUSH)
    if name == "socket":
        return _socket_block(rules.sockets)
    if name == "socketpair":
        return _among(0, (_AF_UNIX,) if rules.sockets != "none" else ())
    place, allowed = {
        "ioctl": (1, _IOCTLS),
        "prctl": (0, _PRCTLS),
        "prlimit64": (0, (0, pid)),
        "kill": (0, (pid,)),
        "tgkill": (0, (pid,)),
    }[name]
    return _among(place, allowed)


def _socket_block(sockets: Sockets) -> list[Step]:
    if sockets == "none":
        return [_refuse(errno.EPERM)]
    kinds = _each((_STREAM,) if sockets == "streams" else (_STREAM, _DATAGRAM))
    return [
        _argument(0),
        (_JUMP_EQUAL, 2, 0, _AF_INET),
        (_JUMP_EQUAL, 1, 0, _AF_INET6),
        _refuse(errno.EPERM),
        _argument(1),
        (_AND, 0, 0, _KIND_BITS),
        *kinds,
        _refuse(errno.EPERM),
    ]


def _among(place: int, allowed: Iterable[int]) -> list[Step]:
    return [_argument(place), *_each(allowed), _refuse(errno.EPERM)]


def _each(allowed: Iterable[int]) -> list[Step]:
    """Allow each of these values of what is loaded."""
    steps: list[Step] = []
    for value in allowed:
        steps += [(_JUMP_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    return steps


def _unless_among(place: int, refused: Iterable[int]) -> list[Step]:
    steps = [_argument(place)]
    for value in refused:
        steps += [(_JUMP_EQUAL, 0, 1, value), _refuse(errno.EPERM)]
    return [*steps, (_RETURN, 0, 0, _ALLOW)]


def _if_equal(number: int, then: list[Step]) -> list[Step]:
    """Steps that end the program for one call; none where the processor has no such call."""
    return [] if number < 0 else [(_JUMP_EQUAL, 0, len(then), number), *then]


def _load(offset: int) -> Step:
    return (_LOAD, 0, 0, offset)


def _argument(place: int) -> Step:
    """The lower half of an argument: each one looked at is of 32 bits."""
    return _load(_ARGUMENTS_AT + 8 * place)


def _refuse(number: int) -> Step:
    return (_RETURN, 0, 0, _ERRNO | number)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _reason() -> str:
    return os.strerror(ctypes.get_errno())
