"""Finding models: a search that goes out only when it is started, and what it found."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
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
from workbench.models.sources.catalogue import KEY as CATALOGUE
from workbench.models.sources.values import Query, Source, SourceModel, SourcePage, Variant
from workbench.ui.chat.inline import visible
from workbench.ui.models.find_filters import FindFilters
from workbench.ui.models.find_keys import FindKeys
from workbench.ui.models.find_states import StatePage
from workbench.ui.models.found_delegate import FoundDelegate
from workbench.ui.models.found_rows import FoundModels, shown_name
from workbench.ui.models.source_page import SourcePageView
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.placeholders import BusyBar
from workbench.ui.widgets.two_lines import ITEM
from workbench.ui.widgets.views import SplitView, dress_list

LIMIT = 200
REST_MS = 180
"""How long a result is looked at before its page is asked for: keys may run past it."""


class FindView(QWidget):
    """Search field, sources, results and the page of the chosen one.

    Signals:
        wanted: A variant is to be fetched. arg: a ``Wanted``.
        left: The user wants to see what is installed.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, sources: ModelSources, library: ModelLibrary, theme: Theme, shell: ShellApi
    ) -> None:
        super().__init__()
        self._sources, self._library = sources, library
        self._theme, self._shell = theme, shell
        self._source: Source | None = None
        self._asked = 0
        self._free_bytes = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._open_current)
        self._build()
        self._tell_beginning()

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
        self.filters = FindFilters(self._theme)
        self.note = label("", "muted")
        self.busy = BusyBar(self._theme, self.tr("Searching"))
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.hide()
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, space.xl_px, 0)
        below.addWidget(self.filters, 1)
        below.addWidget(self.note)
        outer.addLayout(row)
        outer.addLayout(below)
        outer.addWidget(self.busy)
        outer.addWidget(self._results(), 1)
        self.search.returnPressed.connect(self.run)
        on_click(self.start, self.run)
        self.filters.query_changed.connect(self._search_again)
        self.filters.shape_changed.connect(self._reshape)
        self.refresh_sources()

    def _results(self) -> QWidget:
        self.model = FoundModels(self)
        self.list = QListView()
        dress_list(self.list, self.tr("Found models"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self._theme, self.list))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(lambda _index: self._open_current())
        self.page = SourcePageView(self._theme, self._shell)
        self.page.fetch_asked.connect(self._on_fetch)
        self.page.token_entered.connect(self._on_token)
        self._keys = FindKeys(self.search, self.list, self.page, self._enter)
        self.state = StatePage(self._theme)
        self.state.asked.connect(self._on_state)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
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
        if chosen is not None and not self.choose_source(*chosen):
            self.choose_source(chosen[0])

    def choose_source(self, kind: str, address: str = "") -> bool:
        """Choose a source; whether there is such a one. Without address the first of a kind."""
        for row in range(self.where.count()):
            there = self.where.itemData(row)
            if there[0] == kind and address in ("", there[1]):
                self.where.setCurrentIndex(row)
                return True
        return False

    @Slot()
    def run(self) -> None:
        """Search."""
        if self.where.currentData() is None:
            return
        self._asked += 1
        query = self.filters.query(self.search.text().strip(), LIMIT)
        self._shell.run_task(
            self._search(query, self._asked),
            self.tr("Searching %s") % self.where.currentText(),
        )

    @Slot()
    def _search_again(self) -> None:
        """The order or a filter changed; nothing goes out before a first search."""
        self._reshape()
        if self._asked:
            self.run()

    async def _take_source(self) -> Source:
        kind, address = self.where.currentData()
        self._source = await asyncio.to_thread(self._sources.source, kind, address)
        return self._source

    async def _search(self, query: Query, asked: int) -> None:
        self.busy.show()
        self.note.setText("")
        try:
            source = await self._take_source()
            self._free_bytes = await asyncio.to_thread(self._free_now)
            found = await self._sources.search(source, query)
        except WorkbenchError as exc:
            if asked == self._asked:
                self._tell_failure(exc)
            return
        finally:
            self.busy.setVisible(asked != self._asked)
        if asked == self._asked:
            self._show_found(found)

    def _free_now(self) -> int:
        hardware = self._library.hardware()
        return max((hardware.memory_free_bytes, *hardware.gpu_free_bytes))

    def _show_found(self, found: Sequence[SourceModel]) -> None:
        self.model.set_items(found)
        self._reshape()

    @Slot()
    def _reshape(self) -> None:
        """Show what was found as the filters say."""
        self.model.set_shape(self.filters.shape(self._free_bytes))
        self.page.clear()
        if not self._asked:
            return
        shown, found = len(self.model.items), len(self.model.found)
        first = self.tr("The first %d are shown") % LIMIT if found == LIMIT else ""
        some = self.tr("%d of %d shown") % (shown, found)
        self.note.setText(some if shown < found else first)
        if not shown:
            self._tell_nothing()
            return
        self.stack.setCurrentIndex(1)
        self.list.setCurrentIndex(self.model.index(0))
        self._open_current()

    # -- what stands where there are no results

    def _tell_beginning(self) -> None:
        self._tell(
            "search",
            self.tr("Find a model"),
            self.tr("Type a few words of its name and press Enter. Nothing leaves this machine "
                    "before you do; then only these words go to the source you choose. The "
                    "catalogue needs no network."),
            ((CATALOGUE, self.tr("Show the catalogue")),),
        )  # fmt: skip

    def _tell_nothing(self) -> None:
        where, hidden = self.where.currentText(), len(self.model.found)
        if hidden:
            text = self.tr("%d were found, and the filters leave all of them out.") % hidden
        else:
            text = self.tr("%s knows no model like that. Try fewer or other words.") % where
        wider = (("widen", self.tr("Clear the filters")),) if self.filters.narrow else ()
        self._tell("list-filter" if hidden else "search", self.tr("Nothing found"), text, wider)

    def _tell_failure(self, exc: WorkbenchError) -> None:
        here, _address = self.where.currentData()
        offline = ((CATALOGUE, self.tr("Search the catalogue")),) if here != CATALOGUE else ()
        buttons = (
            ("retry", self.tr("Try again")),
            *offline,
            ("left", self.tr("Show installed models")),
        )
        self.model.set_items(())
        self._tell(
            "wifi-off",
            self.tr("%s does not answer") % self.where.currentText(),
            visible(f"{exc.message}. {exc.hint} ")
            + self.tr("What is installed works as before; folders and USB drives, too."),
            buttons,
        )

    def _tell(
        self, icon: str, title: str, text: str, buttons: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.page.clear()
        self.state.tell(icon, title, text, buttons)
        self.stack.setCurrentIndex(0)

    @Slot(str)
    def _on_state(self, key: str) -> None:
        if key == "left":
            self.left.emit()
            return
        if key == CATALOGUE:
            self.choose_source(CATALOGUE)
        if key == "widen":
            self.filters.widen()
        self.run()

    # -- the page of a result

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._rest.start()

    @Slot()
    def _open_current(self) -> None:
        self._rest.stop()
        item: SourceModel | None = self.list.currentIndex().data(ITEM)
        if item is not None and self._source is not None:
            title = self.tr("Reading about %s") % shown_name(item.id)
            self._shell.run_task(self._open(self._source, item), title)

    @Slot()
    def _enter(self) -> None:
        if self._rest.isActive():
            self._open_current()
        self.page.take_focus()

    async def _open(self, source: Source, item: SourceModel) -> None:
        self.page.show_loading(item)
        try:
            page = await self._sources.page(source, item.id)
        except WorkbenchError as exc:
            if self._is_current(item):
                self.page.show_problem(item, exc.message, exc.hint)
            return
        if not self._is_current(item):
            return
        self.page.show_page(page)
        if page.variants:
            await self._judge(page)

    def _is_current(self, item: SourceModel) -> bool:
        chosen = self.list.currentIndex().data(ITEM)
        return chosen is not None and chosen.id == item.id

    async def _judge(self, page: SourcePage) -> None:
        """Read the header of the smallest variant, and say of each whether it fits."""
        try:
            header = await self._sources.header(page.model.source, page.variants[0])
        except WorkbenchError as exc:
            if self._is_current(page.model):
                self.page.show_unjudged(exc.message)
            return
        judged = await self._library.judge_variants(header, page.variants)
        if self._is_current(page.model):
            self.page.show_judged(judged)

    def _on_fetch(self, page: SourcePage, variant: Variant) -> None:
        self.wanted.emit(wanted_variant(page, variant))

    @Slot(str)
    def _on_token(self, token: str) -> None:
        self._shell.run_task(self._keep_token(token), self.tr("Keeping the access token"))

    async def _keep_token(self, token: str) -> None:
        kind, address = self.where.currentData()
        kept = await asyncio.to_thread(self._sources.set_token, kind, token, address)
        passing = self.tr("This system has no keyring, so it holds until you quit.")
        done = self.tr("The access token is used now")
        self._shell.notify(Notice("success", done, hint="" if kept else passing))
        await self._take_source()
        self._open_current()
