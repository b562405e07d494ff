"""Looking into recorded runs: their steps, two side by side, and what is made of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from workbench.app.run_records import ExportOptions, RunForm, RunRecords
from workbench.base.files import chosen_file, store_error
from workbench.traces.compare import RunComparison
from workbench.traces.events import Record
from workbench.traces.span_table import SpanTable
from workbench.traces.store import TraceStore
from workbench.traces.values import RunSummary

if TYPE_CHECKING:
    from workbench.app.data_set_library import DataSetLibrary
    from workbench.app.run_cases import Regression
    from workbench.evals.values import Case


@dataclass(frozen=True, slots=True)
class ComparedRuns:
    """Two runs and how they differ."""

    first: RunSummary
    second: RunSummary
    comparison: RunComparison


class RunReading:
    """Questions to the store, asked in threads."""

    def __init__(self, store: TraceStore, records: RunRecords) -> None:
        self._store, self._records = store, records

    async def span_table(self, run_id: str) -> SpanTable:
        """The steps of a run as columns; empty if there is no such run."""
        return await asyncio.to_thread(self._store.span_table, run_id)

    async def waits(self, run_id: str) -> dict[str, float]:
        """How many seconds model calls of a run waited for their turn, where they did."""
        return await asyncio.to_thread(self._store.waits, run_id)

    async def span_records(
        self, run_id: str, span_id: str, first: int = 0, last: int | None = None
    ) -> tuple[Record, ...]:
        """What one step did, without the steps inside of it.

        Args:
            run_id: The run.
            span_id: The step; the run's id for its beginning and its end.
            first: Number of the first event of the step.
            last: Number of its last one; None is the end of the run.
        """

        def read() -> tuple[Record, ...]:
            if span_id != run_id:
                return self._store.some_records(run_id, first, last, span_id)
            begun = self._store.some_records(run_id, first, first)
            if last is None or last == first:
                return begun
            return begun + self._store.some_records(run_id, last, last)

        return await asyncio.to_thread(read)

    async def some_records(
        self, run_id: str, first: int, last: int | None = None
    ) -> tuple[Record, ...]:
        """A page of the events of a run."""
        return await asyncio.to_thread(self._store.some_records, run_id, first, last)

    async def find_in_run(self, run_id: str, text: str) -> frozenset[str]:
        """The ids of the steps of a run that hold a text."""
        return await asyncio.to_thread(self._store.find_in_run, run_id, text)

    async def export(self, run_ids: Sequence[str], form: RunForm, path: Path) -> None:
        """Write runs into one file, one after the other; what the settings hide is left out.

        Raises:
            StoreError: There is no such run, or the file cannot be written.
        """
        options = ExportOptions(form, self._records.rules())
        with chosen_file(path) as file:
            async with aclosing(self._records.export(run_ids, options)) as pieces:
                async for piece in pieces:
                    await asyncio.to_thread(_put, file, piece, path)

    async def add_case(self, run_id: str, path: Path) -> tuple[Case, int]:
        """Add a run to a data set, which is made if there is none; returns it and their count.

        Raises:
            DocumentError: The data set cannot be read, has it already, or the run is no case.
            StoreError: There is no such run, or the file cannot be written.
        """
        from workbench.app.run_cases import add_case  # evaluations take long to import

        return await add_case(self._store, run_id, path)

    async def keep_regression(
        self, run_id: str, library: DataSetLibrary, title: str
    ) -> Regression:
        """Make a run a case of the regression tests; see ``run_cases.keep_regression``.

        Raises:
            DocumentError: The set has changes that were not saved, or the run is no case.
            StoreError: There is no such run, or the set cannot be written.
        """
        from workbench.app.run_cases import keep_regression  # evaluations take long to import

        return await keep_regression(self._store, library, run_id, title)

    async def compare(self, first_run_id: str, second_run_id: str) -> ComparedRuns:
        """Line two runs up.

        Raises:
            StoreError: There is no such run.
        """
        one, other = await asyncio.to_thread(
            lambda: (self._store.run(first_run_id), self._store.run(second_run_id))
        )
        return ComparedRuns(
            one, other, await self._records.compare(first_run_id, second_run_id)
        )


def _put(file: IO[str], piece: str, path: Path) -> None:
    try:
        file.write(piece)
    except OSError as exc:
        raise store_error(exc, path) from exc
