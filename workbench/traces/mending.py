"""Runs put together again from the events that were found in a damaged file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.base.errors import StoreDamaged
from workbench.traces.carve import EventRow
from workbench.traces.codec import decode
from workbench.traces.events import Record, RunStarted


def best_events(
    rows: Iterable[EventRow],
) -> tuple[dict[tuple[str, int], EventRow], set[str]]:
    """Each event once, and the runs of those whose text was hit everywhere.

    The log repeats a page at each change, and an event never changes: where its copies differ,
    what most of them say holds, and among equals the newest. Rows come oldest first.
    """
    copies: dict[tuple[str, int], dict[tuple[float, str, str], tuple[int, EventRow]]] = {}
    for row in rows:
        if row.number >= 0:
            said = copies.setdefault((row.run_id, row.number), {})
            content = (row.at_s, row.type, row.json)
            count, _ = said.pop(content, (0, row))
            said[content] = count + 1, row
    found: dict[tuple[str, int], EventRow] = {}
    for key, said in copies.items():
        newest_first = reversed(said.values())
        by_votes = sorted(newest_first, key=lambda voted: -voted[0])
        best = next((row for _, row in by_votes if _can_be_read(row)), None)
        if best is not None:
            found[key] = best
    return found, {run_id for run_id, number in copies if (run_id, number) not in found}


def _can_be_read(row: EventRow) -> bool:
    try:
        decode(row.type, row.json)
    except StoreDamaged:
        return False
    return True


def in_order(events: dict[tuple[str, int], EventRow]) -> dict[str, list[Record]]:
    """Runs and their records in the order in which they were stored, each with one start."""
    by_run: dict[str, list[Record]] = {}
    for row in sorted(events.values()):
        event = decode(row.type, row.json)
        if event is not None:
            record = Record(row.run_id, row.number, row.at_s, event)
            by_run.setdefault(row.run_id, []).append(record)
    return {run_id: _start_first(records) for run_id, records in by_run.items()}


def _start_first(records: list[Record]) -> list[Record]:
    """A hit number can give a run a second start, or one in a later place."""
    starts = [record for record in records if isinstance(record.event, RunStarted)]
    if not starts or (len(starts) == 1 and records[0] is starts[0]):
        return records
    rest = [record for record in records if not isinstance(record.event, RunStarted)]
    least = min((record.number for record in rest), default=1)
    return [replace(starts[0], number=least - 1), *rest]


def mend(runs: dict[str, list[Record]], last_of: Mapping[str, str]) -> set[str]:
    """Give runs without a beginning one, and runs without their parent the one before.

    So one lost message does not cut a conversation in two. Returns those that were mended.

    Args:
        runs: The records of each, in the order in which they were stored.
        last_of: The conversation that a run is the last of, by run.
    """
    starts = [records[0].event for records in runs.values()]
    followed = {
        event.parent_run_id: event.conversation_id
        for event in starts
        if isinstance(event, RunStarted)
    }
    newest: dict[str, str] = {}
    mended: set[str] = set()
    for run_id, records in runs.items():
        first = records[0]
        if not isinstance(first.event, RunStarted):
            known = followed.get(run_id) or last_of.get(run_id)
            conversation_id = known or f"recovered-{run_id}"
            start = _lost_start(conversation_id, newest.get(conversation_id, ""))
            records.insert(0, Record(run_id, -1, first.at_s, start))
            mended.add(run_id)
        else:
            start = first.event
            if start.parent_run_id and start.parent_run_id not in runs:
                start = replace(start, parent_run_id=newest.get(start.conversation_id, ""))
                records[0] = replace(first, event=start)
                mended.add(run_id)
        newest[start.conversation_id] = run_id
    return mended


def _lost_start(conversation_id: str, parent_run_id: str) -> RunStarted:
    return RunStarted(
        conversation_id=conversation_id,
        parent_run_id=parent_run_id,
        agent_name="",
        agent={},
        model_id="",
        user_text="(this message was lost when the file was damaged)",
    )
