"""Where notices come in: shown as toasts, counted until read, kept in the list."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.app.notices import Notice, Notices
from workbench.ui.shell.commands import Commands
from workbench.ui.shell.notices import NoticeList
from workbench.ui.shell.palette import title_of
from workbench.ui.shell.toasts import Toasts
from workbench.ui.theme.theme import Theme


class NoticeDesk(QObject):
    """Listens to the program's notices until it is closed.

    Signals:
        unread_changed: arg: how many warnings and errors were not read.
        copy_asked: Copy the details of one. arg: the text.
    """

    unread_changed = Signal(int)
    copy_asked = Signal(str)

    def __init__(
        self, notices: Notices, commands: Commands, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._notices, self._commands = notices, commands
        self._unread = 0
        self._list = NoticeList(theme, window)
        self.toasts = Toasts(theme, window)
        for source in (self.toasts, self._list):
            source.action_asked.connect(commands.trigger_key)
            source.copy_asked.connect(self.copy_asked)
        self._end = notices.listen(self._on_notice)

    def close(self) -> None:
        """Stop listening."""
        self._end()

    @property
    def unread(self) -> int:
        """How many warnings and errors were not read."""
        return self._unread

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What stands over the window."""
        return self._list, self.toasts

    def count(self, unread: int) -> None:
        """Go on counting from here."""
        self._unread = unread
        self.unread_changed.emit(unread)

    def say(self, title: str, key: str) -> None:
        """Show that something was done, without keeping it."""
        self.toasts.add(Notice("success", title, at_s=time.time(), key=key))

    def go_quiet(self, *, quiet: bool) -> None:
        """Show nothing for now, or again."""
        if quiet:
            self._list.dismiss()
        self.toasts.go_quiet(quiet=quiet)

    def forget(self) -> None:
        """Take every notice off the screen: they were told to somebody else."""
        self._notices.items.clear()
        while self.toasts.dismiss_last():
            pass

    def stand_in(self, window: QWidget) -> None:
        """Open the list over another window from now on."""
        self._list.stand_in(window)

    def toggle_list(self, window: QWidget) -> None:
        """Show or hide the list over a window; all of it counts as read."""
        self._list.stand_in(window)
        self._unread = 0
        self.unread_changed.emit(0)
        self._list.show_items(list(self._notices.items))
        self._list.toggle()

    def show_waiting(self) -> None:
        """Show what was told before there was a window."""
        for notice in list(self._notices.items):
            self._on_notice(notice)

    def _on_notice(self, notice: Notice) -> None:
        action = self._commands.get(notice.action)
        self.toasts.add(notice, title_of(action) if action else "")
        if notice.level in ("warning", "error"):
            self._unread += 1
            self.unread_changed.emit(self._unread)
