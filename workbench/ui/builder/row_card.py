"""One row of a setting of several rows: its small fields, and what moves it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, get_args, get_origin

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.ui.builder.known_choice import KnownChoice, Options
from workbench.ui.builder.text_area import Choice, TypedLine
from workbench.ui.builder.values import mixed_shown, mixed_written
from workbench.ui.builder.words import setting_words, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import IconButton, on_click

NAME_AND_VALUE = ("name", "value")
Row = dict[str, Any]
_BUTTON_PX, _GRIP_PX = 22, 16
Field = TypedLine | Choice | QCheckBox


class Grip(IconButton):
    """A handle: who presses and moves it carries what it belongs to.

    Signals:
        carried: arg: where the pointer is, in pixels of the screen from above.
        put_down: It was let go of.
    """

    carried = Signal(int)
    put_down = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, "grip-vertical", name, shortcut="Alt+Up, Alt+Down")
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFixedWidth(_GRIP_PX)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys move a row from any of its fields

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.carried.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.put_down.emit()


class RowCard(QWidget):
    """The fields of one row.

    Attributes:
        grip: The handle it is carried by.
        buttons: Those that move it, by the step.

    Signals:
        changed: A field is another one.
        moved: arg: -1 up, 1 down, 0 away.
    """

    changed = Signal()
    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        title: str,
        types: Mapping[str, Any],
        of_library: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._of_library = of_library
        self._options: Mapping[str, Options] = {}
        self._row: Row = {}
        self.fields: dict[str, Field] = {
            name: self._field(name, f"{title}: {name}", kind) for name, kind in types.items()
        }
        self.grip = Grip(theme, tr("Carry {0}").format(title))
        self.up = IconButton(theme, "arrow-up", tr("Move {0} up").format(title))
        self.down = IconButton(theme, "arrow-down", tr("Move {0} down").format(title))
        self.away = IconButton(theme, "x", tr("Remove {0}").format(title))
        self.buttons = {-1: self.up, 1: self.down}
        for step, button in (*self.buttons.items(), (0, self.away)):
            on_click(button, partial(self.moved.emit, step))
            button.setFixedWidth(_BUTTON_PX)
        self._missing = label("", "warning", wrap=True)
        self._missing.hide()
        self._lay_out(is_pair=tuple(types) == NAME_AND_VALUE)

    def _lay_out(self, *, is_pair: bool) -> None:
        """Put the first field between the handle and the buttons, the others below."""
        head = QHBoxLayout()
        head.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._missing)
        head.addWidget(self.grip)
        for number, (name, field) in enumerate(self.fields.items()):
            if number == 0 or is_pair:
                head.addWidget(field, 1)
                if isinstance(field, QLineEdit):
                    field.setPlaceholderText(_column_title(name))
            else:
                column.addWidget(self._line(name, field))
        for button in (self.up, self.down, self.away):
            head.addWidget(button)
        if not is_pair:
            column.addWidget(line())
        for part in (self.grip, self.up, self.down):
            part.setVisible(not is_pair)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What can have the focus, in order."""
        return (self.grip, *self.fields.values(), self.up, self.down, self.away)

    def _field(self, name: str, spoken: str, kind: Any) -> Field:
        if name in self._of_library:
            known = KnownChoice(spoken)
            known.activated.connect(lambda _row: self._on_known())
            return known
        if kind is bool:
            box = QCheckBox()
            box.setAccessibleName(spoken)
            box.clicked.connect(lambda _on: self.changed.emit())
            return box
        if get_origin(kind) is not None and all(isinstance(a, str) for a in get_args(kind)):
            choice = Choice(spoken)
            for each in get_args(kind):
                choice.addItem(setting_words(each), each)
            choice.activated.connect(lambda _row: self.changed.emit())
            return choice
        typed = TypedLine(spoken)
        typed.rested.connect(self.changed)
        return typed

    def _line(self, name: str, field: Field) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = label(_column_title(name), "muted")
        said.setFixedWidth(76)
        row.addWidget(said)
        row.addWidget(field, 1)
        return made

    def show_row(self, row: Row, *, mixed: bool) -> None:
        """Show the values of a row without telling."""
        self._row = row
        for name, field in self.fields.items():
            value = row.get(name)
            with QSignalBlocker(field):
                if isinstance(field, KnownChoice):
                    field.show_key(str(value or ""), self._options.get(name, ()))
                elif isinstance(field, QCheckBox):
                    field.setChecked(value is True)
                elif isinstance(field, Choice):
                    field.setCurrentIndex(max(0, field.findData(value)))
                else:
                    is_value = mixed and name == NAME_AND_VALUE[1]
                    field.show_text(mixed_shown(value) if is_value else str(value or ""))
        self._warn()

    def row(self, *, mixed: bool) -> Row:
        """The values on screen, and what else the file has there."""
        found = dict(self._row)
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                found[name] = field.isChecked()
            elif isinstance(field, Choice):
                found[name] = field.currentData()
            else:
                is_value = mixed and name == NAME_AND_VALUE[1]
                found[name] = mixed_written(field.text()) if is_value else field.text()
        return found

    def show_options(self, options: Mapping[str, Options]) -> None:
        """Offer what the library holds now, by the field."""
        self._options = options
        for name, field in self.fields.items():
            if isinstance(field, KnownChoice):
                field.show_key(str(field.currentData() or ""), options.get(name, ()))
        self._warn()

    def _on_known(self) -> None:
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        """Say what is chosen and not in the library."""
        gone = [
            str(field.currentData())
            for name, field in self.fields.items()
            if isinstance(field, KnownChoice)
            and field.currentData()
            and field.currentData() not in [key for _title, key in self._options.get(name, ())]
        ]
        self._missing.setText(tr("{0} is not in the library.").format(", ".join(gone)))
        self._missing.setVisible(bool(gone))


def _column_title(name: str) -> str:
    words = setting_words(name).replace("_", " ")
    return words[:1].upper() + words[1:]
