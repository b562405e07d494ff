"""Recorded runs as cases of data sets."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from workbench.base.errors import DocumentError
from workbench.evals.case_of_run import case_of_run
from workbench.evals.data_sets import form_of, read_data_set, write_data_set
from workbench.evals.values import Case, DataSet
from workbench.traces.store import TraceStore


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


def _add(store: TraceStore, run_id: str, path: Path) -> tuple[Case, int]:
    store.run(run_id)  # says it if there is none
    case = case_of_run(store.records(run_id))
    _form, name = form_of(path)
    known = read_data_set(path) if path.exists() else DataSet(name)
    if any(case.case_id == one.case_id for one in known.cases):
        raise DocumentError(
            f"{path.name} has this run already", "Change the case there, or remove it first."
        )
    write_data_set(path, replace(known, cases=(*known.cases, case)))
    return case, len(known.cases) + 1
