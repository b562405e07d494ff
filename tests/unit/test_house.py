"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VAGUE = {"utils", "util", "misc", "common", "helpers", "helper"}
MOST_LINES = 600
MOST_LINES_IN_FUNCTION = 40


@pytest.fixture(scope="module")
def modules() -> dict[Path, tuple[str, ast.Module]]:
    """Every module: its text, and what Python reads there."""
    found = {}
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found[path.relative_to(ROOT)] = text, ast.parse(text)
    assert len(found) > 100
    return found


Modules = dict[Path, tuple[str, ast.Module]]


def test_that_a_module_is_short_says_what_it_holds_and_has_a_plain_name(
    modules: Modules,
) -> None:
    assert [path for path, (text, _) in modules.items() if _is_long(text)] == []
    assert [
        path
        for path, (_, tree) in modules.items()
        if path.name != "__init__.py" and not ast.get_docstring(tree)
    ] == []
    assert [path for path in modules if {path.stem, path.parent.name} & VAGUE] == []


def _is_long(text: str) -> bool:
    return len(text.splitlines()) > MOST_LINES


def test_that_no_function_is_longer_than_forty_lines_of_code(modules: Modules) -> None:
    long = [
        f"{path}: {name}: {lines} lines"
        for path, (_, tree) in modules.items()
        for name, lines in _lengths(tree)
        if lines > MOST_LINES_IN_FUNCTION
    ]
    assert long == []


def _lengths(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            first = body[0].lineno if body else node.lineno
            yield node.name, (node.end_lineno or first) - first + 1


def test_that_init_modules_hold_a_docstring_and_nothing_else(modules: Modules) -> None:
    assert [
        path
        for path, (_, tree) in modules.items()
        if path.name == "__init__.py" and len(tree.body) > 1
    ] == []


def test_that_who_expects_bad_json_expects_it_nested_too_deep(modules: Modules) -> None:
    unready = [
        f"{path}, line {tried.lineno}"
        for path, (text, tree) in modules.items()
        if "json.loads(" in text
        for tried in ast.walk(tree)
        if isinstance(tried, ast.Try)
        and any("json.loads(" in ast.unparse(step) for step in tried.body)
        and (caught := " ".join(ast.unparse(one.type) for one in tried.handlers if one.type))
        and "ValueError" in caught
        and "RecursionError" not in caught
    ]
    assert unready == []


def test_that_the_rules_find_what_they_forbid() -> None:
    tree = ast.parse("def f():\n    '''Says.'''\n" + "    x = 1\n" * 41)
    assert list(_lengths(tree)) == [("f", 41)]
    assert _is_long("x = 1\n" * (MOST_LINES + 1))
