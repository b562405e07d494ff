"""The evaluations: data sets and comparisons at the left, the chosen one beside them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.workbench import Workbench
from workbench.ui.documents.history import DocumentHistory
from workbench.ui.documents.text_history import TextVersions
from workbench.ui.evals.case_strip import CaseStrip
from workbench.ui.evals.cases_of_runs import CasesOfRuns
from workbench.ui.evals.commands import Callbacks, actions_of
from workbench.ui.evals.draft import SetDraft
from workbench.ui.evals.drawing_up import DrawingUp
from workbench.ui.evals.empty import NothingYet
from workbench.ui.evals.evaluation_list import EvaluationList
from workbench.ui.evals.evaluation_page import EvaluationPage
from workbench.ui.evals.following import Following
from workbench.ui.evals.keeping import SetKeeping, draft_text
from workbench.ui.evals.new_page import NewPage
from workbench.ui.evals.set_list import SetList
from workbench.ui.evals.set_page import SetPage
from workbench.ui.evals.words import tr
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.keeping import show_file
from workbench.ui.widgets.views import SplitView

_LEFT_PX, _RIGHT_PX = 240, 990


class EvalsPanel(SplitView):
    """Lists, and one page: a data set, a new evaluation, or what came out of one."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__("evals")
        self._workbench, self._shell = workbench, shell
        self._library = workbench.data_sets
        self._draft = SetDraft(self)
        self._keeping = SetKeeping(self._library, self._draft, shell, self)
        self._sets = SetList(theme)
        self._list = EvaluationList(theme)
        self._strip = CaseStrip(theme)
        self._empty = NothingYet(theme)
        self._set = SetPage(theme, self._draft, shell)
        self._new = NewPage(theme)
        self._page = EvaluationPage(theme)
        self._versions = TextVersions(
            theme, tr("Back to the data set"), "evals-history", draft_text, self._show_versions
        )
        self._history = DocumentHistory(
            self._library, self._draft, self._versions, self._versions, shell, self
        )
        self._drawing = DrawingUp(workbench, self._draft, self._new, shell, self)
        self._following = Following(workbench.evaluations, self._list, self._page, shell, self)
        made_of = (workbench, self._draft, self._keeping, self._strip, self._set)
        self._cases = CasesOfRuns(*made_of, self._open_or_show, shell, self)
        self._pages = QStackedWidget()
        self._begun = False
        self._lay_out()
        self._connect()
        self.first_focus = self._sets.view
        shell.register_actions(actions_of(self._callbacks()))
        shell.run_task(self._library.refresh(), "")
        self._following.refresh()

    def _lay_out(self) -> None:
        self._sets.put_below(self._list, stretch=1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
        for page in (self._empty, self._set, self._new, self._page, self._versions):
            self._pages.addWidget(page)
        self.addWidget(self._sets)
        self.addWidget(right)
        self.setStretchFactor(1, 1)
        self.setSizes([_LEFT_PX, _RIGHT_PX])

    def _connect(self) -> None:
        bench, keeping, following = self._workbench, self._keeping, self._following
        for end in (
            self._library.listen(self._refresh),
            bench.agents.listen(self._on_offered),
            bench.graphs.listen(self._on_offered),
            bench.models.listen(lambda _models: self._on_offered()),
        ):
            self.destroyed.connect(end)
        self._draft.left.connect(lambda: self._show_versions(False))
        self._draft.left.connect(self._set.search.clear)
        self._draft.changed.connect(self._on_draft)
        self._draft.stack.cleanChanged.connect(self._on_clean)
        keeping.saving.saved.connect(self._refresh)
        keeping.saving.removed.connect(self._on_removed)
        keeping.saving.restored.connect(self._on_restored)
        keeping.added.connect(self._on_added)
        self._sets.chosen.connect(self.open_set)
        self._sets.new_asked.connect(self.new_set)
        self._sets.import_asked.connect(self.import_file)
        self._sets.restore_asked.connect(keeping.restore)
        self._sets.unread.file_asked.connect(show_file)
        self._list.chosen.connect(self.open_evaluation)
        self._list.new_asked.connect(self.compare)
        self._list.try_asked.connect(self.try_sample)
        self._empty.asked.connect(self._on_begin)
        self._set.bar.asked.connect(lambda key: self._bar()[key]())
        self._set.run_asked.connect(self._show_run)
        self._new.closed.connect(self._on_new_closed)
        self._drawing.started.connect(self._on_started)
        following.opened.connect(self._on_opened)
        following.listed.connect(self._on_listed)
        self._page.grid.trace_asked.connect(self._show_run)
        self._page.report.trace_asked.connect(self._show_run)
        self._strip.closed.connect(self._sets.view.setFocus)

    def close_services(self) -> None:
        """Keep what is not saved, and listen no more."""
        self._set.close_services()
        self._keeping.drafts.close()
        self._following.close()

    def show_target(
        self, set_name: str = "", plan_id: str = "", case_of_run: str = "", part: str = ""
    ) -> None:
        """Show a data set or an evaluation, or make a case of a run."""
        self._begun = self._begun or bool(set_name or plan_id or case_of_run)
        if set_name:
            self._shell.run_task(self._open_read(set_name), "")
        if plan_id:
            self.open_evaluation(plan_id, part)
        if case_of_run:
            self._cases.ask(case_of_run)

    def _bar(self) -> Callbacks:
        return {
            **self._callbacks(),
            "copy": self.duplicate_set,
            "compare": self.compare,
        }

    def _callbacks(self) -> Callbacks:
        return {
            "new": self.new_set,
            "compare": self.compare,
            "save": self.save,
            "undo": self.undo,
            "redo": self.redo,
            "add": lambda: self._in_set(self._set.add),
            "duplicate": lambda: self._in_set(self._set.duplicate),
            "find": self.search,
            "remove": lambda: self._in_set(self._keeping.remove),
            "import": self.import_file,
            "export": lambda: self._in_set(self._keeping.export),
            "history": lambda: self._in_set(self._history.show),
            "pause": lambda: self._in_evaluation(self._following.pause_or_resume),
            "cancel": lambda: self._in_evaluation(self._following.cancel),
            "report": lambda: self._in_evaluation(self._show_report),
            "save_report": lambda: self._in_evaluation(self._following.save_report),
        }

    # -- data sets

    def _in_set(self, do: object) -> None:
        """Do something with the data set, if one is on screen."""
        if self._pages.currentWidget() is self._set and callable(do):
            self._set.flush()
            do()

    def _in_evaluation(self, do: object) -> None:
        if self._pages.currentWidget() is self._page and callable(do):
            do()

    def save(self) -> None:
        """Write the data set."""
        self._in_set(self._keeping.save)

    def undo(self) -> None:
        """Take the last change back."""
        self._in_set(self._draft.undo)

    def redo(self) -> None:
        """Make the change again."""
        self._in_set(self._draft.redo)

    def duplicate_set(self) -> None:
        """A copy of the data set."""
        self._in_set(self._keeping.duplicate)

    def search(self) -> None:
        """Put the focus on the search of the page."""
        page = self._pages.currentWidget()
        if page is self._set:
            self._set.search.setFocus()
        elif page is self._page:
            self._page.show_part("grid")
            self._page.grid.search.setFocus()

    @Slot()
    def new_set(self) -> None:
        """A new data set."""
        self._set.flush()
        self._keeping.add()

    @Slot()
    def import_file(self) -> None:
        """Add a file."""
        self._set.flush()
        self._keeping.import_file()

    @Slot(str)
    def open_set(self, name: str) -> None:
        """Show a data set."""
        self._set.flush()
        found = next((one for one in self._library.documents if one.name == name), None)
        if found is None:
            return
        self._begun = True
        if name != self._draft.saved_name:
            self._draft.open(found)
            self._keeping.drafts.restore()
        self._show(self._set)

    def _open_or_show(self, name: str) -> None:
        """Show a data set, or the one that is open."""
        if name:
            self.open_set(name)
        else:
            self._show(self._set)

    async def _open_read(self, name: str) -> None:
        if not any(one.name == name for one in self._library.documents):
            await self._library.refresh()
        self.open_set(name)

    @Slot()
    def _refresh(self) -> None:
        library = self._library
        self._sets.set_sets(library.documents, library.is_bundled)
        self._sets.unread.show_problems(library.problems)
        self._follow()
        self._on_offered()
        self._mark()

    def _follow(self) -> None:
        """A set that was changed elsewhere is shown as it is now, unless one edits it."""
        draft = self._draft
        if not draft.saved_name or draft.unsaved:
            return
        names = {one.name: one for one in self._library.documents}
        now = names.get(draft.saved_name)
        if now is None:
            draft.close()
            if self._pages.currentWidget() is self._set:
                self._show(self._empty)
        elif now != draft.document:
            draft.open(now)

    @Slot()
    def _on_draft(self) -> None:
        if self._draft.saved_name:
            self._set.show_draft(is_sample=self._is_sample)

    @Slot()
    def _on_clean(self) -> None:
        if self._draft.saved_name:
            self._set.show_state(is_sample=self._is_sample)

    @property
    def _is_sample(self) -> bool:
        return self._library.is_bundled(self._draft.saved_name)

    @Slot()
    def _on_added(self) -> None:
        self._begun = True
        self._show(self._set)
        self._set.bar.title.setFocus()
        self._set.bar.title.selectAll()

    @Slot()
    def _on_removed(self) -> None:
        self._sets.undo_remove.show()
        if self._draft.unsaved:
            self._draft.close()
        self._show(self._empty)

    @Slot(str)
    def _on_restored(self, name: str) -> None:
        self._sets.undo_remove.hide()
        self.open_set(name)

    def _show_versions(self, shown: bool) -> None:
        leaves = self._versions.isAncestorOf(QApplication.focusWidget() or self)
        if shown or self._pages.currentWidget() is self._versions:
            self._show(self._versions if shown else self._set)
        if not shown and leaves:
            self._set.table.setFocus()

    # -- evaluations

    @Slot()
    def compare(self) -> None:
        """Draw up a new evaluation, on the data set on screen."""
        self._set.flush()
        in_set = self._pages.currentWidget() is self._set
        self._begin_new(self._draft.saved_name if in_set else "")

    @Slot()
    def try_sample(self) -> None:
        """Draw up an evaluation on a sample."""
        self._begin_new("")

    def _begin_new(self, data_set: str) -> None:
        self._begun = True
        self._following.leave()
        self._drawing.begin(data_set)
        self._show(self._new)
        self._new.start.setFocus()

    @Slot(str)
    def open_evaluation(self, plan_id: str, part: str = "") -> None:
        """Show an evaluation."""
        self._set.flush()
        self._begun = True
        self._following.show(plan_id, part)

    @Slot(str)
    def _on_opened(self, plan_id: str) -> None:
        self._show(self._page if plan_id else self._empty)

    @Slot(int)
    def _on_listed(self, count: int) -> None:
        """At first, the newest evaluation is shown, or what evaluations are for."""
        if not self._begun and count:
            self.open_evaluation(self._following.summaries[0].plan_id)
        self._begun = True

    @Slot(str)
    def _on_started(self, plan_id: str) -> None:
        self._following.refresh()
        self._following.show(plan_id, "grid")

    @Slot()
    def _on_new_closed(self) -> None:
        self._show(self._set if self._draft.saved_name else self._empty)

    @Slot()
    def _on_offered(self) -> None:
        """What can be compared has changed."""
        if self._pages.currentWidget() is self._new:
            self._drawing.refresh()
            self._drawing.look()
        self._set.set_tools([spec.name for spec in self._workbench.tools])

    def _show_report(self) -> None:
        self._page.show_part("report")
        self._page.part_chosen.emit("report")

    @Slot(str)
    def _show_run(self, run_id: str) -> None:
        self._shell.open_panel("trace", run_id=run_id)

    @Slot(str)
    def _on_begin(self, key: str) -> None:
        {"try": self.try_sample, "new": self.new_set, "import": self.import_file}[key]()

    # -- pages

    def _show(self, page: QWidget) -> None:
        if page is not self._page:
            self._following.leave()
        self._pages.setCurrentWidget(page)
        self._mark()

    def _mark(self) -> None:
        page = self._pages.currentWidget()
        in_set = page in (self._set, self._versions)
        self._sets.mark(self._draft.saved_name if in_set else "")
        self._list.mark(self._following.plan_id if page is self._page else "")


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return EvalsPanel(workbench, theme, shell)
