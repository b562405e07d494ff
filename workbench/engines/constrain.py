"""Tools to a grammar (GBNF) that tool calls must fit while they are decoded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.base.errors import RequestError
from workbench.engines.api import ToolDefinition
from workbench.engines.dialect_layout import CALL_ID, COUNT, SAME_NAME, Layout
from workbench.engines.grammar import GrammarRules, literal, refused
from workbench.engines.schema_grammar import SchemaRules, schema_rule
from workbench.engines.schema_shape import Parts
from workbench.engines.token_values import Held

_TOOL_LIMIT = 128
_CHOICE_LIMIT = 500
_COMMON_THINK = ("<think>", "</think>")


@dataclass(frozen=True, slots=True)
class Constraint:
    """What the answer must fit.

    Attributes:
        grammar: GBNF text; its first rule is ``root``.
        triggers: Texts that begin a call; the grammar holds from the first one on,
            that text included. Empty unless lazy.
        lazy: Free text is allowed until a trigger.
        notes: What of a schema the grammar does not hold, by name and place.
    """

    grammar: str
    triggers: tuple[str, ...]
    lazy: bool
    notes: tuple[str, ...] = ()


def held_by(constraint: Constraint | None) -> Held:
    """What of an answer a grammar holds."""
    if constraint is None:
        return ""
    return "calls" if constraint.lazy else "answer"


def constraint_for(
    dialect: Layout,
    tools: Sequence[ToolDefinition],
    tool_choice: Literal["auto", "none", "required"],
    *,
    reason_first: bool = False,
) -> Constraint | None:
    """The grammar for calls of these tools in this dialect.

    Args:
        dialect: How the model writes.
        tools: What may be called.
        tool_choice: Whether anything must be called.
        reason_first: Free text may come before a call that must be made; before one that may
            be made it is always allowed.

    Returns:
        None when no call can or may be made.

    Raises:
        RequestError: A tool's schema is too large, too deep or not a schema.
    """
    if not tools or tool_choice == "none" or not holds_calls(dialect):
        return None
    rules = _rules(dialect)
    _add_calls(rules, dialect, tools)
    lazy = tool_choice == "auto"
    root = _area(dialect)
    if not lazy:
        free = f"{_text_until(dialect.marker)} " if reason_first and dialect.marker else ""
        root = _thinking(rules, dialect) + free + root
    triggers = _triggers(dialect, tools) if lazy else ()
    return Constraint(rules.text(root), triggers, lazy, rules.notes)


def answer_constraint(
    dialect: Layout,
    schema: Mapping[str, Any],
    tools: Sequence[ToolDefinition] = (),
    *,
    reason_first: bool = False,
) -> Constraint:
    """The grammar of an answer that fits a schema, or of a call instead of it.

    Args:
        dialect: How the model writes.
        schema: JSON Schema of the answer.
        tools: Tools that may be called first.
        reason_first: The model must think, freely, before.

    Raises:
        RequestError: A schema is too large, too deep or not a schema.
    """
    rules = _rules(dialect)
    answer = schema_rule(rules, schema, "the answer")
    opener = literal(dialect.answer_opener)
    root = rules.add("answer", f"{opener} {answer}".strip())
    if tools and holds_calls(dialect):
        _add_calls(rules, dialect, tools)
        root = f"({root} | {rules.add('calls', _area(dialect))})"
    return Constraint(
        rules.text(_thinking(rules, dialect, must=reason_first) + root), (), False, rules.notes
    )


def unheld_parts(
    schema: Mapping[str, Any], place: str, *, as_object: bool = False
) -> tuple[str, ...]:
    """What of a schema no grammar holds, by name and place.

    Raises:
        RequestError: It is too large, too deep or not a schema.
    """
    rules = GrammarRules(", ", ": ")
    rules.text(schema_rule(rules, schema, place, as_object=as_object))
    return rules.notes


def _rules(dialect: Layout) -> GrammarRules:
    """The rules, on one line even where the template breaks lines between items."""
    item = ", " if "\n" in dialect.item_separator else dialect.item_separator
    return GrammarRules(item, dialect.key_separator if dialect.kind != "loose" else ": ")


def holds_calls(dialect: Layout) -> bool:
    """Whether calls of this form are held; others are read and mended only."""
    return dialect.kind in ("json", "tagged", "xml") and SAME_NAME not in dialect.opener


def _add_calls(rules: GrammarRules, dialect: Layout, tools: Sequence[ToolDefinition]) -> None:
    if len(tools) > _TOOL_LIMIT:
        raise RequestError(
            f"{len(tools)} tools were offered; at most {_TOOL_LIMIT} are possible",
            "Give the agent fewer tools.",
        )
    bodies = [_body(rules, dialect, tool, number) for number, tool in enumerate(tools)]
    rules.add("call", " | ".join(bodies))


def _area(dialect: Layout) -> str:
    more = f" ({literal(dialect.separator)} call)*".replace("( ", "(")
    more = more if dialect.parallel else ""
    parts = [literal(dialect.opener), f"call{more}", literal(dialect.closer)]
    return " ".join(part for part in parts if part)


def _thinking(rules: GrammarRules, dialect: Layout, *, must: bool = False) -> str:
    """What is held may still be thought about first, or must be."""
    think = dialect.think or (_COMMON_THINK if must else None)
    if think is None:
        return ""
    opener, closer = think
    rules.add("thought", f"{_text_until(closer)} {literal(closer)} [ \\n]{{0,4}}")
    if dialect.starts_thinking:
        return "thought "
    return f"{literal(opener)} thought " if must else f"({literal(opener)} thought)? "


def _triggers(dialect: Layout, tools: Sequence[ToolDefinition]) -> tuple[str, ...]:
    if dialect.marker:
        return (dialect.marker,)
    if dialect.kind == "tagged":
        return tuple(f"{tool.name}{dialect.between}" for tool in tools)
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
    if CALL_ID in text:
        rules.add("call-id", "[a-zA-Z0-9]{9}")
    if COUNT in text:
        rules.add("call-count", "[0-9]{1,3}")
    names = {CALL_ID: "call-id", COUNT: "call-count"}
    pieces = re.split(f"([{CALL_ID}{COUNT}])", text)
    return " ".join(part for p in pieces if (part := names.get(p) or literal(p)))


def _xml_arguments(
    rules: GrammarRules, dialect: Layout, tool: ToolDefinition, number: int
) -> str:
    place = f"tool {tool.name!r}"
    schema = SchemaRules(rules, tool.parameters, place)
    parameters, required = _parameters(rules, schema, place)
    written = []
    for index, (key, parts) in enumerate(parameters.items()):
        value = _xml_value(dialect, schema, parts)
        if not value and key in required:
            raise refused(place, f"no value can fit {key!r}")
        if not value:
            continue
        alone = parts[0][0] if len(parts) == 1 else None
        head = literal(f"{dialect.parameter_opener}{key}{_between(dialect, alone)}")
        name = rules.add(
            f"argument-{number}-{index}", f"{head} {value} {literal(dialect.parameter_closer)}"
        )
        written.append(name if key in required else f"{name}?")
    return " ".join(written)


def _parameters(
    rules: GrammarRules, schema: SchemaRules, place: str
) -> tuple[dict[str, Parts], set[str]]:
    """What each parameter must fit, and which ones must be there."""
    shapes = schema.shapes()
    if not shapes:
        raise refused(place, "no object can fit it")
    if len(shapes) > 1 or shapes[0].choices is not None:
        rules.note(f"{place}: a choice between groups of parameters is not held")
    if any(not shape.is_closed and (shape.more or not shape.is_named) for shape in shapes):
        rules.note(f"{place}: only named parameters are written")
    keys = dict.fromkeys(key for s in shapes for key in (*s.properties, *s.required))
    found: dict[str, Parts] = {}
    for key in keys:
        fits = [shape.values_of(key) for shape in shapes if key in shape.properties]
        found[key] = fits[0] if fits and all(parts == fits[0] for parts in fits) else ()
    return found, set.intersection(*(set(shape.required) for shape in shapes))


def _xml_value(dialect: Layout, schema: SchemaRules, parts: Parts) -> str:
    """How a value stands between tags: texts without quotes. Empty if nothing fits."""
    alone = parts[0][0] if len(parts) == 1 else None
    choices = _text_choices(alone)
    is_text = isinstance(alone, Mapping) and alone.get("type") == "string"
    if not choices and not is_text:
        return schema.rule(parts)
    if not schema.shapes_of(parts):  # It also names what is not held.
        return ""
    if choices:
        return "(" + " | ".join(map(literal, choices)) + ")"
    return _text_until(dialect.parameter_closer.strip() or "</")


def _between(dialect: Layout, schema: object) -> str:
    """The text before a value, with the word for its kind where one is written."""
    words = dict(dialect.value_words)
    kind = schema.get("type") if isinstance(schema, Mapping) else None
    word, text = words.get(str(kind)), words.get("string", "")
    if not word or word == text:
        return dialect.parameter_between
    head, _word, tail = dialect.parameter_between.rpartition(text)
    return f"{head}{word}{tail}"


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
