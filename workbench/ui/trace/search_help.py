"""The words that a search over all runs understands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.words import tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

WORDS: tuple[tuple[str, str], ...] = (
    ('"exact words"', QT_TRANSLATE_NOOP("trace", "these words, one after the other")),
    ("tool:", QT_TRANSLATE_NOOP("trace", "calls of a tool, as in tool:calculator")),
    ("error", QT_TRANSLATE_NOOP("trace", "what failed or was mended")),
    ("slower:", QT_TRANSLATE_NOOP("trace", "what took longer, as in slower:2s")),
    ("kind:", QT_TRANSLATE_NOOP("trace", "model, tool, node, approval, person or run")),
    ("model:", QT_TRANSLATE_NOOP("trace", "a part of the model's name")),
    ("agent:", QT_TRANSLATE_NOOP("trace", "a part of the agent's name")),
    ("tag:", QT_TRANSLATE_NOOP("trace", "runs with a tag")),
    ("rating:", QT_TRANSLATE_NOOP("trace", "rating:up or rating:down")),
    ("bookmarked", QT_TRANSLATE_NOOP("trace", "runs with a bookmark")),
    ("since:", QT_TRANSLATE_NOOP("trace", "as in since:2d or since:2026-01-31")),
    ("until:", QT_TRANSLATE_NOOP("trace", "as in until:3h")),
)


class SearchHelp(QFrame):
    """A word for each line; pressed, it goes into the search.

    Signals:
        chosen: arg: the word.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "raised")
        self.setAccessibleName(tr("Words of the search"))
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.buttons: dict[str, Button] = {}
        for row, (word, meaning) in enumerate(WORDS):
            button = Button(theme, word, kind="quiet")
            button.setAccessibleName(f"{word} {tr(meaning)}")
            on_click(button, partial(self.chosen.emit, word))
            grid.addWidget(button, row, 0)
            grid.addWidget(label(tr(meaning), "muted", wrap=True), row, 1)
            self.buttons[word] = button
        self.hide()
