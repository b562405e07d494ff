"""The program of a tool and its arguments, one row each; there is no shell."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog

from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.command import CommandSettings
from workbench.ui.builder.text_area import Choice
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import Part
from workbench.ui.tools.path_field import PathField
from workbench.ui.tools.text_rows import TextRows
from workbench.ui.tools.words import field_title, tr

_DASH = "settings.mayBeginWithDash"


class CommandPart(Part):
    """Program, arguments, and what of them comes from parameters."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Command"))
        path = "settings.program"
        self.program = PathField(theme, field_title(path), QFileDialog.FileMode.ExistingFile)
        self.program.rested.connect(lambda: self.touched.emit("settings.program", True))
        words = tr("Its name in the folders of the system, or its full path. No shell.")
        self._add(path, self.program, words)
        self.arguments = TextRows(
            theme,
            field_title("settings.arguments"),
            tr("Add an argument"),
            tr("A fixed word, or {name} alone"),
            keeps_empty=True,
        )
        self.arguments.changed.connect(self._on_arguments)
        self._add("settings.arguments", self.arguments)
        self.input = Choice(field_title("settings.input"))
        self.input.activated.connect(lambda _row: self.touched.emit("settings.input", False))
        self._add("settings.input", self.input)
        self.dashed = self._line(_DASH, tr("Names of parameters, with commas"))
        self._add(
            _DASH,
            self.dashed,
            tr("Values of other parameters that begin with - are refused: they are options."),
        )

    def show_tool(self, tool: ToolDocument) -> None:
        settings: CommandSettings = tool.settings
        self.program.show_path(settings.program)
        self.arguments.show_texts(settings.arguments)
        if _names(self.dashed.text()) != settings.may_begin_with_dash:
            self.dashed.show_text(", ".join(settings.may_begin_with_dash))
        names = [one.name for one in tool.parameters if one.name]
        with QSignalBlocker(self.input):
            self.input.clear()
            self.input.addItem(tr("Nothing"), "")
            for name in names:
                self.input.addItem(name, name)
            if settings.input and settings.input not in names:
                self.input.addItem(tr("{0} (not there)").format(settings.input), settings.input)
            self.input.setCurrentIndex(self.input.findData(settings.input))

    def applied(self, tool: ToolDocument) -> ToolDocument:
        settings = CommandSettings(
            self.program.path,
            self.arguments.texts,
            _names(self.dashed.text()),
            str(self.input.currentData() or ""),
        )
        return replace(tool, settings=settings)

    def focus_field(self, path: str) -> bool:
        if path.startswith("settings.arguments["):
            at = path.partition("[")[2].rstrip("]")
            self.arguments.focus_row(int(at) if at.isdecimal() else 0)
            return True
        return super().focus_field(path)

    def _on_arguments(self, whole: bool) -> None:
        self.touched.emit("settings.arguments", not whole)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
