"""The parameters of a tool, one row each; together they are its JSON Schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from workbench.agents.problem import Problem
from workbench.tools.documents import MOST_PARAMETERS, Parameter, ToolDocument
from workbench.ui.language.messages import reason
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.parameter_card import ParameterCard
from workbench.ui.tools.part import Part
from workbench.ui.tools.tab_order import put_before
from workbench.ui.tools.words import is_at, tr
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

PATH = "parameters"


class ParametersPart(Part):
    """Rows to add, order and take away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Parameters"))
        self._theme = theme
        self.cards: list[ParameterCard] = []
        words = tr("What the model fills in, in this order.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.add_button = Button(theme, tr("Add a parameter"), icon="plus")
        on_click(self.add_button, self._on_add)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_tool(self, tool: ToolDocument) -> None:
        self._show(tool.parameters)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        return replace(tool, parameters=tuple(card.parameter() for card in self.cards))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        names = [card.name.text().strip() for card in self.cards]
        for at, card in enumerate(self.cards):
            card.show_problems(
                [
                    reason(one.message, one.hint)
                    for one in problems
                    if one.level == "error" and _row_of(one.path, names) == at
                ]
            )

    def focus_field(self, path: str) -> bool:
        if not is_at(path, PATH):
            return False
        at = _row_of(path, [card.name.text().strip() for card in self.cards])
        if at < 0:
            self.add_button.setFocus()
            return True
        card = self.cards[at]
        name = card.name.text().strip()
        rest = path.removeprefix(f"{PATH}.{name}").lstrip(".") if "[" not in path else ""
        if path == f"{PATH}.{name}" and not card.description.text():
            rest = "description"
        card.focus_field(rest)
        return True

    def _show(self, parameters: Sequence[Parameter]) -> None:
        while len(self.cards) > len(parameters):
            gone = self.cards.pop()
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(parameters):
            self._add_card()
        for at, (card, one) in enumerate(zip(self.cards, parameters, strict=True)):
            card.show_parameter(one)
            card.up.setEnabled(at > 0)
        self.add_button.setEnabled(len(self.cards) < MOST_PARAMETERS)

    def _add_card(self) -> None:
        number = len(self.cards) + 1
        card = ParameterCard(self._theme, number)
        card.changed.connect(lambda typed: self.touched.emit(f"{PATH}[{number}]", typed))
        card.moved.connect(lambda step: self._on_moved(card, step))
        self.cards.append(card)
        self._rows.addWidget(card)
        card.show()  # at once, so that it can take the focus
        put_before(
            self.add_button,
            (
                card.name, card.type, card.up, card.away, card.description, card.required,
                card.choices, card.default,
            ),
        )  # fmt: skip

    def _on_add(self) -> None:
        taken = {card.name.text().strip() for card in self.cards}
        number = len(self.cards) + 1
        while (name := f"value_{number}") in taken:
            number += 1
        self._show([*(card.parameter() for card in self.cards), Parameter(name)])
        self.touched.emit(PATH, False)
        self.cards[-1].name.setFocus()
        self.cards[-1].name.selectAll()

    def _on_moved(self, card: ParameterCard, step: int) -> None:
        at = self.cards.index(card)
        found = [each.parameter() for each in self.cards]
        one = found.pop(at)
        if step:
            found.insert(max(0, at + step), one)
        self._show(found)
        self.touched.emit(PATH, False)
        left = self.cards[max(0, min(len(self.cards) - 1, at + step))] if self.cards else None
        (self.add_button if left is None else left.name).setFocus()


def _row_of(path: str, names: Sequence[str]) -> int:
    """Which parameter a path such as ``parameters.text.enum`` means; -1 for none."""
    if path.startswith(f"{PATH}["):
        number = path.partition("[")[2].partition("]")[0]
        return int(number) if number.isdecimal() and int(number) < len(names) else -1
    found = path.removeprefix(f"{PATH}.")
    fits = [at for at, name in enumerate(names) if name and is_at(found, name)]
    return fits[0] if fits else -1
