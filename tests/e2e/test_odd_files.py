"""A pipe, a folder, a socket or a link to nowhere in the place of the program's files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SWEEP = ROOT / "tests" / "benchmarks" / "soak_odd_files.py"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are POSIX")
def test_that_nothing_in_a_files_place_holds_the_program_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SWEEP)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert json.loads(done.stdout)["cases"] == 20
