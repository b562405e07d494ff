"""What a script remembers, finds and forgets, as the program does."""

from __future__ import annotations

import asyncio
import os
import stat
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.exchange.scripts import (
    as_module,
    carried_out,
    check_format,
    script_of,
)
from tests.unit.agents.graphs.running import graph
from workbench.agents.exchange.python_parts import PARTS, script
from workbench.agents.graphs.documents import GraphDocument
from workbench.tools.memory.store import MemoryStore
from workbench.tools.memory.values import Keep, MemoryPlace

PLACE = MemoryPlace("graph", "g", "facts")


@pytest.fixture(scope="module")
def parts() -> ModuleType:
    own = 'MODEL = ""\n\n\nasync def run(server, inputs):\n    return as_text(inputs)\n'
    return as_module(script(PARTS, own, is_graph=True), Path.cwd())


def done(work: Any, **values: Any) -> Any:
    return asyncio.run(work(values))


WORDS = st.lists(
    st.sampled_from(["blue", "Blé", "kettle", "10", "秘密です", "AND", '"x"', "*"]), max_size=3
).map(" ".join)
ACTS = st.tuples(
    st.sampled_from(["remember", "remember", "newest", "words", "forget", "all"]), WORDS
)


@given(st.lists(ACTS, max_size=12), st.integers(1, 3))
@settings(max_examples=20, deadline=None)
def test_that_what_is_remembered_is_found_and_forgotten_as_here(
    parts: ModuleType, acts: list[tuple[str, str]], most: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, file = MemoryStore(Path(folder) / "here.db"), f"{folder}/there.db"
        for act, words in acts:
            if act == "remember" and words.strip():
                store.remember(PLACE, words, Keep(most))
                assert done(parts.remember(file, "facts", most, 0.0), value=words)
            elif act in ("newest", "words"):
                here = (
                    store.with_words(PLACE, words, 2)
                    if act == "words"
                    else store.newest(PLACE, 2)
                )
                look = parts.look_up(file, "facts", 2, by_words=act == "words")
                there = done(look, query=words)
                assert [row["text"] for row in there["items"]] == [one.text for one in here]
                assert there["text"] == "\n".join(f"- {one.text}" for one in here)
            elif act == "forget":
                count = store.forget(PLACE, words) if words.strip() else 0
                assert done(parts.forget(file, "facts", by_words=True), words=words) == {
                    "count": count
                }
            elif act == "all":
                assert done(parts.forget(file, "facts"))["count"] == store.forget(PLACE)


def test_that_memories_end_and_are_nobody_elses(parts: ModuleType, tmp_path: Path) -> None:
    file = str(tmp_path / "data" / "memory.sqlite")
    done(parts.remember(file, "facts", 5, 1e-7), value="soon gone")
    time.sleep(0.02)
    done(parts.remember(file, "other", 5, 0.0), value={"n": 1})
    assert done(parts.look_up(file, "facts", 5))["items"] == []
    assert done(parts.look_up(file, "other", 5))["text"] == '- {"n": 1}'
    if os.name == "posix":
        assert stat.S_IMODE(Path(file).stat().st_mode) == 0o600
    assert done(parts.remember(file, "facts", 5, 0.0), value=" \0") == {"value": " \0"}
    with pytest.raises(ValueError, match="longer than 20000"):
        done(parts.remember(file, "facts", 5, 0.0), value="x" * 20_001)


def remembering(scope: str) -> GraphDocument:
    return graph(
        {
            "in": ("input", {"name": "text"}),
            "keep": ("remember", {"name": "facts", "scope": scope}),
            "look": ("memory", {"name": "facts", "scope": scope, "by": "embedding"}),
            "gone": ("forget", {"name": "other", "scope": scope}),
            "out": ("output", {"name": "answer"}),
            "count": ("output", {"name": "count"}),
        },
        ["in.value -> keep.value", "in.value -> look.query", "keep.value -> look.after",
         "look.text -> out.value", "keep.value -> gone.after", "gone.count -> count.value"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "then"),
    [("graph", "- red kettle\n- blue kettle"), ("conversation", "- red kettle")],
)
def test_that_a_script_remembers_from_one_start_to_the_next(
    scope: str, then: str, tmp_path: Path
) -> None:
    made = script_of(remembering(scope))
    check_format(made.text)
    assert "NotImplementedError" not in made.text
    assert carried_out(made, tmp_path, "blue kettle") == "- blue kettle"
    said = carried_out(made, tmp_path, "red kettle")
    assert sorted(said.split("\n")) == sorted(then.split("\n"))
    assert (tmp_path / "g-data" / "memory.sqlite").exists() == (scope == "graph")
    left_out = "\n".join(map(str, made.report.left_out))
    assert "look: memory found by what is alike (the script looks for words)" in left_out
    assert ("beside the script" in left_out) == (scope == "graph")
    assert ("no conversations" in left_out) == (scope == "conversation")
