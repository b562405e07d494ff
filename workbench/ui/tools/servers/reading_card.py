"""What a person reads before a server starts: all of it, and then one deliberate press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.app.mcp_views import ServerView
from workbench.tools.mcp.documents import Command, McpServer, Secret
from workbench.ui.chat.block_layout import visible_lines
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import sentence
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.servers.code import WholeText
from workbench.ui.tools.servers.consent import ConsentButton
from workbench.ui.tools.words import tr
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.wrapped_text import WrappedText

_MOST_LINES = 200


class ReadingCard(QFrame):
    """The command or address, what it may reach, what holds it, and what is different.

    Signals:
        allowed: Let it start just so. arg: ``ServerView.seen`` of what is on screen.
        look_asked: Look again at what it starts.
    """

    allowed = Signal(str)
    look_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._seen = ""
        self.title = label("", "section")
        self.told = label("", "warning", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.command_title = label("", "muted")
        self.command = WholeText(theme, tr("What is started"))
        self.values_title = label("", "muted")
        self.values = WholeText(theme, tr("Values it is given"))
        self.reach = WrappedText(tr("What it may reach"), most_lines=_MOST_LINES)
        self.held = label("", wrap=True)
        words = tr("What is different from what you allowed")
        self.difference_title = label(words, "muted")
        self.difference = WholeText(theme, words, "diff")
        self.problem_title = label(tr("It cannot start"), "error")
        self.problem = WholeText(theme, tr("Why it cannot start"))
        self.button = ConsentButton(theme, tr("Let it start"), icon="play")
        on_click(self.button, lambda: self.allowed.emit(self._seen))
        self.look = Button(theme, tr("Look again"), kind="quiet", icon="refresh-cw")
        on_click(self.look, self.look_asked.emit)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel(theme, "eye", 16, "warning"))
        head.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        rows: tuple[QWidget, ...] = (
            self.told,
            self.about,
            self.difference_title,
            self.difference,
            self.command_title,
            self.command,
            self.values_title,
            self.values,
            label(tr("What it may reach"), "muted"),
            self.reach,
            label(tr("What holds it here"), "muted"),
            self.held,
            self.problem_title,
            self.problem,
        )
        for row in rows:
            column.addWidget(row)
        foot = QHBoxLayout()
        foot.addWidget(self.look)
        foot.addStretch(1)
        foot.addWidget(self.button)
        column.addLayout(foot)

    def show_view(self, view: ServerView, held: str, told: str, *, ready: bool) -> None:
        """Show a server.

        Args:
            view: What is to be read.
            held: What holds a program of the user here, in a sentence.
            told: What happened just now; empty for nothing.
            ready: It was looked at as it is now, so it may be allowed.
        """
        is_program = isinstance(view.server.way, Command)
        is_new = view.state == "new"
        self._seen = view.seen
        self.title.setText(
            tr("Read this before it starts") if is_new else tr("It changed: read it again")
        )
        self.setAccessibleName(self.title.text())
        _show(self.told, told)
        self.about.setText(_about(is_program=is_program))
        words = tr("What is started") if is_program else tr("Where it is")
        self.command_title.setText(words)
        self.command.setAccessibleName(words)
        self.command.show_text(view.command)
        self._show_values(view.server)
        self.reach.setText(visible(sentence(view.reach)))
        self.held.setText(
            held if is_program else tr("Nothing: it runs outside of this program.")
        )
        self.difference.show_text("\n".join(view.difference))
        self.difference.setVisible(bool(view.difference))
        self.difference_title.setVisible(bool(view.difference))
        self.problem.show_text(view.problem)
        self.problem.setVisible(bool(view.problem))
        self.problem_title.setVisible(bool(view.problem))
        self.button.setText(tr("Let it start") if is_program else tr("Let it be asked"))
        self.button.setAccessibleName(self.button.text().strip())
        self.button.setEnabled(ready)

    def _show_values(self, server: McpServer) -> None:
        lines = [
            tr("{0}: from the keyring").format(name)
            if isinstance(value, Secret)
            else f"{name}={value}"
            for name, value in server.values.items()
        ]
        words = tr("Headers that are sent")
        if isinstance(server.way, Command):
            words = tr("Environment and folder")
            if server.way.folder:
                lines.append(tr("Begins in {0}").format(server.way.folder))
        self.values_title.setText(words)
        self.values.setAccessibleName(words)
        self.values.show_text("\n".join(lines))
        self.values.setVisible(bool(lines))
        self.values_title.setVisible(bool(lines))


def _about(*, is_program: bool) -> str:
    if is_program:
        return tr(
            "It is a program of this machine, and does whatever its maker wrote into it. Let "
            "it start only if this is the command you mean, and you trust where it came from. "
            "Its tools are read afterwards; until then no agent has them."
        )
    return tr(
        "It is asked over the network, and sees whatever its tools are given. Its tools are "
        "read afterwards; until then no agent has them."
    )


def _show(shown: QLabel, text: str) -> None:
    shown.setText(visible_lines(text))
    shown.setVisible(bool(text))
