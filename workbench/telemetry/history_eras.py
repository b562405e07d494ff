"""What goes of the history when there is too much, so that a clock that jumps removes nothing.

Buckets are counted, not dated, and those that lie ahead of the clock are counted apart: hours
of a clock that was a year ahead neither push out what is measured now, nor the other way round.
"""

from __future__ import annotations

import sqlite3

from workbench.telemetry.history_file import table_of
from workbench.telemetry.rollup import LEVELS, Level

AHEAD_S = 86_400
"""What lies further ahead of the newest value is of a clock that was, or is, another one."""
FORGOTTEN_AFTER_DAYS = 30
"""A name may be forgotten once so many days were recorded without it."""
_PART = 4  # a quarter of each level goes when the file has no room
_BY_NOW = "start_s <= ? ORDER BY start_s DESC"
_AHEAD = "start_s > ? ORDER BY start_s"


def prune(connection: sqlite3.Connection, now_s: int) -> None:
    """Keep the newest buckets of each level, and as many of those that lie ahead.

    Args:
        connection: The file, within a transaction.
        now_s: When the newest value was measured, by the clock of this moment.
    """
    for level in LEVELS:
        for era in (_BY_NOW, _AHEAD):
            _remove(connection, level, era, now_s, level.most_buckets)


def shorten(connection: sqlite3.Connection, level: Level, now_s: int) -> None:
    """Remove the oldest quarter of a level, and the farthest quarter of what lies ahead."""
    for era in (_BY_NOW, _AHEAD):
        where = era.partition(" ORDER BY ")[0]
        count = connection.execute(
            f"SELECT COUNT(*) FROM {table_of(level)} WHERE {where}",  # noqa: S608 - ours
            (now_s + AHEAD_S,),
        ).fetchone()[0]
        _remove(connection, level, era, now_s, int(count) - -(-int(count) // _PART))


def _remove(
    connection: sqlite3.Connection, level: Level, era: str, now_s: int, most: int
) -> None:
    table = table_of(level)
    connection.execute(
        f"DELETE FROM {table} WHERE start_s IN "  # noqa: S608 - names of ours
        f"(SELECT start_s FROM {table} WHERE {era} LIMIT -1 OFFSET ?)",
        (now_s + AHEAD_S, most),
    )


def forget_names(
    connection: sqlite3.Connection, present: set[str], numbers: dict[str, int]
) -> int:
    """Forget names that were not seen for a month of recorded days; returns how many."""
    days = LEVELS[-1]
    rows = connection.execute(
        f"SELECT name FROM names WHERE (SELECT COUNT(*) FROM {table_of(days)} "  # noqa: S608
        "WHERE start_s > names.seen_s) >= ? ORDER BY seen_s",
        (FORGOTTEN_AFTER_DAYS,),
    ).fetchall()
    gone = [name for (name,) in rows if name not in present]
    connection.executemany("DELETE FROM names WHERE name = ?", [(name,) for name in gone])
    for name in gone:
        numbers.pop(name, None)
    return len(gone)
