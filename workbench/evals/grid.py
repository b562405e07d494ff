"""The grid of what is compared: models by engines by prompts on one document.

A cell that cannot be tried is left out, and says why. A candidate's id is made of all that it
is, so the same grid always has the same candidates.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import (
    GraphDocument,
    Node,
    Scope,
    body_at,
    every_body,
    path_of,
    with_body,
    with_node,
)
from workbench.agents.graphs.value_writing import to_values as graph_values
from workbench.agents.values import to_values as agent_values
from workbench.base.errors import DocumentError
from workbench.evals.side_by_side import said
from workbench.evals.values import Candidate

Document = AgentDocument | GraphDocument
_TEXT_KINDS = ("agent", "model")
_DIGEST_CHARS = 16


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model that may be compared.

    Attributes:
        engine: Key of the engine that runs it now.
        problem: Why it cannot be used; empty if it can.
    """

    model_id: str
    title: str
    quantisation: str = ""
    engine: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Instructions to try.

    Attributes:
        text: The instructions; None for the document's own.
        node: Of a graph, the path of the node they are for; empty if only one has any.
    """

    name: str
    text: str | None = None
    node: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cell that is not tried."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Grid:
    """What is compared, model by model, and what is not."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...] = ()


def grid_of(
    documents: Sequence[Document],
    models: Sequence[ModelChoice | None],
    engines: Sequence[str] = (),
    prompts: Sequence[Prompt] = (),
) -> Grid:
    """Every cell that can be tried, those of one model side by side.

    Args:
        documents: The agents and graphs.
        models: None stands for what the document itself names.
        engines: Keys; empty for each model's own.
        prompts: Empty for the document's own.
    """
    candidates: dict[str, Candidate] = {}
    left_out: list[LeftOut] = []
    for model in models or (None,):
        for engine in engines or ("",):
            for document in documents:
                for prompt in prompts or (Prompt(""),):
                    label = _label(document, model, engine, prompt)
                    try:
                        made = _candidate(document, model, engine, prompt, label)
                    except DocumentError as exc:
                        left_out.append(LeftOut(label, said(exc)))
                        continue
                    if same := candidates.get(made.candidate_id):
                        left_out.append(LeftOut(label, f"it is the same as {same.label!r}"))
                    else:
                        candidates[made.candidate_id] = made
    return Grid(tuple(candidates.values()), tuple(left_out))


def _candidate(
    document: Document, model: ModelChoice | None, engine: str, prompt: Prompt, label: str
) -> Candidate:
    if model and model.problem:
        raise DocumentError(model.problem, "Install it, or leave it out.")
    if engine and model and engine != model.engine:
        raise DocumentError(
            f"{engine} does not run this model, but {model.engine or 'no engine'}",
            "A model's engine follows from its file; the settings choose for ONNX models.",
        )
    if engine and not model:
        raise DocumentError("an engine needs a model", "Name the models to compare.")
    values = _values(_prompted(document, prompt), model)
    model_id = model.model_id if model else ""
    what = json.dumps([values, model_id, engine], sort_keys=True)
    return Candidate(
        candidate_id=hashlib.sha256(what.encode()).hexdigest()[:_DIGEST_CHARS],
        label=label,
        document=values,
        model_id=model_id or _own_model(document),
        quantisation=model.quantisation if model else "",
        engine=engine,
        prompt_name=prompt.name,
    )


def _own_model(document: Document) -> str:
    return document.model.id if isinstance(document, AgentDocument) else ""


def _values(document: Document, model: ModelChoice | None) -> dict[str, Any]:
    """The document with its model chosen; that of a graph is chosen when it runs.

    No other model may answer for the one that is compared, so an agent has no fallback.
    """
    if isinstance(document, GraphDocument):
        return graph_values(document)
    wanted = model.model_id if model else document.model.id
    chosen = replace(document.model, id=wanted, fallback=())
    return agent_values(replace(document, model=chosen))


def _prompted(document: Document, prompt: Prompt) -> Document:
    if prompt.text is None:
        return document
    if isinstance(document, AgentDocument):
        return replace(document, instructions=prompt.text)
    there = dict(_instructed(document))
    wanted = prompt.node or (next(iter(there)) if len(there) == 1 else "")
    if wanted not in there:
        names = ", ".join(there) or "none has any"
        raise DocumentError(
            f"it is not clear whose instructions {prompt.name!r} are",
            f"Name one of its nodes with instructions: {names}.",
        )
    scope, node = there[wanted]
    changed = replace(node, settings={**node.settings, "instructions": prompt.text})
    return with_body(document, scope, with_node(body_at(document, scope), changed))


def _instructed(document: GraphDocument) -> Iterator[tuple[str, tuple[Scope, Node]]]:
    """The nodes that have instructions of their own, by path."""
    for scope, body in every_body(document):
        for node in body.nodes:
            if node.kind in _TEXT_KINDS and not node.settings.get("agent"):
                yield path_of(scope, node.id), (scope, node)


def seeded(document: Document, seed: int) -> Document:
    """The document with another seed of its sampling.

    Agents of the library that a graph asks keep theirs.
    """
    if isinstance(document, AgentDocument):
        options = replace(document.model.options, seed=seed)
        return replace(document, model=replace(document.model, options=options))
    for _path, (scope, node) in list(_instructed(document)):
        changed = replace(node, settings={**node.settings, "seed": seed})
        document = with_body(document, scope, with_node(body_at(document, scope), changed))
    return document


def _label(document: Document, model: ModelChoice | None, engine: str, prompt: Prompt) -> str:
    parts = [document.title or document.name]
    if model:
        extra = model.quantisation if model.quantisation not in model.title else ""
        parts.append(f"{model.title or model.model_id} {extra}".strip())
    return " · ".join(part for part in (*parts, engine, prompt.name) if part)
