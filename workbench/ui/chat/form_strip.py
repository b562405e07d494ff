"""The strip above the composer where a node of a graph asks a person to fill in a form.

As with approvals, it is a widget of the window, where nothing a model writes is ever drawn.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.traces.events import PersonAsked
from workbench.ui.theme.theme import Theme

_LEAST_PX, _MOST_PX = 140, 320


class FormStrip(QWidget):
    """A form, or nothing; its fields are made when something is asked first.

    Signals:
        answered: args: ask id, the values by name or None if the person declined.
    """

    answered = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formStrip")
        self._theme = theme
        self._asked: PersonAsked | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.form: Any = None
        self.hide()

    def show_ask(self, asked: PersonAsked | None) -> None:
        """Ask something, or nothing more."""
        if asked == self._asked:
            return
        self._asked = asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        from workbench.ui.builder.values_form import (
            ValuesForm,
            person_fields,
            person_words,
        )

        if self.form is None:
            self.form = ValuesForm(self._theme)
            self.form.setProperty("role", "raised")
            self.form.answered.connect(self._on_answered)
            self._column.addWidget(self.form)
        fields = person_fields(self._theme, asked)
        self.form.show_form(person_words(asked), fields, frozenset({"decline"}))
        wanted = 64 + 64 * len(fields) + 24 * asked.text.count("\n")
        self.setFixedHeight(max(_LEAST_PX, min(_MOST_PX, wanted)))
        self.form.focus_first()

    @Slot(str, object)
    def _on_answered(self, key: str, values: object) -> None:
        asked = self._asked
        if asked is not None:
            self.show_ask(None)
            self.answered.emit(asked.ask_id, values if key == "send" else None)
