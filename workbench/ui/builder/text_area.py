"""Fields that are typed into: they say so once the typing rests for a moment."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.long_text import LongText

REST_MS = 250
_ROOM_PX = 20


class TypedLine(QLineEdit):
    """One line of text.

    Signals:
        rested: The user typed, and then did not for a moment, or left.
    """

    rested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._timer = _timer(self)
        self._timer.timeout.connect(self.rested)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show a text without telling."""
        self._timer.stop()
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long text shows its beginning

    @Slot()
    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        if self._timer.isActive():
            self._timer.stop()
            self.rested.emit()

    def event(self, event: QEvent) -> bool:
        return False if _left_to_the_window(event) else super().event(event)


class TextArea(LongText):
    """Several lines of text; as high as they need, between two limits.

    Signals:
        rested: The user typed, and then did not for a moment, or left.
    """

    rested = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        lines: tuple[int, int] = (3, 12),
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._lines, self._is_mono = theme, lines, mono
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._timer = _timer(self)
        self._timer.timeout.connect(self.rested)
        self.textChanged.connect(self._timer.start)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_text(self, text: str) -> None:
        """Show a text without telling."""
        self._timer.stop()
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)
            self._fit()

    @Slot()
    def flush(self) -> None:
        """Tell at once what was typed a moment ago."""
        if self._timer.isActive():
            self._timer.stop()
            self.rested.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def event(self, event: QEvent) -> bool:
        return False if _left_to_the_window(event) else super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _refresh(self) -> None:
        if self._is_mono:
            kind = self._theme.tokens.type
            size_px = self._theme.tokens.text_px(kind.mono_px)
            self.setFont(self._theme.mono())
            rule = f'font-family: "{kind.mono_family}"; font-size: {size_px}px;'
            self.setStyleSheet(f"QPlainTextEdit {{ {rule} }}")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        least, most = self._lines
        lines = round(self.document().size().height())
        height = max(least, min(most, lines)) * self.fontMetrics().lineSpacing() + _ROOM_PX
        height += self.bar_px()
        policy = Qt.ScrollBarPolicy
        over = lines > most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff
        )
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


class Choice(ChoiceBox):
    """A choice; as narrow as it must be."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(8)


def _timer(parent: QWidget) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(REST_MS)
    return made


def _left_to_the_window(event: QEvent) -> bool:
    """Undo and redo are those of the whole graph, not of one field."""
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    if not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
        return False
    event.ignore()
    return True
