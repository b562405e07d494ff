"""The first steps: four pages over the window, each with defaults that Enter takes."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.ui.first_steps.machine_page import MachinePage
from workbench.ui.first_steps.models_page import ModelsPage
from workbench.ui.first_steps.page import StepPage
from workbench.ui.first_steps.ready_page import ReadyPage
from workbench.ui.first_steps.welcome_page import WelcomePage
from workbench.ui.first_steps.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel, label, line
from workbench.ui.widgets.buttons import Button, on_click

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from workbench.ui.panels import ShellApi

log = logging.getLogger(__name__)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_BUTTON_PX = 120


class FirstSteps(QWidget):
    """Covers the window; closing it at any time leaves everything at its default.

    Signals:
        ended: It is gone. arg: whether the tour is wanted.
    """

    ended = Signal(bool)

    def __init__(
        self, workbench: Workbench, theme: Theme, shell: ShellApi, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._workbench, self.theme, self._shell = workbench, theme, shell
        self._window = window
        self._behind = window.centralWidget() or QWidget(window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages = QStackedWidget()
        self.heading = label("", "section")
        self.about, self.count = label("", "muted"), label("", "muted")
        self.later = Button(theme, "", kind="quiet")
        self.back = Button(theme, "", icon="arrow-left")
        self.tour = Button(theme, "")
        self.next = Button(theme, "", kind="primary")
        self._lay_out()
        self._say()
        self._fill()
        on_click(self.later, self.close_steps)
        on_click(self.back, lambda: self.show_step(self.number - 1))
        on_click(self.next, self.go_on)
        on_click(self.tour, lambda: self.close_steps(tour=True))
        window.installEventFilter(self)

    def _lay_out(self) -> None:
        space = self.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(space.xl_px, space.m_px, space.xl_px, space.m_px)
        head.setSpacing(space.s_px)
        head.addWidget(IconLabel(self.theme, "workbench", 20, "accent"))
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.count)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.pages, 1)
        column.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(space.xl_px, space.m_px, space.xl_px, space.m_px)
        foot.setSpacing(space.s_px)
        foot.addWidget(self.later)
        foot.addWidget(self.about)
        foot.addStretch(1)
        for button in (self.back, self.tour, self.next):
            foot.addWidget(button)
        self.next.setMinimumWidth(_LEAST_BUTTON_PX)
        column.addLayout(foot)

    def _fill(self) -> None:
        bench, theme, shell = self._workbench, self.theme, self._shell
        self.steps: tuple[StepPage, ...] = (
            WelcomePage(bench, theme, self.change),
            ModelsPage(bench, theme, shell, self.change),
            MachinePage(bench, theme, shell),
            ReadyPage(bench, theme),
        )
        for step in self.steps:
            self.pages.addWidget(step)

    @property
    def number(self) -> int:
        """Which page is shown, from 0."""
        return self.pages.currentIndex()

    def begin(self) -> None:
        """Cover the window with the first page."""
        self.setGeometry(self._window.rect())
        self._behind.hide()
        self.show()
        self.raise_()
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Show one page; the focus is where Enter goes on."""
        if not 0 <= number < len(self.steps):
            return
        self.steps[self.number].end()
        last = number == len(self.steps) - 1
        self.pages.setCurrentIndex(number)
        self.count.setText(tr("{0} of {1}").format(number + 1, len(self.steps)))
        self.back.setVisible(number > 0)
        self.later.setVisible(not last)
        self.tour.setVisible(last)
        self.next.setText(tr("Start") if last else tr("Next"))
        step = self.steps[number]
        self.next.setAccessibleName(self.next.text())
        self.next.setAccessibleDescription(f"{step.title}. {step.words.text()}")
        step.begin()
        self.next.setFocus()

    def go_on(self) -> None:
        """The next page; after the last one the window."""
        if self.number + 1 < len(self.steps):
            self.show_step(self.number + 1)
        else:
            self.close_steps()

    def change(self, name: str, value: Any) -> None:
        """Change a setting; where that fails, as on a full disk, it is told and no more."""
        try:
            self._workbench.settings.change(**{name: value})
        except WorkbenchError as exc:
            self._workbench.notices.tell(exc, tr("The setting was not changed"))

    def close_steps(self, *, tour: bool = False) -> None:
        """Show the window; these pages do not come by themselves again."""
        if self.isHidden():
            return
        self.go()
        self._shell.run_task(self._keep(), "", must_end=True)
        log.info("ui.first_steps_ended at_page=%d", self.number + 1)
        self.ended.emit(tour)

    def leave(self) -> None:
        """Somebody opened something else meanwhile: show that; the rest as for closing."""
        self.go()
        self._shell.run_task(self._keep(), "", must_end=True)

    def go(self) -> None:
        """Show the window again; the pages come once more with the next start."""
        self.steps[self.number].end()
        self._window.removeEventFilter(self)
        self.hide()
        self._behind.show()
        self.deleteLater()

    async def _keep(self) -> None:
        """After the window was drawn; nobody waits for a slow disk."""
        await asyncio.sleep(0)
        if self._workbench.settings.settings.first_steps:
            try:
                self._workbench.settings.change(first_steps=False)
            except WorkbenchError as exc:
                log.warning("ui.first_steps_unkept reason=%s", exc.message)

    # -- keys and changes around it

    def sizeHint(self) -> QSize:
        return QSize(900, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_steps()
        elif event.key() in _ENTER:
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
                focused.click()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._say_again()

    def _say_again(self) -> None:
        """Make the pages anew in another language, and stay where the person is."""
        number = self.number
        for step in self.steps:
            step.end()
            self.pages.removeWidget(step)
            step.deleteLater()
        self._say()
        self._fill()
        self.show_step(number)

    def _say(self) -> None:
        """The words around the pages."""
        self.setAccessibleName(tr("First steps"))
        self.heading.setText(tr("First steps"))
        self.about.setText(tr("Everything can be changed later in Settings."))
        for button, words in (
            (self.later, tr("Skip")),
            (self.back, tr("Back")),
            (self.tour, tr("Start with a tour")),
        ):
            button.setText(words)
            button.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isValid(self):
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)
