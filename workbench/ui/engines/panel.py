"""The engines panel: what runs the models, on this machine and on servers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.loaded import LoadedModel
from workbench.app.workbench import Workbench
from workbench.base.settings import Settings
from workbench.ui.engines.foundry import FoundryPage
from workbench.ui.engines.here import EnginesHere
from workbench.ui.engines.ollama import OllamaPage
from workbench.ui.engines.servers import Servers
from workbench.ui.engines.vllm import VllmPage
from workbench.ui.models.more import Place
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Segmented

Page = TypeVar("Page", bound=QWidget)
_PAGES = ("engines", "servers", "vllm", "ollama", "foundry")


class EnginesPanel(QWidget):
    """Five pages under one head. Nobody beyond this machine is asked until a button is."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._foundry: FoundryPage | None = None
        place = Place(self, workbench, theme, shell)
        self._shell = shell
        space = theme.tokens.space
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.xl_px, space.l_px, 0, 0)
        outer.setSpacing(space.m_px)
        self._place = place
        self.here = EnginesHere(place)
        self.servers = Servers(place)
        outer.addLayout(self._head(theme))
        self.pages = QStackedWidget()
        for page in (self.here, self.servers):
            self.pages.addWidget(page)
        outer.addWidget(self.pages, 1)
        self.first_focus = self.here.cards
        self._ends = (
            workbench.models.listen(lambda models: self.here.set_models(models)),
            workbench.loading.listen(self._on_loaded),
            workbench.settings.listen(self._on_settings),
        )
        self.destroyed.connect(self._stop_listening())
        self.here.set_models(workbench.models.models)
        self._on_settings(workbench.settings.settings)
        self.show_target("engines")

    def _head(self, theme: Theme) -> QHBoxLayout:
        space = theme.tokens.space
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space.xl_px, 0)
        head.setSpacing(space.l_px)
        head.addWidget(label(self.tr("Engines"), "page"))
        titles = (
            self.tr("On this machine"), self.tr("Servers"), self.tr("vLLM"), self.tr("Ollama"),
            self.tr("Foundry Local"),
        )  # fmt: skip
        self.rooms = Segmented(tuple(zip(_PAGES, titles, strict=True)), self.tr("Engines"))
        self.rooms.chosen.connect(self.show_target)
        head.addStretch(1)
        head.addWidget(self.rooms)
        head.addStretch(2)
        return head

    @cached_property
    def vllm(self) -> VllmPage:
        """How a vLLM server is started; made when it is first shown."""
        return self._added(VllmPage(self._place))

    @cached_property
    def ollama(self) -> OllamaPage:
        """An Ollama server's models; made when it is first shown."""
        page = self._added(OllamaPage(self._place))
        page.connect_asked.connect(self._connect)
        return page

    @cached_property
    def foundry(self) -> FoundryPage:
        """Foundry Local; made when it is first shown."""
        page = self._added(FoundryPage(self._place))
        page.connect_asked.connect(self._connect)
        self._foundry = page
        return page

    def _added(self, page: Page) -> Page:
        self.pages.addWidget(page)
        return page

    @Slot(str)
    def show_target(self, page: str = "") -> None:
        """Show a page: engines, servers, vllm, ollama or foundry."""
        if page not in _PAGES:
            page = self.rooms.value or "engines"
        self.rooms.set_value(page)
        makers: dict[str, Callable[[], QWidget]] = {
            "engines": lambda: self.here,
            "servers": lambda: self.servers,
            "vllm": lambda: self.vllm,
            "ollama": lambda: self.ollama,
            "foundry": lambda: self.foundry,
        }
        self.pages.setCurrentWidget(makers[page]())
        if self.isVisible() and page == "servers":
            self.servers.check_near()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.here.look()
        self._shell.run_task(self._read(), self.tr("Reading the connections"))

    async def _read(self) -> None:
        """Commands may have connected servers while nobody looked."""
        await self.servers.refresh()
        if self.rooms.value == "servers":
            self.servers.check_near()

    @Slot(object, str)
    @Slot(object, str, str)
    def _connect(self, server: object, model: str, key: str = "") -> None:
        self.show_target("servers")
        self.servers.connect_at(server, model, key)  # type: ignore[arg-type]

    def _on_loaded(self, loaded: tuple[LoadedModel, ...]) -> None:
        self.here.cards.show_loaded(loaded)
        self.servers.show_loaded(loaded)

    def _on_settings(self, settings: Settings) -> None:
        self.servers.show_settings(settings)
        if self._foundry is not None:
            self._foundry.show_settings()

    def _stop_listening(self) -> Callable[[], None]:
        ends = self._ends

        def stop() -> None:
            for end in ends:
                end()

        return stop


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """The panel, for the table of panels."""
    return EnginesPanel(workbench, theme, shell)
