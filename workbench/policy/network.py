"""Nothing leaves this machine unasked: every connection that is not local is refused.

A person's own action, a search or a download, opens the way for the thread that carries it out,
and every name it reaches is noted with the reason.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from workbench.base.errors import PolicyError

log = logging.getLogger(__name__)

_NAMES = {"localhost", "ip6-localhost", "ip6-loopback"}
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_WATCHED = _LOOKUPS | _SENDS
_MOST_CONTACTS = 1000
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9_.])?")
_NUMBER_LIKE = re.compile(r"\d+|0[xX][0-9a-fA-F]*")
_NEAREST = ("this machine", "a private network", "the world")


@dataclass(frozen=True, slots=True)
class Contact:
    """A host that was reached on a person's word, and what for."""

    host: str
    purpose: str
    at_s: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something tried to reach beyond this machine and was refused."""

    action: str
    target: str


Reach: TypeAlias = Literal["this machine", "a private network", "the world"]


@dataclass(frozen=True, slots=True)
class Door:
    """The one address that a process may reach: a name, the numbers it has, and a port.

    Attributes:
        numbers: What the name stood for when the door was made.
        reach: How far away that is; a name that later stands for something nearer is refused.
    """

    host: str
    port: int
    numbers: frozenset[str]
    reach: Reach

    @classmethod
    def to(cls, address: str) -> Door:
        """A door to ``host:port``; asks for the name's numbers, blocking.

        Raises:
            PolicyError: It is no such address, or nobody knows the name.
        """
        host, _, port = address.rpartition(":")
        host = host.strip("[]").lower()
        if not host or not port.isdecimal():
            raise PolicyError(f"{address!r} is no address of a server", "Connect it again.")
        numbers = _numbers(host, int(port))
        if not numbers:
            raise PolicyError(
                f"the name {host!r} is not known", "Check the address, or the network."
            )
        return cls(host, int(port), numbers, min(map(_reach, numbers), key=_NEAREST.index))

    def opens(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Whether an audited step leads through it."""
        if event in _LOOKUPS:
            return (_name(arguments[0] if arguments else None) or "").lower() in (
                self.host,
                *self.numbers,
            )
        address = arguments[1] if len(arguments) > 1 else None
        if not isinstance(address, tuple) or len(address) < 2 or address[1] != self.port:
            return False
        number = _plain_number(str(address[0]))
        if number in self.numbers:
            return True
        # A name in the world may have got other numbers, but it never leads back home.
        return number in _numbers(self.host, self.port) and _reach(number) == self.reach


class NetworkGuard:
    """Counts and refuses what would leave this machine.

    Python's audit hooks cannot be taken out again, and each one is asked at every audited step
    of the whole process; so there is one hook, and it asks the guards that are on.
    """

    def __init__(self, on_attempt: Callable[[Attempt], None] | None = None) -> None:
        self._on_attempt = on_attempt
        self._lock = threading.Lock()
        self._attempts = 0
        self._contacts: deque[Contact] = deque(maxlen=_MOST_CONTACTS)
        self._permits = threading.local()
        self._door: Door | None = None

    def only(self, door: Door) -> None:
        """From now on, let this process reach one address, and nothing else, not even near."""
        self._door = door

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom this process reached beyond this machine, newest last."""
        with self._lock:
            return tuple(self._contacts)

    @contextmanager
    def permit(self, purpose: str) -> Iterator[None]:
        """Let this thread reach beyond this machine, for something a person asked for."""
        before = getattr(self._permits, "purpose", "")
        self._permits.purpose = purpose
        try:
            yield
        finally:
            self._permits.purpose = before

    @property
    def attempts(self) -> int:
        """How many were refused so far."""
        return self._attempts

    def stop(self) -> None:
        """Refuse nothing any more."""
        if self in _guards():
            _guards().remove(self)

    def refused(self, attempt: Attempt) -> None:
        """Note an attempt: one of this process, or one that the guard of a worker tells."""
        with self._lock:
            self._attempts += 1
        log.warning("network.refused action=%s", attempt.action)
        if self._on_attempt is not None:
            self._on_attempt(attempt)

    def reached(self, host: str, purpose: str) -> None:
        """Note whom this program, or a worker of it, reaches on a person's word."""
        with self._lock:
            if not any(c.host == host and c.purpose == purpose for c in self._contacts):
                self._contacts.append(Contact(host, purpose, time.time()))

    def check(self, event: str, arguments: tuple[object, ...]) -> None:
        """Refuse an audited step that reaches beyond this machine.

        Raises:
            PolicyError: The target is not on this machine.
        """
        if event in _SENDS:
            target = _address(arguments)
        elif event in _LOOKUPS:
            target = _name(arguments[0] if arguments else None)
        else:
            return
        if target is None:
            return
        if self._door is not None:
            if self._door.opens(event, arguments):
                return
        elif is_local(target):
            return
        if purpose := getattr(self._permits, "purpose", ""):
            self.reached(target, purpose)
            return
        self.refused(Attempt(event, target))
        raise PolicyError(
            f"a connection to {target} was refused: this program stays on this machine",
            "Use only models and files that are on this machine.",
        )


def install_network_guard(
    on_attempt: Callable[[Attempt], None] | None = None,
) -> NetworkGuard:
    """Guard this process from now on."""
    guard = NetworkGuard(on_attempt)
    _guards().append(guard)
    return guard


@cache
def _guards() -> list[NetworkGuard]:
    """The guards that are on; the first call adds the hook of this process."""
    guards: list[NetworkGuard] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _WATCHED:
            for guard in tuple(guards):
                guard.check(event, arguments)

    sys.addaudithook(hook)
    return guards


def is_local(host: str) -> bool:
    """The host is this machine."""
    name = host.strip("[]").rstrip(".").lower()
    if ":" in name:  # Only such a number has a zone; in a name all of it counts.
        name = name.partition("%")[0]
    if name in _NAMES or name == socket.gethostname().lower() or not name:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback or address.is_unspecified


def is_plain_host(host: str) -> bool:
    """A host that everybody reads alike: a name of plain letters, or a number in full.

    What is read as a number by some and as a name by others (``0x7f.1``, ``127。0。0。1``)
    could lead elsewhere than what was checked.

    Args:
        host: A name, or an address without brackets.
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        return bool(_PLAIN_NAME.fullmatch(host)) and not _NUMBER_LIKE.fullmatch(last)
    return "%" not in host


def _address(arguments: tuple[object, ...]) -> str | None:
    """The host of a socket call, or None for sockets that are no network."""
    connection, address = arguments[0], arguments[1] if len(arguments) > 1 else None
    family = getattr(connection, "family", None)
    if family not in (socket.AF_INET, socket.AF_INET6) or address is None:
        return None
    return _name(address[0]) if isinstance(address, tuple) and address else str(address)


def _name(host: object) -> str | None:
    if host is None:
        return None
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _numbers(host: str, port: int) -> frozenset[str]:
    """The addresses of a name; none if nobody knows it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return frozenset()
    return frozenset(_plain_number(str(entry[4][0])) for entry in found)


def _plain_number(number: str) -> str:
    return number.partition("%")[0].lower()


def _reach(number: str) -> Reach:
    if is_local(number):
        return "this machine"
    try:
        private = ipaddress.ip_address(number).is_private
    except ValueError:
        return "the world"
    return "a private network" if private else "the world"
