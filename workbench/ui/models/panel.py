"""The models panel: what is installed, what fits, what is loaded."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    Slot,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.app.loading import LoadedModel
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.models.fit import FitVerdict
from workbench.models.gguf import GgufHeader
from workbench.models.store import InstalledModel, sha256
from workbench.ui.models.chips import ChipDelegate
from workbench.ui.models.detail import ModelDetail
from workbench.ui.models.fit_bar import FitPopover
from workbench.ui.models.rows import COLUMNS, ROW, SORT, ModelRow, ModelTable
from workbench.ui.models.speeds import measured_speeds
from workbench.ui.models.words import size_text
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

DETAIL_PX = 400
_SHOWN_FIELDS = {
    "general.author": "Author",
    "general.organization": "Organisation",
    "general.license": "Licence",
    "general.version": "Version",
    "tokenizer.ggml.model": "Tokeniser",
}


class ModelsPanel(QWidget):
    """Joins the table and the detail pane to the library and to what is loaded."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._fits: dict[str, FitVerdict] = {}
        self._extra: dict[str, Mapping[str, str]] = {}
        self._task: asyncio.Task[None] | None = None
        self.table_model = ModelTable(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.table_model)
        self._proxy.setSortRole(SORT)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._build()
        self._connect()
        self._ends = (
            workbench.models.listen(self._on_models),
            workbench.loading.listen(self._on_loaded),
        )
        self.destroyed.connect(self._stop_listening())
        self._on_models(workbench.models.models)
        self._on_loaded(workbench.loading.snapshot)

    def _build(self) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space.xl_px, 0)
        head.setSpacing(space.s_px)
        head.addWidget(label(self.tr("Models"), "page"))
        self._summary = label("", "muted")
        head.addWidget(self._summary)
        head.addStretch(1)
        self.search = SearchField(self._theme, self.tr("Filter models"))
        self.search.setFixedWidth(220)
        self._add = Button(self._theme, self.tr("Add model…"), kind="primary", icon="plus")
        self._add.setToolTip(self.tr("A GGUF file; it can also be dropped here (Ctrl+O)"))
        head.addWidget(self.search)
        head.addWidget(self._add)
        outer.addLayout(head)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._table_page())
        self._empty = EmptyState(
            self._theme, "box", self.tr("No model is installed"),
            self.tr("A model is a GGUF file. Add one from this disk or a USB stick, or drop it "
                    "here; it is checked and copied."),
            self.tr("Add model…"),
        )  # fmt: skip
        self.pages.addWidget(self._empty)
        outer.addWidget(self.pages, 1)
        self.first_focus = self.table

    def _table_page(self) -> QWidget:
        self.table = QTableView()
        self.table.setModel(self._proxy)
        self.table.setItemDelegate(ChipDelegate(self._theme, self.table))
        self.table.setAccessibleName(self.tr("Installed models"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(34)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        for number, column in enumerate(COLUMNS):
            self.table.setColumnWidth(number, column.width_px)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.detail = ModelDetail(self._theme)
        self.popover = FitPopover(self._theme, self)
        split = SplitView("models")
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setSizes([800, DETAIL_PX])
        return split

    def _connect(self) -> None:
        on_click(self._add, self.choose_file)
        self._empty.asked.connect(self.choose_file)
        self.search.textChanged.connect(self._proxy.setFilterFixedString)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda *_: self._show_current())
        self.table.activated.connect(lambda _index: self._toggle_current())
        self.table.clicked.connect(self._on_clicked)
        self._numbers = QShortcut(QKeySequence(Qt.Key.Key_F), self.table)
        self._numbers.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._numbers.activated.connect(self.show_numbers)
        detail = self.detail
        detail.load_requested.connect(self._on_load)
        detail.unload_requested.connect(self._on_unload)
        detail.pin_requested.connect(self._workbench.loading.pin)
        detail.context_chosen.connect(self._on_context)
        detail.remove_requested.connect(self._on_remove)
        detail.verify_requested.connect(self._on_verify)
        detail.copy_requested.connect(self._shell.copy)
        for keys, call in (
            (QKeySequence(QKeySequence.StandardKey.Open), self.choose_file),
            (QKeySequence(QKeySequence.StandardKey.Find), self.search.setFocus),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _stop_listening(self) -> object:
        ends = self._ends

        def stop() -> None:
            for end in ends:
                end()

        return stop

    def show_target(self, model_id: str = "") -> None:
        """Select a model."""
        row = self.table_model.row_of(model_id)
        if row >= 0:
            self._select(self._proxy.mapFromSource(self.table_model.index(row, 0)).row())

    def current(self) -> ModelRow | None:
        """The selected row."""
        index = self.table.currentIndex()
        row: ModelRow | None = index.data(ROW) if index.isValid() else None
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._judge()

    def _on_models(self, models: tuple[InstalledModel, ...]) -> None:
        kept = self.current()
        self.table_model.set_models(models)
        self.table_model.set_fits(self._fits)
        self.pages.setCurrentIndex(0 if models else 1)
        total = sum(model.size_bytes for model in models)
        self._summary.setText(
            self.tr("%d installed · %s") % (len(models), size_text(total)) if models else ""
        )
        if kept is not None and self.table_model.row_of(kept.model.id) >= 0:
            self.show_target(kept.model.id)
        elif models:
            self._select(0)
        if self.isVisible():
            self._judge()

    def _on_loaded(self, loaded: tuple[LoadedModel, ...]) -> None:
        self.table_model.set_loaded(loaded)
        self._show_current()

    def _select(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self._proxy.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def _show_current(self) -> None:
        row = self.current()
        if row is None:
            return
        folder = self._workbench.paths.models.resolve()
        mine = row.model.source != "bundled" and row.model.path.resolve().is_relative_to(folder)
        self.detail.show_row(row, may_remove=mine, extra=self._extra.get(row.model.id, {}))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()].title == "Fit":
            self.show_numbers()

    def show_numbers(self) -> None:
        """Show what decided whether the chosen model fits."""
        row, index = self.current(), self.table.currentIndex()
        if row is None or row.fit is None:
            return
        column = [one.title for one in COLUMNS].index("Fit")
        place = self.table.visualRect(index.siblingAtColumn(column)).bottomLeft()
        self.popover.open_at(row.fit, self.table.viewport().mapTo(self, place))

    def _toggle_current(self) -> None:
        row = self.current()
        if row is None or row.model.problem:
            return
        if row.loaded is not None and row.loaded.state in ("ready", "busy"):
            self._on_unload(row.model.id)
        elif row.loaded is None or row.loaded.state == "failed":
            self._on_load(row.model.id, self.detail.context_tokens)

    def _judge(self) -> None:
        """Estimate every model in threads; one task at a time, owned by this panel."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._judge_all())

    async def _judge_all(self) -> None:
        for model in self._workbench.models.models:
            if model.problem:
                continue
            try:
                self._fits[model.id] = await self._workbench.models.fit(model.id)
                if model.engine != "replay" and model.id not in self._extra:
                    header = await asyncio.to_thread(self._workbench.models.header, model)
                    self._extra[model.id] = _fields(header)
            except WorkbenchError as exc:
                self._extra[model.id] = {"Problem": exc.message}
        self.table_model.set_fits(self._fits)
        self.table_model.set_speeds(await measured_speeds(self._workbench.conversations))
        self._show_current()

    @Slot(str, int)
    def _on_load(self, model_id: str, context_tokens: int) -> None:
        title = self._workbench.models.get(model_id).title
        work = self._workbench.loading.load(model_id, context_tokens=context_tokens or None)
        self._shell.run_task(work, self.tr("Loading %s") % title)

    @Slot(str)
    def _on_unload(self, model_id: str) -> None:
        title = self._workbench.models.get(model_id).title
        self._shell.run_task(
            self._workbench.loading.unload(model_id), self.tr("Unloading %s") % title
        )

    @Slot(str, int)
    def _on_context(self, model_id: str, context_tokens: int) -> None:
        self._shell.run_task(
            self._judge_one(model_id, context_tokens), self.tr("Estimating memory")
        )

    async def _judge_one(self, model_id: str, context_tokens: int) -> None:
        self._fits[model_id] = await self._workbench.models.fit(model_id, context_tokens)
        self.table_model.set_fits(self._fits)
        self._show_current()

    @Slot(str)
    def _on_remove(self, model_id: str) -> None:
        title = self._workbench.models.get(model_id).title
        self._shell.run_task(
            self._workbench.models.remove(model_id), self.tr("Removing %s") % title
        )

    @Slot(str)
    def _on_verify(self, model_id: str) -> None:
        model = self._workbench.models.get(model_id)
        self._shell.run_task(self._verify(model), self.tr("Checking %s") % model.title)

    async def _verify(self, model: InstalledModel) -> None:
        digest = await asyncio.to_thread(sha256, model.path)
        self._extra[model.id] = {**self._extra.get(model.id, {}), "SHA-256": digest}
        self._show_current()

    @Slot()
    def choose_file(self) -> None:
        """Ask for model files and add them."""
        dialog = QFileDialog(
            self, self.tr("Add model"), "", self.tr("Models (*.gguf *.replay.json)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(n) for n in names]))
        dialog.open()

    def add_files(self, paths: list[Path]) -> None:
        """Check and copy these files; each is listed under Activity."""
        for path in paths:
            self._shell.run_task(self._add_one(path), self.tr("Adding %s") % path.name)

    async def _add_one(self, path: Path) -> None:
        model = await self._workbench.models.add_file(path)
        self.show_target(model.id)
        self._shell.notify(Notice("success", self.tr("%s was added") % model.title))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(_dropped(event))
        event.acceptProposedAction()


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".gguf"]


def _fields(header: GgufHeader) -> Mapping[str, str]:
    found = {
        title: str(header.metadata[name])
        for name, title in _SHOWN_FIELDS.items()
        if header.metadata.get(name)
    }
    return {**found, "Tensors": f"{len(header.tensors):,}", "GGUF version": str(header.version)}


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return ModelsPanel(workbench, theme, shell)
