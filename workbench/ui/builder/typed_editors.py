"""Editors of settings that are typed: lines, texts, names, numbers, schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt

from workbench.agents.nodes.api import PortType, World
from workbench.agents.schema_text import read_schema, schema_text
from workbench.base.errors import DocumentError
from workbench.ui.builder.editor import Editor, SettingSpec
from workbench.ui.builder.text_area import TextArea, TypedLine
from workbench.ui.builder.values import shown, written
from workbench.ui.builder.words import tr
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.fields import NumberField

_MOST = 1_000_000_000.0
_NUMBER_PX = 150


class LineEditor(Editor):
    """A line of text; of a setting of any type, a value of the type beside it."""

    def __init__(self, spec: SettingSpec) -> None:
        super().__init__(spec)
        self.line = TypedLine(spec.title)
        self.line.rested.connect(self._on_rested)
        self._mistake = label("", "error", wrap=True)
        self._mistake.hide()
        self.kind: PortType = "text"
        self.column.addWidget(self.line)
        self.column.addWidget(self._mistake)
        self.setFocusProxy(self.line)

    def show_value(self, value: Any, world: World) -> None:
        if self._mistake.isHidden():
            self.line.show_text(shown(value).replace("\n", " "))

    def flush(self) -> None:
        self.line.flush()

    def _on_rested(self) -> None:
        text = self.line.text()
        if not text and self.spec.may_be_none:
            self._say("")
            self.edited.emit(None, True)
            return
        try:
            value = written(text, self.kind if self.spec.type_name == "Any" else "text")
        except ValueError as exc:
            self._say(str(exc))
            return
        self._say("")
        self.edited.emit(value, True)

    def _say(self, mistake: str) -> None:
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))


class AreaEditor(Editor):
    """Several lines of text; of ``names``, one in each line; of ``code``, in its font."""

    def __init__(self, spec: SettingSpec, theme: Theme) -> None:
        super().__init__(spec)
        least = 2 if spec.kind == "names" else 3
        code = spec.kind == "code"
        self.area = TextArea(theme, spec.title, lines=(6 if code else least, 14), mono=code)
        self.area.rested.connect(self._on_rested)
        self.column.addWidget(self.area)
        self.setFocusProxy(self.area)

    def show_value(self, value: Any, world: World) -> None:
        if self.spec.kind == "names":
            names = value if isinstance(value, list | tuple) else ()
            if list(names) != self._names():
                self.area.show_text("\n".join(map(str, names)))
        else:
            self.area.show_text(shown(value))

    def flush(self) -> None:
        self.area.flush()

    def _names(self) -> list[str]:
        lines = (line.strip() for line in self.area.toPlainText().splitlines())
        return [line for line in lines if line]

    def _on_rested(self) -> None:
        value = self._names() if self.spec.kind == "names" else self.area.toPlainText()
        self.edited.emit(value, True)


class NumberEditor(Editor):
    """A number in its range; below the least one stands for none, where that may be."""

    def __init__(self, spec: SettingSpec) -> None:
        super().__init__(spec)
        whole = "float" not in spec.type_name
        self.field = NumberField(spec.title)
        self.field.setDecimals(0 if whole else 2)
        self._least = (
            spec.low if spec.low is not None else (0.0 if spec.may_be_none else -_MOST)
        )
        most = spec.high if spec.high is not None else _MOST
        step = 1.0 if whole or most - self._least > 10 else 0.05
        self.field.setSingleStep(step)
        self._none = self._least - step
        self.field.setRange(self._none if spec.may_be_none else self._least, most)
        if spec.may_be_none:
            self.field.setSpecialValueText(tr("None"))
        self._whole = whole
        self.field.valueChanged.connect(self._on_changed)
        self.column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.setFixedWidth(_NUMBER_PX)
        self.setFocusProxy(self.field)

    def show_value(self, value: Any, world: World) -> None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        with QSignalBlocker(self.field):
            self.field.setValue(float(value) if is_number else self._none)

    def flush(self) -> None:
        self.field.interpretText()

    def _on_changed(self, number: float) -> None:
        if self.spec.may_be_none and number <= self._none:
            self.edited.emit(None, True)
        else:
            self.edited.emit(round(number) if self._whole else round(number, 6), True)


class SchemaEditor(Editor):
    """A JSON schema; only what can be read is taken over."""

    def __init__(self, spec: SettingSpec, theme: Theme) -> None:
        super().__init__(spec)
        self.area = TextArea(theme, spec.title, lines=(4, 16), mono=True)
        self.area.setPlaceholderText('{"properties": {"city": {"type": "string"}}}')
        self.area.rested.connect(self._on_rested)
        self._mistake = label("", "error", wrap=True)
        self._mistake.hide()
        self.column.addWidget(self.area)
        self.column.addWidget(self._mistake)
        self.setFocusProxy(self.area)

    def show_value(self, value: Any, world: World) -> None:
        text = schema_text(value if isinstance(value, Mapping) and value else None)
        try:
            same = schema_text(read_schema(self.area.toPlainText())) == text
        except DocumentError:
            same = False
        if not same:
            self.area.show_text(text)
            self._mistake.hide()

    def flush(self) -> None:
        self.area.flush()

    def _on_rested(self) -> None:
        try:
            found = read_schema(self.area.toPlainText())
        except DocumentError as exc:
            self._mistake.setText(
                tr("Not taken over: {0}. {1}").format(said(exc.message), said(exc.hint))
            )
            self._mistake.show()
            return
        self._mistake.hide()
        empty: dict[str, Any] | None = None if self.spec.may_be_none else {}
        self.edited.emit(found or empty, True)
