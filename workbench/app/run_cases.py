"""Recorded runs as cases of data sets."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.app.data_set_library import DataSetDocument, DataSetLibrary
from workbench.base.errors import DocumentError
from workbench.evals.case_of_run import case_of_run
from workbench.evals.data_sets import form_of, read_data_set, write_data_set
from workbench.evals.values import Case, DataSet
from workbench.traces.store import TraceStore

REGRESSIONS = "regression-tests"
"""The name of the data set that runs go into with one click."""


async def add_case(store: TraceStore, run_id: str, path: Path) -> tuple[Case, int]:
    """Add a run to a data set, which is made if there is none; returns it and how many are in.

    Args:
        store: Where the run is.
        run_id: The run.
        path: The data set; its ending says the form.

    Raises:
        DocumentError: The data set cannot be read, has the run already, or the run is no case.
        StoreError: There is no such run, or the file cannot be written.
    """
    return await asyncio.to_thread(_add, store, run_id, path)


@dataclass(frozen=True, slots=True)
class Regression:
    """A run as a case of the set of regression tests.

    Attributes:
        place: Which case of the set it is, from 1.
        is_new: It was not there before.
    """

    case_id: str
    title: str
    place: int
    is_new: bool


async def keep_regression(
    store: TraceStore, library: DataSetLibrary, run_id: str, title: str
) -> Regression:
    """Make a run a case of the user's regression tests; the set is made if there is none.

    Args:
        store: Where the run is.
        library: The data sets.
        run_id: The run.
        title: What a new set is called.

    Raises:
        DocumentError: The set has changes that were not saved, or the run is no case.
        StoreError: There is no such run, or the set cannot be written.
    """
    case = await asyncio.to_thread(_case, store, run_id)
    known = await _regressions(library, title)
    ids = [one.case_id for one in known.cases]
    if case.case_id in ids:
        place = ids.index(case.case_id) + 1
        return Regression(case.case_id, known.title, place, is_new=False)
    cases = (*known.cases, case)
    there = REGRESSIONS if library.knows(REGRESSIONS) else ""
    await library.save(replace(known, cases=cases), there)
    return Regression(case.case_id, known.title, len(known.cases) + 1, is_new=True)


async def drop_regression(library: DataSetLibrary, case_id: str) -> None:
    """Take a case out of the regression tests again.

    Raises:
        DocumentError: The set has changes that were not saved.
        StoreError: It cannot be written.
    """
    known = await _regressions(library, "")
    left = tuple(one for one in known.cases if one.case_id != case_id)
    if len(left) < len(known.cases):
        await library.save(replace(known, cases=left), REGRESSIONS)


async def _regressions(library: DataSetLibrary, title: str) -> DataSetDocument:
    await library.refresh()
    if await asyncio.to_thread(library.drafts.find, REGRESSIONS) is not None:
        raise DocumentError(
            "the regression tests have changes that were not saved",
            "Save them in the evaluations, then try again.",
        )
    if library.knows(REGRESSIONS):
        return library.get(REGRESSIONS)
    return DataSetDocument(REGRESSIONS, title)


def _case(store: TraceStore, run_id: str) -> Case:
    store.run(run_id)  # says it if there is none
    return case_of_run(store.records(run_id))


def _add(store: TraceStore, run_id: str, path: Path) -> tuple[Case, int]:
    case = _case(store, run_id)
    _form, name = form_of(path)
    known = read_data_set(path) if path.exists() else DataSet(name)
    if any(case.case_id == one.case_id for one in known.cases):
        raise DocumentError(
            f"{path.name} has this run already", "Change the case there, or remove it first."
        )
    write_data_set(path, replace(known, cases=(*known.cases, case)))
    return case, len(known.cases) + 1
