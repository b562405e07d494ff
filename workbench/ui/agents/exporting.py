"""A document goes to a file: where to, in which format, and what is left out there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.agents.documents import AgentDocument
from workbench.agents.exchange.python_sources import Exported
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.ui.agents.loss_strip import LossStrip
from workbench.ui.language.words import counted
from workbench.ui.panels import ShellApi


@dataclass(frozen=True, slots=True)
class FileForm:
    """A format: its title in the file dialog, and the suffix of its files."""

    title: str
    suffix: str

    @property
    def filter(self) -> str:
        """As the file dialog lists it."""
        return f"{self.title} (*{self.suffix})"


def ask_where(
    parent: QWidget,
    title: str,
    name: str,
    forms: Mapping[str, FileForm],
    chosen: Callable[[Path, str], None],
) -> None:
    """Let a person choose a file and a format.

    Args:
        parent: Where the dialog belongs.
        title: Of the dialog.
        name: Of the document; each format adds its suffix.
        forms: The formats by their keys, the first one first.
        chosen: Called with the file and the key of the format.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys = {form.filter: key for key, form in forms.items()}
    dialog.setNameFilters(list(keys))

    def name_for(shown: str) -> None:
        suffix = forms[keys[shown]].suffix
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(f"{name}{suffix}")

    dialog.filterSelected.connect(name_for)
    dialog.fileSelected.connect(
        lambda path: chosen(Path(path), keys[dialog.selectedNameFilter()])
    )
    name_for(next(iter(keys)))
    dialog.open()


class Exporting(QObject):
    """Writes documents; what would be left out is shown first and agreed to."""

    def __init__(
        self, workbench: Workbench, strip: LossStrip, shell: ShellApi, back_to: QWidget
    ) -> None:
        """Listen to the strip.

        Args:
            workbench: Where tools and collections are.
            strip: Where what is left out is shown.
            shell: For notices and tasks.
            back_to: What has the focus once a person has decided.
        """
        super().__init__(strip)
        self._workbench, self._strip, self._shell = workbench, strip, shell
        self._back_to = back_to
        self._waiting: tuple[Exported, Path] | None = None
        strip.accepted.connect(self._on_accepted)
        strip.closed.connect(self.forget)
        strip.closed.connect(back_to.setFocus)
        strip.copy_asked.connect(shell.copy)

    async def export_to(
        self, document: AgentDocument | GraphDocument, path: Path, form: str
    ) -> None:
        """Write a document to a file, or show first what would be left out.

        Raises:
            WorkbenchError: It cannot be written in that format, or there.
        """
        from workbench.app.exporting import exported  # panels open without it

        made = await exported(self._workbench, document, form)
        losses = made.report.left_out
        self.forget()
        if not losses:
            self._strip.hide()
            await self._write(made, path)
            return
        self._waiting = made, path
        said = counted(
            len(losses),
            "{0}: %Ln thing will be left out, or done otherwise",
            "{0}: %Ln things will be left out, or done otherwise",
        ).format(path.name)
        self._strip.ask(said, losses)

    @Slot()
    def forget(self) -> None:
        """What was asked is not to be done."""
        self._waiting = None

    @Slot()
    def _on_accepted(self) -> None:
        waiting, self._waiting = self._waiting, None
        self._back_to.setFocus()
        if waiting is not None:
            self._shell.run_task(self._write(*waiting), self.tr("Export"))

    async def _write(self, made: Exported, path: Path) -> None:
        from workbench.app.exporting import write_export

        await write_export(made, path)
        said = [] if made.report.left_out else [self.tr("Nothing was left out.")]
        if made.beside:
            said.append(self.tr("Beside it: {0}.").format(", ".join(made.beside)))
        title = self.tr("Exported to {0}").format(path.name)
        self._shell.notify(Notice("success", title, " ".join(said), key="exchange"))
