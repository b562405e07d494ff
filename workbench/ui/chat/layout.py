"""What one row looks like after layout: boxes of text, fills, icons and places to press.

Text is laid out with QTextLayout only. It knows no resources, no HTML and no links, so nothing
a model writes can make the program fetch or open anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from workbench.ui.chat.look import Look

LINE_END = "\u2028"


@dataclass(slots=True)
class Box:
    """Laid-out text at a place; ``start`` is where its text begins in the row's text."""

    layout: QTextLayout
    x: float
    y: float
    start: int
    length: int
    selectable: bool = True
    reveal: bool = False


@dataclass(slots=True)
class Fill:
    """A filled, possibly rounded rectangle; colours by role."""

    rect: QRectF
    role: str = ""
    border: str = ""
    radius_px: float = 0.0


@dataclass(slots=True)
class Picture:
    """An icon."""

    x: float
    y: float
    name: str
    role: str = "muted"
    reveal: bool = False


@dataclass(slots=True)
class Target:
    """A place to press. ``reveal``: only there while its message is hovered or focused."""

    rect: QRectF
    action: str
    value: Any = None
    name: str = ""
    reveal: bool = False


@dataclass(slots=True)
class LaidOut:
    """One row, ready to be drawn."""

    height: float = 0.0
    text: str = ""
    boxes: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def add_text(
        self, made: Made, x: float, y: float, *, separator: str = "\n", selectable: bool = True,
        reveal: bool = False,
    ) -> None:  # fmt: skip
        """Put a text; ``separator`` stands before it in the row's text if there is any."""
        if not selectable:
            self.boxes.append(Box(made.layout, x, y, 0, 0, False, reveal))
            return
        if self.text or any(box.selectable for box in self.boxes):
            self.text += separator
        self.boxes.append(Box(made.layout, x, y, len(self.text), len(made.text)))
        self.text += made.text

    def position_at(self, x: float, y: float) -> int:
        """The place in the row's text nearest to a point."""
        best, nearest = 0, float("inf")
        for box in self.boxes:
            if not box.selectable:
                continue
            rect = box.layout.boundingRect()
            away_y = max(box.y - y, 0.0, y - box.y - rect.height())
            away_x = max(box.x - x, 0.0, x - box.x - rect.width())
            if away_y * 1000 + away_x < nearest:
                nearest, best = away_y * 1000 + away_x, box.start + _cursor(box, x, y)
        return best

    def target_at(self, x: float, y: float) -> Target | None:
        """What can be pressed at a point."""
        return next((t for t in reversed(self.targets) if t.rect.contains(x, y)), None)


@dataclass(slots=True)
class Made:
    """A text layout with its size."""

    layout: QTextLayout
    text: str
    height: float
    width: float


def _cursor(box: Box, x: float, y: float) -> int:
    for number in range(box.layout.lineCount()):
        line = box.layout.lineAt(number)
        if y - box.y < line.y() + line.height() or number == box.layout.lineCount() - 1:
            place = line.xToCursor(x - box.x)
            return int(place[0] if isinstance(place, tuple) else place)
    return 0


def format_range(start: int, length: int, kind: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for a stretch of text."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, kind
    return made


def make_text(
    text: str, font: QFont, width: float, line_px: float, colour: QColor, *,
    ranges: Sequence[QTextLayout.FormatRange] = (), anywhere: bool = False, align: str = "left",
    wrap: bool = True,
) -> Made:  # fmt: skip
    """Lay out a text in lines of one height."""
    layout = QTextLayout(text.replace("\n", LINE_END), font)
    layout.setCacheEnabled(True)  # it is drawn at every frame, and shaped only once
    option = QTextOption()
    mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    if anywhere:
        mode = QTextOption.WrapMode.WrapAnywhere
    option.setWrapMode(mode if wrap else QTextOption.WrapMode.NoWrap)
    if align != "left":
        to = Qt.AlignmentFlag.AlignRight if align == "right" else Qt.AlignmentFlag.AlignHCenter
        option.setAlignment(to)
    if anywhere:
        option.setTabStopDistance(28.0)
    layout.setTextOption(option)
    base = QTextCharFormat()
    base.setForeground(colour)
    layout.setFormats([format_range(0, len(text) + 1, base), *ranges])
    height, widest = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20.0, width))
        step = max(line_px, line.height())
        line.setPosition(QPointF(0, height + (step - line.height()) / 2))
        height += step
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return Made(layout, text, max(height, line_px), widest)


def draw(
    painter: QPainter, row: LaidOut, origin: QPointF, look: Look, *,
    selection: tuple[int, int] | None = None, marks: Sequence[tuple[int, int]] = (),
    revealed: bool = False, hovered: Target | None = None,
) -> None:  # fmt: skip
    """Draw one row at a place."""
    for fill in row.fills:
        _draw_fill(painter, fill, origin, look)
    if hovered is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colours["hover"])
        painter.drawRoundedRect(hovered.rect.translated(origin), 6, 6)
    for picture in row.pictures:
        if revealed or not picture.reveal:
            at = QPointF(origin.x() + picture.x, origin.y() + picture.y)
            painter.drawPixmap(at, look.picture(picture.name, picture.role))
    seen = QRectF(painter.viewport())
    for box in row.boxes:
        if box.reveal and not revealed:
            continue
        at = QPointF(origin.x() + box.x, origin.y() + box.y)
        chosen = _chosen(box, selection, marks, look) if box.selectable else []
        box.layout.draw(painter, at, chosen, seen)


def _draw_fill(painter: QPainter, fill: Fill, origin: QPointF, look: Look) -> None:
    rect = fill.rect.translated(origin)
    border = look.colours[fill.border] if fill.border else None
    painter.setPen(QPen(border, 1.0) if border else Qt.PenStyle.NoPen)
    painter.setBrush(look.colours[fill.role] if fill.role else Qt.BrushStyle.NoBrush)
    if border:
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if fill.radius_px:
        painter.drawRoundedRect(rect, fill.radius_px, fill.radius_px)
    else:
        painter.drawRect(rect)


def _chosen(
    box: Box, selection: tuple[int, int] | None, marks: Sequence[tuple[int, int]], look: Look
) -> list[QTextLayout.FormatRange]:
    ranges = []
    for first, last in marks:
        ranges += _overlap(box, first, last, look.colours["warning"], look.colours["surface"])
    if selection is not None:
        ranges += _overlap(box, *selection, look.colours["accent"], look.colours["on_accent"])
    return ranges


def _overlap(
    box: Box, first: int, last: int, back: QColor, fore: QColor
) -> list[QTextLayout.FormatRange]:
    start, end = max(first, box.start), min(last, box.start + box.length)
    if end <= start:
        return []
    kind = QTextCharFormat()
    kind.setBackground(back)
    kind.setForeground(fore)
    return [format_range(start - box.start, end - start, kind)]
