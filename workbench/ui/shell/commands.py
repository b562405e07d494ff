"""The commands known so far, by their keys: what runs them, and which shortcuts work now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from workbench.ui.actions import Action


class Commands(QObject):
    """Commands of the window and its panels.

    Args:
        window: Has the methods that callbacks name, and the shortcuts.
        current_panel: Tells which panel is on screen.
        open_panel: Shows a panel, so that a command of it can run.
        may: Whether a command is for who sits here, now.
    """

    def __init__(
        self,
        window: QWidget,
        current_panel: Callable[[], str],
        open_panel: Callable[[str], None],
        may: Callable[[Action], bool] = lambda _action: True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._current_panel, self._open_panel = current_panel, open_panel
        self._may = may
        self._actions: dict[str, Action] = {}
        self._shortcuts: dict[str, QShortcut] = {}
        self._popped: dict[str, tuple[QWidget, dict[str, QShortcut]]] = {}

    @property
    def known(self) -> tuple[Action, ...]:
        """Every command known so far that is for who sits here."""
        return tuple(action for action in self._actions.values() if self._may(action))

    def get(self, key: str) -> Action | None:
        """One command, None if it is not known, or not for who sits here."""
        action = self._actions.get(key)
        return action if action is not None and self._may(action) else None

    def close(self) -> None:
        """Take every shortcut away."""
        for shortcut in self._shortcuts.values():
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts.clear()

    def register(self, actions: Sequence[Action]) -> None:
        """Add commands; a key that is there already is replaced."""
        for action in actions:
            self._actions[action.key] = action
            self._bind(self._window, self._shortcuts, action)
            for panel, (window, shortcuts) in self._popped.items():
                if action.panel in ("", panel):
                    self._bind(window, shortcuts, action)
        self.show_panel(self._current_panel())

    def _bind(self, window: QWidget, shortcuts: dict[str, QShortcut], action: Action) -> None:
        if old := shortcuts.pop(action.key, None):
            old.setEnabled(False)
            old.deleteLater()
        if action.shortcut:
            shortcut = QShortcut(QKeySequence(action.shortcut), window)
            shortcut.activated.connect(lambda key=action.key: self.trigger_key(key))
            shortcuts[action.key] = shortcut

    @Slot(str, QWidget)
    def add_window(self, panel: str, window: QWidget) -> None:
        """A panel stands in a window of its own: its shortcuts and the window's work there."""
        shortcuts: dict[str, QShortcut] = {}
        self._popped[panel] = (window, shortcuts)
        for action in self._actions.values():
            if action.panel in ("", panel):
                self._bind(window, shortcuts, action)

    @Slot(str)
    def remove_window(self, panel: str) -> None:
        """The panel came back; its window is going."""
        _window, shortcuts = self._popped.pop(panel, (None, {}))
        for shortcut in shortcuts.values():
            shortcut.setEnabled(False)

    @Slot(object)
    def trigger(self, action: Action) -> None:
        """Run a command; its panel is shown first. One that is not allowed does nothing."""
        if not self._may(action):
            return
        if action.panel and (action.panel != self._current_panel() or not action.callback):
            self._open_panel(action.panel)
            action = self._actions.get(action.key, action)  # a new panel brought what runs it
        callback = action.callback
        if isinstance(callback, str):
            if not callback:
                return
            callback = attrgetter(callback)(self._window)
        callback()

    @Slot(str)
    def trigger_key(self, key: str) -> None:
        """Run the command of a key, if it is known."""
        if action := self._actions.get(key):
            self.trigger(action)

    @Slot(str)
    def show_panel(self, key: str) -> None:
        """Another panel is on screen: only its shortcuts and the window's own work."""
        for action_key, shortcut in self._shortcuts.items():
            panel = self._actions[action_key].panel
            shortcut.setEnabled(not panel or panel == key)
