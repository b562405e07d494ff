"""What the command line says before an answer: short, and not again and again."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path


def test_that_damaged_files_are_told_once_and_in_one_line_each(
    data: Path, workbench: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for number in range(3):
        (data / "agents" / f"broken{number}.yaml").write_text("name: [")
    (data / "settings.json").write_text('{"version": 1, "theme": 7, "text_scale": "x"}')

    first = workbench("runs", "list")
    assert len(first.stderr.splitlines()) == 2
    assert all(len(line) <= 200 for line in first.stderr.splitlines())
    assert "3 agents were not loaded" in first.stderr
    assert workbench("runs", "list").stderr == ""
    agents = workbench("agents", "list")
    assert agents.returncode == 0
    assert len(agents.stderr.splitlines()) == 1
