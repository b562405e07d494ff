"""Small things that every panel needs: buttons, badges, headers, empty places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.theme.theme import Theme

REST_MS = 150
State = Literal["neutral", "accent", "success", "warning", "error", "info"]
STATE_ICONS: dict[str, str] = {
    "success": "circle-check",
    "warning": "triangle-alert",
    "error": "circle-x",
    "info": "info",
}


def label(
    text: str, role: str = "", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A plain-text label; ``role``: muted, section, page, figure, error, warning or mono."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and apply it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconButton(QToolButton):
    """A button with only an icon; its name is its tooltip and its accessible name.

    Args:
        name: What it does, translated.
        role: Colour role of the icon.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        size_px: int = 16,
        role: str = "muted",
        shortcut: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._size_px, self._role = theme, icon, size_px, role
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(size_px, size_px))
        edge = theme.tokens.sizes.control_px
        self.setFixedSize(edge, edge)
        self._repaint_icon()
        theme.changed.connect(self._repaint_icon)

    def set_icon(self, icon: str, name: str = "") -> None:
        """Another drawing, and another name if one is given."""
        self._icon = icon
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self._repaint_icon()

    @Slot()
    def _repaint_icon(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._size_px, self._role))


class IconLabel(QLabel):
    """An icon that is only looked at; recoloured with the theme."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        size_px: int = 16,
        role: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._size_px, self._role = theme, icon, size_px, role
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_icon(self, icon: str, role: str) -> None:
        """Another drawing in another colour."""
        self._icon, self._role = icon, role
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.setPixmap(self._theme.pixmap(self._icon, self._size_px, self._role))


class Button(QPushButton):
    """A push button; ``kind``: plain, primary, danger or quiet."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        parent: QWidget | None = None,
        *,
        kind: Literal["plain", "primary", "danger", "quiet"] = "plain",
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._kind = theme, icon, kind
        self.setText(text)
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        if icon:
            self._refresh()
            theme.changed.connect(self._refresh)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._icon:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.setIconSize(QSize(16, 16))
        role = {"primary": "on_accent", "danger": "error"}.get(self._kind, "text")
        if not self.isEnabled():
            # A pixmap: an icon would be greyed once more, and could not be seen any more.
            self.setIcon(_as_disabled(self._theme.pixmap(self._icon, 16, "muted")))
            return
        self.setIcon(self._theme.icon(self._icon, 16, role))

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show a text; Qt leaves too little room between it and the icon."""
        super().setText(f" {text}" if self._icon else text)


def _as_disabled(picture: QPixmap) -> QIcon:
    made = QIcon()
    made.addPixmap(picture, QIcon.Mode.Disabled)
    return made


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


class BusyBar(QProgressBar):
    """Something goes on whose end is not known; still where motion is not wanted."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self._refresh()
        theme.changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        if self._theme.tokens.motion_ms:
            self.setRange(0, 0)
        else:
            self.setRange(0, 1)
            self.setValue(1)


class Badge(QLabel):
    """A short word in a tinted pill, such as a quantisation or a state."""

    def __init__(
        self, theme: Theme, text: str, state: State = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._state = theme, state
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(7, 1, 7, 1)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_value(self, text: str, state: State = "neutral") -> None:
        """Another word and state."""
        self.setText(text)
        self._state = state
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        role = "muted" if self._state == "neutral" else self._state
        self.setFont(self._theme.font(self._theme.tokens.type.small_px))
        self.setStyleSheet(
            f"color: {self._theme.tokens.colour(role)};"
            f"font-size: {self._theme.tokens.text_px(11.5)}px; font-weight: 500;"
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = QColor(self._theme.colour("muted" if self._state == "neutral" else self._state))
        tint.setAlphaF(0.13)
        painter.setBrush(tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), 5, 5)
        painter.end()
        super().paintEvent(event)


class SectionHeader(QWidget):
    """A section's title with room for buttons at its right end (``add``)."""

    def __init__(self, title: str, parent: QWidget | None = None, *, detail: str = "") -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.title = label(title, "section")
        self.detail = label(detail, "muted")
        self._row.addWidget(self.title)
        self._row.addWidget(self.detail)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)


class KeyValue(QWidget):
    """Names and values below one another; values can be selected and copied."""

    def __init__(
        self, rows: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: dict[str, QLabel] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(6)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Replace everything; values of the same names are changed in place."""
        if [name for name, _ in rows] == list(self._values):
            for name, value in rows:
                if self._values[name].text() != value:
                    self._show(name, self._values[name], value)
            return
        while self._form.rowCount():
            self._form.removeRow(0)
        self._values.clear()
        for name, value in rows:
            shown = label("", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._show(name, shown, value)
            self._values[name] = shown
            self._form.addRow(label(name, "muted"), shown)

    def _show(self, name: str, shown: QLabel, value: str) -> None:
        shown.setText(value)
        shown.setAccessibleName(f"{name}: {value}")


class SearchField(QLineEdit):
    """A search box with a magnifier and a clear button; Esc empties it.

    Signals:
        rested: The text did not change for a moment. arg: the text.
    """

    rested = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._magnifier = self.addAction(
            theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
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
        super().keyPressEvent(event)

    @Slot()
    def _refresh(self) -> None:
        self._magnifier.setIcon(self._theme.icon("search"))


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is its tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._whole, self._mode = "", mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text; line ends become spaces."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._elide()

    def text(self) -> str:
        """The whole text."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height()
        )

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._mode, max(0, self.width()))
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Figure(QWidget):
    """A number that is looked at: large, with its unit, and what it means below."""

    def __init__(
        self, theme: Theme, caption: str, source: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._number = label("–", "figure")
        self._unit = label("", "muted")
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)
        self._caption = caption
        column.addWidget(label(caption, "muted"))
        self.setToolTip(source)

    def set_value(self, number: str, unit: str) -> None:
        """Show a number; ``–`` for one that is not known."""
        self._number.setText(number)
        self._unit.setText(unit)
        self.setAccessibleName(f"{self._caption}: {number} {unit}")


class EmptyState(QWidget):
    """What an empty place is for, with the one button to begin.

    Signals:
        asked: The button was pressed.
    """

    asked = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        picture = IconLabel(theme, icon, 32, "muted")
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        heading = label(title, "section")
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(heading)
        body = label(text, "muted", wrap=True)
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        body.setMaximumWidth(420)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(body, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        self.button = Button(theme, button, kind="primary")
        if not button:  # setVisible(True) here would flash it as a window of its own
            self.button.hide()
        self.button.clicked.connect(lambda: self.asked.emit())
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


class Segmented(QFrame):
    """A few choices beside one another, one of them chosen.

    Signals:
        chosen: The user chose. arg: the key.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setAccessibleName(name)
        self._keys = [key for key, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for number, (_, title) in enumerate(choices):
            button = QToolButton(self)
            button.setText(title)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {title}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setMinimumHeight(24)
            self._group.addButton(button, number)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The chosen key, empty if none is."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line, for where space cannot separate."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def on_click(button: QPushButton | QToolButton, callback: Callable[[], object]) -> None:
    """Call a function without arguments when the button is pressed."""
    button.clicked.connect(lambda _checked=False: callback())
