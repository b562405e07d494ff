"""Keeps what lies beside the commands of the window from whom it is not for.

File dialogs, context menus, things that are dropped, links and other programs do not come
through the list of commands, so they are asked here, at the application.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    Qt,
    QTimer,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

log = logging.getLogger(__name__)
SCHEMES = ("http", "https", "mailto", "ftp", "file", "tel", "data", "javascript")
HOLD_MS, CORNER_PX = 5000, 48
_DRAGS = frozenset(
    {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.FileOpen}
)
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease})


class WindowGuard(QObject):
    """Looks at every event of the program until it is closed.

    Signals:
        refused: Something was kept from somebody. arg: its key in ``policy.rights``.
        held_corner: The upper left corner of the window was held for five seconds.
    """

    refused = Signal(str)
    held_corner = Signal()

    def __init__(self, window: QMainWindow, may: Callable[[str], bool]) -> None:
        super().__init__(window)
        self._window, self._may = window, may
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self.held_corner)
        app = QCoreApplication.instance()
        if app is None:
            raise TypeError("a window without a program")
        self._app = app
        # Dialogs of the system stand outside of the program, where nothing could be kept.
        self._native = QCoreApplication.testAttribute(
            Qt.ApplicationAttribute.AA_DontUseNativeDialogs
        )
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
        app.installEventFilter(self)
        for scheme in SCHEMES:
            self._hear(scheme)

    def close(self) -> None:
        """Look no longer."""
        self._hold.stop()
        self._app.removeEventFilter(self)
        QCoreApplication.setAttribute(
            Qt.ApplicationAttribute.AA_DontUseNativeDialogs, self._native
        )
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        """Open an address or a folder outside of the program, if that is allowed."""
        key = "ui:open-files" if url.isLocalFile() else "ui:links"
        if not self._may(key):
            self._refuse(key)
            return
        QDesktopServices.unsetUrlHandler(url.scheme())
        try:
            QDesktopServices.openUrl(url)
        finally:
            self._hear(url.scheme())

    def _hear(self, scheme: str) -> None:
        """Be asked for addresses of that kind; PySide takes text, its types say bytes."""
        QDesktopServices.setUrlHandler(scheme, self, "open_url")  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ContextMenu:
            return self._keeps("ui:menus")
        if kind in _DRAGS and self._keeps("ui:drops"):
            event.ignore()
            return True
        if kind == QEvent.Type.Show and isinstance(watched, QWidget):
            self._look_at(watched)
        if kind in _TOUCHES and isinstance(event, QMouseEvent):
            self._time(watched, event)
        return super().eventFilter(watched, event)

    def _keeps(self, key: str) -> bool:
        if self._may(key):
            return False
        self._refuse(key)
        return True

    def _look_at(self, widget: QWidget) -> None:
        """Take a window away in the moment in which it comes."""
        if isinstance(widget, QFileDialog):
            if self._keeps("ui:file-dialogs"):
                widget.hide()
                QTimer.singleShot(0, widget, widget.reject)
        elif isinstance(widget, QMenu) and self._keeps("ui:menus"):
            widget.hide()
            QTimer.singleShot(0, widget, widget.close)

    def _refuse(self, key: str) -> None:
        log.info("guard.refused key=%s", key)
        self.refused.emit(key)

    def _time(self, watched: QObject, event: QMouseEvent) -> None:
        """Whether a finger stays in the corner."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._hold.stop()
        elif isinstance(watched, QWidget) and watched.window() is self._window:
            place: QPoint = self._window.mapFromGlobal(event.globalPosition().toPoint())
            if place.x() < CORNER_PX and place.y() < CORNER_PX:
                self._hold.start()
