"""What is worth doing now: a card for each, with its numbers and a button."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.advice import Advice
from workbench.app.recommendations import Recommendation
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.models.more import Place
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import KeyValue, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import ColumnArea

_CARD_PX = 760
_OPENS: dict[str, str] = {
    "trace": QT_TRANSLATE_NOOP("AdvicePage", "Show runs"),
    "models": QT_TRANSLATE_NOOP("AdvicePage", "Open models"),
    "agents": QT_TRANSLATE_NOOP("AdvicePage", "Open agents"),
}


class AdvicePage(QWidget):
    """Looked at anew whenever it comes on screen, and while it is."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._advice: Advice = place.workbench.alerts.advice
        self._shown: Sequence[Recommendation] = ()
        self._reading = False
        self._made: list[AdviceCard] = []
        self.told = label("", "muted", wrap=True)
        self.told.hide()
        space = place.theme.tokens.space
        page = QWidget()
        page.setObjectName("scrolled")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(space.m_px)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, space.xl_px, space.l_px)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.area = ColumnArea(place.theme, 320)
        self.area.setProperty("role", "plain")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(page)
        self.empty = EmptyState(
            place.theme,
            "circle-check",
            self.tr("Nothing to recommend"),
            self.tr(
                "Models that nobody uses, a memory that runs full, slow answers and failing "
                "runs are told here with their numbers."
            ),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.told)
        whole.addWidget(self.stack, 1)

    @property
    def shown(self) -> Sequence[Recommendation]:
        """The recommendations on screen."""
        return self._shown

    def refresh(self) -> None:
        """Look again; not while that goes on."""
        if not self._reading:
            self._reading = True
            self._do(self._read())

    async def _read(self) -> None:
        try:
            found = await self._advice.now()
        finally:
            self._reading = False
        if isValid(self) and found != self._shown:
            self._show(found)

    def _show(self, found: Sequence[Recommendation]) -> None:
        """Cards of the same advice are kept: one with the focus must not go."""
        same = [(one.key, one.verb, one.target) for one in found] == [
            (one.key, one.verb, one.target) for one in self._shown
        ]
        self._shown = found
        if same:
            for card, one in zip(self._made, found, strict=True):
                card.show_advice(one)
        else:
            self._make(found)
        self.stack.setCurrentWidget(self.area if found else self.empty)

    def _make(self, found: Sequence[Recommendation]) -> None:
        for card in self._made:
            card.hide()
            card.deleteLater()
        self._made = [AdviceCard(self._place.theme, one) for one in found]
        for card, one in zip(self._made, found, strict=True):
            on_click(card.act, partial(self._act, one))
            on_click(card.dismiss, partial(self._on_dismissed, one))
            self._cards.addWidget(card)

    def _on_dismissed(self, one: Recommendation) -> None:
        self._do(self._dismiss(one))

    def _act(self, one: Recommendation) -> None:
        if one.verb == "open":
            self._place.shell.open_panel(one.target[0])
            return
        self._do(self._unload(one))

    async def _unload(self, one: Recommendation) -> None:
        text = await self._advice.unload(one)
        if isValid(self):
            self.told.setText(text)
            self.told.show()
            await self._read()

    async def _dismiss(self, one: Recommendation) -> None:
        await self._advice.dismiss(one)
        if isValid(self):
            await self._read()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._place.shell.run_task(work, "")


class AdviceCard(QFrame):
    """One recommendation."""

    def __init__(self, theme: Theme, one: Recommendation) -> None:
        super().__init__()
        space = theme.tokens.space
        self.setProperty("role", "card")
        self.setMaximumWidth(_CARD_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        column.setSpacing(space.s_px)
        self.title = label("", "section", wrap=True)
        self.numbers = KeyValue(names_px=160)
        unload = self.tr("Unload") if len(one.target) == 1 else self.tr("Unload them")
        words = unload if one.verb == "unload" else _opens(one.target[0])
        self.act = Button(theme, words, kind="primary")
        self.dismiss = Button(theme, self.tr("Not now"), kind="quiet")
        self.dismiss.setToolTip(self.tr("It is not told again for a week."))
        row = QHBoxLayout()
        row.addWidget(self.act)
        row.addWidget(self.dismiss)
        row.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.numbers)
        column.addLayout(row)
        self.show_advice(one)

    def show_advice(self, one: Recommendation) -> None:
        """Show the numbers of now."""
        title = visible(said(one.title))
        self.title.setText(title)
        self.act.setAccessibleName(f"{self.act.text().strip()}: {title}")
        self.dismiss.setAccessibleName(self.tr("Not now: {0}").format(title))
        self.numbers.set_rows(
            [(visible(said(name)), visible(said(text))) for name, text in one.numbers]
        )


def _opens(panel: str) -> str:
    return QCoreApplication.translate("AdvicePage", _OPENS.get(panel, "Open"))
