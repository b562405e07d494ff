"""Exported scripts run on a real server with the model that comes with the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.e2e.test_same_agent import serving
from tests.gallery_runs import RUNS
from workbench.base.paths import resource

Workbench = Callable[..., CompletedProcess[str]]
FIRST = {name: (inputs, answers, says) for name, inputs, answers, says in reversed(RUNS)}
TICKET = (("Save a ticket: the kettle is broken",), (), "aved")
AGENTS = {
    "calculator": (("What is 12 * 7?",), (), "84"),
    "notes-helper": (("Save a note: buy milk",), (), "aved"),
}
SUMS = "{name: sums, description: Calculates, tools: [{kind: function, name: calculator}]}"
DESK = "{name: desk, description: Greets people, instructions: You greet people.}"
TEAM = """\
kind: Graph
schema: 1
name: team
displayName: Team
nodes:
  ask: {kind: input, settings: {name: text}}
  guard:
    kind: guard
    settings:
      checks:
      - {kind: mask personal data, value: ''}
      - {kind: has none of the words, value: 'password, secret'}
      - {kind: does not match the pattern, value: '(?i)drop\\s+table'}
  sorry: {kind: prompt, settings: {template: 'Refused: {why}'}}
  team: {kind: handoff, settings: {agents: [{agent: sums}, {agent: desk}]}}
  either: {kind: merge}
  answer: {kind: output, settings: {name: answer}}
links:
- ask.value -> guard.text
- guard.text -> team.prompt
- guard.refused -> sorry.why
- team.text -> either.values
- sorry.text -> either.values
- either.value -> answer.value
"""
ROWS = [*FIRST.items(), ("customer-service", TICKET), *AGENTS.items()]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp is not installed")
    with serving(resource("models/starter/starter.gguf")) as found:
        yield found


def carried_out(path: Path, *words: str) -> CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(path), *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=path.parent,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[name for name, _row in ROWS])
def test_that_an_exported_script_answers_on_the_starter_model(
    name: str,
    row: tuple[tuple[str, ...], tuple[str, ...], str],
    address: str,
    workbench: Workbench,
    tmp_path: Path,
) -> None:
    inputs, answers, says = row
    path = tmp_path / "away" / f"{name}.py"
    path.parent.mkdir()
    made = workbench("agents", "export", name, str(path), "--format", "python")
    assert made.returncode == 0, made.stderr
    text = path.read_text(encoding="utf-8")
    assert "NotImplementedError" not in text

    words = [*inputs, "--base-url", f"{address}/v1", "--model", "starter"]
    for one in answers:
        words += ["--answer", one]
    if '"save_note"' in text:
        words += ["--yes", "save_note"]
    done = carried_out(path, *words)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert says in done.stdout


def test_that_a_guarded_team_answers_and_refuses_as_a_script(
    address: str, workbench: Workbench, data: Path, tmp_path: Path
) -> None:
    (data / "agents" / "sums.yaml").write_text(SUMS)
    (data / "agents" / "desk.yaml").write_text(DESK)
    (data / "graphs").mkdir()
    (data / "graphs" / "team.agentgraph.yaml").write_text(TEAM)
    path = tmp_path / "team.py"
    made = workbench("agents", "export", "team", str(path), "--format", "python")
    assert made.returncode == 0, made.stderr
    assert "guard" not in made.stderr
    assert "stops with an error" not in made.stderr

    served = ("--base-url", f"{address}/v1", "--model", "starter")
    assert "84" in carried_out(path, "What is 12 * 7?", *served).stdout
    refused = carried_out(path, "My PASS\u00adWORD is x", *served).stdout
    assert refused == "Refused: has none of the words: \u201cpassword\u201d is in it\n"
