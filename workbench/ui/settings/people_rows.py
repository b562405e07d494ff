"""Who may sign in: a row for each person, with the role and a new PIN."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.policy.pins import MOST_CHARACTERS
from workbench.policy.profiles import Person
from workbench.policy.roles import ROLES, Role
from workbench.ui.settings.rows import role_word
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.choice_box import ChoiceBox

NAME_PX, ROLE_PX, PIN_PX, MOST_NAME = 170, 130, 150, 80
UNSET = "unset"


class PersonRow(QWidget):
    """One person.

    Signals:
        remove_asked: Let nobody of that name sign in.
        edited: Something was changed.
    """

    remove_asked = Signal()
    edited = Signal()

    def __init__(self, theme: Theme, person: Person | None) -> None:
        super().__init__()
        self.person = person
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(8)
        self.name = QLineEdit(person.name if person else "")
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setMaxLength(MOST_NAME)
        self.name.setReadOnly(person is not None)
        self.name.setFixedWidth(NAME_PX)
        self.role = ChoiceBox()
        self.role.setAccessibleName(self.tr("Role"))
        self.role.setFixedWidth(ROLE_PX)
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        self.role.setCurrentIndex(ROLES.index(person.role if person else "user"))
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(MOST_CHARACTERS)
        self.pin.setAccessibleName(self.tr("New PIN"))
        self.pin.setPlaceholderText(self.tr("PIN unchanged") if person else self.tr("New PIN"))
        self.pin.setFixedWidth(PIN_PX)
        remove = IconButton(theme, "trash-2", self.tr("Remove"))
        for widget in (self.name, self.role, self.pin, remove):
            across.addWidget(widget)
        across.addStretch(1)
        on_click(remove, self.remove_asked.emit)
        self.name.textEdited.connect(lambda _text: self.edited.emit())
        self.pin.textEdited.connect(lambda _text: self.edited.emit())
        self.role.activated.connect(lambda _row: self.edited.emit())

    @property
    def value(self) -> Person:
        """The person as the row says now."""
        role: Role = self.role.currentData()
        name = " ".join(self.name.text().split())
        return Person(name, role, self.person.pin if self.person else UNSET)


class PeopleRows(QWidget):
    """All of them.

    Signals:
        edited: Something was changed.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[PersonRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("People who sign in")))
        self._none = label(self.tr("Nobody yet. Add an administrator first."), "muted")
        column.addWidget(self._none)
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        column.addLayout(self._box)
        self.add = Button(theme, self.tr("Add a person"), kind="quiet", icon="plus")
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        on_click(self.add, self._add_new)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these; what was typed is gone."""
        for row in list(self.rows):
            self._drop(row)
        for person in people:
            self._put(person)
        self._none.setVisible(not self.rows)

    @property
    def people(self) -> tuple[Person, ...]:
        """The people as the rows say now."""
        return tuple(row.value for row in self.rows if row.value.name)

    @property
    def new_pins(self) -> dict[str, str]:
        """The PINs that were typed, by name."""
        return {row.value.name: row.pin.text() for row in self.rows if row.pin.text()}

    def _add_new(self) -> None:
        row = self._put(None)
        if not any(one.value.role == "administrator" for one in self.rows):
            row.role.setCurrentIndex(ROLES.index("administrator"))
        self._none.hide()
        row.name.setFocus()
        self.edited.emit()

    def _put(self, person: Person | None) -> PersonRow:
        row = PersonRow(self._theme, person)
        row.remove_asked.connect(lambda: self._remove(row))
        row.edited.connect(self.edited)
        self.rows.append(row)
        self._box.addWidget(row)
        return row

    def _remove(self, row: PersonRow) -> None:
        self._drop(row)
        self._none.setVisible(not self.rows)
        self.add.setFocus()
        self.edited.emit()

    def _drop(self, row: PersonRow) -> None:
        self.rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()
