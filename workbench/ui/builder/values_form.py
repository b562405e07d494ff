"""A form of values in the console: at a breakpoint, for a person, for one node alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.traces.events import NodePaused, PersonAsked
from workbench.ui.builder.value_field import ValueField, values_of
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form says.

    Attributes:
        answers: Keys and words of its buttons; the last one is the main one.
    """

    title: str
    text: str
    icon: str
    answers: tuple[tuple[str, str], ...]


class ValuesForm(QFrame):
    """Title, text, a field for each value, and buttons.

    Signals:
        answered: args: key of the button, the values by name; None where they are not asked.
    """

    answered = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plain: frozenset[str] = frozenset()
        self.fields: tuple[ValueField, ...] = ()
        self.buttons: dict[str, Button] = {}
        self._icon = IconLabel(theme, "circle-pause", 16, "warning")
        self.title = label("", "section", wrap=True)
        self._text = label("", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self.title, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        head.addLayout(self._row)
        self._column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self._area, 1)

    def show_form(
        self,
        words: FormWords,
        fields: Sequence[ValueField],
        plain: frozenset[str] = frozenset(),
    ) -> None:
        """Ask for other values; answers in ``plain`` need none."""
        self.fields, self._plain = tuple(fields), plain
        self.title.setText(words.title)
        self.setAccessibleName(words.title)
        self._icon.set_icon(words.icon, "warning")
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        if words.text:
            said = label(words.text, wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(said)
        for field in fields:
            column.addWidget(field)
        column.addStretch(1)
        self._area.setWidget(inner)
        self._make_buttons(words)

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        main = list(self.buttons.values())[-1]
        (self.fields[0].field if self.fields else main).setFocus()

    def values(self) -> dict[str, Any] | None:
        """The values in the fields; None if one has a mistake."""
        return values_of(self.fields)

    def _make_buttons(self, words: FormWords) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for key, title in words.answers:
            kind = "primary" if key == words.answers[-1][0] else "plain"
            button = Button(
                self._theme, title, kind="primary" if kind == "primary" else "plain"
            )
            on_click(button, partial(self._on_button, key))
            self.buttons[key] = button
            self._row.addWidget(button)

    def _on_button(self, key: str) -> None:
        if key in self._plain:
            self.answered.emit(key, None)
        elif (values := self.values()) is not None:
            self.answered.emit(key, values)


def value_fields(theme: Theme, values: Mapping[str, Any]) -> list[ValueField]:
    """A field for each value, to be changed: text as text, everything else as JSON."""
    made = []
    for name, value in values.items():
        kind = "text" if isinstance(value, str) else "json"
        field = (
            ValueField(theme, name, name, "text", keeps_empty=True)
            if kind == "text"
            else ValueField(theme, name, name, "json")
        )
        field.show_value("null" if value is None else value)
        made.append(field)
    return made


def pause_words(pause: NodePaused, title: str) -> FormWords:
    """What a breakpoint says; ``title`` names the node."""
    if pause.when == "before":
        head, text = tr("Before {0}"), tr("These values go in. They can be changed.")
    else:
        head, text = tr("After {0}"), tr("These values came out. They can be changed.")
    if not pause.values:
        text = tr("Nothing goes in.") if pause.when == "before" else tr("Nothing came out.")
    answers = (("step", tr("Next step")), ("go_on", tr("Go on")))
    return FormWords(head.format(title), text, "circle-pause", answers)


def person_words(asked: PersonAsked) -> FormWords:
    """What a form for a person says."""
    answers = (("decline", tr("Decline")), ("send", tr("Send")))
    return FormWords(asked.title, asked.text, "user", answers)


def person_fields(theme: Theme, asked: PersonAsked) -> list[ValueField]:
    """The fields of a form for a person."""
    return [
        ValueField(
            theme,
            str(field.get("name", "")),
            str(field.get("title") or field.get("name", "")),
            field.get("type", "text"),
            choices=tuple(field.get("choices", ())),
            required=bool(field.get("required", True)),
        )
        for field in asked.fields
    ]
