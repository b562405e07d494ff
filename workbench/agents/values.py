"""Agents as plain values: what a file or a trace holds of them; unknown keys are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from workbench.agents.documents import (
    AgentDocument,
    AgentModel,
    Grants,
    Limits,
    ModelOptions,
    OutputMode,
    ToolUse,
)
from workbench.base.errors import DocumentError
from workbench.base.reading import Place, integer, number, root, text, text_list
from workbench.tools.role_files import read_roles

SCHEMA = 1
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_APPROVALS = ("never", "ask", "always")
_OPTIONS = {
    "temperature": "temperature",
    "topP": "top_p",
    "topK": "top_k",
    "maxOutputTokens": "max_output_tokens",
    "seed": "seed",
}
_MORE_OPTIONS = {
    "min_p": "min_p",
    "repeat_penalty": "repeat_penalty",
    "n_ctx": "context_tokens",
    "output_mode": "output_mode",
}
_MODES = get_args(OutputMode)
_RANGES: dict[str, tuple[float, float]] = {
    "temperature": (0.0, 5.0),
    "top_p": (0.0, 1.0),
    "top_k": (0, 100_000),
    "min_p": (0.0, 1.0),
    "repeat_penalty": (0.1, 10.0),
    "max_output_tokens": (1, 1_000_000),
    "seed": (0, 2**32 - 1),
    "context_tokens": (0, 10_000_000),
}
_LIMITS = {
    "maxSteps": ("max_steps", 1, 1000),
    "maxSeconds": ("max_seconds", 0.001, 864_000),
    "maxTokens": ("max_tokens", 1, 100_000_000),
    "toolSeconds": ("tool_seconds", 0.001, 86_400),
}


def from_values(value: Any) -> AgentDocument:
    """The agent in plain values, as YAML or a trace holds them; unknown keys are kept.

    Raises:
        DocumentError: A field is missing or bad.
    """
    top = root(value)
    if (kind := top.take("kind", "Prompt")) != "Prompt":
        raise DocumentError(
            f"kind: {kind!r} cannot be run here",
            "Only files of kind Prompt are agents; take others in: workbench agents import.",
        )
    name = text(top, "name", "")
    if not NAME.fullmatch(name):
        raise DocumentError(
            f"name: {name!r} is no name of an agent",
            "Use up to 64 small letters, digits, - and _, beginning with a letter or digit.",
        )
    metadata = top.child("metadata")
    ours = metadata.child("workbench")
    if integer(ours, "schema", SCHEMA, 1, 1_000_000) > SCHEMA:
        raise DocumentError(
            "metadata.workbench.schema: a newer version of the program wrote this file",
            "Install the newer version.",
        )
    ours.take("id", None)
    policy = ours.child("toolPolicy")
    limits = _limits(ours.child("limits"))
    granted = ours.child("grants")
    grants = Grants(text_list(granted, "folders"), text_list(granted, "databases"))
    fallback = text_list(ours, "fallback")
    return AgentDocument(
        name=name,
        title=text(top, "displayName", name),
        description=text(top, "description", ""),
        instructions=text(top, "instructions", ""),
        model=_model(top.child("model"), fallback),
        tools=_tools(top, policy),
        limits=limits,
        grants=grants,
        extra=top.rest(),
    )


def _model(place: Place, fallback: tuple[str, ...]) -> AgentModel:
    options = place.child("options")
    more = options.child("additionalProperties")
    values: dict[str, Any] = {"output_mode": _earlier_mode(more)}
    for source, names in ((options, _OPTIONS), (more, _MORE_OPTIONS)):
        for key, field in names.items():
            if not source.has(key):
                continue
            values[field] = _option(source, key, field)
    return AgentModel(
        id=text(place, "id", ""),
        provider=text(place, "provider", "Local"),
        api_type=text(place, "apiType", "LlamaCpp"),
        options=ModelOptions(**values),
        fallback=fallback,
    )


def _option(place: Place, key: str, field: str) -> Any:
    if field == "output_mode":
        value = place.take(key, None)
        if value not in _MODES:
            raise place.bad(key, value, "free, constrained or reason_first")
        return value
    if field == "seed" and place.peek(key) is None:
        return place.take(key, None)
    low, high = _RANGES[field]
    default = getattr(ModelOptions(), field)
    if isinstance(default, float):
        return number(place, key, default, low, high)
    return integer(place, key, 0, int(low), int(high))


def _earlier_mode(more: Place) -> OutputMode:
    """The mode as earlier versions of the program wrote it: in two switches."""
    switches = {"constrain_tool_calls": True, "reason_first": False}
    for key, default in switches.items():
        value = more.take(key, default)
        if not isinstance(value, bool):
            raise more.bad(key, value, "true or false")
        switches[key] = value
    if not switches["constrain_tool_calls"]:
        return "free"
    return "reason_first" if switches["reason_first"] else "constrained"


def _limits(place: Place) -> Limits:
    values: dict[str, Any] = {}
    for key, (field, low, high) in _LIMITS.items():
        if place.has(key):
            whole = isinstance(getattr(Limits(), field), int)
            values[field] = (
                integer(place, key, 1, int(low), int(high))
                if whole
                else number(place, key, 1.0, low, high)
            )
    return Limits(**values)


def _tools(top: Place, policy: Place) -> tuple[ToolUse, ...]:
    rows = top.take("tools", [])
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise top.bad("tools", rows, "a list")
    uses: list[ToolUse] = []
    kept: list[Any] = []
    for number_, row in enumerate(rows):
        path = f"tools[{number_}]"
        if not isinstance(row, Mapping):
            raise DocumentError(f"{path}: {row!r} is not a tool", "Write kind and name.")
        if row.get("kind", "function") != "function":
            kept.append(row)
            continue
        name = row.get("name")
        if not isinstance(name, str) or not name:
            raise DocumentError(f"{path}.name: {name!r} is no name", "Name a tool.")
        if any(use.name == name for use in uses):
            raise DocumentError(f"{path}.name: {name!r} is there twice", "Remove one.")
        extra = {key: row[key] for key in row if key not in ("kind", "name")}
        if extra:
            kept.append({"kind": "function", "name": name, **extra})
        uses.append(_use(policy, name))
    if kept:
        top.keep("tools", kept)
    return tuple(uses)


def _use(policy: Place, name: str) -> ToolUse:
    rule = policy.child(name)
    approval = rule.take("approval", None)
    if approval is not None and approval not in _APPROVALS:
        raise rule.bad("approval", approval, "never, ask or always")
    return ToolUse(name, approval, read_roles(rule))


def to_values(document: AgentDocument) -> dict[str, Any]:
    """The agent as plain values in the order of the file."""
    extra = document.extra
    metadata = dict(extra.get("metadata", {}))
    metadata["workbench"] = _ours(document, dict(metadata.get("workbench", {})))
    values: dict[str, Any] = {
        "kind": document.kind,
        "name": document.name,
        "displayName": document.title,
    }
    if document.description:
        values["description"] = document.description
    values["metadata"] = metadata
    values["model"] = _model_values(document.model, dict(extra.get("model", {})))
    if document.instructions:
        values["instructions"] = document.instructions
    values["tools"] = _tool_values(document, extra.get("tools", []))
    values.update({k: v for k, v in extra.items() if k not in values})
    return values


def _ours(document: AgentDocument, kept: dict[str, Any]) -> dict[str, Any]:
    policy = dict(kept.pop("toolPolicy", {}))
    for use in document.tools:
        rule: dict[str, Any] = {} if use.approval is None else {"approval": use.approval}
        rule |= {} if use.roles is None else {"roles": list(use.roles)}
        if rule:
            policy[use.name] = {**rule, **policy.get(use.name, {})}
    limits = {key: getattr(document.limits, row[0]) for key, row in _LIMITS.items()}
    ours: dict[str, Any] = {
        "schema": SCHEMA,
        "limits": {**limits, **dict(kept.pop("limits", {}))},
    }
    if policy:
        ours["toolPolicy"] = policy
    grants = dict(kept.pop("grants", {}))
    if document.grants.folders:
        grants["folders"] = list(document.grants.folders)
    if document.grants.databases:
        grants["databases"] = list(document.grants.databases)
    if grants:
        ours["grants"] = grants
    if document.model.fallback:
        ours["fallback"] = list(document.model.fallback)
    return {**ours, **kept}


def _model_values(model: AgentModel, kept: dict[str, Any]) -> dict[str, Any]:
    kept_options = dict(kept.pop("options", {}))
    kept_more = dict(kept_options.pop("additionalProperties", {}))
    options = {key: getattr(model.options, field) for key, field in _OPTIONS.items()}
    if options["seed"] is None:
        del options["seed"]
    more = {key: getattr(model.options, field) for key, field in _MORE_OPTIONS.items()}
    options = {**options, **kept_options, "additionalProperties": {**more, **kept_more}}
    values: dict[str, Any] = {"id": model.id} if model.id else {}
    values.update(provider=model.provider, apiType=model.api_type, options=options)
    return {**values, **kept}


def _tool_values(document: AgentDocument, kept: Sequence[Mapping[str, Any]]) -> list[Any]:
    ours = {row["name"]: row for row in kept if row.get("kind") == "function"}
    rows: list[Any] = [
        {"kind": "function", "name": use.name, **ours.get(use.name, {})}
        for use in document.tools
    ]
    return rows + [row for row in kept if row.get("kind") != "function"]
