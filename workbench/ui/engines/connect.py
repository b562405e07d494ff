"""The window that connects a model of a server, or changes such a connection."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox
from shiboken6 import isValid

from workbench.app import connecting
from workbench.app.connecting import ServerAnswer, ask_server, full_address
from workbench.app.connections import Connected, reach_of, same_server
from workbench.app.notices import Notice
from workbench.base.errors import EngineError, ModelError, WorkbenchError
from workbench.engines.openai_compatible.connection import (
    Connection,
    address_problem,
    connection_of,
)
from workbench.ui.engines import words
from workbench.ui.engines.connect_form import ConnectForm
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import WorkDialog
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX = 620


class ConnectDialog(WorkDialog):
    """Asks for everything a connection has; tests it; keeps it.

    Signals:
        connected: args: id of the connection, and the last ``ServerAnswer`` or None.
    """

    connected = Signal(str, object)

    def __init__(
        self,
        place: Place,
        *,
        suggested: Connection | None = None,
        edited: Connected | None = None,
    ) -> None:
        values = edited.connection if edited else suggested
        title = words.tr("Edit %s") % edited.id if edited else words.tr("Connect a server")
        start = words.tr("Save") if edited else words.tr("Connect")
        super().__init__(place, title, start, "link")
        self._edited = edited
        self._answer: ServerAnswer | None = None
        self.resize(WIDTH_PX, self.sizeHint().height())
        self.form = ConnectForm(place.theme, has_key=bool(values and values.key_name))
        self.column.addWidget(self.form)
        self.fine = label("", "muted", wrap=True)
        self.column.addWidget(self.fine)
        self.anyway = QCheckBox(self.tr("Connect without reaching it now"))
        self.anyway.setToolTip(self.tr("For a server that is started later"))
        self.column.addWidget(self.anyway)
        self.test = Button(place.theme, self.tr("Test"), icon="zap")
        self.test.setToolTip(self.tr("Asks the server for its models; nothing is kept by that"))
        self.buttons.insertWidget(1, self.test)
        self.finish_layout()
        self.inputs += [self.form, self.anyway, self.test]
        self.anyway.setVisible(edited is None)
        self.fine.hide()
        on_click(self.test, self.begin_test)
        on_click(self.start, self._on_start)
        on_click(self.form.list_button, self.begin_test)
        if values is not None:
            self.form.set_values(values)
        self.form.address.setFocus()

    def offer(self, names: tuple[str, ...]) -> None:
        """Offer models to choose from."""
        self.form.offer(names)

    def begin_test(self) -> None:
        """Ask the server for its models."""
        if not self.working:
            self.fine.hide()
            self.bar.setRange(0, 0 if self.place.theme.tokens.motion_ms else 1)
            self.begin(self._test(), self.tr("Asking the server"))

    def _on_start(self) -> None:
        if not self.working:
            self.fine.hide()
            self.bar.setRange(0, 0 if self.place.theme.tokens.motion_ms else 1)
            work = self._change() if self._edited else self._connect()
            self.begin(work, self.tr("Connecting a server"))

    def values(self, *, model_needed: bool = True) -> Connection:
        """What was typed.

        Raises:
            EngineError: Something is missing or wrong.
        """
        given = self.form.values()
        address = full_address(str(given["base_url"])) if given["base_url"] else ""
        if not address or address_problem(address):
            self.form.mark(self.form.address)
            text = address_problem(address) if address else self.tr("the address is missing")
            raise ModelError(text, self.tr("Write it as 127.0.0.1:8000."))
        if model_needed and not given["model"]:
            self.form.mark(self.form.model)
            raise ModelError(
                self.tr("the model is missing"),
                self.tr("Type its name, or let the server list what it has."),
            )
        typed = {**given, "base_url": address, "model": given["model"] or "?"}
        before = self._edited.connection if self._edited else None
        kept = asdict(before) if before else {}
        return connection_of({**kept, **typed}, address)

    async def _test(self) -> None:
        answer = await self._asked(self.values(model_needed=False))
        if not isValid(self):
            return
        self.form.offer(answer.models)
        if answer.problem:
            raise EngineError(answer.problem, answer.hint)
        self.fine.setText(self._good(answer))
        self.fine.show()

    def _good(self, answer: ServerAnswer) -> str:
        took = words.latency_text(answer)
        if not answer.models:
            text = self.tr("It answers in %s, and does not tell its models: type the name.")
            return text % took
        text = self.tr("It answers in %s, and has: %s.")
        return text % (took, words.list_text(answer.models))

    async def _asked(self, connection: Connection) -> ServerAnswer:
        """Ask with the key that was typed, or the one that is kept for this server."""
        bench, key = self.place.workbench, self.form.key.text()
        wanted = connection if connection.model != "?" else replace(connection, model="")
        edited = self._edited
        kept = edited.connection if edited else None
        if edited and kept and not key and same_server(kept, connection):
            key = await asyncio.to_thread(bench.connections.key, edited)
        network = bench.settings.settings.network
        self._answer = await asyncio.to_thread(ask_server, wanted, key, network, bench.guard)
        return self._answer

    async def _connect(self) -> None:
        connection, key = self.values(), self.form.key.text()
        bench = self.place.workbench
        reach_of(connection, bench.settings.settings.network)
        check = not self.anyway.isChecked()
        if check:
            answer = await self._asked(connection)
            if answer.problem and answer.state != "busy":
                raise EngineError(answer.problem, answer.hint)
            if isValid(self):
                self.at_work.set_text(self.tr("Loading its model once"))
        made = await connecting.connect(bench, connection, key, check=check)
        self._done(made.id, self.tr("%s is connected") % connection.name)

    async def _change(self) -> None:
        edited = self._edited
        if edited is None:
            return
        changed = await connecting.change(
            self.place.workbench,
            edited.id,
            self.values(),
            self.form.key.text(),
            keep_key=not self.form.forget_key.isChecked(),
        )
        name = changed.connection.name if changed.connection else changed.id
        self._answer = None
        self._done(changed.id, self.tr("%s is changed") % name)

    def show_problem(self, exc: WorkbenchError) -> None:
        """Say what went wrong and what to do."""
        self.problem.setText(words.sentence(exc))
        self.problem.show()

    def _done(self, connection_id: str, title: str) -> None:
        text = self.tr("It stands in the list of models; agents can choose it.")
        self.place.shell.notify(
            Notice("success", title, text, key=f"connected.{connection_id}")
        )
        if isValid(self):
            self.connected.emit(connection_id, self._answer)
            self.accept()
