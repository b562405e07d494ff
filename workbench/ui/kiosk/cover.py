"""Covers the whole window, so that nothing behind it is drawn, focused or read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from workbench.ui.kiosk.blocked_page import BlockedPage
from workbench.ui.kiosk.pages import CoverPage
from workbench.ui.language.messages import sentence

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QMainWindow

    from workbench.base.errors import WorkbenchError
    from workbench.ui.theme.theme import Theme


class Cover(QStackedWidget):
    """Stands over the window; what it covers is hidden, not only painted over.

    Other windows of the program, dialogs and menus, are hidden while it stands and come back
    with what they showed.
    """

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        behind = window.centralWidget()
        if behind is None:
            raise ValueError("a window with nothing to cover")
        self._behind = behind
        self._away: list[QWidget] = []
        self._before: QWidget | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.opening = CoverPage(theme, "workbench", 480)
        self.opening.say(self.tr("Opening…"), "")
        self.addWidget(self.opening)
        self.unopened = BlockedPage(theme)
        window.installEventFilter(self)
        self.hide()

    @property
    def stands(self) -> bool:
        """Whether the window is covered."""
        return not self.isHidden()

    def show_page(self, page: CoverPage) -> None:
        """Cover the window with a page."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        if not self.stands:
            self._before = self._window.focusWidget()
        self.hide_others()
        self.setCurrentWidget(page)
        self._behind.hide()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        (page.first or page).setFocus()

    def show_opening(self) -> None:
        """Cover the window before anybody knows what holds here."""
        self.show_page(self.opening)

    def show_unopened(self, error: WorkbenchError) -> SignalInstance:
        """Say that the program could not be opened; returns what says to try again."""
        self.unopened.close_asked.disconnect()
        message = sentence(error.message, error.hint)
        self.unopened.button.setText(self.tr("Try again"))
        self.unopened.say(self.tr("Workbench could not be opened"), message)
        self.show_page(self.unopened)
        return self.unopened.close_asked

    def go(self) -> None:
        """Show the window again, and what was hidden with it."""
        if not self.stands:
            return
        self.hide()
        self._behind.show()
        away, self._away = self._away, []
        for widget in away:
            widget.show()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def hide_others(self) -> None:
        """Hide every other window of the program, and close what pops up."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():
                popup.hide()
                break
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.hide()
                if widget.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog):
                    self._away.append(widget)
                    widget.destroyed.connect(self._forget)

    def forget_others(self) -> None:
        """What was hidden does not come back: it was somebody else's."""
        away, self._away = self._away, []
        self._before = None
        for widget in away:
            widget.close()

    def _forget(self, gone: QObject) -> None:
        self._away = [widget for widget in self._away if widget is not gone]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.stands and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        if self.stands and event.type() == QEvent.Type.ChildPolished:
            self.raise_()  # nothing that comes later stands over it
        return super().eventFilter(watched, event)
