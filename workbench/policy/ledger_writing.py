"""Entries on their way into the ledger's file: few of a kind one by one, many as a number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from workbench.base.plain_text import harmless
from workbench.policy.network_events import Counted, Held, NetworkEvent, Tried

EACH_OF_A_KIND = 20
"""In an hour so many tries of a kind have an entry each; the last one counts the rest."""
MOST_IN_HOUR = 2_000
"""Of entries of one session; further hosts share one."""
MOST_FOLLOWED = 1_000
MORE_HOSTS = "(more hosts)"
_HOUR_S = 3600
_MOST_BYTES = 2**50
_HOST_CHARACTERS, _PURPOSE_CHARACTERS = 253, 200
_Kind: TypeAlias = tuple[object, ...]
_INSERT = (
    "INSERT INTO tries(session, at_s, last_s, times, source, purpose, action, host, port, "
    "named, allowed) VALUES(?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)"
)


class Writing:
    """What one session has written in this hour."""

    def __init__(self) -> None:
        self._hour = -1
        self._kinds: dict[_Kind, tuple[int, int]] = {}
        self._entries = 0
        self._followed: dict[str, tuple[int, Counted]] = {}

    def forget(self) -> None:
        """Begin new entries from now on, as if the hour were new."""
        self._hour, self._entries = -1, 0
        self._kinds.clear()

    def drop(self) -> None:
        """Know nothing any more of what was written: it was undone, or the file is another."""
        self.forget()
        self._followed.clear()

    def write(
        self, connection: sqlite3.Connection, session: int, events: Iterable[NetworkEvent]
    ) -> None:
        """Write events, inside of a transaction."""
        again: dict[int, tuple[int, float]] = {}
        for event in events:
            if isinstance(event, Tried):
                self._try(connection, session, event, again)
            elif isinstance(event, Counted):
                self._count(connection, event)
            else:
                _hold(connection, session, event)
        connection.executemany(
            "UPDATE tries SET times = times + ?, last_s = max(last_s, ?) WHERE number = ?",
            [(times, last_s, number) for number, (times, last_s) in again.items()],
        )

    def _try(
        self,
        connection: sqlite3.Connection,
        session: int,
        event: Tried,
        again: dict[int, tuple[int, float]],
    ) -> None:
        event = _bounded(event)
        if (hour := int(event.at_s // _HOUR_S)) != self._hour:
            self.forget()
            self._hour = hour
        kind = _kind(event)
        if self._entries >= MOST_IN_HOUR and kind not in self._kinds:
            event = replace(event, host=MORE_HOSTS, port=0, named="", purpose="")
            kind = _kind(event)
        count, number = self._kinds.get(kind, (0, 0))
        if count < EACH_OF_A_KIND:
            cursor = connection.execute(_INSERT, (session, event.at_s, event.at_s, *kind))
            number = cursor.lastrowid or 0
            self._entries += 1
        else:
            times, last_s = again.get(number, (0, 0.0))
            again[number] = (times + 1, max(last_s, event.at_s))
        self._kinds[kind] = (count + 1, number)
        if event.id:
            self._followed[event.id] = (number, Counted(event.id, 0, 0))
            while len(self._followed) > MOST_FOLLOWED:
                del self._followed[next(iter(self._followed))]

    def _count(self, connection: sqlite3.Connection, event: Counted) -> None:
        known = self._followed.get(event.id)
        if known is None:
            return
        number, before = known
        self._followed[event.id] = (number, event)
        sent = min(max(0, event.sent_bytes - before.sent_bytes), _MOST_BYTES)
        received = min(max(0, event.received_bytes - before.received_bytes), _MOST_BYTES)
        connection.execute(
            "UPDATE tries SET sent_bytes = coalesce(sent_bytes, 0) + ?, "
            "received_bytes = coalesce(received_bytes, 0) + ? WHERE number = ?",
            (sent, received, number),
        )


def _hold(connection: sqlite3.Connection, session: int, event: Held) -> None:
    connection.execute(
        "INSERT INTO held VALUES(?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1",
        (session, _plain(event.what, _PURPOSE_CHARACTERS), _plain(event.by, 500)),
    )


def _kind(event: Tried) -> _Kind:
    """What tries have in common that may share an entry: the columns of one."""
    return (
        event.source, event.purpose, event.action, event.host, event.port, event.named,
        int(event.allowed),
    )  # fmt: skip


def _bounded(event: Tried) -> Tried:
    """A host may be anything that a hostile text names."""
    return replace(
        event,
        host=_plain(event.host, _HOST_CHARACTERS),
        named=_plain(event.named, _HOST_CHARACTERS),
        purpose=_plain(event.purpose, _PURPOSE_CHARACTERS),
        port=event.port if 0 <= event.port < 65536 else 0,
    )


def _plain(text: str, most: int) -> str:
    """A text that a file of SQLite can hold and a screen can show, on one line."""
    short = text[:most].encode("utf-8", "replace").decode()
    return " ".join(harmless(short).split())
