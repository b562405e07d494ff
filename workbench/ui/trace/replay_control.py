"""Carries out what the replay panel is asked for, and lets the new run ask back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from workbench.app.graph_starts import is_graph
from workbench.app.run import Run
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.traces.events import NodePaused, PersonAsked, RunStarted
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.trace.replay_panel import ReplayStart
from workbench.ui.trace.run_commands import difference_words
from workbench.ui.trace.run_view import RunView
from workbench.ui.trace.spans import SpanRow
from workbench.ui.trace.words import kind_word, tr


class ReplayControl(QObject):
    """Owner of the run that a replay began.

    Signals:
        compare_asked: The new run has ended: show it beside the old one. args: run ids.
        show_asked: Show the new run. arg: its id.
    """

    compare_asked = Signal(str, str)
    show_asked = Signal(str)

    def __init__(self, workbench: Workbench, shell: ShellApi, view: RunView) -> None:
        super().__init__(view)
        self._workbench, self._shell, self._panel = workbench, shell, view.replay
        self._approval, self._form = view.approval, view.form
        panel = view.replay
        self._run: Run | None = None
        self._old_id = self._new_id = ""
        self._asked = 0
        panel.wanted.connect(self._on_wanted)
        panel.stopped.connect(self._on_stopped)
        panel.shown.connect(self._on_shown)
        panel.went_on.connect(self._on_went_on)
        panel.closed.connect(self.forget)
        self._approval.answered.connect(self._on_answered)
        self._form.answered.connect(self._on_filled)
        self._unlisten = workbench.runs.listen(self._on_run)

    def close(self) -> None:
        """Listen no more; a new run goes on."""
        self._unlisten()
        self.forget()

    def open(self, run_id: str, started: RunStarted, row: SpanRow | None) -> None:
        """Offer to replay a run from a step; None is its beginning."""
        if self._panel.is_running:  # one at a time: what it asks needs its place
            self._panel.stop_button.setFocus()
            return
        graph = is_graph(started.agent)
        said = started.agent.get("instructions")
        where = tr("Replay from the beginning")
        if row is not None:
            where = tr("Replay from here: {0} {1}").format(
                kind_word(row.kind), visible(row.name)
            )
        models = self._workbench.models.models
        titles = {one.id: _titled(one.title, one.quantisation) for one in models}
        self.forget()
        self._panel.open_for(
            ReplayStart(
                run_id,
                row.span_id if row is not None else "",
                where,
                titles.get(started.model_id, started.model_id),
                None if graph else str(said or ""),
            ),
            list(titles.items()),
        )

    def forget(self) -> None:
        """Nobody looks at what was begun any more."""
        self._asked += 1
        self._run = None

    # -- begun

    @Slot()
    def _on_wanted(self) -> None:
        start = self._panel.start
        if start is None:
            return
        self._asked += 1
        recorded = self._panel.is_recorded
        self._panel.show_state(tr("Begins…"), "hourglass", running=True)
        work = self._check(start, self._asked) if recorded else self._go(start, self._asked)
        self._shell.run_task(work, tr("Replay"))

    async def _check(self, start: ReplayStart, asked: int) -> None:
        replays, instructions = self._workbench.runs.replays, self._panel.instructions
        try:
            found = await replays.check(start.run_id, instructions=instructions)
        except WorkbenchError as exc:
            self._tell(asked, f"{said(exc.message)}. {said(exc.hint)}", "circle-x")
            return
        if found.problem:
            self._tell(asked, said(found.problem), "triangle-alert")
        elif found.difference is None:
            words = tr("The same: {0} events came out as they were recorded.")
            self._tell(asked, words.format(len(found.records)), "circle-check")
        else:
            self._tell(asked, difference_words(found.difference), "triangle-alert")

    async def _go(self, start: ReplayStart, asked: int) -> None:
        panel = self._panel
        try:
            run = await self._workbench.runs.replays.go_on(
                start.run_id,
                start.step,
                model_id=panel.model_id,
                instructions=panel.instructions,
            )
        except WorkbenchError as exc:
            self._tell(asked, f"{said(exc.message)}. {said(exc.hint)}", "circle-x")
            return
        if asked != self._asked:  # it was stopped while it was begun
            await self._workbench.runs.stop(run.run_id)
            return
        self._run, self._old_id, self._new_id = run, start.run_id, run.run_id
        self._on_run(run)

    def _tell(self, asked: int, words: str, icon: str) -> None:
        if asked == self._asked:
            self._panel.show_state(words[:1].upper() + words[1:], icon)

    # -- followed

    def _on_run(self, run: Run) -> None:
        if run is not self._run:
            return
        panel = self._panel
        if run.finished:
            self._run = None
            self._approval.show_ask(None)
            self._form.show_ask(None)
            panel.show_state(tr("The new run has ended."), "circle-check", new=True)
            self.compare_asked.emit(self._old_id, run.run_id)
            return
        forms = [one for one in run.forms if isinstance(one, PersonAsked)]
        paused = any(isinstance(one, NodePaused) for one in run.forms)
        self._approval.show_ask(run.asking[0] if run.asking else None)
        self._form.show_ask(forms[0] if forms else None)
        words = tr("The new run goes on.")
        if run.asking or forms:
            words = tr("The new run asks you:")
        elif paused:
            words = tr("The new run waits at a breakpoint.")
        panel.show_state(words, "hourglass", running=True, new=True, paused=paused)

    @Slot()
    def _on_stopped(self) -> None:
        if self._run is not None:
            work = self._workbench.runs.stop(self._run.run_id)
            self._shell.run_task(work, tr("Stop the run"))
        else:  # it is still being begun, or told again
            self._asked += 1
            self._panel.show_state(tr("Not begun."), "info")

    @Slot()
    def _on_shown(self) -> None:
        if self._new_id:
            self.show_asked.emit(self._new_id)

    @Slot()
    def _on_went_on(self) -> None:
        waits = self._run.forms if self._run is not None else ()
        for paused in waits:
            if isinstance(paused, NodePaused):
                work = self._workbench.runs.give(paused.ask_id, None)
                self._shell.run_task(work, tr("Go on"))
                return

    @Slot(str, str, str)
    def _on_answered(self, ask_id: str, decision: str, arguments: str) -> None:
        answer = self._workbench.runs.answer(
            ask_id,
            decision,  # type: ignore[arg-type]  # one of the strip's buttons
            arguments or None,
        )
        self._shell.run_task(answer, tr("Answer"))

    @Slot(str, object)
    def _on_filled(self, ask_id: str, values: object) -> None:
        given = values if isinstance(values, dict) else None
        self._shell.run_task(self._workbench.runs.give(ask_id, given), tr("Answer"))


def _titled(title: str, quantisation: str) -> str:
    """A model in a list: the same one may be there in several quantisations."""
    known = not quantisation or quantisation.lower() in title.lower()
    return title if known else f"{title} · {quantisation}"
