"""The numbers of an agent as fields in two columns: sensible ranges, and what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QFormLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.edits import value_at
from workbench.ui.widgets.fields import NumberField, row_label

LABEL_PX = 130
FIELD_PX = 110


@dataclass(frozen=True, slots=True)
class Range:
    """What may be typed into the field of one name."""

    name: str
    least: float
    most: float
    step: float
    decimals: int = 0


OPTION_RANGES = (
    Range("temperature", 0.0, 2.0, 0.05, 2),
    Range("top_p", 0.05, 1.0, 0.05, 2),
    Range("top_k", 0, 200, 1),
    Range("min_p", 0.0, 1.0, 0.01, 2),
    Range("repeat_penalty", 1.0, 2.0, 0.05, 2),
    Range("max_output_tokens", 16, 8192, 16),
    Range("context_tokens", 512, 131072, 512),
)
LIMIT_RANGES = (
    Range("max_steps", 1, 50, 1),
    Range("max_seconds", 5, 3600, 5),
    Range("max_tokens", 256, 262144, 256),
    Range("tool_seconds", 1, 600, 1),
)


class NumberColumns(QWidget):
    """Fields filled downwards, in two columns or, where it is narrow, in one.

    Signals:
        changed: A number is another one.
    """

    changed = Signal()

    def __init__(self, where: str, ranges: tuple[Range, ...]) -> None:
        super().__init__()
        self.fields: dict[str, QDoubleSpinBox] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(32)
        titles = self._titles()
        half = (len(ranges) + 1) // 2
        for part in (ranges[:half], ranges[half:]):
            form = QFormLayout()
            form.setHorizontalSpacing(16)
            form.setVerticalSpacing(6)
            for one in part:
                said = row_label(titles[one.name])
                said.setMinimumWidth(LABEL_PX)
                field = self._field(one, titles[one.name])
                self.fields[f"{where}.{one.name}"] = field
                form.addRow(said, field)
            self._row.addLayout(form)
        self._row.addStretch(1)

    def show_document(self, document: AgentDocument) -> None:
        """Show a document's numbers without telling."""
        for path, field in self.fields.items():
            with QSignalBlocker(field):
                field.setValue(float(value_at(document, path)))

    def values(self, document: AgentDocument) -> dict[str, Any]:
        """The numbers on screen; one finer than its field shows is kept as it was."""
        return {
            path: _number(field, value_at(document, path))
            for path, field in self.fields.items()
        }

    def set_wide(self, wide: bool) -> None:
        """Put the columns beside one another, or one under the other."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._row.setSpacing(32 if wide else 6)

    def _field(self, bounds: Range, title: str) -> QDoubleSpinBox:
        field = NumberField(title)
        field.setRange(bounds.least, bounds.most)
        field.setSingleStep(bounds.step)
        field.setDecimals(bounds.decimals)
        field.setFixedWidth(FIELD_PX)
        field.valueChanged.connect(lambda _value: self.changed.emit())
        return field

    def _titles(self) -> dict[str, str]:
        return {
            "temperature": self.tr("Temperature"),
            "top_p": self.tr("Top p"),
            "top_k": self.tr("Top k"),
            "min_p": self.tr("Min p"),
            "repeat_penalty": self.tr("Repeat penalty"),
            "max_output_tokens": self.tr("Longest answer, tokens"),
            "context_tokens": self.tr("Context, tokens"),
            "max_steps": self.tr("Steps"),
            "max_seconds": self.tr("Seconds of a run"),
            "max_tokens": self.tr("Tokens of a run"),
            "tool_seconds": self.tr("Seconds of a tool call"),
        }


def _number(field: QDoubleSpinBox, before: Any) -> Any:
    if abs(field.value() - float(before)) < 10.0 ** -field.decimals() / 2:
        return before
    return type(before)(round(field.value(), 4))
