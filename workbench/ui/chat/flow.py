"""Where every message of a conversation lies, laying out only what is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbench.traces.events import Record, RunFinished, ToolCallStarted
from workbench.traces.notes import Note
from workbench.ui.chat.heights import HeightIndex
from workbench.ui.chat.layout import LaidOut
from workbench.ui.chat.look import COLUMN_PX, Look
from workbench.ui.chat.row_layout import RowLayouter
from workbench.ui.chat.rows import Row, TurnRows, guess_turn_px
from workbench.ui.chat.turns import TurnModel
from workbench.ui.chat.value_layout import CardView

PAD_PX = 16.0
MOST_LAID_OUT = 240
MOST_TURNS_BUILT = 80


class TurnValue(Protocol):
    """What a conversation gives for one exchange."""

    @property
    def run_id(self) -> str: ...
    @property
    def user_text(self) -> str: ...
    @property
    def records(self) -> Sequence[Record]: ...
    @property
    def branch(self) -> int: ...
    @property
    def branches(self) -> Sequence[str]: ...
    @property
    def end(self) -> RunFinished | None: ...


@dataclass(slots=True)
class TurnItem:
    """One exchange in the flow; ``rows`` exist while it is near the screen."""

    run_id: str
    user_text: str
    records: Sequence[Record] = ()
    branch: int = 0
    branches: Sequence[str] = ()
    answer: str = ""
    live: TurnModel | None = None
    rows: TurnRows | None = None
    views: dict[str, CardView] = field(default_factory=dict)

    @classmethod
    def of(cls, turn: TurnValue) -> TurnItem:
        """Take a stored exchange."""
        answer = turn.end.answer if turn.end else ""
        branches = turn.branches
        return cls(turn.run_id, turn.user_text, turn.records, turn.branch, branches, answer)

    def build(self) -> TurnRows:
        """The rows, folded from the records if there are none yet."""
        if self.rows is None:
            model = self.live
            if model is None:
                model = TurnModel(self.run_id, self.user_text)
                model.take_all(self.records)
            self.rows = TurnRows(model, self.branch, len(self.branches), self.views)
        return self.rows


class Flow:
    """Messages below one another in one column."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.model_titles: dict[str, str] = {}
        self.note_of: Callable[[str], Note | None] = lambda _run_id: None
        self.layouter = RowLayouter(look, self.model_titles, self._note)
        self.turns: list[TurnItem] = []
        self.heights = HeightIndex()
        self.width = float(COLUMN_PX)
        self._laid: OrderedDict[int, Row] = OrderedDict()
        self._built: OrderedDict[int, TurnItem] = OrderedDict()

    @property
    def laid_out_rows(self) -> int:
        """How many rows hold a layout now."""
        return len(self._laid)

    @property
    def total_px(self) -> float:
        return self.heights.total_px + 2 * PAD_PX

    def set_turns(self, turns: list[TurnItem]) -> None:
        """Replace everything."""
        self._forget()
        self.turns = turns
        self.heights = HeightIndex(self._guess(item) for item in turns)

    def prepend(self, turns: list[TurnItem]) -> None:
        """Put older messages above."""
        self.turns[:0] = turns
        self.heights.insert_first([self._guess(item) for item in turns])

    def append(self, item: TurnItem) -> None:
        """Put a message below."""
        self.turns.append(item)
        self.heights.append(self._guess(item))

    def restyle(self, look: Look, width: float) -> None:
        """Other fonts or another width: every height is a guess again."""
        self.look, self.width = look, width
        self.layouter = RowLayouter(look, self.model_titles, self._note)
        turns = self.turns
        self.set_turns(turns)

    def rows(self, turn: int) -> TurnRows:
        """The rows of one exchange, built now if need be."""
        item = self.turns[turn]
        known = item.rows is not None
        rows = item.build()
        self._built[id(item)] = item
        self._built.move_to_end(id(item))
        if not known:
            rows.refresh(self.look, self.width)
            self.heights.set(turn, rows.heights.total_px)
            self._drop_far()
        return rows

    def refresh(self, turn: int) -> None:
        """The model of an exchange has more: bring its rows up to date."""
        rows = self.rows(turn)
        for row in rows.rows[rows.stable :]:
            self._laid.pop(id(row), None)
        rows.refresh(self.look, self.width)
        self.heights.set(turn, rows.heights.total_px)

    def forget_row(self, turn: int, row: int) -> None:
        """A row changed: measure it again when it is seen."""
        found = self.rows(turn).rows[row]
        found.laid, found.measured = None, False
        self._laid.pop(id(found), None)

    def laid(self, turn: int, row: int) -> LaidOut:
        """The layout of a row, made now if need be; its height is then exact."""
        rows = self.rows(turn)
        found = rows.rows[row]
        if found.laid is None:
            found.laid = self.layouter.lay_out(rows, found, self.width)
            if rows.heights.set(row, found.laid.height):
                self.heights.set(turn, rows.heights.total_px)
            found.measured = True
            self._laid[id(found)] = found
            while len(self._laid) > MOST_LAID_OUT:
                _, old = self._laid.popitem(last=False)
                old.laid = None
        elif id(found) in self._laid:
            self._laid.move_to_end(id(found))
        return found.laid

    def top(self, turn: int, row: int = 0) -> float:
        """Where a row begins."""
        inside = self.rows(turn).heights.top(row) if row else 0.0
        return PAD_PX + self.heights.top(turn) + inside

    def find(self, y_px: float) -> tuple[int, int]:
        """Exchange and row at a place."""
        turn = self.heights.find(y_px - PAD_PX)
        rows = self.rows(turn)
        return turn, rows.heights.find(y_px - PAD_PX - self.heights.top(turn))

    def before(self, turn: int, row: int) -> tuple[int, int] | None:
        """The row above."""
        if row > 0:
            return turn, row - 1
        return (turn - 1, len(self.rows(turn - 1).rows) - 1) if turn > 0 else None

    def after(self, turn: int, row: int) -> tuple[int, int] | None:
        """The row below."""
        if row + 1 < len(self.rows(turn).rows):
            return turn, row + 1
        return (turn + 1, 0) if turn + 1 < len(self.turns) else None

    def measure_down(self, y_px: float, height_px: float) -> None:
        """Lay out what a window of some height shows, from its upper edge on."""
        if not self.turns:
            return
        place: tuple[int, int] | None = self.find(y_px)
        while place is not None and self.top(*place) < y_px + height_px:
            self.laid(*place)
            place = self.after(*place)

    def measure_up(self, place: tuple[int, int] | None, height_px: float) -> None:
        """Lay out rows from one upwards, until some height is covered."""
        covered = 0.0
        while place is not None and covered < height_px:
            covered += self.laid(*place).height
            place = self.before(*place)

    def _note(self, run_id: str) -> Note | None:
        return self.note_of(run_id)

    def _guess(self, item: TurnItem) -> float:
        answer = len(item.answer) or 200
        calls = 0
        if len(item.records) < 200:
            calls = sum(isinstance(record.event, ToolCallStarted) for record in item.records)
        return guess_turn_px(len(item.user_text), answer, calls, self.look, self.width)

    def _drop_far(self) -> None:
        while len(self._built) > MOST_TURNS_BUILT:
            key, old = self._built.popitem(last=False)
            if old.live is not None and old.live.end is None:
                self._built[key] = old
                return
            for row in old.rows.rows if old.rows else ():
                self._laid.pop(id(row), None)
            old.rows = None

    def _forget(self) -> None:
        for item in self._built.values():
            item.rows = None
        self._built.clear()
        self._laid.clear()
