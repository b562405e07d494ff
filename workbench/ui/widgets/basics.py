"""Small things that every panel needs: labels, badges, headers, names with values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.plain_tip import plain_tip

State = Literal["neutral", "accent", "success", "warning", "error", "info"]
STATE_ICONS: dict[str, str] = {
    "success": "circle-check",
    "warning": "triangle-alert",
    "error": "circle-x",
    "info": "info",
}


class WrappingLabel(QLabel):
    """Keeps the height of all its lines where what holds it would give it less."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted_px = self.heightForWidth(self.width())
        if self.minimumHeight() > wanted_px:
            self.setMinimumHeight(0)
        elif self.height() < wanted_px:
            self.setMinimumHeight(wanted_px)


def label(
    text: str, role: str = "", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A plain-text label; ``role``: muted, section, page, figure, error, warning or mono."""
    made = WrappingLabel(parent) if wrap else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


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
    """Names and values below one another; values can be selected and copied.

    Args:
        names_px: Least width of the names, where several such columns stand together.
    """

    def __init__(
        self,
        rows: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        names_px: int = 0,
    ) -> None:
        super().__init__(parent)
        self._names_px = names_px
        self._values: dict[str, QLabel] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(6)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
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
            named = label(name, "muted")
            named.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside the first of several lines
            named.setMinimumWidth(self._names_px)
            self._form.addRow(named, shown)

    def set_tip(self, name: str, tip: str) -> None:
        """Say how a value is meant; nothing where there is no such name."""
        if (shown := self._values.get(name)) is not None:
            shown.setToolTip(tip)

    def _show(self, name: str, shown: QLabel, value: str) -> None:
        shown.setText(value)
        shown.setAccessibleName(f"{name}: {value}")


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
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


def line(parent: QWidget | None = None) -> QFrame:
    """A thin line, for where space cannot separate."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made
