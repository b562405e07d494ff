"""The outline of the chat, with its message box: in the first frame, before there is a program.

What is written here stays where it is while the rest of the panel comes around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.chat.composer import Composer
from workbench.ui.chat.draft_text import joined
from workbench.ui.chat.look import COLUMN_PX
from workbench.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from workbench.ui.chat.parts import ChatParts
    from workbench.ui.theme.theme import Theme

LIST_PX, INSPECTOR_PX = 180, 240
INSPECTOR_FROM_PX = 1040


class ChatOutline(QWidget):
    """Three places side by side; the middle one has the message box at its bottom.

    It keeps one message that was sent before anybody could answer it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: ChatParts | None = None
        self.inspector_chosen = False
        self._restored = self._held = ""
        # Each in its place from the start: what moves is dressed again by Qt.
        self.splitter = SplitView("chat", parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self._make_place(LIST_PX)
        self._make_middle()
        self._make_place(INSPECTOR_PX)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([240, 680, 360])
        self.composer = Composer(theme, self.bottom)
        self._above.addWidget(self.composer)
        self.composer.submitted.connect(self._hold)
        self.composer.stop_requested.connect(self._take_back)

    def _make_place(self, least_px: int) -> None:
        """Where a part of the panel will stand."""
        made = QFrame(self.splitter)
        made.setProperty("role", "surface")
        made.setMinimumWidth(least_px)
        self.splitter.addWidget(made)

    def _make_middle(self) -> None:
        middle = QWidget(self.splitter)
        self.splitter.addWidget(middle)
        self.bottom = QWidget(middle)
        self.bottom.setMaximumWidth(COLUMN_PX + 40)
        self._above = QVBoxLayout(self.bottom)
        self._above.setContentsMargins(20, 4, 20, 14)
        self._above.setSpacing(8)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.bottom, 1000)
        row.addStretch(1)
        self._column.addLayout(row)

    def fill(
        self,
        left: QWidget,
        above: Sequence[QWidget],
        page: QWidget,
        strips: Sequence[QWidget],
        right: QWidget,
    ) -> None:
        """Put the parts into their places.

        Args:
            left: The list of conversations.
            above: What stands over the page, from the top.
            page: The transcript.
            strips: What stands between the page and the message box, from the top.
            right: The inspector.
        """
        self._column.takeAt(0)
        for number, widget in enumerate((*above, page)):
            self._column.insertWidget(number, widget, int(widget is page))
        for number, widget in enumerate(strips):
            self._above.insertWidget(number, widget)
        for number, widget in ((0, left), (2, right)):
            if (before := self.splitter.replaceWidget(number, widget)) is not None:
                before.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inspector = self.splitter.widget(2)
        if inspector is not None and not self.inspector_chosen:
            inspector.setVisible(self.width() >= INSPECTOR_FROM_PX)

    # -- what was written before there was a program

    def restore(self, draft: str) -> None:
        """Show what an earlier session left, before what was typed already."""
        self._restored = draft
        self.composer.put_before(draft)

    def unsaved(self) -> str:
        """What was written here and is not kept anywhere, empty if there is nothing."""
        text = self.composer.text()
        if self._held:
            return joined(self._held, text)
        return "" if text == self._restored else text

    def release(self) -> str:
        """Keep no message any more; returns the one that was kept."""
        self.composer.submitted.disconnect(self._hold)
        self.composer.stop_requested.disconnect(self._take_back)
        held, self._held = self._held, ""
        self.composer.set_busy(False)
        return held

    def _hold(self, text: str) -> None:
        self._held = text
        self.composer.set_busy(True)

    def _take_back(self) -> None:
        held, self._held = self._held, ""
        self.composer.set_busy(False)
        self.composer.give_back(held)
