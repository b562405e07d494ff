"""Somebody's Python module in an exported script: as it was written, and only a text."""

from __future__ import annotations

from workbench.agents.exchange.python_code import literal

_INDENT = "    "
_QUOTES = ("'''", '"""')


def code_function(name: str, source: str) -> str:
    """A function that gives the ``run`` of a module; nothing of it is carried out before.

    Args:
        name: Of the function, a plain one of ours.
        source: The module. It stands in the script as it is, in a name space of its own.
    """
    return (
        f"def {name}():\n"
        f'{_INDENT}"""Code that was brought along, as its author wrote it."""\n'
        f"{_INDENT}source = {_as_text(source)}\n"
        f'{_INDENT}space = {{"__name__": "tool"}}\n'
        f'{_INDENT}exec(compile(source, "{name}", "exec"), space)\n'
        f'{_INDENT}return space["run"]\n'
    )


def _as_text(source: str) -> str:
    """The source as one literal: to be read as it is where that can be."""
    for quotes in _QUOTES:
        if _is_raw(source, quotes):
            return f"r{quotes}{source}{quotes}"
    rows = [literal(line) for line in source.splitlines(keepends=True)] or ['""']
    lines = "".join(f"{_INDENT * 2}{row}\n" for row in rows)
    return f"(\n{lines}{_INDENT})"


def _is_raw(source: str, quotes: str) -> bool:
    """Whether a source reads as it is between such quotes; found out without a parser."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return False
    changed = any(char in source for char in "\r\0")
    return not changed and quotes not in source and not source.endswith(("\\", quotes[0]))
