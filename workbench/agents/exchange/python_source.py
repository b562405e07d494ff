"""Somebody's Python module as the body of one function: what it does stays the same."""

from __future__ import annotations

import ast
import io
import tokenize
from itertools import pairwise

from workbench.agents.exchange.python_code import literal

_INDENT = "    "
_OUTSIDE = (ast.Global, ast.Nonlocal)


def code_function(name: str, source: str) -> str:
    """A function that gives the ``run`` of a module; nothing of it is carried out before.

    The code stands in it as it was written. Where it would do something else there, or is no
    Python, it is a text that is compiled when the function is called.

    Args:
        name: Of the function, a plain one of ours.
        source: The module.
    """
    said = '"""Code that was brought along as its author wrote it."""'
    written = _as_body(source)
    if written is not None:
        whole = f"def {name}():\n{_INDENT}{said}\n{written}\n{_INDENT}return run\n"
        if _is_the_same(whole, source):
            return whole
    rows = [literal(line) for line in source.splitlines(keepends=True)] or ['""']
    lines = "".join(f"{_INDENT * 2}{row}\n" for row in rows)
    return (
        f'def {name}():\n{_INDENT}{said}\n{_INDENT}space = {{"__name__": "tool"}}\n'
        f"{_INDENT}source = (\n{lines}{_INDENT})\n"
        f'{_INDENT}exec(compile(source, "{name}", "exec"), space)\n'
        f'{_INDENT}return space["run"]\n'
    )


def _as_body(source: str) -> str | None:
    """The lines one step to the right, but for those that begin inside a text."""
    if "\r" in source or "\f" in source or "\t" in source:
        return None
    try:
        inside = _lines_inside_texts(source)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return None
    lines = source.rstrip("\n").split("\n")
    return "\n".join(
        line if number in inside or not line.strip() else f"{_INDENT}{line}"
        for number, line in enumerate(lines, 1)
    )


def _lines_inside_texts(source: str) -> set[int]:
    """The lines that a text goes on in; between two tokens of one there may be no others."""
    found: set[int] = set()
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    for token in tokens:
        if token.type == tokenize.STRING:
            found.update(range(token.start[0] + 1, token.end[0] + 1))
    # From Python 3.12 on a text with values in it is several tokens.
    kinds = {tokenize.tok_name[token.type] for token in tokens}
    if "FSTRING_START" in kinds:
        found.update(_lines_inside_parts(tokens))
    return found


def _lines_inside_parts(tokens: list[tokenize.TokenInfo]) -> set[int]:
    found: set[int] = set()
    depth = 0
    for token, following in pairwise(tokens):
        kind = tokenize.tok_name[token.type]
        depth += (kind == "FSTRING_START") - (kind == "FSTRING_END")
        if depth:
            found.update(range(token.start[0] + 1, following.start[0] + 1))
    return found


def _is_the_same(whole: str, source: str) -> bool:
    """Whether the function holds that module, all of it and nothing else."""
    try:
        compile(source, "source", "exec", dont_inherit=True)
        compile(whole, "whole", "exec", dont_inherit=True)
        module, made = ast.parse(source), ast.parse(whole)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if any(_is_of_modules(node) for node in ast.walk(module)):
        return False
    (function,) = made.body if len(made.body) == 1 else (None,)
    if not isinstance(function, ast.FunctionDef):
        return False
    body = function.body[1:-1]
    return [ast.dump(one) for one in body] == [ast.dump(one) for one in module.body]


def _is_of_modules(node: ast.AST) -> bool:
    """Whether it means something else inside a function."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__" or any(one.name == "*" for one in node.names)
    if isinstance(node, ast.Name):
        return node.id in ("globals", "locals", "vars", "exec", "eval", "__file__", "__name__")
    return isinstance(node, _OUTSIDE)
