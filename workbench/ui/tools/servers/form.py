"""The form of a server, and the changes it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.agents.problem import Problem
from workbench.tools.mcp.documents import Address, Command, McpServer
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.servers.held_fields import (
    PROGRAM,
    GrantFields,
    LimitFields,
    NameFields,
)
from workbench.ui.tools.servers.way_fields import AddressFields, CommandFields
from workbench.ui.tools.servers.words import field_words
from workbench.ui.tools.words import tr


class ServerForm(QWidget):
    """Shows the server of a draft and changes it.

    What was entered of the way that is not chosen stays until another server is shown.

    Signals:
        edited: args: the McpServer on screen, a title for the undo menu, the field one
            types in (empty for a step of its own).
        secret_typed: args: name, value.
    """

    edited = Signal(object, str, str)
    secret_typed = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._server: McpServer | None = None
        self._other: Command | Address = Address("")
        self.names = NameFields()
        self.command, self.address = CommandFields(theme), AddressFields(theme)
        self.grants, self.limits = GrantFields(theme), LimitFields()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 24)
        column.setSpacing(12)
        for part in self.parts:
            column.addWidget(part)
            part.touched.connect(self._on_touched)
        for rows in (self.command.values, self.address.values):
            rows.secret_typed.connect(self.secret_typed)
        column.addStretch(1)

    @property
    def parts(
        self,
    ) -> tuple[NameFields, CommandFields, AddressFields, GrantFields, LimitFields]:
        """From top to bottom."""
        return self.names, self.command, self.address, self.grants, self.limits

    def show_draft(self, draft: ServerDraft) -> None:
        """Show a server without telling."""
        self._server = draft.server
        is_program = isinstance(draft.server.way, Command)
        self.command.setVisible(is_program)
        self.grants.setVisible(is_program)
        self.address.setVisible(not is_program)
        for part in self.parts:
            part.show_draft(draft)

    def begin(self) -> None:
        """Another server comes: nothing is kept of the one before."""
        self._other = Address("")

    @property
    def doubled(self) -> Problem | None:
        """Two rows of one name, of which a file would hold one."""
        way = self._server.way if self._server is not None else Command("")
        part = self.command if isinstance(way, Command) else self.address
        if not (name := part.values.doubled):
            return None
        path = "environment" if isinstance(way, Command) else "headers"
        text = tr("There are two values {0!r}").format(name)
        return Problem("error", path, text, tr("Give one another name."))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at each field what is wrong with it."""
        for part in self.parts:
            part.show_problems(problems)

    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        for part in self.parts:
            if not part.isHidden():
                part.flush()

    def focus_field(self, path: str) -> None:
        """Put the focus where a problem is."""
        if not any(not part.isHidden() and part.focus_field(path) for part in self.parts):
            self.names.title.setFocus()

    def focus_first(self) -> None:
        """Begin at the top, with the title marked."""
        self.names.title.setFocus()
        self.names.title.selectAll()

    def _on_touched(self, path: str, typed: bool) -> None:
        if self._server is None:
            return
        title = tr("Change {0}").format(field_words(path))
        self.edited.emit(self._applied(self._server, path), title, path if typed else "")

    def _applied(self, server: McpServer, path: str) -> McpServer:
        if path == "way":
            wants_program = self.names.way.value == PROGRAM
            if isinstance(server.way, Command) != wants_program:
                before, self._other = self._other, server.way
                other = Command("") if wants_program else Address("")
                fits = isinstance(before, Command) == wants_program
                server = replace(server, way=before if fits else other)
        elif isinstance(server.way, Command):
            server = self.command.applied(server)
        else:
            server = self.address.applied(server)
        server = self.names.applied(server)
        return self.limits.applied(self.grants.applied(server))
