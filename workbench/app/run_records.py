"""What was recorded, as the window and the command line ask for it: search, notes, exports."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, replace
from typing import Literal, get_args

from workbench.app.collector import Collector
from workbench.app.earlier_runs import records_before
from workbench.app.memories import Memories
from workbench.app.notices import Notices
from workbench.app.run_keeping import RunKeeping
from workbench.app.runs import Runs
from workbench.base import deeds
from workbench.base.errors import StoreFull
from workbench.base.redaction_rules import RedactionRule, read_rules
from workbench.base.settings_store import SettingsStore
from workbench.policy.network import NetworkGuard
from workbench.traces.compare import RunComparison, compare_runs
from workbench.traces.events import Record
from workbench.traces.notes import Note
from workbench.traces.retention import Forget, Keep
from workbench.traces.search_query import SearchQuery, parse
from workbench.traces.store import TraceStore
from workbench.traces.values import SearchFound, SpanRow

RunForm = Literal["jsonl", "otlp", "md", "csv"]
FORMS: tuple[RunForm, ...] = get_args(RunForm)
_CATCH_UP_S = 0.1
_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What of a run is written.

    Attributes:
        form: ``jsonl``: every event a line; ``otlp``: OpenTelemetry's lines of JSON;
            ``markdown``: a report to read; ``csv``: a table of the steps.
        rules: What is left out; none leaves nothing out.
        content: In OTLP, with texts of people, models and tools.
    """

    form: RunForm = "jsonl"
    rules: tuple[RedactionRule, ...] = ()
    content: bool = True


class RunRecords:
    """Questions to the records of runs, asked in threads.

    Attributes:
        keeping: Makes runs searchable and removes old ones.
        collector: Sends runs to the address that the user named.
    """

    def __init__(
        self,
        store: TraceStore,
        settings: SettingsStore,
        keeping: RunKeeping,
        collector: Collector,
        forget: Forget,
    ) -> None:
        self._store, self._settings, self._forget = store, settings, forget
        self.keeping, self.collector = keeping, collector

    async def search(self, text: str, limit: int = 50, offset: int = 0) -> SearchFound:
        """The steps that a query finds, newest first; ``waiting_runs`` are not looked at yet.

        Args:
            text: As ``traces.search_query`` describes it.
            limit: No more than that many.
            offset: Leave out so many of the newest.

        Raises:
            SearchError: The query cannot be read; the message says what of it.
        """
        query = parse(text, time.time())
        return await asyncio.to_thread(self._search, query, limit, offset)

    def _search(self, query: SearchQuery, limit: int, offset: int) -> SearchFound:
        with suppress(StoreFull):  # what was searchable stays so
            self._store.index_some(_CATCH_UP_S)
        return self._store.search_events(query, limit, offset)

    async def prepare_some(self) -> int:
        """Make some more runs searchable; returns how many still wait, 0 on a full disk."""
        try:
            return await asyncio.to_thread(self._store.index_some, _CATCH_UP_S)
        except StoreFull:
            return 0

    async def spans(self, run_id: str) -> tuple[SpanRow, ...]:
        """The steps of a run, without what they read and wrote."""
        return await asyncio.to_thread(self._store.spans, run_id)

    async def some(
        self, run_id: str, first: int = 0, last: int | None = None, span_id: str = ""
    ) -> tuple[Record, ...]:
        """A part of a run's events; see ``TraceStore.some_records``."""
        return await asyncio.to_thread(self._store.some_records, run_id, first, last, span_id)

    async def note(self, run_id: str, span_id: str = "") -> Note:
        """What is noted about a run or a step of it."""
        return await asyncio.to_thread(self._store.note, run_id, span_id)

    async def notes(self, run_id: str) -> tuple[Note, ...]:
        """Every note about a run and its steps."""
        return await asyncio.to_thread(self._store.notes, run_id)

    async def save_note(self, note: Note) -> Note:
        """Put a note in the place of the one that is there; by and when are filled in.

        Raises:
            StoreError: There is no such run, or a part of the note is too long.
        """
        now = replace(note, by=note.by or self._settings.settings.acting_role, at_s=time.time())
        return await asyncio.to_thread(self._store.save_note, now)

    async def tags(self) -> dict[str, int]:
        """Every tag, and how many notes have it."""
        return await asyncio.to_thread(self._store.tags)

    async def compare(self, first_id: str, second_id: str) -> RunComparison:
        """How two runs differ.

        Raises:
            StoreError: There is no such run.
        """
        return await asyncio.to_thread(self._compare, first_id, second_id)

    def _compare(self, first_id: str, second_id: str) -> RunComparison:
        for run_id in (first_id, second_id):
            self._store.run(run_id)  # says it if there is none
        return compare_runs(self._store.records(first_id), self._store.records(second_id))

    async def export(
        self, run_ids: Sequence[str], options: ExportOptions, *, head: bool = True
    ) -> AsyncGenerator[str, None]:
        """Runs as text, piece by piece, so that none is in memory longer than it must.

        Args:
            run_ids: The runs.
            options: What of them is written.
            head: With what stands before the first of them, where the form has that.

        Raises:
            StoreError: There is no such run.
        """
        for run_id in run_ids:
            await asyncio.to_thread(self._store.run, run_id)
        deeds.tell("runs.exported", runs=list(run_ids), form=options.form)
        if options.form == "csv" and head:
            from workbench.traces.report import span_table_head  # the start needs none of it

            yield span_table_head()
        for run_id in run_ids:
            pieces = _pieces(self._store, run_id, options)
            while (piece := await asyncio.to_thread(_next, pieces)) is not None:
                yield piece

    def rules(self, more: Iterable[str] = ()) -> tuple[RedactionRule, ...]:
        """The rules of the settings, and further ones.

        Raises:
            SettingsError: One is no rule.
        """
        return read_rules((*self._settings.settings.redaction_rules, *more))

    def own_rules(self, texts: Iterable[str]) -> tuple[RedactionRule, ...]:
        """These rules alone.

        Raises:
            SettingsError: One is no rule.
        """
        return read_rules(texts)

    async def retain(self, keep: Keep) -> int:
        """Remove for good what is older, or more, than that; returns how many runs."""
        gone = await asyncio.to_thread(self._store.retain, keep, time.time(), self._forget)
        deeds.tell("runs.retained", removed=gone)
        return gone

    async def delete(self, run_ids: Sequence[str]) -> int:
        """Remove runs for good, also from the file; returns how many there were.

        Raises:
            StoreError: One of them goes on.
        """
        count = await asyncio.to_thread(self._store.delete_runs, run_ids, self._forget)
        deeds.tell("runs.deleted", runs=list(run_ids), count=count)
        return count

    async def size_bytes(self) -> int:
        """What all that is recorded takes."""
        return await asyncio.to_thread(self._store.size_bytes)


