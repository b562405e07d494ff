"""Saves what can be read of a damaged file of evaluations, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.base.errors import StoreDamaged
from workbench.evals.plan_json import read_outcome, read_plan
from workbench.evals.values import Attempt, Outcome
from workbench.traces.carve import all_rows

_PLAN = (type(None), str, str, str, int, int, int, float, str, str, str, str)
_OUTCOME = (str, str, str, int, float, int, int, str)
_MEASURED = (str, str, float, int, int)
_ADD_PLAN = (
    "INSERT INTO plans(id, name, data_set, cases, candidates, attempts, made_s, state, message,"
    " hint, json) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET"
    " state = excluded.state, message = excluded.message, hint = excluded.hint"
)
_STATES = {"running", "paused", "done", "cancelled"}


def fill(file: sqlite3.Connection, kept: Path) -> tuple[int, int]:
    """Put what can be read of a file that was put aside into a new one.

    A try whose outcome cannot be read is tried again when its evaluation is resumed.

    Args:
        file: The new one; within a transaction.
        kept: The damaged one.

    Returns:
        How many evaluations there are now, and how many outcomes.

    Raises:
        OSError: The system refused to read it.
    """
    for row in _whole_rows(kept):
        if len(row) == len(_PLAN):
            file.execute(_ADD_PLAN, row[1:])
        elif len(row) == len(_OUTCOME):
            file.execute("INSERT OR IGNORE INTO outcomes VALUES (?,?,?,?,?,?,?,?)", row)
        else:
            file.execute("INSERT OR REPLACE INTO measured VALUES (?,?,?,?,?)", row)
    file.execute("DELETE FROM outcomes WHERE plan_id NOT IN (SELECT id FROM plans)")
    file.execute("DELETE FROM measured WHERE plan_id NOT IN (SELECT id FROM plans)")
    file.execute(
        "UPDATE plans SET state = 'paused', message = 'Some of its outcomes were lost.',"
        " hint = 'Go on with it.' WHERE state = 'done' AND attempts >"
        " (SELECT count(*) FROM outcomes WHERE plan_id = plans.id)"
    )
    plans = file.execute("SELECT count(*) FROM plans").fetchone()[0]
    return plans, file.execute("SELECT count(*) FROM outcomes").fetchone()[0]


def _whole_rows(kept: Path) -> Iterator[Sequence[object]]:
    for _row_id, row in all_rows(kept):
        is_plan = _has(row, _PLAN) and _is_plan(row)
        if (
            is_plan
            or _has(row, _MEASURED)
            or (_has(row, _OUTCOME) and is_outcome(row[1:4], row[7]))
        ):
            yield row


def _has(row: Sequence[object], kinds: Sequence[type]) -> bool:
    """Whether a row has these columns; a whole number is stored where one with a point is."""
    return len(row) == len(kinds) and all(
        isinstance(value, int | float if kind is float else kind)
        for value, kind in zip(row, kinds, strict=True)
    )


def _is_plan(row: Sequence[object]) -> bool:
    text = str(row[11])
    try:
        return text.isascii() and read_plan(text).plan_id == row[1] and row[8] in _STATES
    except StoreDamaged:
        return False


def is_outcome(key: Sequence[object], text: object) -> bool:
    """Whether a text is the outcome of the try that its row says."""
    return outcome_in(key, text) is not None


def outcome_in(key: Sequence[object], text: object) -> Outcome | None:
    """The outcome of the try that its row says; None if the text is none."""
    try:
        # It is written without any other letters: what holds some was hit.
        if not isinstance(text, str) or not text.isascii():
            return None
        found = read_outcome(text)
    except StoreDamaged:
        return None
    return found if found.attempt == Attempt(*key) else None  # type: ignore[arg-type]
