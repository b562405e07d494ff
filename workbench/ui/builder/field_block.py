"""A field of the inspector: its label above, help and problems below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.widgets.basics import label


class FieldBlock(QWidget):
    """One field with its words."""

    def __init__(self, title: str, field: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "muted"))
        column.addWidget(field)
        if help_text:
            column.addWidget(label(help_text, "muted", wrap=True))
            field.setAccessibleDescription(help_text)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty if nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_problems(self, texts: Sequence[str]) -> None:
        """Say what is wrong with the value."""
        self._problem.setText("\n".join(texts))
        self._problem.setVisible(bool(texts))
