"""Python code in a node: its inputs, its walls, its failures."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.graphs.running import Desk, end_of, graph, outcomes, outputs
from workbench.agents.graphs.checks import check_graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.nodes import code, code_reading
from workbench.agents.nodes.code_reading import parameters_of
from workbench.tools.protections import Protections
from workbench.tools.sandbox import protections
from workbench.traces.events import PersonAsked


def coded(source: str, **more: Any) -> GraphDocument:
    return graph(
        {
            "t": ("text", {"text": "abc"}),
            "code": ("python", {"source": source, **more}),
            "out": "output",
        },
        ("t.text -> code.text", "code.value -> out.value"),
    )


@pytest.fixture
def held() -> None:
    if not protections("python").whole:
        pytest.skip("this system holds neither files nor the network")


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("def run(text):\n    return text.upper()", "ABC"),
        ("def run(text, times=2):\n    return text * times", "abcabc"),
        ("def run(text):\n    return {'n': [1, 2.5, None, True]}", {"n": [1, 2.5, None, True]}),
        ("def run(text):\n    return '5'", "5"),
        ("import math\ndef run(text):\n    return math.floor(2.9)", 2),
    ],
)
async def test_that_what_run_returns_goes_out_as_it_is(source: str, value: Any) -> None:
    events = await Desk().run(coded(source))

    assert outputs(events, "code") == {"value": value}


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def run(text):\n    return 1 / 0", "division by zero"),
        ("def run(text):\n    return float('inf')", "no JSON"),
        ("def run(text):\n    return open('/etc/passwd').read()", "failed"),
        (
            "import socket\ndef run(text):\n    socket.create_connection(('127.0.0.1', 9))",
            "failed",
        ),
        ("def run(text):\n    while True: pass", "stopped after 0.5 seconds"),
        ("def run(text):\n    return 'x' * 2_000_000", "more than 1000000 bytes"),
    ],
)
async def test_that_code_that_fails_or_reaches_out_is_named(source: str, says: str) -> None:
    seconds = 0.5 if "while True" in source else 30
    events = await Desk().run(coded(source, seconds=seconds))

    assert says in end_of(events).message


@pytest.mark.usefixtures("held")
async def test_that_stopping_the_run_ends_the_code() -> None:
    desk = Desk()

    async def stop() -> None:
        await asyncio.sleep(0.3)
        desk.stop.stop()

    source = "import time\ndef run(text):\n    time.sleep(60)"
    events, _ = await asyncio.wait_for(
        asyncio.gather(desk.run(coded(source, seconds=60)), stop()), 20
    )

    assert outcomes(events)["code"] == "stopped"


@pytest.mark.parametrize(("says", "outcome"), [(None, "failed"), ({"yes": False}, "failed")])
async def test_that_without_walls_nothing_runs_that_nobody_allowed(
    monkeypatch: pytest.MonkeyPatch, says: Any, outcome: str
) -> None:
    monkeypatch.setattr(code, "protections", lambda _work: Protections())
    monkeypatch.setattr(code, "run_child", lambda *_args: pytest.fail("it ran"))
    desk = Desk(people={"code": says})

    events = await desk.run(coded("def run(text):\n    return 1"))

    assert outcomes(events)["code"] == outcome
    asked = next(event for event in events if isinstance(event, PersonAsked))
    assert "Not held here" in asked.text
    assert "def run(text)" in asked.text


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def run(): pass", ()),
        (
            "def run(a, b=1, *, c, d=2): pass",
            (("a", True), ("b", False), ("c", True), ("d", False)),
        ),
        ("x = 1\ndef run(a): pass\ndef run(b): pass", (("b", True),)),
        (
            "def run(\n    a: d[str, int],  # , c\n    b=(1, 2),\n): 1",
            (("a", True), ("b", False)),
        ),
        (
            "def run(a=lambda x, y=1: x, b=r'\\\\', *, c=', d'): 1",
            (("a", False), ("b", False), ("c", False)),
        ),
        ("def run(ä, *, b: 'x' = {'y': [1, 2]}) -> int: 1", (("ä", True), ("b", False))),
    ],
)
def test_that_parameters_are_read_off_the_source(source: str, found: Any) -> None:
    assert parameters_of(source) == found


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("", "no function run"),
        ("def walk(): pass", "no function run"),
        ("def run(*a): pass", "takes"),
        ("def run(**a): pass", "takes"),
        ("def run(a, /): pass", "takes"),
        ("def run(:\n", "line 1"),
        ("\0", "null"),
        ("(" * 5000, "no function run"),
        ("\n\ndef run(" + "(" * 5000, "line 3: .* more than 20 brackets"),
        ("def run(" + "a, " * 5000, "line 1: .*cannot be read"),
        ("def run(" + ", ".join(f"a{n}" for n in range(99)) + "): pass", "more than 64"),
        ("def run(a=1, b): pass", "'b' has no default"),
        ("def run(class): pass", "cannot be read"),
        ("def run(a b): pass", "cannot be read"),
        ("def run(a): pass" + "#" * 100_000, "more than 100000 characters"),
    ],
)
def test_that_source_that_cannot_be_used_says_why(source: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parameters_of(source)


def test_that_no_parser_of_python_sees_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """One f-string of 900 kB kept it busy for a minute."""
    monkeypatch.setattr("ast.parse", lambda *_args: pytest.fail("it was parsed"))
    long = "def run(text):\n    return f'" + "{a}" * 30_000 + "'"
    assert parameters_of(long) == (("text", True),)
    problems = check_graph(coded(long + "#" * 100_000), Desk())
    assert [(one.node_path, one.setting) for one in problems if "100000" in one.message] == [
        ("code", "source")
    ]


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_that_any_source_is_read_or_refused(source: str) -> None:
    with suppress(ValueError):
        names = [name for name, _needed in parameters_of(source)]
        assert all(name.isidentifier() for name in names)


@given(
    st.lists(
        st.sampled_from(
            ["def run(a):", "\n", "\r", "def ", "run", "(", "x", "\t", "def run  ("]
        )
    ).map("".join)
)
def test_that_the_head_that_is_found_from_the_end_is_the_last_one(source: str) -> None:
    heads = [found.end() for found in re.finditer(r"^def[ \t]+run[ \t]*\(", source, re.M)]
    assert code_reading._last_head(source) == (heads[-1] if heads else 0)


def test_that_many_lines_that_begin_alike_are_passed_over_one_by_one() -> None:
    source = "def run(a):\n" + "\ndef  rum(" * 9_000
    assert parameters_of(source) == (("a", True),)
