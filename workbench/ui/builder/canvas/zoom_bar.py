"""The zoom in the corner: less, the percentage, more, everything."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from workbench.ui.builder.canvas.view import CanvasView
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.button import on_click
from workbench.ui.widgets.icon_button import IconButton

_PERCENT_PX = 56


class ZoomBar(QWidget):
    """Buttons for the zoom; the percentage goes back to 100 %.

    Signals:
        fit_asked: Everything should be in view.
    """

    fit_asked = Signal()

    def __init__(self, view: CanvasView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._theme = view, theme
        less = IconButton(theme, "minus", self.tr("Zoom out"), self, shortcut="-")
        more = IconButton(theme, "plus", self.tr("Zoom in"), self, shortcut="+")
        fit = IconButton(theme, "maximize-2", self.tr("Show everything"), self, shortcut="0")
        self.percent = QToolButton(self)
        self.percent.setFixedSize(_PERCENT_PX, theme.tokens.sizes.control_px)
        self.percent.setToolTip(self.tr("Back to 100 %"))
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        for button in (less, self.percent, more, fit):
            row.addWidget(button)
        on_click(less, lambda: view.zoom_by(-1))
        on_click(more, lambda: view.zoom_by(1))
        on_click(self.percent, lambda: view.set_zoom(1.0))
        fit.clicked.connect(self.fit_asked)
        view.looked.connect(self._on_looked)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    @Slot()
    def _on_theme(self) -> None:
        self.percent.setFont(self._theme.font(self._theme.tokens.type.small_px))
        self._on_looked()
        self.update()

    @Slot()
    def _on_looked(self) -> None:
        words = f"{self._view.zoom * 100:.0f} %"
        if words != self.percent.text():
            self.percent.setText(words)
            self.percent.setAccessibleName(self.tr("Zoom {0}, back to 100 %").format(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("border"))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
