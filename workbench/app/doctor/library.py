"""What the user has: models, engines, agents, graphs and tools."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from workbench.app.agent_library import AgentLibrary
from workbench.app.doctor.findings import Finding, Patient
from workbench.app.engine_facts import engine_facts, install_command
from workbench.app.graph_library import GraphLibrary
from workbench.app.load_notes import LoadNotes
from workbench.app.tool_library import ToolLibrary
from workbench.base.settings import Settings
from workbench.base.sizes import size_text
from workbench.models.installed import installed_models
from workbench.models.store import STARTER_ID, InstalledModel
from workbench.tools.kinds.api import Surroundings
from workbench.tools.sandbox import protections

_MOST_NAMED = 5


def engines(_patient: Patient) -> Iterator[Finding]:
    """Which engines are installed; only llama.cpp must be."""
    missing = []
    for facts in engine_facts():
        if facts.installed:
            version = facts.version or "comes with the program"
            where = f", on {', '.join(facts.spec.devices)}" if facts.spec.devices else ""
            yield Finding(facts.spec.title, f"{version}{where}")
        elif facts.spec.key == "llama-cpp":
            yield Finding(facts.spec.title, "not installed", "bad", facts.spec.install_hint)
        else:
            missing.append(facts)
    for facts in missing:
        yield Finding(facts.spec.title, "not installed", "note", install_command(facts.spec))


def models(patient: Patient) -> Iterator[Finding]:
    """Which models there are, and which cannot be used."""
    found = installed_models(patient.paths.models)
    usable = [model for model in found if not model.problem]
    size = size_text(sum(model.size_bytes for model in usable))
    if any(model.id == STARTER_ID for model in usable):
        yield Finding("Models", f"{len(usable)} can be used, {size}")
    else:
        hint = "Install the program again: its starter model is missing or damaged."
        yield Finding("Models", f"{len(usable)} can be used, {size}; no starter", "bad", hint)
    for model in found:
        if model.problem:
            yield _unusable(model)
    notes = LoadNotes(patient.paths.data / "loading.json").all()
    for model_id, note in notes.items():
        if note.quarantined:
            hint = "Load it under Models to try it again."
            text = f"is left alone since it crashed: {note.reason}"
            yield Finding(model_id, text, "warning", hint)


def _unusable(model: InstalledModel) -> Finding:
    if model.away:
        return Finding(model.id, f"is away: {model.problem}", "note", "Connect its drive.")
    hint = f"workbench models verify {model.id}, then repair, or remove it."
    return Finding(model.id, model.problem, "warning", hint)


async def documents(patient: Patient) -> list[Finding]:
    """Which agents, graphs and tools cannot be read."""
    agents, graphs = AgentLibrary(patient.paths), GraphLibrary(patient.paths)
    around = Surroundings(
        private=(patient.paths.data, patient.paths.cache),
        network_on=lambda: Settings().network == "on",
        permit=lambda _purpose, _hosts=(): nullcontext(),
        protections=protections,
    )
    tools = ToolLibrary(patient.paths, around, agents, graphs)
    await asyncio.gather(agents.refresh(), graphs.refresh(), tools.refresh())
    return [
        *_read("Agents", agents.agents, agents.problems),
        *_read("Graphs", graphs.graphs, graphs.problems),
        *_read("Tools", tools.documents, tools.problems),
    ]


def _read(
    title: str, documents: Sequence[object], problems: Sequence[tuple[Path, str, str]]
) -> Iterator[Finding]:
    yield Finding(title, f"{len(documents)} can be read")
    for path, message, hint in problems[:_MOST_NAMED]:
        yield Finding(path.name, message, "warning", hint)
    if (more := len(problems) - _MOST_NAMED) > 0:
        yield Finding(title, f"{more} more cannot be read", "warning")
