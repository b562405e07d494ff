"""The tools of a server: what each is called, how it stands, and what was said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from workbench.app.mcp_views import ServerTool
from workbench.policy.server_trust import Leave
from workbench.ui.builder.text_area import Choice
from workbench.ui.chat.inline import visible
from workbench.ui.language.words import counted
from workbench.ui.models.work_dialog import plain_table
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.consent import ConsentButton
from workbench.ui.tools.servers.words import LEAVES, leave_words, tool_state_words
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import on_click

_COLOURS = {"new": "warning", "changed": "warning", "gone": "muted"}
_TITLE, _STATE = 1, 2
_MOST_ROWS = 16


class ToolsPart(QWidget):
    """A table, and one answer for all that was read.

    Signals:
        chosen: Another tool is chosen.
        left: arg: a mapping from the name its server gives a tool to the Leave.
    """

    chosen = Signal()
    left = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tools: tuple[ServerTool, ...] = ()
        self._readable: tuple[ServerTool, ...] = ()
        self._shown: list[tuple[str, ...]] = []
        self.header = SectionHeader(tr("Tools"))
        headings = (tr("Name here"), tr("Title"), tr("State"), tr("Calls"))
        self.table: QTableWidget = plain_table(tr("Tools of the server"), headings, _TITLE)
        self.table.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.nothing = label("", "muted", wrap=True)
        words = tr("How the tools that were read may be called")
        self.choice = Choice(words)
        for leave in LEAVES:
            self.choice.addItem(leave_words(leave), leave)
        self.button = ConsentButton(theme, "")
        on_click(self.button, self._on_all)
        self._lay_out()
        self._show_foot(has_open=False, to_read=False)
        theme.changed.connect(self._fill)

    def _lay_out(self) -> None:
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(6)
        self._hint = label(tr("Choose each one to read it."), "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.choice)
        row.addWidget(self.button)
        foot.addWidget(self._hint)
        foot.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addWidget(self.nothing)
        column.addWidget(self.table)
        column.addWidget(self._foot)

    @property
    def current(self) -> ServerTool | None:
        """The chosen tool."""
        row = self.table.currentRow()
        return self._tools[row] if 0 <= row < len(self._tools) else None

    def begin(self) -> None:
        """Another server: none of its tools is chosen."""
        with QSignalBlocker(self.table):
            self.table.setCurrentCell(-1, -1)
            self.table.setRowCount(0)
        self._tools, self._shown = (), []
        self.choice.setCurrentIndex(0)

    def show_tools(
        self,
        tools: Sequence[ServerTool],
        was_read: Callable[[ServerTool], bool],
        nothing: str,
        *,
        able: bool,
    ) -> None:
        """Show tools; the same one stays chosen.

        Args:
            tools: Of the open server.
            was_read: Whether a tool was on screen, word for word.
            nothing: What is said where there are none.
            able: The server may start, so something can be said of them.
        """
        before = self.current.offer.name if self.current is not None else ""
        self._tools = tuple(tools)
        self._readable = tuple(
            one
            for one in tools
            if able and one.state in ("new", "changed") and not one.problem and was_read(one)
        )
        rows = [_row(one, was_read=was_read(one)) for one in tools]
        if rows != self._shown:
            self._shown = rows
            self._fill()
            self._choose(before)
        self.nothing.setText(nothing)
        self.nothing.setVisible(not tools)
        self.table.setVisible(bool(tools))
        open_count = sum(one.state in ("new", "changed") for one in tools)
        self.header.detail.setText(_counted(len(tools), open_count))
        to_read = open_count > len(self._readable)
        self._show_foot(has_open=able and open_count > 0, to_read=to_read)

    def _show_foot(self, *, has_open: bool, to_read: bool) -> None:
        count = len(self._readable)
        words = (
            tr("Allow the {0} tools I have read")
            if count != 1
            else tr("Allow the {0} tool I have read")
        )
        if self.choice.currentData() == "never":
            words = tr("Answer for the {0} tools I have read")
        self.button.setText(words.format(count))
        self.button.setAccessibleName(words.format(count))
        self.button.setEnabled(count > 0)
        self.choice.setEnabled(count > 0)
        self._hint.setText(tr("Choose each one to read it.") if to_read else "")
        self._foot.setVisible(has_open)

    def _fill(self) -> None:
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(self._shown))
            for number, row in enumerate(self._shown):
                tool = self._tools[number]
                role = "error" if tool.problem else _COLOURS.get(tool.state, "text")
                for column, text in enumerate(row):
                    item = QTableWidgetItem(visible(text))
                    item.setToolTip(visible(text))
                    if column == _STATE:
                        item.setForeground(QColor(self._theme.tokens.colour(role)))
                    self.table.setItem(number, column, item)
        rows = max(1, min(_MOST_ROWS, len(self._shown)))
        heights = sum(self.table.rowHeight(row) for row in range(min(rows, len(self._shown))))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + heights + 6)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.table.setHorizontalScrollBarPolicy(policy)

    def _choose(self, name: str) -> None:
        """Keep a tool chosen without telling."""
        found = [row for row, one in enumerate(self._tools) if one.offer.name == name]
        with QSignalBlocker(self.table):
            if name and found:
                self.table.setCurrentCell(found[0], 0)
            else:
                self.table.setCurrentCell(-1, -1)

    def _on_all(self) -> None:
        leave: Leave = self.choice.currentData()
        leaves: Mapping[str, Leave] = {one.offer.name: leave for one in self._readable}
        if leaves:
            self.left.emit(leaves)


def _row(tool: ServerTool, *, was_read: bool) -> tuple[str, ...]:
    return (
        tool.name or tool.offer.name,
        tool.offer.title,
        tool_state_words(tool, was_read=was_read),
        leave_words(tool.leave if tool.state == "allowed" else None),
    )


def _counted(count: int, open_count: int) -> str:
    if not count:
        return ""
    if not open_count:
        return counted(count, "%Ln tool", "%Ln tools")
    return tr("{0} of {1} to read").format(open_count, count)
