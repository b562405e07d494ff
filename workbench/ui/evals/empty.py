"""What evaluations are for, and the ways to begin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.two_lines import scaled_px

_WIDE_PX = 620


class NothingYet(QScrollArea):
    """Teaches, and offers to begin.

    Signals:
        asked: arg: ``try``, ``new`` or ``import``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Begin an evaluation"))
        self.buttons: dict[str, Button] = {}
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addWidget(label(tr("Which model, which prompt?"), "page"))
        words = tr(
            "An evaluation asks each case of a data set of each candidate, checks the answers "
            "and the tool calls, and says how often each was right, how fast it was and how "
            "much memory it took, and whether the difference is more than chance. It runs "
            "alone, and goes on where it was after a pause or a crash."
        )
        said = label(words, "muted", wrap=True)
        said.setMaximumWidth(scaled_px(theme, _WIDE_PX))
        column.addWidget(said)
        column.addSpacing(12)
        column.addWidget(self._ways(theme))
        column.addStretch(1)
        self.setWidget(inner)

    def _ways(self, theme: Theme) -> QWidget:
        holder = QWidget()
        holder.setMaximumWidth(scaled_px(theme, _WIDE_PX))
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        ways = (
            ("try", "play", tr("Compare on a sample"),
             tr("Short questions to the program's own tools; all is filled in."),
             tr("Try it: compare on a sample")),
            ("new", "table", tr("Write your own cases"),
             tr("Type them, paste them from a spreadsheet, or make them of earlier runs."),
             tr("New data set")),
            ("import", "upload", tr("Bring a file"),
             tr("CSV, JSON lines or YAML; a column “text”, and others if you like."),
             tr("Import…")),
        )  # fmt: skip
        for row, (key, icon, title, about, words) in enumerate(ways):
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(label(title))
            texts.addWidget(label(about, "muted", wrap=True))
            button = Button(theme, words, kind="primary" if row == 0 else "plain")
            on_click(button, partial(self.asked.emit, key))
            self.buttons[key] = button
            grid.addWidget(IconLabel(theme, icon, 20, "accent"), row, 0)
            grid.addLayout(texts, row, 1)
            grid.addWidget(button, row, 2)
        return holder
