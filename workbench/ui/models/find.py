"""Finding models: a search that goes out only when it is started, and what it found."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.app.model_library import ModelLibrary
from workbench.app.model_sources import ModelSources, wanted_variant
from workbench.app.notices import Notice
from workbench.base.errors import WorkbenchError
from workbench.models.sources.values import Query, Source, SourceModel, SourcePage, Variant
from workbench.ui.models.found_rows import FoundModels, words_of
from workbench.ui.models.source_page import SourcePageView
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.placeholders import BusyBar, EmptyState
from workbench.ui.widgets.two_lines import ITEM, TwoLineDelegate
from workbench.ui.widgets.views import SplitView, dress_list

LIMIT = 200


class FindView(QWidget):
    """Search field, sources, results and the page of the chosen one.

    Signals:
        wanted: A variant is to be fetched. arg: a ``Wanted``.
    """

    wanted = Signal(object)

    def __init__(
        self, sources: ModelSources, library: ModelLibrary, theme: Theme, shell: ShellApi
    ) -> None:
        super().__init__()
        self._sources, self._library = sources, library
        self._theme, self._shell = theme, shell
        self._source: Source | None = None
        self._asked = 0
        self._build()

    def _build(self) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space.s_px)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, space.xl_px, 0)
        row.setSpacing(space.s_px)
        self.search = SearchField(self._theme, self.tr("Search models, for instance qwen 0.5b"))
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Source"))
        self.where.setMinimumWidth(180)
        self.start = Button(self._theme, self.tr("Search"), kind="primary", icon="search")
        row.addWidget(self.search, 1)
        row.addWidget(self.where)
        row.addWidget(self.start)
        self.note = label("", "muted", wrap=True)
        self.note.hide()
        self.busy = BusyBar(self._theme, self.tr("Searching"))
        self.busy.hide()
        outer.addLayout(row)
        outer.addWidget(self.note)
        outer.addWidget(self.busy)
        outer.addWidget(self._results(), 1)
        self.search.returnPressed.connect(self.run)
        on_click(self.start, self.run)
        self.refresh_sources()

    def _results(self) -> QWidget:
        self.model = FoundModels(self)
        self.list = QListView()
        dress_list(self.list, self.tr("Found models"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self._theme, words_of, self.list))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.page = SourcePageView(self._theme, self._shell)
        self.page.fetch_asked.connect(self._on_fetch)
        self.page.token_entered.connect(self._on_token)
        self.stack = QStackedWidget()
        self.stack.addWidget(
            EmptyState(
                self._theme,
                "search",
                self.tr("Find a model"),
                self.tr("Nothing leaves this machine before you start a search. Then only the "
                        "words of the search go to the source you choose."),
            )
        )  # fmt: skip
        split = SplitView("find")
        split.addWidget(self.list)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([360, 760])
        self.stack.addWidget(split)
        return self.stack

    def refresh_sources(self) -> None:
        """List the sources of the settings again."""
        chosen = self.where.currentData()
        self.where.clear()
        for kind, address, title in self._sources.sources():
            self.where.addItem(title, (kind, address))
        self.where.setCurrentIndex(max(0, self.where.findData(chosen)))

    @Slot()
    def run(self) -> None:
        """Search."""
        if self.where.currentData() is None:
            return
        self._asked += 1
        query = Query(self.search.text().strip(), limit=LIMIT)
        self._shell.run_task(
            self._search(query, self._asked),
            self.tr("Searching %s") % self.where.currentText(),
        )

    async def _take_source(self) -> Source:
        kind, address = self.where.currentData()
        self._source = await asyncio.to_thread(self._sources.source, kind, address)
        return self._source

    async def _search(self, query: Query, asked: int) -> None:
        self.busy.show()
        self.note.hide()
        try:
            source = await self._take_source()
            found = await self._sources.search(source, query)
        except WorkbenchError as exc:
            if asked == self._asked:
                self._show_found((), f"{exc.message}. {exc.hint}")
            return
        finally:
            self.busy.setVisible(asked != self._asked)
        if asked == self._asked:
            more = self.tr("The first %d are shown.") % LIMIT if len(found) == LIMIT else ""
            none = self.tr("Nothing found at %s; try fewer words.") % source.title
            self._show_found(found, more if found else none)

    def _show_found(self, found: Sequence[SourceModel], note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.model.set_items(found)
        self.page.clear()
        self.stack.setCurrentIndex(1 if found else 0)
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        item: SourceModel | None = index.data(ITEM) if index.isValid() else None
        if item is not None and self._source is not None:
            self._shell.run_task(
                self._open(self._source, item), self.tr("Reading about %s") % item.id
            )

    async def _open(self, source: Source, item: SourceModel) -> None:
        self.page.show_loading(item)
        try:
            page = await self._sources.page(source, item.id)
        except WorkbenchError as exc:
            self.page.show_problem(item, exc.message, exc.hint)
            return
        chosen = self.list.currentIndex().data(ITEM)
        if chosen is None or chosen.id != item.id:
            return
        self.page.show_page(page)
        if page.variants:
            await self._judge(page)

    async def _judge(self, page: SourcePage) -> None:
        """Read the header of the smallest variant, and say of each whether it fits."""
        try:
            header = await self._sources.header(page.model.source, page.variants[0])
        except WorkbenchError as exc:
            self.page.show_unjudged(exc.message)
            return
        judged = await self._library.judge_variants(header, page.variants)
        chosen = self.list.currentIndex().data(ITEM)
        if chosen is not None and chosen.id == page.model.id:
            self.page.show_judged(judged)

    def _on_fetch(self, page: SourcePage, variant: Variant) -> None:
        self.wanted.emit(wanted_variant(page, variant))

    @Slot(str)
    def _on_token(self, token: str) -> None:
        self._shell.run_task(self._keep_token(token), self.tr("Keeping the access token"))

    async def _keep_token(self, token: str) -> None:
        kind, _address = self.where.currentData()
        kept = await asyncio.to_thread(self._sources.set_token, kind, token)
        passing = self.tr("This system has no keyring, so it holds until you quit.")
        done = self.tr("The access token is used now")
        self._shell.notify(Notice("success", done, hint="" if kept else passing))
        await self._take_source()
        self._on_current(self.list.currentIndex())
