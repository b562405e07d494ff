"""Which servers a tool may reach: only those it was granted, at the addresses checked.

An address is read strictly, once, by one reader: what two readers could take for different
hosts is refused. A name is looked up once, and the connection goes to the number found then.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from workbench.base.errors import PolicyError
from workbench.policy.network import is_plain_host

_ADDRESS = re.compile(
    r"(https?)://(\[[0-9A-Fa-f:.]{2,60}\]|[A-Za-z0-9_.-]{1,253})(?::([0-9]{1,5}))?"
    r"((?:[/?][\x21\x24-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7c\x7e]*)?)"
)
_GRANT = re.compile(r"(\[[0-9A-Fa-f:.]{2,60}\]|[A-Za-z0-9_.-]{1,253})(?::([0-9]{1,5}))?")
_USUAL = {"http": 80, "https": 443}
_MOST_CHARS = 8_000
_MOST_NUMBERS = 8
_INSIDE_IPV6 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_OWN_NAMES = frozenset({"localhost", "ip6-localhost"})
Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """One address of the web, read.

    Attributes:
        host: In small letters, without brackets.
        path: With the query; begins with a slash.
    """

    tls: bool
    host: str
    port: int
    path: str

    @property
    def origin(self) -> tuple[bool, str, int]:
        """What two addresses of the same server have in common."""
        return self.tls, self.host, self.port

    @property
    def usual_port(self) -> bool:
        return self.port == (443 if self.tls else 80)

    @property
    def shown(self) -> str:
        """Host and port, for a person."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.usual_port else f"{host}:{self.port}"


def read_target(address: str) -> Target:
    """An address, read.

    Raises:
        PolicyError: It is none that everybody reads alike.
    """
    found = _ADDRESS.fullmatch(address) if len(address) <= _MOST_CHARS else None
    if found is None:
        raise PolicyError(
            f"{address[:80]!r} is no address that a tool may reach",
            "Write http:// or https://, a plain host, and a path; no user, no fragment.",
        )
    scheme, written, port, path = found.groups()
    number = int(port) if port else _USUAL[scheme]
    path = path if path.startswith("/") else f"/{path}"
    return Target(scheme == "https", plain_host(written), _port(number), path)


def plain_host(written: str) -> str:
    """A host that everybody reads alike, in small letters and without brackets.

    Raises:
        PolicyError: It is none.
    """
    host = written.lower().removeprefix("[").removesuffix("]")
    bare_number = ":" in host and not written.startswith("[")
    if not is_plain_host(host) or host.endswith(".") or ".." in host or bare_number:
        raise PolicyError(
            f"{written[:80]!r} is no plain name or number of a host", "Write it in full."
        )
    return str(ipaddress.ip_address(host)) if _number(host) else host


def read_grant(text: str) -> tuple[str, int]:
    """A granted server: its host, and its port; 0 for the usual ports of the web.

    Raises:
        PolicyError: It is neither ``host`` nor ``host:port``.
    """
    found = _GRANT.fullmatch(text)
    if found is None:
        raise PolicyError(
            f"{text[:80]!r} is neither a host nor host:port", "Write example.org, for example."
        )
    host, port = found.groups()
    return plain_host(host), _port(int(port)) if port else 0


def check_granted(target: Target, grants: Iterable[str]) -> bool:
    """See that a server was granted; returns whether with exactly this port.

    Raises:
        PolicyError: It was not.
    """
    known = {read_grant(grant) for grant in grants}
    if (target.host, target.port) in known:
        return True
    if target.usual_port and (target.host, 0) in known:
        return False
    raise PolicyError(
        f"the tool may not reach {target.shown}", "Grant it that server, if you trust it."
    )


def numbers_of(target: Target, *, exactly: bool) -> tuple[str, ...]:
    """The numbers of a granted server to connect to; asks for its name, once, blocking.

    Args:
        target: The server.
        exactly: It was granted with its port, so that it may be in a private network.

    Raises:
        PolicyError: Nobody knows the name, or it leads where the tool may not go.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as exc:
        raise PolicyError(
            f"the name {target.host!r} is not known", "Check the name, or the network."
        ) from exc
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))[:_MOST_NUMBERS]
    for number in numbers:
        if not _may_reach(target.host, number, exactly=exactly):
            raise PolicyError(
                f"{target.shown} leads to {number}, which is not in the open internet",
                f"Grant exactly {target.host}:{target.port}, if that is a server of yours.",
            )
    if not numbers:
        raise PolicyError(f"the name {target.host!r} has no number", "Check the name.")
    return numbers


def _may_reach(host: str, text: str, *, exactly: bool) -> bool:
    number = _number(text)
    if number is None:  # with a zone, or nothing we know
        return False
    inner = _inner(number)
    if all(map(_is_open, inner)):
        return True
    if not exactly:
        return False
    if any(one.is_multicast or one.is_unspecified for one in inner):
        return False
    # A name may be given another number by its owner at any time; what was written as a number
    # stays what it is.
    if _number(host) is not None or host in _OWN_NAMES:
        return len(inner) == 1
    return len(inner) == 1 and not (number.is_loopback or number.is_link_local)


def _is_open(number: Number) -> bool:
    return (
        number.is_global
        and not number.is_multicast
        and not number.is_reserved
        and not number.is_unspecified
    )


def _inner(number: Number) -> tuple[Number, ...]:
    """A number with those that are written inside it."""
    if not isinstance(number, ipaddress.IPv6Address):
        return (number,)
    found: list[Number | None] = [number.ipv4_mapped, number.sixtofour]
    if number.teredo:
        found += number.teredo
    if number in _INSIDE_IPV6 or (number in _COMPATIBLE and int(number) > 1):
        found.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    return (number, *(one for one in found if one is not None))


def _number(text: str) -> Number | None:
    try:
        return None if "%" in text else ipaddress.ip_address(text)
    except ValueError:
        return None


def _port(number: int) -> int:
    if not 0 < number < 65536:
        raise PolicyError(f"{number} is no port", "Ports are from 1 to 65535.")
    return number
