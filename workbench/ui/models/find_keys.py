"""Finding by keys alone: down into the results, Enter into a page, Esc back out again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindKeys(QObject):
    """Watches the keys of the search field, the results and the page."""

    def __init__(
        self, search: QLineEdit, results: QListView, page: QWidget, enter: Callable[[], None]
    ) -> None:
        super().__init__(results)
        self._search, self._results, self._page, self._enter = search, results, page, enter
        for widget in (search, results):
            widget.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Each for itself: a filter of the application would see every event of the program.
        above = now
        while above is not None and above is not self._page:
            above = above.parentWidget()
        if now is not None and above is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self._search:
            return self._in_search(event.key())
        if watched is self._results:
            return self._in_results(event.key())
        inside = isinstance(watched, QWidget) and self._page.isAncestorOf(watched)
        if inside and event.key() == Qt.Key.Key_Escape:
            self._results.setFocus()
            return True
        return False

    def _in_search(self, key: int) -> bool:
        if key == Qt.Key.Key_Down and self._results.isVisible():
            self._results.setFocus()
            return True
        return False

    def _in_results(self, key: int) -> bool:
        if key in _ENTER:
            self._enter()
            return True
        if key == Qt.Key.Key_Escape:
            self._search.setFocus()
            self._search.selectAll()
            return True
        return False
