"""Search results as an item model: filtered, sorted, and in words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workbench.base.names import whole_text
from workbench.models.fit import FitVerdict
from workbench.models.sources.catalogue import TASKS
from workbench.models.sources.values import Sort, SourceModel
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.models.words import count_text, fit_words
from workbench.ui.widgets.basics import State
from workbench.ui.widgets.two_lines import ITEM, Index, TwoLines, ago

CHIPS = ITEM + 1
_ROOT = QModelIndex()
_MOST_NAME = 200
# A variant of four bits, with what it needs to run beside its weights.
_BYTES_PER_WEIGHT = 0.6
_BESIDE_BYTES = 400_000_000
_TASK_TAGS = {
    "conversational": "chat",
    "feature-extraction": "embedding",
    "sentence-similarity": "embedding",
}
SIZES: Mapping[str, tuple[int, int]] = {
    "tiny": (1, 1_000_000_000),
    "small": (1_000_000_000, 4_000_000_000),
    "middle": (4_000_000_000, 9_000_000_000),
    "large": (9_000_000_000, 1 << 62),
}
_ORDER: Mapping[Sort, Callable[[SourceModel], Any]] = {
    "downloads": lambda item: -item.downloads,
    "likes": lambda item: -item.likes,
    "updated": lambda item: -item.updated_s,
    "name": lambda item: item.id.casefold(),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How results are shown.

    Attributes:
        size: A key of ``SIZES``, or empty for any.
        fits_only: Only those that likely fit into the free memory.
        free_bytes: Free memory where a model would run; 0 while it is not known.
        by_source: The order is that of the source.
    """

    sort: Sort = "downloads"
    size: str = ""
    fits_only: bool = False
    free_bytes: int = 0
    by_source: bool = False


class FoundModels(QAbstractListModel):
    """What a search found; only rows on screen are asked for, however many there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[SourceModel, ...] = ()
        self.found: tuple[SourceModel, ...] = ()
        self.shape = Shape()
        self.fits: dict[str, FitVerdict] = {}

    def set_items(self, items: Sequence[SourceModel]) -> None:
        """Show other results."""
        self.found = tuple(items)
        self.fits = {}
        self.set_shape(self.shape)

    def set_shape(self, shape: Shape) -> None:
        """Filter and sort in another way."""
        self.beginResetModel()
        self.shape = shape
        kept = [item for item in self.found if _is_shown(item, shape, self.fits.get(item.id))]
        if not shape.by_source:
            kept.sort(key=_ORDER[shape.sort])
        self.items = tuple(kept)
        self.endResetModel()

    def set_fits(self, fits: Mapping[str, FitVerdict]) -> None:
        """What the one estimator says of some of them."""
        self.fits |= fits
        if self.shape.fits_only:
            self.set_shape(self.shape)
        elif self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        fit = self.fits.get(item.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_name(item.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chips = ", ".join(text for text, _ in chips_of(item, self.shape.free_bytes, fit))
            return f"{shown_name(item.id)}, {words_of(item).under}, {chips}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{shown_name(item.id)}\n{_why(item, self.shape.free_bytes, fit)}".strip()
        if role == CHIPS:
            return chips_of(item, self.shape.free_bytes, fit)
        return item if role == ITEM else None


def _is_shown(item: SourceModel, shape: Shape, fit: FitVerdict | None) -> bool:
    if shape.size:
        least, most = SIZES[shape.size]
        if not least <= item.parameters < most:
            return False
    if not shape.fits_only:
        return True
    if fit is not None:
        return fit.verdict != "wont_fit"
    return likely_fits(item, shape.free_bytes) is True


def likely_fits(item: SourceModel, free_bytes: int) -> bool | None:
    """Whether a variant of four bits would about fit; None if that cannot be told.

    Only where nothing but the number of weights is known, and shown as such: a model's page
    reads the header, and the one estimator counts exactly.
    """
    if not item.parameters or not free_bytes:
        return None
    return item.parameters * _BYTES_PER_WEIGHT + _BESIDE_BYTES <= free_bytes


def shown_name(name: str) -> str:
    """A stranger's name on one line, harmless and not endless."""
    return " ".join(visible(whole_text(name[:_MOST_NAME])).split())


def chips_of(
    item: SourceModel, free_bytes: int, fit: FitVerdict | None = None
) -> tuple[tuple[str, State], ...]:
    """The badges of a result."""
    chips: list[tuple[str, State]] = []
    if fit is not None:
        chips.append(fit_words(fit))
    elif (fits := likely_fits(item, free_bytes)) is not None:
        chips.append((tr("≈ fits"), "neutral") if fits else (tr("≈ too large"), "warning"))
    if item.gated:
        chips.append((tr("gated"), "warning"))
    if item.can_call_tools:
        chips.append((tr("tools"), "accent"))
    chips += [(task, "info") for task in tasks_of(item)]
    if item.licence:
        chips.append((shown_name(item.licence)[:28], "neutral"))
    return tuple(chips)


def tasks_of(item: SourceModel) -> tuple[str, ...]:
    """What it is for, in our words, as far as its tags tell."""
    said = {_TASK_TAGS.get(tag.lower(), tag.lower()) for tag in item.tags}
    return tuple(task for task in TASKS if task in said)


def _why(item: SourceModel, free_bytes: int, fit: FitVerdict | None) -> str:
    """Where the badge that tells of memory is from."""
    if fit is not None:
        return said(fit.sentence)
    if likely_fits(item, free_bytes) is None:
        return ""
    return tr("≈: from its number of weights, at 4 bits each. Its page counts exactly.")


def words_of(item: SourceModel) -> TwoLines:
    """What the row of a result shows."""
    facts = [
        tr("{0} parameters").format(count_text(item.parameters)) if item.parameters else "",
        tr("{0} downloads").format(short(item.downloads)) if item.downloads else "",
        tr("{0} likes").format(short(item.likes)) if item.likes else "",
        ago(time.time() - item.updated_s) if item.updated_s else "",
    ]
    return TwoLines(shown_name(item.id), " · ".join(filter(None, facts)))


def short(number: int) -> str:
    """A large number in three digits."""
    for size, sign in ((1_000_000_000, "G"), (1_000_000, "M"), (1000, "k")):
        if number >= size:
            return figure(f"{number / size:.3g} {sign}")
    return str(number)