def _next(pieces: Iterator[str]) -> str | None:
    """The next piece, joined of small ones: a thread is not asked for each line."""
    found: list[str] = []
    chars = 0
    for piece in pieces:
        found.append(piece)
        chars += len(piece)
        if chars > 262_144:
            break
    return "".join(found) if found else None


def _pieces(store: TraceStore, run_id: str, options: ExportOptions) -> Iterator[str]:
    from workbench.traces.export import jsonl_lines
    from workbench.traces.otlp import otlp_lines
    from workbench.traces.redaction import Redactor
    from workbench.traces.report import span_table, to_report

    redactor = Redactor(options.rules)
    if options.form == "csv":
        shown = (replace(span, name=redactor.text(span.name)) for span in store.spans(run_id))
        yield from span_table(run_id, shown)
        return
    if options.form == "jsonl":
        pages = _pages(store, run_id)
        yield from jsonl_lines(redactor.records(pages) if options.rules else pages)
        return
    records: Sequence[Record] = store.records(run_id)
    if options.rules:
        records = list(redactor.records(records))
    if options.form == "otlp":
        earlier = records_before(store, records) if options.content else None
        if earlier and options.rules:
            earlier = [tuple(redactor.records(run)) for run in earlier]
        yield from otlp_lines(records, content=options.content, earlier=earlier)
    else:
        yield from to_report(records)
        yield "\n"


def _pages(store: TraceStore, run_id: str) -> Iterator[Record]:
    first = -1  # a run that was mended may begin with that
    while page := store.some_records(run_id, first, most=_PAGE):
        yield from page
        first = page[-1].number + 1


def open_records(
    store: TraceStore,
    runs: Runs,
    settings: SettingsStore,
    notices: Notices,
    guard: NetworkGuard,
    memories: Memories,
    stack: AsyncExitStack,
    *,
    shown: TraceStore,
) -> RunRecords:
    """The records, and what follows each run that ends.

    Args:
        store: All runs, which are kept and sent whoever sits before the program.
        runs: Those that go on.
        settings: What is kept and sent.
        notices: Where failures are told.
        guard: The way to the collector.
        memories: What is forgotten with conversations.
        stack: Ends it.
        shown: The runs that are shown to who asks.
    """
    forget = memories.forget_conversations
    keeping = RunKeeping(store, settings, notices, forget, alone=store.alone)
    collector = Collector(store, settings, notices, guard.way_of("collector"))
    for take in (keeping.take, collector.take):
        runs.listen(take)
    keeping.start()
    collector.tell_unsent()
    stack.push_async_callback(keeping.close)
    stack.push_async_callback(collector.close)
    return RunRecords(shown, settings, keeping, collector, forget)
