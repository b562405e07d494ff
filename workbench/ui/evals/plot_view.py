"""A plot of a report, drawn in the colours of the theme."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.evals.svg import FONT, LIGHT, Palette, Plot
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.plain_tip import plain_tip

_WORDS = re.compile(r"(<text[^>]*>)([^<]*)(</text>)")


class PlotView(QWidget):
    """Draws one plot as wide as there is room, up to its own width."""

    def __init__(self, plot: Plot, family: str) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(_svg(_spoken(plot), family), self)
        self._size = QSize(plot.width_px, plot.height_px)
        self.title = said(plot.title)
        self.setAccessibleName(f"{self.title}. {said(plot.text)}")
        self.setToolTip(plain_tip(said(plot.text)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(plot.width_px)
        self.setMinimumWidth(min(420, plot.width_px))

    def sizeHint(self) -> QSize:
        return self._size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        wide = min(width, self._size.width())
        return round(self._size.height() * wide / max(1, self._size.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(self.width(), self._size.width())
        self._renderer.render(painter, QRectF(0, 0, wide, self.heightForWidth(wide)))
        if self.hasFocus():
            painter.setPen(self.palette().color(self.palette().ColorRole.Highlight))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)


def _spoken(plot: Plot) -> Plot:
    """The plot for the screen; what is exported stays as it is."""
    svg = _WORDS.sub(lambda text: text[1] + escape(said(unescape(text[2]))) + text[3], plot.svg)
    return replace(plot, svg=svg)


def _svg(plot: Plot, family: str) -> QByteArray:
    """The drawing with one font: Qt takes a list of them for the name of one."""
    named = plot.svg.replace(f'font-family="{FONT}"', f'font-family="{family}"')
    return QByteArray(named.encode("utf-8", "replace"))


def palette_of(theme: Theme) -> Palette:
    """The colours of the theme, as plots take them."""
    colours = theme.tokens.colours
    series = tuple(theme.series(number).name() for number in range(len(LIGHT.series)))
    return Palette(colours.window, colours.text, colours.muted, colours.border, series)


def picture(plot: Plot, scale: float, family: str) -> QImage:
    """A plot as a picture, ``scale`` times as large; a GUI application must be there."""
    image = QImage(
        round(plot.width_px * scale),
        round(plot.height_px * scale),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_svg(plot, family)).render(painter)
    painter.end()
    return image
