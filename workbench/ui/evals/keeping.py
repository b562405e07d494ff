"""New data sets, copies, files that come and go: what asks first, and what can be undone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.data_set_library import (
    SUFFIX,
    DataSetDocument,
    DataSetLibrary,
    document_of,
)
from workbench.evals.data_sets import SUFFIXES, read_data_set, write_data_set
from workbench.evals.values import Case
from workbench.ui.documents.draft_keeping import DraftKeeping
from workbench.ui.documents.saving import DocumentSaving
from workbench.ui.evals.draft import SetDraft
from workbench.ui.evals.words import tr
from workbench.ui.panels import ShellApi


class SetSaving(DocumentSaving):
    """Writes to the library; the draft becomes what was written."""

    def __init__(self, library: DataSetLibrary, draft: SetDraft, parent: QObject) -> None:
        super().__init__(library, draft, parent)
        self._library, self._draft = library, draft

    async def add(self, title: str) -> None:
        """A new set with one empty case to be filled in."""
        name = self._library.free_name(title)
        await self.save_as(DataSetDocument(name, title, (Case("case-1", "Hello"),)), "")

    async def add_file(self, path: Path) -> None:
        """A set out of a file of any form, saved as one of the user's own.

        Raises:
            DocumentError: It cannot be read; the message names row and column.
        """
        found = await asyncio.to_thread(read_data_set, path, ignore_unknown=True)
        await self.save_new(document_of("", found))

    async def export(self, path: Path) -> None:
        """Write the set for others, in the form of the file's name.

        Raises:
            DocumentError: The name tells no form, or a case is not whole.
            StoreError: It cannot be written there.
        """
        document = self._draft.document
        await asyncio.to_thread(write_data_set, path, document.data_set)


class SetKeeping(QObject):
    """Carries out the commands about whole data sets.

    Signals:
        added: Another set is on screen, to be made into what is wanted.
    """

    added = Signal()

    def __init__(
        self, library: DataSetLibrary, draft: SetDraft, shell: ShellApi, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library, self._draft = library, draft
        self._shell, self._widget = shell, parent
        self.saving = SetSaving(library, draft, self)
        self.drafts = DraftKeeping(library.drafts, draft, shell, self)

    @Slot()
    def add(self) -> None:
        """A new set; saved at once."""
        self._do(self._begin(self.saving.add(tr("New data set"))), tr("New data set"))

    def save(self) -> None:
        """Write the file."""
        if self._draft.saved_name and self._draft.unsaved:
            self._do(self.saving.save(), tr("Save data set"))

    def duplicate(self) -> None:
        """A copy of the set as it is on screen."""
        if self._draft.saved_name:
            self._do(self._begin(self.saving.add_copy()), tr("Duplicate data set"))

    def remove(self) -> None:
        """Delete the set; it can be brought back."""
        name = self._draft.saved_name
        if name and not self._library.is_bundled(name):
            self._do(self.saving.remove(), tr("Delete data set"))

    @Slot()
    def restore(self) -> None:
        """Bring back what was deleted last."""
        self._do(self.saving.restore(), tr("Restore"))

    @Slot()
    def import_file(self) -> None:
        """Choose a file and add it to the library."""
        dialog = QFileDialog(self._widget, tr("Import data set"))
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilter(f"{tr('Data sets')} ({endings})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.bring_in(Path(path)))
        dialog.open()

    def bring_in(self, path: Path) -> None:
        """Add a file to the library."""
        self._do(self._begin(self.saving.add_file(path)), tr("Import data set"))

    def export(self) -> None:
        """Choose where to write the file, and in which form."""
        if not self._draft.saved_name:
            return
        dialog = QFileDialog(self._widget, tr("Export data set"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(
            [f"YAML (*{SUFFIX})", "CSV (*.csv)", "JSON lines (*.jsonl)", "TSV (*.tsv)"]
        )
        dialog.selectFile(f"{self._draft.saved_name}{SUFFIX}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda path: self.write(Path(path), dialog.selectedNameFilter())
        )
        dialog.open()

    def write(self, path: Path, form: str = "") -> None:
        """Write the set to a file; a name without an ending gets that of the form."""
        if not path.name.casefold().endswith(SUFFIXES):
            suffix = form.partition("(*")[2].rstrip(")") or SUFFIX
            path = path.with_name(path.name + suffix)
        self._do(self.saving.export(path), tr("Export data set"))

    async def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        await work
        self.added.emit()

    def _do(self, work: Coroutine[Any, Any, Any], title: str) -> None:
        self._shell.run_task(work, title)


def draft_text(document: DataSetDocument) -> str:
    """A set as text to be compared, whether a file could hold it or not."""
    from workbench.base.files import canonical_json
    from workbench.evals.case_reading import case_values, check_values

    rows = [canonical_json(case_values(case)).strip() for case in document.cases]
    head = [document.title, document.description]
    checks = canonical_json(check_values(document.checks)).strip()
    return "\n".join([*head, checks, *rows])
