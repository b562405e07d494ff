"""The models panel: what is installed, what fits, what is loaded."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.loaded import LoadedModel
from workbench.app.workbench import Workbench
from workbench.models.store import InstalledModel
from workbench.ui.actions import Action
from workbench.ui.language.figures import size_text
from workbench.ui.models.adding import ModelAdding
from workbench.ui.models.detail import ModelDetail
from workbench.ui.models.estimates import Estimates
from workbench.ui.models.fetching import Fetching
from workbench.ui.models.fit_bar import FitPopover
from workbench.ui.models.hardware_page import HardwarePage
from workbench.ui.models.more import Place, menu_for
from workbench.ui.models.remark_edits import RemarkEdits
from workbench.ui.models.rows import ModelTable
from workbench.ui.models.speeds import measured_speeds
from workbench.ui.models.table_view import ModelTableView
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

log = logging.getLogger(__name__)
DETAIL_PX = 400
_ROOMS = ("installed", "find", "downloads", "machine")


class ModelsPanel(QWidget):
    """Joins the table and the detail pane to the library and to what is loaded."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._estimates = Estimates(workbench)
        self._adding = ModelAdding(workbench, theme, shell, self)
        self.fetching = Fetching(workbench, theme, shell, self)
        self._task: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.table_model = ModelTable(self)
        self._build()
        self._connect()
        self._ends = (
            workbench.models.listen(self._on_models),
            workbench.loading.listen(self._on_loaded),
            workbench.tool_checks.listen(self._on_checked),
            self.fetching.end,
        )
        self.destroyed.connect(self._stop_listening())
        self._on_models(workbench.models.models)
        self._on_loaded(workbench.loading.snapshot)

    def _build(self) -> None:
        space = self._theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        outer.addLayout(self._head())
        self.pages = QStackedWidget()
        self.pages.addWidget(self._table_page())
        self._empty = EmptyState(
            self._theme, "box", self.tr("No model is installed"),
            self.tr("A model is a GGUF file, or a folder of safetensors, ONNX or OpenVINO "
                    "files. Add one from this disk or a USB stick, or drop it here; it is "
                    "checked and copied."),
            self.tr("Add model…"),
        )  # fmt: skip
        self.pages.addWidget(self._empty)
        self.pages.addWidget(self.fetching.find)
        self.pages.addWidget(self.fetching.list)
        self.hardware = HardwarePage(self._workbench, self._theme, self._shell)
        self.pages.addWidget(self.hardware)
        outer.addWidget(self.pages, 1)
        self.first_focus = self.table

    def _head(self) -> QHBoxLayout:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space.xl_px, 0)
        head.setSpacing(space.s_px)
        head.addWidget(label(self.tr("Models"), "page"))
        self._summary = label("", "muted")
        head.addWidget(self._summary)
        head.addStretch(1)
        rooms = {
            "installed": self.tr("Installed"),
            "find": self.tr("Find"),
            "downloads": self.tr("Downloads"),
            "machine": self.tr("This machine"),
        }
        self.rooms = Segmented(list(rooms.items()), self.tr("Models"))
        head.addWidget(self.rooms)
        head.addStretch(1)
        self.search = SearchField(self._theme, self.tr("Filter models"))
        self.search.setToolTip(self.tr("Words of any column; tag:work asks for a tag"))
        self.search.setMinimumWidth(90)
        self.search.setMaximumWidth(220)
        self._add = Button(self._theme, self.tr("Add model…"), kind="primary", icon="plus")
        self._add.setToolTip(
            self.tr(
                "A GGUF file (Ctrl+O) or a folder (Ctrl+Shift+O); it can also be dropped here"
            )
        )
        for held in (self.search, self._add):
            kept = held.sizePolicy()
            kept.setRetainSizeWhenHidden(True)  # else the rooms would jump aside
            held.setSizePolicy(kept)
            head.addWidget(held)
        return head

    def _table_page(self) -> QWidget:
        self.table = ModelTableView(self.table_model, self._theme)
        self.detail = ModelDetail(self._theme)
        self.popover = FitPopover(self._theme, self)
        split = SplitView("models")
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setSizes([800, DETAIL_PX])
        return split

    def _connect(self) -> None:
        self._adding.added.connect(self.show_target)
        self._adding.begun.connect(lambda: self.show_room("downloads"))
        self.rooms.chosen.connect(self.show_room)
        self.fetching.begun.connect(lambda: self.show_room("downloads"))
        self.fetching.left.connect(lambda: self.show_room("installed"))
        self.fetching.opened.connect(self.show_target)
        on_click(self._add, lambda: self._adding.ask_which(self._add))
        self._empty.asked.connect(self._adding.choose_file)
        self.search.textChanged.connect(self.table.sorted.set_text)
        self.table.current_changed.connect(self._show_current)
        self.table.activated.connect(lambda _index: self._toggle_current())
        self.table.numbers_asked.connect(self.show_numbers)
        detail = self.detail
        detail.load_requested.connect(self._on_load)
        detail.unload_requested.connect(self._on_unload)
        detail.pin_requested.connect(self._workbench.loading.pin)
        detail.context_chosen.connect(self._on_context)
        detail.remove_requested.connect(self._on_remove)
        detail.verify_requested.connect(self._on_verify)
        detail.repair_requested.connect(self._on_repair)
        detail.more_requested.connect(self._on_more)
        detail.copy_requested.connect(self._shell.copy)
        self._edits = RemarkEdits(self._workbench.models, self._shell, self)
        detail.edited.connect(self._edits.edit)
        detail.remarks.undo_requested.connect(self._edits.undo)
        self._edits.changed.connect(detail.remarks.undo.setVisible)
        self._shell.register_actions(self._actions())

    def _actions(self) -> list[Action]:
        return [
            Action(f"models.{key}", title, shortcut, "models", callback)
            for key, title, shortcut, callback in (
                ("add", self.tr("Add a model file…"), "Ctrl+O", self._adding.choose_file),
                (
                    "add_folder",
                    self.tr("Add a model folder…"),
                    "Ctrl+Shift+O",
                    self._adding.choose_folder,
                ),
                ("filter", self.tr("Filter models"), "Ctrl+F", self.search.setFocus),
                ("undo", self.tr("Undo the last note or tag"), "Ctrl+Z", self._edits.undo),
                ("look", self.tr("Look for models again"), "F5", self._look_again),
            )
        ]

    def _stop_listening(self) -> object:
        ends, tasks = self._ends, self._tasks

        def stop() -> None:
            for end in ends:
                end()
            for task in tasks:
                task.cancel()

        return stop

    @Slot(str)
    def show_target(self, model_id: str = "") -> None:
        """Select a model, or show a room: installed, find, downloads or machine."""
        self.show_room(model_id if model_id in _ROOMS else "installed")
        self.table.choose(model_id)

    @Slot(str)
    def show_room(self, room: str) -> None:
        """Show what is installed, the search, the downloads, or the machine."""
        self.rooms.set_value(room)
        installed = 0 if self._workbench.models.models else 1
        self.pages.setCurrentIndex(_ROOMS.index(room) + 1 if room != "installed" else installed)
        self.search.setVisible(room == "installed")
        self._add.setVisible(room == "installed")
        if room == "find" and self.isVisible():
            self.fetching.find.refresh_sources()
            self.fetching.find.search.setFocus()
        if room == "machine" and self.isVisible():
            self.hardware.again.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._judge()

    def _look_again(self) -> None:
        self._shell.run_task(self._workbench.models.refresh(), self.tr("Looking for models"))

    def _on_models(self, models: tuple[InstalledModel, ...]) -> None:
        kept = self.table.current()
        self.table_model.set_models(models)
        self.table_model.set_fits(self._estimates.fits)
        self.show_room(self.rooms.value or "installed")
        total = sum(model.size_bytes for model in models)
        self._summary.setText(
            self.tr("%d installed · %s") % (len(models), size_text(total)) if models else ""
        )
        if models and (kept is None or not self.table.choose(kept.model.id)):
            self.table.choose_row(0)
        self._show_current()
        if self.isVisible():
            self._judge()

    def _on_loaded(self, loaded: tuple[LoadedModel, ...]) -> None:
        self.table_model.set_loaded(loaded)
        self._estimates.note_loads(loaded)
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        row = self.table.current()
        if row is None:
            return
        why_not = self._workbench.models.refusal(row.model)
        extra = self._estimates.facts.get(row.model.id, {})
        mending = row.model.id in self._estimates.mending
        self.detail.show_row(row, why_not=why_not, extra=extra, mending=mending)

    def show_numbers(self) -> None:
        """Show what decided whether the chosen model fits."""
        row = self.table.current()
        if row is not None and row.fit is not None:
            place = self.table.viewport().mapTo(self, self.table.under_fit())
            self.popover.open_at(row.fit, place)

    def _toggle_current(self) -> None:
        row = self.table.current()
        if row is None or row.model.problem:
            return
        if row.loaded is not None and row.loaded.state in ("ready", "busy"):
            self._on_unload(row.model.id)
        elif row.loaded is None or row.loaded.state == "failed":
            self._on_load(row.model.id, self.detail.context_tokens)

    def _judge(self) -> None:
        """Estimate every model in threads; one task at a time, owned by this panel."""
        if self._task is None or self._task.done():
            self._task = self._own(self._judge_all())

    def _own(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do it until the panel is closed; what cannot be had is missing, never wrong."""
        task = asyncio.get_running_loop().create_task(work)
        tasks = self._tasks
        tasks.add(task)

        def end(done: asyncio.Task[None]) -> None:
            tasks.discard(done)
            if not done.cancelled() and (error := done.exception()) is not None:
                log.warning("models.not_judged reason=%r", error)

        task.add_done_callback(end)
        return task

    async def _judge_all(self) -> None:
        await self._workbench.models.refresh()  # drives come and go while nobody looks
        judged: tuple[InstalledModel, ...] = ()
        while judged != (judged := self._workbench.models.models):  # more may come meanwhile
            await self._estimates.judge_all()
        if not isValid(self):
            return
        self.table_model.set_fits(self._estimates.fits)
        conversations = self._workbench.conversations
        self.table_model.set_speeds(await measured_speeds(conversations))
        self.table_model.set_usages(await conversations.usage())
        await self._show_badges()

    def _on_checked(self) -> None:
        self._own(self._show_badges())

    async def _show_badges(self) -> None:
        badges = await self._workbench.tool_checks.badges()
        if isValid(self):
            self.table_model.set_badges(badges)
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
        await self._estimates.judge(model_id, context_tokens)
        self.table_model.set_fits(self._estimates.fits)
        self._show_current()

    @Slot(str)
    def _on_remove(self, model_id: str) -> None:
        title = self._workbench.models.get(model_id).title
        self._shell.run_task(
            self._workbench.models.remove(model_id), self.tr("Removing %s") % title
        )

    @Slot(str, QPoint)
    def _on_more(self, model_id: str, at: QPoint) -> None:
        place = Place(self, self._workbench, self._theme, self._shell)
        menu_for(place, self._workbench.models.get(model_id)).popup(at)

    @Slot(str)
    def _on_verify(self, model_id: str) -> None:
        model = self._workbench.models.get(model_id)
        self._shell.run_task(self._verify(model), self.tr("Checking %s") % model.title)

    @Slot(str)
    def _on_repair(self, model_id: str) -> None:
        model = self._workbench.models.get(model_id)
        if model_id in self._estimates.mending:
            return
        self._estimates.mending.add(model_id)
        self._show_current()
        self._shell.run_task(self._repair(model), self.tr("Repairing %s") % model.title)

    async def _repair(self, model: InstalledModel) -> None:
        try:
            await self._estimates.repair(model, self._workbench.sources)
        finally:
            if isValid(self):
                self._show_current()

    async def _verify(self, model: InstalledModel) -> None:
        await self._estimates.verify(model)
        self._show_current()


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return ModelsPanel(workbench, theme, shell)
