"""MCP servers in the tools panel: their list, their pages, and the ways between them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QWidget

from workbench.app.workbench import Workbench
from workbench.tools.mcp.mcp_json import FoundServers
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.keeping import show_file
from workbench.ui.tools.servers.draft import ServerDraft
from workbench.ui.tools.servers.dropping import FileDrop
from workbench.ui.tools.servers.import_page import ImportPage
from workbench.ui.tools.servers.keeping import ServerKeeping
from workbench.ui.tools.servers.page import ServerPage, new_server
from workbench.ui.tools.servers.server_list import ServerList, ServerRow
from workbench.ui.tools.servers.tool_side import PageWorld
from workbench.ui.tools.servers.words import standing_of
from workbench.ui.tools.trial import Trial
from workbench.ui.tools.words import tr


class ServersPlace(QObject):
    """Owns all screens of MCP servers.

    Attributes:
        list: For the left side of the panel.
        pages: For its middle: one server, or what a file holds.
        active: The pages are what is shown.

    Signals:
        shown: A server, or a file, is to be shown.
        emptied: What was shown is gone.
    """

    shown = Signal()
    emptied = Signal()

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        shell: ShellApi,
        panel: QWidget,
        may_leave: Callable[[], bool],
    ) -> None:
        """Make them.

        Args:
            workbench: The program.
            theme: Colours.
            shell: The window.
            panel: Takes dropped files, and owns what is made here.
            may_leave: Whether the tool on screen may be left.
        """
        super().__init__(panel)
        self._bench, self._shell, self._panel = workbench, shell, panel
        self._servers, self._may_leave_tool = workbench.servers, may_leave
        self.active = False
        self.draft = ServerDraft(self)
        self.keeping = ServerKeeping(self._servers, self.draft, shell, self)
        trial = Trial(workbench, shell, self)
        world = PageWorld(self._servers, workbench.tool_library, trial, theme, shell)
        self.list = ServerList(theme)
        self.page = ServerPage(world, self.draft, self.keeping)
        self.import_page = ImportPage(theme)
        self.pages = QStackedWidget()
        self._take_room(wanted=False)
        self.pages.addWidget(self.page)
        self.pages.addWidget(self.import_page)
        self._connect()
        panel.destroyed.connect(self._servers.listen(self.refresh))
        self.refresh()

    def _connect(self) -> None:
        servers, keeping = self.list, self.keeping
        servers.chosen.connect(self.open)
        servers.new_asked.connect(self.new)
        servers.import_asked.connect(self.choose_file)
        servers.restore_asked.connect(keeping.restore)
        servers.unread.file_asked.connect(show_file)
        FileDrop(self._panel).dropped.connect(self.read_file)
        keeping.changed.connect(self._list_them)
        keeping.saved.connect(self._on_saved)
        keeping.removed.connect(self._on_removed)
        keeping.restored.connect(lambda _title: self.list.undo_remove.hide())
        keeping.found.connect(self._on_found)
        keeping.added.connect(self._on_added)
        self.page.asked.connect(lambda key: self.callbacks()[key]())
        self.import_page.add_asked.connect(keeping.add)
        self.import_page.closed.connect(self._on_import_closed)

    def callbacks(self) -> Mapping[str, Callable[[], object]]:
        """What the commands of the panel do while a server is shown."""
        nothing: Callable[[], object] = lambda: None  # noqa: E731  a command without effect
        return {
            "save": self.save,
            "undo": self.undo,
            "redo": self.redo,
            "try": self.page.side.pane.try_it,
            "remove": self.keeping.remove,
            "duplicate": nothing,
            "history": nothing,
            "export": nothing,
        }

    def instead(
        self, others: Mapping[str, Callable[[], object]]
    ) -> dict[str, Callable[[], object]]:
        """The commands of tools, and those of servers while one of them is shown."""
        own = self.callbacks()

        def chosen(key: str) -> Callable[[], object]:
            return lambda: (own if self.active and key in own else others)[key]()

        return {key: chosen(key) for key in others}

    def undo(self) -> None:
        """Take the last change back; what was typed a moment ago counts as one."""
        self.page.form.flush()
        self.draft.undo()

    def redo(self) -> None:
        """Make the change again."""
        self.page.form.flush()
        self.draft.redo()

    def save(self) -> None:
        """Write the file; what no file can hold is said at its field."""
        self.page.form.flush()
        problem = self.page.problem
        if problem is None:
            self.keeping.save()
        else:
            self.page.show_problem(problem)

    def may_leave(self) -> bool:
        """Whether another thing may be shown instead of a server."""
        if self.active:
            self.page.form.flush()
        return self.keeping.may_leave()

    def leave(self) -> None:
        """Something else is shown."""
        if self.active:
            self.active = False
            self._take_room(wanted=False)
            self.draft.close()
            self.page.end()
            self.list.mark("")

    @Slot(str)
    def open(self, name: str) -> None:
        """Show a server."""
        found = [one for one in self._servers.servers if one.name == name]
        is_on = self.active and self.draft.saved_name == name
        if found and not (is_on and self.pages.currentWidget() is self.page):
            if self._may_come():
                self._bring(self.page)
                self.draft.open(found[0])
                self.page.begin()
                self._find_out()
            self._mark()

    @Slot(bool)
    def new(self, is_program: bool) -> None:
        """A new server, in no file until it is saved."""
        if self._may_come():
            title = tr("New server")
            name = self._servers.files.free_name(title)
            self._bring(self.page)
            self.draft.begin(new_server(title, name, is_program=is_program))
            self.page.begin()
            self.page.form.focus_first()
            self._mark()

    @Slot()
    def choose_file(self) -> None:
        """Choose another program's file."""
        if not self._may_come():
            return
        dialog = QFileDialog(self._panel, tr("Import mcp.json"))
        dialog.setNameFilter("JSON (*.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.read_file(Path(path)))
        dialog.open()

    @Slot(object)
    def read_file(self, path: Path) -> None:
        """Show what a file holds; nothing of it is kept."""
        if self._may_come():
            self.keeping.read_file(path)

    @Slot()
    def refresh(self) -> None:
        """Show what is there now."""
        self._list_them()
        self.list.unread.show_problems(self._servers.files.problems)
        if not self.active or not self.draft.saved_name:
            return
        now = {one.name: one for one in self._servers.servers}.get(self.draft.saved_name)
        if now is None:
            self._on_gone()
            return
        if now != self.draft.server and not self.draft.unsaved:
            self.draft.open(now)
        self.page.renew()

    def _on_gone(self) -> None:
        """It was deleted; what was changed of it meanwhile stays on screen."""
        if not self.draft.unsaved:
            self.leave()
            self.emptied.emit()

    def _may_come(self) -> bool:
        return self._may_leave_tool() and self.may_leave()

    def _bring(self, page: QWidget) -> None:
        self.active = True
        self._take_room(wanted=True)
        self.pages.setCurrentWidget(page)
        self.shown.emit()

    def _take_room(self, *, wanted: bool) -> None:
        """A stack is as wide as its widest page needs, also while another one is shown."""
        across = QSizePolicy.Policy.Preferred if wanted else QSizePolicy.Policy.Ignored
        self.pages.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def _list_them(self) -> None:
        rows = []
        for server in self._servers.servers:
            view = self._servers.glance(server.name)
            starts = self.keeping.doing(server.name) == "start"
            standing = standing_of(view, busy=starts and view.state == "allowed")
            rows.append(ServerRow(server.name, server.title, standing, view.command))
        self.keeping.looked &= {row.name for row in rows}
        self.list.set_servers(rows)

    def _mark(self) -> None:
        shows_page = self.active and self.pages.currentWidget() is self.page
        self.list.mark(self.draft.saved_name if shows_page else "")

    def _find_out(self) -> None:
        """What holds a program here is tried once, beside the window."""

        async def find() -> None:
            around = self._bench.tool_library.around
            self.page.show_held(await asyncio.to_thread(around.protections, "command"))

        if not self.page.held:
            self._shell.run_task(find(), "", must_end=True)

    @Slot(bool)
    def _on_saved(self, is_new: bool) -> None:
        self._list_them()
        self._mark()
        if is_new:
            self.page.begin()
            self._find_out()
        else:
            self.page.renew()
            self.page.look_first()

    @Slot(str)
    def _on_removed(self, name: str) -> None:
        self.list.undo_remove.setVisible(self.keeping.can_restore)
        if self.active and self.draft.saved_name == name:
            self.leave()
            self.emptied.emit()

    @Slot(str, object)
    def _on_found(self, file_name: str, found: FoundServers) -> None:
        if not self._may_come():
            return
        self.leave()
        self._bring(self.import_page)
        self.import_page.show_found(file_name, found, self._servers.servers)
        self._mark()

    @Slot(object)
    def _on_added(self, names: tuple[str, ...]) -> None:
        if self.active and self.pages.currentWidget() is self.import_page:
            self.leave()
            self.open(names[0])
            self.list.view.setFocus()

    @Slot()
    def _on_import_closed(self) -> None:
        self.leave()
        self.emptied.emit()
