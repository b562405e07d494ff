"""The main window: rail, workspace and status bar, and what panels may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.errors import PolicyError, WorkbenchError
from workbench.ui.panels import PANELS, PanelSpec, create_panel
from workbench.ui.shell.layout_store import LayoutStore
from workbench.ui.shell.rail import Rail
from workbench.ui.shell.rebuilding import RebuiltWindow
from workbench.ui.shell.status_bar import StatusBar
from workbench.ui.shell.workspace import Workspace

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

    from workbench.app.notices import Notice
    from workbench.app.workbench import Workbench
    from workbench.ui.actions import Action
    from workbench.ui.language.language import Language
    from workbench.ui.theme.theme import Theme


class MainWindow(RebuiltWindow):
    """The window; it is the ``ShellApi`` of its panels.

    Signals:
        closed: The user closed it; the program may end now.
        painted: It was drawn for the first time.
    """

    closed = Signal()
    painted = Signal()

    def __init__(
        self,
        workbench: Workbench | None,
        theme: Theme,
        data: Path | None = None,
        *,
        covered: bool = False,
        language: Language | None = None,
    ) -> None:
        super().__init__()
        self.theme = self._theme = theme
        self._language = language
        if data is None:
            if workbench is None:
                raise ValueError("a window needs a workbench or the folder of its layout")
            data = workbench.paths.data
        self._layout_store = LayoutStore(data / "layout.json")
        self._unlisten: list[Callable[[], None]] = []
        self._attached = False
        self._wanted = ""
        self.was_painted = False
        self.setWindowTitle("Workbench")
        sizes = theme.tokens.sizes
        self.setMinimumSize(sizes.minimum_width_px, sizes.minimum_height_px)
        self.resize(1280, 800)
        self.build()
        geometry = self._layout_store.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if workbench is not None:
            self.attach(workbench)
        elif covered:
            self.make_cover().show_opening()
        else:
            self.rail.mark(self.last_panel())
            self.begin_panel(self.last_panel())

    def build(self) -> None:
        """Make the frame: rail, workspace, status bar."""
        theme = self._theme
        centre = QWidget(self)
        self.rail = Rail(theme, centre)
        self.status = StatusBar(theme, centre)
        self.workspace = Workspace(theme, self._make_panel, self._layout_store, centre)
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.workspace, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.status)
        self.setCentralWidget(centre)
        self.rail.chosen.connect(self.open_panel)
        self.status.asked.connect(self._on_status_asked)
        self.workspace.shown.connect(self.rail.mark)

    def attach(self, workbench: Workbench) -> None:
        """Give the window its program; before that it shows its frame and keeps one wish."""
        # Imported here because the first frame is drawn without them.
        from workbench.ui.bridge import Tasks
        from workbench.ui.first_steps.guides import Guides
        from workbench.ui.incoming.desk import IncomingDesk
        from workbench.ui.shell.activity import ActivityList
        from workbench.ui.shell.appearance import Appearance
        from workbench.ui.shell.live import LiveState
        from workbench.ui.shell.notice_desk import NoticeDesk
        from workbench.ui.shell.palette import CommandPalette, ShortcutHelp

        self.leave_unopened()
        self._workbench, theme = workbench, self._theme
        if not self._attached:
            self._tasks = Tasks(self.tell_failure)
        self.guides, self.incoming = Guides(self, workbench), IncomingDesk(self, workbench)
        self._make_links()
        self._make_commands()
        self._palette = CommandPalette(theme, self)
        self._palette.recent = self._layout_store.texts("recent_actions")
        self._palette.triggered.connect(self.commands.trigger)
        self._shortcut_help = ShortcutHelp(theme, self)
        self._activity = ActivityList(workbench.runs, self._tasks, theme, self)
        self._activity.counted.connect(self.status.show_activity)
        self._attached = True
        live = LiveState(workbench, self.status, self._tasks)
        self._notices = NoticeDesk(workbench.notices, self.commands, theme, self)
        self._notices.unread_changed.connect(self.status.show_unread)
        self._notices.copy_asked.connect(lambda text: self.copy(text, self.tr("Details")))
        self.appearance = Appearance(workbench.settings, theme)
        self._unlisten += [live.close, self._notices.close, self.appearance.close]
        self._unlisten.append(self._activity.close_listening)
        if self._language is not None:
            self._unlisten.append(self._language.follow(workbench.settings, self.rebuild))
        self._make_gate()

    def _make_gate(self) -> None:
        """Put before the window who may use it, where that is asked."""
        if self._workbench.access.held:
            from workbench.ui.kiosk.gate import Gate

            self.gate = Gate(self, self._workbench, self.make_cover())
            self._unlisten.append(self.gate.close)
            self.gate.opened.connect(self._on_opened)
            self.gate.begin_kiosk()
        elif self._cover is not None:
            self._cover.go()

    def _make_links(self) -> None:
        from workbench.ui.shell.link_bar import LinkBar, open_link

        self.links = LinkBar(self._theme, self.centralWidget())
        self.insert_on_top(self.links)
        self.links.accepted.connect(lambda url: open_link(self._workbench.guard, url))

    def _make_commands(self) -> None:
        from workbench.ui.panel_commands import all_commands
        from workbench.ui.shell.commands import Commands

        current = self.workspace
        self.commands = Commands(
            self, lambda: current.current_key, self.open_panel, self.may_trigger
        )
        self.commands.register(all_commands(self.open_panel))
        self.workspace.shown.connect(self._on_shown)
        self.workspace.popped_out.connect(self.commands.add_window)
        self.workspace.came_back.connect(self._on_came_back)

    def _make_panel(self, spec: PanelSpec) -> QWidget:
        outline = None
        if spec.key == "chat":
            outline, self.outline = self.outline, None
        panel = create_panel(spec, self._workbench, self._theme, self, outline)
        if self.gate is not None:
            self.gate.limit(spec.key, panel)
        return panel

    # What panels may ask (ShellApi)

    def open_panel(self, key: str, **target: Any) -> None:
        """Show a panel; ``target`` goes to its ``show_target``."""
        if self._attached:
            if not self.may(f"panel:{key}"):
                return
            self.workspace.open(key, target)
        else:
            self._wanted = key
            self.rail.mark(key)
            self.show_outline(key)

    def notify(self, notice: Notice) -> None:
        """Show a notice and keep it in the list."""
        self._workbench.notices.add(notice)

    def run_task(
        self, work: Coroutine[Any, Any, Any], title: str, *, must_end: bool = False
    ) -> None:
        """Run owned work; a failure becomes a notice."""
        self._tasks.run(work, title, must_end=must_end)

    def copy(self, text: str, what: str) -> None:
        """Put text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(text)
        self._notices.say(self.tr("{0} copied").format(what), "copy")

    def ask_link(self, url: str) -> None:
        """Ask before a link opens, showing the whole address."""
        from workbench.ui.shell.link_bar import whole_address

        try:
            self._workbench.access.need("ui:links", self.tr("Opening a link"))
            address = whole_address(url)
        except PolicyError as exc:
            self.tell_failure(self.tr("This link was not opened"), exc)
            return
        self.links.ask(address)

    def register_actions(self, actions: Sequence[Action]) -> None:
        """Add commands; a key that is there already is replaced."""
        self.commands.register(actions)

    def trigger(self, key: str) -> None:
        """Carry out a command by its key."""
        self.commands.trigger_key(key)

    def kept(self, key: str) -> list[str]:
        """What was kept with the window's state; empty for nothing."""
        return self._layout_store.texts(key)

    def keep(self, key: str, values: Sequence[str]) -> None:
        """Keep something with the window's state, written at once; an empty one is dropped."""
        import asyncio  # not at the top: the first frame is drawn without it

        self._layout_store.set(key, list(values))
        self.run_task(asyncio.to_thread(self._layout_store.save), "", must_end=True)

    # Commands

    def show_palette(self) -> None:
        """Open the command palette."""
        self._palette.stand_in(self._front())
        of_models = [one for one in self._model_actions() if self.may_trigger(one)]
        self._palette.show_actions([*self.commands.known, *of_models])

    def show_shortcuts(self) -> None:
        """List the keyboard shortcuts."""
        self._shortcut_help.stand_in(self._front())
        self._shortcut_help.show_actions(self.commands.known)

    def show_activity(self) -> None:
        """Show or hide what goes on."""
        self._activity.refresh()
        self._activity.stand_in(self._front())
        self._activity.toggle()

    def show_notices(self) -> None:
        """Show or hide the notices; they count as read."""
        self._notices.toggle_list(self._front())

    def pop_out(self) -> None:
        """Move the panel on screen into its own window, or the window in front back."""
        popped = self.workspace.popped_in_front()
        if popped is not None:
            popped.close()
        else:
            self.workspace.pop_out(self.workspace.current_key)

    def _front(self) -> QWidget:
        """The window to which what opens now belongs."""
        return self.workspace.popped_in_front() or self

    @Slot(str)
    def _on_came_back(self, key: str) -> None:
        self.commands.remove_window(key)
        for overlay in self.overlays():
            overlay.stand_in(self)
        self._notices.stand_in(self)

    def _model_actions(self) -> list[Action]:
        from workbench.ui.shell.model_commands import model_actions

        workbench = self._workbench
        return model_actions(workbench.models, workbench.loading, self.run_task)

    def copy_log(self) -> None:
        """Copy the newest log lines, for a bug report."""
        self.copy("\n".join(self._workbench.recent_log.lines()), self.tr("Log"))

    # Who sits here

    def insert_on_top(self, bar: QWidget) -> None:
        """Put a bar over the panels."""
        self._right.insertWidget(0, bar)

    def go_quiet(self, *, quiet: bool) -> None:
        """Show nothing over the panels for now, or again."""
        if quiet:
            self.guides.end()
            self.incoming.close()
            for overlay in self.overlays():
                overlay.dismiss()
            self.links.hide()
        self._notices.go_quiet(quiet=quiet)

    def forget_panels(self) -> None:
        """Close every panel and notice: they showed somebody else's."""
        self._tasks.cancel()
        self.workspace.forget()
        self._notices.forget()
        self._on_opened()

    @Slot()
    def _on_opened(self) -> None:
        if not self._begun or not self.is_open:
            return
        if not self.workspace.current_key:
            self.open_first_panel()
        self.show_files()

    # What happens around

    def tell_failure(self, title: str, error: BaseException) -> None:
        """Turn a failure into a notice; never raises."""
        if not isinstance(error, WorkbenchError):
            error = WorkbenchError(
                f"{type(error).__name__}: {error}",
                self.tr("This is a fault of the program. Copy the details for a report."),
            )
        if self._attached:
            self._workbench.notices.tell(error, title or self.tr("Something went wrong"))

    @Slot(str)
    def _on_shown(self, key: str) -> None:
        self.commands.show_panel(key)
        self._notices.toasts.keep_free(getattr(self.workspace.panel(key), "stays_free", None))

    @Slot(str)
    def _on_status_asked(self, target: str) -> None:
        if target in ("notices", "activity") and not self._attached:
            return
        if target == "notices":
            self.show_notices()
        elif target == "activity":
            self.show_activity()
        elif target == "health":
            self.open_panel("dashboards", page="health")
        else:
            self.open_panel(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Imported here because the first frame is drawn without it.
        from PySide6.QtGui import QKeySequence

        if self._attached and event.matches(QKeySequence.StandardKey.Cancel):
            if self.links.isVisible():
                self.links.hide()
                return
            if self._notices.toasts.dismiss_last():
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.stays():
            event.ignore()
            return
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()
        if self._attached:
            self.workspace.keep_layout()
            self._layout_store.keep_state("window", self.saveGeometry())
            self._layout_store.set("panel", self.workspace.current_key or self.last_panel())
            self._layout_store.set("recent_actions", self.recent_actions())
            self._layout_store.save()
        super().closeEvent(event)
        self.closed.emit()

    def show_waiting_notices(self) -> None:
        """Show what was told before there was a window."""
        self._notices.show_waiting()

    def open_first_panel(self) -> None:
        """Open the panel that is wanted; before it the chat, if something is written there."""
        self._begun = True
        if not self.is_open:
            return
        if self.outline is not None and self.outline.unsaved():
            self.open_panel("chat")
        self.open_panel(self.last_panel())

    def last_panel(self) -> str:
        """The panel asked for meanwhile, or the one on screen when the program ended."""
        if self._wanted:
            return self._wanted
        key = self._layout_store.text("panel", "chat")
        known = key in {spec.key for spec in PANELS}
        held = self.gate is not None and not self.may(f"panel:{key}")
        return key if known and not held else "chat"

    async def finish(self) -> None:
        """Cancel the window's tasks and wait for them."""
        if self._attached:
            await self._tasks.close()
