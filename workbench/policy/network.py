"""Nothing leaves this machine unasked: every connection that is not local is refused.

A person's own action, a search or a download, opens the way for the thread that carries it out,
for some hosts or for wherever its source leads; every try is told to those who listen.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from typing import Protocol, TypeAlias

from workbench.base import deeds
from workbench.base.errors import PolicyError
from workbench.policy.byte_counts import ByteCounts
from workbench.policy.doors import Door
from workbench.policy.hosts import (
    BINDS,
    LOOKUPS,
    REVERSE,
    SENDS,
    host_in,
    is_local,
    is_number,
    is_plain_host,
    same_host,
)
from workbench.policy.network_events import (
    Action,
    Attempt,
    Contact,
    NetworkEvent,
    SourceKey,
    Tried,
)

__all__ = [
    "Attempt", "Contact", "Door", "LetOut", "NetworkGuard", "Permit",
    "install_network_guard", "is_local", "is_plain_host", "tell_nobody",
]  # fmt: skip
log = logging.getLogger(__name__)

_WATCHED = LOOKUPS | SENDS | {BINDS}
_MOST_CONTACTS = 1000
_ACTIONS: dict[str, Action] = {"socket.connect": "connect", BINDS: "listen"}
_EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - what is looked for


class Permit(Protocol):
    """Opens the network for this thread."""

    def __call__(self, purpose: str, hosts: Sequence[str] = ()) -> AbstractContextManager[None]:
        """Open it until the end of the block.

        Args:
            purpose: What for, in words for a person.
            hosts: Only these names and numbers; empty for wherever the source leads.
        """
        ...


LetOut: TypeAlias = Callable[[str, Sequence[str]], None]
"""Told what a child with a network is started for, and the hosts that it was granted."""


def tell_nobody(_purpose: str, _hosts: Sequence[str]) -> None:
    """Where nobody writes it down."""


@dataclass(frozen=True, slots=True)
class _Way:
    """What is open for a thread."""

    source: SourceKey
    purpose: str
    hosts: frozenset[str]


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
        self._own = threading.local()
        self._named: dict[str, None] = {}
        self._door: Door | None = None
        self._listeners: tuple[Callable[[NetworkEvent], None], ...] = ()
        self._ids = count(1)
        self._bytes = ByteCounts(self.tell)

    def only(self, door: Door) -> None:
        """From now on, let this process reach one address, and nothing else, not even near."""
        self._door = door

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Whom this process reached beyond this machine, newest last."""
        with self._lock:
            return tuple(self._contacts)

    @property
    def attempts(self) -> int:
        """How many were refused so far."""
        return self._attempts

    def listen(self, listener: Callable[[NetworkEvent], None]) -> Callable[[], None]:
        """Be told of every try, on the thread that makes it; returns what ends that.

        The listener is called from inside of the socket's call: it must not wait for anything.
        """
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def unlisten() -> None:
            with self._lock:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unlisten

    @contextmanager
    def permit(
        self, purpose: str, hosts: Sequence[str] = (), *, source: SourceKey
    ) -> Iterator[None]:
        """Let this thread reach beyond this machine, for something a person asked for."""
        before = getattr(self._own, "way", None)
        self._own.way = _Way(source, purpose, frozenset(map(same_host, hosts)))
        self._own.named = ""
        try:
            yield
        finally:
            self._own.way = before

    def way_of(self, source: SourceKey) -> Permit:
        """``permit`` for those who work for one source."""
        return partial(self.permit, source=source)

    def stop(self) -> None:
        """Refuse nothing any more."""
        if self in _guards():
            _guards().remove(self)
        self.count_last()

    def count_last(self) -> None:
        """Tell what passed over the connections that are still open, before the end."""
        self._bytes.stop()

    def refused(self, attempt: Attempt, purpose: str = "") -> None:
        """Note an attempt: one of this process, or one that the guard of a worker tells.

        Args:
            attempt: What was refused.
            purpose: What it was a part of; that of this thread's way if empty.
        """
        with self._lock:
            self._attempts += 1
        log.warning("network.refused action=%s", attempt.action)
        way: _Way | None = getattr(self._own, "way", None)
        source: SourceKey = way.source if way and not purpose else ""
        purpose = purpose or (way.purpose if way else "")
        action = _action(attempt.action)
        self.tell(
            Tried(time.time(), source, purpose, action, attempt.target, attempt.port, False)
        )
        deeds.tell("network.refused", action=attempt.action, target=attempt.target)
        if self._on_attempt is not None:
            self._on_attempt(attempt)

    def reached(self, host: str, purpose: str) -> None:
        """Note whom this program, or a worker of it, reaches on a person's word."""
        with self._lock:
            if any(c.host == host and c.purpose == purpose for c in self._contacts):
                return
            self._contacts.append(Contact(host, purpose, time.time()))
        deeds.tell("network.reached", host=host, purpose=purpose)

    def let_out(self, source: SourceKey, purpose: str, hosts: Sequence[str]) -> None:
        """Note that something whose connections this guard does not see may reach hosts.

        Args:
            source: Whose child, or which other program, it is.
            purpose: What for.
            hosts: ``host`` or ``host:port``; numbers of the newer kind in brackets.
        """
        for written in hosts:
            host, _, port = written.rpartition(":")
            bare = ":" in host and not host.endswith("]")  # a number of the newer kind
            if not port.isdecimal() or bare:
                host, port = written, "0"
            host = host.strip("[]")
            self.reached(host, purpose)
            self.tell(Tried(time.time(), source, purpose, "let out", host, int(port), True))

    def tell(self, event: NetworkEvent) -> None:
        """Hand something to those who listen; also what the guard of a worker tells."""
        for listener in self._listeners:
            listener(event)

    def check(self, event: str, arguments: tuple[object, ...]) -> None:
        """Refuse an audited step that reaches beyond this machine.

        Raises:
            PolicyError: The target is not on this machine.
        """
        if event == BINDS:
            self._bound(arguments)
            return
        found = host_in(event, arguments) if event in _WATCHED else None
        if found is None:
            return
        host, port = found
        if self._door is not None:
            if self._door.opens(event, arguments):
                if not is_local(host):
                    self._allowed(_Way("server", "", frozenset()), event, arguments, found)
                return
        elif is_local(host):
            return
        way: _Way | None = getattr(self._own, "way", None)
        if way is not None and self._leads(way, host):
            self.reached(host, way.purpose)
            self._allowed(way, event, arguments, found)
            return
        self.refused(Attempt(event, host, port))
        raise PolicyError(
            f"a connection to {host} was refused: {_reason(way)}",
            "Use only models and files that are on this machine.",
        )

    def _leads(self, way: _Way, host: str) -> bool:
        """Whether a way leads to a host; a number goes with the names that were asked for."""
        if not way.hosts or same_host(host) in way.hosts:
            return True
        return is_number(host) and any(name in self._named for name in way.hosts)

    def _allowed(
        self, way: _Way, event: str, arguments: tuple[object, ...], found: tuple[str, int]
    ) -> None:
        host = found[0]
        number = is_number(host)
        if event in LOOKUPS:
            if number:
                if event in REVERSE:
                    self._tell_allowed(way, event, found)
                return  # Nobody is asked for a number that is there already.
            self._own.named = host
            with self._lock:
                self._named[same_host(host)] = None
                while len(self._named) > _MOST_CONTACTS:
                    del self._named[next(iter(self._named))]
        named = getattr(self._own, "named", "") if number else ""
        known = ""
        if event == "socket.connect":
            known = self._bytes.follow(arguments[0], f"{next(self._ids)}")
        self._tell_allowed(way, event, found, named, known)

    def _tell_allowed(
        self, way: _Way, event: str, found: tuple[str, int], named: str = "", known: str = ""
    ) -> None:
        host, port = found
        action, at_s = _action(event), time.time()
        self.tell(Tried(at_s, way.source, way.purpose, action, host, port, True, named, known))

    def _bound(self, arguments: tuple[object, ...]) -> None:
        """Note an address at which others could reach this program."""
        found = host_in(BINDS, arguments)
        if found is None or (is_local(found[0]) and found[0] not in _EVERYWHERE):
            return
        # A port that the system chooses is for answers, or of something in the making.
        if found[1] or found[0] not in _EVERYWHERE:
            host, port = found
            self.tell(Tried(time.time(), "listen", "", "listen", host or "::", port, True))


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


def _action(event: str) -> Action:
    if event in LOOKUPS:
        return "look up"
    return _ACTIONS.get(event, "send")


def _reason(way: _Way | None) -> str:
    if way is None or not way.hosts:
        return "this program stays on this machine"
    return f"{way.purpose} may reach only {', '.join(sorted(way.hosts))}"
