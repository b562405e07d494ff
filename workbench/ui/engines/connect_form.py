"""The fields of a connection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.app.connections import PROGRAMS
from workbench.engines.openai_compatible.connection import Connection
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import NumberField, row_label

_USUAL = Connection("http://127.0.0.1", "?")


class ConnectForm(QWidget):
    """Where the server is, which model, and how patient to be with it."""

    def __init__(self, theme: Theme, *, has_key: bool) -> None:
        super().__init__()
        self._theme, self._has_key = theme, has_key
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m_px)
        column.addLayout(self._who())
        column.addWidget(SectionHeader(self.tr("Limits")))
        column.addLayout(self._limits())
        self.set_values(_USUAL, only_limits=True)

    def _who(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(self._theme.tokens.space.l_px)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._make_fields()
        models = QHBoxLayout()
        models.addWidget(self.model, 1)
        models.addWidget(self.list_button)
        for name, field in (
            (self.tr("Address"), self.address),
            (self.tr("Model"), models),
            (self.tr("Program"), self.kind),
            (self.tr("Title"), self.title),
            (self.tr("Key"), self.key),
        ):
            form.addRow(row_label(name), field)
        if self._has_key:
            form.addRow("", self.forget_key)
            self.forget_key.show()
        form.addRow("", self.tools)
        return form

    def _make_fields(self) -> None:
        self.address = self._line(self.tr("Address"), "127.0.0.1:8000")
        self.address.textEdited.connect(lambda _text: self.mark(None))
        self.model = ChoiceBox()
        self.model.setEditable(True)
        self.model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.model.setAccessibleName(self.tr("Model"))
        self._model_text = QLineEdit()
        self._model_text.setPlaceholderText(self.tr("its name at the server"))
        self.model.setLineEdit(self._model_text)
        self.model.editTextChanged.connect(lambda _text: self.mark(None))
        self.list_button = Button(self._theme, self.tr("List"), icon="list")
        self.list_button.setAccessibleName(self.tr("List the server's models"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(self.tr("Program"))
        for key, title in PROGRAMS.items():
            self.kind.addItem(title, key)
        self.kind.setCurrentIndex(self.kind.findData("other"))
        self.title = self._line(self.tr("Title"), self.tr("the model's name"))
        self.key = self._line(
            self.tr("Key"),
            self.tr("kept in the system's keyring; type to replace it")
            if self._has_key
            else self.tr("none; it goes to the system's keyring"),
        )
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.forget_key = QCheckBox(self.tr("Forget the key"), self)
        self.forget_key.hide()
        self.tools = QCheckBox(self.tr("Offer it tools"))

    def _limits(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.tokens.space.l_px)
        grid.setVerticalSpacing(self._theme.tokens.space.s_px)
        self.numbers: dict[str, NumberField] = {}
        rows: Sequence[tuple[str, str, float, float, int, str]] = (
            ("connect_s", self.tr("To reach it"), 0.1, 300, 1, " s"),
            ("first_token_s", self.tr("To the first word"), 1, 86_400, 0, " s"),
            ("between_tokens_s", self.tr("Between words"), 0.1, 3600, 1, " s"),
            ("retries", self.tr("Asked again"), 0, 10, 0, self.tr(" times")),
            ("context_tokens", self.tr("Context"), 0, 100_000_000, 0, self.tr(" tokens")),
            ("most_at_once", self.tr("At once"), 1, 256, 0, self.tr(" requests")),
        )
        for number, (key, title, least, most, decimals, suffix) in enumerate(rows):
            field = NumberField(title)
            field.setRange(least, most)
            field.setDecimals(decimals)
            field.setSuffix(suffix)
            self.numbers[key] = field
            row, side = number % 3, 2 * (number // 3)
            grid.addWidget(label(title, "muted"), row, side)
            grid.addWidget(field, row, side + 1)
        self.numbers["context_tokens"].setSpecialValueText(self.tr("asks the server"))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def set_values(self, connection: Connection, *, only_limits: bool = False) -> None:
        """Show a connection."""
        for name, field in self.numbers.items():
            field.setValue(float(getattr(connection, name)))
        self.tools.setChecked(connection.can_call_tools)
        if only_limits:
            return
        self.address.setText(connection.base_url)
        self.model.setEditText(connection.model)
        self.kind.setCurrentIndex(max(0, self.kind.findData(connection.kind)))
        self.title.setText(connection.title)

    def values(self) -> dict[str, Any]:
        """What was typed; the key is not among it."""
        numbers = {
            name: field.value() if name.endswith("_s") else int(field.value())
            for name, field in self.numbers.items()
        }
        return {
            "base_url": self.address.text().strip(),
            "model": self.model.currentText().strip(),
            "kind": str(self.kind.currentData()),
            "title": self.title.text().strip(),
            "can_call_tools": self.tools.isChecked(),
            **numbers,
        }

    def offer(self, names: Sequence[str]) -> None:
        """Offer models; what was typed stays, and nothing typed becomes the only one."""
        typed = self.model.currentText().strip()
        self.model.clear()
        self.model.addItems(list(names))
        self.model.setEditText(typed or (names[0] if len(names) == 1 else ""))

    def mark(self, wrong: QWidget | None) -> None:
        """Show which field is wrong, and go there."""
        for field in (self.address, self._model_text):
            bad = wrong is field or (wrong is self.model and field is self._model_text)
            field.setProperty("bad", "true" if bad else "false")
            field.style().unpolish(field)
            field.style().polish(field)
        if wrong is not None:
            wrong.setFocus()

    def _line(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        return field
