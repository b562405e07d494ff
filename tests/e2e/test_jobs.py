"""The starter model's agent runs unattended on a watched folder, in the real program."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.app.jobs.opening import FILE
from workbench.app.jobs.store import JobStore

AGENT = """\
name: desk
displayName: Desk
instructions: Use the tools.
model: {id: starter}
tools:
- {kind: function, name: calculator}
- {kind: function, name: save_note}
"""
JOB = """\
format: 1
title: Do what the files say
agent: desk
input: '{file}'
when: {kind: folder, folder: FOLDER, pattern: '*.txt', give: text, stable_s: 0.5}
grants:
- tool: calculator
  arguments: {expression: {kind: pattern, pattern: '[0-9 +*/().-]+', most_chars: 40}}
"""


def told(process: subprocess.Popen[str], event: str) -> dict[str, Any]:
    """The next line of an event."""
    assert process.stdout is not None
    for line in process.stdout:
        found: dict[str, Any] = json.loads(line)
        if found["event"] == event:
            return found
    raise AssertionError(f"it ended without {event}")


@pytest.fixture
def inbox(tmp_path: Path, data: Path, environment: dict[str, str]) -> Path:
    """A watched folder, with a job that was allowed."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (data / "agents" / "desk.yaml").write_text(AGENT)
    (tmp_path / "inbox.yaml").write_text(JOB.replace("FOLDER", str(folder)))
    words = ["job", "add", str(tmp_path / "inbox.yaml"), "--allow"]
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def watching(inbox: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The program as it watches."""
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "job", "watch", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        told(process, "watching")
        yield process
    finally:
        process.kill()
        process.communicate()


def test_that_files_are_worked_on_with_what_was_granted_and_nothing_else(
    inbox: Path,
    data: Path,
    watching: subprocess.Popen[str],
    workbench: Any,
) -> None:
    (inbox / "sum.txt").write_text("What is 12 * 7?")
    assert told(watching, "job.ended")["state"] == "done"
    (inbox / "note.txt").write_text("Save a note with the title Milk and the text buy milk")
    refused = told(watching, "job.refused")
    assert refused["tool"] == "save_note"
    watching.send_signal(signal.SIGKILL)
    watching.wait()
    assert not (data / "notes.sqlite").exists()

    done = workbench("job", "watch", "--for", "2", "--json")
    events = [json.loads(line)["event"] for line in done.stdout.splitlines()]
    assert "job.started" not in events  # each file once, also after a kill
    store = JobStore(data / FILE)
    note, sums = store.newest("inbox")
    assert [(sums.given, sums.state), (note.given, note.state)] == [
        ("sum.txt", "done"),
        ("note.txt", "refused"),
    ]
    found = store.report(sums.id)
    assert found is not None
    (call,) = found.report["calls"]
    assert call["tool"] == "calculator"
    assert "84" in call["result"]
