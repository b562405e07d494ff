"""R1 in small: the program is killed at 25 random moments; ``soak_kills.py`` does more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = Path(__file__).parents[1] / "benchmarks" / "soak_kills.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_that_twenty_five_kills_lose_nothing_acknowledged() -> None:
    done = subprocess.run(
        [sys.executable, str(SOAK), "--kills", "25", "--seed", "7", "--starter-every", "12"],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["kills"] == 25
    assert figures["acknowledged_runs"] > 25
    assert figures["interrupted"] > 0
    assert (figures["lost"], figures["damaged"], figures["unmarked"]) == ([], [], [])
