"""Notices: the card of one, and the list of all of them under the bell."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.app.notices import Notice
from workbench.ui.language.messages import said
from workbench.ui.shell.overlay import Overlay
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import STATE_ICONS, IconLabel, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.placeholders import EmptyState


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
        texts = [said(text) for text in (notice.title, notice.reason, notice.hint)]
        self.setAccessibleName(" ".join(texts).strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        icon = IconLabel(theme, STATE_ICONS[notice.level], 16, notice.level)
        icon.setContentsMargins(0, 2, 0, 0)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        title = label(texts[0], wrap=True)
        title.setFont(theme.font(strong=True))
        column.addWidget(title)
        for text in texts[1:]:
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
