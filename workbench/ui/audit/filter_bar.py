"""Which records are shown: when, what, who, and words in them."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.policy.audit_reading import Wanted
from workbench.policy.audit_records import moment
from workbench.ui.audit.words import KINDS, PERIODS, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import SearchField

_REST_MS = 200


class FilterBar(QWidget):
    """Four fields beside one another.

    Signals:
        changed: Other records are wanted.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.period, self.kind = ChoiceBox(), ChoiceBox()
        self.period.setAccessibleName(tr("Period"))
        self.kind.setAccessibleName(tr("What was done"))
        for seconds, title in PERIODS:
            self.period.addItem(tr(title), seconds)
        for what, title in KINDS:
            self.kind.addItem(tr(title), what)
        self.who = SearchField(theme, tr("Who"))
        self.text = SearchField(theme, tr("Search the records"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        row.addWidget(self.period)
        row.addWidget(self.kind)
        row.addWidget(self.who, 1)
        row.addWidget(self.text, 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.changed)
        self.period.currentIndexChanged.connect(self._soon)
        self.kind.currentIndexChanged.connect(self._soon)
        self.who.textChanged.connect(self._soon)
        self.text.textChanged.connect(self._soon)

    @property
    def wanted(self) -> Wanted:
        """Which records, as of now."""
        seconds = float(self.period.currentData())
        return Wanted(
            since=moment(time.time() - seconds) if seconds else "",
            who=self.who.text().strip(),
            what=str(self.kind.currentData()),
            text=self.text.text().strip(),
        )

    @property
    def is_set(self) -> bool:
        """Something is left out."""
        return not self.wanted.everything

    def clear(self) -> None:
        """Show everything."""
        self.period.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.who.clear()
        self.text.clear()

    @Slot()
    def _soon(self) -> None:
        self._timer.start()
