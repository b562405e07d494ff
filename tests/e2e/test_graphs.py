"""Graphs on the command line: the starter model, kills, forks, forms, hostile files."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from workbench.base.paths import resource

Workbench = Callable[..., CompletedProcess[str]]
_WAIT_S = 60.0

NOTE_THEN_TALK = """\
kind: Graph
schema: 1
name: noting
displayName: Noting
nodes:
  ask: {kind: input, settings: {name: text}}
  note:
    kind: tool
    settings: {tool: save_note, values: {title: Order, text: one of them}}
  write:
    kind: prompt
    settings: {template: "{done}, long"}
  talk: {kind: model, settings: {max_output_tokens: 100000, context_tokens: 0}}
  out: {kind: output}
links:
- note.result -> write.done
- write.text -> talk.prompt
- talk.text -> out.value
"""


@pytest.fixture
def noting(data: Path) -> Path:
    path = data / "graphs" / "noting.agentgraph.yaml"
    path.parent.mkdir()
    path.write_text(NOTE_THEN_TALK)
    return path


def notes(data: Path) -> int:
    with closing(sqlite3.connect(data / "notes.sqlite")) as connection:
        count: int = connection.execute("SELECT count(*) FROM notes").fetchone()[0]
    return count


def killed_while_it_talks(environment: dict[str, str], data: Path) -> str:
    """The id of a run of which the note is saved and the model call is going on."""
    words = ["run", "noting", "--model", "talker", "--input", "go", "--yes", "save_note"]
    process = subprocess.Popen([sys.executable, "-m", "workbench", *words], env=environment)
    try:
        deadline_s = time.monotonic() + _WAIT_S
        while time.monotonic() < deadline_s:
            if found := _talking(data / "workbench.sqlite"):
                return found
        raise AssertionError("the model call did not begin")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(_WAIT_S)


def _talking(database: Path) -> str:
    if not database.exists():
        return ""
    found = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
    with closing(found) as connection:
        try:
            row = connection.execute(
                "SELECT run_id FROM events WHERE type = 'AnswerDelta' LIMIT 1"
            ).fetchone()
        except sqlite3.OperationalError:  # it is being made
            return ""
    return str(row[0]) if row else ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot kill as Linux does")
def test_that_a_killed_run_goes_on_and_saves_nothing_twice(
    workbench: Workbench, environment: dict[str, str], data: Path, noting: Path
) -> None:
    run_id = killed_while_it_talks(environment, data)
    assert notes(data) == 1
    noting.write_text(NOTE_THEN_TALK.replace("{done}, long", "{done}, short"))

    done = workbench("run", "noting", "--model", "talker", "--input", "go", "--fork", run_id)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Hello."
    assert notes(data) == 1
    newest = json.loads(workbench("runs", "list", "--json").stdout)[0]["run_id"]
    shown = workbench("runs", "show", newest).stdout
    assert "ask reused" in shown
    assert "note reused" in shown
    assert "talk done" in shown
    listed = json.loads(workbench("runs", "list", "--json").stdout)
    assert {row["run_id"]: row["end"] for row in listed}[run_id] == "interrupted"


@pytest.mark.parametrize(
    "path", sorted(resource("graphs").glob("*.agentgraph.yaml")), ids=lambda path: path.stem
)
def test_that_every_bundled_graph_is_whole(workbench: Workbench, path: Path) -> None:
    done = workbench("agents", "check", str(path))

    assert (done.returncode, done.stdout) == (0, "ok\n")


@pytest.mark.parametrize(
    ("text", "answer", "way"),
    [
        ("How much is 12 * 7?", "84", "sums"),
        ("What time is it?", "20", "times"),
        ("Hello", "", "other"),
    ],
)
def test_that_the_service_desk_answers_on_the_starter_model(
    workbench: Workbench, text: str, answer: str, way: str
) -> None:
    done = workbench("run", "service-desk", "--model", "starter", "--input", text, "--trace")

    assert done.returncode == 0, done.stderr
    assert re.search(rf"route done after [\d.]+ s: {way}\b", done.stdout)
    assert answer in done.stdout.splitlines()[-1]


FORM = """\
kind: Graph
name: form
displayName: Form
nodes:
  form:
    kind: form
    settings: {fields: [{name: who}, {name: age, type: number}]}
  out: {kind: output, settings: {name: who}}
  age: {kind: output, settings: {name: age}}
