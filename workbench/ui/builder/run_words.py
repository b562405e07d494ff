"""Where a run stands, in words, and what came out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.agents.graphs.documents import GraphDocument
from workbench.traces.events import NodePaused, PersonAsked, RunFinished
from workbench.ui.builder.runner import GraphRunner
from workbench.ui.builder.words import seconds, tr
from workbench.ui.language import messages

_GOOD = ("answered",)
_OVER = ("done", "reused", "skipped")


@dataclass(frozen=True, slots=True)
class RunState:
    """What the console says.

    Attributes:
        words: Behind the icon, in one line.
        message: Above the outputs.
        outputs: By name.
    """

    icon: str
    role: str
    words: str
    message: str = ""
    outputs: Mapping[str, Any] = field(default_factory=dict)


def run_state(
    runner: GraphRunner, document: GraphDocument | None, title_of: Callable[[str], str]
) -> RunState:
    """Where the run on screen stands; ``title_of`` names a node by its path."""
    if not runner.run_id:
        hint = tr("Run the graph to see what each node takes and gives. Ctrl+Return")
        return RunState("circle-play", "muted", tr("Not run yet"), hint)
    outputs = _outputs(runner, document)
    if runner.end is not None:
        return _ended(runner, runner.end, outputs, title_of)
    ask = runner.ask
    if ask is not None:
        return RunState(*_asking(runner, title_of), "", outputs)
    nodes = [node for node in runner.nodes.values() if "/" not in node.node_id]
    done = sum(node.status in _OVER for node in nodes)
    now = [title_of(node.node_id) for node in nodes if node.status == "running"]
    count = len(document.body.nodes) if document is not None else len(nodes)
    words = tr("{0} of {1} nodes").format(done, count)
    words = f"{words} · {', '.join(now)}" if now else words
    return RunState("circle-play", "accent", words, "", outputs)


def _asking(runner: GraphRunner, title_of: Callable[[str], str]) -> tuple[str, str, str]:
    ask = runner.ask
    more = f" (1/{runner.asks})" if runner.asks > 1 else ""
    if isinstance(ask, NodePaused):
        words = tr("Waits at {0}").format(title_of(ask.node_id))
        return "circle-pause", "warning", words + more
    if isinstance(ask, PersonAsked):
        return "user", "warning", tr("{0} asks you").format(title_of(ask.node_id)) + more
    return "shield", "warning", tr("A tool asks whether it may run") + more


def _ended(
    runner: GraphRunner,
    end: RunFinished,
    outputs: Mapping[str, Any],
    title_of: Callable[[str], str],
) -> RunState:
    facts = [seconds(end.duration_s)]
    if end.new_tokens:
        facts.append(tr("{0} tokens").format(end.new_tokens))
        facts.append(tr("{0} read").format(end.prompt_tokens))
    reused = sum(node.status == "reused" for node in runner.nodes.values())
    if reused:
        facts.append(tr("{0} reused").format(reused))
    words = " · ".join(facts)
    if end.end in _GOOD:
        message = (
            "" if outputs else tr("Nothing came out: the graph has no output that was reached.")
        )
        return RunState(
            "circle-check", "success", tr("Done · {0}").format(words), message, outputs
        )
    failed = [title_of(n.node_id) for n in runner.nodes.values() if n.status == "failed"]
    message = " ".join(
        _sentence(messages.said(part)) for part in (end.message, end.hint) if part
    )
    if end.end == "interrupted":
        said = tr("Cut off · {0}").format(words)
        return RunState("circle-alert", "warning", said, message, outputs)
    if end.end == "cancelled":
        return RunState(
            "circle-stop", "muted", tr("Stopped · {0}").format(words), message, outputs
        )
    where = tr("Failed at {0} · {1}") if failed else tr("Failed · {1}")
    said = where.format(failed[-1] if failed else "", words)
    return RunState("circle-x", "error", said, message, outputs)


def _outputs(runner: GraphRunner, document: GraphDocument | None) -> dict[str, Any]:
    """The values of the graph's outputs; of a run of one node, that node's."""
    only = runner.nodes.get(runner.options.only or runner.options.until)
    found: dict[str, Any] = {}
    for node in () if document is None else document.body.nodes:
        progress = runner.nodes.get(node.id)
        if node.kind == "output" and progress is not None and "value" in progress.outputs:
            found[str(node.settings.get("name", "answer"))] = progress.outputs["value"]
    return dict(only.outputs) if only is not None and not found else found


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."
