"""On macOS files come as events; the application is tried here in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from workbench.ui.opening_application import OpeningApplication

app = OpeningApplication(["workbench"])
found = []
app.sendEvent(app, QFileOpenEvent("/a/early.yaml"))
app.tell(found.extend)
app.sendEvent(app, QFileOpenEvent("/a/b c.gguf"))
app.sendEvent(app, QFileOpenEvent(QUrl("https://example.org/x.yaml")))
app.sendEvent(app, QFileOpenEvent(QUrl("file:///a/%C3%BC.workbench")))
print(found == [Path("/a/early.yaml"), Path("/a/b c.gguf"), Path("/a/ü.workbench")], end="")
"""


def test_that_files_that_come_as_events_are_handed_on() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "True", done.stderr
