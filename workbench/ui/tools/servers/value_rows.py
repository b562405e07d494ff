"""Names with values, of which some are secret: those go to the keyring and are never shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.tools.mcp.documents import MOST_VARIABLES, Secret, Value
from workbench.ui.builder.text_area import TypedLine
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.tab_order import put_before
from workbench.ui.tools.words import tr
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class ValueRow(QWidget):
    """One name and its value."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.name = TypedLine(tr("{0}: name").format(words))
        self.name.setPlaceholderText(tr("Name"))
        self.value = TypedLine(tr("{0}: value").format(words))
        self.secret = QCheckBox(tr("Secret"))
        self.secret.setAccessibleName(tr("{0}: secret").format(words))
        self.secret.setToolTip(tr("The system's keyring keeps it, and no file"))
        self.away = IconButton(theme, "x", tr("Remove {0}").format(words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 2)
        row.addWidget(self.value, 3)
        row.addWidget(self.secret)
        row.addWidget(self.away)

    @property
    def pair(self) -> tuple[str, Value]:
        """The name, and the value that a file may hold."""
        value: Value = Secret() if self.secret.isChecked() else self.value.text()
        return self.name.text().strip(), value

    def show_pair(self, name: str, value: Value, waiting: str, *, kept: bool) -> None:
        """Show them without telling.

        Args:
            name: Of the variable or header.
            value: As the file has it.
            waiting: What was typed of a secret one and is not saved yet.
            kept: The keyring has a value of that name.
        """
        is_secret = isinstance(value, Secret)
        if name != self.name.text().strip():
            self.name.show_text(name)
        with QSignalBlocker(self.secret):
            self.secret.setChecked(is_secret)
        modes = QLineEdit.EchoMode
        self.value.setEchoMode(modes.Password if is_secret else modes.Normal)
        if is_secret:
            words = tr("kept in the keyring; type to replace it")
            self.value.setPlaceholderText(words if kept else tr("goes to the keyring"))
        else:
            self.value.setPlaceholderText(tr("Value"))
        self.value.show_text(waiting if isinstance(value, Secret) else value)


class ValueRows(QWidget):
    """A mapping of texts; a row without a name is none yet.

    Signals:
        changed: The mapping is another one. arg: whether one types.
        secret_typed: args: name, the value, which no file may hold.
    """

    changed = Signal(bool)
    secret_typed = Signal(str, str)

    def __init__(self, theme: Theme, title: str, add_words: str) -> None:
        super().__init__()
        self._theme, self._title = theme, title
        self.rows: list[ValueRow] = []
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add_button = Button(theme, add_words, icon="plus")
        on_click(self.add_button, self._on_add)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def values(self) -> dict[str, Value]:
        """The mapping on screen."""
        return {name: value for name, value in (row.pair for row in self.rows) if name}

    @property
    def doubled(self) -> str:
        """A name that two rows have; empty if none is."""
        names = [row.pair[0] for row in self.rows]
        return next((one for one in names if one and names.count(one) > 1), "")

    def show_values(
        self, values: Mapping[str, Value], waiting: Mapping[str, str], kept: Sequence[str]
    ) -> None:
        """Show a mapping without telling; a row that has no name yet stays."""
        pairs = list(values.items())
        if values == self.values:
            pairs = [row.pair for row in self.rows]
        self._show(pairs, waiting, kept)

    def focus_name(self, name: str) -> None:
        """Put the focus on a row, or on the way to a first one."""
        for row in self.rows:
            if row.pair[0] == name:
                row.name.setFocus()
                return
        self.add_button.setFocus()

    def _show(
        self,
        pairs: Sequence[tuple[str, Value]],
        waiting: Mapping[str, str],
        kept: Sequence[str],
    ) -> None:
        while len(self.rows) > len(pairs):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(pairs):
            self._add_row()
        for row, (name, value) in zip(self.rows, pairs, strict=True):
            row.show_pair(name, value, waiting.get(name, ""), kept=name in kept)
        self.add_button.setEnabled(len(self.rows) < MOST_VARIABLES)

    def _add_row(self) -> None:
        row = ValueRow(self._theme, f"{self._title} {len(self.rows) + 1}")
        row.name.rested.connect(partial(self._on_name, row))
        row.value.rested.connect(partial(self._on_value, row))
        row.secret.clicked.connect(lambda _on: self._on_secret(row))
        on_click(row.away, lambda: self._on_away(row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.show()  # at once, so that it can take the focus
        put_before(self.add_button, (row.name, row.value, row.secret, row.away))

    def _on_add(self) -> None:
        self._add_row()
        self.rows[-1].show_pair("", "", "", kept=False)
        self.rows[-1].name.setFocus()

    def _on_name(self, row: ValueRow) -> None:
        # What was typed of a secret value goes by the name it has now.
        typed, (name, value) = row.value.text(), row.pair
        self.changed.emit(True)
        if isinstance(value, Secret) and name and typed:
            self.secret_typed.emit(name, typed)

    def _on_value(self, row: ValueRow) -> None:
        name, value = row.pair
        if isinstance(value, Secret):
            self.secret_typed.emit(name, row.value.text())
        else:
            self.changed.emit(True)

    def _on_secret(self, row: ValueRow) -> None:
        name, value = row.pair
        typed, is_secret = row.value.text(), isinstance(value, Secret)
        if not is_secret:
            row.value.clear()  # what was secret is not made readable by a click
        self.changed.emit(False)
        if is_secret and typed:
            self.secret_typed.emit(name, typed)

    def _on_away(self, row: ValueRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit(False)
        (self.rows[-1].away if self.rows else self.add_button).setFocus()
