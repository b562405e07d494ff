"""Before the first graph: what graphs are for, and ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.graphs.documents import GraphDocument
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState

_MOST = 6


class NoGraph(EmptyState):
    """Offers an empty graph, and the templates that came with the program.

    Signals:
        template_asked: arg: name of a bundled graph.
    """

    template_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "git-branch",
            tr("No graph yet"),
            tr(
                "A graph joins models, agents, tools and people: draw what gives what to whom, "
                "run it here, and look into every step."
            ),
            tr("New graph"),
        )
        self._theme_of_buttons = theme
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setSpacing(4)
        self.column.insertWidget(self.column.count() - 1, self._holder)
        self.templates: dict[str, Button] = {}

    def set_templates(self, graphs: Sequence[GraphDocument]) -> None:
        """Offer these graphs to begin with."""
        for button in self.templates.values():
            self._rows.removeWidget(button)
            button.deleteLater()
        self.templates = {}
        for document in graphs[:_MOST]:
            words = tr("Begin with {0}").format(document.title)
            button = Button(self._theme_of_buttons, words, kind="quiet")
            button.setToolTip(document.description)
            on_click(button, partial(self.template_asked.emit, document.name))
            self.templates[document.name] = button
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
