"""The page of an Ollama server: its models, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.app.aside import aside
from workbench.app.discovery import FoundServer
from workbench.app.ollama import OllamaServer
from workbench.base.errors import WorkbenchError
from workbench.engines.ollama.address import usual_address
from workbench.engines.ollama.values import OllamaModel, OllamaRunning, PullProgress
from workbench.ui.engines import words
from workbench.ui.engines.work_strip import WorkStrip
from workbench.ui.language.figures import figure, size_text
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import fill, plain_table
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import NumberField
from workbench.ui.widgets.placeholders import EmptyState

_MINUTE_S = 60.0
_MOST_MINUTES = 100_000


class OllamaPage(QWidget):
    """Asks nobody until a button is pressed.

    Signals:
        connect_asked: args: a ``FoundServer``, the name of one of its models.
    """

    connect_asked = Signal(object, str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.models: tuple[OllamaModel, ...] = ()
        self._running: dict[str, OllamaRunning] = {}
        space = place.theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, space.xl_px, space.l_px)
        column.setSpacing(space.m_px)
        column.addLayout(self._head())
        self.work = WorkStrip(place)
        column.addWidget(self.work)
        column.addWidget(self._question())
        column.addWidget(self._pages(), 1)
        self.details = label("", "muted", wrap=True)
        self.details.hide()
        column.addWidget(self.details)
        column.addWidget(self._actions())
        self.work.inputs = [
            self.address, self.ask, self.name, self.pull, *self._buttons, self.minutes
        ]  # fmt: skip
        self.work.ended.connect(self._dress)
        self._dress()

    def _head(self) -> QHBoxLayout:
        theme = self._place.theme
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space.s_px)
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the Ollama server"))
        self.address.setPlaceholderText(_usual())
        self.address.setMaximumWidth(260)
        self.address.returnPressed.connect(self.look)
        self.ask = Button(theme, self.tr("Show models"), icon="refresh-cw")
        on_click(self.ask, self.look)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of a model to fetch"))
        self.name.setPlaceholderText(self.tr("Model, such as qwen3:4b"))
        self.name.returnPressed.connect(self.fetch)
        self.name.textChanged.connect(lambda _text: self._dress())
        self.pull = Button(theme, self.tr("Fetch"), icon="download")
        on_click(self.pull, self.fetch)
        row.addWidget(label(self.tr("Server"), "muted"))
        row.addWidget(self.address, 1)
        row.addWidget(self.ask)
        row.addStretch(1)
        row.addWidget(self.name, 1)
        row.addWidget(self.pull)
        return row

    def _pages(self) -> QStackedWidget:
        theme = self._place.theme
        headings = (
            self.tr("Model"), self.tr("Size"), self.tr("Parameters"), self.tr("Quantisation"),
            self.tr("Family"), self.tr("In memory"),
        )  # fmt: skip
        self.table = plain_table(self.tr("Models of Ollama"), headings, 0)
        self.table.itemSelectionChanged.connect(self._on_chosen)
        self.start = EmptyState(
            theme,
            "layers",
            self.tr("Ollama was not asked yet"),
            self.tr("Its models are listed, fetched, kept in memory and removed here. Nobody "
                    "is asked until you press the button."),
            self.tr("Show its models"),
        )  # fmt: skip
        self.start.asked.connect(self.look)
        self.none = EmptyState(
            theme,
            "download",
            self.tr("It has no model"),
            self.tr("Type the name of one above, such as qwen3:4b, and press Fetch."),
        )
        self.pages = QStackedWidget()
        for page in (self.start, self.none, self.table):
            self.pages.addWidget(page)
        return self.pages

    def _actions(self) -> QWidget:
        theme = self._place.theme
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        self.connect_button = Button(theme, self.tr("Connect…"), kind="primary", icon="link")
        self.show_details = Button(theme, self.tr("Details"), icon="info")
        self.keep = Button(theme, self.tr("Keep in memory"), icon="pin")
        self.minutes = NumberField(self.tr("For how long"))
        self.minutes.setDecimals(0)
        self.minutes.setRange(0, _MOST_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("until told"))
        self.unload = Button(theme, self.tr("Unload"), icon="power")
        self.remove = Button(theme, self.tr("Remove…"), kind="danger", icon="trash-2")
        on_click(self.connect_button, self._on_connect)
        on_click(self.show_details, self._on_details)
        on_click(self.keep, self._on_keep)
        on_click(self.unload, self._on_unload)
        on_click(self.remove, self._on_remove)
        self._buttons = (
            self.connect_button, self.show_details, self.keep, self.unload, self.remove
        )  # fmt: skip
        for widget in (
            self.connect_button, self.show_details, self.keep, self.minutes, self.unload
        ):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.actions_row = holder
        return holder

    def _question(self) -> QFrame:
        theme = self._place.theme
        self.asking = QFrame()
        self.asking.setProperty("role", "card")
        row = QHBoxLayout(self.asking)
        self._asked = label("", wrap=True)
        self.stay = Button(theme, self.tr("Keep"))
        self.really = Button(theme, self.tr("Remove"), kind="danger")
        on_click(self.stay, self.asking.hide)
        on_click(self.really, self._on_really)
        row.addWidget(self._asked, 1)
        row.addWidget(self.stay)
        row.addWidget(self.really)
        self.asking.hide()
        return self.asking

    @property
    def current(self) -> OllamaModel | None:
        """The chosen model."""
        row = self.table.currentRow()
        return self.models[row] if 0 <= row < len(self.models) else None

    def look(self) -> None:
        """Ask the server for its models."""
        self.asking.hide()
        self.work.begin(self._look(), self.tr("Asking Ollama"))

    def fetch(self) -> None:
        """Let it fetch the model whose name was typed."""
        name = self.name.text().strip()
        if name:
            self.work.begin(self._fetch(name), self.tr("Ollama fetches %s") % name)

    async def _look(self) -> None:
        await self._list(self._server())

    async def _fetch(self, name: str) -> None:
        server = self._server()

        def told(step: PullProgress) -> None:
            share = step.done_bytes / step.total_bytes if step.total_bytes else 0.0
            text = f"{name}: {step.status}"
            if step.total_bytes:
                text += f" · {size_text(step.done_bytes)} / {size_text(step.total_bytes)}"
            self.work.told(share, text)

        await server.pull(name, told)
        await self._list(server)
        if isValid(self):
            self.name.clear()

    async def _list(self, server: OllamaServer) -> None:
        models = await aside(server.api.models)
        running = await aside(server.api.running)
        if isValid(self):
            self._show(models, running)

    def _show(
        self, models: tuple[OllamaModel, ...], running: tuple[OllamaRunning, ...]
    ) -> None:
        chosen = self.current.name if self.current else ""
        self.models, self._running = models, {one.name: one for one in running}
        rows = [
            (
                model.name,
                size_text(model.size_bytes),
                model.parameters,
                model.quantisation,
                model.family,
                self._memory(model),
            )
            for model in models
        ]
        fill(self.table, rows, (1, 2))
        names = [model.name for model in models]
        if names:
            self.table.selectRow(names.index(chosen) if chosen in names else 0)
        self.pages.setCurrentWidget(self.table if names else self.none)
        self._dress()

    def _memory(self, model: OllamaModel) -> str:
        held = self._running.get(model.name)
        if held is None:
            return ""
        text = size_text(held.size_bytes)
        if held.gpu_bytes:
            text += self.tr(", %s of it on the GPU") % size_text(held.gpu_bytes)
        until = held.until[11:16] if held.until[10:11] == "T" else ""
        return text + (self.tr(", until %s UTC") % until if until.strip() else "")

    def _server(self) -> OllamaServer:
        bench = self._place.workbench
        return OllamaServer(bench.settings, bench.guard, self.address.text().strip())

    def _do(self, step: Callable[[OllamaServer], None], title: str) -> None:
        async def work() -> None:
            server = self._server()
            await aside(step, server)
            await self._list(server)

        self.work.begin(work(), title)

    def _on_connect(self) -> None:
        model = self.current
        if model is None:
            return
        try:
            address = self._server().api.address
        except WorkbenchError as exc:
            self.work.show_problem(exc)
            return
        names = tuple(one.name for one in self.models)
        self.connect_asked.emit(FoundServer("ollama", f"{address}/v1", names), model.name)

    def _on_keep(self) -> None:
        if (model := self.current) is not None:
            seconds = self.minutes.value() * _MINUTE_S or None
            title = self.tr("Ollama loads %s") % model.name
            self._do(lambda server: server.api.keep(model.name, seconds), title)

    def _on_details(self) -> None:
        if (model := self.current) is not None:
            self.work.begin(self._details(model.name), self.tr("Asking Ollama"))

    async def _details(self, name: str) -> None:
        found = await aside(self._server().api.show, name)
        if not isValid(self):
            return
        context = figure(f"{found.context_tokens:,}") if found.context_tokens else ""
        parts = (
            (self.tr("context"), context and self.tr("%s tokens") % context),
            (self.tr("can"), ", ".join(found.capabilities)),
            (self.tr("licence"), found.licence),
        )
        told = " · ".join(f"{title}: {text}" for title, text in parts if text)
        self.details.setText(f"{name} — {told or self.tr('it tells nothing')}")
        self.details.show()

    def _on_unload(self) -> None:
        if (model := self.current) is not None:
            title = self.tr("Ollama unloads %s") % model.name
            self._do(lambda server: server.api.unload(model.name), title)

    def _on_remove(self) -> None:
        if (model := self.current) is not None:
            text = self.tr("Remove %s from Ollama's disk? %s become free.")
            self._asked.setText(text % (model.name, size_text(model.size_bytes)))
            self.asking.show()
            self.stay.setFocus()

    def _on_really(self) -> None:
        self.asking.hide()
        if (model := self.current) is not None:
            title = self.tr("Ollama removes %s") % model.name
            self._do(lambda server: server.api.remove(model.name), title)

    def _on_chosen(self) -> None:
        self.details.hide()
        self.asking.hide()
        self._dress()

    def _dress(self) -> None:
        model = self.current
        self.actions_row.setVisible(bool(self.models))
        if self.work.working:
            return
        for button in (*self._buttons, self.minutes):
            button.setEnabled(model is not None)
        self.unload.setEnabled(model is not None and model.name in self._running)
        self.pull.setEnabled(bool(self.name.text().strip()))


def _usual() -> str:
    """Where Ollama is expected; a bad OLLAMA_HOST is told when it is asked."""
    try:
        return usual_address()
    except WorkbenchError:
        return words.tr("the address in OLLAMA_HOST is bad")
