"""An exchange as rows: each is measured and drawn on its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from workbench.traces.events import RunFinished
from workbench.ui.chat.block_layout import BlockLayouter, visible_lines
from workbench.ui.chat.blocks import PIECE_CHARACTERS, Block
from workbench.ui.chat.card import CardLayouter, CardView, seconds, tr
from workbench.ui.chat.heights import HeightIndex
from workbench.ui.chat.inline import InlineParser, visible
from workbench.ui.chat.layout import Fill, LaidOut, Picture, Target, make_text
from workbench.ui.chat.look import Look
from workbench.ui.chat.turns import (
    CallPart,
    Part,
    TextPart,
    ThoughtPart,
    TurnModel,
)

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


class RowLayouter:
    """Lays out rows of every kind for one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._blocks = BlockLayouter(look, InlineParser())
        self._cards = CardLayouter(look, self._blocks)

    def lay_out(self, turn: TurnRows, row: Row, width: float) -> LaidOut:
        """Lay out one row of an exchange."""
        kind, running = row.kind, turn.model.end is None
        if kind == "block":
            return self._blocks.lay_out(row.value, width)
        if kind == "user":
            return self._user(row, width)
        if kind == "call":
            view = turn.views.get(row.key, CardView())
            return self._cards.lay_out(row.value, view, width, running)
        if kind == "broken":
            opened = turn.views.get(row.key, CardView()).opened
            return self._cards.lay_out_broken(row.value, opened, width)
        if kind == "thought":
            return self._thought(row, turn.views.get(row.key, CardView()).opened, width)
        if kind == "role":
            return self._role(turn.model, width)
        return self._end(row.value, width) if kind == "end" else self._footer(turn, width)

    def _user(self, row: Row, width: float) -> LaidOut:
        laid, look = LaidOut(), self.look
        text = visible_lines(str(row.value))
        made = make_text(text, look.body, width * 0.8 - 28, look.line_px, look.colours["text"])
        block = made.width + 28 if row.first and row.last else width * 0.8
        top = 18.0 if row.first else 0.0
        pad_top, pad_bottom = (9.0 if row.first else 0.0), (9.0 if row.last else 0.0)
        laid.height = top + pad_top + made.height + pad_bottom
        left = width - block
        rect = QRectF(left, top, block, laid.height - top)
        radius = 10.0 if row.first and row.last else 0.0
        laid.fills.append(Fill(rect, "accent_weak", radius_px=radius))
        laid.add_text(made, left + 14, top + pad_top)
        if row.first:
            self._actions(
                laid, [("edit", "pencil", tr("Edit")), ("copy_user", "copy", tr("Copy"))],
                left - 66, top + 4,
            )  # fmt: skip
        return laid

    def _role(self, model: TurnModel, width: float) -> LaidOut:
        laid, look = LaidOut(34.0), self.look
        words = [visible(word) for word in (model.agent_title, model.model_id) if word]
        made = make_text(
            " · ".join(words) or tr("Assistant"), look.small, width, 20, look.colours["muted"]
        )
        laid.add_text(made, 0, 12, selectable=False)
        return laid

    def _thought(self, row: Row, opened: bool, width: float) -> LaidOut:
        laid, look, part = LaidOut(32.0), self.look, row.value
        word = tr("Thought") if part.closed else tr("Thinking")
        made = make_text(
            f"{word} · {part.tokens} " + tr("tokens"), look.small, 400, 28,
            look.colours["muted"], wrap=False,
        )  # fmt: skip
        laid.pictures.append(Picture(0, 6, "chevron-down" if opened else "chevron-right"))
        laid.add_text(made, 22, 0, selectable=False)
        laid.targets.append(Target(QRectF(0, 0, made.width + 30, 28), "toggle", None, word))
        if opened:
            text = visible_lines("".join(part.source).strip())
            inside = make_text(
                text, look.small, width - 22, look.small_line_px, look.colours["muted"]
            )
            laid.add_text(inside, 22, 28)
            laid.fills.append(Fill(QRectF(7, 28, 2, inside.height), "border"))
            laid.height = 36 + inside.height
        return laid

    def _end(self, end: RunFinished, width: float) -> LaidOut:
        laid, look = LaidOut(), self.look
        failed = end.end == "failed"
        role = "error" if failed else "muted"
        icon = {"cancelled": "circle-stop", "failed": "circle-x"}.get(end.end, "hourglass")
        message = visible_lines(end.message) or END_WORDS[end.end]
        if end.hint:
            message += "\n" + visible_lines(end.hint)
        made = make_text(message, look.body, width - 200, look.line_px, look.colours["text"])
        laid.pictures.append(Picture(0, 12 + (look.line_px - 16) / 2, icon, role))
        laid.add_text(made, 26, 12)
        again = end.end in ("failed", "cancelled", "interrupted")
        action, word = (
            ("regenerate", tr("Try again")) if again else ("continue", tr("Continue"))
        )
        button = make_text(word, look.small, 160, 28, look.colours["accent"], wrap=False)
        place = QRectF(width - button.width - 24, 9, button.width + 24, 28)
        laid.fills.append(Fill(place, "surface", "border", 6.0))
        laid.add_text(button, place.x() + 12, 9, selectable=False)
        laid.targets.append(Target(place, action, None, word))
        laid.height = 16 + made.height
        return laid

    def _footer(self, turn: TurnRows, width: float) -> LaidOut:
        laid, look, model = LaidOut(40.0), self.look, turn.model
        if model.end is None:
            made = make_text(
                live_words(model), look.small, width, 26, look.colours["muted"], wrap=False
            )
            laid.fills.append(Fill(QRectF(0, 14, 6, 6), "accent", radius_px=3.0))
            laid.add_text(made, 14, 4, selectable=False)
            return laid
        self._actions(
            laid,
            [
                ("copy_answer", "copy", tr("Copy answer")),
                ("regenerate", "refresh-cw", tr("Regenerate")),
                ("open_trace", "activity", tr("Show in trace")),
            ],
            -6, 3,
        )  # fmt: skip
        if turn.branches > 1:
            self._branches(laid, turn)
        text = figures_words(model)
        if text:
            advance = QFontMetricsF(look.small).horizontalAdvance(text)
            made = make_text(text, look.small, 600, 28, look.colours["muted"], wrap=False)
            laid.add_text(made, width - advance, 3, selectable=False)
        return laid

    def _branches(self, laid: LaidOut, turn: TurnRows) -> None:
        look, x = self.look, 92.0
        made = make_text(
            f"{turn.branch + 1}/{turn.branches}", look.small, 80, 28, look.colours["muted"]
        )
        laid.pictures += [
            Picture(x + 6, 9, "chevron-left"),
            Picture(x + 36 + made.width, 9, "chevron-right"),
        ]
        laid.add_text(made, x + 28, 3, selectable=False)
        back = Target(QRectF(x, 3, 28, 28), "branch", -1, tr("Previous version"))
        ahead = QRectF(x + 29 + made.width, 3, 28, 28)
        laid.targets += [back, Target(ahead, "branch", 1, tr("Next version"))]

    def _actions(
        self, laid: LaidOut, actions: list[tuple[str, str, str]], x: float, y: float
    ) -> None:
        for action, icon, name in actions:
            laid.pictures.append(Picture(x + 6, y + 6, icon, reveal=True))
            laid.targets.append(Target(QRectF(x, y, 28, 28), action, None, name, True))
            x += 30


