"""The main window: rail, workspace and status bar, and what panels may ask of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from workbench.app.notices import Notice
from workbench.base.errors import PolicyError, WorkbenchError
from workbench.ui.actions import ACTIONS, Action
from workbench.ui.panels import PANELS, PanelSpec, create_panel
from workbench.ui.shell.layout_store import LayoutStore
from workbench.ui.shell.rail import Rail, panel_actions
from workbench.ui.shell.status_bar import StatusBar
from workbench.ui.shell.workspace import LinkBar, Workspace
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.placeholders import EmptyState

if TYPE_CHECKING:  # not imported here: the first frame is drawn without it
    from workbench.app.workbench import Workbench
    from workbench.base.settings import Settings

LINK_SCHEMES = ("http", "https", "mailto")
LEAST_SCALE, MOST_SCALE = 0.8, 2.0


class MainWindow(QMainWindow):
    """The window; it is the ``ShellApi`` of its panels.

    Signals:
        closed: The user closed it; the program may end now.
        painted: It was drawn for the first time.
    """

    closed = Signal()
    painted = Signal()

    def __init__(
        self, workbench: Workbench | None, theme: Theme, data: Path | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        if data is None:
            if workbench is None:
                raise ValueError("a window needs a workbench or the folder of its layout")
            data = workbench.paths.data
        folder = data
        self._layout_store = LayoutStore(folder / "layout.json")
        self._actions: dict[str, Action] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        self._unlisten: list[Callable[[], None]] = []
        self._attached = False
        self._wanted = ""
        self._unread = 0
        self.was_painted = False
        self.setWindowTitle("Workbench")
        sizes = theme.tokens.sizes
        self.setMinimumSize(sizes.minimum_width_px, sizes.minimum_height_px)
        self.resize(1280, 800)
        self._build()
        geometry = self._layout_store.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if workbench is not None:
            self.attach(workbench)
        else:
            self.rail.mark(self.last_panel())
            self.setFocus()  # else the first button of the rail has it

    def _build(self) -> None:
        theme = self._theme
        centre = QWidget(self)
        self.rail = Rail(theme, centre)
        self.status = StatusBar(theme, centre)
        self.workspace = Workspace(theme, self._make_panel, self._layout_store, centre)
        self.links = LinkBar(theme, centre)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.links)
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
        self.workspace.shown.connect(self._on_panel_shown)
        self.links.accepted.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))

    def attach(self, workbench: Workbench) -> None:
        """Give the window its program; before that it shows its frame and keeps one wish."""
        # Imported here because the first frame is drawn without them.
        from workbench.ui.bridge import Tasks
        from workbench.ui.shell.activity import ActivityList
        from workbench.ui.shell.live import LiveState
        from workbench.ui.shell.notices import NoticeList, Toasts
        from workbench.ui.shell.palette import CommandPalette, ShortcutHelp

        self._workbench, theme = workbench, self._theme
        self._tasks = Tasks(self.tell_failure)
        self._palette = CommandPalette(theme, self)
        self._palette.recent = self._layout_store.texts("recent_actions")
        self._shortcut_help = ShortcutHelp(theme, self)
        self._notice_list = NoticeList(theme, self)
        self._activity = ActivityList(theme, self)
        self._toasts = Toasts(theme, self)
        self._palette.triggered.connect(self.trigger)
        for source in (self._toasts, self._notice_list):
            source.action_asked.connect(self._on_action_key)
            source.copy_asked.connect(lambda text: self.copy(text, self.tr("Details")))
        self._activity.stop_asked.connect(self._on_stop_asked)
        self._tasks.listen(self._on_activity_changed)
        self._attached = True
        self.register_actions([*ACTIONS, *panel_actions(self.open_panel)])
        live = LiveState(workbench, self.status, self._tasks)
        self._unlisten += [
            live.close,
            workbench.notices.listen(self._on_notice),
            workbench.settings.listen(self._on_settings),
        ]
        motion = workbench.settings.settings.reduce_motion
        theme.choose(theme.choice, reduce_motion=motion)

    def _make_panel(self, spec: PanelSpec) -> QWidget:
        return create_panel(spec, self._workbench, self._theme, self)

    # What panels may ask (ShellApi)

    def open_panel(self, key: str, **target: Any) -> None:
        """Show a panel; ``target`` goes to its ``show_target``."""
        if self._attached:
            self.workspace.open(key, target)
        else:
            self._wanted = key
            self.rail.mark(key)

    def notify(self, notice: Notice) -> None:
        """Show a notice and keep it in the list."""
        self._workbench.notices.add(notice)

    def run_task(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        """Run owned work; a failure becomes a notice."""
        self._tasks.run(work, title)

    def copy(self, text: str, what: str) -> None:
        """Put text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(text)
        said = Notice(
            "success", self.tr("{0} copied").format(what), at_s=time.time(), key="copy"
        )
        self._toasts.add(said)

    def ask_link(self, url: str) -> None:
        """Ask before a link opens, showing the whole address."""
        address = QUrl(url)
        if address.scheme().lower() not in LINK_SCHEMES:
            self.tell_failure(
                self.tr("This link was not opened"),
                PolicyError(
                    f"links of the kind {address.scheme() or 'file'!r} are not opened: {url}",
                    "Copy the address if you trust it.",
                ),
            )
            return
        self.links.ask(bytes(address.toEncoded().data()).decode("ascii"))

    def register_actions(self, actions: Sequence[Action]) -> None:
        """Add commands; a key that is there already is replaced."""
        for action in actions:
            self._actions[action.key] = action
            if old := self._shortcuts.pop(action.key, None):
                old.setEnabled(False)
                old.deleteLater()
            if action.shortcut:
                shortcut = QShortcut(QKeySequence(action.shortcut), self)
                shortcut.activated.connect(lambda key=action.key: self._on_shortcut(key))
                self._shortcuts[action.key] = shortcut
        self._on_panel_shown(self.workspace.current_key)

    # Commands

    @property
    def actions_now(self) -> tuple[Action, ...]:
        """Every command known so far."""
        return tuple(self._actions.values())

    @Slot(object)
    def trigger(self, action: Action) -> None:
        """Run a command; its panel is shown first."""
        if action.panel and action.panel != self.workspace.current_key:
            self.open_panel(action.panel)
        callback = action.callback
        if isinstance(callback, str):
            callback = getattr(self, callback)
        callback()

    def show_palette(self) -> None:
        """Open the command palette."""
        self._palette.show_actions(self.actions_now)

    def show_shortcuts(self) -> None:
        """List the keyboard shortcuts."""
        self._shortcut_help.show_actions(self.actions_now)

    def show_activity(self) -> None:
        """Show or hide what goes on."""
        self._on_activity_changed()
        self._activity.toggle()

    def show_notices(self) -> None:
        """Show or hide the notices; they count as read."""
        self._unread = 0
        self.status.show_unread(0)
        self._notice_list.show_items(list(self._workbench.notices.items))
        self._notice_list.toggle()

    def pop_out(self) -> None:
        """Move the panel on screen into its own window."""
        self.workspace.pop_out(self.workspace.current_key)

    def switch_theme(self) -> None:
        """From dark to light or back."""
        self._workbench.settings.change(theme="light" if self._theme.mode == "dark" else "dark")

    def larger_text(self) -> None:
        """One step larger."""
        self._scale_text(0.1)

    def smaller_text(self) -> None:
        """One step smaller."""
        self._scale_text(-0.1)

    def normal_text(self) -> None:
        """The size as designed."""
        self._workbench.settings.change(text_scale=1.0)

    def copy_log(self) -> None:
        """Copy the newest log lines, for a bug report."""
        self.copy("\n".join(self._workbench.recent_log.lines()), self.tr("Log"))

    def _scale_text(self, step: float) -> None:
        scale = round(self._workbench.settings.settings.text_scale + step, 2)
        self._workbench.settings.change(text_scale=min(MOST_SCALE, max(LEAST_SCALE, scale)))

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

    def _on_notice(self, notice: Notice) -> None:
        from workbench.ui.shell.palette import title_of

        action = self._actions.get(notice.action)
        self._toasts.add(notice, title_of(action) if action else "")
        if notice.level in ("warning", "error"):
            self._unread += 1
            self.status.show_unread(self._unread)

    def _on_settings(self, settings: Settings) -> None:
        self._theme.choose(
            settings.theme, settings.text_scale, reduce_motion=settings.reduce_motion
        )

    def _on_shortcut(self, key: str) -> None:
        action = self._actions[key]
        if not action.panel or action.panel == self.workspace.current_key:
            self.trigger(action)

    def _on_panel_shown(self, key: str) -> None:
        for action_key, shortcut in self._shortcuts.items():
            panel = self._actions[action_key].panel
            shortcut.setEnabled(not panel or panel == key)

    @Slot(str)
    def _on_status_asked(self, target: str) -> None:
        if target in ("notices", "activity") and not self._attached:
            return
        if target == "notices":
            self.show_notices()
        elif target == "activity":
            self.show_activity()
        else:
            self.open_panel(target)

    @Slot(str)
    def _on_action_key(self, key: str) -> None:
        if action := self._actions.get(key):
            self.trigger(action)

    @Slot()
    def _on_activity_changed(self) -> None:
        runs = [(run, run.agent_name) for run in self._workbench.runs.active]
        items = [*runs, *((task, title) for task, title in self._tasks.running if title)]
        self.status.show_activity(len(items))
        self._activity.show_items(items)

    @Slot(object)
    def _on_stop_asked(self, item: Any) -> None:
        if hasattr(item, "run_id"):
            self.run_task(self._workbench.runs.stop(item.run_id), "")
        else:
            item.cancel()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            self.painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.links.isVisible():
                self.links.hide()
                return
            if self._attached and self._toasts.dismiss_last():
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()
        if self._attached:
            self.workspace.keep_layout()
            self._layout_store.keep_state("window", self.saveGeometry())
            self._layout_store.set("panel", self.workspace.current_key)
            self._layout_store.set("recent_actions", self._palette.recent)
            self._layout_store.save()
        super().closeEvent(event)
        self.closed.emit()

    def show_waiting_notices(self) -> None:
        """Show what was told before there was a window."""
        for notice in list(self._workbench.notices.items):
            self._on_notice(notice)

    def show_unopened(self, error: WorkbenchError) -> None:
        """Say in place of the panels why the program could not be opened."""
        page = EmptyState(
            self._theme,
            "triangle-alert",
            self.tr("Workbench could not be opened"),
            f"{error.message[:1].upper()}{error.message[1:]}. {error.hint}".strip(),
            self.tr("Close"),
        )
        page.asked.connect(self.close)
        self.workspace.addWidget(page)
        self.workspace.setCurrentWidget(page)

    def last_panel(self) -> str:
        """The panel asked for meanwhile, or the one on screen when the program ended."""
        if self._wanted:
            return self._wanted
        key = self._layout_store.text("panel", "chat")
        return key if key in {spec.key for spec in PANELS} else "chat"

    async def finish(self) -> None:
        """Cancel the window's tasks and wait for them."""
        if self._attached:
            await self._tasks.close()
