"""How an allowed server is: runs, waits or fails; and the way to start and to stop it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.mcp_views import ServerView
from workbench.ui.chat.block_layout import visible_lines
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.code import WholeText
from workbench.ui.tools.servers.keeping import Doing
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import BusyBar
from workbench.ui.widgets.wrapped_text import WrappedText

_MOST_LINES, _MOST_COMMAND = 200, 4


class StatusStrip(QWidget):
    """State in words, what the server says of itself, and buttons.

    Signals:
        asked: A button was pressed. arg: start, stop or cancel.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "circle", 16, "muted")
        self.words = label("", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem = WholeText(theme, tr("Why it does not start"))
        self.told = label("", "warning", wrap=True)
        self.command = WholeText(theme, tr("What is started"), most_lines=_MOST_COMMAND)
        self.reach = WrappedText(tr("What it may reach"), most_lines=_MOST_LINES)
        self.busy = BusyBar(theme, tr("The server starts"))
        self.buttons = {
            "start": Button(theme, tr("Start"), icon="play"),
            "stop": Button(theme, tr("Stop"), icon="square"),
            "cancel": Button(theme, tr("Cancel"), icon="x"),
        }
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self.words, 1)
        for key, button in self.buttons.items():
            on_click(button, partial(self.asked.emit, key))
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for row in (self.busy, self.told, self.problem, self.about, self.command, self.reach):
            column.addWidget(row)

    def show_view(self, view: ServerView, told: str, doing: Doing) -> None:
        """Show a server.

        Args:
            view: As it is now.
            told: What happened just now; empty for nothing.
            doing: What is going on with it.
        """
        busy = bool(doing)
        allowed = view.state == "allowed"
        icon, role, words = _words(view, doing)
        self._icon.set_icon(icon, role)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.busy.setVisible(busy)
        self.told.setText(visible_lines(told))
        self.told.setVisible(bool(told) and allowed)
        self.problem.show_text(view.problem)
        self.problem.setVisible(bool(view.problem) and allowed and not busy)
        self.about.setText(visible_lines(view.about))
        self.about.setVisible(bool(view.about) and allowed)
        self.command.show_text(view.command)
        self.command.setVisible(allowed)
        self.reach.setText(tr("May reach: {0}").format(visible_lines(view.reach)))
        self.reach.setVisible(allowed)
        start = self.buttons["start"]
        start.setText(tr("Ask again") if view.running else tr("Start"))
        start.setAccessibleName(start.text().strip())
        start.setVisible(not busy and allowed)
        self.buttons["stop"].setVisible(not busy and view.running)
        self.buttons["cancel"].setVisible(doing == "start")
        self.setVisible(allowed or busy)


def _words(view: ServerView, doing: Doing) -> tuple[str, str, str]:
    """Icon, colour and words of a state."""
    if doing == "stop":
        return "loader", "accent", tr("It is ended…")
    if doing:
        return "loader", "accent", tr("It is started and asked for its tools…")
    if view.running:
        return "circle-play", "success", tr("It runs.")
    if view.problem:
        return "circle-x", "error", tr("It does not start.")
    words = tr("It does not run now. The first call of a tool starts it.")
    return "circle-check", "muted", words
