"""Graphs to and from files, also of other programs; what is left out is told."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.agents.exchange.report import Report
from workbench.agents.graphs.files import SUFFIX
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.ui.agents.exporting import Exporting, FileForm, ask_where
from workbench.ui.builder.controller import BuilderController
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.saving import GraphSaving
from workbench.ui.builder.words import tr
from workbench.ui.language.words import counted
from workbench.ui.panels import ShellApi

_MOST_TOLD = 3


def _forms() -> Mapping[str, FileForm]:
    """The formats that a graph can be written in."""
    return {
        "yaml": FileForm(tr("Graph"), SUFFIX),
        "workflow": FileForm(tr("Agent Framework workflow"), ".yaml"),
        "python": FileForm(tr("Python script"), ".py"),
    }


class GraphSharing(QObject):
    """Exports the graph on screen and imports files; nothing in a file is carried out."""

    def __init__(
        self,
        workbench: Workbench,
        draft: GraphDraft,
        saving: GraphSaving,
        controller: BuilderController,
        parts: BuilderParts,
        shell: ShellApi,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._draft, self._saving = workbench, draft, saving
        self._controller, self._parts = controller, parts
        self._shell, self._widget = shell, parent
        parts.graphs.import_asked.connect(self.import_file)
        self._exporting = Exporting(workbench, parts.losses, shell, parts.canvas.view)
        controller.left.connect(self._exporting.forget)
        controller.left.connect(parts.losses.hide)

    def export(self) -> None:
        """Choose where to write the graph, and in which format."""
        if not self._draft.saved_name:
            return
        self._parts.inspector.flush()
        title, name = tr("Export graph"), self._draft.document.name

        def write(path: Path, form: str) -> None:
            self._do(self.export_to(path, form), title)

        ask_where(self._widget, title, name, _forms(), write)

    async def export_to(self, path: Path, form: str) -> None:
        """Write the graph on screen to a file; what would be left out is agreed to first.

        Raises:
            WorkbenchError: It cannot be written in that format, or there.
        """
        self._parts.show_work(has_graph=True)
        await self._exporting.export_to(self._draft.document, path, form)

    @Slot()
    def import_file(self) -> None:
        """Choose a file and add it to the library."""
        dialog = QFileDialog(self._widget, tr("Import graph"))
        names = tr("Graphs, workflows, flows and teams")
        dialog.setNameFilter(f"{names} (*.yaml *.yml *.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self._do(self.import_from(Path(path)), tr("Import graph"))
        )
        dialog.open()

    async def import_from(self, path: Path) -> None:
        """Add what a file holds to the library, show it, and tell what is left out.

        Raises:
            WorkbenchError: It holds no graph that is read here, or could not be saved.
        """
        self._controller.leave()
        tools = [tool.name for tool in self._workbench.tools]
        report = await self._saving.add_file(path, tools)
        self._tell(tr("Imported from {0}").format(path.name), path.name, report)

    def _tell(self, title: str, name: str, report: Report) -> None:
        losses = report.left_out
        if not losses:
            self._parts.losses.hide()
            why = tr("Nothing was left out.")
            self._shell.notify(Notice("success", title, why, key="exchange"))
            return
        said = counted(
            len(losses),
            "{0}: %Ln thing was left out, or is done otherwise",
            "{0}: %Ln things were left out, or are done otherwise",
        ).format(name)
        why = "\n".join(str(loss) for loss in losses[:_MOST_TOLD])
        if len(losses) > _MOST_TOLD:
            rest = tr("And {0} more.").format(len(losses) - _MOST_TOLD)
            why = f"{why}\n{rest}"
        hint = tr("The list above the canvas has everything.")
        self._shell.notify(Notice("warning", said, why, hint, key="exchange"))
        self._parts.show_work(has_graph=True)
        self._parts.losses.show_losses(said, losses)

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)
