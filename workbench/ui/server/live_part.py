"""The requests that are being answered now."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.local_server import LiveRequest
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import KeyValue, SectionHeader, label

EVERY_MS = 500
MOST_ROWS = 12


class LivePart(QWidget):
    """Looks twice a second while it is on screen."""

    def __init__(self, theme: Theme, live: Callable[[], Sequence[LiveRequest]]) -> None:
        super().__init__()
        self._live = live
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.s_px)
        column.addWidget(SectionHeader(self.tr("Requests")))
        self.nothing = label(self.tr("Nothing is asked now."), "muted")
        self.rows = KeyValue()
        self.more = label("", "muted")
        for each in (self.nothing, self.rows, self.more):
            column.addWidget(each)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        self.refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Show what goes on now."""
        found = sorted(self._live(), key=lambda one: one.began_s)
        self.rows.set_rows(
            [
                (f"{number}. {one.target}", self._words(one))
                for number, one in enumerate(found[:MOST_ROWS], 1)
            ]
        )
        self.nothing.setVisible(not found)
        self.rows.setVisible(bool(found))
        rest = len(found) - MOST_ROWS
        self.more.setText(self.tr("and {0} more").format(rest))
        self.more.setVisible(rest > 0)

    def _words(self, one: LiveRequest) -> str:
        state = self.tr("waits") if one.waits else self.tr("{0} tokens").format(one.tokens)
        for_s = max(0.0, time.time() - one.began_s)
        parts = (one.key_name or self.tr("no key"), state, f"{for_s:.0f} s")
        return " · ".join(parts)
