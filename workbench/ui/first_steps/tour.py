"""The tour: one place of the window after another is pointed at, with a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.ui.first_steps.tour_stops import Stop, stops
from workbench.ui.first_steps.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

if TYPE_CHECKING:
    from workbench.ui.shell.window import MainWindow

CARD_PX = 340
AROUND_PX = 6
APART_PX = 14
_DIM = 0.45
_TURNS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tour(QWidget):
    """Dims the window but for one place, and says beside it what that is.

    Signals:
        ended: It is gone.
    """

    ended = Signal()

    def __init__(self, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self.theme, self._window = theme, window
        self._before: QWidget | None = None
        self.stops: tuple[Stop, ...] = ()
        self.number = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Tour of the window"))
        self.card = QFrame(self)
        self.card.setProperty("role", "raised")
        self.title, self.text = label("", "section", wrap=True), label("", wrap=True)
        self.count = label("", "muted")
        self.skip = Button(theme, tr("Skip the tour"), kind="quiet")
        self.back = Button(theme, tr("Back"))
        self.next = Button(theme, tr("Next"), kind="primary")
        self._lay_out()
        on_click(self.skip, self.end)
        on_click(self.back, lambda: self.show_stop(self.number - 1))
        on_click(self.next, self.go_on)
        for each in (window, self.skip, self.back, self.next):
            each.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        space = self.theme.tokens.space
        self.card.setFixedWidth(round(CARD_PX * max(1.0, self.theme.tokens.text_scale)))
        column = QVBoxLayout(self.card)
        column.setContentsMargins(space.l_px, space.l_px, space.l_px, space.m_px)
        column.setSpacing(space.s_px)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(space.s_px)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.skip, self.back, self.next):
            row.addWidget(button)
        column.addLayout(row)

    @property
    def place(self) -> QRect:
        """The place that is pointed at, in this widget; empty if it is gone."""
        if not 0 <= self.number < len(self.stops):
            return QRect()
        found = self.stops[self.number].find(self._window)
        if found is None or not isValid(found) or not found.isVisible():
            return QRect()
        corner = found.mapTo(self._window, QPoint(0, 0))
        around = QRect(corner, found.size()).adjusted(
            -AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX
        )
        return around.intersected(self.rect().adjusted(2, 2, -2, -2))

    def begin(self) -> None:
        """Point at the first place that there is."""
        self._before = self._window.focusWidget()
        self.setGeometry(self._window.rect())
        seen = [stop for stop in stops() if _is_seen(stop.find(self._window))]
        self.stops = tuple(seen)
        if not self.stops:
            self.end()
            return
        self.show()
        self.raise_()
        self.show_stop(0)
        QTimer.singleShot(0, self, self._put)  # once what is behind has its place

    def show_stop(self, number: int) -> None:
        """Point at one place."""
        if not 0 <= number < len(self.stops):
            return
        self.number = number
        stop, last = self.stops[number], number == len(self.stops) - 1
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.count.setText(tr("{0} of {1}").format(number + 1, len(self.stops)))
        self.back.setVisible(number > 0)
        self.skip.setVisible(not last)
        self.next.setText(tr("Done") if last else tr("Next"))
        self.next.setAccessibleName(self.next.text())
        self.next.setAccessibleDescription(f"{stop.title}. {stop.text}")
        self.next.setFocus()
        self._put()

    def go_on(self) -> None:
        """The next place; after the last one the window as it was."""
        if self.number + 1 < len(self.stops):
            self.show_stop(self.number + 1)
        else:
            self.end()

    def end(self) -> None:
        """Show the window as it was."""
        self._window.removeEventFilter(self)
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.ended.emit()
        self.deleteLater()

    def _put(self) -> None:
        """Put the card beside the place, wherever there is room in the window."""
        self.card.adjustSize()
        place, size, inner = (
            self.place,
            self.card.size(),
            self.rect().adjusted(12, 12, -12, -12),
        )
        if place.isEmpty():
            corner = inner.center() - QPoint(size.width() // 2, size.height() // 2)
        elif place.right() + APART_PX + size.width() <= inner.right():
            corner = QPoint(place.right() + APART_PX, place.top())
        elif place.top() - APART_PX - size.height() >= inner.top():
            corner = QPoint(place.left(), place.top() - APART_PX - size.height())
        else:
            corner = QPoint(place.right() - size.width(), place.bottom() + APART_PX)
        x = max(inner.left(), min(corner.x(), inner.right() - size.width()))
        y = max(inner.top(), min(corner.y(), inner.bottom() - size.height()))
        self.card.move(x, y)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.theme.tokens.sizes.radius_px
        dimmed = QPainterPath()
        dimmed.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        place = QRectF(self.place)
        hole.addRoundedRect(place, radius, radius)
        shade = QColor(self.theme.tokens.colours.shadow)
        shade.setAlphaF(_DIM)
        painter.fillPath(dimmed.subtracted(hole), shade)
        if not place.isEmpty():
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.drawRoundedRect(place, radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() == Qt.Key.Key_Left:
            self.show_stop(self.number - 1)
        elif event.key() == Qt.Key.Key_Right:
            self.go_on()
        elif event.key() in _ENTER:
            focused = self._window.focusWidget()
            (focused if focused in (self.skip, self.back) else self.next).click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        """Tab stays within the card."""
        ring = [each for each in (self.skip, self.back, self.next) if each.isVisible()]
        if not ring:  # Qt looks for another place for the focus when it is hidden
            return False
        focused = self._window.focusWidget()
        at = ring.index(focused) if focused in ring else -1
        ring[(at + (1 if forward else -1)) % len(ring)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def mousePressEvent(self, event: object) -> None:
        """What is dimmed takes no clicks; the card has the buttons."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isValid(self) and self.isVisible():
            self.setGeometry(self._window.rect())
            QTimer.singleShot(0, self, self._put)
        of_button = isinstance(event, QKeyEvent) and watched is not self._window
        if of_button and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QEvent) -> bool:
        """Take a key from a button, which would move the focus instead."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (*_TURNS, *_ENTER)
        ):
            self.keyPressEvent(event)
            return True
        return False


def _is_seen(found: QWidget | None) -> bool:
    return found is not None and isValid(found) and found.isVisible()
