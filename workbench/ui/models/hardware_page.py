"""What this machine can run models on: the facts of ``workbench hardware`` as cards."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.app.hardware_command import machine_facts, text_of
from workbench.app.workbench import Workbench
from workbench.telemetry.machine import Fact
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import BusyBar

CONTEXT = "hardware card"
_MOST_PX = 860
GROUPS: tuple[tuple[str, str, str], ...] = (
    ("cpu", QT_TRANSLATE_NOOP("hardware card", "Processor"), "cpu"),
    ("memory", QT_TRANSLATE_NOOP("hardware card", "Memory"), "memory-stick"),
    ("", QT_TRANSLATE_NOOP("hardware card", "Graphics and neural processors"), "gpu"),
    ("disk", QT_TRANSLATE_NOOP("hardware card", "The disk models go to"), "hard-drive"),
)
"""Beginning of the keys of the facts, title, icon; what begins otherwise is of the one
without."""


class HardwareCard(QFrame):
    """One group of facts: name, figure, how it was obtained."""

    def __init__(self, theme: Theme, title: str, icon: str, facts: Sequence[Fact]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        column.setSpacing(space.s_px)
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(IconLabel(theme, icon))
        head.addWidget(label(title, "section"))
        head.addStretch(1)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space.l_px)
        grid.setVerticalSpacing(space.xs_px)
        grid.setColumnMinimumWidth(0, 132)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.figures: dict[str, ElidedLabel] = {}
        for row, fact in enumerate(facts):
            self._add(grid, row, fact)
        column.addLayout(grid)

    def _add(self, grid: QGridLayout, row: int, fact: Fact) -> None:
        title, value, found_by = said(fact.title), figure(said(text_of(fact))), said(fact.how)
        name, shown, how = label(title, "muted"), ElidedLabel(), ElidedLabel()
        shown.set_text(value)
        how.set_text(found_by)
        how.setProperty("role", "muted")
        told = self.tr("%s. How it was obtained: %s") % (value, found_by)
        shown.setAccessibleName(f"{title}: {told}")
        for widget in (name, shown, how):
            widget.setToolTip(told)
        self.figures[fact.key] = shown
        for place, widget in enumerate((name, shown, how)):
            grid.addWidget(widget, row, place)


class HardwarePage(QScrollArea):
    """The cards; the machine is measured when they are first shown, and when asked."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._asked = False
        self.cards: tuple[HardwareCard, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("This machine"))
        page = QWidget()
        page.setObjectName("scrolled")
        space = theme.tokens.space
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, space.xl_px, space.l_px)
        self._column.setSpacing(space.m_px)
        head = QHBoxLayout()
        head.addWidget(
            label(self.tr("Whether a model fits, and how fast it is, follows from this."),
                  "muted", wrap=True),
            1,
        )  # fmt: skip
        self.again = Button(theme, self.tr("Measure again"), icon="refresh-cw")
        on_click(self.again, self.measure)
        head.addWidget(self.again)
        self.busy = BusyBar(theme, self.tr("Measuring this machine"))
        self.busy.hide()
        self._column.addLayout(head)
        self._column.addWidget(self.busy)
        self._column.addStretch(1)
        page.setMaximumWidth(_MOST_PX)
        self.setWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self.measure()

    @Slot()
    def measure(self) -> None:
        """Read and measure in a thread; takes about a second."""
        self._asked = True
        if self.again.isEnabled():
            self.again.setEnabled(False)
            self.busy.show()
            self._shell.run_task(self._measure(), self.tr("Measuring this machine"))

    async def _measure(self) -> None:
        try:
            facts = await asyncio.to_thread(machine_facts, self._workbench.paths.models)
            self.show_facts(facts)
        finally:
            self.busy.hide()
            self.again.setEnabled(True)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        known = tuple(key for key, _, _ in GROUPS if key)
        cards = []
        for key, title, icon in GROUPS:
            own = [fact for fact in facts if _is_of(fact, key, known)]
            if own:
                shown = QCoreApplication.translate(CONTEXT, title)
                cards.append(HardwareCard(self._theme, shown, icon, own))
        self.cards = tuple(cards)
        for card in self.cards:
            self._column.insertWidget(self._column.count() - 1, card)


def _is_of(fact: Fact, key: str, known: tuple[str, ...]) -> bool:
    if not key:
        return not fact.key.startswith(known)
    return fact.key.startswith(key)
