"""The real program in its own process, with a recording and the bundled starter model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RECORDING = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 200,
    "recordings": [
        {
            "match": "12 \\* 7",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "12 \\* 7", "after_tool": True, "text": "12 * 7 is 84."},
        {
            "match": "milk",
            "tool_calls": [
                {"name": "save_note", "arguments": {"title": "Milk", "text": "Buy milk"}}
            ],
        },
        {"match": "milk", "after_tool": True, "text": "Done."},
        {"match": "crash", "text": "x ", "repeat": 50, "fault": "abort", "fault_at": 20},
        {"match": "long", "text": "word ", "repeat": 100_000},
        {"match": "escape", "text": "\x1b[2Jgone\x07"},
        {"text": "Hello."},
    ],
}

AGENT = """\
name: tester
displayName: Tester
tools:
- {kind: function, name: calculator}
- {kind: function, name: save_note}
"""

Workbench = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which a recording is the only model of its own."""
    folder = tmp_path / "data"
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "talker.replay.json").write_text(json.dumps(RECORDING))
    (folder / "agents").mkdir()
    (folder / "agents" / "tester.yaml").write_text(AGENT)
    return folder


@pytest.fixture
def environment(data: Path) -> dict[str, str]:
    """The environment of the program: its data folder, and no display."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return {**kept, "WORKBENCH_DATA": str(data), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def workbench(environment: dict[str, str]) -> Workbench:
    """Runs a command of the program to its end."""

    def run(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *words],
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
