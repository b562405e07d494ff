"""What a tool does with the files of one folder."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog

from workbench.tools.documents import FolderGrant, ToolDocument
from workbench.tools.kinds.file import Action, FileSettings
from workbench.ui.builder.text_area import Choice, TextArea
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import Part
from workbench.ui.tools.path_field import PathField
from workbench.ui.tools.words import field_title, tr

_CHANGING = ("write", "append")


class FilePart(Part):
    """Operation, folder, path and content; the folder is what the tool is granted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("File operation"))
        self.action = Choice(field_title("settings.action"))
        for key, title in (
            ("read", tr("Reads a file")),
            ("list", tr("Lists a folder")),
            ("write", tr("Writes a file")),
            ("append", tr("Adds to a file")),
        ):
            self.action.addItem(title, key)
        self.action.activated.connect(lambda _row: self.touched.emit("settings.action", False))
        self.folder = PathField(theme, tr("Folder"), QFileDialog.FileMode.Directory)
        self.folder.rested.connect(lambda: self.touched.emit("grants.folders", True))
        self._beside(
            (self._block("settings.action", self.action), 2),
            (self._block("grants.folders", self.folder, title=tr("Folder")), 3),
        )
        self.path = self._line("settings.path", tr("Such as {file}"))
        self._add(
            "settings.path",
            self.path,
            tr("{name} stands for a parameter. No path leads out of the folder."),
        )
        self.content = TextArea(theme, field_title("settings.content"), lines=(2, 10))
        self.content.setPlaceholderText(tr("Such as {text}"))
        self.content.rested.connect(lambda: self.touched.emit("settings.content", True))
        self._add("settings.content", self.content)

    def show_tool(self, tool: ToolDocument) -> None:
        settings: FileSettings = tool.settings
        with QSignalBlocker(self.action):
            self.action.setCurrentIndex(self.action.findData(settings.action))
        folders = tool.grants.folders
        self.folder.show_path(folders[0].path if folders else "")
        self.path.show_text(settings.path)
        self.content.show_text(settings.content)
        self.blocks["settings.content"].setVisible(settings.action in _CHANGING)

    def applied(self, tool: ToolDocument) -> ToolDocument:
        action = cast(Action, self.action.currentData())
        writes = action in _CHANGING
        content = self.content.toPlainText() if writes else ""
        folder = self.folder.path
        folders = (FolderGrant(folder, writes),) if folder else ()
        return replace(
            tool,
            settings=FileSettings(action, self.path.text().strip(), content),
            grants=replace(tool.grants, folders=folders),
        )
