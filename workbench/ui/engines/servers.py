"""The page of the connected servers: how they are; connecting, changing, forgetting them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.app import connecting
from workbench.app.connecting import AgentsOf, ServerAnswer, agents_of
from workbench.app.connections import Connected
from workbench.app.discovery import FoundServer, discover
from workbench.app.loaded import LoadedModel
from workbench.base.settings import Settings
from workbench.engines.openai_compatible.connection import Connection
from workbench.policy.network import is_local
from workbench.ui.engines import words
from workbench.ui.engines.connect import ConnectDialog
from workbench.ui.engines.found import FoundList
from workbench.ui.engines.server_detail import ServerDetail
from workbench.ui.engines.work_strip import WorkStrip
from workbench.ui.language.words import counted
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import fill, plain_table
from workbench.ui.widgets.basics import IconLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

DETAIL_PX = 380


class Servers(QWidget):
    """The table, the detail pane, and what a look at this machine found.

    Signals:
        changed: Connections came, changed or went. arg: how many there are.
    """

    changed = Signal(int)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.known: tuple[Connected, ...] = ()
        self.answers: dict[str, ServerAnswer] = {}
        self._checking: set[str] = set()
        space = place.theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(space.m_px)
        upper = QVBoxLayout()
        upper.setContentsMargins(0, 0, space.xl_px, 0)
        upper.setSpacing(space.m_px)
        upper.addLayout(self._bar())
        upper.addWidget(self._offline_strip())
        self.work = WorkStrip(place)
        self.work.inputs = [self.look_button]
        upper.addWidget(self.work)
        self.found = FoundList(place.theme)
        self.found.connect_asked.connect(self._connect_found)
        self.found.closed.connect(self._close_found)
        upper.addWidget(self.found)
        outer.addLayout(upper)
        outer.addWidget(self._pages(), 1)

    def _bar(self) -> QHBoxLayout:
        theme = self._place.theme
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.s_px)
        self.summary = label("", "muted")
        self.check_all = Button(theme, self.tr("Check all"), icon="refresh-cw")
        self.look_button = Button(theme, self.tr("Look for servers"), icon="search")
        self.look_button.setToolTip(
            self.tr("Asks this machine's usual ports who answers; nothing is used by that")
        )
        self.connect_button = Button(theme, self.tr("Connect…"), kind="primary", icon="plus")
        on_click(self.check_all, lambda: self.check([one.id for one in self.known]))
        on_click(self.look_button, self.look)
        on_click(self.connect_button, self.open_connect)
        row.addWidget(self.summary, 1)
        for button in (self.check_all, self.look_button, self.connect_button):
            row.addWidget(button)
        return row

    def _offline_strip(self) -> QFrame:
        theme, space = self._place.theme, self._place.theme.tokens.space
        self.offline = QFrame()
        self.offline.setProperty("role", "card")
        row = QHBoxLayout(self.offline)
        row.setContentsMargins(space.l_px, space.s_px, space.s_px, space.s_px)
        row.setSpacing(space.s_px)
        row.addWidget(IconLabel(theme, "wifi-off"))
        text = self.tr("The network is off in the settings: servers on this machine can be "
                       "used, those beyond it are refused.")  # fmt: skip
        row.addWidget(label(text, wrap=True), 1)
        button = Button(theme, self.tr("Open Settings"))
        on_click(button, lambda: self._place.shell.open_panel("settings"))
        row.addWidget(button)
        return self.offline

    def _pages(self) -> QStackedWidget:
        headings = (
            self.tr("Name"), self.tr("State"), self.tr("Answer"), self.tr("Tools"),
            self.tr("Model"), self.tr("Address"),
        )  # fmt: skip
        self.table: QTableWidget = plain_table(self.tr("Connected servers"), headings, 5)
        self.table.itemSelectionChanged.connect(self._show_current)
        self.detail = ServerDetail(self._place.theme)
        self.detail.check_asked.connect(lambda one_id: self.check([one_id]))
        self.detail.edit_asked.connect(self.open_edit)
        self.detail.open_asked.connect(self._open_model)
        self.detail.disconnect_asked.connect(self._disconnect)
        split = SplitView("engine-servers")
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setSizes([800, DETAIL_PX])
        self.empty = EmptyState(
            self._place.theme,
            "link",
            self.tr("No server is connected"),
            self.tr(
                "A server is another program that runs a model: vLLM, Ollama, llama.cpp, LM "
                "Studio, Foundry Local, or anything that speaks OpenAI's API. Connected, its "
                "model can be used like one that is here."
            ),
            self.tr("Connect a server…"),
        )
        self.empty.asked.connect(self.open_connect)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(split)
        return self.pages

    @property
    def current(self) -> Connected | None:
        """The chosen connection."""
        row = self.table.currentRow()
        return self.known[row] if 0 <= row < len(self.known) else None

    async def refresh(self) -> None:
        """Read the connections again."""
        known = await asyncio.to_thread(self._place.workbench.connections.all)
        if not isValid(self):
            return
        chosen = self.current.id if self.current else ""
        self.known = known
        self.answers = {one.id: self.answers[one.id] for one in known if one.id in self.answers}
        self.pages.setCurrentIndex(1 if known else 0)
        self.check_all.setVisible(bool(known))
        self._fill()
        ids = [one.id for one in known]
        if known:
            self.table.selectRow(ids.index(chosen) if chosen in ids else 0)
        self._show_current()
        self.changed.emit(len(known))

    def choose(self, connection_id: str) -> None:
        """Select a connection."""
        for row, one in enumerate(self.known):
            if one.id == connection_id:
                self.table.selectRow(row)

    def check_near(self) -> None:
        """Ask the servers on this machine that were not asked yet; no other is, unasked."""
        self.check(
            [
                one.id
                for one in self.known
                if one.id not in self.answers
                and one.connection is not None
                and is_local(one.connection.host)
            ]
        )

    def check(self, ids: Sequence[str]) -> None:
        """Ask servers how they are, all at once."""
        asked = [one for one in self.known if one.id in ids and one.connection is not None]
        wanted = [one for one in asked if one.id not in self._checking]
        if wanted:
            self._checking |= {one.id for one in wanted}
            self._fill()
            self._show_current()
            self._place.shell.run_task(self._check(wanted), self.tr("Checking servers"))

    async def _check(self, wanted: Sequence[Connected]) -> None:
        async def ask(one: Connected) -> None:
            bench = self._place.workbench
            try:
                answer = await asyncio.to_thread(connecting.check_connected, bench, one)
            finally:
                self._checking.discard(one.id)
            if isValid(self):
                self.answers[one.id] = answer
                self._fill()
                self._show_current()

        await asyncio.gather(*map(ask, wanted))

    def look(self) -> None:
        """Ask this machine's usual ports who answers."""
        self.found.hide()
        self.work.begin(self._look(), self.tr("Looking for servers on this machine"))

    async def _look(self) -> None:
        found = await discover()
        if isValid(self):
            self.found.show_found(found)
            first = next(iter(self.found.buttons), None)
            (first or self.found.close_button).setFocus()

    def _close_found(self) -> None:
        self.found.hide()
        self.look_button.setFocus()

    def open_connect(self) -> None:
        """Open the window that connects a server."""
        self._open(ConnectDialog(self._place))

    def open_edit(self, connection_id: str) -> None:
        """Open the window that changes a connection."""
        one = next((known for known in self.known if known.id == connection_id), None)
        if one is not None and one.connection is not None:
            self._open(ConnectDialog(self._place, edited=one))

    def connect_at(self, server: FoundServer, model: str = "", key: str = "") -> None:
        """Open the window that connects a server, filled in."""
        name = model or (server.models[0] if server.models else "")
        dialog = ConnectDialog(self._place, suggested=server.connection(name))
        dialog.offer(server.models)
        dialog.form.key.setText(key)
        self._open(dialog)

    @Slot(object)
    def _connect_found(self, server: FoundServer) -> None:
        self.connect_at(server)

    def _open(self, dialog: ConnectDialog) -> None:
        dialog.connected.connect(self._on_connected)
        dialog.open()

    @Slot(str, object)
    def _on_connected(self, connection_id: str, answer: ServerAnswer | None) -> None:
        if answer is not None:
            self.answers[connection_id] = answer
        else:
            self.answers.pop(connection_id, None)
        self._place.shell.run_task(self._reread(connection_id), self.tr("Reading connections"))

    async def _reread(self, connection_id: str) -> None:
        await self.refresh()
        if isValid(self):
            self.choose(connection_id)

    @Slot(str)
    def _open_model(self, connection_id: str) -> None:
        bench = self._place.workbench
        known = (one for one in self.known if one.id == connection_id)
        ids = (connecting.model_id_of(bench, one) for one in known)
        self._place.shell.open_panel("models", model_id=next(ids, connection_id))

    @Slot(str)
    def _disconnect(self, connection_id: str) -> None:
        self.work.begin(self._forget(connection_id), self.tr("Disconnecting"))

    async def _forget(self, connection_id: str) -> None:
        await connecting.disconnect(self._place.workbench, connection_id)
        await self.refresh()

    def show_settings(self, settings: Settings) -> None:
        """What may be reached has changed; answers that it decided do not hold any more."""
        off = settings.network != "on"
        self.offline.setVisible(off)
        for one in self.known:
            if one.connection is not None and not is_local(one.connection.host):
                self.answers.pop(one.id, None)
        self._fill()
        self._show_current()

    def show_loaded(self, _loaded: Sequence[LoadedModel]) -> None:
        """Models were loaded or unloaded."""
        self._show_current()

    def _fill(self) -> None:
        rows = []
        for one in self.known:
            connection, answer = one.connection, self._answer(one)
            state = words.server_state(answer)[0]
            if one.id in self._checking:
                state = words.tr(words.SERVER_STATES["checking"][0])
            rows.append(
                (connection.name, state, words.latency_text(answer), *self._facts(connection))
                if connection
                else (one.id, state, "", "", "", "")
            )
        fill(self.table, rows, (2,))
        found = [one.connection for one in self.known if one.connection is not None]
        servers = len({connection.base_url for connection in found})
        models = counted(len(found), "%Ln model", "%Ln models")
        where = counted(servers, "%Ln server", "%Ln servers")
        self.summary.setText(self.tr("%s of %s") % (models, where) if found else "")

    def _facts(self, connection: Connection) -> tuple[str, str, str]:
        tools = self.tr("yes") if connection.can_call_tools else self.tr("no")
        return tools, connection.model, connection.base_url

    def _answer(self, one: Connected) -> ServerAnswer | None:
        """How a server is: as it answered, or as the settings decide without asking."""
        network = self._place.workbench.settings.settings.network
        if one.connection is None:
            return connecting.damaged(one)
        far = not is_local(one.connection.host)
        if far and network != "on":
            text = self.tr(
                "It is on %s, beyond this machine, and the network is off in the settings"
            )
            hint = self.tr("Turn the network on in the settings, or use a model that is here.")
            return ServerAnswer("offline", problem=text % one.connection.host, hint=hint)
        return self.answers.get(one.id)

    def _show_current(self) -> None:
        one = self.current
        self.detail.setVisible(one is not None)
        if one is None:
            return
        bench = self._place.workbench
        model_id = connecting.model_id_of(bench, one)
        loaded = next((ld for ld in bench.loading.snapshot if ld.model.id == model_id), None)
        agents: AgentsOf = agents_of(bench.agents.agents, model_id)
        self.detail.show_server(
            one,
            self._answer(one),
            checking=one.id in self._checking,
            loaded=words.tr(words.MODEL_STATES[loaded.state]) if loaded else "",
            agents=agents,
            passing=bench.connections.key_is_passing(one),
        )
