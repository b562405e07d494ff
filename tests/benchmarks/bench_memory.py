"""P12, the window's part: memory of the idle program, and with the dashboards open.

The proportional share (PSS) of a fresh process, once idle and once after the dashboards were
opened. Linux only. Prints one JSON line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CODE = """
import asyncio, json, os
import qasync
from PySide6.QtWidgets import QApplication, QMainWindow
from workbench.telemetry.samplers.memory import process_bytes

def mega():
    return round(process_bytes(os.getpid()) / 1e6, 1)

found = {}
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
bare = QMainWindow()
bare.resize(1280, 800)
bare.show()
app.processEvents()
found["bare_window_mb"] = mega()
bare.close()
from workbench.app.workbench import open_workbench
from workbench.base.paths import default_paths
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

async def measure():
    async with open_workbench(default_paths()) as workbench:
        window = MainWindow(workbench, Theme(app, "light"))
        window.resize(1280, 800)
        window.show()
        workbench.monitor.start()
        window.open_panel("chat")
        await asyncio.sleep(5)
        found["idle_mb"] = mega()
        window.open_panel("models")
        await asyncio.sleep(2)
        found["models_mb"] = mega()
        window.open_panel("dashboards")
        await asyncio.sleep(8)
        found["dashboards_mb"] = mega()
        await asyncio.sleep(20)
        found["dashboards_20_s_later_mb"] = mega()
        print("FOUND", json.dumps(found), flush=True)
        os._exit(0)

asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)).run(measure())
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, WORKBENCH_DATA=folder, PYTHONPATH=str(ROOT))
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        done = subprocess.run(
            [sys.executable, "-c", CODE],
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
            env=environment,
        )
    lines = [line for line in done.stdout.splitlines() if line.startswith("FOUND")]
    if not lines:
        print(done.stderr, file=sys.stderr)
        return 1
    found = json.loads(lines[0].removeprefix("FOUND"))
    print(json.dumps({"benchmark": "P12", "form": "source, window only, PSS", **found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
