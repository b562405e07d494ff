"""Which entries are shown: a period, a source, a result, and words."""

from __future__ import annotations

import time

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from workbench.policy.ledger_values import Query
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.privacy.words import SOURCES, source_words, tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Segmented
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import SearchField

_CHOSEN = "chosen"
_PERIODS: tuple[tuple[str, str], ...] = (
    ("all", QT_TRANSLATE_NOOP("privacy", "Since the beginning")),
    ("1", QT_TRANSLATE_NOOP("privacy", "Today")),
    ("7", QT_TRANSLATE_NOOP("privacy", "7 days")),
    ("30", QT_TRANSLATE_NOOP("privacy", "30 days")),
    ("365", QT_TRANSLATE_NOOP("privacy", "365 days")),
    (_CHOSEN, QT_TRANSLATE_NOOP("privacy", "Chosen days")),
)
_LATEST_S = 4e9


class Filters(QWidget):
    """The row above the table.

    Signals:
        changed: Something else is wanted.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.search = SearchField(theme, tr("Find a host or a purpose"))
        self.result = Segmented(
            (("all", tr("All")), ("allowed", tr("Allowed")), ("refused", tr("Refused"))),
            tr("Result"),
        )
        self.result.set_value("all")
        self.source = ChoiceBox()
        self.source.setAccessibleName(tr("Source"))
        self.source.addItem(tr("All sources"), None)
        for key in SOURCES:
            self.source.addItem(source_words(key), key)
        self.period = ChoiceBox()
        self.period.setAccessibleName(tr("Period"))
        for key, words in _PERIODS:
            self.period.addItem(tr(words), key)
        self.first = self._day(tr("First day"), -30)
        self.last = self._day(tr("Last day"), 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        row.addWidget(self.search, 1)
        for part in (self.result, self.source, self.period, self.first, self.last):
            row.addWidget(part)
        self.search.rested.connect(lambda _text: self.changed.emit())
        self.result.chosen.connect(lambda _key: self.changed.emit())
        self.source.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.period.currentIndexChanged.connect(self._on_period)
        self._on_period()

    def _day(self, name: str, days: int) -> QDateEdit:
        field = QDateEdit(QDate.currentDate().addDays(days))
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        field.dateChanged.connect(lambda _date: self.changed.emit())
        return field

    def _on_period(self) -> None:
        chosen = self.period.currentData() == _CHOSEN
        self.first.setVisible(chosen)
        self.last.setVisible(chosen)
        self.changed.emit()

    @property
    def is_open(self) -> bool:
        """Every entry of the ledger is wanted."""
        return self.query == Query()

    @property
    def query(self) -> Query:
        """What is wanted now."""
        wanted = {"allowed": True, "refused": False}
        from_s, to_s = self._span()
        return Query(
            from_s,
            to_s,
            self.source.currentData(),
            wanted.get(self.result.value),
            self.search.text().strip(),
        )

    def span(self, since_s: float) -> tuple[float, float]:
        """The period of a statement: from the ledger's begin, if none is chosen, up to now."""
        now_s = time.time()
        from_s, to_s = self._span()
        return (from_s if from_s > 0.0 else min(since_s or now_s, now_s)), min(to_s, now_s)

    def _span(self) -> tuple[float, float]:
        whole = Query()
        key = str(self.period.currentData())
        if key == "all":
            return whole.from_s, whole.to_s
        if key == _CHOSEN:
            first, last = sorted((self.first.date(), self.last.date()))
            return _begin_s(first), _begin_s(last.addDays(1))
        days = int(key)
        return _begin_s(QDate.currentDate().addDays(1 - days)), whole.to_s


def _begin_s(day: QDate) -> float:
    """The first moment of a day on this machine's clock."""
    return float(min(max(0, QDateTime(day, QTime(0, 0)).toSecsSinceEpoch()), _LATEST_S))
