"""What tools are for, and the kinds to begin with."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.tools.kinds.registry import KINDS
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import KIND_ICONS, kind_description, kind_title, tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.two_lines import scaled_px

_WIDE_PX = 620


class NoTool(QScrollArea):
    """Teaches, and offers a tool of each kind.

    Signals:
        new_asked: arg: key of a kind.
    """

    new_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Begin a tool"))
        self.buttons: dict[str, Button] = {}
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addWidget(label(tr("Begin a tool"), "page"))
        words = tr(
            "A tool is something an agent may do: count, look up, ask a server, read a file. "
            "Say what it takes and what it may touch, try it here with your own values, and "
            "then give it to an agent. A tool is one file, and asks before it changes anything."
        )
        said = label(words, "muted", wrap=True)
        said.setMaximumWidth(scaled_px(theme, _WIDE_PX))
        column.addWidget(said)
        column.addSpacing(12)
        column.addWidget(self._kinds(theme))
        column.addStretch(1)
        self.setWidget(inner)

    def _kinds(self, theme: Theme) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(scaled_px(theme, _WIDE_PX))
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, kind in enumerate(KINDS):
            icon = IconLabel(theme, KIND_ICONS.get(kind.key, "wrench"), 20, "accent")
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(label(kind_title(kind)))
            texts.addWidget(label(kind_description(kind), "muted", wrap=True))
            button = Button(theme, tr("New"), kind="primary" if row == 0 else "plain")
            button.setAccessibleName(tr("New tool: {0}").format(kind_title(kind)))
            on_click(button, partial(self.new_asked.emit, kind.key))
            self.buttons[kind.key] = button
            grid.addWidget(icon, row, 0)
            grid.addLayout(texts, row, 1)
            grid.addWidget(button, row, 2)
        return holder
