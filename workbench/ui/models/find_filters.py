"""What narrows a search: task, licence, size, what fits here, and the order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from workbench.models.sources.filters import USUAL
from workbench.models.sources.values import Query
from workbench.ui.models.found_rows import Shape
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.choice_box import ChoiceBox

_Rows: TypeAlias = Sequence[tuple[str, str]]
_LICENCES: _Rows = (
    ("Apache 2.0", "apache-2.0"),
    ("MIT", "mit"),
    ("BSD 3", "bsd-3-clause"),
    ("CC BY 4.0", "cc-by-4.0"),
    ("Llama 3.1", "llama3.1"),
    ("Llama 3.2", "llama3.2"),
    ("Gemma", "gemma"),
)


class FindFilters(QWidget):
    """A row of choices.

    Signals:
        query_changed: The source must be asked again.
        shape_changed: What was found is to be shown in another way.
    """

    query_changed = Signal()
    shape_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kind = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        self.task = _choice(self.tr("Task"), self._tasks())
        self.licence = _choice(self.tr("Licence"), ((self.tr("Any licence"), ""), *_LICENCES))
        self.parameters = _choice(self.tr("Size"), self._sizes())
        self.sort = _choice(self.tr("Order"), ())
        self.sort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.show_orders("hugging_face")
        self.fits = QCheckBox(self.tr("Fits here"))
        self.fits.setToolTip(
            self.tr(
                "What fits into the free memory; where only the number of weights is "
                "known, which ≈ stands for, at 4 bits each"
            )
        )
        for box in (self.task, self.licence, self.parameters, self.sort):
            row.addWidget(box)
        row.addWidget(self.fits)
        row.addStretch(1)
        for box in (self.task, self.licence, self.sort):
            box.activated.connect(lambda _index: self.query_changed.emit())
        self.parameters.activated.connect(lambda _index: self.shape_changed.emit())
        self.fits.toggled.connect(lambda _on: self.shape_changed.emit())

    def _tasks(self) -> _Rows:
        return (
            (self.tr("Any task"), ""),
            (self.tr("Routing"), "routing"),
            (self.tr("Chat"), "chat"),
            (self.tr("Code"), "code"),
            (self.tr("Reasoning"), "reasoning"),
            (self.tr("Embedding"), "embedding"),
            (self.tr("Pictures and text"), "image-text-to-text"),
            (self.tr("Translation"), "translation"),
        )

    def _sizes(self) -> _Rows:
        return (
            (self.tr("Any size"), ""),
            (self.tr("Up to 1 B"), "tiny"),
            (self.tr("1 to 4 B"), "small"),
            (self.tr("4 to 9 B"), "middle"),
            (self.tr("Over 9 B"), "large"),
        )

    def show_orders(self, kind: str) -> None:
        """Offer the orders that a kind of source knows; the chosen one stays if it is one."""
        chosen = self.sort.currentData()
        self._kind = kind
        self.sort.clear()
        for text, value in self._orders(kind):
            self.sort.addItem(text, value)
        self.sort.setCurrentIndex(max(0, self.sort.findData(chosen)))

    def _orders(self, kind: str) -> _Rows:
        name = (self.tr("Name"), "name")
        newest = (self.tr("Newest"), "updated")
        likes = (self.tr("Most likes"), "likes")
        offered: dict[str, _Rows] = {
            "hugging_face": ((self.tr("Most downloads"), USUAL), likes, newest),
            "catalogue": ((self.tr("Smallest first"), USUAL), newest, name),
            "folder": ((self.tr("As they lie there"), USUAL), newest, name),
        }
        return offered.get(kind, ((self.tr("As the source lists them"), USUAL), name))

    def query(self, text: str, limit: int) -> Query:
        """What to ask a source."""
        return Query(
            text,
            licence=self.licence.currentData(),
            task=self.task.currentData(),
            sort=self.sort.currentData(),
            limit=limit,
        )

    def shape(self, free_bytes: int) -> Shape:
        """How to show what was found."""
        return Shape(
            self.sort.currentData(),
            self.parameters.currentData(),
            self.fits.isChecked(),
            free_bytes,
            by_source=self._kind != "hugging_face",
        )

    @property
    def narrow(self) -> bool:
        """Something is left out."""
        boxes = (self.task, self.licence, self.parameters)
        return self.fits.isChecked() or any(box.currentData() for box in boxes)

    def widen(self) -> None:
        """Leave nothing out."""
        for box in (self.task, self.licence, self.parameters):
            box.setCurrentIndex(0)
        self.fits.setChecked(False)


def _choice(name: str, rows: _Rows) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for text, value in rows:
        box.addItem(text, value)
    return box
