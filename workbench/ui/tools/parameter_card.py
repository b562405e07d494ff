"""The row of one parameter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.tools.documents import Parameter
from workbench.ui.builder.text_area import Choice, TextArea, TypedLine
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.parameter_values import (
    choices_of,
    choices_text,
    default_of,
    default_text,
    type_key,
    types_of,
)
from workbench.ui.tools.words import TYPES, tr, type_title
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import IconButton, on_click


class ParameterCard(QFrame):
    """Name, type, what it is, whether it must be given, its choices and its default.

    Signals:
        changed: A field is another one. arg: whether one types in it.
        moved: arg: -1 up, 1 down, 0 away.
    """

    changed = Signal(bool)
    moved = Signal(int)

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self.setProperty("role", "card")
        said = tr("Parameter {0}: {1}").format
        self.name = TypedLine(said(number, tr("Name")))
        self.name.setPlaceholderText(tr("name"))
        self.name.setFont(theme.mono())
        self.type = Choice(said(number, tr("Type")))
        for key in TYPES:
            self.type.addItem(type_title(key), key)
        self.up = IconButton(theme, "arrow-up", said(number, tr("Move up")))
        self.away = IconButton(theme, "x", said(number, tr("Remove")))
        self.description = TypedLine(said(number, tr("Description")))
        self.description.setPlaceholderText(tr("What belongs here; the model reads it"))
        self.required = QCheckBox(tr("Required"))
        self.required.setAccessibleName(said(number, tr("Required")))
        self.choices = TextArea(theme, said(number, tr("Choices")), lines=(1, 5))
        self.choices.setPlaceholderText(tr("Any, or one a line"))
        self.default = TypedLine(said(number, tr("Default")))
        self.default.setPlaceholderText(tr("None"))
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 8, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 3)
        head.addWidget(self.type, 2)
        head.addWidget(self.up)
        head.addWidget(self.away)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.description, 1)
        middle.addWidget(self.required)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addLayout(_named(tr("Choices"), self.choices), 1)
        low.addLayout(_named(tr("Default"), self.default), 1)
        for row in (head, middle, low):
            column.addLayout(row)
        column.addWidget(self._problem)

    def _connect(self) -> None:
        for field in (self.name, self.description, self.choices, self.default):
            field.rested.connect(partial(self.changed.emit, True))
        self.type.activated.connect(lambda _row: self.changed.emit(False))
        self.required.clicked.connect(lambda _on: self.changed.emit(False))
        on_click(self.up, partial(self.moved.emit, -1))
        on_click(self.away, partial(self.moved.emit, 0))

    def show_parameter(self, one: Parameter) -> None:
        """Show a parameter without telling."""
        self.name.show_text(one.name)
        self.description.show_text(one.description)
        with QSignalBlocker(self.type), QSignalBlocker(self.required):
            self.type.setCurrentIndex(max(0, self.type.findData(type_key(one))))
            self.required.setChecked(one.required)
        if choices_of(self.choices.toPlainText(), one.type) != one.choices:
            self.choices.show_text(choices_text(one.choices))
        self.choices.setEnabled(one.type not in ("array", "boolean") or bool(one.choices))
        if default_of(self.default.text(), one.type, one.items) != one.default:
            self.default.show_text(default_text(one.default))

    def parameter(self) -> Parameter:
        """What is on screen."""
        kind, items = types_of(str(self.type.currentData()))
        return Parameter(
            self.name.text().strip(),
            kind,
            self.description.text(),
            self.required.isChecked(),
            choices_of(self.choices.toPlainText(), kind),
            default_of(self.default.text(), kind, items),
            items,
        )

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty if nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_problems(self, texts: Sequence[str]) -> None:
        """Say what is wrong with the parameter."""
        self._problem.setText("\n".join(texts))
        self._problem.setVisible(bool(texts))

    def focus_field(self, name: str) -> None:
        """Put the focus on a field, by its name in the file."""
        fields: dict[str, QWidget] = {
            "type": self.type,
            "description": self.description,
            "required": self.required,
            "enum": self.choices,
            "default": self.default,
        }
        fields.get(name.partition("[")[0], self.name).setFocus()


def _named(title: str, field: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(2)
    made.addWidget(label(title, "muted"))
    made.addWidget(field)
    made.addStretch(1)
    return made
