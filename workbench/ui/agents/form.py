"""The form of one agent: fields with sensible ranges, and the edits they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.agents.documents import AgentDocument
from workbench.agents.edits import Edit, RemoveTool, SetField, value_at
from workbench.agents.output_schema import OUTPUT_SCHEMA
from workbench.app.workbench import Workbench
from workbench.ui.agents.next_models import NEXT_MODELS, NextModels
from workbench.ui.agents.numbers import (
    LABEL_PX,
    LIMIT_RANGES,
    OPTION_RANGES,
    NumberColumns,
    Range,
)
from workbench.ui.agents.schema_field import SchemaField
from workbench.ui.agents.tool_rows import ToolRows
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label, line
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import row_label

MODE = "model.options.output_mode"
TYPING_MS = 400
NARROW_PX = 580


class AgentForm(QWidget):
    """Shows a document and tells each change as an edit.

    Signals:
        edited: arg: the Edit that leads to what is on screen now.
    """

    edited = Signal(object)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._workbench, self._theme = workbench, theme
        self._document: AgentDocument | None = None
        self._columns: list[NumberColumns] = []
        self._lines: dict[str, QLineEdit] = {}
        self._areas: dict[str, QPlainTextEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 24)
        self._column.setSpacing(8)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._tell)
        self._add_words()
        self._add_model()
        self._add_output()
        self._add_tools()
        self._add_grants()
        self._section(self.tr("Limits"))
        self._add_numbers("limits", LIMIT_RANGES)
        self._column.addStretch(1)
        self._numbers = {k: v for each in self._columns for k, v in each.fields.items()}

    def set_document(self, document: AgentDocument) -> None:
        """Show a document without telling."""
        if document == self._document:
            return
        self._timer.stop()
        self._document = document
        for path, field in self._lines.items():
            if field.text().strip() != value_at(document, path):
                with QSignalBlocker(field):
                    field.setText(value_at(document, path))
                if not field.hasFocus():
                    field.setCursorPosition(0)  # a long text shows its beginning
        for path, area in self._areas.items():
            if _typed(path, area) != value_at(document, path):
                with QSignalBlocker(area):
                    area.setPlainText(_text(value_at(document, path)))
        self.show_models()
        with QSignalBlocker(self._mode):
            self._mode.setCurrentIndex(self._mode.findData(value_at(document, MODE)))
        self._schema.show_document(document)
        for columns in self._columns:
            columns.show_document(document)
        self._tools.show_document(document)

    def flush(self) -> None:
        """Tell what was typed a moment ago at once."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def edits(self) -> list[Edit]:
        """What leads from the document to what is on screen."""
        document = self._document
        if document is None:
            return []
        shown: dict[str, Any] = {
            path: field.text().strip() for path, field in self._lines.items()
        }
        shown |= {path: _typed(path, area) for path, area in self._areas.items()}
        shown["model.id"] = self._model.currentData() or ""
        shown[MODE] = self._mode.currentData()
        for columns in self._columns:
            shown |= columns.values(document)
        found: list[Edit] = [
            SetField(path, value)
            for path, value in shown.items()
            if value != value_at(document, path)
        ]
        parts = (self._next, self._schema, self._tools)
        return [*found, *(edit for part in parts for edit in part.edits(document))]

    def focus_field(self, path: str) -> None:
        """Put the focus where a problem is."""
        if path.startswith("tools"):
            self._tools.focus_tool(path.partition(".")[2])
            return
        fields: Mapping[str, QWidget] = {
            **self._lines,
            **self._areas,
            **self._numbers,
            "model.id": self._model,
            NEXT_MODELS: self._next,
            MODE: self._mode,
            OUTPUT_SCHEMA: self._schema,
        }
        fields.get(path, self._lines["title"]).setFocus()

    def show_models(self) -> None:
        """List the installed models, and the one the agent names."""
        wanted = self._document.model.id if self._document is not None else ""
        with QSignalBlocker(self._model):
            self._model.clear()
            self._model.addItem(self.tr("The program's default"), "")
            for model in self._workbench.models.models:
                self._model.addItem(model.title, model.id)
            if self._model.findData(wanted) < 0:
                self._model.addItem(self.tr("{0} (not installed)").format(wanted), wanted)
            self._model.setCurrentIndex(self._model.findData(wanted))
        if self._document is not None:
            self._next.show_document(self._document, self._workbench.models.models)

    def show_tools(self) -> None:
        """Offer the tools there are now."""
        self._tools.set_tools(self._workbench.tools)
        if self._document is not None:
            self._tools.show_document(self._document)

    def _tell(self) -> None:
        for edit in self.edits():
            self._ask(edit)

    def _ask(self, edit: Edit) -> None:
        if self._document is not None:
            # What is on screen is ahead of the other fields: they must not be shown again.
            self._document = edit.apply(self._document)
            self.edited.emit(edit)
            self._tools.show_document(self._document)
            self._next.show_document(self._document, self._workbench.models.models)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW_PX // 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for columns in self._columns:
            columns.set_wide(event.size().width() >= NARROW_PX)

    def _add_words(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for path, name in (
            ("title", self.tr("Title")),
            ("description", self.tr("Description")),
        ):
            field = QLineEdit()
            field.setAccessibleName(name)
            field.textEdited.connect(self._timer.start)
            self._lines[path] = field
            form.addRow(_named(name), field)
        area = self._area("instructions", self.tr("Instructions"), 140)
        form.addRow(_named(self.tr("Instructions"), top=True), area)
        self._column.addLayout(form)

    def _area(self, path: str, name: str, height_px: int) -> QPlainTextEdit:
        area = QPlainTextEdit()
        area.setAccessibleName(name)
        area.setTabChangesFocus(True)
        area.setUndoRedoEnabled(False)
        area.setFixedHeight(height_px)
        area.textChanged.connect(self._timer.start)
        self._areas[path] = area
        return area

    def _add_model(self) -> None:
        self._section(self.tr("Model"))
        self._model = ChoiceBox()
        self._model.setAccessibleName(self.tr("Model"))
        self._model.activated.connect(self._tell)
        self._column.addWidget(self._model)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        self._next = NextModels(self._theme)
        self._next.changed.connect(self._tell)
        form.addRow(_named(self.tr("Next models"), top=True), self._next)
        self._column.addLayout(form)
        self._add_numbers("model.options", OPTION_RANGES)

    def _add_output(self) -> None:
        self._section(self.tr("Answers and tool calls"))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        self._mode = ChoiceBox()
        name = self.tr("While it writes")
        self._mode.setAccessibleName(name)
        self._mode.addItem(self.tr("Free: nothing is held, mistakes are mended"), "free")
        self._mode.addItem(self.tr("Constrained: calls and answer fit"), "constrained")
        self._mode.addItem(self.tr("Reason freely, then constrain"), "reason_first")
        self._mode.activated.connect(self._tell)
        form.addRow(_named(name), self._mode)
        name = self.tr("Schema of the answer")
        self._schema = SchemaField(self._theme, name)
        self._schema.changed.connect(self._timer.start)
        form.addRow(_named(name, top=True), self._schema)
        self._column.addLayout(form)

    def _add_numbers(self, where: str, ranges: tuple[Range, ...]) -> None:
        columns = NumberColumns(where, ranges)
        columns.changed.connect(self._tell)
        self._columns.append(columns)
        self._column.addWidget(columns)

    def _add_tools(self) -> None:
        self._section(self.tr("Tools"))
        self._tools = ToolRows(self._workbench.tools, self._theme)
        self._tools.touched.connect(self._tell)
        self._tools.removal_asked.connect(lambda name: self._ask(RemoveTool(name)))
        self._column.addWidget(self._tools)

    def _add_grants(self) -> None:
        self._section(self.tr("May read"))
        folders = self._area("grants.folders", self.tr("Folders, one per line"), 60)
        databases = self._area(
            "grants.databases", self.tr("SQLite databases, one per line"), 60
        )
        self._add_paths(folders, self.tr("Add folder…"), QFileDialog.FileMode.Directory)
        self._add_paths(databases, self.tr("Add file…"), QFileDialog.FileMode.ExistingFile)

    def _add_paths(self, area: QPlainTextEdit, title: str, mode: QFileDialog.FileMode) -> None:
        head = QHBoxLayout()
        head.addWidget(label(area.accessibleName(), "muted"))
        head.addStretch(1)
        add = Button(self._theme, title, kind="quiet", icon="folder-open")
        on_click(add, partial(self._choose, area, mode))
        head.addWidget(add)
        self._column.addLayout(head)
        self._column.addWidget(area)

    def _choose(self, area: QPlainTextEdit, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, area.accessibleName())
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(area.appendPlainText)
        dialog.open()

    def _section(self, title: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(line())
        self._column.addWidget(label(title, "section"))


def _named(name: str, *, top: bool = False) -> QLabel:
    """The label of a field; all fields of the form begin at the same place."""
    made = row_label(name, top=top)
    made.setMinimumWidth(LABEL_PX)
    return made


def _typed(path: str, area: QPlainTextEdit) -> Any:
    """What an area stands for: a text, or paths line by line."""
    if not path.startswith("grants."):
        return area.toPlainText()
    lines = (text.strip() for text in area.toPlainText().splitlines())
    return tuple(text for text in lines if text)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "\n".join(value)
