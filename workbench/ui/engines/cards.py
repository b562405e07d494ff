"""The engines of this machine, one card each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.app.engine_facts import EngineFacts, install_command
from workbench.app.loaded import LoadedModel
from workbench.ui.engines import words
from workbench.ui.language.messages import said
from workbench.ui.models.more import Place
from workbench.ui.widgets.basics import Badge, ElidedLabel, KeyValue, label
from workbench.ui.widgets.buttons import IconButton, on_click
from workbench.ui.widgets.two_lines import scaled_px

TWO_COLUMNS_PX = 860
_NAMES_PX = 72


class EngineCard(QFrame):
    """One engine: whether it is installed, what it opens, and what runs on it now."""

    def __init__(self, place: Place, facts: EngineFacts) -> None:
        super().__init__()
        self.facts, self._place = facts, place
        theme, space = place.theme, place.theme.tokens.space
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        self._column.setSpacing(space.s_px)
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(label(said(facts.spec.title), "section"))
        head.addWidget(label(facts.version, "muted"))
        head.addStretch(1)
        text = self.tr("Installed") if facts.installed else self.tr("Not installed")
        self.badge = Badge(theme, text, "success" if facts.installed else "neutral")
        head.addWidget(self.badge)
        self._column.addLayout(head)
        self.values = KeyValue(names_px=scaled_px(theme, _NAMES_PX))
        self._column.addWidget(self.values)
        if not facts.installed:
            self._add_command()
        self._column.addStretch(1)
        self.show_models(())

    def _add_command(self) -> None:
        command = install_command(self.facts.spec)
        if not command:
            return
        row = QHBoxLayout()
        shown = ElidedLabel(command)
        shown.setProperty("role", "mono")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name = self.tr("Copy the command that installs %s") % self.facts.spec.title
        self.copy = IconButton(self._place.theme, "copy", name)
        on_click(self.copy, lambda: self._place.shell.copy(command, self.tr("Command")))
        row.addWidget(label(self.tr("Install it with"), "muted"))
        row.addWidget(shown, 1)
        row.addWidget(self.copy)
        self._column.addLayout(row)

    def show_models(self, loaded: Sequence[LoadedModel]) -> None:
        """Show what runs on it."""
        spec = self.facts.spec
        rows = [(self.tr("Opens"), words.opens_text(spec))]
        if spec.devices:
            rows.append((self.tr("Runs on"), ", ".join(map(said, spec.devices))))
        if self.facts.installed:
            running = "\n".join(map(words.model_text, loaded)) or self.tr("no model")
            rows.append((self.tr("Now"), running))
        infos = [one.info for one in loaded if one.info is not None]
        if held := dict.fromkeys(info.sandbox for info in infos if info.sandbox):
            rows.append((self.tr("Confined by"), "; ".join(held)))
        unused = dict.fromkeys(name for info in infos for name in info.unused_options)
        if unused:
            text = words.options_text(tuple(unused))
            rows.append((self.tr("Does not use"), text))
        self.values.set_rows(rows)
        self.setAccessibleName(f"{spec.title}: {self.badge.text()}")


class EngineCards(QScrollArea):
    """The cards in one or two columns."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.cards: tuple[EngineCard, ...] = ()
        self._columns = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Engines"))
        page = QWidget()
        page.setObjectName("scrolled")
        space = place.theme.tokens.space
        self._grid = QGridLayout(page)
        # Two pixels less: the area around has a ring of two for the focus.
        self._grid.setContentsMargins(0, 0, space.xl_px - 2, space.l_px)
        self._grid.setSpacing(space.m_px)
        self.setWidget(page)

    def set_facts(self, facts: Sequence[EngineFacts]) -> None:
        """Show other engines, or the same as they are now."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = tuple(EngineCard(self._place, one) for one in facts)
        self._columns = 0
        self._arrange()

    def show_loaded(self, loaded: Sequence[LoadedModel]) -> None:
        """Show which models run on which engine."""
        engine_of = self._place.workbench.models.engine_of
        running = [one for one in loaded if one.state != "failed"]
        for card in self.cards:
            key = card.facts.spec.key
            card.show_models([one for one in running if engine_of(one.model) == key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.viewport().width() >= TWO_COLUMNS_PX else 1
        if columns == self._columns or not self.cards:
            return
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(len(self.cards), 1)
        self._columns = columns
