"""What a server says of a tool: kept word for word, and the name it has here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workbench.base.errors import ToolError
from workbench.policy.server_trust import digest
from workbench.tools.documents import TOOL_NAME
from workbench.tools.mcp.schemas import plain_schema
from workbench.tools.text_checks import TakenNames, hidden_character

MOST_TOOLS = 256
_MOST_NAME = 128
_MOST_DESCRIPTION = 8_000
_MOST_SCHEMA = 100_000
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_UPPER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Offer:
    """A tool as its server tells it. What it comes to is worked out once.

    Attributes:
        schema: JSON Schema of its arguments, as it came.
        annotations: What the server says of its effects; nothing here trusts that.
        output_schema: JSON Schema of its result, if it has one.
    """

    name: str
    description: str = ""
    title: str = ""
    schema: Mapping[str, Any] = field(default_factory=dict)
    annotations: Mapping[str, Any] = field(default_factory=dict)
    output_schema: Mapping[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """All of it; what an approval is bound to and what a person reads."""
        values = {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "schema": dict(self.schema),
            "annotations": dict(self.annotations),
            "outputSchema": dict(self.output_schema),
        }
        return {key: value for key, value in values.items() if value not in ("", {})}

    def settle(self) -> None:
        """Work out what is asked of it often."""
        _ = self.mark, self.problem

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Offer:
        """The offer of such values; what is missing or of another type is empty."""

        def part(key: str, kind: type) -> Any:
            value = values.get(key)
            return value if isinstance(value, kind) else kind()

        return cls(
            part("name", str),
            part("description", str),
            part("title", str),
            part("schema", dict),
            part("annotations", dict),
            part("outputSchema", dict),
        )

    @cached_property
    def mark(self) -> str:
        """A digest of all of it."""
        return digest(self.values)

    @cached_property
    def problem(self) -> str:
        """Why no model may be given this tool; empty if it may."""
        if not self.name or len(self.name) > _MOST_NAME:
            return f"its name has {len(self.name)} characters"
        if not self.description.strip():
            return "its server does not say what it does"
        if len(self.description) > _MOST_DESCRIPTION:
            return f"its description is longer than {_MOST_DESCRIPTION} characters"
        try:
            written = json.dumps(self.values, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError):
            return "it is no JSON"
        if len(written) > _MOST_SCHEMA:
            return f"its description and parameters are longer than {_MOST_SCHEMA} characters"
        if char := _hidden(self.values):
            return f"its texts hold {char}, which nobody sees"
        try:
            plain_schema(self.schema)
        except ToolError as exc:
            return f"its parameters cannot be given to a model: {exc.message}"
        return ""


def tool_name(server_name: str, offered: str) -> str:
    """What the tool of a server is called here: small letters, the server's name before it."""
    spaced = _UPPER.sub("_", offered).lower()
    plain = _NOT_IN_A_NAME.sub("_", spaced).strip("_") or "tool"
    return f"{server_name}_{plain}"[:64].rstrip("_")


def named(
    server_name: str, offers: Iterable[Offer], others: Iterable[str]
) -> tuple[tuple[Offer, str, str], ...]:
    """Each offer with its name here, and why it may not be used; empty if it may.

    Args:
        server_name: Begins each name.
        offers: Of one server.
        others: Names of tools that stand already; none may look like one of these.
    """
    taken = TakenNames(others)
    found: list[tuple[Offer, str, str]] = []
    for offer in offers:
        name = tool_name(server_name, offer.name)
        problem = offer.problem or _name_problem(name, offer, taken)
        if not problem:
            taken.add(name)
        found.append((offer, name, problem))
    return tuple(found)


def _name_problem(name: str, offer: Offer, taken: TakenNames) -> str:
    if not TOOL_NAME.fullmatch(name):
        return f"{offer.name!r:.80} gives no name for a tool"
    if not offer.name.isascii():
        return f"its name {offer.name!r:.80} holds letters that look like others"
    if name in taken:
        return f"there is a tool {name!r} already"
    if alike := taken.alike(name):
        return f"{name!r} looks like the tool {alike!r}"
    return ""


def _hidden(value: Any) -> str:
    """The first character of the texts in a value that nobody sees."""
    if isinstance(value, str):
        return hidden_character(value, "\n\t\r")
    if isinstance(value, Mapping):
        return next(filter(None, (_hidden(one) for pair in value.items() for one in pair)), "")
    if isinstance(value, list):
        return next(filter(None, map(_hidden, value)), "")
    return ""
