"""R12: what a turn made is gone after it; the long soak is `tests/benchmarks/soak_leaks.py`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_that_a_turn_leaves_no_object_behind(tmp_path: Path) -> None:
    """In a process of its own: libraries of other tests keep objects with each turn."""
    command = [sys.executable, "-m", "tests.e2e.growing_turns", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}
