"""The one filter of whose conversations are shown: views that stand before the tables.

A name without a schema is looked for among temporary ones first, so on a connection of
``SeenConnections`` each question that this room asks finds only the rows of conversations
that are shown, also a question that is added some day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from workbench.policy.belonging import Seen
from workbench.traces.connections import Connections

_SHOWN = "workbench_shows(c.owner)"
_CONVERSATIONS = " main.conversations c WHERE workbench_shows(c.owner)"
_RUNS = (
    " main.runs r JOIN main.conversations c ON c.id = r.conversation_id"
    " WHERE workbench_shows(c.owner)"
)
_WHERE = {
    "conversations": "c.id = t.id",
    "runs": "c.id = t.conversation_id",
    "events": "r.id = t.run_id",
    "notes": "r.id = t.run_id",
    "spans": "r.seq = t.run_seq",
}
VIEWS = {
    name: f"SELECT t.* FROM main.{name} t WHERE EXISTS (SELECT 1 FROM"  # noqa: S608
    f"{_CONVERSATIONS if where.startswith('c.') else _RUNS} AND {where})"
    for name, where in _WHERE.items()
}
"""What stands before each table that tells of conversations. The words for searching tell
only where they stand: whatever is found is read from these."""


class SeenConnections(Connections):
    """Reads what is shown to somebody now; writes nothing."""

    def __init__(self, path: Path, seen: Callable[[], Seen]) -> None:
        super().__init__(path)
        self._seen = seen

    def _reader(self) -> tuple[sqlite3.Connection, bool]:
        connection, pooled = super()._reader()
        try:
            connection.create_function("workbench_shows", 1, self._shows)
            put_before(connection)
        except BaseException:
            connection.close()
            raise
        return connection, pooled

    def _shows(self, owner: object) -> bool:
        return isinstance(owner, str) and self._seen().shows(owner)


def put_before(connection: sqlite3.Connection) -> None:
    """Put the views before the tables of a connection that knows ``workbench_shows``."""
    only_reads = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA temp_store = MEMORY")  # also where the disk is full
    connection.execute("PRAGMA query_only = OFF")
    there = {str(name) for (name,) in connection.execute("SELECT name FROM main.sqlite_master")}
    for name, asked in VIEWS.items():
        if name in there:  # an older file that could not be brought up to date lacks some
            connection.execute(f"CREATE TEMP VIEW {name} AS {asked}")
    connection.execute(f"PRAGMA query_only = {int(only_reads)}")
