"""The kinds a new tool may be of, one line each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from workbench.tools.kinds.registry import KINDS
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import KIND_ICONS, kind_description, kind_title, tr


def kind_menu(theme: Theme, parent: QWidget, choose: Callable[[str], object]) -> QMenu:
    """A menu of the kinds; ``choose`` is called with the key of one."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Kinds of tools"))
    for kind in KINDS:
        words = f"{kind_title(kind)}: {kind_description(kind)}"
        row = menu.addAction(words, partial(choose, kind.key))
        row.setIcon(theme.icon(KIND_ICONS.get(kind.key, "wrench")))
        row.setData(kind.key)
    return menu
