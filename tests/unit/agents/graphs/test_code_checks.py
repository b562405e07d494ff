"""The code of a graph is looked at outside of the program, and its errors have their node."""

from __future__ import annotations

import threading

import pytest

from tests.unit.agents.graphs.running import graph
from workbench.agents.graphs import code_checks
from workbench.agents.graphs.code_checks import code_problems
from workbench.agents.graphs.documents import GraphDocument
from workbench.base.errors import ToolError
from workbench.tools.code_check import CodeFound, read_code


def coded(source: str) -> GraphDocument:
    return graph({"code": ("python", {"source": source}), "out": "output"}, ())


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def run(a):\n    return (", "line 2"),
        ("def run(a):\n    return a +* 2", "line 2: invalid syntax"),
        ('"""\ndef run(a): pass\n"""', "no function run"),
        ('def run(a): pass\n"""\ndef run(b): pass\n"""', "is not its function run"),
    ],
)
def test_that_code_that_is_no_python_is_named_with_node_and_line(
    source: str, says: str
) -> None:
    (problem,) = code_problems(coded(source))
    assert (problem.level, problem.node_path, problem.setting) == ("error", "code", "source")
    assert says in problem.message


def test_that_good_code_and_code_that_is_told_already_make_no_problem() -> None:
    assert code_problems(coded("import math\ndef run(a, *, b=1):\n    return a")) == ()
    assert code_problems(coded("def walk(): pass")) == ()


def test_that_the_same_code_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def read(source: str, _cancelled: threading.Event) -> CodeFound:
        seen.append(source)
        return CodeFound("", ("only_once",))

    monkeypatch.setattr(code_checks, "read_code", read)
    for _time in range(3):
        assert code_problems(coded("def run(only_once): pass")) == ()
    assert len(seen) == 1


def test_that_without_a_child_the_code_is_said_not_to_be_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(_source: str, _cancelled: threading.Event) -> CodeFound:
        raise ToolError("the system starts no process")

    monkeypatch.setattr(code_checks, "read_code", read)
    (problem,) = code_problems(coded("def run(unseen): pass"))
    assert problem.level == "warning"
    assert "starts no process" in problem.message


def test_that_nothing_more_is_looked_at_once_it_is_stopped() -> None:
    stopped = threading.Event()
    stopped.set()
    assert code_problems(coded("def run(a): return ("), stopped) == ()


def test_that_code_made_to_break_a_parser_breaks_it_in_the_child() -> None:
    assert read_code("x = " + "-" * 90_000 + "1\ndef run(): pass").problem
    assert "characters" in read_code("#" * 100_001).problem
