"""Finding models: a search that goes out only when it is started, and what it found."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.app.model_library import ModelLibrary
from workbench.app.model_sources import ModelSources, wanted_variant
from workbench.app.notices import Notice
from workbench.base.errors import ModelError, WorkbenchError
from workbench.models.sources.catalogue import KEY as CATALOGUE
from workbench.models.sources.values import Query, Source, SourceModel, SourcePage, Variant
from workbench.ui.language.messages import said
from workbench.ui.models.find_filters import FindFilters
from workbench.ui.models.find_keys import FindKeys
from workbench.ui.models.find_states import FindStatePage
from workbench.ui.models.found_delegate import FoundDelegate
from workbench.ui.models.found_fits import fit_of, known_fits
from workbench.ui.models.found_rows import FoundModels, shown_name
from workbench.ui.models.source_page import SourcePageView
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.placeholders import BusyBar
from workbench.ui.widgets.two_lines import ITEM
from workbench.ui.widgets.views import SplitView, dress_list

LIMIT = 200
MOST = 12_800
"""Results are asked for in steps that double: the first 200, then 400, and so on."""
_MOST_READ = 4
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
        self._asked, self._limit = 0, LIMIT
        self._opened = 0
        self._unapplied = ""
        self._free_bytes = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._open_current)
        self._build()
        self.state.tell_beginning()

    def _build(self) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space.s_px)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, space.xl_px, 0)
        row.setSpacing(space.s_px)
        self.search = SearchField(self._theme, self.tr("Search models, for instance qwen 0.5b"))
        self.where = ChoiceBox()
        self.where.setAccessibleName(self.tr("Source"))
        self.where.setMinimumWidth(180)
        self.start = Button(self._theme, self.tr("Search"), kind="primary", icon="search")
        row.addWidget(self.search, 1)
        row.addWidget(self.where)
        row.addWidget(self.start)
        self.busy = BusyBar(self._theme, self.tr("Searching"))
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.busy.hide()
        outer.addLayout(row)
        outer.addLayout(self._below())
        outer.addWidget(self.busy)
        outer.addWidget(self._results(), 1)
        self.search.returnPressed.connect(self.run)
        on_click(self.start, self.run)
        self.filters.query_changed.connect(self._search_again)
        self.filters.shape_changed.connect(self._reshape)
        self.where.currentIndexChanged.connect(self._show_orders)
        self.refresh_sources()

    def _below(self) -> QHBoxLayout:
        """Filters, how many are shown, and the way to more."""
        self.filters = FindFilters(self._theme)
        self.note = label("", "muted")
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, self._theme.tokens.space.xl_px, 0)
        below.addWidget(self.filters, 1)
        below.addWidget(self.note)
        self.more = Button(self._theme, self.tr("Show more"), icon="plus")
        self.more.setToolTip(self.tr("Ask the source for more; so does the end of the list"))
        self.more.hide()
        on_click(self.more, self._load_more)
        below.addWidget(self.more)
        return below

    def _results(self) -> QWidget:
        self.model = FoundModels(self)
        self.list = QListView()
        dress_list(self.list, self.tr("Found models"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self._theme, self.list))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(lambda _index: self._open_current())
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.page = SourcePageView(self._theme, self._shell)
        self.page.fetch_asked.connect(self._on_fetch)
        self.page.token_entered.connect(self._on_token)
        self._keys = FindKeys(self.search, self.list, self.page, self._enter)
        self.state = FindStatePage(self._theme)
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
    def _show_orders(self) -> None:
        if (chosen := self.where.currentData()) is not None:
            self.filters.show_orders(chosen[0])

    @Slot()
    def run(self) -> None:
        """Search."""
        self._limit = LIMIT
        self._ask()

    def _ask(self) -> None:
        if self.where.currentData() is None:
            return
        self._asked += 1
        query = self.filters.query(self.search.text().strip(), self._limit)
        self._shell.run_task(
            self._search(query, self._asked),
            self.tr("Searching %s") % self.where.currentText(),
        )

    @property
    def _has_more(self) -> bool:
        return len(self.model.found) >= self._limit < MOST

    @Slot()
    def _load_more(self) -> None:
        """Ask for twice as many; what is chosen and looked at stays."""
        if self._has_more and not self.busy.isVisibleTo(self):
            self._limit *= 2
            self.busy.show()
            self._ask()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if 0 < value == self.list.verticalScrollBar().maximum():
            self._load_more()

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
        if asked != self._asked:
            return
        self._show_found(found, source.unapplied(query))
        self.model.set_fits(await known_fits(self._sources, self._library, source, found))
        if self.filters.fits.isChecked() and asked == self._asked:
            self._reshape()

    def _free_now(self) -> int:
        hardware = self._library.hardware()
        return max((hardware.memory_free_bytes, *hardware.gpu_free_bytes))

    def _show_found(self, found: Sequence[SourceModel], unapplied: Sequence[str] = ()) -> None:
        self._unapplied = ", ".join(unapplied)
        before, place = self._looked_at()
        self.model.set_items(found)
        self._shape(before, place)

    def _looked_at(self) -> tuple[str, int]:
        """The model that is chosen, and how far the list is scrolled."""
        chosen: SourceModel | None = self.list.currentIndex().data(ITEM)
        return chosen.id if chosen else "", self.list.verticalScrollBar().value()

    @Slot()
    def _reshape(self) -> None:
        """Show what was found as the filters say now."""
        self._shape(*self._looked_at())

    def _shape(self, before: str, place: int) -> None:
        """Show what was found; what was chosen before stays if it is among it."""
        self.model.set_shape(self.filters.shape(self._free_bytes))
        if not self._asked:
            return
        self._tell_count()
        if not self.model.items:
            self._tell_nothing()
            return
        self.stack.setCurrentIndex(1)
        ids = [item.id for item in self.model.items]
        if before in ids and self.page.shown_id == before:
            self.list.setCurrentIndex(self.model.index(ids.index(before)))
            self._rest.stop()  # its page is there already
            self.list.verticalScrollBar().setValue(place)
            return
        self.page.clear()
        self.list.setCurrentIndex(self.model.index(0))
        self._open_current()

    def _tell_count(self) -> None:
        shown, found = len(self.model.items), len(self.model.found)
        self.more.setVisible(self._has_more)
        words = self.tr("The first %d") % found if self._has_more else ""
        if shown < found:
            words = self.tr("%d of %d shown") % (shown, found)
        self.note.setText(words)
        left_out = self.tr("%s does not know: %s") % (self.where.currentText(), self._unapplied)
        self.note.setToolTip(left_out if self._unapplied else "")
        if self._unapplied:
            told = (words, self.tr("not all filters apply"))
            self.note.setText(" · ".join(filter(None, told)))

    # -- what stands where there are no results

    def _tell_nothing(self) -> None:
        self.page.clear()
        where, found = self.where.currentText(), len(self.model.found)
        self.state.tell_nothing(where, found, narrow=self.filters.narrow)
        self.stack.setCurrentIndex(0)

    def _tell_failure(self, exc: WorkbenchError) -> None:
        kind, _address = self.where.currentData()
        self.model.set_items(())
        self.more.hide()
        self.page.clear()
        self.state.tell_failure(exc, self.where.currentText(), here=kind == CATALOGUE)
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
        self._opened += 1
        number = self._opened
        self.page.show_loading(item)
        try:
            page = await self._sources.page(source, item.id)
        except WorkbenchError as exc:
            if self._is_current(item, number):
                self.page.show_problem(item, said(exc.message), said(exc.hint))
            return
        if not self._is_current(item, number):
            return
        self.page.show_page(page)
        if page.variants:
            await self._judge(page, number)

    def _is_current(self, item: SourceModel, number: int) -> bool:
        """Whether this opening is the last one: one before a token was given says no more."""
        chosen = self.list.currentIndex().data(ITEM)
        return number == self._opened and chosen is not None and chosen.id == item.id

    async def _judge(self, page: SourcePage, number: int) -> None:
        """Read a header, smallest variant first, and say of each whether it fits.

        A file that is no model by its content is not offered; then the next one is read.
        """
        refused: list[Variant] = []
        for variant in page.variants[:_MOST_READ]:
            try:
                header = await self._sources.header(page.model.source, variant)
            except ModelError as exc:
                refused.append(variant)
                if self._is_current(page.model, number):
                    self.page.show_refused(variant, said(exc.message))
                continue
            except WorkbenchError as exc:
                if self._is_current(page.model, number):
                    self.page.show_unjudged(said(exc.message))
                return
            left = [one for one in page.variants if one not in refused]
            judged = await self._library.judge_variants(header, left)
            if self._is_current(page.model, number):
                self.page.show_judged(judged)
                self.model.set_fits({page.model.id: fit_of(judged)})
            return

    def _on_fetch(self, page: SourcePage, variant: Variant) -> None:
        self.wanted.emit(wanted_variant(page, variant))

    @Slot(str, bool)
    def _on_token(self, token: str, in_file: bool) -> None:
        work = self._keep_token(token, in_file=in_file)
        self._shell.run_task(work, self.tr("Keeping the access token"))

    async def _keep_token(self, token: str, *, in_file: bool) -> None:
        kind, address = self.where.currentData()
        keep = partial(self._sources.set_token, kind, token, address, in_file=in_file)
        kept = await asyncio.to_thread(keep)
        passing = self.tr("This system has no keyring, so it holds until you quit.")
        done = self.tr("The access token is used now")
        self._shell.notify(Notice("success", done, hint="" if kept else passing))
        await self._take_source()
        self._open_current()
