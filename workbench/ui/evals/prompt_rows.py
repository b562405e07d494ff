"""Instructions to be tried beside those that the agent has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.evals.grid import Prompt
from workbench.ui.builder.text_area import TextArea, TypedLine
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.tab_order import put_before
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class _PromptCard(QFrame):
    """One variant: its name, its text and, of a graph, the node it is for."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        name = tr("Prompt {0}").format(number)
        self.name = TypedLine(tr("{0}: name").format(name))
        self.name.show_text(name)
        self.node = TypedLine(tr("{0}: node of the graph").format(name))
        self.node.setPlaceholderText(tr("Node, if it is a graph"))
        self.text = TextArea(theme, tr("{0}: instructions").format(name), lines=(3, 10))
        self.text.setPlaceholderText(tr("You are …"))
        self.away = IconButton(theme, "x", tr("Remove {0}").format(name))
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.node, 1)
        head.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.text)

    @property
    def prompt(self) -> Prompt:
        return Prompt(
            self.name.text().strip(), self.text.toPlainText(), self.node.text().strip()
        )


class PromptRows(QWidget):
    """The agent's own instructions, and variants of them.

    Signals:
        changed: They are others.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[_PromptCard] = []
        self.own = QCheckBox(tr("The instructions that it has"))
        self.own.setChecked(True)
        self.own.toggled.connect(lambda _on: self.changed.emit())
        self.add_button = Button(theme, tr("Add other instructions"), icon="plus")
        on_click(self.add_button, self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.own)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What is to be tried; empty for the document's own alone."""
        variants = tuple(card.prompt for card in self.cards if card.prompt.text)
        if not variants:
            return ()
        own = (Prompt("own"),) if self.own.isChecked() else ()
        return (*own, *variants)

    def clear(self) -> None:
        """Only the document's own."""
        for card in list(self.cards):
            self._drop(card)
        self.own.setChecked(True)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for card in self.cards:
            for field in (card.name, card.node, card.text):
                field.flush()

    def add(self) -> None:
        """One more variant."""
        card = _PromptCard(self._theme, len(self.cards) + 1)
        for field in (card.name, card.node, card.text):
            field.rested.connect(self.changed)
        on_click(card.away, partial(self._on_remove, card))
        self.cards.append(card)
        self._column.insertWidget(len(self.cards), card)
        card.show()
        put_before(self.add_button, (card.name, card.node, card.away, card.text))
        card.text.setFocus()
        self.changed.emit()

    def _on_remove(self, card: _PromptCard) -> None:
        self.add_button.setFocus()
        self._drop(card)
        self.changed.emit()

    def _drop(self, card: _PromptCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
