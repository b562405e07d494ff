"""Lays out the rows of an exchange, each on its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from workbench.traces.events import RunFinished
from workbench.traces.notes import Note
from workbench.ui.chat.block_layout import BlockLayouter, visible_lines
from workbench.ui.chat.card import CardLayouter
from workbench.ui.chat.inline import InlineParser, visible
from workbench.ui.chat.layout import Fill, LaidOut, Picture, Target, make_text
from workbench.ui.chat.look import Look
from workbench.ui.chat.rows import Row, TurnRows
from workbench.ui.chat.turns import (
    TurnModel,
)
from workbench.ui.chat.value_layout import CardView
from workbench.ui.chat.words import END_WORDS, figures_words, live_words, tr
from workbench.ui.language import messages


class RowLayouter:
    """Lays out rows of every kind for one look.

    Args:
        titles: What a person calls the models, by their ids.
        note_of: What is noted about a run, by its id, if it is known.
    """

    def __init__(
        self,
        look: Look,
        titles: Mapping[str, str],
        note_of: Callable[[str], Note | None] = lambda _run_id: None,
    ) -> None:
        self.look, self._titles, self._note_of = look, titles, note_of
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
        model_title = self._titles.get(model.model_id, model.model_id)
        words = [visible(word) for word in (model.agent_title, model_title) if word]
        made = make_text(
            " · ".join(words) or tr("Assistant"), look.small, width, 20, look.colours["muted"]
        )
        laid.add_text(made, 0, 12, selectable=False)
        return laid

    def _thought(self, row: Row, opened: bool, width: float) -> LaidOut:
        laid, look, part = LaidOut(32.0), self.look, row.value
        word = tr("Thought") if part.closed else tr("Thinking")
        said = [visible(part.title) or word, visible(part.note)]
        if part.tokens:
            said.append(f"{part.tokens} " + tr("tokens"))
        words = " · ".join(filter(None, said))
        made = make_text(words, look.small, width - 30, 28, look.colours["muted"], wrap=False)
        icon = "chevron-down" if opened else "chevron-right"
        laid.pictures.append(Picture(0, 6, icon if part.source else "check"))
        laid.add_text(made, 22, 0, selectable=False)
        if part.source:
            place = QRectF(0, 0, made.width + 30, 28)
            laid.targets.append(Target(place, "toggle", None, said[0]))
        if opened and part.source:
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
        message = visible_lines(messages.said(end.message)) or END_WORDS[end.end]
        if end.hint:
            message += "\n" + visible_lines(messages.said(end.hint))
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
        self._notes(laid, model.run_id)
        if turn.branches > 1:
            self._branches(laid, turn)
        text = figures_words(model)
        if text:
            advance = QFontMetricsF(look.small).horizontalAdvance(text)
            made = make_text(text, look.small, 600, 28, look.colours["muted"], wrap=False)
            laid.add_text(made, width - advance, 3, selectable=False)
        return laid

    def _notes(self, laid: LaidOut, run_id: str) -> None:
        """Thumbs and bookmark; what is set stays in view."""
        note = self._note_of(run_id) or Note(run_id)
        x = 84.0
        for action, icon, name, role in (
            ("note_up", "thumbs-up", tr("Good answer"), "success" if note.rating > 0 else ""),
            ("note_down", "thumbs-down", tr("Bad answer"), "error" if note.rating < 0 else ""),
            ("note_bookmark", "bookmark", tr("Bookmark"), "accent" if note.bookmarked else ""),
        ):
            laid.pictures.append(Picture(x + 6, 9, icon, role or "muted", reveal=not role))
            laid.targets.append(Target(QRectF(x, 3, 28, 28), action, None, name, not role))
            x += 30

    def _branches(self, laid: LaidOut, turn: TurnRows) -> None:
        look, x = self.look, 182.0
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


def row_text(row: Row, layouter: RowLayouter, turn: TurnRows, width: float) -> str:
    """The text of a row as it is selected and copied."""
    if row.laid is not None:
        return row.laid.text
    return layouter.lay_out(turn, row, width).text
