"""Python code as text: calls and literals, laid out as the usual formatters do.

Texts of a document get into code only by ``literal``: always as a literal, never as code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

WIDTH = 88
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Raw:
    """Code of our own: a name, or a call that fits on a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call; arguments with an empty name are given by place."""

    function: str
    arguments: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A text that is written line by line where it is long."""

    text: str


Code: TypeAlias = Any
"""Raw, Lines, Call, or a plain value: text, number, true, false, none, list, tuple, mapping."""


def call(function: str, *places: Code, **names: Code) -> Call:
    """A call of one of our own functions."""
    return Call(function, (*(("", value) for value in places), *names.items()))


def literal(value: Any) -> str:
    """A text, number or such as Python writes it, in one line."""
    if not isinstance(value, str):
        return repr(value)
    body = repr(value)
    single, double = value.count("'"), value.count('"')
    if body[0] == '"' or double > single:
        return body
    # repr chose ' : either there is no quote in it, or both kinds are
    inner = body[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{inner}"'


def flat(code: Code) -> str:
    """The code in one line."""
    match code:
        case Raw(text):
            return text
        case Lines(text):
            return literal(text)
        case Call(function, arguments):
            return f"{function}({_flat_arguments(arguments)})"
        case Mapping():
            rows = (f"{literal(str(key))}: {flat(value)}" for key, value in code.items())
            return "{" + ", ".join(rows) + "}"
        case tuple():
            rows_text = ", ".join(map(flat, code))
            return f"({rows_text},)" if len(code) == 1 else f"({rows_text})"
        case list():
            return "[" + ", ".join(map(flat, code)) + "]"
    return literal(code)


def laid_out(code: Code, level: int = 0, before: int = 0, after: int = 0) -> str:
    """The code over several lines where it does not fit on one.

    Args:
        code: What is written.
        level: How deep the line is indented.
        before: Characters before it on its first line, without the indent.
        after: Characters behind it on its last line.
    """
    line = flat(code)
    if level * 4 + before + len(line) + after <= WIDTH:
        return line
    if isinstance(code, Lines):
        return f"\n{_INDENT * level}".join(map(literal, code.text.splitlines(keepends=True)))
    if not _rows(code):
        return line
    inner, outer = _INDENT * (level + 1), _INDENT * level
    opening, closing = _brackets(code)
    rows = _rows(code)
    if isinstance(code, Call):
        together = ", ".join(name + flat(value) for name, value in rows)
        if len(inner) + len(together) <= WIDTH:
            return f"{opening}\n{inner}{together}\n{outer}{closing}"
    lines = [
        f"{inner}{name}{laid_out(value, level + 1, len(name), 1)},\n" for name, value in rows
    ]
    return f"{opening}\n{''.join(lines)}{outer}{closing}"


def assigned(name: str, text: str) -> str:
    """The line that gives a name to a text."""
    line, written = f"{name} = {literal(text)}", literal(text)
    if len(line) <= WIDTH or len(_INDENT) + len(written) > WIDTH:
        return f"{line}\n"
    return f"{name} = (\n{_INDENT}{written}\n)\n"


def _flat_arguments(arguments: Sequence[tuple[str, Code]]) -> str:
    return ", ".join(
        f"{name}={flat(value)}" if name else flat(value) for name, value in arguments
    )


def _rows(code: Code) -> list[tuple[str, Code]]:
    """What is inside, each with what stands before it."""
    if isinstance(code, Call):
        return [(f"{name}=" if name else "", value) for name, value in code.arguments]
    if isinstance(code, Mapping):
        return [(f"{literal(str(key))}: ", value) for key, value in code.items()]
    if isinstance(code, list | tuple):
        return [("", value) for value in code]
    return []


def _brackets(code: Code) -> tuple[str, str]:
    if isinstance(code, Call):
        return f"{code.function}(", ")"
    if isinstance(code, Mapping):
        return "{", "}"
    return ("(", ")") if isinstance(code, tuple) else ("[", "]")
