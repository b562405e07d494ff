"""The cases of the tool-call check, read from resources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.app.tool_check_values import CATEGORIES, Category, CheckPlan
from workbench.base.errors import StoreError
from workbench.base.paths import resource
from workbench.engines.api import CallInMessage, Message, ToolDefinition

INSTRUCTIONS = "You are a helpful assistant. Use the tools when they fit."
_FOLDER = "tool_check"


@dataclass(frozen=True, slots=True)
class WantedCall:
    """One call that belongs into the answer.

    Attributes:
        accepted: Sets of arguments of which one is to fit: for each parameter the values that
            are right; a None among them: the parameter may be left out.
    """

    name: str
    accepted: tuple[Mapping[str, Sequence[Any]], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a model.

    Attributes:
        calls: The wanted calls, in any order; none if no call is right.
        says: Of each list of words, one belongs into the answer.
    """

    id: str
    category: Category
    quick: bool
    tools: tuple[ToolDefinition, ...]
    messages: tuple[Message, ...]
    calls: tuple[WantedCall, ...]
    says: tuple[tuple[str, ...], ...]

    @property
    def asked(self) -> str:
        """The last message of the user."""
        return next(one.content for one in reversed(self.messages) if one.role == "user")


@dataclass(frozen=True, slots=True)
class Suite:
    """All cases.

    Attributes:
        version: Changes with any of them.
    """

    version: str
    cases: tuple[Case, ...]

    def chosen(self, plan: CheckPlan) -> tuple[Case, ...]:
        """The cases that a plan asks."""
        return tuple(
            case
            for case in self.cases
            if (case.quick or not plan.quick)
            and (not plan.categories or case.category in plan.categories)
        )


def read_suite(folder: Path | None = None) -> Suite:
    """Read every case; blocking.

    Raises:
        StoreError: A file of the cases is missing or damaged.
    """
    import yaml

    home = folder or resource(_FOLDER)
    digest = hashlib.sha256()
    name = ""
    try:
        found: dict[str, Any] = {}
        for name in ("tools", *CATEGORIES):
            text = (home / f"{name}.yaml").read_text(encoding="utf-8")
            found[name] = yaml.safe_load(text)
            digest.update(json.dumps(found[name], sort_keys=True).encode())
        tools = {key: _tool(key, value) for key, value in found["tools"].items()}
        cases = tuple(
            _case(category, value, tools)
            for category in CATEGORIES
            for name in (category,)
            for value in found[category]
        )
    except (
        OSError, yaml.YAMLError, KeyError, TypeError, ValueError, RecursionError,
    ) as exc:  # fmt: skip
        raise StoreError(
            f"the cases of the tool-call check in {name}.yaml cannot be read: {exc}"[:300],
            "Install the program again.",
        ) from exc
    return Suite(digest.hexdigest()[:12], cases)


def _tool(name: str, value: Mapping[str, Any]) -> ToolDefinition:
    parameters = {
        "type": "object",
        "properties": value["properties"],
        "required": value["required"],
    }
    return ToolDefinition(name, value["description"], parameters)


def _case(
    category: Category, value: Mapping[str, Any], tools: Mapping[str, ToolDefinition]
) -> Case:
    turns = value["turns"] if "turns" in value else [{"user": value["ask"]}]
    return Case(
        id=value["id"],
        category=category,
        quick=bool(value.get("quick")),
        tools=tuple(tools[name] for name in value["tools"]),
        messages=(Message("system", INSTRUCTIONS), *_messages(turns)),
        calls=tuple(_wanted(call, tools) for call in value.get("calls", ())),
        says=tuple(tuple(words) for words in value.get("says", ())),
    )


def _messages(turns: Sequence[Mapping[str, Any]]) -> list[Message]:
    messages: list[Message] = []
    called = CallInMessage("", "", "")
    for number, turn in enumerate(turns):
        ((kind, value),) = turn.items()
        if kind == "user":
            messages.append(Message("user", value))
        elif kind == "says":
            messages.append(Message("assistant", value))
        elif kind == "call":
            ((name, arguments),) = value.items()
            called = CallInMessage(f"call_{number}", name, json.dumps(arguments))
            messages.append(Message("assistant", "", calls=(called,)))
        elif kind == "result":
            messages.append(Message("tool", value, call_id=called.id, name=called.name))
        else:
            raise ValueError(f"a turn is called {kind!r}")
    return messages


def _wanted(call: Mapping[str, Any], tools: Mapping[str, ToolDefinition]) -> WantedCall:
    ((name, sets),) = call.items()
    known = tools[name].parameters["properties"]
    accepted = []
    for parameters in alternatives(sets):
        if unknown := set(parameters) - set(known):
            raise ValueError(f"{name} has no parameter {min(unknown)!r}")
        accepted.append({key: alternatives(value) for key, value in parameters.items()})
    return WantedCall(name, tuple(accepted))


def alternatives(value: Any) -> Sequence[Any]:
    """The accepted values: a list of them, or one that is not written as a list."""
    return value if isinstance(value, list) else [value]
