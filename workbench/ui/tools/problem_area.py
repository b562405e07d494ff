"""What is wrong with the tool on screen; many problems scroll, so that the form stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from workbench.agents.problem import Problem
from workbench.ui.agents.problems import ProblemList
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr

_MOST_PX = 132
_LEFT_PX = 16


class ProblemArea(QScrollArea):
    """As high as its problems, up to a few rows; not there without any.

    Signals:
        asked: Go to a field. arg: its path, such as ``settings.url``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list = ProblemList(theme)
        self.list.setObjectName("scrolled")
        self.list.setAccessibleName(tr("Problems of the tool"))
        self.list.asked.connect(self.asked)
        self.setWidget(self.list)
        layout = self.list.layout()
        if layout is not None:
            layout.setContentsMargins(_LEFT_PX, 4, 8, 4)
        self.hide()

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.list.problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show others."""
        self.list.show_problems(problems)
        self.setVisible(bool(problems))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.list.layout()
        if layout is None:
            return
        layout.activate()
        needed = max(layout.heightForWidth(self.viewport().width()), 28)
        height = min(_MOST_PX, needed + 4)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
