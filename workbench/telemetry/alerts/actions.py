"""The actions of a rule in words: as a file has them, and as a person reads them."""

from __future__ import annotations

from typing import Any

from workbench.telemetry.alerts.quantities import (
    parse_quantity,
    shown_quantity,
    unit_of,
    write_quantity,
)
from workbench.telemetry.alerts.values import (
    Action,
    Notify,
    Rule,
    RunGraph,
    SmallerModel,
    StopRequests,
    UnloadIdle,
    WriteAudit,
)

NAMES = ("notify", "unload_idle", "smaller_model", "stop_requests", "run_graph", "audit")
HINT = f"Actions are: {', '.join(NAMES)}."
_PLAIN: dict[str, type[Notify | SmallerModel | StopRequests | WriteAudit]] = {
    "notify": Notify,
    "smaller_model": SmallerModel,
    "stop_requests": StopRequests,
    "audit": WriteAudit,
}
_MOST_INPUTS = 20
_MOST_CHARS = 2_000
_MOST_IDLE_S = 7 * 86_400.0


def read(value: Any) -> tuple[Action, ...]:
    """The actions of plain values.

    Raises:
        ValueError: They are none.
    """
    if not isinstance(value, list):
        raise ValueError("actions is no list")  # noqa: TRY004 - a file's value, no type
    found = tuple(_one(entry) for entry in value)
    kinds = [type(action) for action in found]
    if len(set(kinds)) != len(kinds):
        raise ValueError("an action is there twice")
    return found


def _one(entry: Any) -> Action:
    name, settings = entry, None
    if isinstance(entry, dict):
        if len(entry) != 1:
            raise ValueError("an action is one name with its settings")
        ((name, settings),) = entry.items()
    if not isinstance(name, str) or name not in NAMES:
        raise ValueError(f"{name!r:.60} is no action")
    if name == "unload_idle":
        return _unload(settings)
    if name == "run_graph":
        return _graph(settings)
    if settings:
        raise ValueError(f"{name} has no settings")
    return _PLAIN[name]()


def _unload(settings: Any) -> UnloadIdle:
    if settings is None:
        return UnloadIdle()
    if not isinstance(settings, dict) or set(settings) - {"idle_for"}:
        raise ValueError("unload_idle has one setting: idle_for")
    idle_s = parse_quantity(settings.get("idle_for", 60.0), "s")
    if not 0.0 <= idle_s <= _MOST_IDLE_S:
        raise ValueError("idle_for is not between 0 and 7 days")
    return UnloadIdle(idle_s)


def _graph(settings: Any) -> RunGraph:
    if isinstance(settings, str):
        settings = {"graph": settings}
    if not isinstance(settings, dict) or set(settings) - {"graph", "inputs"}:
        raise ValueError("run_graph has the settings graph and inputs")
    graph, inputs = settings.get("graph"), settings.get("inputs") or {}
    if not isinstance(graph, str) or not 0 < len(graph) <= 200:
        raise ValueError("run_graph names no graph")
    if not isinstance(inputs, dict) or len(inputs) > _MOST_INPUTS:
        raise ValueError("the inputs of run_graph are names with texts")
    pairs = tuple((name, text) for name, text in inputs.items() if isinstance(text, str))
    if len(pairs) != len(inputs) or any(len(text) > _MOST_CHARS for _name, text in pairs):
        raise ValueError("the inputs of run_graph are names with texts")
    return RunGraph(graph, pairs)


def written(actions: tuple[Action, ...]) -> list[Any]:
    """The actions as plain values."""
    found: list[Any] = []
    for action in actions:
        match action:
            case UnloadIdle(idle_s):
                found.append({"unload_idle": {"idle_for": write_quantity(idle_s, "s")}})
            case RunGraph(graph, inputs):
                settings: dict[str, Any] = {"graph": graph}
                if inputs:
                    settings["inputs"] = dict(inputs)
                found.append({"run_graph": settings})
            case _:
                found.append(name_of(action))
    return found


def name_of(action: Action) -> str:
    """The word of an action in a file."""
    match action:
        case UnloadIdle():
            return "unload_idle"
        case RunGraph():
            return "run_graph"
        case _:
            return next(name for name, kind in _PLAIN.items() if isinstance(action, kind))


def would_do(action: Action) -> str:
    """What an action does, as a person reads it."""
    match action:
        case Notify():
            return "show a notice"
        case UnloadIdle(idle_s):
            return f"unload models unused for {shown_quantity(idle_s, 's')} until it clears"
        case SmallerModel():
            return "let new runs use a smaller model until it clears"
        case StopRequests():
            return "refuse new runs until it clears"
        case RunGraph(graph):
            return f"run the graph {graph}"
        case WriteAudit():
            return "write the audit log"


def condition_words(rule: Rule) -> str:
    """When a rule fires, as a person reads it."""
    unit = unit_of(rule.metric)
    side = {">": "above", ">=": "at or above", "<": "below", "<=": "at or below"}
    text = f"{rule.metric} {side[rule.condition]} {shown_quantity(rule.threshold, unit)}"
    if rule.for_s:
        text += f" for {shown_quantity(rule.for_s, 's')}"
    return text
