"""The texts of a card, cut to their room and laid out once, not at every paint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTransform

from workbench.ui.builder.canvas.breaking import broken, last_lines, visible_lines
from workbench.ui.builder.canvas.face import INSET_PX, NodeFace, NodeShape, PortFace, PortKey
from workbench.ui.builder.canvas.look import CanvasLook
from workbench.ui.builder.canvas.run_face import RunFace
from workbench.ui.builder.words import tr, type_title
from workbench.ui.language.words import counted

BADGE_ICON_PX = 14
FAR_HEAD_PX, FAR_INSET_PX = 42, 10
_STATE_ICON_PX = 20
_MOST_TITLE_LINES = 3


class CardText:
    """What a card says.

    Attributes:
        labels: Of each port.
        tail: Last lines of what is being written.
        aside_px: Width of what stands at the right of the footer.
    """

    def __init__(
        self, face: NodeFace, parts: NodeShape, look: CanvasLook, run: RunFace, problems: int
    ) -> None:
        self._face, self._parts, self._look = face, parts, look
        self.problems = _static(str(problems), look.small_font) if problems else None
        badge_px = look.width(str(problems), "small") + BADGE_ICON_PX + 8 if problems else 0.0
        self.badge_px = badge_px
        self._title_px = parts.title.width() - badge_px
        self.title = self._cut(face.title, look.title_font, look.title_metrics, self._title_px)
        self.summary = self._cut(
            face.summary, look.small_font, look.small_metrics, parts.summary.width()
        )
        left_px, right_px = parts.label_px
        self.labels: dict[PortKey, QStaticText] = {}
        for port in face.inputs:
            self.labels["in", port.name] = self._label(port, left_px)
        for port in face.outputs:
            self.labels["out", port.name] = self._label(port, right_px)
        self.set_run(run)

    def set_run(self, run: RunFace) -> None:
        """Say how far the node is."""
        look, room = self._look, self._parts.footer.width()
        small = look.small_metrics
        aside = run.aside or (self._handling() if not run.words else "")
        self.aside_px = small.horizontalAdvance(aside)
        self.aside = _static(aside, look.small_font) if aside else None
        room -= self.aside_px + 8 if aside else 0.0
        words = run.words or self._face.kind_title
        room -= _STATE_ICON_PX if run.words else 0.0
        self.footer = self._cut(words, look.small_font, small, room)
        tail_px = self._parts.card.width() - 2 * INSET_PX
        lines = last_lines(visible_lines(run.tail), tail_px, look.small_ruler)
        self.tail = [_static(line, look.small_font) for line in lines]

    def port_words(self, key: PortKey) -> str:
        """A port in words: title, type, and what it needs."""
        port = self._face.port(key)
        if port is None:
            return ""
        words = [port.title, type_title(port.type)]
        if port.broken:
            words.append(tr("this port is no longer there"))
        elif key[0] == "in":
            if port.port.many:
                words.append(tr("takes several links"))
            words.append(tr("required") if port.port.required else tr("may stay empty"))
        return " · ".join(words)

    def whole_words(self, at: QPointF) -> str:
        """What does not fit into its room at a place of the card, in full."""
        face, look = self._face, self._look
        cut_title = look.width(face.title, "title") > self._title_px
        if at.y() < self._parts.title.bottom() - 3:
            return face.title if cut_title else ""
        cut_summary = look.width(face.summary, "small") > self._parts.summary.width()
        if face.summary and self._parts.summary.contains(at):
            return face.summary if cut_summary else ""
        return ""

    def _label(self, port: PortFace, room_px: float) -> QStaticText:
        look = self._look
        return self._cut(port.title, look.small_font, look.small_metrics, room_px)

    def _handling(self) -> str:
        """What happens around the work, in short."""
        handling, said = self._face.handling, []
        if handling.retries:
            said.append(counted(handling.retries, "%Ln retry", "%Ln retries"))
        if handling.time_limit_s is not None:
            said.append(tr("≤ {0:g} s").format(handling.time_limit_s))
        if handling.on_error == "fallback":
            said.append(tr("fallback"))
        return " · ".join(said)

    def _cut(
        self, text: str, font: QFont, metrics: QFontMetricsF, room_px: float
    ) -> QStaticText:
        if metrics.horizontalAdvance(text) > room_px:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)
        return _static(text, font)


@dataclass(frozen=True, slots=True)
class FarTitle:
    """The title as it is read from afar.

    Attributes:
        line_px: From one line to the next.
        has_head: There is room above it for the icon.
    """

    lines: tuple[str, ...]
    font: QFont
    line_px: float
    has_head: bool


def far_title(face: NodeFace, parts: NodeShape, look: CanvasLook) -> FarTitle:
    """The title as large as is wanted at the zoom in use, or as its card has room for.

    Where even the smallest that can be read is too large, it is cut.
    """
    room = parts.card.width() - 2 * FAR_INSET_PX
    whole = " ".join(face.title.split())
    found = None
    for size_px in look.far_sizes:
        font, ruler = look.far(size_px)
        line_px = ruler.metrics.height()
        for head_px in (FAR_HEAD_PX, FAR_INSET_PX):
            high = parts.card.height() - head_px - FAR_INSET_PX
            most = max(1, min(_MOST_TITLE_LINES, int(high // line_px)))
            lines = broken(face.title, room, ruler, most)
            found = FarTitle(tuple(lines), font, line_px, head_px == FAR_HEAD_PX)
            if " ".join(lines) == whole:
                return found
    return found or FarTitle((), look.far_font, 0.0, has_head=True)


def _static(text: str, font: QFont) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(QTransform(), font)
    return made
