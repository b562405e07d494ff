"""What applying a deployment would change, and whether it fits on this machine."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.app.deploy.checks import nodes_of
from workbench.app.deploy.folders import Folders
from workbench.app.deploy.health import is_well
from workbench.app.deploy.layout import Laid
from workbench.app.deploy.processes import holding, is_alive
from workbench.app.deploy.sections import Problem
from workbench.app.deploy.state import Running, RunningState, Wanted, WantedState
from workbench.app.deploy.values import Deployment, NodeSpec
from workbench.base.errors import RunError
from workbench.base.plain_text import harmless
from workbench.base.regular_files import read_regular
from workbench.base.sizes import size_text

Change = Literal["start", "start anew", "read anew", "keep", "stop", "elsewhere"]
_MOST_TEXT = 1_000_000
_MOST_DIFF_LINES = 200


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one process.

    Attributes:
        why: What is different, in words.
        memory_bytes: Its models, once they are loaded, as the estimate says.
        memory: What is allowed, and who holds it, in words.
    """

    name: str
    kind: str
    change: Change
    url: str = ""
    models: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    why: str = ""
    memory_bytes: int = 0
    memory: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it.

    Attributes:
        need_bytes: Of what is started beside what runs.
        free_bytes: What is free now, with what is given back.
        misfits: Why it does not fit, each with what to do.
        diff: How the file differs from the one that was applied.
        problems: What the check found; with an error nothing is planned.
    """

    name: str
    url: str = ""
    steps: tuple[Step, ...] = ()
    need_bytes: int = 0
    free_bytes: int = 0
    misfits: tuple[tuple[str, str], ...] = ()
    diff: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.level == "error")

    @property
    def changes(self) -> bool:
        """Whether anything would happen at all."""
        return any(step.change not in ("keep", "elsewhere") for step in self.steps)


@dataclass(frozen=True, slots=True)
class Needs:
    """What models take here, by id, and what is free."""

    model_bytes: Mapping[str, int]
    free_bytes: int


def plan_of(
    deployment: Deployment,
    laid: Laid,
    now: tuple[WantedState | None, RunningState],
    needs: Needs,
    folders: Folders,
    text: str,
) -> Plan:
    """What applying would change. Blocking: it looks at processes, ports and files."""
    before, running = now
    nodes = {node.name: node for node in nodes_of(deployment)}
    old = {one.name: one for one in before.processes} if before and not before.stopped else {}
    alive = {name: one for name, one in running.processes.items() if is_alive(one.process)}
    steps = [
        _step(one, old.get(one.name), alive.get(one.name), nodes.get(one.name), needs, laid)
        for one in laid.wanted.processes
    ]
    wanted = {one.name for one in laid.wanted.processes}
    steps += [Step(name, "node", "stop") for name in alive if name not in wanted]
    steps += [
        Step(node.name, "node", "elsewhere", node.address, why="started on its own machine")
        for node in nodes.values()
        if not node.is_here
    ]
    beginning = [step for step in steps if step.change in ("start", "start anew")]
    need = sum(step.memory_bytes for step in beginning)
    freed = sum(step.memory_bytes for step in beginning if step.change == "start anew")
    free = needs.free_bytes + freed
    misfits = (*_misfits(nodes.values(), needs, need, free), *_taken_ports(steps))
    diff = tuple(_diff(folders.document, text))
    return Plan(deployment.name, laid.wanted.url, tuple(steps), need, free, misfits, diff)


def _step(
    one: Wanted,
    old: Wanted | None,
    alive: Running | None,
    node: NodeSpec | None,
    needs: Needs,
    laid: Laid,
) -> Step:
    change: Change = "start"
    why = "it does not run"
    if alive is not None:
        same = alive.digest == one.digest
        change = "keep" if same else "read anew" if one.kind == "gateway" else "start anew"
        why = "" if same else _why(one, old, laid)
    models = node.models.ids if node else ()
    return Step(
        one.name,
        one.kind,
        change,
        one.url,
        models,
        one.served,
        why,
        needs.model_bytes.get(models[0], 0) if models else 0,
        _memory_words(one),
    )


def _why(one: Wanted, old: Wanted | None, laid: Laid) -> str:
    """Which of its files would be written, or that its command is another."""
    folder = Path(one.folder)
    files = laid.files.get(folder, {})
    changed = [name for name, content in files.items() if _text(folder / name) != content]
    if old is not None and (old.words, old.memory_bytes) != (one.words, one.memory_bytes):
        changed.append("what it is started with")
    return ", ".join(sorted(changed)[:8]) or "what it was made of is not known"


def _memory_words(one: Wanted) -> str:
    if not one.memory_bytes:
        return ""
    try:
        held = holding(one.memory_bytes, one.hold)[0] or "its models only"
    except RunError as exc:
        held = exc.message
    return f"at most {size_text(one.memory_bytes)}: {held}"


def _misfits(
    nodes: Iterable[NodeSpec], needs: Needs, need: int, free: int
) -> Iterable[tuple[str, str]]:
    for node in nodes:
        limit, model = node.limits.memory_bytes, node.models.primary
        size = needs.model_bytes.get(model, 0)
        if node.is_here and limit and size > limit:
            yield (
                f"{node.name}: {model} needs {size_text(size)}, and {size_text(limit)} are "
                "allowed",
                "Allow more memory, take a smaller model, or a shorter context.",
            )
    if free and need > free:
        yield (
            f"{size_text(need)} are needed, and {size_text(free)} are free",
            "Take a smaller model, fewer nodes on this machine, or stop something else.",
        )


def _taken_ports(steps: Sequence[Step]) -> Iterable[tuple[str, str]]:
    for step in steps:
        if step.change == "start" and is_well(step.url):
            yield (
                f"{step.name}: another program answers at {step.url} already",
                "Take another port, or end that program.",
            )


def _diff(applied: Path, text: str) -> Iterable[str]:
    known = _text(applied)
    if known is None:
        return
    before = known.decode("utf-8", "replace")
    lines = difflib.unified_diff(
        before.splitlines(), text.splitlines(), "applied", "wanted", lineterm="", n=2
    )
    for number, line in enumerate(lines):
        if number >= _MOST_DIFF_LINES:
            yield "…"
            return
        yield harmless(line)


def _text(path: Path) -> bytes | None:
    try:
        return read_regular(path, _MOST_TEXT)
    except OSError:
        return None
