"""A field for one value of a type: for inputs of a run, forms, and values at a breakpoint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.nodes.api import PortType
from workbench.ui.builder.text_area import Choice, TextArea, TypedLine
from workbench.ui.builder.values import mixed_shown, mixed_written, shown, written
from workbench.ui.builder.words import tr, type_title
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label


class ValueField(QWidget):
    """Label, field and mistake of one value.

    Args:
        choices: If there are any, one of them is the value.
        required: An empty field is a mistake.
        keeps_empty: An empty text is a value, too.

    Signals:
        sent: Ctrl+Return or Return was pressed in a single line.
    """

    sent = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        title: str,
        kind: PortType = "text",
        *,
        choices: Sequence[str] = (),
        required: bool = True,
        keeps_empty: bool = False,
        help_text: str = "",
    ) -> None:
        super().__init__()
        self._keeps_empty = keeps_empty
        self.name, self._kind, self._required = name, kind, required
        self._title = title
        self.field = self._make(theme, choices)
        self._mistake = label("", "error", wrap=True)
        self._mistake.hide()
        words = title if kind in ("text", "any") else f"{title} · {type_title(kind)}"
        if not required:
            words = tr("{0}, optional").format(words)
        said = label(f"{words} — {help_text}" if help_text else words, "muted", wrap=True)
        said.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(said)
        column.addWidget(self.field)
        column.addWidget(self._mistake)
        self.setFocusProxy(self.field)

    def _make(self, theme: Theme, choices: Sequence[str]) -> TextArea | TypedLine | Choice:
        if choices or self._kind == "boolean":
            choice = Choice(self._title)
            pairs = [(each, each) for each in choices]
            for title, key in pairs or [(tr("Yes"), "yes"), (tr("No"), "no")]:
                choice.addItem(title, key)
            if not self._required:
                choice.insertItem(0, "", "")
            choice.setCurrentIndex(0 if choices or not self._required else 1)
            return choice
        if self._kind == "number":
            line = TypedLine(self._title)
            line.returnPressed.connect(self.sent)
            return line
        is_plain = self._kind in ("text", "any")
        return TextArea(theme, self._title, lines=(1 if is_plain else 2, 6), mono=not is_plain)

    @property
    def text(self) -> str:
        """What is in the field."""
        if isinstance(self.field, Choice):
            return str(self.field.currentData())
        if isinstance(self.field, TextArea):
            return self.field.toPlainText()
        return self.field.text()

    @property
    def mistake(self) -> str:
        """What is said to be wrong; empty if nothing is."""
        return "" if self._mistake.isHidden() else self._mistake.text()

    def show_value(self, value: Any) -> None:
        """Show a value without telling."""
        if isinstance(self.field, Choice):
            key = {True: "yes", False: "no"}.get(value, value) if value is not None else ""
            self.field.setCurrentIndex(max(0, self.field.findData(key)))
        else:
            self.field.show_text(mixed_shown(value) if self._kind == "any" else shown(value))

    def value(self) -> Any:
        """The value in the field; None for an empty one that need not be filled.

        Raises:
            ValueError: It is missing, or not of its type; the field says so, too.
        """
        try:
            found = self._read()
        except ValueError as exc:
            self._say(str(exc))
            raise
        self._say("")
        return found

    def _read(self) -> Any:
        text = self.text
        if not text.strip() and not (self._keeps_empty and self._kind == "text"):
            if self._required:
                raise ValueError(tr("A value is needed"))
            return None
        return mixed_written(text) if self._kind == "any" else written(text, self._kind)

    def _say(self, mistake: str) -> None:
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))


def values_of(fields: Sequence[ValueField]) -> dict[str, Any] | None:
    """The values of fields by name, without empty ones; None if one has a mistake.

    The first field with a mistake gets the focus.
    """
    found: dict[str, Any] = {}
    wrong: list[ValueField] = []
    for field in fields:
        try:
            value = field.value()
        except ValueError:
            wrong.append(field)
            continue
        if value is not None:
            found[field.name] = value
    if wrong:
        wrong[0].field.setFocus()
        return None
    return found
