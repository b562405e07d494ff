"""The tools that a job may use: one card each, and a way to add one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.policy.tool_grants import ToolGrant
from workbench.tools.api import ToolSpec
from workbench.ui.chat.inline import visible
from workbench.ui.jobs import fields
from workbench.ui.jobs.grant_card import GrantCard
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click


class GrantsPart(QWidget):
    """What is not granted here ends the run.

    Signals:
        changed: A grant was added, changed or taken back.
    """

    changed = Signal()

    def __init__(self, theme: Theme, tools: Callable[[], Sequence[ToolSpec]]) -> None:
        """Prepare it.

        Args:
            theme: The theme.
            tools: Those there are, as they are now.
        """
        super().__init__()
        self._theme, self._tools = theme, tools
        self.cards: list[GrantCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.s_px)
        self._column.addWidget(SectionHeader(self.tr("Tools it may use")))
        words = self.tr(
            "Nobody is asked while it runs. A call that is not granted here, with all of its "
            "arguments, ends the run with a report."
        )
        self._column.addWidget(label(words, "muted", wrap=True))
        self.tool = fields.choice(self.tr("A tool to grant"), (), lambda: None)
        self.add_button = Button(theme, self.tr("Grant it"), icon="plus")
        on_click(self.add_button, self._on_add)
        self._column.addWidget(fields.beside(self.tool, self.add_button))

    def show_grants(self, grants: Sequence[ToolGrant]) -> None:
        """Show grants."""
        for card in self.cards:
            self._drop(card)
        self.cards = []
        specs = {spec.name: spec for spec in self._tools()}
        for grant in grants:
            self._add(grant, specs.get(grant.tool))
        self._offer()

    def grants(self) -> tuple[ToolGrant, ...]:
        """The grants as they are written.

        Raises:
            DocumentError: Something cannot be read.
        """
        return tuple(card.read() for card in self.cards)

    def offer_tools(self, wanted: Sequence[str]) -> None:
        """Name first the tools that the agent of the job uses."""
        self._wanted = tuple(wanted)
        self._offer()

    _wanted: tuple[str, ...] = ()

    def _offer(self) -> None:
        granted = {card.grant.tool for card in self.cards}
        specs = [
            spec
            for spec in self._tools()
            if spec.name not in granted and spec.approval != "always"
        ]
        specs.sort(key=lambda spec: (spec.name not in self._wanted, spec.name))
        chosen = self.tool.currentData()
        self.tool.clear()
        for spec in specs:
            used = self.tr("{0} (not used by this agent)") if self._wanted else "{0}"
            words = "{0}" if spec.name in self._wanted else used
            self.tool.addItem(words.format(visible(spec.name)), spec.name)
        self.tool.setCurrentIndex(max(0, self.tool.findData(chosen)))
        self.add_button.setEnabled(bool(specs))

    def _on_add(self) -> None:
        name = str(self.tool.currentData() or "")
        spec = next((one for one in self._tools() if one.name == name), None)
        if spec is None:
            return
        card = self._add(ToolGrant(name), spec)
        self._offer()
        self.changed.emit()
        (card.rows[0].kind if card.rows else card.folders).setFocus()

    def _add(self, grant: ToolGrant, spec: ToolSpec | None) -> GrantCard:
        card = GrantCard(self._theme, grant, spec)
        card.changed.connect(self.changed)
        card.removed.connect(lambda: self._on_removed(card))
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        card.show()
        return card

    def _on_removed(self, card: GrantCard) -> None:
        self.cards.remove(card)
        self._drop(card)
        self._offer()
        self.changed.emit()
        self.tool.setFocus()

    def _drop(self, card: GrantCard) -> None:
        card.hide()
        self._column.removeWidget(card)
        card.deleteLater()
