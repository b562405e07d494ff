"""The real program on an empty data folder: first steps by keyboard, then the starter agent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def person(data: Path, home: Path, question: str) -> dict[str, Any]:
    """Let somebody sit before the program; what they saw."""
    environment = {
        **os.environ,
        "WORKBENCH_DATA": str(data),
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            str(Path(__file__).parent / "first_run_person.py"),
            question,
        ],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_that_somebody_new_talks_to_the_starter_agent_by_pressing_enter(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    seen = person(tmp_path / "data", home, "What is 12 * 7?")

    assert seen["how"] == "answered", seen
    assert list(dict.fromkeys(seen["pages"])) == [
        "Welcome to Workbench", "Where models live", "What this machine can do", "Ready",
    ]  # fmt: skip
    assert seen["focus_in_chat"]
    assert (seen["ends"], seen["model"]) == ([], ["starter"])
    assert "84" in seen["answer"]
    settings = json.loads((tmp_path / "data" / "settings.json").read_text())
    assert settings["first_steps"] is False
