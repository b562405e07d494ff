"""Joins finding and the list of downloads to the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from workbench.app.workbench import Workbench
from workbench.models.downloads.queue_file import Wanted
from workbench.ui.models.download_list import DownloadList
from workbench.ui.models.find import FindView
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme


class Fetching(QObject):
    """What the user asks in both rooms is done here.

    Signals:
        begun: A download was queued.
        left: What is installed is to be shown.
        opened: A fetched model is to be shown. arg: its id.
    """

    begun = Signal()
    left = Signal()
    opened = Signal(str)

    def __init__(
        self, workbench: Workbench, theme: Theme, shell: ShellApi, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workbench, self._shell = workbench, shell
        self.find = FindView(workbench.sources, workbench.models, theme, shell)
        self.list = DownloadList(theme)
        self.find.wanted.connect(self._on_wanted)
        self.find.left.connect(self.left)
        self.list.asked.connect(self._on_asked)
        self.list.limited.connect(self._on_limited)
        self.list.show_limit(workbench.settings.settings.download_rate_bytes_per_s)
        self._ends = (
            workbench.downloads.listen(lambda _items: self._show()),
            workbench.models.listen(lambda _models: self._show()),
        )
        self._show()

    def end(self) -> None:
        """Stop listening."""
        for end in self._ends:
            end()

    def _show(self) -> None:
        failures = {
            model.path.parent.name: model.load_failure
            for model in self._workbench.models.models
            if model.load_failure
        }
        self.list.show_downloads(self._workbench.downloads.items, failures)

    def _on_wanted(self, wanted: Wanted) -> None:
        self._shell.run_task(self._add(wanted), self.tr("Queueing %s") % wanted.title)

    async def _add(self, wanted: Wanted) -> None:
        real = await self._workbench.sources.resolved(wanted)
        await self._workbench.downloads.add(real)
        self.begun.emit()

    def _on_limited(self, rate_bytes_per_s: float) -> None:
        self._workbench.settings.change(download_rate_bytes_per_s=rate_bytes_per_s)

    def _on_asked(self, what: str, download_id: str) -> None:
        downloads = self._workbench.downloads
        if what == "open":
            self._open(download_id)
            return
        work = {
            "pause": downloads.pause,
            "resume": downloads.resume,
            "cancel": downloads.cancel,
        }[what]
        self._shell.run_task(work(download_id), "")

    def _open(self, download_id: str) -> None:
        digest = next(
            item.model_digest
            for item in self._workbench.downloads.items
            if item.wanted.id == download_id
        )
        for model in self._workbench.models.models:
            if model.path.parent.name == digest:
                self.opened.emit(model.id)
                return
