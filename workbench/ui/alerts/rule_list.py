"""The rules with their states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.telemetry.alerts.values import Rule, Standing
from workbench.ui.alerts import words
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.row_view import RowView
from workbench.ui.widgets.two_lines import ITEM, Mark, TwoLineDelegate, TwoLines


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of the list."""

    title: str
    state: str
    mark: Mark


class RuleList(QWidget):
    """Signals tell what a person wants.

    Signals:
        chosen: Open a rule. arg: its id.
        new_asked: Begin a rule.
        import_asked: Add the rules of a file.
        export_asked: Write all rules to a file.
        undo_asked: Bring back the rule that was deleted last.
    """

    chosen = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMinimumWidth(220)
        self._ids: list[str] = []
        self.view = RowView(self.tr("Rules"))
        self.view.setItemDelegate(TwoLineDelegate(theme, self._two_lines, self.view))
        self.view.row_chosen.connect(lambda row: self.chosen.emit(self._ids[row]))
        self.bring_in = IconButton(theme, "upload", self.tr("Import rules…"))
        self.take_out = IconButton(theme, "download", self.tr("Export rules…"))
        self.new_button = IconButton(theme, "plus", self.tr("New rule"), shortcut="Ctrl+N")
        on_click(self.bring_in, self.import_asked.emit)
        on_click(self.take_out, self.export_asked.emit)
        on_click(self.new_button, self.new_asked.emit)
        self.undo = Button(theme, self.tr("Undo delete"), icon="undo-2")
        self.undo.hide()
        on_click(self.undo, self.undo_asked.emit)
        self.problems = label("", "warning", wrap=True)
        self.problems.hide()
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(self.tr("Rules"), "section"))
        head.addStretch(1)
        for button in (self.bring_in, self.take_out, self.new_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.problems)
        column.addWidget(self.undo)

    def show_rules(
        self, rules: Sequence[Rule], standings: Mapping[str, Standing], chosen: str
    ) -> None:
        """Show the rules as they stand now; what did not change is left alone."""
        ids = [rule.id for rule in rules]
        items = self.view.items
        if ids != self._ids:
            self._ids = ids
            with QSignalBlocker(self.view.selectionModel()):  # nobody chooses a row here
                items.clear()
                for _rule in rules:
                    item = QStandardItem()
                    item.setEditable(False)
                    items.appendRow(item)
            self.view.mark(-1)
        for number, rule in enumerate(rules):
            row = RuleRow(
                visible(rule.title),
                words.state_words(rule, standings.get(rule.id)),
                words.state_mark(rule, standings.get(rule.id)),
            )
            item = items.item(number)
            if item.data(ITEM) != row:
                item.setData(row, ITEM)
                item.setText(row.title)
                role = Qt.ItemDataRole.AccessibleTextRole
                item.setData(f"{row.title}: {row.state}", role)
        if chosen in ids and self.view.currentIndex().row() != ids.index(chosen):
            self.view.mark(ids.index(chosen))

    def show_problems(self, text: str) -> None:
        """Say what is wrong with the file; empty for nothing."""
        self.problems.setText(text)
        self.problems.setVisible(bool(text))

    @staticmethod
    def _two_lines(row: RuleRow) -> TwoLines:
        return TwoLines(row.title, row.state, row.mark)
