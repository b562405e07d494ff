"""One server: to read, to decide, to change, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from workbench.agents.problem import Problem
from workbench.app.mcp_views import ServerTool, ServerView
from workbench.policy.server_trust import Leave, digest
from workbench.tools.mcp.documents import Address, Command, McpServer
from workbench.tools.protections import Protections
from workbench.ui.language.messages import said
from workbench.ui.tools.problem_area import ProblemArea
from workbench.ui.tools.servers.bar import ServerBar
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.servers.form import ServerForm
from workbench.ui.tools.servers.judging import problem_of
from workbench.ui.tools.servers.keeping import ServerKeeping
from workbench.ui.tools.servers.reading_card import ReadingCard
from workbench.ui.tools.servers.said_part import SaidPart
from workbench.ui.tools.servers.status_strip import StatusStrip
from workbench.ui.tools.servers.tool_side import PageWorld, ToolSide
from workbench.ui.tools.servers.tools_part import ToolsPart
from workbench.ui.tools.servers.words import standing_of
from workbench.ui.tools.words import tr
from workbench.ui.widgets.views import ColumnArea, SplitView

_LEFT_PX, _RIGHT_PX, _LEAST_PX, _MOST_PX = 620, 372, 350, 1_000
_AGAIN_MS = 1500
READ, CHANGE, SAID = 0, 1, 2


class ServerPage(SplitView):
    """A bar, three tabs, and beside them the chosen tool.

    Signals:
        asked: A button of the bar was pressed. arg: undo, redo, remove or save.
    """

    asked = Signal(str)

    def __init__(self, world: PageWorld, draft: ServerDraft, keeping: ServerKeeping) -> None:
        super().__init__("server")
        self._world, self._draft, self._keeping = world, draft, keeping
        self._read: dict[str, set[str]] = {}
        self._held = ""
        self.view: ServerView | None = None
        theme = world.theme
        self.bar = ServerBar(theme)
        self.problems = ProblemArea(theme)
        self.card, self.status = ReadingCard(theme), StatusStrip(theme)
        self.tools, self.said = ToolsPart(theme), SaidPart(theme)
        self.form = ServerForm(theme)
        self.side = ToolSide(world)
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self._on_time)

    def _lay_out(self) -> None:
        reading = QWidget()
        reading.setObjectName("scrolled")
        column = QVBoxLayout(reading)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(12)
        for part in (self.status, self.card, self.tools):
            column.addWidget(part)
        column.addStretch(1)
        self.tabs.setDocumentMode(True)
        for inner, words, name in (
            (reading, tr("Server and tools"), tr("What it starts and offers")),
            (self.form, tr("How it starts"), tr("Form of the server")),
        ):
            area = ColumnArea(self._world.theme, _LEAST_PX)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setAccessibleName(name)
            inner.setMaximumWidth(_MOST_PX)
            area.setWidget(inner)
            self.tabs.addTab(area, words)
        self.tabs.addTab(self.said, tr("Last lines"))
        self.tabs.tabBar().setAccessibleName(tr("Parts of the server"))
        work = QWidget()
        outer = QVBoxLayout(work)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.problems)
        outer.addWidget(self.tabs, 1)
        self.addWidget(work)
        self.addWidget(self.side)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 1)
        self.setSizes([_LEFT_PX, _RIGHT_PX])

    def _connect(self) -> None:
        self._draft.changed.connect(self._on_draft)
        self._draft.stack.cleanChanged.connect(self._show_bar)
        self._keeping.changed.connect(self.refresh)
        self._keeping.started.connect(self._on_started)
        self.bar.asked.connect(self.asked)
        self.form.edited.connect(self._on_edited)
        self.form.secret_typed.connect(self._draft.put_secret)
        self.problems.asked.connect(self._on_problem)
        self.card.allowed.connect(lambda seen: self._keeping.allow_start(self._name, seen))
        self.card.look_asked.connect(lambda: self._keeping.look(self._name))
        self.status.asked.connect(self._on_status)
        self.tools.chosen.connect(self._show_tool)
        self.tools.left.connect(self._leave)
        self.side.left.connect(lambda name, leave: self._leave({name: leave}))
        self.said.copy_asked.connect(lambda text: self._world.shell.copy(text, tr("Lines")))

    @property
    def held(self) -> str:
        """What holds a program here, in a sentence; empty until it was found out."""
        return self._held

    @property
    def _name(self) -> str:
        return self._draft.saved_name

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the server on screen."""
        return self.form.doubled or problem_of(self._draft.server)

    def begin(self) -> None:
        """Another server is on screen now."""
        self.form.begin()
        self.tools.begin()
        is_new = not self._name
        self.tabs.setCurrentIndex(CHANGE if is_new else READ)
        self.renew()
        self._timer.start()
        self.look_first()

    def end(self) -> None:
        """No server is on screen."""
        self._timer.stop()
        self.side.stop()

    def show_held(self, protections: Protections) -> None:
        """What holds a program of the user on this machine."""
        self._held = said(protections.sentence)
        self.side.show_protections(protections)
        self.refresh()

    @Slot()
    def _on_draft(self) -> None:
        if self._draft.is_open:
            self.form.show_draft(self._draft)
            self._show_problems()
            self.refresh()

    @Slot(str)
    def _on_started(self, name: str) -> None:
        """The next thing is to read its tools."""
        if name == self._name and self.isVisible() and self.tabs.currentIndex() == READ:
            self.renew()
            self.tools.table.setFocus()

    def renew(self) -> None:
        """Look at what is known of the server, and show it; the form is left as it is."""
        known = {one.name for one in self._world.servers.servers}
        self.view = self._world.servers.view(self._name) if self._name in known else None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what was known of the server last."""
        if not self._draft.is_open:
            return
        self._show_bar()
        for tab in (READ, SAID):
            self.tabs.setTabEnabled(tab, self.view is not None)
        if self.view is not None:
            self._show_view(self.view)
        self.side.setVisible(self.view is not None and bool(self.view.tools))

    def look_first(self) -> None:
        """Look at what a server starts before it is read; that starts nothing."""
        view = self.view
        wants = view is not None and view.state != "allowed"
        if wants and self._name not in self._keeping.looked:
            self._keeping.look(self._name)

    def _show_view(self, view: ServerView) -> None:
        name, keeping = self._name, self._keeping
        doing, told = keeping.doing(name), keeping.told.get(name, "")
        is_allowed = view.state == "allowed"
        self.status.show_view(view, told, doing if is_allowed else "")
        self.card.setVisible(not is_allowed)
        if not is_allowed:
            ready = name in keeping.looked and not doing and not view.problem
            self.card.show_view(view, self._held, told, ready=ready and not self._draft.unsaved)
        able = is_allowed and not doing
        nothing = tr("Its tools are listed here once it ran.")
        if view.listed and is_allowed:
            nothing = tr("It has no tools.")
        self.tools.show_tools(view.tools, self._was_read, nothing, able=able)
        self.said.show_lines(view.said or view.problem)
        self._show_tool()

    @Slot()
    def _show_bar(self) -> None:
        view = self.view
        standing = None
        if view is not None:
            starts = self._keeping.doing(self._name) == "start"
            busy = starts and view.state == "allowed"
            standing = standing_of(view, busy=busy)
        self.bar.show_state(self._draft, standing)

    def _show_problems(self) -> None:
        found = self.problem if self._draft.unsaved else None
        problems = [] if found is None else [found]
        # A new one is not found fault with before anything of it was entered.
        if not self._name and self._draft.stack.isClean():
            problems = []
        self.problems.show_problems(problems)
        self.form.show_problems(problems)

    @Slot()
    def _show_tool(self) -> None:
        view, tool = self.view, self.tools.current
        if view is None:
            return
        was_read = tool is not None and self._was_read(tool)
        able = view.state == "allowed" and not self._keeping.doing(self._name)
        self.side.show_tool(view, tool, was_read=was_read, able=able)
        if tool is not None and not was_read and self.side.reading.isVisible():
            self._read.setdefault(self._name, set()).add(_mark(tool))
            self.tools.show_tools(view.tools, self._was_read, "", able=able)

    def _was_read(self, tool: ServerTool) -> bool:
        return _mark(tool) in self._read.get(self._name, set())

    @Slot(object)
    def _leave(self, leaves: Mapping[str, Leave]) -> None:
        if self.view is not None:
            self._keeping.allow_tools(self._name, self.view.seen, leaves)

    def _on_status(self, key: str) -> None:
        name, keeping = self._name, self._keeping
        {"start": keeping.look, "stop": keeping.stop, "cancel": keeping.cancel}[key](name)

    @Slot(object, str, str)
    def _on_edited(self, after: McpServer, title: str, typed_in: str) -> None:
        self._draft.edit(self._named(after), title, typed_in)

    def _named(self, after: McpServer) -> McpServer:
        """The name of a new one follows its title until it is written by hand."""
        before, free = self._draft.server, self._world.servers.files.free_name
        follows = not self._name and before.name == free(before.title)
        if follows and after.name == before.name and after.title != before.title:
            return replace(after, name=free(after.title))
        return after

    def show_problem(self, problem: Problem) -> None:
        """Say what keeps the server from being saved, and go there."""
        self.problems.show_problems([problem])
        self.form.show_problems([problem])
        self._on_problem(problem.path)

    def _on_problem(self, path: str) -> None:
        self.tabs.setCurrentIndex(CHANGE)
        self.form.focus_field(path)

    @Slot()
    def _on_time(self) -> None:
        """A server may end, or say something, by itself."""
        view = self.view
        if view is None or not view.running or not self.isVisible():
            return
        known = {one.name for one in self._world.servers.servers}
        now = self._world.servers.glance(self._name) if self._name in known else None
        if now is not None and (now.running, now.said) != (view.running, view.said):
            self.renew()


def new_server(title: str, name: str, *, is_program: bool) -> McpServer:
    """A server to begin with."""
    return McpServer(name, title, Command("") if is_program else Address(""))


def _mark(tool: ServerTool) -> str:
    """Which words of a tool were on screen."""
    return digest(tool.offer.values)
