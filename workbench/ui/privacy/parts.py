"""The upper part of the page: what it all comes to, and what holds the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from workbench.app.network_record import Wall
from workbench.policy.ledger_values import Reach, Total, reached
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.privacy.words import headline, part_words, subline, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label

_LAST_ROW = 9  # takes what room is left


class Summary(QFrame):
    """One sentence on what left the machine, and one on what was refused."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        space = theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        row.setSpacing(space.m_px)
        self.icon = IconLabel(theme, "shield-check", 24, "success")
        self.title = label("", "section", wrap=True)
        self.text = label("", "muted", wrap=True)
        self.problem = label("", "warning", wrap=True)
        self.problem.hide()
        column = QVBoxLayout()
        column.setSpacing(space.xs_px)
        for part in (self.title, self.text, self.problem):
            column.addWidget(part)
        row.addWidget(self.icon)
        row.addLayout(column, 1)

    def show_totals(self, totals: list[Total], reach: Reach) -> None:
        """Show what all entries of the ledger come to."""
        self.title.setText(headline(totals, reach))
        self.text.setText(subline(totals, reach))
        left = bool(reached(totals))
        self.icon.set_icon(
            "arrow-up" if left else "shield-check", "info" if left else "success"
        )

    def show_problem(self, text: str) -> None:
        """Say why the ledger cannot be read or written; nothing if it can."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


class Walls(QFrame):
    """What keeps each part of the program from the network."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme, space = theme, theme.tokens.space
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        self.grid.setHorizontalSpacing(space.m_px)
        self.grid.setVerticalSpacing(space.xs_px)
        self.grid.setColumnStretch(2, 1)
        self.grid.setRowStretch(_LAST_ROW, 1)
        self.shown: tuple[Wall, ...] = ()
        self.grid.addWidget(label(tr("Looking at what this system can hold…"), "muted"), 0, 1)

    def show_walls(self, walls: Sequence[Wall]) -> None:
        """Show them."""
        if tuple(walls) == self.shown:
            return
        self.shown = tuple(walls)
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, wall in enumerate(walls):
            icon, role = ("lock", "success") if wall.holds else ("shield", "muted")
            self.grid.addWidget(IconLabel(self._theme, icon, 16, role), row, 0)
            self.grid.addWidget(label(part_words(wall.what)), row, 1)
            state = label(visible(said(wall.state)), "muted", wrap=True)
            held = tr("held by the system") if wall.holds else tr("not held by the system")
            state.setAccessibleName(f"{part_words(wall.what)}, {held}: {said(wall.state)}")
            self.grid.addWidget(state, row, 2)
