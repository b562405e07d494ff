"""What goes to the terminal."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.app.headless import _complain
from workbench.app.reports import agents_table, graphs_table
from workbench.app.terminal import count, harmless, say, table
from workbench.base.errors import RunError, StoreError


@given(st.text())
def test_that_no_control_character_reaches_the_terminal(text: str) -> None:
    shown = harmless(text)
    controls = [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert controls == []
    assert "\u202e" not in shown


def test_that_ordinary_text_stays_as_it_is() -> None:
    assert harmless("Grüße\n\t日本 🙂 e\u0301") == "Grüße\n\t日本 🙂 e\u0301"


def test_that_columns_line_up() -> None:
    shown = table(("NAME", "SIZE>"), [("a", "1"), ("long", "1000")]).splitlines()
    assert shown == ["NAME  SIZE", "a        1", "long  1000"]


def test_that_a_cell_cannot_break_the_table() -> None:
    assert len(table(("A",), [("x\ny\x1b[2J",)]).splitlines()) == 2


def test_that_a_text_of_a_stranger_does_not_fill_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    long = "x" * 999_000
    graph = GraphDocument("g", title=long, description=long)
    agent = AgentDocument("a", title=long, description=long)
    for shown in (table(("A",), [(long,)]), graphs_table([graph]), agents_table([agent])):
        assert len(shown) < 3_000
        assert "…" in shown
    _complain(RunError(long, "Write less."))
    said = capsys.readouterr().err
    assert len(said) < 3_000
    assert said.endswith("Write less.\n")


def test_that_figures_have_units() -> None:
    texts = [count(number) for number in (512, 3_540_000, 8 * 10**9)]
    assert texts == ["512", "3.5 M", "8.0 B"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has such a device")
def test_that_output_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", buffering=1) as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(StoreError, match="No space left") as caught:
            say("text")
        monkeypatch.undo()
        with pytest.raises(OSError, match="No space left"):
            full.close()
    assert "Free some space" in caught.value.hint
