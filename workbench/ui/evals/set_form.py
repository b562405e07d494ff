"""What holds for all cases of a set: its description, and its checks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.data_set_library import DataSetDocument
from workbench.ui.builder.text_area import TextArea
from workbench.ui.evals.check_rows import CheckRows
from workbench.ui.evals.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label


class SetForm(QWidget):
    """Description and checks.

    Signals:
        edited: They are others. arg: None, the field one types in or an empty text.
    """

    edited = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self.description = TextArea(theme, tr("Description"), lines=(2, 8))
        self.checks = CheckRows(theme, tr("Checks of every case"))
        self.description.rested.connect(lambda: self.edited.emit(None, "description"))
        self.checks.changed.connect(self._on_checks)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        column.addWidget(label(tr("Description"), "muted"))
        column.addWidget(self.description)
        column.addSpacing(6)
        column.addWidget(label(tr("Checks of every case"), "muted"))
        words = tr(
            "Each answer is judged by these and by the checks of its case. A try passes if "
            "all of them do; where one cannot judge and none fails, it does not count. "
            "Without any check, a case is judged by what it expects."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.checks)
        column.addStretch(1)

    @property
    def description_text(self) -> str:
        return self.description.toPlainText()

    def show_set(self, document: DataSetDocument) -> None:
        """Show a set without telling."""
        self.description.show_text(document.description)
        self.checks.show_checks(document.checks)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        self.description.flush()
        self.checks.flush()

    def _on_checks(self, whole: bool) -> None:
        self.edited.emit(None, "" if whole else "checks")
