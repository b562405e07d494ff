"""Draws a node's card: whole from near, a large title from afar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QStaticText

from workbench.ui.builder.canvas.card_text import (
    BADGE_ICON_PX,
    FAR_INSET_PX,
    CardText,
    FarTitle,
)
from workbench.ui.builder.canvas.face import (
    ICON_PX,
    INSET_PX,
    LABEL_INSET_PX,
    NodeFace,
    NodeShape,
    PortKey,
)
from workbench.ui.builder.canvas.glyphs import draw_port
from workbench.ui.builder.canvas.look import PORTS_FROM, CanvasLook
from workbench.ui.builder.canvas.run_face import RunFace
from workbench.ui.theme.tokens import Sizes

_RADIUS_PX = float(Sizes.card_radius_px)
_FOCUS_PX = float(Sizes.focus_px)
_STATE_BORDERS = frozenset(
    ("running", "paused", "asking", "done", "reused", "failed", "marked")
)
_QUIET = frozenset(("skipped", "waiting"))
_TAIL_LINE_PX = 17
_TAIL_LINES = 2
_FAINT = 0.3
_FAR_ICON_PX = 28.0
_BREAK_PX, _MOST_BREAK_PX = 6.5, 9.0


@dataclass(frozen=True, slots=True)
class Marks:
    """How a card stands out.

    Attributes:
        faded: Something else is looked for.
        before: A run waits before it.
        after: A run waits after it.
    """

    selected: bool = False
    focused: bool = False
    faded: bool = False
    before: bool = False
    after: bool = False


class Drawn(Protocol):
    """What is drawn of a node."""

    face: NodeFace
    parts: NodeShape
    run: RunFace
    marks: Marks
    problems: tuple[str, ...]
    linked: frozenset[PortKey]
    fitting: frozenset[PortKey] | None

    @property
    def text(self) -> CardText: ...
    @property
    def far_title(self) -> FarTitle: ...


def tail_px(look: CanvasLook) -> float:
    """How far below the card the text that is being written reaches."""
    return look.px(_TAIL_LINE_PX) * _TAIL_LINES + 16


def draw_card(painter: QPainter, look: CanvasLook, node: Drawn) -> None:
    """Draw the whole card."""
    card, text = node.parts.card, node.text
    _draw_under(painter, look, node)
    painter.setPen(_border(look, node))
    painter.setBrush(look.brush("surface" if node.run.status in _QUIET else "raised"))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
    _draw_head(painter, look, node, text)
    _draw_ports(painter, look, node, text)
    _draw_footer(painter, look, node, text)
    _draw_breakpoints(painter, look, node)


def draw_block(painter: QPainter, look: CanvasLook, node: Drawn) -> None:
    """Draw the card as it is seen from afar: its title, large, and its state."""
    card, title = node.parts.card, node.far_title
    _draw_under(painter, look, node, far=True)
    painter.setPen(_border(look, node, 2.0))
    painter.setBrush(look.brush("raised"))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
    if title.has_head:
        look.draw_icon(painter, node.face.icon, "muted", INSET_PX, 10, _FAR_ICON_PX)
    _draw_far_state(painter, look, node)
    painter.setFont(title.font)
    painter.setPen(look.pen("text"))
    low = title.line_px * (len(title.lines) - 1) + FAR_INSET_PX + title.line_px * 0.25
    y = card.height() - low
    for line in title.lines:  # plainly: most are seen from afar once, not again and again
        painter.drawText(QPointF(FAR_INSET_PX, y), line)
        y += title.line_px
    if look.zoom >= PORTS_FROM:
        _draw_glyphs(painter, look, node)
    _draw_breakpoints(painter, look, node)


def _draw_far_state(painter: QPainter, look: CanvasLook, node: Drawn) -> None:
    """Draw how far the node is, or that something is wrong with it; else nothing."""
    icon, role = (node.run.icon, node.run.role) if node.run.words else ("circle-alert", "error")
    if not (node.run.words or node.problems):
        return
    x, y = node.parts.card.right() - _FAR_ICON_PX - 10, 10.0
    if not node.far_title.has_head:  # over the corner, as far as an item may paint
        x, y = x + 20, -10.0
        painter.setPen(look.no_pen)
        painter.setBrush(look.brush("window"))
        painter.drawEllipse(QRectF(x, y, _FAR_ICON_PX, _FAR_ICON_PX))
    look.draw_icon(painter, icon, role, x, y, _FAR_ICON_PX)


def _border(look: CanvasLook, node: Drawn, least_px: float = 1.0) -> QPen:
    run, marks = node.run, node.marks
    if run.status in _STATE_BORDERS and run.role != "muted":
        return look.pen(run.role, max(least_px, 1.5 if run.status != "running" else 2.0))
    if marks.selected:
        return look.pen("accent", max(least_px, 1.5))
    if run.status == "skipped":
        return look.pen("muted", least_px, 0.5, dashed=True)
    return look.pen("border", least_px)


def _draw_under(painter: QPainter, look: CanvasLook, node: Drawn, *, far: bool = False) -> None:
    """Draw what lies around and below the card: ring, stack, shadow and running text."""
    card, marks = node.parts.card, node.marks
    painter.setPen(look.no_pen)
    if marks.selected:
        painter.setBrush(look.brush("accent", 0.28))
        painter.drawRoundedRect(card.adjusted(-4, -4, 4, 4), _RADIUS_PX + 4, _RADIUS_PX + 4)
    if node.face.holder:
        painter.setPen(look.pen("border"))
        painter.setBrush(look.brush("surface"))
        for step in (8.5, 4.5):
            behind = card.adjusted(step, step, step - 1, step - 1)
            painter.drawRoundedRect(behind, _RADIUS_PX, _RADIUS_PX)
    elif not marks.selected and not far:
        painter.setBrush(look.brush("shadow", 0.35 if look.dark else 0.07))
        foot = QRectF(0, card.bottom() - 2 * _RADIUS_PX, card.width(), 2 * _RADIUS_PX + 2)
        painter.drawRoundedRect(foot, _RADIUS_PX, _RADIUS_PX)
    if not far and node.text.tail:
        _draw_tail(painter, look, node)
    if marks.focused:
        painter.setPen(look.pen("accent", _FOCUS_PX))
        painter.setBrush(look.no_brush)
        painter.drawRoundedRect(card.adjusted(-5, -5, 5, 5), _RADIUS_PX + 4, _RADIUS_PX + 4)


def _draw_tail(painter: QPainter, look: CanvasLook, node: Drawn) -> None:
    """Draw the newest text on a sheet that hangs below the card."""
    card, line_px = node.parts.card, look.px(_TAIL_LINE_PX)
    top = card.bottom() - _RADIUS_PX
    sheet = QRectF(6.5, top, card.width() - 13, tail_px(look) + _RADIUS_PX - 4)
    painter.setPen(look.pen("border"))
    painter.setBrush(look.brush("sunken"))
    painter.drawRoundedRect(sheet, 6, 6)
    painter.setFont(look.small_font)
    painter.setPen(look.pen("text"))
    y = card.bottom() + 6
    for line in node.text.tail:
        painter.drawStaticText(QPointF(INSET_PX + 2, y), line)
        y += line_px


def _draw_head(painter: QPainter, look: CanvasLook, node: Drawn, text: CardText) -> None:
    parts = node.parts
    middle = parts.title.center().y()
    look.draw_icon(painter, node.face.icon, "muted", INSET_PX, middle - ICON_PX / 2)
    painter.setFont(look.title_font)
    painter.setPen(look.pen("muted" if node.run.status in _QUIET else "text"))
    _draw_text(painter, text.title, parts.title.x(), middle)
    painter.setFont(look.small_font)
    if text.problems is not None:
        _draw_badge(painter, look, node, text, middle)
    if node.face.summary:
        painter.setPen(look.pen("muted"))
        _draw_text(painter, text.summary, parts.summary.x(), parts.summary.center().y())


def _draw_badge(
    painter: QPainter, look: CanvasLook, node: Drawn, text: CardText, middle: float
) -> None:
    """Draw how many problems the node has."""
    right = node.parts.card.right() - 8
    left = right - text.badge_px - 4
    pill = QRectF(left, middle - 10, right - left, 20)
    painter.setPen(look.no_pen)
    painter.setBrush(look.brush("error", 0.14))
    painter.drawRoundedRect(pill, 10, 10)
    icon_y = middle - BADGE_ICON_PX / 2
    look.draw_icon(painter, "circle-alert", "error", left + 5, icon_y, BADGE_ICON_PX)
    painter.setPen(look.pen("error"))
    if text.problems is not None:
        _draw_text(painter, text.problems, left + BADGE_ICON_PX + 8, middle)


def _draw_ports(painter: QPainter, look: CanvasLook, node: Drawn, text: CardText) -> None:
    width, fitting = node.parts.card.width(), node.fitting
    painter.setPen(look.pen("border"))
    label_pen = look.pen("muted")
    painter.setFont(look.small_font)
    for key, place in node.parts.ports.items():
        fits = fitting is None or key in fitting
        if not fits:
            painter.setOpacity(_FAINT)
        label = text.labels[key]
        painter.setPen(label_pen)
        if key[0] == "in":
            x = float(LABEL_INSET_PX)
        else:
            x = width - LABEL_INSET_PX - label.size().width()
        _draw_text(painter, label, x, place.y())
        _draw_glyph(painter, look, node, key)
        if not fits:
            painter.setOpacity(_FAINT if node.marks.faded else 1.0)


def _draw_glyphs(painter: QPainter, look: CanvasLook, node: Drawn) -> None:
    """Draw the ports without their names."""
    for key in node.parts.ports:
        fits = node.fitting is None or key in node.fitting
        if not fits:
            painter.setOpacity(_FAINT)
        _draw_glyph(painter, look, node, key)
        if not fits:
            painter.setOpacity(_FAINT if node.marks.faded else 1.0)


def _draw_glyph(painter: QPainter, look: CanvasLook, node: Drawn, key: PortKey) -> None:
    port = node.face.port(key)
    if port is not None:
        draw_port(
            painter,
            look,
            port.type,
            node.parts.ports[key],
            linked=key in node.linked,
            many=port.port.many and key[0] == "in",
            broken=port.broken,
        )


def _draw_footer(painter: QPainter, look: CanvasLook, node: Drawn, text: CardText) -> None:
    footer, run = node.parts.footer, node.run
    painter.setPen(look.pen("border", 1.0, 0.7))
    y = footer.top() + 0.5
    painter.drawLine(QPointF(1.0, y), QPointF(node.parts.card.width() - 1.0, y))
    middle, x = footer.center().y(), footer.left()
    if run.words:
        look.draw_icon(painter, run.icon, run.role, x, middle - 7, 14)
        x += 20
    painter.setFont(look.small_font)
    painter.setPen(look.pen(run.role if run.words else "muted"))
    _draw_text(painter, text.footer, x, middle)
    if text.aside is not None:
        painter.setPen(look.pen("muted"))
        _draw_text(painter, text.aside, footer.right() - text.aside_px, middle)


def _draw_breakpoints(painter: QPainter, look: CanvasLook, node: Drawn) -> None:
    marks, card = node.marks, node.parts.card
    if not (marks.before or marks.after):
        return
    y = node.parts.title.center().y()
    radius = min(_MOST_BREAK_PX, max(_BREAK_PX, _BREAK_PX / look.zoom * 0.7))
    painter.setPen(look.pen("raised", 2.0))
    painter.setBrush(look.brush("error"))
    for shown, x in ((marks.before, 0.0), (marks.after, card.width())):
        if shown:
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _draw_text(painter: QPainter, text: QStaticText, x: float, middle: float) -> None:
    painter.drawStaticText(QPointF(x, round(middle - text.size().height() / 2)), text)
