"""A window that can be made anew while the program goes on, such as in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.shell.unready import UnreadyWindow

if TYPE_CHECKING:  # not imported here: the first frame is drawn without them
    from collections.abc import Callable

    from workbench.app.workbench import Workbench
    from workbench.ui.bridge import Tasks
    from workbench.ui.shell.activity import ActivityList
    from workbench.ui.shell.commands import Commands
    from workbench.ui.shell.notice_desk import NoticeDesk
    from workbench.ui.shell.overlay import Overlay
    from workbench.ui.shell.palette import CommandPalette, ShortcutHelp


class Left(NamedTuple):
    """Where the user was, to be put up again.

    Attributes:
        popped: Keys of panels in windows of their own.
        emergency_ms: How long an emergency access still lasts; -1 for none.
    """

    panel: str
    popped: tuple[str, ...]
    recent: list[str]
    unread: int
    emergency_ms: int


class RebuiltWindow(UnreadyWindow):
    """Makes all that has texts again; runs, drafts, layout and what was open stay."""

    commands: Commands
    _activity: ActivityList
    _palette: CommandPalette
    _shortcut_help: ShortcutHelp
    _tasks: Tasks
    _notices: NoticeDesk
    _unlisten: list[Callable[[], None]]
    _is_rebuilding = False

    def overlays(self) -> tuple[Overlay, ...]:
        """What opens over the panels."""
        return self._palette, self._shortcut_help, self._activity

    def recent_actions(self) -> list[str]:
        """Keys of the commands that were used last."""
        return self._palette.recent

    def build(self) -> None:
        """Make the frame: rail, workspace, status bar."""
        raise NotImplementedError

    def attach(self, workbench: Workbench) -> None:
        """Give the frame its program."""
        raise NotImplementedError

    def open_panel(self, key: str, **target: Any) -> None:
        """Show a panel."""
        raise NotImplementedError

    @Slot()
    def rebuild(self) -> None:
        """Make it anew as soon as what is being saved is saved."""
        if not self._is_rebuilding:
            self._is_rebuilding = True
            self._tasks.run(self._rebuild(), "", must_end=True)

    async def _rebuild(self) -> None:
        import asyncio  # not at the top: the first frame is drawn without it

        await asyncio.sleep(0)  # whoever asked, such as a button that goes, is done first
        left, behind = self._take_down()
        await self._tasks.settle(but=asyncio.current_task())
        self._is_rebuilding = False
        if self._ending or not self.isVisible():
            _discard(behind)
            return
        self._put_up(left)
        busy = [
            task for task, _title in self._tasks.running if task is not asyncio.current_task()
        ]
        if busy:  # what they tell belongs to the old panels, which stay for that, unseen
            await asyncio.wait(busy)
        _discard(behind)

    def _take_down(self) -> tuple[Left, list[QWidget]]:
        """End all listening and take everything off the window, without deleting it yet."""
        popped = self.workspace.popped
        self.workspace.keep_layout()
        self.workspace.keep_places()
        gate = self.gate
        left = Left(
            self.workspace.current_key,
            popped,
            self.recent_actions(),
            self._notices.unread,
            gate.emergency_left_ms if gate is not None else -1,
        )
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()
        self.commands.close()
        behind: list[QWidget] = [*self.overlays(), *self._notices.widgets]
        if self._cover is not None:
            behind.append(self._cover)
            self._cover, self.gate = None, None
        for widget in behind:
            self.removeEventFilter(widget)
            widget.hide()
        centre = self.takeCentralWidget()
        if centre is not None:
            centre.hide()
            behind.append(centre)
        return left, behind

    def _put_up(self, left: Left) -> None:
        places = self.workspace.places
        self.build()
        self.workspace.places = places
        self._layout_store.set("recent_actions", left.recent)
        self.attach(self._workbench)
        self._notices.count(left.unread)
        if self.gate is not None:
            self.gate.keep_emergency(left.emergency_ms)
        for key in left.popped:
            self.open_panel(key)
            self.workspace.pop_out(key)
        if left.panel and self.is_open:
            self.open_panel(left.panel)


def _discard(widgets: list[QWidget]) -> None:
    for widget in widgets:
        widget.deleteLater()
