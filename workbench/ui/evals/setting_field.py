"""One setting of a check as a field, made of its declaration."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workbench.agents.nodes.strict_json import read_json
from workbench.evals.calls import call_values
from workbench.evals.graders.api import Setting
from workbench.ui.builder.text_area import Choice, TextArea, TypedLine
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label

_JSON = ("schema", "calls")


class SettingField(QWidget):
    """Label, field and mistake of one setting.

    Signals:
        changed: The user chose or typed another value.
    """

    changed = Signal()

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self._shown: Any = None
        self.field = self._make(theme)
        self._mistake = label("", "error", wrap=True)
        self._mistake.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        about = tr(setting.description) if setting.description else ""
        if not isinstance(self.field, QCheckBox):
            words = f"{tr(setting.title)} — {about}" if about else tr(setting.title)
            said = label(words, "muted", wrap=True)
            said.setBuddy(self.field)
            column.addWidget(said)
        self.field.setToolTip(about)
        column.addWidget(self.field)
        column.addWidget(self._mistake)
        self.setFocusProxy(self.field)

    def _make(self, theme: Theme) -> QCheckBox | Choice | TypedLine | TextArea:
        setting, name = self.setting, tr(self.setting.title)
        if setting.type == "switch":
            box = QCheckBox(name)
            box.toggled.connect(lambda _on: self.changed.emit())
            return box
        if setting.type == "choice":
            choice = Choice(name)
            for each in setting.choices:
                choice.addItem(each, each)
            choice.activated.connect(lambda _row: self.changed.emit())
            return choice
        if setting.type in ("number", "integer"):
            line = TypedLine(name)
            line.rested.connect(self._on_rested)
            return line
        least = 1 if setting.type == "text" else 2
        area = TextArea(theme, name, lines=(least, 8), mono=setting.type in _JSON)
        area.rested.connect(self._on_rested)
        return area

    @property
    def mistake(self) -> str:
        """What is said to be wrong with what was typed; empty if nothing is."""
        return "" if self._mistake.isHidden() else self._mistake.text()

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        if isinstance(self.field, TypedLine | TextArea):
            self.field.flush()

    def show_value(self, value: Any) -> None:
        """Show a value without telling; what one types now stays as it is typed."""
        if self.mistake and value == self._shown:
            return
        self._shown = value
        self._say("")
        with QSignalBlocker(self.field):
            if isinstance(self.field, QCheckBox):
                self.field.setChecked(bool(value))
            elif isinstance(self.field, Choice):
                self.field.setCurrentIndex(max(0, self.field.findData(value)))
            elif self._read_text_or_none() != value:
                self.field.show_text(self._text(value))

    def value(self) -> Any:
        """The value in the field.

        Raises:
            ValueError: It is not of the setting's type; the field says so, too.
        """
        try:
            found = self._read()
        except ValueError as exc:
            self._say(tr("Not taken over: {0}").format(str(exc)[:200]))
            raise
        self._say("")
        return found

    @Slot()
    def _on_rested(self) -> None:
        self.changed.emit()

    def _read(self) -> Any:
        if isinstance(self.field, QCheckBox):
            return self.field.isChecked()
        if isinstance(self.field, Choice):
            return str(self.field.currentData())
        return self._read_text()

    def _read_text(self) -> Any:
        text, kind = self._typed(), self.setting.type
        if kind in ("text", "lines"):
            return text
        if kind == "names":
            return [one.strip() for one in text.splitlines() if one.strip()]
        if not text.strip():
            return self.setting.default
        if kind == "integer":
            return int(text.strip())
        if kind == "number":
            return float(text.strip().replace(",", "."))
        return read_json(text)

    def _read_text_or_none(self) -> Any:
        try:
            return self._read_text()
        except ValueError:
            return None

    def _typed(self) -> str:
        if isinstance(self.field, TextArea):
            return self.field.toPlainText()
        return self.field.text() if isinstance(self.field, TypedLine) else ""

    def _text(self, value: Any) -> str:
        kind = self.setting.type
        if value is None:
            return ""
        if kind == "names":
            return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        if kind in _JSON:
            plain = value
            if isinstance(value, tuple):
                plain = call_values(value)
            return json.dumps(plain, indent=1, ensure_ascii=False) if plain != {} else ""
        return str(value)

    def _say(self, mistake: str) -> None:
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))
