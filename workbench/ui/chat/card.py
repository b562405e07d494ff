"""Lays out the card of a tool call: one line until it is opened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from workbench.traces.events import ToolCallFinished
from workbench.ui.chat.block_layout import BlockLayouter
from workbench.ui.chat.inline import visible
from workbench.ui.chat.jsonlines import one_line
from workbench.ui.chat.layout import Fill, LaidOut, Picture, Target, make_text
from workbench.ui.chat.look import Look
from workbench.ui.chat.turns import BrokenPart, CallPart
from workbench.ui.chat.value_layout import PAD_PX, CardView, ValueLayouter
from workbench.ui.chat.words import call_state, seconds, tr
from workbench.ui.language.messages import said

_LINE_PX = 36.0


class CardLayouter:
    """Makes the rows of tool calls for one look."""

    def __init__(self, look: Look, blocks: BlockLayouter) -> None:
        self._look = look
        self._values = ValueLayouter(look, blocks)

    def lay_out(self, part: CallPart, view: CardView, width: float, running: bool) -> LaidOut:
        """Lay out a call."""
        row = LaidOut()
        top = 6.0
        opened = view.opened or (part.waiting and running)
        icon, role, word = call_state(part, running)
        self._head(row, part, (icon, role, word), top, width, opened)
        y = top + _LINE_PX
        if opened:
            y = self._body(row, part, view, y, width)
        row.height = y + 6.0
        ground = Fill(QRectF(0, top, width, y - top), "surface", "border", 8.0)
        row.fills.insert(0, ground)
        return row

    def lay_out_broken(self, part: BrokenPart, opened: bool, width: float) -> LaidOut:
        """Lay out a call that could not be read."""
        row, top = LaidOut(), 6.0
        name = visible(part.event.name) or tr("tool call")
        row.pictures.append(Picture(PAD_PX, top + 10, "triangle-alert", "warning"))
        x = self._word(row, name, PAD_PX + 26, top, self._look.mono, "text")
        note = tr("could not be carried out: ") + " ".join(visible(part.event.answer).split())
        room = width - x - 44
        self._word(row, self._elided(note, room), x + 10, top, self._look.small, "muted")
        self._chevron(row, opened, top, width)
        y = top + _LINE_PX
        if opened:
            y = self._section(row, tr("What the model wrote"), y)
            y = self._values.plain(row, part.event.raw, y, width)
            y = self._section(row, tr("What it was told"), y)
            y = self._values.plain(row, part.event.answer, y, width) + 8
        row.height = y + 6.0
        row.fills.insert(0, Fill(QRectF(0, top, width, y - top), "surface", "border", 8.0))
        return row

    # -- the line

    def _head(
        self, row: LaidOut, part: CallPart, state: tuple[str, str, str], top: float,
        width: float, opened: bool,
    ) -> None:  # fmt: skip
        icon, role, word = state
        look, finished = self._look, part.finished
        row.pictures.append(Picture(PAD_PX, top + 10, icon, role))
        x = self._word(row, visible(part.started.name), PAD_PX + 26, top, look.mono, "text")
        right = width - 40.0
        figure = seconds(finished.duration_s) if finished and not finished.denied else word
        taken = QFontMetricsF(look.small).horizontalAdvance(figure)
        self._word(row, figure, right - taken, top, look.small, "muted")
        right -= taken + 12
        result = ""
        if finished and not finished.denied:
            result = "→ " + visible(one_line(_told(finished), 120))
        room = max(0.0, right - x - 20)
        asked = QFontMetricsF(look.mono).horizontalAdvance(
            visible(one_line(part.started.arguments, 120))
        )
        result_room = min(
            QFontMetricsF(look.mono).horizontalAdvance(result),
            max(room * 0.45, room - asked - 10),
        )
        arguments = visible(one_line(part.started.arguments, 120))
        shown = self._elided(arguments, room - result_room - 10, look.mono)
        x = self._word(row, shown, x + 10, top, look.mono, "muted")
        if result:
            shown = self._elided(result, result_room + 4, look.mono)
            tone = "error" if finished and finished.failed else "text"
            self._word(row, shown, x + 10, top, look.mono, tone)
        self._chevron(row, opened, top, width)

    def _chevron(self, row: LaidOut, opened: bool, top: float, width: float) -> None:
        name = "chevron-down" if opened else "chevron-right"
        row.pictures.append(Picture(width - 28, top + 10, name))
        what = tr("Close") if opened else tr("Open")
        row.targets.append(Target(QRectF(0, top, width, _LINE_PX), "toggle", None, what))

    def _word(
        self, row: LaidOut, text: str, x: float, top: float, font: QFont, role: str
    ) -> float:
        made = make_text(text, font, 4000, _LINE_PX, self._look.colours[role], wrap=False)
        row.add_text(made, x, top, separator=" ")
        return x + made.width

    def _elided(self, text: str, room: float, font: QFont | None = None) -> str:
        metrics = QFontMetricsF(font or self._look.small)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))

    # -- the inside

    def _body(
        self, row: LaidOut, part: CallPart, view: CardView, y: float, width: float
    ) -> float:
        started, finished = part.started, part.finished
        given = part.given
        arguments = given.arguments if given and given.arguments else started.arguments
        y = self._section(row, tr("Arguments"), y)
        y = self._values.lay_out(row, arguments, "arguments", view, y, width)
        if started.repaired:
            y = self._section(row, tr("Mended: ") + visible(started.repaired), y)
            y = self._values.plain(row, started.raw, y, width)
        if part.asked is not None:
            y = self._section(row, tr("May touch"), y)
            y = self._values.prose(row, said(part.asked.touches), y, width)
        if given is not None:
            words = {
                "allow_once": tr("You allowed this once"),
                "allow_always": tr("Always allowed for this agent"),
                "deny": tr("You denied this"),
            }
            y = self._section(row, words[given.decision], y)
        if finished is not None:
            title = tr("Failure") if finished.failed else tr("Result")
            title += tr(" (cut to the size limit)") if finished.truncated else ""
            y = self._section(row, title, y)
            y = self._values.lay_out(row, _told(finished), "result", view, y, width)
        return self._buttons(row, part, view, y)

    def _buttons(self, row: LaidOut, part: CallPart, view: CardView, y: float) -> float:
        x = PAD_PX - 6
        buttons = [
            ("copy_call", tr("Copy"), "copy"),
            ("raw", tr("Tree") if view.raw else tr("Raw"), "braces"),
            ("open_trace", tr("Show in trace"), "activity"),
        ]
        if part.finished is not None:
            buttons.insert(
                2, ("retry_call", tr("Try again with edited arguments"), "rotate-ccw")
            )
        for action, text, icon in buttons:
            made = make_text(
                text, self._look.small, 400, 26, self._look.colours["muted"], wrap=False
            )
            row.pictures.append(Picture(x + 6, y + 9, icon))
            row.add_text(made, x + 27, y + 4, selectable=False)
            place = QRectF(x, y + 4, made.width + 36, 26)
            row.targets.append(Target(place, action, None, text))
            x += made.width + 42
        return y + 38

    def _section(self, row: LaidOut, title: str, y: float) -> float:
        made = make_text(
            title, self._look.small, 600, self._look.small_line_px, self._look.colours["muted"]
        )
        row.add_text(made, PAD_PX, y + 4)
        return y + made.height + 6


def _told(finished: ToolCallFinished) -> str:
    """What a call gave; why it failed is said in the language."""
    return said(finished.result) if finished.failed else finished.result
