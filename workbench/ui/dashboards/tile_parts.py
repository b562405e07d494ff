"""What a tile shows besides its plot: bones while it is built, an empty page, a legend."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.dashboards.tiles import TileSpec, curve_title
from workbench.ui.language.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import IconLabel

_LEGEND_CHARACTERS = 22


def muted(text: str, parent: QWidget) -> QLabel:
    """A label that stands back."""
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    return label


def skeleton(parent: QWidget) -> QWidget:
    """Lines in the place of a plot that is not built yet."""
    bones = QWidget(parent)
    lines = QVBoxLayout(bones)
    for _ in range(3):
        bone = QFrame(bones)
        bone.setProperty("role", "line")
        bone.setFixedHeight(1)
        lines.addStretch(1)
        lines.addWidget(bone)
    lines.addStretch(1)
    return bones


class EmptyPage(QWidget):
    """Says why there is nothing to draw."""

    def __init__(self, spec: TileSpec, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._title = QLabel(tr(spec.empty_title), self)
        self._title.setFont(theme.font(strong=True))
        self._text = muted(tr(spec.empty_text), self)
        self._text.setWordWrap(True)
        column.addStretch(1)
        if spec.needs == "gpu":
            column.addWidget(IconLabel(theme, "gpu", 20))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(2)

    def set_words(self, title: str, text: str) -> None:
        """Say something else."""
        if (self._title.text(), self._text.text()) != (title, text):
            self._title.setText(title)
            self._text.setText(text)


class Legend(QLabel):
    """The curves with their colours; those without room are counted, the tip has all."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._names = theme, tuple[str, ...]()
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_names(self, names: Sequence[str]) -> None:
        """Tell of these curves; of a single one nothing."""
        self._names = tuple(names) if len(names) > 1 else ()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        titles = [_short(curve_title(name)) for name in self._names]
        parts = [self._part(number, title) for number, title in enumerate(titles)]
        count = self._room_for(titles)
        shown = parts[:count]
        if left := len(parts) - count:
            shown.append(f"+{left}")
        self._say("&nbsp;&nbsp;".join(shown), "<br>".join(parts) if left else "")

    def _room_for(self, titles: Sequence[str]) -> int:
        metrics = self.fontMetrics()
        room_px, count = self.width(), 0
        more_px = metrics.horizontalAdvance(f"  +{len(titles)}")
        for number, title in enumerate(titles):
            room_px -= metrics.horizontalAdvance(f"— {title}  ")
            if room_px < (more_px if number < len(titles) - 1 else 0):
                break
            count += 1
        return count

    def _part(self, number: int, title: str) -> str:
        colour = self._theme.series(number).name()
        text = escape(title, quote=False)
        return f'<span style="color:{colour}"><b>—</b></span> {text}'

    def _say(self, text: str, tip: str) -> None:
        if self.text() != text:
            self.setText(text)
        if self.toolTip() != tip:
            self.setToolTip(tip)


def _short(title: str) -> str:
    if len(title) > _LEGEND_CHARACTERS:
        return title[: _LEGEND_CHARACTERS - 1] + "…"
    return title
