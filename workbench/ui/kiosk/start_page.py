"""What a visitor of a kiosk sees first: the agents there are, large enough to touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from workbench.ui.kiosk.pages import CoverPage
from workbench.ui.widgets.basics import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.ui.theme.theme import Theme

CARD_PX, GAP_PX, WIDEST_PX = 270, 16, 900
MOST_CARDS = 60


class AgentCard(QPushButton):
    """One agent to begin with."""

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._theme = theme
        self.setObjectName("kiosk-card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        for shown in (
            label(title, "section", wrap=True),
            label(text, "muted", wrap=True),
        ):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            column.addWidget(shown)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        tokens = self._theme.tokens
        scale = max(1.0, tokens.text_scale)
        wide = round(CARD_PX * min(scale, 1.25))
        return QSize(wide, round(tokens.sizes.kiosk_card_px * scale))


class StartPage(CoverPage):
    """A card for each agent.

    Signals:
        begun: Somebody wants to talk. arg: the agent's name.
    """

    begun = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "message-circle", WIDEST_PX)
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 12, 0, 0)
        self._grid.setSpacing(GAP_PX)
        self.column.addWidget(self._holder)
        self.cards: list[AgentCard] = []
        self._columns = 0

    def show_agents(self, agents: Sequence[tuple[str, str, str]]) -> None:
        """Show these: name, title and what it is for."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for name, title, text in agents[:MOST_CARDS]:
            card = AgentCard(self.theme, title, text)
            card.clicked.connect(lambda _=False, name=name: self.begun.emit(name))
            self.cards.append(card)
        self.first = self.cards[0] if self.cards else None
        self._columns = 0
        self._put()

    def _put(self) -> None:
        """As many beside one another as there is room for."""
        if not self.cards:
            return
        wide = self.cards[0].sizeHint().width() + GAP_PX
        room = min(self.viewport().width(), self._holder.maximumWidth()) - 48
        columns = max(1, min(3, (min(room, WIDEST_PX) + GAP_PX) // wide))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put()
