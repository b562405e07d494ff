"""Notices: toasts at the bottom right, and the list of all of them under the bell."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.app.notices import Notice
from workbench.ui.shell.overlay import Overlay
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import STATE_ICONS, IconLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.placeholders import EmptyState

TOAST_WIDTH_PX = 360
MOST_TOASTS = 4


def details_of(notice: Notice) -> str:
    """A notice as text for a bug report."""
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(notice.at_s))
    return "\n".join(
        part
        for part in (f"{when} {notice.level}", notice.title, notice.reason, notice.hint)
        if part
    )


class NoticeCard(QFrame):
    """What happened, why, and one action.

    Signals:
        dismissed: The user closed it.
        action_asked: The action's button. arg: key of an action.
        copy_asked: Copy details. arg: the text.
    """

    dismissed = Signal()
    action_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        notice: Notice,
        action_title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("role", "raised")
        self.setAccessibleName(f"{notice.title} {notice.reason} {notice.hint}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        icon = IconLabel(theme, STATE_ICONS[notice.level], 16, notice.level)
        icon.setContentsMargins(0, 2, 0, 0)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        title = label(notice.title, wrap=True)
        title.setFont(theme.font(strong=True))
        column.addWidget(title)
        for text in (notice.reason, notice.hint):
            if text:
                column.addWidget(label(text, "muted", wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        if notice.action and action_title:
            act = Button(theme, action_title)
            on_click(act, lambda: self.action_asked.emit(notice.action))
            buttons.addWidget(act)
        if notice.level in ("error", "warning"):
            copy = Button(theme, self.tr("Copy details"), kind="quiet")
            on_click(copy, lambda: self.copy_asked.emit(details_of(notice)))
            buttons.addWidget(copy)
        buttons.addStretch(1)
        if buttons.count() > 1:
            column.addLayout(buttons)
        row.addLayout(column, 1)
        self.close_button = IconButton(theme, "x", self.tr("Dismiss"))
        on_click(self.close_button, self.dismissed.emit)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)


class Toasts(QWidget):
    """The newest notices over the window's corner; errors stay, others leave after 6 s.

    Signals:
        action_asked: arg: key of an action.
        copy_asked: arg: text.
    """

    action_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._cards: list[NoticeCard] = []
        window.installEventFilter(self)
        self.hide()

    @property
    def cards(self) -> tuple[NoticeCard, ...]:
        return tuple(self._cards)

    def add(self, notice: Notice, action_title: str = "") -> None:
        """Show one; the same key replaces the toast that had it."""
        for card in list(self._cards):
            if notice.key and card.notice.key == notice.key:
                self._remove(card)
        while len(self._cards) >= MOST_TOASTS:
            self._remove(self._cards[0])
        card = NoticeCard(self._theme, notice, action_title, self)
        card.dismissed.connect(lambda: self._remove(card))
        card.action_asked.connect(self.action_asked)
        card.copy_asked.connect(self.copy_asked)
        self._column.addWidget(card)
        self._cards.append(card)
        if notice.level != "error":
            QTimer.singleShot(self._theme.tokens.sizes.toast_ms, card, card.dismissed.emit)
        self._put()
        self.show()
        self.raise_()

    def dismiss_last(self) -> bool:
        """Close the newest; false if there is none."""
        if not self._cards:
            return False
        self._remove(self._cards[-1])
        return True

    def _remove(self, card: NoticeCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        if self._cards:
            self._put()
        else:
            self.hide()

    def _put(self) -> None:
        outer = self._window.rect()
        width = min(TOAST_WIDTH_PX, outer.width() - 32)
        height = self._column.heightForWidth(width)
        if height < 0:
            height = self.sizeHint().height()
        self.setGeometry(
            outer.width() - width - 12, max(8, outer.height() - height - 38), width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._cards:
            self._put()
        return super().eventFilter(watched, event)


class NoticeList(Overlay):
    """All notices of this session, newest first.

    Signals:
        action_asked: arg: key of an action.
        copy_asked: arg: text.
    """

    action_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", "bottom_right", 400, 460)
        self.setAccessibleName(self.tr("Notifications"))
        self.column.addWidget(label(self.tr("Notifications"), "section"))
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Notifications"))
        self.column.addWidget(self._area, 1)

    @Slot(list)
    def show_items(self, items: list[Notice]) -> None:
        """Fill it; at most the newest 200."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for notice in reversed(items[-200:]):
            card = NoticeCard(self.theme, notice)
            card.close_button.hide()
            card.copy_asked.connect(self.copy_asked)
            column.addWidget(card)
        if not items:
            column.addWidget(
                EmptyState(
                    self.theme,
                    "bell",
                    self.tr("Nothing to tell"),
                    self.tr("What needs your attention is kept here."),
                )
            )
        else:
            column.addStretch(1)
        self._area.setWidget(inner)
