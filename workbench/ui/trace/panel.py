"""The Runs panel: runs, one of them with its steps, or two side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workbench.app.run_records import RunForm
from workbench.app.workbench import Workbench
from workbench.base.errors import SearchError
from workbench.traces.notes import Note
from workbench.ui.actions import Action
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.compare_view import CompareView
from workbench.ui.trace.note_control import NoteControl
from workbench.ui.trace.replay_control import ReplayControl
from workbench.ui.trace.run_commands import RunCommands
from workbench.ui.trace.run_control import RunControl
from workbench.ui.trace.run_list import RunList
from workbench.ui.trace.run_view import RunView
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.views import SplitView

PAGE = 500
MOST_HITS = 100


class TracePanel(QWidget):
    """Follows the chosen run while it goes on; linked both ways with the chat."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self.setObjectName("page")
        self._workbench, self._shell = workbench, shell
        self._query = ""
        self._wanted_runs, self._asked = PAGE, 0
        self.runs = RunList(theme)
        self.first_focus = self.runs.list
        self.run = RunView(theme)
        self.waterfall, self.detail = self.run.waterfall, self.run.detail
        self.comparison = CompareView(theme)
        self.empty = EmptyState(
            theme,
            "activity",
            self.tr("No run chosen"),
            self.tr(
                "A run shows every model call, tool call and approval over time, with the "
                "exact prompt and what it cost. Choose one at the left, or ask in the chat."
            ),
            self.tr("Open the chat"),
        )
        self.control = RunControl(workbench, shell, self.run)
        self.commands = RunCommands(workbench, shell, self)
        self.replays = ReplayControl(workbench, shell, self.run)
        bars = (self.run.head.notes, self.run.step_notes)
        self.notes = NoteControl(workbench, shell, bars, self.run.undo)
        self._lay_out()
        self._connect()
        self._unlisten: list[Callable[[], None]] = [
            workbench.conversations.listen(self.refresh)
        ]
        shell.register_actions(self._actions())
        self.refresh()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.empty, self.run, self.comparison):
            self.stack.addWidget(page)
        outer = SplitView("trace")
        outer.addWidget(self.runs)
        outer.addWidget(self.stack)
        outer.setStretchFactor(1, 1)
        outer.setSizes([280, 940])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(outer)

    def _connect(self) -> None:
        runs, commands = self.runs, self.commands
        runs.chosen.connect(self.show_run)
        runs.hit_chosen.connect(self.show_target)
        runs.searched.connect(self._on_searched)
        runs.filtered.connect(self._on_filtered)
        runs.more_wanted.connect(self._on_more)
        runs.compare_asked.connect(self._on_compare)
        runs.export_asked.connect(commands.ask_export)
        runs.delete_asked.connect(commands.delete)
        self.waterfall.chosen.connect(self.notes.show_step)
        self.waterfall.activated.connect(self._on_chat)
        self.run.transcript.chosen.connect(self.notes.show_step)
        self.control.shown.connect(self._on_shown)
        self.control.failed.connect(self._on_failed)
        self.detail.copy_requested.connect(self._shell.copy)
        self.detail.chat_requested.connect(self._on_chat)
        self.detail.graph_requested.connect(lambda _span: self._on_asked("graph"))
        self.detail.replay_requested.connect(lambda: self._on_asked("replay"))
        self.replays.compare_asked.connect(self._on_replayed)
        self.replays.show_asked.connect(self.show_run)
        self.detail.grown.connect(lambda grown: self.runs.setVisible(not grown))
        self.run.head.asked.connect(self._on_asked)
        self.run.head.export_asked.connect(
            lambda form: commands.ask_export((self.control.run_id,), form)
        )
        self.run.head.model_asked.connect(
            lambda model_id: commands.go_on(self.control.run_id, model_id=model_id)
        )
        self.notes.changed.connect(self._on_note)
        commands.started.connect(self.show_run)
        commands.compared.connect(self._on_compared)
        commands.kept.connect(self.run.undo.show_for)
        self.run.undo.undone.connect(commands.take_back)
        commands.deleted.connect(self._on_deleted)
        self.comparison.closed.connect(lambda: self.stack.setCurrentWidget(self.run))
        self.comparison.swapped.connect(self._on_swapped)
        self.comparison.step_asked.connect(self._on_step_asked)
        self.empty.asked.connect(lambda: self._shell.open_panel("chat"))

    def _actions(self) -> list[Action]:
        def act(key: str, title: str, callback: Callable[[], object], keys: str = "") -> Action:
            return Action(f"trace.{key}", title, keys, "trace", callback)

        run = self.run
        return [
            act("search", self.tr("Search runs"), self.runs.search.setFocus, "Ctrl+F"),
            act("find", self.tr("Find in this run"), run.bar.search.setFocus, "Ctrl+Shift+F"),
            act("transcript", self.tr("Show the run's transcript or its steps"), self._turn),
            act(
                "export",
                self.tr("Export this run as JSON lines"),
                lambda: self.commands.ask_export((self.control.run_id,), "jsonl"),
            ),
            act("bookmark", self.tr("Bookmark this run"), run.head.notes.bookmark.click),
            act("replay", self.tr("Replay from the chosen step…"), self._replay, "Ctrl+R"),
            act(
                "regression", self.tr("Keep this run as a regression test"), run.head.case.click
            ),
            act("origin", self.tr("Compare with the run it came from"), self._origin),
            act("unfold", self.tr("Unfold every step"), lambda: self._fold(closed=False)),
            act("fold", self.tr("Fold every step"), lambda: self._fold(closed=True)),
        ]

    def _turn(self) -> None:
        self.run.bar.show_view("steps" if self.run.transcript.is_wanted else "transcript")

    def _fold(self, *, closed: bool) -> None:
        self.waterfall.fold_all(closed=closed)

    def _replay(self) -> None:
        self._on_asked("replay")

    def _origin(self) -> None:
        self._on_asked("origin")

    def close_services(self) -> None:
        """Stop listening and following."""
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten.clear()
        self.control.close()
        self.notes.close()
        self.commands.close()
        self.replays.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Commands in a terminal may have written runs, which nobody tells this program."""
        super().showEvent(event)
        self.refresh()

    # -- the list

    def refresh(self) -> None:
        """Read the runs again, or search again."""
        self._shell.run_task(self._refresh(), "")

    async def _refresh(self) -> None:
        self._asked += 1
        asked, most = self._asked, self._wanted_runs
        if self._query.strip():
            await self._search(asked)
            return
        conversations, wanted = self._workbench.conversations, self.runs.wanted
        runs = await conversations.runs(most + 1, wanted=wanted)
        agents = await conversations.run_agents()
        notes = await self._workbench.run_notes.of_runs(run.run_id for run in runs[:most])
        tags = await self._workbench.run_notes.tags()
        if asked == self._asked:  # else what there is now is being read too
            self.runs.set_agents(agents)
            self.runs.set_tags(tuple(tags))
            current, whole = self.control.run_id, len(runs) <= most
            self.runs.set_runs(runs[:most], current, notes, whole=whole)

    async def _search(self, asked: int) -> None:
        try:
            found = await self._workbench.records.search(self._query, MOST_HITS)
        except SearchError as exc:
            if asked == self._asked:
                self.runs.show_problem(exc)
            return
        if asked == self._asked:
            self.runs.set_hits(found)

    @Slot(str)
    def _on_searched(self, query: str) -> None:
        self._query, self._wanted_runs = query, PAGE
        self.refresh()

    @Slot()
    def _on_filtered(self) -> None:
        self._wanted_runs = PAGE
        self.refresh()

    @Slot()
    def _on_more(self) -> None:
        self._wanted_runs += PAGE
        self.refresh()

    def _on_note(self, note: Note) -> None:
        if not note.span_id:
            self.runs.model.set_note(note)

    # -- one run

    @Slot(str, str)
    def here(self) -> dict[str, str]:
        """What it shows, for ``show_target`` of one that is made in its place."""
        return {"run_id": self.control.run_id}

    def show_target(self, run_id: str = "", span_id: str = "", compare_with: str = "") -> None:
        """Show a run and one of its spans, or it beside another one."""
        if compare_with:
            self._on_compare(compare_with, run_id)
        elif run_id:
            self._show(run_id, span_id)

    @Slot(str)
    def show_run(self, run_id: str) -> None:
        """Show a run; one that goes on is followed."""
        self._show(run_id, "")

    def _show(self, run_id: str, span_id: str) -> None:
        another = run_id != self.control.run_id
        self.stack.setCurrentWidget(self.run)
        self.control.show(run_id, span_id)
        self.runs.mark(run_id)
        if another:
            self.notes.show_run(run_id)
            models = self._workbench.models.models
            self.run.head.set_models([(model.id, model.title) for model in models])
        self.notes.show_step(self.waterfall.current_span_id)

    @Slot()
    def _on_shown(self) -> None:
        self.notes.show_step(self.waterfall.current_span_id)

    @Slot(str)
    def _on_failed(self, words: str) -> None:
        self.empty.heading.setText(words)
        self._forget()

    def _forget(self) -> None:
        """No run is on screen."""
        self.control.clear()
        self.notes.show_run("")
        self.stack.setCurrentWidget(self.empty)

    @Slot(object)
    def _on_deleted(self, run_ids: Sequence[str]) -> None:
        if self.control.run_id in run_ids:
            self.empty.heading.setText(self.tr("No run chosen"))
            self._forget()

    @Slot(str)
    def _on_chat(self, span_id: str) -> None:
        self._shell.open_panel("chat", run_id=self.control.run_id, span_id=span_id)

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        control, commands = self.control, self.commands
        run_id, span_id = control.run_id, self.waterfall.current_span_id
        if not run_id:
            return
        step = span_id if span_id != run_id else ""
        acts: dict[str, Callable[[], object]] = {
            "chat": partial(self._leave_for, "chat"),
            "into_evals": partial(self._leave_for, "into_evals"),
            "graph": partial(self._leave_for, "graph"),
            "check": partial(commands.check, run_id),
            "again": partial(commands.go_on, run_id),
            "from_step": partial(commands.go_on, run_id, step),
            "replay": self._open_replay,
            "regression": partial(commands.keep_regression, run_id),
            "case": partial(commands.ask_case, run_id, new=False),
            "new_cases": partial(commands.ask_case, run_id, new=True),
            "delete": partial(commands.delete, (run_id,)),
            "origin": self._compare_with_origin,
            "compare": self._ask_second,
        }
        acts[what]()

    def _compare_with_origin(self) -> None:
        started = self.control.started
        if started is not None and started.forked_from:
            self._on_compare(started.forked_from, self.control.run_id)

    def _ask_second(self) -> None:
        words = self.tr("Ctrl+click a second run, or press Shift+Down.")
        self.runs.chosen_words.setText(words)
        self.runs.several.show()
        self.runs.list.setFocus()

    def _open_replay(self) -> None:
        """Offer to replay the run on screen from the chosen step."""
        started, row = self.control.started, self.waterfall.current
        if started is None or self.control.is_alive:
            return
        self.stack.setCurrentWidget(self.run)
        self.detail.grow_button.setChecked(False)
        chosen = self.waterfall.rows[row] if row > 0 else None
        self.replays.open(self.control.run_id, started, chosen)

    def _leave_for(self, what: str) -> None:
        """Show the run in another panel."""
        if what == "chat":
            self._on_chat(self.waterfall.current_span_id)
        elif what == "into_evals":
            self._shell.open_panel("evals", case_of_run=self.control.run_id)
        else:
            self._shell.run_task(self._open_graph(), "")

    async def _open_graph(self) -> None:
        started, run_id = self.control.started, self.control.run_id
        path = await self.control.node_path()
        if started is None or run_id != self.control.run_id:
            return
        alive = self._workbench.runs.get(run_id)
        shown = "" if alive is not None and not alive.finished else run_id
        self._shell.open_panel(
            "builder", graph_name=started.agent_name, run_id=shown, node_path=path
        )

    # -- two runs

    @Slot(str, str)
    def _on_compare(self, first: str, second: str) -> None:
        self.commands.compare(first, second)

    @Slot(str, str)
    def _on_replayed(self, old: str, new: str) -> None:
        """A new run has ended: it is compared, unless somebody looks at another one by now."""
        if self.control.run_id in (old, new) and self.stack.currentWidget() is self.run:
            self._on_compare(old, new)

    @Slot(object)
    def _on_compared(self, compared: object) -> None:
        self.comparison.show_runs(compared)  # type: ignore[arg-type]
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.steps.setFocus()

    @Slot()
    def _on_swapped(self) -> None:
        compared = self.comparison.compared
        if compared is not None:
            self._on_compare(compared.second.run_id, compared.first.run_id)

    @Slot(str, str)
    def _on_step_asked(self, run_id: str, span_id: str) -> None:
        self._show(run_id, span_id)

    async def export_to(self, form: RunForm, path: Path) -> None:
        """Write the run on screen."""
        await self._workbench.run_reading.export((self.control.run_id,), form, path)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return TracePanel(workbench, theme, shell)
