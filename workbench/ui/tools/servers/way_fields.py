"""How a server is reached: a program with its arguments and environment, or an address."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFileDialog

from workbench.tools.mcp.documents import Address, Command, McpServer
from workbench.ui.builder.text_area import TypedLine
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.part import FieldColumn
from workbench.ui.tools.path_field import PathField
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.servers.value_rows import ValueRows
from workbench.ui.tools.servers.words import field_words
from workbench.ui.tools.text_rows import TextRows
from workbench.ui.tools.words import tr


class CommandFields(FieldColumn):
    """Program, arguments, environment and the folder it begins in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(field_words("command"))
        self.program = PathField(
            theme, field_words("command"), QFileDialog.FileMode.ExistingFile
        )
        self.program.line.setFont(theme.mono())
        self.program.rested.connect(lambda: self.touched.emit("command", True))
        words = tr("A full path, a name, or python for the program's own Python. No shell.")
        self._put("command", self.program, words)
        self.arguments = TextRows(
            theme, field_words("arguments"), tr("Add an argument"), keeps_empty=True
        )
        self.arguments.changed.connect(lambda whole: self.touched.emit("arguments", not whole))
        self._put("arguments", self.arguments)
        self.values = ValueRows(theme, field_words("environment"), tr("Add a variable"))
        self.values.changed.connect(lambda typed: self.touched.emit("environment", typed))
        words = tr("It is given nothing else of your environment.")
        self._put("environment", self.values, words)
        self.folder = PathField(theme, field_words("folder"), QFileDialog.FileMode.Directory)
        self.folder.rested.connect(lambda: self.touched.emit("folder", True))
        words = tr("One of the granted folders; empty for a folder of its own.")
        self._put("folder", self.folder, words)

    def show_draft(self, draft: ServerDraft) -> None:
        """Show a server that is a program, without telling."""
        way = draft.server.way
        if isinstance(way, Command):
            self.program.show_path(way.program)
            self.arguments.show_texts(way.arguments)
            self.values.show_values(way.environment, draft.waiting, draft.kept)
            self.folder.show_path(way.folder)

    def applied(self, server: McpServer) -> McpServer:
        """The server with what is on screen."""
        way = Command(
            self.program.path, self.arguments.texts, self.values.values, self.folder.path
        )
        return replace(server, way=way)

    def focus_field(self, path: str) -> bool:
        if path.startswith("arguments["):
            at = path.partition("[")[2].partition("]")[0]
            self.arguments.focus_row(int(at) if at.isdecimal() else 0)
            return True
        if path.startswith("environment."):
            self.values.focus_name(path.partition(".")[2])
            return True
        return super().focus_field(path)

    def _put(self, path: str, field: TextRows | PathField | ValueRows, words: str = "") -> None:
        self._add(path, field, words, title=field_words(path))


class AddressFields(FieldColumn):
    """The address and what is sent with each request."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(field_words("url"))
        self.url = TypedLine(field_words("url"))
        self.url.setFont(theme.mono())
        self.url.setPlaceholderText(tr("Such as https://mcp.example.org/mcp"))
        self.url.rested.connect(lambda: self.touched.emit("url", True))
        words = tr("Of a server that speaks streamable HTTP.")
        self._add("url", self.url, words, title=field_words("url"))
        self.values = ValueRows(theme, field_words("headers"), tr("Add a header"))
        self.values.changed.connect(lambda typed: self.touched.emit("headers", typed))
        words = tr("Sent with each request, such as Authorization.")
        self._add("headers", self.values, words, title=field_words("headers"))

    def show_draft(self, draft: ServerDraft) -> None:
        """Show a server at an address, without telling."""
        way = draft.server.way
        if isinstance(way, Address):
            self.url.show_text(way.url)
            self.values.show_values(way.headers, draft.waiting, draft.kept)

    def applied(self, server: McpServer) -> McpServer:
        """The server with what is on screen."""
        return replace(server, way=Address(self.url.text().strip(), self.values.values))

    def focus_field(self, path: str) -> bool:
        if path.startswith("headers."):
            self.values.focus_name(path.partition(".")[2])
            return True
        return super().focus_field(path)
