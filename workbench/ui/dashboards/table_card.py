"""A table with its title, what to do with it, and what it says while it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from workbench.ui.dashboards.figure_table import Column, FigureTable
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState


class TableCard(QFrame):
    """Shows the rows of one kind."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        theme: Theme,
        copy: Callable[[str, str], object],
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = theme.tokens.space
        self.setProperty("role", "card")
        self.table = FigureTable(title, columns, theme, lambda text: copy(text, title), self)
        self._empty = empty
        head = SectionHeader(title, self)
        self._button = Button(theme, self.tr("Copy"), kind="quiet", icon="copy")
        self._button.setToolTip(self.tr("Copy the table, with tabs between its cells"))
        on_click(self._button, lambda: copy(self.table.text(), title))
        head.add(self._button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.l_px, space.s_px, space.m_px, space.s_px)
        outer.setSpacing(space.xs_px)
        outer.addWidget(head)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        outer.addWidget(body, 1)
        self.set_rows(())

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.table.figures.set_rows(rows)
        self._button.setEnabled(bool(rows))
        self._stack.setCurrentWidget(self.table if rows else self._empty)
