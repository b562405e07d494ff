"""The vectors nearest to a question: by ``sqlite-vec`` where it loads, else by numpy.

Both look at every vector of the same plain table, so a file is of use wherever it goes: not
every Python lets SQLite load an extension, and a table of the extension's own could then
neither be read nor taken away.
"""

from __future__ import annotations

import math
import sqlite3
from array import array
from collections.abc import Sequence
from contextlib import suppress

from workbench.base.errors import ToolError

_ROWS = 2048


def packed(vector: Sequence[float]) -> bytes:
    """The vector with length 1, as 32-bit numbers.

    Raises:
        ToolError: It has no direction.
    """
    length = math.sqrt(math.fsum(value * value for value in vector))
    if not length or not math.isfinite(length):
        raise ToolError("a vector has no direction", "Choose a model made for embeddings.")
    return array("f", (value / length for value in vector)).tobytes()


def load_extension(connection: sqlite3.Connection) -> bool:
    """Load ``sqlite-vec`` into a connection; False where this Python or system has it not."""
    if not hasattr(connection, "enable_load_extension"):
        return False
    with suppress(ImportError, sqlite3.Error):
        import sqlite_vec

        connection.enable_load_extension(True)
        try:
            sqlite_vec.load(connection)
        finally:
            connection.enable_load_extension(False)
        return True
    return False


def nearest(
    connection: sqlite3.Connection, vector: bytes, most: int, *, with_extension: bool
) -> list[tuple[int, float]]:
    """The chunks whose vectors are most like this one, with the cosine, best first."""
    if with_extension:
        found = connection.execute(
            "SELECT chunk_id, 1.0 - vec_distance_cosine(vector, ?1) AS likeness FROM vectors "
            "ORDER BY likeness DESC, chunk_id LIMIT ?2",
            (vector, most),
        )
        return [(row[0], float(row[1])) for row in found]
    return _scanned(connection, vector, most)


def _scanned(
    connection: sqlite3.Connection, vector: bytes, most: int
) -> list[tuple[int, float]]:
    import numpy as np  # not before the first frame

    wanted = np.frombuffer(vector, np.float32)
    best: list[tuple[int, float]] = []
    rows = connection.execute("SELECT chunk_id, vector FROM vectors")
    while some := rows.fetchmany(_ROWS):
        table = np.frombuffer(b"".join(row[1] for row in some), np.float32)
        likeness = table.reshape(len(some), -1) @ wanted
        if len(some) > most:
            places = np.argpartition(-likeness, most)[:most]
        else:
            places = np.arange(len(some))
        best += [(some[place][0], float(likeness[place])) for place in places]
        best = sorted(best, key=lambda each: (-each[1], each[0]))[:most]
    return best
