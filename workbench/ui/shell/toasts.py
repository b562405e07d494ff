"""Toasts: the newest notices over the window's corner, each with its whole text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.app.notices import Notice
from workbench.ui.shell.notices import NoticeCard
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX = 360
GAP_PX = 8
EDGE_PX = 12
BOTTOM_PX = 38
MOST = 20


class Toasts(QWidget):
    """As many as there is room for, newest lowest; the others wait until there is.

    Errors stay, others leave some seconds after they came on screen. None is squeezed, and none
    stands over what the panel on screen keeps free.

    Signals:
        action_asked: arg: key of an action.
        copy_asked: arg: text.
    """

    action_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._free: QWidget | None = None
        self.quiet = False  # nothing is shown, whatever comes
        self._cards: list[NoticeCard] = []
        self._timers: dict[NoticeCard, QTimer] = {}
        self._more = Button(theme, "", self, kind="plain")
        on_click(self._more, lambda: self.action_asked.emit("shell.notices"))
        window.installEventFilter(self)
        theme.changed.connect(self._put_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._put)
        self.hide()

    @property
    def cards(self) -> tuple[NoticeCard, ...]:
        """Those on screen and those that wait, newest last."""
        return tuple(self._cards)

    def keep_free(self, widget: QWidget | None) -> None:
        """Stand above this part of the window from now on; None: there is none."""
        if self._free is not None:
            self._free.removeEventFilter(self)
            self._free.destroyed.disconnect(self._on_gone)
        self._free = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._on_gone)
        self._put_soon()

    def add(self, notice: Notice, action_title: str = "") -> None:
        """Show one; the same key replaces the toast that had it."""
        for card in list(self._cards):
            if notice.key and card.notice.key == notice.key:
                self._drop(card)
        while len(self._cards) >= MOST:
            self._drop(self._cards[0])
        card = NoticeCard(self._theme, notice, action_title, self)
        card.dismissed.connect(lambda: self._remove(card))
        card.action_asked.connect(self.action_asked)
        card.copy_asked.connect(self.copy_asked)
        self._cards.append(card)
        self._put()
        self._put_soon()  # its fonts are known only once it was shown

    def go_quiet(self, *, quiet: bool) -> None:
        """Show nothing for now; what comes meanwhile is shown afterwards."""
        self.quiet = quiet
        self._put()

    def dismiss_last(self) -> bool:
        """Close the newest; false if there is none."""
        if not self._cards:
            return False
        self._remove(self._cards[-1])
        return True

    def _remove(self, card: NoticeCard) -> None:
        self._drop(card)
        self._put()

    def _drop(self, card: NoticeCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            if timer := self._timers.pop(card, None):
                timer.stop()
            card.hide()
            card.deleteLater()

    def _put_soon(self) -> None:
        self._soon.start(0)

    @Slot()
    def _put(self) -> None:
        """Give each its whole height, from the newest up, as long as there is room."""
        width = min(WIDTH_PX, self._window.width() - 2 * 16)
        room = self._lowest(width) - GAP_PX
        heights = {card: _height(card, width) for card in self._cards}
        shown = self._fitting(heights, room)
        if len(shown) < len(self._cards):
            button_px = self._more.sizeHint().height() + GAP_PX
            shown = self._fitting(heights, room - button_px)
        self._stack(shown, heights, width)
        for card in shown if not self.quiet else ():
            self._begin_to_leave(card)

    def _fitting(self, heights: dict[NoticeCard, int], room_px: int) -> list[NoticeCard]:
        """The newest that fit one above the other, at least one; newest last."""
        fitting: list[NoticeCard] = []
        for card in reversed(self._cards):
            room_px -= heights[card] + GAP_PX
            if room_px < 0 and fitting:
                break
            fitting.insert(0, card)
        return fitting

    def _stack(
        self, shown: list[NoticeCard], heights: dict[NoticeCard, int], width: int
    ) -> None:
        waiting = len(self._cards) - len(shown)
        y = 0
        self._more.setText(self.tr("%n more", "", waiting) if waiting else "")
        self._more.setVisible(waiting > 0)
        if waiting:
            size = self._more.sizeHint()
            self._more.setGeometry(width - size.width(), 0, size.width(), size.height())
            y = size.height() + GAP_PX
        for card in self._cards:
            card.setVisible(card in shown)
            if card in shown:
                card.setGeometry(0, y, width, heights[card])
                y += heights[card] + GAP_PX
        height = max(0, y - GAP_PX)
        top = max(GAP_PX, self._lowest(width) - height)
        self.setGeometry(self._window.width() - width - EDGE_PX, top, width, height)
        self.setVisible(bool(shown) and not self.quiet)
        if shown and not self.quiet:
            self.raise_()

    def _lowest(self, width: int) -> int:
        """Where the lowest toast ends: above the status bar and what is to stay free."""
        lowest = self._window.height() - BOTTOM_PX
        free = self._free
        if free is not None and free.isVisible() and free.window() is self._window:
            place = free.mapTo(self._window, QPoint(0, 0))
            if place.x() + free.width() > self._window.width() - width - EDGE_PX:
                lowest = min(lowest, place.y() - GAP_PX)
        return lowest

    def _begin_to_leave(self, card: NoticeCard) -> None:
        if card.notice.level != "error" and card not in self._timers:
            timer = self._timers[card] = QTimer(card)
            timer.setSingleShot(True)
            timer.timeout.connect(card.dismissed.emit)
            timer.start(self._theme.tokens.sizes.toast_ms)

    def _on_gone(self) -> None:
        self._free = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in moved and self._cards:
            self._put_soon()
        return super().eventFilter(watched, event)


def _height(card: NoticeCard, width: int) -> int:
    """How high a card is that shows everything at this width."""
    for child in card.findChildren(QWidget):
        child.ensurePolished()
    if (layout := card.layout()) is not None:
        layout.activate()
    return max(card.heightForWidth(width), card.minimumSizeHint().height())
