"""The table of installed models as an item model."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.app.loaded import LoadedModel
from workbench.app.tool_check_report import badge_words
from workbench.app.tool_check_values import Badge
from workbench.models.fit import FitVerdict
from workbench.models.store import InstalledModel
from workbench.traces.values import ModelUsage
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said
from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.models import words
from workbench.ui.models.speeds import Speed
from workbench.ui.models.tool_check_badge import chip_words
from workbench.ui.widgets.basics import State

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
CHIP = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class ModelRow:
    """Everything the table shows of one model."""

    model: InstalledModel
    loaded: LoadedModel | None = None
    fit: FitVerdict | None = None
    speed: Speed | None = None
    usage: ModelUsage | None = None
    badge: Badge | None = None

    @property
    def last_used_s(self) -> float:
        """Unix time of the last run; 0 if there was none."""
        return self.usage.last_used_s if self.usage is not None else 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        text: What it shows, with the state that colours it.
        sort: What it is ordered by.
        chip: It is drawn as a badge.
    """

    title: str
    width_px: int
    text: Callable[[ModelRow], tuple[str, State]]
    sort: Callable[[ModelRow], Any]
    chip: bool = False
    right: bool = False


def _plain(text: Callable[[ModelRow], str]) -> Callable[[ModelRow], tuple[str, State]]:
    return lambda row: (text(row), "neutral")


def _tools(row: ModelRow) -> tuple[str, State]:
    """How well it calls tools where that was measured, else whether it can."""
    return chip_words(row.badge) if row.badge else words.tools_word(row.model, row.loaded)


_FIT_ORDER = ("full_gpu", "part_gpu", "cpu", "wont_fit")
COLUMNS: tuple[Column, ...] = (
    Column(mark("Name"), 190, _plain(lambda r: r.model.title),
           lambda r: r.model.title.casefold()),
    Column(mark("State"), 122, lambda r: words.state_words(r.model, r.loaded),
           lambda r: words.state_words(r.model, r.loaded)[0], chip=True),
    Column(mark("Family"), 68, _plain(lambda r: r.model.family),
           lambda r: r.model.family.casefold()),
    Column(mark("Parameters"), 92, _plain(lambda r: words.count_text(r.model.parameters)),
           lambda r: r.model.parameters, right=True),
    Column(mark("Quant."), 82, _plain(lambda r: r.model.quantisation),
           lambda r: r.model.quantisation, chip=True),
    Column(mark("Engine"), 104, _plain(lambda r: words.engine_word(r.model)),
           lambda r: words.engine_word(r.model).casefold()),
    Column(mark("Size"), 84, _plain(lambda r: size_text(r.model.size_bytes)),
           lambda r: r.model.size_bytes, right=True),
    Column(mark("Fit"), 80, lambda r: words.fit_words(r.fit),
           lambda r: _FIT_ORDER.index(r.fit.verdict) if r.fit else 9, chip=True),
    Column(mark("Speed"), 90, _plain(lambda r: words.speed_text(r.speed)),
           lambda r: r.speed.tokens_per_s if r.speed else 0.0, right=True),
    Column(mark("Last used"), 96,
           _plain(lambda r: words.used_words(r.last_used_s, time.time())),
           lambda r: -r.last_used_s),
    Column(mark("Tools"), 110, _tools,
           lambda r: (-r.badge.share if r.badge else 1.0, _tools(r)[0]), chip=True),
)  # fmt: skip
TITLE_COLUMN = 0
_ROOT = QModelIndex()


class ModelTable(QAbstractTableModel):
    """Rows of the library, joined with what is loaded and what fits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: tuple[InstalledModel, ...] = ()
        self._loaded: dict[str, LoadedModel] = {}
        self._fits: dict[str, FitVerdict] = {}
        self._speeds: dict[str, Speed] = {}
        self._usages: dict[str, ModelUsage] = {}
        self._badges: dict[str, Badge] = {}

    def set_models(self, models: Sequence[InstalledModel]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._models = tuple(models)
        self.endResetModel()

    def set_loaded(self, loaded: Sequence[LoadedModel]) -> None:
        """Show another state of what is loaded."""
        new = {one.model.id: one for one in loaded}
        changed = {
            key
            for key in new.keys() | self._loaded.keys()
            if new.get(key) != self._loaded.get(key)
        }
        self._loaded = new
        self._tell(changed)

    def set_fits(self, fits: Mapping[str, FitVerdict]) -> None:
        """Show other estimates."""
        self._fits = dict(fits)
        self._tell(set(fits))

    def set_speeds(self, speeds: Mapping[str, Speed]) -> None:
        """Show what was measured."""
        self._speeds = dict(speeds)
        self._tell(set(speeds))

    def set_usages(self, usages: Mapping[str, ModelUsage]) -> None:
        """Show how much each was used."""
        self._usages = dict(usages)
        self._tell({model.id for model in self._models})

    def set_badges(self, badges: Mapping[str, Badge]) -> None:
        """Show how well each calls tools, where that was checked."""
        changed = {
            key
            for key in badges.keys() | self._badges.keys()
            if badges.get(key) != self._badges.get(key)
        }
        self._badges = dict(badges)
        self._tell(changed)

    def row_of(self, model_id: str) -> int:
        """The row of a model; -1 if there is none."""
        ids = [model.id for model in self._models]
        return ids.index(model_id) if model_id in ids else -1

    def row(self, number: int) -> ModelRow:
        """All about one row."""
        model = self._models[number]
        key = model.id
        return ModelRow(
            model,
            self._loaded.get(key),
            self._fits.get(key),
            self._speeds.get(key),
            self._usages.get(key),
            self._badges.get(key),
        )

    def _tell(self, ids: set[str]) -> None:
        for number, model in enumerate(self._models):
            if model.id in ids:
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, len(COLUMNS) - 1)
                )

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._models)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), COLUMNS[index.column()]
        text, state = column.text(row)
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: text,
            Qt.ItemDataRole.ToolTipRole: lambda: _tip(row, column, text),
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                f"{tr(column.title)}: {text or tr('unknown')}"
            ),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            ROW: lambda: row,
            SORT: lambda: column.sort(row),
            CHIP: lambda: state if column.chip and text else None,
        }
        answer = answers.get(role)
        return answer() if answer is not None else None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _tip(row: ModelRow, column: Column, text: str) -> str:
    if column.title == "State" and row.model.away:
        return tr("{0} is not connected now. Connect the drive: it comes back.").format(
            row.model.away
        )
    if column.title == "State" and row.model.problem:
        return said(row.model.problem)
    if column.title == "State" and row.loaded is None and row.model.load_failure:
        return (
            tr("Does not load: {0}. {1}")
            .format(row.model.load_failure, row.model.load_hint)
            .strip()
        )
    if column.title == "State" and row.loaded is not None and row.loaded.error:
        return f"{said(row.loaded.error)} {said(row.loaded.hint)}".strip()
    if column.title == "Fit" and row.fit is not None:
        return said(row.fit.sentence) + "\n" + tr("Click for the numbers, or press F.")
    if column.title == "Speed":
        return words.speed_source(row.speed)
    if column.title == "Tools" and row.badge is not None:
        return badge_words(row.badge)
    return str(row.model.path) if column.title == "Name" else text
