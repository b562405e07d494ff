"""What every editor of a setting is: it shows a value, and tells what it became."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.nodes.api import World


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One field of a settings dataclass, as its form shows it.

    Attributes:
        type_name: The field's annotation as it is written.
        row_type: The dataclass of one row, for ``rows`` that are no mapping.
    """

    name: str
    title: str
    kind: str
    help: str
    choices: tuple[str, ...]
    low: float | None
    high: float | None
    default: Any
    type_name: str
    row_type: type[Any] | None = None

    @property
    def may_be_none(self) -> bool:
        return self.default is None or "None" in self.type_name


class Editor(QWidget):
    """Holds the value of one setting.

    Signals:
        edited: It is another one. args: the value, whether it was typed.
    """

    edited = Signal(object, bool)

    def __init__(self, spec: SettingSpec) -> None:
        super().__init__()
        self.spec = spec
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def show_value(self, value: Any, world: World) -> None:
        """Show a value without telling."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
