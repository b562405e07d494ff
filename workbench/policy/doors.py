"""The one address that a process may reach: that of the server of its model."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.base.errors import PolicyError
from workbench.policy.hosts import (
    LOOKUPS,
    Reach,
    host_in,
    numbers_of_name,
    plain_number,
    reach_of,
)

_NEAREST: tuple[Reach, ...] = ("this machine", "a private network", "the world")


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
        numbers = numbers_of_name(host, int(port))
        if not numbers:
            raise PolicyError(
                f"the name {host!r} is not known", "Check the address, or the network."
            )
        return cls(host, int(port), numbers, min(map(reach_of, numbers), key=_NEAREST.index))

    def opens(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Whether an audited step leads through it."""
        found = host_in(event, arguments)
        if found is None:
            return False
        if event in LOOKUPS:
            return found[0].lower() in (self.host, *self.numbers)
        address = arguments[1] if len(arguments) > 1 else None
        if not isinstance(address, tuple) or len(address) < 2 or address[1] != self.port:
            return False
        number = plain_number(str(address[0]))
        if number in self.numbers:
            return True
        # A name in the world may have got other numbers, but it never leads back home.
        known = numbers_of_name(self.host, self.port)
        return number in known and reach_of(number) == self.reach
