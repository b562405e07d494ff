"""What the dialogs that pack and unpack share: a column of choices, and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label

WIDTH_PX = 560
_ROWS_SHOWN = 5


class _Title(ElidedLabel):
    """The words of a box: a click on them counts as one on it."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._box.toggle()


class Choices(QScrollArea):
    """Things with a box before each and a note behind it; scrolls when there are many.

    Attributes:
        boxes: By key.
    """

    def __init__(self, theme: Theme, name: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self._theme, self._changed = theme, changed
        self.boxes: dict[str, QCheckBox] = {}
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QScrollArea { border: none; }")
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.tokens.space.xs_px)
        self._column.addStretch(1)
        self.setWidget(inner)

    def add(self, key: str, title: str, note: str, *, checked: bool) -> None:
        """Add a row."""
        box = QCheckBox()
        box.setAccessibleName(f"{title}, {note}" if note else title)
        box.setChecked(checked)
        box.toggled.connect(lambda _on: self._changed())
        row = QHBoxLayout()
        row.setSpacing(0)
        text = _Title(title, box)
        row.addWidget(box)
        row.addWidget(text, 1)
        row.addWidget(label(note, "muted"))
        self._column.insertLayout(self._column.count() - 1, row)
        self.boxes[key] = box
        self._grow()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Keys of the rows whose box is set."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _grow(self) -> None:
        rows = min(len(self.boxes), _ROWS_SHOWN)
        if len(self.boxes) > _ROWS_SHOWN:  # beside the bar that scrolls
            self._column.setContentsMargins(0, 0, self._theme.tokens.space.m_px, 0)
        height = self._theme.tokens.sizes.control_px
        self.setFixedHeight(rows * height)


def fit_height(dialog: QDialog) -> None:
    """As high as what it shows now; a layout alone leaves wrapped text cut off."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        dialog.setFixedHeight(layout.totalHeightForWidth(WIDTH_PX))


def fact_rows(theme: Theme, facts: Sequence[tuple[str, str]]) -> QWidget:
    """Titles with notes at the right, one row each; nothing to choose."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.tokens.space.xs_px)
    for title, note in facts:
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.s_px)
        row.addWidget(ElidedLabel(title), 1)
        row.addWidget(label(note, "muted"))
        column.addLayout(row)
    return made
