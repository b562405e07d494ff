"""Every command of the command line, played by a recording in a worker process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Workbench = Callable[..., CompletedProcess[str]]


def test_that_run_prints_exactly_the_promised_json(workbench: Workbench) -> None:
    done = workbench(
        "run", "starter", "--model", "talker", "--input", "What is 12 * 7?", "--json"
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert list(report) == ["run_id", "answer", "tool_calls", "usage", "timings"]
    assert report["answer"] == "12 * 7 is 84."
    assert report["tool_calls"] == [
        {"name": "calculator", "arguments": {"expression": "12 * 7"}, "result": "84"}
    ]
    assert set(report["timings"]) == {"time_to_first_token_s", "tokens_per_s"}
    shown = workbench("runs", "show", report["run_id"])
    assert "tool call   calculator" in shown.stdout
    listed = json.loads(workbench("runs", "list", "--json").stdout)
    assert listed[0]["run_id"] == report["run_id"]


@pytest.mark.parametrize(
    ("words", "result"), [((), "not allow"), (("--yes", "save_note"), "1")]
)
def test_that_a_writing_tool_needs_yes(
    workbench: Workbench, words: tuple[str, ...], result: str
) -> None:
    done = workbench(
        "run", "tester", "--model", "talker", "--input", "note milk", "--json", *words
    )
    (call,) = json.loads(done.stdout)["tool_calls"]
    assert result in call["result"]


def test_that_control_characters_are_not_executed(workbench: Workbench) -> None:
    done = workbench("run", "starter", "--model", "talker", "--input", "escape")
    assert done.stdout == "\\x1b[2Jgone\\x07\n"


def test_that_a_crash_of_the_engine_is_one_line_and_exit_code_1(workbench: Workbench) -> None:
    done = workbench("run", "starter", "--model", "talker", "--input", "crash")
    assert done.returncode == 1
    assert done.stdout.startswith("x x x")
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert " / " in line


def test_that_a_missing_agent_names_those_there_are(workbench: Workbench) -> None:
    done = workbench("run", "nobody", "--input", "Hi")
    assert done.returncode == 1
    assert "starter" in done.stderr


def test_that_a_chat_streams_and_asks(workbench: Workbench) -> None:
    talk = "What is 12 * 7?\nnote milk\ny\nhello\n"
    done = workbench("chat", "--agent", "tester", "--model", "talker", stdin=talk)
    assert done.returncode == 0, done.stderr
    for part in ("[84]", "12 * 7 is 84.", "It may reach:", "[Saved note", "Hello."):
        assert part in done.stdout


def test_that_lists_are_tables_with_units(workbench: Workbench) -> None:
    assert "starter" in workbench("agents", "list").stdout
    models = workbench("models", "list").stdout
    assert "talker" in models
    assert " B " in models


def test_that_the_program_runs_without_a_display(workbench: Workbench, data: Path) -> None:
    (data / "settings.json").write_text('{"version": 1, "default_model": "talker"}')
    done = workbench()
    assert done.returncode == 0, done.stderr
    assert "no display" in done.stderr
    assert "12 * 7 is 84." in done.stdout
    assert "tool call   calculator" in done.stdout


def test_that_the_version_is_told(workbench: Workbench) -> None:
    assert workbench("--version").stdout.startswith("workbench ")
