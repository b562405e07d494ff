"""Making the plan of an evaluation: documents, models, prompts and cases by their names."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.data_set_library import DataSetDocument
from workbench.app.model_library import ModelLibrary
from workbench.app.run_documents import Documents
from workbench.base.errors import DocumentError, ModelError, RunError
from workbench.base.regular_files import read_document
from workbench.evals.data_sets import SUFFIXES, read_data_set, sample_data_sets
from workbench.evals.grid import Grid, LeftOut, ModelChoice, Prompt, grid_of
from workbench.evals.values import DataSet, Plan

OWN = "own"
"""The prompt that a document has."""
_MOST_PROMPT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an evaluation is to compare, by name.

    Attributes:
        documents: Names or files of agents and graphs.
        models: Ids; empty for the documents' own.
        engines: Keys; empty for each model's own.
        prompts: Files of instructions, or ``own``; empty for the documents' own. Of a graph
            ``NODE=FILE`` says whose they are.
    """

    documents: tuple[str, ...]
    models: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()


def grid_for(wanted: Wanted, documents: Documents) -> Grid:
    """The candidates; blocking, for it reads the prompts.

    Raises:
        DocumentError: There is no such document or prompt.
        RunError: Nothing is left to try.
    """
    compared = [documents.get(name) for name in wanted.documents]
    models = [choice_of(documents.models, name) for name in wanted.models]
    prompts = [prompt_of(text) for text in wanted.prompts]
    grid = grid_of(compared, models, wanted.engines, prompts)
    if not wanted.models:
        grid = with_own_models(grid, compared, documents.models)
    if not grid.candidates:
        raise RunError(f"nothing can be tried: {_reasons(grid.left_out)}", "Choose others.")
    return grid


def choice_of(models: ModelLibrary, model_id: str) -> ModelChoice:
    """A model as the grid takes it, also one that is not there."""
    try:
        model = models.get(model_id)
    except ModelError as exc:
        return ModelChoice(model_id, model_id, problem=exc.message)
    engine = models.engine_of(model)
    return ModelChoice(model.id, model.title, model.quantisation, engine, model.problem)


def prompt_of(text: str) -> Prompt:
    """A prompt by what a person wrote: ``own``, a file, or ``NODE=FILE``; blocking.

    Raises:
        DocumentError: The file cannot be read.
    """
    if text == OWN:
        return Prompt(OWN)
    node, equals, name = text.partition("=")
    path = Path(name if equals else text).expanduser()
    raw = read_document(path, _MOST_PROMPT_BYTES)
    try:
        found = raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DocumentError(f"{path.name}: it is no text in UTF-8", "Save it as such.") from exc
    return Prompt(path.stem, found.strip(), node if equals else "")


def data_set_for(name: str, own: Sequence[DataSetDocument] = ()) -> DataSet:
    """The data set in a file, one of the user's, or one that came along; blocking.

    Raises:
        DocumentError: It cannot be read, or there is none.
    """
    if name.casefold().endswith(SUFFIXES):
        return read_data_set(Path(name).expanduser())
    known = {**sample_data_sets(), **{one.name: one.data_set for one in own}}
    if name not in known:
        raise DocumentError(
            f"there is no data set {name!r:.80}",
            f"Name a file, or one of these: {', '.join(known)}.",
        )
    return known[name]


def origin_of(name: str) -> str:
    """What a data set is found by later, from wherever the program is started then."""
    if name.casefold().endswith(SUFFIXES):
        return str(Path(name).expanduser().absolute())
    return name


def plan_for(data_set: DataSet, grid: Grid, name: str = "", data_from: str = "") -> Plan:
    """A plan of these with an id of its own."""
    titles = dict.fromkeys(one.label.partition(" · ")[0] for one in grid.candidates)
    called = name or f"{', '.join(titles)} on {data_set.name}"
    plan_id = uuid.uuid4().hex[:12]
    return Plan(plan_id, called, data_set, grid.candidates, data_from=data_from)


def with_own_models(
    grid: Grid, compared: Sequence[AgentDocument | GraphDocument], models: ModelLibrary
) -> Grid:
    """An agent that names no model is tried with the default one, which is then named."""
    default = models.choose("") if any(not one.model_id for one in grid.candidates) else None
    agents = {one.name for one in compared if isinstance(one, AgentDocument)}
    found = []
    for candidate in grid.candidates:
        is_agent = candidate.document.get("name") in agents
        model_id = candidate.model_id or (default.id if default and is_agent else "")
        known = choice_of(models, model_id) if model_id else ModelChoice("", "")
        found.append(replace(candidate, quantisation=known.quantisation, model_id=model_id))
    return replace(grid, candidates=tuple(found))


def _reasons(left_out: Sequence[LeftOut]) -> str:
    return "; ".join(f"{one.label}: {one.reason}" for one in left_out[:5]) or "nothing is named"