END_WORDS = {
    "answered": "",
    "step_limit": "The agent used all its steps.",
    "time_limit": "The agent used all its time.",
    "token_limit": "The answer reached its length limit.",
    "cancelled": "You stopped this answer.",
    "failed": "The run failed.",
    "interrupted": "The program closed before this answer was finished.",
}


def live_words(model: TurnModel) -> str:
    """What a run is doing right now."""
    if model.state == "reading" and model.prompt is not None:
        whole, cached = model.prompt.prompt_tokens, model.prompt.cached_tokens
        fresh = whole - cached
        count = f"{fresh:,}".replace(",", "\u202f")
        said = tr("reading prompt") + f" · {count} " + tr("new tokens")
        if model.read_tokens <= cached or fresh <= 0:
            return said
        share = (model.read_tokens - cached) / fresh
        return f"{said} · {min(100, round(100 * share))} %"
    words = {
        "queued": tr("queued"),
        "reading": tr("reading prompt"),
        "thinking": tr("thinking"),
        "writing": tr("writing"),
        "tool": tr("using a tool"),
        "asking": tr("waiting for your decision"),
        "done": "",
    }
    return words[model.state]


def figures_words(model: TurnModel) -> str:
    """The muted figures below an answer."""
    figures = model.figures
    if figures is None:
        return seconds(model.end.duration_s) if model.end and model.end.duration_s else ""
    words = [f"{figures.new_tokens} tokens", seconds(figures.duration_s)]
    if figures.time_to_first_token_s:
        words.insert(0, f"{figures.time_to_first_token_s:.2f} s")
    # A stopped call reports no speed; a zero would be a lie.
    if figures.tokens_per_s:
        words.insert(0, f"{figures.tokens_per_s:.0f} tok/s")
    return " · ".join(words)


def row_text(row: Row, layouter: RowLayouter, turn: TurnRows, width: float) -> str:
    """The text of a row as it is selected and copied."""
    if row.laid is not None:
        return row.laid.text
    return layouter.lay_out(turn, row, width).text
