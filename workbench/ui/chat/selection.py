"""Selected text over many rows, and finding text in them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.chat.flow import Flow
from workbench.ui.chat.row_layout import row_text

Spot = tuple[int, int, int]


@dataclass(slots=True)
class Selection:
    """From where the drag began to where it is: exchange, row and place in the row's text."""

    anchor: Spot
    head: Spot

    @property
    def ordered(self) -> tuple[Spot, Spot]:
        first, last = sorted((self.anchor, self.head))
        return first, last

    @property
    def empty(self) -> bool:
        return self.anchor == self.head

    def within(self, turn: int, row: int) -> tuple[int, int] | None:
        """The selected stretch of one row."""
        first, last = self.ordered
        if self.empty or not first[:2] <= (turn, row) <= last[:2]:
            return None
        start = first[2] if (turn, row) == first[:2] else 0
        end = last[2] if (turn, row) == last[:2] else 1 << 30
        return (start, end) if end > start else None


def text_of(flow: Flow, turn: int, row: int) -> str:
    """The text of one row."""
    rows = flow.rows(turn)
    return row_text(rows.rows[row], flow.layouter, rows, flow.width)


def selected_text(flow: Flow, selection: Selection) -> str:
    """What is selected; rows are separated by line ends, paragraphs by empty lines."""
    if selection.empty:
        return ""
    first, last = selection.ordered
    pieces: list[str] = []
    place: tuple[int, int] | None = first[:2]
    while place is not None and place <= last[:2]:
        stretch = selection.within(*place)
        text = text_of(flow, *place)
        if stretch is not None and text:
            part = text[stretch[0] : stretch[1]]
            if pieces:
                pieces.append(_gap(flow, place))
            pieces.append(part)
        place = flow.after(*place)
    return "".join(pieces)


def _gap(flow: Flow, place: tuple[int, int]) -> str:
    row = flow.rows(place[0]).rows[place[1]]
    if row.kind == "block" and (not row.value.first or row.value.kind == "item"):
        return "\n"
    return "\n" if row.kind == "user" and not row.first else "\n\n"


def word_at(text: str, place: int) -> tuple[int, int]:
    """The word around a place."""
    start = end = min(place, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return start, end


def matches(text: str, query: str) -> list[tuple[int, int]]:
    """All places of a query, whatever its case."""
    if not query:
        return []
    low, wanted, found, at = text.lower(), query.lower(), [], 0
    while (at := low.find(wanted, at)) >= 0:
        found.append((at, at + len(wanted)))
        at += len(wanted)
    return found


def find_next(flow: Flow, query: str, start: Spot, *, backwards: bool = False) -> Spot | None:
    """The next place of a query after (or before) a spot, around the end."""
    if not query or not flow.turns:
        return None
    count, wanted = len(flow.turns), query.lower()
    step = -1 if backwards else 1
    for away in range(count + 1):
        turn = (start[0] + step * away) % count
        item = flow.turns[turn]
        if not _may_hold(item.user_text, item.answer, wanted, item.live is not None):
            continue
        spots = [
            (turn, row, first)
            for row in range(len(flow.rows(turn).rows))
            for first, _ in matches(text_of(flow, turn, row), query)
        ]
        if backwards:
            spots.reverse()
        if away == 0:
            spots = [spot for spot in spots if (spot < start if backwards else spot > start)]
        if spots:
            return spots[0]
    return None


def _may_hold(user: str, answer: str, wanted: str, live: bool) -> bool:
    # Marks of Markdown may stand between the letters that a reader sees together.
    probe = wanted.split()[0] if wanted.split() else wanted
    return live or probe in user.lower() or probe in answer.lower() or not answer