links: [form.who -> out.value, form.age -> age.value]
"""


def test_that_a_form_is_answered_by_words_or_declined(
    workbench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "form.agentgraph.yaml"
    path.write_text(FORM)

    done = workbench("run", str(path), "--answer", "who=Ada", "--answer", "age=36")
    alone = workbench("run", str(path), "--answer", "who=Ada")

    assert (done.returncode, done.stdout) == (0, "age: 36\n\nwho: Ada\n")
    assert alone.returncode == 1
    assert "the person declined" in alone.stderr


def test_that_a_hostile_file_is_named_and_nothing_of_it_is_run(
    workbench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "bad.agentgraph.yaml"
    mark = tmp_path / "ran"
    path.write_text(
        "kind: Graph\nname: bad\ndisplayName: Bad\nnodes:\n"
        f"  a: !!python/object/apply:os.system ['touch {mark}']\n"
    )

    checked = workbench("agents", "check", str(path))
    imported = workbench("agents", "import", str(path))

    assert (checked.returncode, imported.returncode) == (1, 1)
    assert "line 5" in checked.stderr
    assert not mark.exists()


BY_EXAMPLES = """\
kind: Graph
schema: 1
name: desk
displayName: Desk
nodes:
  answer: {kind: output}
  hours: {kind: prompt, settings: {template: "HOURS {text}"}}
  one: {kind: merge}
  sort:
    kind: router
    settings:
      by: embedding
      model: starter
      least_likeness: 0.8
      routes:
      - {name: sums, examples: "What is 12 * 7?; How much is 3 + 4?"}
      - {name: hours, examples: "What time is it?; What day is today?"}
  sums: {kind: prompt, settings: {template: "SUMS {text}"}}
  text: {kind: input}
links:
- hours.text -> one.values
- one.value -> answer.value
- sort.hours -> hours.text
- sort.other -> one.values
- sort.sums -> sums.text
- sums.text -> one.values
- text.value -> sort.text
"""


def test_that_a_router_compares_with_examples_by_a_real_model(
    workbench: Workbench, data: Path
) -> None:
    (data / "graphs").mkdir()
    (data / "graphs" / "desk.agentgraph.yaml").write_text(BY_EXAMPLES)

    sums = workbench("run", "desk", "--input", "How much is 5 * 9?", "--trace")
    hours = workbench("run", "desk", "--input", "What time is it now?")

    assert sums.returncode == hours.returncode == 0, sums.stderr + hours.stderr
    assert sums.stdout.endswith("SUMS How much is 5 * 9?\n")
    assert re.search(r"sums: sums 0\.\d\d, hours -?0\.\d\d \(at least 0\.80", sums.stdout)
    assert hours.stdout == "HOURS What time is it now?\n"


REMEMBERING = """\
kind: Graph
schema: 1
name: facts
displayName: Facts
nodes:
  answer: {kind: output}
  keep: {kind: remember}
  look:
    kind: memory
    settings: {by: embedding, model: starter, most: 1}
  text: {kind: input}
links:
- keep.value -> look.query
- look.text -> answer.value
- text.value -> keep.value
"""


def test_that_a_memory_is_compared_by_a_real_model_and_forgotten(
    workbench: Workbench, data: Path
) -> None:
    (data / "graphs").mkdir()
    (data / "graphs" / "facts.agentgraph.yaml").write_text(REMEMBERING)

    first = workbench("run", "facts", "--input", "What is 12 * 7?")
    again = workbench("run", "facts", "--input", "What time is it?")
    listed = workbench("memory", "list", "--json")
    forgotten = workbench("memory", "forget", "graph:facts/memory")

    assert first.stdout == "- What is 12 * 7?\n", first.stderr
    assert again.stdout == "- What time is it?\n", again.stderr
    assert [row["entries"] for row in json.loads(listed.stdout)] == [2]
    assert forgotten.stdout == "2 forgotten\n"
