"""What happens when a node fails: tried again, given up, and how the run goes on."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.agents.graphs.documents import Handling
from workbench.ui.builder.field_block import FieldBlock
from workbench.ui.builder.text_area import Choice, TextArea
from workbench.ui.builder.values import mixed_shown, mixed_written
from workbench.ui.builder.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.fields import NumberField


class HandlingForm(QWidget):
    """Retries, time limit, and what the last failure leads to.

    Signals:
        edited: args: the Handling, whether it was typed.
    """

    edited = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._handling = Handling()
        self.retries = NumberField(tr("Tries after a failure"))
        self.retries.setDecimals(0)
        self.retries.setRange(0, 20)
        self.limit = NumberField(tr("Time limit"))
        self.limit.setDecimals(0)
        self.limit.setRange(0, 86_400)
        self.limit.setSuffix(" s")
        self.limit.setSpecialValueText(tr("None"))
        self.on_error = Choice(tr("After the last failure"))
        for key, title in (
            ("stop", tr("The run stops")),
            ("fallback", tr("A value goes on instead")),
            ("branch", tr("The message goes on from “Error”")),
        ):
            self.on_error.addItem(title, key)
        self.fallback = TextArea(theme, tr("Value that goes on"), lines=(2, 8), mono=True)
        self._fallback_block = FieldBlock(
            tr("Value that goes on"), self.fallback, tr("Text as it is, or JSON.")
        )
        self._lay_out()
        self.retries.valueChanged.connect(lambda _v: self._tell(typed=True))
        self.limit.valueChanged.connect(lambda _v: self._tell(typed=True))
        self.on_error.activated.connect(lambda _row: self._tell(typed=False))
        self.fallback.rested.connect(lambda: self._tell(typed=True))

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        numbers.addWidget(FieldBlock(self.retries.accessibleName(), self.retries))
        numbers.addWidget(FieldBlock(self.limit.accessibleName(), self.limit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(numbers)
        column.addWidget(FieldBlock(self.on_error.accessibleName(), self.on_error))
        column.addWidget(self._fallback_block)

    def show_handling(self, handling: Handling) -> None:
        """Show it without telling."""
        self._handling = handling
        with QSignalBlocker(self.retries), QSignalBlocker(self.limit):
            self.retries.setValue(handling.retries)
            self.limit.setValue(handling.time_limit_s or 0)
        self.on_error.setCurrentIndex(max(0, self.on_error.findData(handling.on_error)))
        if mixed_written(self.fallback.toPlainText()) != handling.fallback:
            self.fallback.show_text(mixed_shown(handling.fallback))
        self._fallback_block.setVisible(handling.on_error == "fallback")

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        self.fallback.flush()

    def _tell(self, *, typed: bool) -> None:
        text = self.fallback.toPlainText()
        made = Handling(
            retries=round(self.retries.value()),
            time_limit_s=self.limit.value() or None,
            on_error=self.on_error.currentData(),
            fallback=mixed_written(text) if text.strip() else None,
        )
        self._fallback_block.setVisible(made.on_error == "fallback")
        if made != self._handling:
            self.edited.emit(made, typed)
