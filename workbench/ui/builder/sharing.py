"""Graphs to and from files, also of other programs; what is left out is told."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.agents.exchange.python_sources import Exported
from workbench.agents.exchange.report import Report
from workbench.agents.graphs.files import SUFFIX
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.ui.builder.controller import BuilderController
from workbench.ui.builder.draft import GraphDraft
from workbench.ui.builder.parts import BuilderParts
from workbench.ui.builder.saving import GraphSaving
from workbench.ui.builder.words import tr
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.panels import ShellApi

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class FileForm:
    """A format that a graph can be written in.

    Attributes:
        title: In the file dialog, to be translated in the context ``builder``.
        suffix: Of its files.
    """

    title: str
    suffix: str

    @property
    def filter(self) -> str:
        """As the file dialog lists it."""
        return f"{tr(self.title)} (*{self.suffix})"


FORMS: Mapping[str, FileForm] = {
    "yaml": FileForm(QT_TRANSLATE_NOOP("builder", "Graph"), SUFFIX),
    "workflow": FileForm(QT_TRANSLATE_NOOP("builder", "Agent Framework workflow"), ".yaml"),
    "python": FileForm(QT_TRANSLATE_NOOP("builder", "Python script"), ".py"),
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
        parts.losses.copy_asked.connect(shell.copy)
        parts.losses.accepted.connect(self._on_accepted)
        parts.losses.closed.connect(self._forget)
        parts.losses.closed.connect(parts.canvas.view.setFocus)
        controller.left.connect(self._forget)
        controller.left.connect(parts.losses.hide)
        self._waiting: tuple[Exported, Path] | None = None

    def export(self) -> None:
        """Choose where to write the graph, and in which format."""
        if not self._draft.saved_name:
            return
        self._parts.inspector.flush()
        dialog = QFileDialog(self._widget, tr("Export graph"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys = {form.filter: key for key, form in FORMS.items()}
        dialog.setNameFilters(list(keys))

        def name_for(chosen: str) -> None:
            suffix = FORMS[keys[chosen]].suffix
            dialog.setDefaultSuffix(suffix.removeprefix("."))
            dialog.selectFile(f"{self._draft.document.name}{suffix}")

        def write(path: str) -> None:
            key = keys[dialog.selectedNameFilter()]
            self._do(self.export_to(Path(path), key), tr("Export graph"))

        dialog.filterSelected.connect(name_for)
        dialog.fileSelected.connect(write)
        name_for(next(iter(keys)))
        dialog.open()

    async def export_to(self, path: Path, form: str) -> None:
        """Write the graph on screen to a file; what would be left out is agreed to first.

        Raises:
            WorkbenchError: It cannot be written in that format, or there.
        """
        from workbench.app.exporting import exported  # the panel opens without it

        made = await exported(self._workbench, self._draft.document, form)
        losses = made.report.left_out
        if not losses:
            self._forget()
            self._parts.losses.hide()
            await self._write(made, path)
            return
        one = tr("{0}: 1 thing will be left out, or done otherwise")
        more = tr("{0}: {1} things will be left out, or done otherwise")
        self._waiting = made, path
        self._parts.show_work(has_graph=True)
        said = (one if len(losses) == 1 else more).format(path.name, len(losses))
        self._parts.losses.ask(said, losses)

    @Slot()
    def _on_accepted(self) -> None:
        waiting, self._waiting = self._waiting, None
        self._parts.canvas.view.setFocus()
        if waiting is not None:
            self._do(self._write(*waiting), tr("Export graph"))

    @Slot()
    def _forget(self) -> None:
        self._waiting = None

    async def _write(self, made: Exported, path: Path) -> None:
        from workbench.app.exporting import write_export

        await write_export(made, path)
        beside = ", ".join(made.beside)
        why = tr("Beside it: {0}.").format(beside) if beside else ""
        if not made.report.left_out:
            why = " ".join(part for part in (tr("Nothing was left out."), why) if part)
        title = tr("Exported to {0}").format(path.name)
        self._shell.notify(Notice("success", title, why, key="builder.exchange"))

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
            self._shell.notify(Notice("success", title, why, key="builder.exchange"))
            return
        one = tr("{0}: 1 thing was left out, or is done otherwise")
        more = tr("{0}: {1} things were left out, or are done otherwise")
        said = (one if len(losses) == 1 else more).format(name, len(losses))
        why = "\n".join(str(loss) for loss in losses[:_MOST_TOLD])
        if len(losses) > _MOST_TOLD:
            rest = tr("And {0} more.").format(len(losses) - _MOST_TOLD)
            why = f"{why}\n{rest}"
        hint = tr("The list above the canvas has everything.")
        self._shell.notify(Notice("warning", said, why, hint, key="builder.exchange"))
        self._parts.show_work(has_graph=True)
        self._parts.losses.show_losses(said, losses)

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)
