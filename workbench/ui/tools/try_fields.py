"""A field for each parameter of a tool, to try it with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.nodes.api import PortType
from workbench.ui.builder.value_field import ValueField, values_of
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import label

_KINDS: Mapping[str, PortType] = {
    "string": "text",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "array": "json",
    "object": "json",
}


class TryFields(QWidget):
    """Made of the tool's JSON Schema; values stay while their parameters do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._schema: Mapping[str, Any] | None = None
        self.fields: dict[str, ValueField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._none = label(tr("It takes no parameters."), "muted")
        self._column.addWidget(self._none)

    def show_schema(self, schema: Mapping[str, Any], *, anew: bool) -> None:
        """Show the fields of a schema; ``anew`` for another tool, whose values are its own."""
        if schema == self._schema and not anew:
            return
        kept = {} if anew else {name: field.text for name, field in self.fields.items()}
        self._schema = schema
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        required = schema.get("required", ())
        self.fields = {
            name: self._field(name, one, required=name in required)
            for name, one in schema.get("properties", {}).items()
        }
        for name, field in self.fields.items():
            self._column.addWidget(field)
            if kept.get(name):
                _put(field, kept[name])
        self._none.setVisible(not self.fields)

    def values(self) -> dict[str, Any] | None:
        """The arguments; None if a field has a mistake, which it says."""
        return values_of(list(self.fields.values()))

    def _field(self, name: str, schema: Mapping[str, Any], *, required: bool) -> ValueField:
        default = schema.get("default")
        field = ValueField(
            self._theme,
            name,
            name,
            _KINDS.get(str(schema.get("type")), "any"),
            choices=[str(one) for one in schema.get("enum", ())],
            # What has a default is filled by the program.
            required=required and default is None,
            help_text=str(schema.get("description", "")),
        )
        if default is not None:
            field.show_value(default if not schema.get("enum") else str(default))
        return field


def _put(field: ValueField, text: str) -> None:
    """Put a text back, if the field still takes such."""
    if hasattr(field.field, "show_text"):
        cast(Any, field.field).show_text(text)
    else:
        cast(Any, field.field).setCurrentIndex(max(0, cast(Any, field.field).findData(text)))
