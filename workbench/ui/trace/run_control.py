"""Loads the run on screen, follows it while it goes on, and shows the chosen step."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench.app.call_steps import call_steps
from workbench.app.graph_starts import is_graph
from workbench.app.workbench import Workbench
from workbench.base.errors import StoreError, WorkbenchError
from workbench.traces.events import Record, RunStarted
from workbench.traces.node_paths import node_path_of
from workbench.traces.run_search import says
from workbench.traces.span_table import KINDS, STATUSES, SpanTable
from workbench.traces.tree import span_id_of
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.panels import ShellApi
from workbench.ui.trace.following import Following
from workbench.ui.trace.prompt_control import PromptControl
from workbench.ui.trace.run_view import RunView
from workbench.ui.trace.spans import call_number, row_at

PATIENCE_MS = 150
"""The run before stays on screen for that long while another is read: most come sooner."""
_INSIDE_EVENTS = 5_000
"""As many events are looked at for the tool calls that a model call wrote."""


class RunControl(QObject):
    """Owner of what is on screen of one run.

    Signals:
        shown: Another run, or more of it, is on screen.
        failed: It could not be read. arg: why.
    """

    shown = Signal()
    failed = Signal(str)

    def __init__(self, workbench: Workbench, shell: ShellApi, view: RunView) -> None:
        super().__init__(view)
        self._workbench, self._shell, self._view = workbench, shell, view
        self._prompts = PromptControl(view.detail.prompt, workbench, shell)
        self.run_id = ""
        self.started: RunStarted | None = None
        self.following = Following(self)
        self._wanted_span = ""
        self._asked = self._asked_detail = self._asked_find = 0
        self._detail_of: tuple[object, ...] = ()
        self._reading = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_slow)
        self.following.grew.connect(self._redraw)
        view.waterfall.chosen.connect(self._on_chosen)
        view.transcript.chosen.connect(self.choose)
        view.transcript.page_wanted.connect(self._on_page)
        view.bar.searched.connect(self._on_searched)
        view.bar.found_asked.connect(self._on_found_asked)
        view.bar.view_chosen.connect(lambda _key: self._show_transcript())

    @property
    def is_reading(self) -> bool:
        """The run is not on screen yet."""
        return self._reading

    @property
    def is_alive(self) -> bool:
        """The run goes on, and is followed."""
        return self.following.is_alive

    @property
    def records(self) -> Sequence[Record]:
        """The events of a run that was followed; none of one that had ended before."""
        return self.following.records

    @property
    def waterfall_table(self) -> SpanTable:
        """The steps on screen."""
        return self._view.waterfall.state.table

    def close(self) -> None:
        """Stop following."""
        self._patience.stop()
        self.following.stop()
        self._prompts.close()

    # -- which run

    def show(self, run_id: str, span_id: str = "") -> None:
        """Show a run and one of its spans; one that goes on is followed."""
        self._wanted_span = span_id or (self._wanted_span if run_id == self.run_id else "")
        if run_id == self.run_id and self._reading:
            return  # the wanted span is chosen when it is there
        if run_id == self.run_id and (len(self.waterfall_table) or self.is_alive):
            if span_id and len(self.waterfall_table):
                self._wanted_span = ""
                self.choose(span_id)
            return
        self._asked += 1
        self.run_id, self.started = run_id, None
        self._reading = True
        self._patience.start()
        self._detail_of = ()
        self.following.stop()
        self._view.begin()
        alive = self._workbench.runs.get(run_id)
        if alive is not None and not alive.finished:
            self.following.start(alive)
        else:
            self._shell.run_task(self._load(run_id, self._asked), "")
        self._shell.run_task(self._load_figures(run_id), "")

    @Slot()
    def _on_slow(self) -> None:
        """Nothing of the run before is shown as if it were of this one."""
        waterfall = self._view.waterfall
        waterfall.nothing = self.tr("Reading the run…")
        waterfall.set_table(SpanTable())
        self._view.detail.show_span(None)

    def clear(self) -> None:
        """No run is on screen."""
        self._asked += 1
        self._reading = False
        self._patience.stop()
        self.following.stop()
        self.run_id, self.started = "", None
        self._view.begin()
        self._view.waterfall.set_table(SpanTable())

    async def _load_figures(self, run_id: str) -> None:
        with suppress(StoreError):  # that it is gone is told where its steps are read
            run = await self._workbench.conversations.run(run_id)
            if run_id == self.run_id:
                self._view.head.show_run(run)

    async def _load(self, run_id: str, asked: int) -> None:
        reading = self._workbench.run_reading
        try:
            table = await reading.span_table(run_id)
            begun = await reading.some_records(run_id, 0, 0)
            await asyncio.to_thread(import_module, "numpy")  # it would hold up the first look
        except WorkbenchError as exc:
            if asked == self._asked:
                self.failed.emit(f"{said(exc.message)}. {said(exc.hint)}".strip())
            return
        if asked != self._asked:
            return
        if not len(table):
            self.failed.emit(self.tr("This run is no longer there."))
            return
        self._take_start(begun)
        self._show_table(table)
        waits_s = await reading.waits(run_id)
        if asked == self._asked and waits_s:
            table.set_waits(waits_s)
            self._view.waterfall.viewport().update()

    def _take_start(self, records: Sequence[Record]) -> None:
        event = records[0].event if records else None
        if not isinstance(event, RunStarted):
            return
        self.started = event
        self._view.head.title.set_text(visible(" ".join(event.user_text.split())))
        graph = is_graph(event.agent)
        self._view.detail.set_graph(is_graph=graph)
        self._view.head.set_run_kind(
            is_graph=graph, has_origin=bool(event.forked_from), running=self.is_alive
        )

    @Slot()
    def _redraw(self) -> None:
        if not self.is_alive:
            self._shell.run_task(self._load_figures(self.run_id), "")
        if not self.records:
            return
        self._take_start(self.records[:1])
        self._show_table(self.following.grown.table(time.time() if self.is_alive else 0.0))

    def _show_table(self, table: SpanTable) -> None:
        waterfall = self._view.waterfall
        if self._reading:
            waterfall.begin()
        self._reading = False
        self._patience.stop()
        waterfall.set_table(table)
        self._view.show_count()
        wanted, self._wanted_span = self._wanted_span, ""
        if wanted:
            self.choose(wanted)
        elif waterfall.current < 0 and len(table):
            self.choose(table.ids[0])
        elif self.records:
            self._on_chosen(waterfall.current_span_id)
        self._show_transcript()
        self.shown.emit()

    # -- which step

    @Slot(str)
    def choose(self, span_id: str) -> None:
        """Choose a step everywhere."""
        self._view.waterfall.choose(span_id)
        self._on_chosen(self._view.waterfall.current_span_id)

    @Slot(str)
    def _on_chosen(self, span_id: str) -> None:
        if self._reading:
            return  # a step of the run before, whose events are no longer asked for
        self._view.choose(span_id)
        self._show_found()
        row = self._view.waterfall.state.table.row_of(span_id) if span_id else -1
        if row < 0:
            self._asked_detail += 1
            self._detail_of = ()
            self._view.detail.show_span(None)
            self._prompts.show_span(self.run_id, (), "")
        elif self.records:
            self._show_live(span_id, row)
        elif self._detail_of != (span_id, row):
            self._detail_of = (span_id, row)
            self._asked_detail += 1
            self._shell.run_task(self._load_detail(span_id, row, self._asked_detail), "")

    def _show_live(self, span_id: str, row: int) -> None:
        """Show a step of a run that is followed, if there is more of it than on screen."""
        grown, table = self.following.grown, self.waterfall_table
        calls = KINDS[table.kinds[row]] in ("model", "tool")
        own = grown.records_of(span_id)
        around = grown.records_around(span_id, _INSIDE_EVENTS) if calls else own
        goes_on = STATUSES[table.statuses[row]] == "running"
        state = (span_id, row, len(around), table.end_s[row] if goes_on else 0.0)
        if self._detail_of != state:
            self._detail_of = state
            self._show_detail(row, around, own)

    async def _load_detail(self, span_id: str, row: int, asked: int) -> None:
        table, run_id = self._view.waterfall.state.table, self.run_id
        reading = self._workbench.run_reading
        first, last = table.first[row], table.last[row]
        records = list(await reading.span_records(run_id, span_id, first, last))
        calls = KINDS[table.kinds[row]] in ("model", "tool")
        inside = range(row + 1, table.ends[row]) if calls else range(0)
        if len(inside):
            end = min(max(table.last[one] for one in inside), first + _INSIDE_EVENTS)
            known = {record.number for record in records}
            more = await reading.some_records(run_id, first, end)
            records += [one for one in more if one.number not in known]
            records.sort(key=lambda record: record.number)
        if asked == self._asked_detail and run_id == self.run_id:
            own = [record for record in records if span_id_of(record) == span_id]
            self._show_detail(row, records, own)

    def _show_detail(self, row: int, records: Sequence[Record], own: Sequence[Record]) -> None:
        """Show a step; ``records`` are its ``own`` events and those of what is inside of it."""
        table = self._view.waterfall.state.table
        if row >= len(table):
            return
        span_id = table.ids[row]
        shown = row_at(table, row, own)
        is_model = shown.kind == "model"
        number = call_number(table, row) if is_model else 0
        self._prompts.show_span(self.run_id, records, span_id if is_model else "", number)
        calls = call_steps(records, span_id) if row else ()
        self._view.detail.show_span(shown, calls, prompt=is_model)

    async def node_path(self) -> str:
        """The node of the graph that the chosen step belongs to; empty if it has none."""
        span_id = self._view.waterfall.current_span_id
        table, row = self._view.waterfall.state.table, self._view.waterfall.current
        rows = []
        while row > 0:
            rows.append(row)
            row = table.parents[row]
        records: list[Record] = []
        for one in reversed(rows):
            first = table.first[one]
            if self.records:
                records += self.following.grown.records_of(table.ids[one])[:1]
                continue
            records += await self._workbench.run_reading.some_records(self.run_id, first, first)
        return node_path_of(records, span_id)

    # -- the search in the run

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        self._asked_find += 1
        if not text.strip():
            self._view.waterfall.set_found(frozenset())
            self._show_found()
            return
        self._shell.run_task(self._find(text, self._asked_find), "")

    async def _find(self, text: str, asked: int) -> None:
        run_id, table, wanted = self.run_id, self.waterfall_table, text.strip().lower()
        codes = {code for code, name in enumerate(table.names) if wanted in name.lower()}
        named = (
            one for one, code in zip(table.ids, table.name_codes, strict=True) if code in codes
        )
        found = set(named) if codes else set()
        if self.records:
            found |= await asyncio.to_thread(_saying, tuple(self.records), wanted)
        else:
            found |= await self._workbench.run_reading.find_in_run(run_id, text)
        if asked == self._asked_find and run_id == self.run_id:
            waterfall = self._view.waterfall
            waterfall.set_found(frozenset(found))
            if not waterfall.state.is_found(waterfall.current):
                waterfall.step_found(1)
            self._show_found()

    @Slot(int)
    def _on_found_asked(self, step: int) -> None:
        self._view.waterfall.step_found(step)
        self._show_found()

    def _show_found(self) -> None:
        state, current = self._view.waterfall.state, self._view.waterfall.current
        self._view.bar.show_found(state.found_place(current), len(state.found))

    # -- the transcript

    def _show_transcript(self) -> None:
        transcript = self._view.transcript
        if not transcript.is_wanted:
            return
        transcript.set_table(self.waterfall_table)
        self._on_page()

    @Slot()
    def _on_page(self) -> None:
        """The page of the transcript that is on screen is wanted."""
        transcript = self._view.transcript
        first, last = transcript.event_range
        if self.records:
            of = self.following.grown.records_of
            spans = transcript.order.spans(transcript.page)
            transcript.show_records([one for span_id in spans for one in of(span_id)])
        elif last >= first:
            self._shell.run_task(self._load_page(self.run_id, first, last), "")

    async def _load_page(self, run_id: str, first: int, last: int) -> None:
        records = await self._workbench.run_reading.some_records(run_id, first, last)
        transcript = self._view.transcript
        if run_id == self.run_id and transcript.event_range == (first, last):
            transcript.show_records(records)


def _saying(records: Sequence[Record], wanted: str) -> set[str]:
    """The steps whose events hold a text."""
    return {span_id_of(one) for one in records if says(one.event, wanted)}
