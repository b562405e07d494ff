"""What a tile shows besides its plot: bones while it is built, an empty page, a legend."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

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


def legend_text(names: Sequence[str], theme: Theme) -> str:
    """The curves with their colours, as rich text; nothing for a single one."""
    if len(names) < 2:
        return ""
    parts = []
    for number, name in enumerate(names):
        title = curve_title(name)
        if len(title) > _LEGEND_CHARACTERS:
            title = title[: _LEGEND_CHARACTERS - 1] + "…"
        colour = theme.series(number).name()
        title = escape(title, quote=False)
        parts.append(f'<span style="color:{colour}"><b>—</b></span> {title}')
    return "&nbsp;&nbsp;".join(parts)
