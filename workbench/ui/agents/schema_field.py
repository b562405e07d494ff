"""The schema of an agent's answers, written as JSON; a mistake is named below it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.edits import Edit, SetOutputSchema
from workbench.agents.output_schema import OUTPUT_SCHEMA
from workbench.agents.schema_text import read_schema, schema_text
from workbench.base.errors import DocumentError
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label

HEIGHT_PX = 120


class SchemaField(QWidget):
    """Holds what is typed; only JSON that can be read becomes an edit.

    Signals:
        changed: Something was typed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.area = QPlainTextEdit()
        self.area.setAccessibleName(name)
        self.area.setTabChangesFocus(True)
        self.area.setUndoRedoEnabled(False)
        self.area.setFixedHeight(HEIGHT_PX)
        self.area.setPlaceholderText(
            '{"properties": {"city": {"type": "string"}}, "required": ["city"]}'
        )
        self.area.textChanged.connect(self.changed)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._mistake = label("", "error", wrap=True)
        self._mistake.hide()
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.area)
        column.addWidget(self._mistake)

    @property
    def mistake(self) -> str:
        """What is wrong with the text on screen; empty if nothing."""
        return "" if self._mistake.isHidden() else self._mistake.text()

    def show_document(self, document: AgentDocument) -> None:
        """Show a document's schema without telling."""
        shown = schema_text(document.extra.get(OUTPUT_SCHEMA))
        try:
            same = schema_text(read_schema(self.area.toPlainText())) == shown
        except DocumentError:
            same = False
        if not same:
            with QSignalBlocker(self.area):
                self.area.setPlainText(shown)
        self._show("")

    def edits(self, document: AgentDocument) -> list[Edit]:
        """What leads to the schema on screen; none while it has a mistake."""
        try:
            found = read_schema(self.area.toPlainText())
        except DocumentError as exc:
            text = self.tr("Not taken over: {0}. {1}")
            self._show(text.format(said(exc.message), said(exc.hint)))
            return []
        self._show("")
        # As text: the order of the properties is the order in which they are written.
        same = schema_text(found) == schema_text(document.extra.get(OUTPUT_SCHEMA))
        return [] if same else [SetOutputSchema(found)]

    @Slot()
    def _refresh(self) -> None:
        size_px = self._theme.tokens.text_px(self._theme.tokens.type.mono_px)
        self.area.setFont(self._theme.mono())
        self.area.setStyleSheet(
            f'font-family: "{self._theme.tokens.type.mono_family}"; font-size: {size_px}px;'
        )

    def _show(self, mistake: str) -> None:
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))
