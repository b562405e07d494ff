"""The page of Foundry Local: its models, and its web service for other programs."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.aside import aside
from workbench.app.connecting import full_address
from workbench.app.discovery import FoundServer
from workbench.app.engine_facts import install_command
from workbench.app.foundry import FoundryLocal
from workbench.base.errors import EngineUnavailable
from workbench.engines.foundry_local.catalogue import FoundryCatalogue, FoundryModel
from workbench.engines.registry import ENGINES, EngineSpec
from workbench.ui.engines.work_strip import WorkStrip
from workbench.ui.language.figures import date_text, figure, size_text
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import fill, plain_table
from workbench.ui.widgets.basics import Badge, label
from workbench.ui.widgets.buttons import Button, IconButton, Segmented, on_click
from workbench.ui.widgets.placeholders import EmptyState

_HERE, _PUBLIC = "here", "public"


class FoundryPage(QWidget):
    """Lists only when asked; the service runs until it is stopped or the window closes.

    Signals:
        connect_asked: args: a ``FoundServer``, the id of one of its models, its key.
    """

    connect_asked = Signal(object, str, str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        bench = place.workbench
        self._foundry = FoundryLocal(bench.paths, bench.models, bench.settings, bench.guard)
        self._stop: asyncio.Event | None = None
        self._catalogue: FoundryCatalogue | None = None
        self.url, self._key = "", ""
        self.models: tuple[FoundryModel, ...] = ()
        self._remembered_s = 0.0
        space = place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space.xl_px, space.l_px)
        column.setSpacing(space.m_px)
        column.addWidget(self._service_card())
        column.addLayout(self._head())
        self.work = WorkStrip(place)
        column.addWidget(self.work)
        column.addWidget(self._pages(), 1)
        column.addWidget(self._actions())
        self.work.inputs = [self.which, self.list_button, self.load, self.unload]
        self.work.ended.connect(self._dress)
        self._dress()

    def _service_card(self) -> QFrame:
        theme, space = self._place.theme, self._place.theme.tokens.space
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(space.l_px, space.s_px, space.s_px, space.s_px)
        row.setSpacing(space.s_px)
        row.addWidget(label(self.tr("Web service"), "section"))
        self.state = Badge(theme, self.tr("Stopped"))
        self.address = label("", "mono")
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = IconButton(theme, "copy", self.tr("Copy the address of the service"))
        on_click(self.copy, lambda: self._place.shell.copy(self.url, self.tr("Address")))
        self.copy_key = IconButton(theme, "lock", self.tr("Copy the key of the service"))
        on_click(self.copy_key, lambda: self._place.shell.copy(self._key, self.tr("Key")))
        self.serve = Button(theme, self.tr("Start"), icon="power")
        self.serve.setAccessibleName(self.tr("Start the web service"))
        on_click(self.serve, self._on_serve)
        self.serve_hint = label("", "muted")
        row.addWidget(self.state)
        row.addWidget(self.address)
        row.addWidget(self.copy)
        row.addWidget(self.copy_key)
        row.addWidget(self.serve_hint, 1)
        row.addWidget(self.serve)
        return card

    def _head(self) -> QHBoxLayout:
        theme = self._place.theme
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.s_px)
        self.which = Segmented(
            [(_HERE, self.tr("On this machine")), (_PUBLIC, self.tr("Its maker's catalogue"))],
            self.tr("Models"),
        )
        self.which.set_value(_HERE)
        self.which.chosen.connect(self._on_which)
        self.list_button = Button(theme, self.tr("List models"), icon="refresh-cw")
        on_click(self.list_button, self.look)
        self.reach = label("", "muted")
        row.addWidget(self.which)
        row.addWidget(self.list_button)
        row.addWidget(self.reach, 1)
        return row

    def _on_which(self, _key: str) -> None:
        self._remembered_s = 0.0
        self.work.clear()
        self._show(())

    def _pages(self) -> QStackedWidget:
        theme = self._place.theme
        headings = (
            self.tr("Model"), self.tr("Size"), self.tr("Context"), self.tr("Device"),
            self.tr("Tools"), self.tr("State"),
        )  # fmt: skip
        self.table = plain_table(self.tr("Models of Foundry Local"), headings, 0)
        self.table.itemSelectionChanged.connect(self._dress)
        spec = next(spec for spec in ENGINES if spec.key == "foundry-local")
        self.start = EmptyState(
            theme,
            "package",
            self.tr("Models for Foundry Local"),
            self.tr("It runs folders that hold genai_config.json. List those on this machine, "
                    "or its maker's catalogue, which asks Microsoft over the network."),
            self.tr("List models on this machine"),
        )  # fmt: skip
        self.start.asked.connect(self._look_here)
        self.none = EmptyState(
            theme,
            "package",
            self.tr("There is none"),
            self.tr("Add a folder that holds genai_config.json: Models, Add model…, Folder."),
            self.tr("Open Models"),
        )
        self.none.asked.connect(lambda: self._place.shell.open_panel("models"))
        self.missing = self._missing(spec)
        self.pages = QStackedWidget()
        for page in (self.start, self.none, self.missing, self.table):
            self.pages.addWidget(page)
        self.installed = spec.installed
        self.pages.setCurrentWidget(self.start if self.installed else self.missing)
        return self.pages

    def _missing(self, spec: EngineSpec) -> EmptyState:
        command = install_command(spec)
        made = EmptyState(
            self._place.theme,
            "download",
            self.tr("Foundry Local is not installed"),
            self.tr("Install it with: %s. Then start the program again.") % command,
            self.tr("Copy the command"),
        )
        made.asked.connect(lambda: self._place.shell.copy(command, self.tr("Command")))
        return made

    def _actions(self) -> QWidget:
        theme = self._place.theme
        self.actions_row = QWidget()
        row = QHBoxLayout(self.actions_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        self.connect_button = Button(theme, self.tr("Connect…"), kind="primary", icon="link")
        self.load = Button(theme, self.tr("Load"), icon="play")
        self.unload = Button(theme, self.tr("Unload"), icon="power")
        self.why = label("", "muted")
        on_click(self.connect_button, self._on_connect)
        on_click(self.load, lambda: self._on_memory(load=True))
        on_click(self.unload, lambda: self._on_memory(load=False))
        for button in (self.connect_button, self.load, self.unload):
            row.addWidget(button)
        row.addWidget(self.why, 1)
        return self.actions_row

    @property
    def current(self) -> FoundryModel | None:
        """The chosen model."""
        row = self.table.currentRow()
        return self.models[row] if 0 <= row < len(self.models) else None

    @property
    def public(self) -> bool:
        """Its maker's catalogue is shown, not this machine."""
        return self.which.value == _PUBLIC

    def _look_here(self) -> None:
        """As the button says, whatever was chosen."""
        if not self.work.working:
            self.which.set_value(_HERE)
            self.look()

    def look(self) -> None:
        """List the models."""
        title = (
            self.tr("Asking Foundry Local's catalogue")
            if self.public
            else self.tr("Asking Foundry Local for its models")
        )
        self.work.begin(self._look(), title)

    async def _look(self) -> None:
        public, self._remembered_s = self.public, 0.0
        if self._catalogue is not None and not public:
            models = await self._catalogue.models()
        else:
            async with self._foundry.opened(public=public) as catalogue:
                models = await catalogue.models()
                self._remembered_s = catalogue.remembered_s
        if not public:
            held = await aside(self._held)
            models = tuple(replace(model, loaded=model.id in held) for model in models)
        if isValid(self):
            self._show(models, listed=True)

    def _held(self) -> frozenset[str]:
        """What the web service has in memory; nothing if none runs."""
        service = self._foundry.service()
        try:
            return service.loaded() if service is not None else frozenset()
        except EngineUnavailable:  # it ended just now, which is no fault
            return frozenset()

    def _show(self, models: tuple[FoundryModel, ...], *, listed: bool = False) -> None:
        chosen = self.current.id if self.current else ""
        self.models = models
        rows = [
            (
                model.id,
                size_text(model.size_bytes) if model.size_bytes else "",
                figure(f"{model.context_tokens:,}") if model.context_tokens else "",
                model.device,
                self.tr("yes") if model.can_call_tools else "",
                self._state_of(model),
            )
            for model in models
        ]
        fill(self.table, rows, (1, 2))
        ids = [model.id for model in models]
        if ids:
            self.table.selectRow(ids.index(chosen) if chosen in ids else 0)
            self.pages.setCurrentWidget(self.table)
        elif self.installed:
            self.pages.setCurrentWidget(self.none if listed else self.start)
        self._dress()

    def _state_of(self, model: FoundryModel) -> str:
        if model.loaded:
            return self.tr("loaded")
        return self.tr("on disk") if model.on_disk else self.tr("not fetched")

    def _on_serve(self) -> None:
        if self._stop is not None:
            self._stop.set()
            return
        self.work.clear()
        self._stop = asyncio.Event()
        self.state.set_value(self.tr("Starting…"), "info")
        self._dress()
        title = self.tr("Foundry Local's web service")
        self._place.shell.run_task(self._serve(self._stop), title)

    async def _serve(self, stop: asyncio.Event) -> None:
        """Run the service until it is told to stop, or the window closes."""
        try:
            async with self._foundry.serving() as (catalogue, address):
                if isValid(self):
                    self._catalogue = catalogue
                    self.url, self._key = address.url, address.key
                    self.state.set_value(self.tr("Runs"), "success")
                    self._dress()
                await stop.wait()
        finally:
            if isValid(self):
                self._catalogue, self.url, self._key, self._stop = None, "", "", None
                self.state.set_value(self.tr("Stopped"))
                self._dress()

    def _on_memory(self, *, load: bool) -> None:
        model = self.current
        if model is None:
            return
        title = self.tr("Loading %s") if load else self.tr("Unloading %s")
        self.work.begin(self._memory(model.id, load=load), title % model.id)

    async def _memory(self, model_id: str, *, load: bool) -> None:
        def ask() -> None:
            service = self._foundry.running_service()
            if load:
                service.load(model_id)
            else:
                service.unload(model_id)

        await aside(ask)
        await self._look()

    def _on_connect(self) -> None:
        if (model := self.current) is not None and self.url:
            ids = tuple(one.id for one in self.models)
            server = FoundServer("foundry", full_address(self.url), ids, wants_key=True)
            self.connect_asked.emit(server, model.id, self._key)

    def _dress(self) -> None:
        running, starting = bool(self.url), self._stop is not None and not self.url
        self.address.setText(self.url)
        self.address.setVisible(running)
        self.copy.setVisible(running)
        self.copy_key.setVisible(running)
        self.serve_hint.setText(
            self.tr("Answers programs on this machine that have its key; no browser page.")
            if running
            else self.tr("Answers programs on this machine to which you give its key.")
        )
        self.serve.setEnabled(self.installed and not starting)
        self.serve.setText(self.tr("Stop") if running else self.tr("Start"))
        name = self.tr("Stop the web service") if running else self.tr("Start the web service")
        self.serve.setAccessibleName(name)
        off = self._place.workbench.settings.settings.network != "on"
        refused = self.public and off
        self.reach.setText(self._reach(refused))
        if self.work.working:
            return
        self.list_button.setEnabled(self.installed and not refused)
        model = self.current
        on_disk = model is not None and model.on_disk and not self.public
        self.actions_row.setVisible(bool(self.models) and not self.public)
        self.load.setEnabled(on_disk and running and not (model and model.loaded))
        self.unload.setEnabled(bool(running and model and model.loaded))
        self.connect_button.setEnabled(bool(running and model and model.loaded))
        self.why.setText(self._why_not(running, model))

    def _why_not(self, running: bool, model: FoundryModel | None) -> str:
        """Why not all buttons can be pressed."""
        if not running:
            return self.tr("Start the web service to load a model into it.")
        if model is not None and not model.loaded:
            return self.tr("Load the model to connect to it.")
        return ""

    def _reach(self, refused: bool) -> str:
        if refused:
            return self.tr("Refused: the network is off in the settings")
        if not self._remembered_s:
            return ""
        day = date_text(self._remembered_s)
        return self.tr("It did not answer. This is its list of %s.") % day

    def show_settings(self) -> None:
        """What may be reached has changed."""
        self._dress()
