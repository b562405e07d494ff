"""Where the keyboard stops in a conversation, and what can be done there."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ui.chat.flow import Flow
from workbench.ui.chat.rows import Row, TurnRows
from workbench.ui.chat.selection import text_of
from workbench.ui.chat.words import tr

Entry = tuple[str, str, object]


def group_rows(rows: Sequence[Row], row: int) -> tuple[int, int]:
    """First and last row of the message or card that a row belongs to."""
    row = min(row, len(rows) - 1)
    if rows[row].stop == "call":
        return row, row
    first = row
    while first > 0 and rows[first].stop not in ("user", "answer"):
        first -= 1
    last = first
    while last + 1 < len(rows) and rows[last + 1].stop not in ("user", "answer"):
        last += 1
    return first, last


def stops(flow: Flow, start: tuple[int, int], step: int) -> tuple[int, int] | None:
    """The next stop in a direction."""
    turn, row = start
    if turn >= len(flow.turns):
        place = (len(flow.turns) - 1, len(flow.rows(len(flow.turns) - 1).rows) - 1)
    else:
        moved = flow.before(turn, row) if step < 0 else flow.after(turn, row)
        if moved is None:
            return None
        place = moved
    while not flow.rows(place[0]).rows[place[1]].stop:
        moved = flow.before(*place) if step < 0 else flow.after(*place)
        if moved is None:
            return None
        place = moved
    return place


def stop_text(flow: Flow, turn: int, rows: Sequence[Row], row: int) -> str:
    """What a screen reader says of a message."""
    first, last = group_rows(rows, row)
    who = {"user": tr("You"), "answer": tr("Assistant"), "call": tr("Tool call")}
    texts = [text_of(flow, turn, number) for number in range(first, last + 1)]
    said = "\n".join(text for text in texts if text)
    return f"{who.get(rows[first].stop, '')}: {said}"[:4000]


def menu_entries(turn: TurnRows, row: int) -> list[Entry]:
    """Action, title and value of everything a message offers."""
    found = turn.rows[row]
    stop = found.stop
    if stop == "user":
        return [("copy_user", tr("Copy"), None), ("edit", tr("Edit"), None)]
    if stop == "call":
        return _call_entries(found)
    entries: list[Entry] = [("copy_answer", tr("Copy answer"), None)]
    if turn.model.end is not None:
        entries.append(("regenerate", tr("Regenerate"), None))
        entries.append(("make_case", tr("Make a test case…"), None))
    if turn.branches > 1:
        entries.append(("branch", tr("Previous version"), -1))
        entries.append(("branch", tr("Next version"), 1))
    if turn.model.end is not None:
        entries.append(("note_up", tr("Good answer, or no longer"), None))
        entries.append(("note_down", tr("Bad answer, or no longer"), None))
        entries.append(("note_bookmark", tr("Bookmark, or no longer"), None))
    entries.append(("open_trace", tr("Show in trace"), None))
    return entries


def _call_entries(row: Row) -> list[Entry]:
    if row.kind == "end":
        return [
            ("regenerate", tr("Try again"), None),
            ("open_trace", tr("Show in trace"), None),
        ]
    entries: list[Entry] = [("toggle", tr("Open or close"), None)]
    if row.kind == "call":
        entries += [("copy_call", tr("Copy"), None), ("raw", tr("Raw or tree"), None)]
        if row.value.finished is not None:
            entries.append(("retry_call", tr("Try again with edited arguments"), None))
        entries.append(("open_trace", tr("Show in trace"), None))
    return entries
