"""Which protections hold a tool on this machine: each an icon and a word."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.tools.kinds.api import Made
from workbench.tools.protections import Protections
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.words import held_title, tr
from workbench.ui.widgets.basics import IconLabel, label

_COLUMNS = 2
_ALWAYS = ("time", "output")


class HeldList(QWidget):
    """Time and output always hold; the rest is found out on each machine."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Protections | None = None
        self._entries: list[QWidget] = []
        self.texts: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.heading = label(tr("What holds it here"), "muted")
        column.addWidget(self.heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for number in range(_COLUMNS):
            self._grid.setColumnStretch(number, 1)
        column.addLayout(self._grid)
        words = tr("It runs inside the program, which holds it to its time and to the above.")
        self._inside = label(words, "muted", wrap=True)
        self._inside.hide()
        column.addWidget(self._inside)

    def show_made(self, made: Made | None) -> None:
        """Show what holds a tool."""
        held = None if made is None else made.protections
        self._inside.setVisible(held is None)
        if held == self._shown and (self._entries or held is None):
            return
        self._shown = held
        for entry in self._entries:
            self._grid.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        names = [] if held is None else [(name, True) for name in (*_ALWAYS, *held.held)]
        if held is not None:
            names += [(name, False) for name in held.missing]
        self.texts = tuple(held_title(name, holds=holds) for name, holds in names)
        self._entries = [self._entry(name, holds=holds) for name, holds in names]
        for place, entry in enumerate(self._entries):
            self._grid.addWidget(entry, place // _COLUMNS, place % _COLUMNS)

    def _entry(self, name: str, *, holds: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        icon, role = ("shield-check", "success") if holds else ("shield-off", "warning")
        row.addWidget(IconLabel(self._theme, icon, 16, role))
        row.addWidget(label(held_title(name, holds=holds), "" if holds else "warning"), 1)
        return made
