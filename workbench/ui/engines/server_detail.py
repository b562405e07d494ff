"""The detail pane of one connected server."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.connecting import AgentsOf, ServerAnswer
from workbench.app.connections import PROGRAMS, Connected
from workbench.engines.openai_compatible.connection import Connection
from workbench.ui.engines import words
from workbench.ui.language.messages import said
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, ElidedLabel, KeyValue, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.views import ColumnArea


class ServerDetail(ColumnArea):
    """Shows one connection.

    Signals:
        check_asked: arg: id.
        edit_asked: arg: id.
        open_asked: To be shown among the models. arg: id.
        disconnect_asked: Confirmed by the user. arg: id.
    """

    check_asked = Signal(str)
    edit_asked = Signal(str)
    open_asked = Signal(str)
    disconnect_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 300)
        self._theme, self._id = theme, ""
        self._passing = False
        self.setAccessibleName(self.tr("Server details"))
        page = QWidget()
        page.setObjectName("scrolled")
        self._column = QVBoxLayout(page)
        space = theme.tokens.space
        # Two pixels less: the area around has a ring of two for the focus.
        self._column.setContentsMargins(space.l_px, 0, space.xl_px - 2, space.l_px)
        self._column.setSpacing(space.m_px)
        self._build_head()
        self._values = KeyValue()
        self._column.addWidget(self._values)
        self._build_end()
        self._column.addStretch(1)
        self.setWidget(page)

    def _build_head(self) -> None:
        head = QHBoxLayout()
        self._title = ElidedLabel()
        self._title.setProperty("role", "section")
        self._badge = Badge(self._theme, "")
        head.addWidget(self._title, 1)
        head.addWidget(self._badge)
        self._problem = label("", "error", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self._column.addLayout(head)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s_px)
        self.check = Button(self._theme, self.tr("Check"), icon="refresh-cw")
        self.edit = Button(self._theme, self.tr("Edit…"), icon="pencil")
        self.open = Button(self._theme, self.tr("Open in Models"), icon="box")
        on_click(self.check, lambda: self.check_asked.emit(self._id))
        on_click(self.edit, lambda: self.edit_asked.emit(self._id))
        on_click(self.open, lambda: self.open_asked.emit(self._id))
        for button in (self.check, self.edit, self.open):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _build_end(self) -> None:
        row = QHBoxLayout()
        self.remove = Button(self._theme, self.tr("Disconnect…"), kind="danger", icon="trash-2")
        on_click(self.remove, self._ask_removal)
        row.addStretch(1)
        row.addWidget(self.remove)
        self._column.addLayout(row)
        self.asking = QFrame()
        self.asking.setProperty("role", "card")
        inner = QVBoxLayout(self.asking)
        self._question = label("", wrap=True)
        inner.addWidget(self._question)
        answers = QHBoxLayout()
        self.keep = Button(self._theme, self.tr("Keep"))
        self.really = Button(self._theme, self.tr("Disconnect"), kind="danger")
        on_click(self.keep, self.asking.hide)
        on_click(self.really, self._on_really)
        answers.addStretch(1)
        answers.addWidget(self.keep)
        answers.addWidget(self.really)
        inner.addLayout(answers)
        self._column.addWidget(self.asking)
        self.asking.hide()

    def show_server(
        self,
        one: Connected,
        answer: ServerAnswer | None,
        *,
        checking: bool,
        loaded: str,
        agents: AgentsOf,
        passing: bool,
    ) -> None:
        """Show a connection.

        Args:
            one: The connection.
            answer: How its server was when it was asked last.
            checking: It is being asked now.
            loaded: How its model stands here, in words; empty if it is not loaded.
            agents: Who uses it.
            passing: Its key ends with this session.
        """
        self._passing = passing
        if one.id != self._id:
            self.asking.hide()
        self._id = one.id
        connection = one.connection
        self._title.set_text(connection.name if connection else one.id)
        if checking:
            text, state = words.SERVER_STATES["checking"]
            self._badge.set_value(words.tr(text), state)
        else:
            self._badge.set_value(*words.server_state(answer))
        problem = said(one.problem or (answer.problem if answer else ""))
        if problem and connection is not None:  # else it begins with the name of the file
            problem = f"{problem[:1].upper()}{problem[1:]}"
        self._problem.setText(f"{problem}." if problem else "")
        self._problem.setVisible(bool(problem))
        hint = said(answer.hint) if answer and problem else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.check.setEnabled(not checking and connection is not None)
        self.edit.setEnabled(connection is not None)
        self.open.setEnabled(connection is not None)
        if connection is None:
            rows = [(self.tr("Id"), one.id), (self.tr("File"), one.path.name)]
        else:
            rows = self._rows(one.id, connection, answer, loaded, agents)
        self._values.set_rows(rows)
        self._question.setText(self._removal(connection, agents))

    def _rows(
        self,
        one_id: str,
        connection: Connection,
        answer: ServerAnswer | None,
        loaded: str,
        agents: AgentsOf,
    ) -> list[tuple[str, str]]:
        context = connection.context_tokens
        patience = self.tr(
            "%g\u00a0s to connect, %g\u00a0s to the first word, %g\u00a0s between words"
        )
        times = (connection.connect_s, connection.first_token_s, connection.between_tokens_s)
        nobody = self.tr("no agent")
        return [
            (self.tr("Id"), one_id),
            (self.tr("Model"), connection.model),
            (self.tr("Address"), connection.base_url),
            (self.tr("Program"), PROGRAMS[connection.kind]),
            (self.tr("Last check"), words.check_text(answer)),
            (self.tr("Here"), loaded or self.tr("not loaded")),
            (self.tr("Tools"), self.tr("yes") if connection.can_call_tools else self.tr("no")),
            (
                self.tr("Context"),
                counted(context, "%Ln token", "%Ln tokens")
                if context
                else self.tr("asks the server"),
            ),
            (
                self.tr("Key"),
                self._key_text(connection, answer),
            ),
            (self.tr("Patience"), patience % times),
            (self.tr("Asked again"), counted(connection.retries, "%Ln time", "%Ln times")),
            (
                self.tr("At once"),
                counted(connection.most_at_once, "%Ln request", "%Ln requests"),
            ),
            (self.tr("Model of"), ", ".join(agents.first) or nobody),
            (self.tr("Fallback of"), ", ".join(agents.later) or nobody),
        ]

    def _key_text(self, connection: Connection, answer: ServerAnswer | None) -> str:
        if not connection.key_name:
            return self.tr("none")
        if answer is not None and answer.state == "key":
            return self.tr("missing, or refused")
        if self._passing:
            return self.tr("until the program ends: there is no keyring")
        return self.tr("in the system's keyring")

    def _removal(self, connection: Connection | None, agents: AgentsOf) -> str:
        text = self.tr("Disconnect %s? The connection and its key are forgotten; the server "
                       "goes on.") % (connection.name if connection else self._id)  # fmt: skip
        if agents.first:
            text += " " + self.tr("It is the model of %s.") % ", ".join(agents.first)
        if agents.later:
            text += " " + self.tr("%s fall back on it.") % ", ".join(agents.later)
        return text

    def _ask_removal(self) -> None:
        self.asking.show()
        self.keep.setFocus()
        self.ensureWidgetVisible(self.asking)

    def _on_really(self) -> None:
        self.asking.hide()
        self.disconnect_asked.emit(self._id)
