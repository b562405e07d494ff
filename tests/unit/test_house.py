"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "workbench").rglob("*.py"))
VAGUE = {"utils", "util", "misc", "common", "helpers", "helper"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_a_module_is_short_says_what_it_holds_and_has_a_plain_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 600
    assert ast.get_docstring(ast.parse(text)) or path.name == "__init__.py"
    assert path.stem not in VAGUE
    assert path.parent.name not in VAGUE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_no_function_is_longer_than_forty_lines_of_code(path: Path) -> None:
    long = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            first = body[0].lineno if body else node.lineno
            lines = (node.end_lineno or first) - first + 1
            if lines > 40:
                long.append(f"{node.name}: {lines} lines")
    assert long == []


def test_that_init_modules_hold_a_docstring_and_nothing_else() -> None:
    for path in MODULES:
        if path.name == "__init__.py":
            assert len(ast.parse(path.read_text(encoding="utf-8")).body) <= 1, path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_who_expects_bad_json_expects_it_nested_too_deep(path: Path) -> None:
    unready = [
        tried.lineno
        for tried in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(tried, ast.Try)
        and any("json.loads(" in ast.unparse(step) for step in tried.body)
        and (caught := " ".join(ast.unparse(one.type) for one in tried.handlers if one.type))
        and "ValueError" in caught
        and "RecursionError" not in caught
    ]
    assert unready == []
