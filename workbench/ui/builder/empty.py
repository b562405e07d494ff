"""The gallery: what graphs are for, and ways to begin one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.agents.graphs.documents import GraphDocument
from workbench.ui.builder.template_card import WIDTH_PX, TemplateCard
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click

_GAP_PX = 16


class Gallery(QScrollArea):
    """Offers a new graph, and the templates that came with the program.

    Signals:
        asked: Begin a new graph.
        template_asked: arg: name of a bundled graph.
        closed: Back to the graph on screen.
    """

    asked = Signal()
    template_asked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Gallery of graphs"))
        self.button = Button(theme, tr("New graph"), kind="primary", icon="plus")
        on_click(self.button, self.asked.emit)
        self.back = IconButton(theme, "x", tr("Back to the graph"), shortcut="Esc")
        on_click(self.back, self.closed.emit)
        self.back.hide()
        self.templates: dict[str, TemplateCard] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP_PX)
        self.setWidget(self._inside())

    def _inside(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(tr("Begin a graph"), "page"), 1)
        head.addWidget(self.button)
        head.addWidget(self.back)
        column.addLayout(head)
        words = tr(
            "A graph joins models, agents, tools and people: draw what gives what to whom, run "
            "it here, and look into every step. A template becomes a graph of your own."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addSpacing(8)
        column.addLayout(self._grid)
        column.addStretch(1)
        return inner

    def set_templates(self, graphs: Sequence[GraphDocument]) -> None:
        """Offer these graphs to begin with."""
        for card in self.templates.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.templates = {}
        for document in graphs:
            card = TemplateCard(self._theme, document)
            card.clicked.connect(partial(self._on_card, document.name))
            self.templates[document.name] = card
        self._columns = 0
        self._arrange()

    def _on_card(self, name: str, _checked: bool = False) -> None:
        self.template_asked.emit(name)

    def offer_way_back(self, *, can_go_back: bool) -> None:
        """There is a graph on screen to go back to, or none."""
        self.back.setVisible(can_go_back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isVisible():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room_px = self.viewport().width() - 64 + _GAP_PX
        columns = max(1, room_px // (WIDTH_PX + _GAP_PX))
        if columns == self._columns:
            return
        for old in range(self._columns + 1):
            self._grid.setColumnStretch(old, 0)
        self._columns = columns
        for place, card in enumerate(self.templates.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        self._grid.setColumnStretch(columns, 1)
