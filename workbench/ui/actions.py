"""Every command of the program as a value; the palette and the shortcuts are lists of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.ui.marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Action:
    """One command.

    Attributes:
        key: ``panel.verb``, unique.
        title: Name on screen, to be translated in the context ``actions``.
        shortcut: Portable key text such as ``Ctrl+K``; empty if there is none.
        panel: Key of the panel that must be on screen for the shortcut; empty: everywhere.
        callback: Name of a method of the main window or a part of it, or the function itself.
    """

    key: str
    title: str
    shortcut: str = ""
    panel: str = ""
    callback: str | Callable[[], object] = ""


ACTIONS: tuple[Action, ...] = (
    Action(
        "shell.palette",
        QT_TRANSLATE_NOOP("actions", "Show all commands"),
        "Ctrl+K",
        callback="show_palette",
    ),
    Action(
        "shell.shortcuts",
        QT_TRANSLATE_NOOP("actions", "Show keyboard shortcuts"),
        "Ctrl+/",
        callback="show_shortcuts",
    ),
    Action(
        "shell.activity",
        QT_TRANSLATE_NOOP("actions", "Show activity"),
        "Ctrl+J",
        callback="show_activity",
    ),
    Action(
        "shell.notices",
        QT_TRANSLATE_NOOP("actions", "Show notifications"),
        "Ctrl+Shift+N",
        callback="show_notices",
    ),
    Action(
        "shell.pop_out",
        QT_TRANSLATE_NOOP("actions", "Move panel into its own window"),
        "Ctrl+Shift+P",
        callback="pop_out",
    ),
    Action(
        "shell.theme",
        QT_TRANSLATE_NOOP("actions", "Switch between light and dark"),
        "Ctrl+Shift+L",
        callback="appearance.switch_theme",
    ),
    Action(
        "shell.larger",
        QT_TRANSLATE_NOOP("actions", "Larger text"),
        "Ctrl+=",
        callback="appearance.larger_text",
    ),
    Action(
        "shell.smaller",
        QT_TRANSLATE_NOOP("actions", "Smaller text"),
        "Ctrl+-",
        callback="appearance.smaller_text",
    ),
    Action(
        "shell.normal",
        QT_TRANSLATE_NOOP("actions", "Normal text size"),
        "Ctrl+0",
        callback="appearance.normal_text",
    ),
    Action(
        "shell.copy_log",
        QT_TRANSLATE_NOOP("actions", "Copy recent log lines"),
        callback="copy_log",
    ),
    Action(
        "shell.open_file",
        QT_TRANSLATE_NOOP("actions", "Open a file…"),
        callback="incoming.choose",
    ),
    Action(
        "shell.first_steps",
        QT_TRANSLATE_NOOP("actions", "First steps"),
        callback="guides.show_first_steps",
    ),
    Action(
        "shell.tour",
        QT_TRANSLATE_NOOP("actions", "Take the tour"),
        callback="guides.start_tour",
    ),
    Action(
        "shell.lock",
        QT_TRANSLATE_NOOP("actions", "Lock the screen"),
        "Ctrl+Alt+L",
        callback="lock_screen",
    ),
    Action(
        "shell.sign_in",
        QT_TRANSLATE_NOOP("actions", "Sign in as somebody else"),
        "Ctrl+Alt+Shift+A",
        callback="ask_sign_in",
    ),
    Action("shell.sign_out", QT_TRANSLATE_NOOP("actions", "Sign out"), callback="sign_out"),
    Action("shell.quit", QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q", callback="close"),
)
