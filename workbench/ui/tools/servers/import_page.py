"""What another program's ``mcp.json`` holds, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.tools.mcp.documents import Command, McpServer
from workbench.tools.mcp.launch import launch_values, reach_of, shown_command
from workbench.tools.mcp.mcp_json import FoundServer, FoundServers
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.code import WholeText
from workbench.ui.tools.servers.words import way_words
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import Badge, IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import ColumnArea
from workbench.ui.widgets.wrapped_text import WrappedText

_LEAST_PX, _WIDE_PX, _LINES = 350, 760, 200


class FoundCard(QFrame):
    """One server of the file."""

    def __init__(self, theme: Theme, found: FoundServer, *, is_there: bool) -> None:
        super().__init__()
        self.found = found
        self.setProperty("role", "card")
        server = found.server
        is_program = isinstance(server.way, Command)
        self.box = QCheckBox(visible(server.title))
        self.box.setAccessibleName(tr("Add {0}").format(visible(server.title)))
        self.box.setChecked(not is_there)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.box, 1)
        head.addWidget(Badge(theme, way_words(is_program=is_program)))
        self.command = WholeText(theme, tr("Command or address of {0}").format(server.title))
        self.command.show_text(shown_command(server))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.command)
        lines = [
            tr("May reach: {0}").format(reach_of(server)),
            *_values(found),
            *map(said, found.notes),
        ]
        if is_there:
            lines.append(tr("There is a server that starts just like it."))
        self.notes = "\n".join(visible(one) for one in lines)
        words = WrappedText(tr("What to know of {0}").format(server.title), most_lines=_LINES)
        words.setText(self.notes)
        column.addWidget(words)


class ImportPage(QWidget):
    """Cards with boxes, those that cannot be had, and one button.

    Signals:
        add_asked: arg: the FoundServers that were chosen.
        closed: Nothing is added.
    """

    add_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[FoundCard] = []
        self.heading = label("", "page", wrap=True)
        words = tr(
            "Nothing of it is kept yet, and nothing runs. What you add is listed among the MCP "
            "servers, and starts only after you read it there."
        )
        self._area = ColumnArea(theme, _LEAST_PX)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(tr("Servers of the file"))
        self.cancel = Button(theme, tr("Cancel"))
        self.button = Button(theme, "", kind="primary")
        on_click(self.cancel, self.closed.emit)
        on_click(self.button, self._on_add)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self._count()

    def show_found(
        self, file_name: str, found: FoundServers, known: Sequence[McpServer]
    ) -> None:
        """Show what a file holds.

        Args:
            file_name: On screen.
            found: The servers in it.
            known: Those there are already.
        """
        self.heading.setText(tr("MCP servers in {0}").format(visible(file_name)))
        launches = [launch_values(one) for one in known]
        self.cards = [
            FoundCard(self._theme, one, is_there=launch_values(one.server) in launches)
            for one in found.found
        ]
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(12)
        for card in self.cards:
            card.box.toggled.connect(self._count)
            card.setMaximumWidth(_WIDE_PX)
            column.addWidget(card)
        if found.problems:
            column.addSpacing(4)
            column.addWidget(label(tr("Cannot be had here"), "section"))
        for title, why in found.problems:
            column.addWidget(self._refused(title, said(why)))
        column.addStretch(1)
        self._area.setWidget(inner)
        self._count()
        (self.cards[0].box if self.cards else self.cancel).setFocus()

    def _refused(self, title: str, why: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = IconLabel(self._theme, "ban", 16, "warning")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = f"{visible(title)}: {visible(why)}"
        row.addWidget(label(words, wrap=True), 1)
        return made

    @property
    def chosen(self) -> tuple[FoundServer, ...]:
        """Those whose box is checked."""
        return tuple(card.found for card in self.cards if card.box.isChecked())

    def _count(self) -> None:
        count = len(self.chosen)
        words = tr("Add {0} servers") if count != 1 else tr("Add {0} server")
        self.button.setText(words.format(count))
        self.button.setAccessibleName(words.format(count))
        self.button.setEnabled(count > 0)

    def _on_add(self) -> None:
        if self.chosen:
            self.add_asked.emit(self.chosen)


def _values(found: FoundServer) -> list[str]:
    """Variables or headers; of secret ones only the name."""
    secret = [name for name in found.server.values if name in found.secrets]
    plain = [f"{k}={v}" for k, v in found.server.values.items() if isinstance(v, str)]
    is_program = isinstance(found.server.way, Command)
    lines = []
    if plain:
        words = tr("Environment: {0}") if is_program else tr("Headers: {0}")
        lines.append(words.format(", ".join(plain)))
    if secret:
        lines.append(tr("Goes to the keyring: {0}").format(", ".join(secret)))
    return lines
