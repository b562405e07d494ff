"""What a server is called, what it is granted, and how much it may take."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker

from workbench.tools.mcp.documents import Command, McpServer, ServerGrants, ServerLimits
from workbench.ui.builder.text_area import TypedLine
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.folder_rows import FolderRows
from workbench.ui.tools.part import FieldColumn
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.servers.words import field_words, way_words
from workbench.ui.tools.words import tr
from workbench.ui.widgets.buttons import Segmented
from workbench.ui.widgets.fields import NumberField
from workbench.ui.widgets.views import Toggle

PROGRAM, ADDRESS = "program", "address"


class NameFields(FieldColumn):
    """Title, name, and whether it is a program or an address."""

    def __init__(self) -> None:
        super().__init__()
        self.title = TypedLine(field_words("title"))
        self.title.rested.connect(lambda: self.touched.emit("title", True))
        self.name = TypedLine(field_words("name"))
        self.name.rested.connect(lambda: self.touched.emit("name", True))
        words = tr("Begins the names of its tools: small letters, digits and _.")
        self._beside(
            (self._block("title", self.title, title=field_words("title")), 1),
            (self._block("name", self.name, words, title=field_words("name")), 1),
        )
        self.way = Segmented(
            (
                (PROGRAM, way_words(is_program=True)),
                (ADDRESS, way_words(is_program=False)),
            ),
            field_words("way"),
        )
        self.way.chosen.connect(lambda _key: self.touched.emit("way", False))
        self._add("way", self.way, title=field_words("way"))

    def show_draft(self, draft: ServerDraft) -> None:
        """Show a server without telling."""
        server = draft.server
        if server.title != self.title.text().strip():
            self.title.show_text(server.title)
        self.name.show_text(server.name)
        self.way.set_value(PROGRAM if isinstance(server.way, Command) else ADDRESS)

    def applied(self, server: McpServer) -> McpServer:
        """The server with what is on screen."""
        title, name = self.title.text().strip(), self.name.text().strip()
        return replace(server, title=title, name=name)


class GrantFields(FieldColumn):
    """Folders and the network; only for a program."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Grants"))
        self.folders = FolderRows(theme)
        self.folders.changed.connect(lambda typed: self.touched.emit("grants.folders", typed))
        words = tr("It sees no other folder of yours.")
        self._add("grants.folders", self.folders, words, title=field_words("grants.folders"))
        self.network = Toggle(theme, tr("May reach the network"))
        self.network.clicked.connect(lambda _on: self.touched.emit("grants.network", False))
        words = tr("Any address, while the settings let the program reach the network.")
        self._add("grants.network", self.network, words, title=field_words("grants.network"))

    def show_draft(self, draft: ServerDraft) -> None:
        """Show a server without telling."""
        grants = draft.server.grants
        self.folders.show_grants(grants.folders)
        with QSignalBlocker(self.network):
            self.network.setChecked(grants.network)
        self.network.update()

    def applied(self, server: McpServer) -> McpServer:
        """The server with what is on screen; one at an address is granted nothing here."""
        if not isinstance(server.way, Command):
            return replace(server, grants=ServerGrants())
        grants = ServerGrants(self.folders.grants, self.network.isChecked())
        return replace(server, grants=grants)

    def focus_field(self, path: str) -> bool:
        if path.startswith("grants.folders["):
            at = path.partition("[")[2].partition("]")[0]
            self.folders.focus_row(int(at) if at.isdecimal() else 0)
            return True
        return super().focus_field(path)


class LimitFields(FieldColumn):
    """Time, memory and the longest result."""

    def __init__(self) -> None:
        super().__init__(tr("Limits"))
        usual = ServerLimits()
        self.fields = {
            "limits.seconds": _number("limits.seconds", (0.1, 600.0), usual.seconds, " s"),
            "limits.memoryMb": _number("limits.memoryMb", (64, 262_144), 0, " MB"),
            "limits.outputBytes": _number(
                "limits.outputBytes", (256, 1_000_000), 0, tr(" bytes")
            ),
        }
        self.fields["limits.seconds"].setDecimals(1)
        blocks = []
        for path, field in self.fields.items():
            field.valueChanged.connect(lambda _value, path=path: self.touched.emit(path, True))
            blocks.append((self._block(path, field, title=field_words(path)), 1))
        self._beside(*blocks)

    def show_draft(self, draft: ServerDraft) -> None:
        """Show a server without telling."""
        limits = draft.server.limits
        values = (limits.seconds, limits.memory_mb, limits.output_bytes)
        for field, value in zip(self.fields.values(), values, strict=True):
            with QSignalBlocker(field):
                field.setValue(value)
        self.blocks["limits.memoryMb"].setEnabled(isinstance(draft.server.way, Command))

    def applied(self, server: McpServer) -> McpServer:
        """The server with what is on screen."""
        seconds, memory_mb, output_bytes = (f.value() for f in self.fields.values())
        limits = ServerLimits(seconds, round(memory_mb), round(output_bytes))
        return replace(server, limits=limits)


def _number(path: str, bounds: tuple[float, float], value: float, unit: str) -> NumberField:
    made = NumberField(field_words(path))
    made.setDecimals(0)
    made.setRange(*bounds)
    made.setValue(value)
    made.setSuffix(unit)
    return made
