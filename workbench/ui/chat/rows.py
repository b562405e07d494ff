"""An exchange as rows: each is measured and drawn on its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.ui.chat.blocks import PIECE_CHARACTERS, Block
from workbench.ui.chat.heights import HeightIndex
from workbench.ui.chat.layout import LaidOut
from workbench.ui.chat.look import Look
from workbench.ui.chat.turns import (
    CallPart,
    Part,
    TextPart,
    ThoughtPart,
    TurnModel,
)
from workbench.ui.chat.value_layout import CardView

RowKind = Literal["user", "role", "block", "thought", "call", "broken", "end", "footer"]
Stop = Literal["", "user", "answer", "call"]


@dataclass(slots=True)
class Row:
    """One row; ``laid`` is its layout while it is near the screen.

    Attributes:
        key: Names a card or thought, so that it stays as the user left it.
        stop: What kind of keyboard stop this row is.
    """

    kind: RowKind
    value: Any = None
    key: str = ""
    stop: Stop = ""
    first: bool = True
    last: bool = True
    laid: LaidOut | None = None
    measured: bool = False


@dataclass(slots=True)
class TurnRows:
    """The rows of one exchange. The first ``stable`` ones do not change any more."""

    model: TurnModel
    branch: int = 0
    branches: int = 1
    views: dict[str, CardView] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    heights: HeightIndex = field(default_factory=HeightIndex)
    stable: int = 0
    part: int = 0
    blocks: int = 0
    look: Look | None = None
    width: float = 0.0

    def refresh(self, look: Look, width: float) -> None:
        """Bring the rows up to date with the model; what is finished stays untouched."""
        self.look, self.width = look, width
        if not self.rows:
            self._begin()
        del self.rows[self.stable :]
        self.heights.cut(self.stable)
        parts = self.model.parts
        while self.part < len(parts):
            if not self._part(parts[self.part]):
                break
            self.part += 1
            self.blocks = 0
        self.stable = len(self.rows)
        if self.part < len(parts):
            self._open(parts[self.part])
        end = self.model.end
        if end is not None and end.end != "answered":
            self._add(Row("end", end, stop="call", key="end"))
        self._add(Row("footer", self.model))

    def invalidate_call(self, span_id: str) -> None:
        """A card changed: measure it again."""
        for row in self.rows:
            if row.key == span_id:
                row.laid, row.measured = None, False

    def code_at(self, row: int) -> str:
        """The code block that begins with this row, whole."""
        pieces = []
        for item in self.rows[row:]:
            if item.kind != "block" or item.value.kind != "code":
                break
            pieces.append(item.value.text)
            if item.value.last:
                break
        return "\n".join(pieces)

    def _begin(self) -> None:
        text = self.model.user_text
        pieces = _pieces(text) or [""]
        for number, piece in enumerate(pieces):
            first, last = number == 0, number == len(pieces) - 1
            self._add(Row("user", piece, stop="user" if first else "", first=first, last=last))
        self._add(Row("role", self.model, stop="answer"))
        self.stable = len(self.rows)

    def _part(self, part: Part) -> bool:
        """Add what is finished of a part; whether all of it is."""
        if isinstance(part, TextPart):
            committed = part.stream.committed
            for block in committed[self.blocks :]:
                self._add(Row("block", block))
            self.blocks = len(committed)
            return part.closed
        if isinstance(part, ThoughtPart):
            if part.closed:
                self._add(Row("thought", part, key=f"thought:{self.part}", stop="call"))
            return part.closed
        if isinstance(part, CallPart):
            self._add(Row("call", part, key=part.started.span_id, stop="call"))
        else:
            self._add(Row("broken", part, key=f"broken:{self.part}", stop="call"))
        return True

    def _open(self, part: Part) -> None:
        if isinstance(part, TextPart):
            for block in part.stream.tail():
                self._add(Row("block", block))
        elif isinstance(part, ThoughtPart):
            self._add(Row("thought", part, key=f"thought:{self.part}", stop="call"))

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self.heights.append(estimate(row, self.look, self.width))


def estimate(row: Row, look: Look | None, width: float) -> float:
    """A guess of a row's height, before it is laid out."""
    line_px = float(look.line_px) if look else 24.0
    per_line = max(10.0, width * (look.characters_per_px if look else 0.13))
    if row.kind == "user":
        return 24 + (1 + len(row.value) // (per_line * 0.8)) * line_px
    if row.kind != "block":
        return {"role": 34.0, "footer": 40.0, "end": 60.0}.get(row.kind, 48.0)
    block: Block = row.value
    if block.kind == "code" and look:
        lines = block.text.count("\n") + 1
        return (40.0 if block.first else 0.0) + lines * look.mono_line_px
    if block.kind == "table":
        return (len(block.rows) + 1) * (line_px + 9)
    return 8 + (1 + len(block.text) // per_line) * line_px


def guess_turn_px(user: int, answer: int, calls: int, look: Look, width: float) -> float:
    """A guess of a whole exchange's height from its numbers of characters."""
    per_line = max(10.0, width * look.characters_per_px)
    lines = 2 + user / (per_line * 0.8) + answer / per_line * 1.25
    return 110 + lines * look.line_px + calls * 48


def _pieces(text: str) -> list[str]:
    if len(text) <= PIECE_CHARACTERS:
        return [text]
    pieces, rest = [], text
    while rest:
        cut = len(rest)
        if cut > PIECE_CHARACTERS:
            cut = (
                rest.rfind("\n", 1, PIECE_CHARACTERS) + 1
                or rest.rfind(" ", 1, PIECE_CHARACTERS) + 1
                or PIECE_CHARACTERS
            )
        pieces.append(rest[:cut].rstrip("\n"))
        rest = rest[cut:]
    return pieces
