"""Hosts as sockets name them: whether one is this machine, and whether all read it alike."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import Literal, TypeAlias

LOOKUPS = frozenset({
    "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
})  # fmt: skip
"""Audit events of asking for a name or a number."""
REVERSE = frozenset({"socket.gethostbyaddr", "socket.getnameinfo"})
"""Those that ask for the name of a number."""
SENDS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
"""Audit events of reaching an address."""
BINDS = "socket.bind"
"""The audit event of taking an address of this machine, to be reached there."""

Reach: TypeAlias = Literal["this machine", "a private network", "the world"]

_NAMES = {"localhost", "ip6-localhost", "ip6-loopback"}
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9_.])?")
_NUMBER_LIKE = re.compile(r"\d+|0[xX][0-9a-fA-F]*")
_FAMILIES = (socket.AF_INET, socket.AF_INET6)


def is_local(host: str) -> bool:
    """The host is this machine."""
    name = same_host(host)
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


def is_number(host: str) -> bool:
    """It is an address written as a number, and no name."""
    try:
        ipaddress.ip_address(plain_number(host))
    except ValueError:
        return False
    return True


def same_host(host: str) -> str:
    """A host as two ways of writing it have in common."""
    return host.strip("[]").rstrip(".").lower()


def plain_number(number: str) -> str:
    """A number without its zone."""
    return number.partition("%")[0].lower()


def numbers_of_name(host: str, port: int) -> frozenset[str]:
    """The addresses of a name; none if nobody knows it. Blocking."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return frozenset()
    return frozenset(plain_number(str(entry[4][0])) for entry in found)


def reach_of(number: str) -> Reach:
    """How far away a number is."""
    if is_local(number):
        return "this machine"
    try:
        private = ipaddress.ip_address(number).is_private
    except ValueError:
        return "the world"
    return "a private network" if private else "the world"


def host_in(event: str, arguments: tuple[object, ...]) -> tuple[str, int] | None:
    """Host and port of an audited step of a socket; None for sockets that are no network.

    The port is 0 where the step names none.
    """
    first = arguments[0] if arguments else None
    if event not in LOOKUPS:
        family = getattr(first, "family", None)
        first = arguments[1] if len(arguments) > 1 else None
        if family not in _FAMILIES or first is None:
            return None
        return _address(first)
    if isinstance(first, tuple):  # of getnameinfo
        return _address(first)
    name = _text(first)
    if name is None:
        return None
    return name, _port(arguments[1] if len(arguments) > 1 else None)


def _address(address: object) -> tuple[str, int] | None:
    if not isinstance(address, tuple) or not address:
        return str(address), 0
    name = _text(address[0])
    return None if name is None else (name, _port(address[1] if len(address) > 1 else None))


def _text(host: object) -> str | None:
    if host is None:
        return None
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _port(port: object) -> int:
    """A port, which may be written; 0 where it is a service's name or none."""
    if isinstance(port, bytes):
        port = port.decode("ascii", "replace")
    if isinstance(port, str) and port.isascii() and port.isdecimal() and len(port) < 6:
        port = int(port)
    return port if isinstance(port, int) and 0 < port < 65536 else 0
