"""The real program, started and ended from outside."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import asyncio, os, signal, sys
from PySide6.QtCore import QTimer
from workbench.base.paths import default_paths
from workbench.ui import main
QTimer.singleShot(1500, lambda: os.kill(os.getpid(), signal.SIGTERM))
sys.exit(main.run(default_paths()))
"""


def test_that_the_program_starts_and_ends_cleanly_when_asked(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "WORKBENCH_DATA": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            "-c",
            PROGRAM.replace(
                "QTimer.singleShot(1500",
                "from PySide6.QtWidgets import QApplication\napp = QApplication([])\n"
                "QTimer.singleShot(1500",
            ),
        ],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    log = (tmp_path / "logs" / "workbench.log").read_text(encoding="utf-8")

    assert done.returncode == 0, done.stderr
    assert "ui.first_frame_shown" in log
    assert "ERROR" not in log
    assert (tmp_path / "layout.json").exists()
