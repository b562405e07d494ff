"""The database and the query of a tool."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QFileDialog

from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.sql import SqlSettings
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.code_edit import CodeEdit
from workbench.ui.tools.part import Part
from workbench.ui.tools.path_field import PathField
from workbench.ui.tools.words import field_title, tr


class SqlPart(Part):
    """The fields of a query."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Database query"))
        path = "settings.database"
        self.database = PathField(theme, field_title(path), QFileDialog.FileMode.ExistingFile)
        self.database.rested.connect(lambda: self.touched.emit("settings.database", True))
        self._add(path, self.database, tr("An SQLite file. The tool reaches no other file."))
        self.query = CodeEdit(theme, field_title("settings.query"), "sql", lines=(4, 16))
        self.query.rested.connect(lambda: self.touched.emit("settings.query", True))
        self._add(
            "settings.query",
            self.query,
            tr("One statement. :name stands for a parameter, and is bound, never written in."),
        )
        self.writes = QCheckBox(tr("It may change rows, and asks before it does"))
        self.writes.clicked.connect(lambda _on: self.touched.emit("settings.writes", False))
        self._add("settings.writes", self.writes)

    def show_tool(self, tool: ToolDocument) -> None:
        settings: SqlSettings = tool.settings
        self.database.show_path(settings.database)
        self.query.show_text(settings.query)
        with QSignalBlocker(self.writes):
            self.writes.setChecked(settings.writes)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        settings = SqlSettings(
            self.database.path, self.query.toPlainText(), self.writes.isChecked()
        )
        return replace(tool, settings=settings)
