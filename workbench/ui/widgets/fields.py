"""Fields to type into, numbers and searches, and their labels."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label

REST_MS = 150


class NumberField(QDoubleSpinBox):
    """A number; the wheel changes it only while it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(7, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SearchField(QLineEdit):
    """A search box with a magnifier and a clear button; Esc empties it.

    Signals:
        rested: The text did not change for a moment. arg: the text.
        went_down: The arrow to what was found was pressed.
    """

    rested = Signal(str)
    went_down = Signal()

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._magnifier = self.addAction(
            theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._cross_fits = False
        self.textChanged.connect(self._show_cross)
        theme.changed.connect(self._refresh)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(lambda: self.rested.emit(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _refresh(self) -> None:
        self._magnifier.setIcon(self._theme.icon("search"))
        self._cross_fits = False
        self._show_cross()

    @Slot()
    def _show_cross(self) -> None:
        """Draw the clear button as other icons are, once there is something to clear.

        Earlier it would take room from an empty field.
        """
        clear = self.findChild(QAction, "_q_qlineeditclearaction")
        if self.text() and not self._cross_fits and clear is not None:
            self._cross_fits = True
            clear.setIcon(self._theme.icon("x"))


def row_label(text: str, *, top: bool = False) -> QLabel:
    """The label of a field in a form; ``top`` beside a field of many lines."""
    made = label(text, "muted")
    made.setMinimumHeight(30)
    if top:
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        made.setContentsMargins(0, 6, 0, 0)
    return made
