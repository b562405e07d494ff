"""The commands of the builder: what each one calls, and the menus made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbench.ui.actions import Action
from workbench.ui.builder.words import tr
from workbench.ui.panel_commands import PANEL_COMMANDS
from workbench.ui.shell.palette import title_of
from workbench.ui.theme.theme import Theme

PANEL = "builder"
MORE: tuple[str, ...] = (
    "add", "find", "earlier", "history", "", "step", "until", "only", "fork",
    "break_before", "break_after", "", "pack", "unpack", "arrange", "fit", "outside", "",
    "chat", "import", "export", "copy_graph", "remove",
)  # fmt: skip
OF_NODE: tuple[str, ...] = (
    "until", "only", "fork", "break_before", "break_after", "", "inside", "pack", "unpack", "",
    "cut", "copy", "duplicate", "delete",
)  # fmt: skip
OF_NOTHING: tuple[str, ...] = ("add", "paste", "select_all", "", "arrange", "fit", "outside")
_ICONS: Mapping[str, str] = {
    "add": "plus",
    "find": "search",
    "earlier": "activity",
    "history": "history",
    "step": "skip-forward",
    "until": "arrow-down-to-line",
    "only": "play",
    "fork": "git-branch",
    "break_before": "circle-pause",
    "break_after": "circle-pause",
    "pack": "package",
    "unpack": "box",
    "arrange": "layout-dashboard",
    "fit": "maximize-2",
    "inside": "log-in",
    "outside": "arrow-up",
    "chat": "message-square",
    "import": "upload",
    "export": "download",
    "copy_graph": "copy",
    "remove": "trash-2",
    "cut": "scissors",
    "copy": "copy",
    "duplicate": "copy",
    "delete": "trash-2",
}

Callbacks = Mapping[str, Callable[[], object]]


def actions_of(callbacks: Callbacks) -> tuple[Action, ...]:
    """The commands with what runs them."""
    return tuple(
        replace(action, callback=callbacks[action.key.partition(".")[2]])
        for action in PANEL_COMMANDS
        if action.panel == PANEL
    )


def menu_of(
    keys: Sequence[str], actions: Sequence[Action], theme: Theme, parent: QWidget
) -> QMenu:
    """A menu of these commands; an empty key is a line."""
    known = {action.key.partition(".")[2]: action for action in actions}
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Commands"))
    menu.aboutToHide.connect(menu.deleteLater)
    for key in keys:
        if not key:
            menu.addSeparator()
            continue
        action = known[key]
        keys_text = QKeySequence(action.shortcut).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        row = menu.addAction("\t".join(filter(None, (title_of(action), keys_text))))
        if key in _ICONS:
            row.setIcon(theme.icon(_ICONS[key]))
        if callable(action.callback):
            row.triggered.connect(lambda _on=False, call=action.callback: call())
    return menu
