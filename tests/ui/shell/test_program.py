"""The real program, started and ended from outside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import logging, os, signal, sys
from workbench.base.paths import default_paths
from workbench.ui import main

class Ending(logging.Handler):
    def emit(self, record):
        if record.msg.startswith(MOMENT):
            os.kill(os.getpid(), signal.SIGTERM)

logging.getLogger("workbench").addHandler(Ending())
sys.exit(main.run(default_paths()))
"""


def start(folder: Path, moment: str) -> subprocess.CompletedProcess[str]:
    """Run the program until it logs something, and ask it to end then."""
    environment = {
        **os.environ,
        "WORKBENCH_DATA": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", f"MOMENT = {moment!r}\n{PROGRAM}"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("moment", ["workbench.opened", "ui.usable"])
def test_that_the_program_starts_and_ends_cleanly_when_asked(
    tmp_path: Path, moment: str
) -> None:
    done = start(tmp_path, moment)
    log = (tmp_path / "logs" / "workbench.log").read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert "ui.first_frame_shown" in log
    assert "ERROR" not in log
    assert moment != "ui.usable" or (tmp_path / "layout.json").exists()


def test_that_a_program_that_cannot_open_says_why_in_its_window(tmp_path: Path) -> None:
    (tmp_path / "workbench.sqlite").mkdir()

    done = start(tmp_path, "ui.opening_failed")

    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
