"""Tools to a grammar (GBNF) that tool calls must fit while they are decoded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.base.errors import RequestError
from workbench.engines.api import ToolDefinition
from workbench.engines.dialect_layout import CALL_ID, Layout
from workbench.engines.grammar import GrammarRules, literal
from workbench.engines.schema_grammar import schema_rule

_TOOL_LIMIT = 128
_CHOICE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the answer must fit.

    Attributes:
        grammar: GBNF text; its first rule is ``root``.
        triggers: Texts that begin a call; the grammar holds from the first one on,
            that text included. Empty unless lazy.
        lazy: Free text is allowed until a trigger.
    """

    grammar: str
    triggers: tuple[str, ...]
    lazy: bool


def constraint_for(
    dialect: Layout,
    tools: Sequence[ToolDefinition],
    tool_choice: Literal["auto", "none", "required"],
) -> Constraint | None:
    """The grammar for calls of these tools in this dialect.

    Returns:
        None when no call can or may be made.

    Raises:
        RequestError: A tool's schema is too large, too deep or not a schema.
    """
    if not tools or tool_choice == "none":
        return None
    if len(tools) > _TOOL_LIMIT:
        raise RequestError(
            f"{len(tools)} tools were offered; at most {_TOOL_LIMIT} are possible",
            "Give the agent fewer tools.",
        )
    rules = GrammarRules(dialect.item_separator, dialect.key_separator)
    lazy = tool_choice == "auto"
    bodies = [_body(rules, dialect, tool, number) for number, tool in enumerate(tools)]
    rules.add("call", " | ".join(bodies))
    root = _area(dialect)
    if not lazy:
        root = _thinking(rules, dialect) + root
    return Constraint(rules.text(root), _triggers(dialect) if lazy else (), lazy)


def _area(dialect: Layout) -> str:
    more = f" ({literal(dialect.separator)} call)*" if dialect.separator else ""
    parts = [literal(dialect.opener), f"call{more}", literal(dialect.closer)]
    return " ".join(part for part in parts if part)


def _thinking(rules: GrammarRules, dialect: Layout) -> str:
    """A call that is required may still be thought about first."""
    if dialect.think is None:
        return ""
    opener, closer = dialect.think
    rules.add("thought", f"{_text_until(closer)} {literal(closer)} [ \\n]{{0,4}}")
    if dialect.starts_thinking:
        return "thought "
    return f"({literal(opener)} thought)? "


def _triggers(dialect: Layout) -> tuple[str, ...]:
    if dialect.marker:
        return (dialect.marker,)
    # The first key is enough: an object that begins otherwise stays free.
    head, quote, _rest = dialect.before_name.partition(dialect.key_separator)
    return (head if quote else dialect.before_name,)


def _body(rules: GrammarRules, dialect: Layout, tool: ToolDefinition, number: int) -> str:
    if dialect.kind == "xml":
        arguments = _xml_arguments(rules, dialect, tool, number)
    else:
        arguments = schema_rule(rules, tool.parameters, f"tool {tool.name!r}", as_object=True)
    name = rules.escaped(tool.name) if dialect.kind == "json" else tool.name
    head = _with_id(rules, f"{dialect.before_name}{name}{dialect.between}")
    return rules.add(
        f"call-{number}",
        " ".join(part for part in (head, arguments, _with_id(rules, dialect.after)) if part),
    )


def _with_id(rules: GrammarRules, text: str) -> str:
    pieces = text.split(CALL_ID)
    if len(pieces) > 1:
        rules.add("call-id", "[a-zA-Z0-9]{9}")
    return " call-id ".join(literal(piece) for piece in pieces).strip()


def _xml_arguments(
    rules: GrammarRules, dialect: Layout, tool: ToolDefinition, number: int
) -> str:
    properties = tool.parameters.get("properties") or {}
    required = set(tool.parameters.get("required") or ())
    parts = []
    for index, (key, schema) in enumerate(properties.items()):
        choices = _text_choices(schema)
        if choices:
            value = "(" + " | ".join(map(literal, choices)) + ")"
        elif isinstance(schema, Mapping) and schema.get("type") == "string":
            value = _text_until(dialect.parameter_closer.strip() or "</")
        else:
            value = schema_rule(rules, schema, f"tool {tool.name!r}, {key!r}")
        head = literal(f"{dialect.parameter_opener}{key}{dialect.parameter_between}")
        name = rules.add(
            f"argument-{number}-{index}", f"{head} {value} {literal(dialect.parameter_closer)}"
        )
        parts.append(name if key in required else f"{name}?")
    return " ".join(parts)


def _text_choices(schema: object) -> list[str]:
    """The texts a value is limited to; tags hold them without quotes."""
    choices = schema.get("enum") if isinstance(schema, Mapping) else None
    if not isinstance(choices, list) or len(choices) > _CHOICE_LIMIT:
        return []
    return choices if all(isinstance(choice, str) and choice for choice in choices) else []


def _text_until(end: str) -> str:
    """Any text without the first two characters of ``end`` side by side."""
    first, second = end[:1], (end + "/")[1:2]
    return f"([^{_in_class(first)}] | {literal(first)} [^{_in_class(second)}])*"


def _in_class(char: str) -> str:
    return f"\\{char}" if char in "]\\^-" else char
