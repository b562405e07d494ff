"""Makes a run a case: asks for the data set, adds the case, and shows it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from workbench.app.data_set_library import document_of
from workbench.app.workbench import Workbench
from workbench.evals.case_of_run import case_of_run
from workbench.evals.values import Case, DataSet
from workbench.ui.chat.inline import visible
from workbench.ui.evals.case_strip import NEW, CaseStrip
from workbench.ui.evals.draft import SetDraft
from workbench.ui.evals.keeping import SetKeeping
from workbench.ui.evals.set_page import SetPage
from workbench.ui.evals.words import tr
from workbench.ui.panels import ShellApi


class CasesOfRuns(QObject):
    """Works the strip that asks.

    Args:
        open_set: Shows a data set by its name, or the one that is open for an empty name.
    """

    def __init__(
        self,
        workbench: Workbench,
        draft: SetDraft,
        keeping: SetKeeping,
        strip: CaseStrip,
        page: SetPage,
        open_set: Callable[[str], None],
        shell: ShellApi,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._library = workbench, workbench.data_sets
        self._draft, self._keeping = draft, keeping
        self._strip, self._page = strip, page
        self._open_set, self._shell = open_set, shell
        strip.add_asked.connect(self._on_add)
        strip.closed.connect(strip.hide)

    def ask(self, run_id: str) -> None:
        """Ask which data set a run goes into."""
        self._shell.run_task(self._ask(run_id), tr("Make a test case"))

    async def _ask(self, run_id: str) -> None:
        records = await self._workbench.conversations.records(run_id)
        case = case_of_run(records)
        if not self._library.documents:
            await self._library.refresh()
        own = [one for one in self._library.documents if not self._library.is_bundled(one.name)]
        sets = [(one.name, visible(one.title)) for one in own]
        self._strip.ask(case, sets, self._draft.saved_name)

    @Slot(str)
    def _on_add(self, name: str) -> None:
        case = self._strip.case
        self._strip.hide()
        if case is not None:
            self._shell.run_task(self._add(name, case), tr("Make a test case"))

    async def _add(self, name: str, case: Case) -> None:
        if name == NEW:
            fresh = document_of("", DataSet(tr("Cases of my runs"), (case,)))
            await self._keeping.saving.save_new(fresh)
            self._open_set("")
            self._page.choose_case(case.case_id)
            return
        # What was not saved of the set comes first: it would be lost behind the case.
        kept = await asyncio.to_thread(self._library.drafts.find, name)
        self._open_set(name)
        if kept is not None and not self._draft.unsaved:
            self._draft.put_back(kept, tr("Changes that were not saved"))
        if any(one.case_id == case.case_id for one in self._draft.document.cases):
            self._page.choose_case(case.case_id)
        else:
            self._page.add_case(case)
        self._page.form.expected.setFocus()
