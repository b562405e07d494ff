"""P10, source form: spawn to first frame, against a bare window of the same toolkit.

Both start alternately in fresh processes. Also lists what of the heavy packages was imported
by the first frame; the list must be empty. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "numpy",
    "pyqtgraph",
    "llama_cpp",
    "agent_framework",
    "mcp",
    "pynvml",
    "pint",
    "openai",
)

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
print("READY []", flush=True)
import os
os._exit(0)
"""

OURS = """
import json, logging, os, sys
from pathlib import Path
from workbench.base.paths import default_paths
from workbench.ui import main

class AtFirstFrame(logging.Handler):
    def emit(self, record):
        if record.msg.startswith("ui.first_frame_shown"):
            print("READY", json.dumps([n for n in HEAVY if n in sys.modules]), flush=True)
            os._exit(0)

logging.getLogger("workbench.ui.main").addHandler(AtFirstFrame())
main.run(default_paths())
"""


def start_once(code: str, data: Path) -> tuple[float, list[str]]:
    """Seconds from spawn to the first frame, and the heavy packages loaded by then."""
    environment = dict(os.environ, WORKBENCH_DATA=str(data), PYTHONPATH=str(ROOT))
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began_s = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", f"HEAVY = {HEAVY!r}\n{code}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    if process.stdout is None or process.stderr is None:
        raise RuntimeError("no pipe to the started program")
    with process:
        for line in process.stdout:
            if line.startswith("READY"):
                passed_s = time.perf_counter() - began_s
                return passed_s, json.loads(line.removeprefix("READY"))
        problem = process.stderr.read()
    raise RuntimeError(f"the program ended before its first frame:\n{problem}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    ours: list[float] = []
    bare: list[float] = []
    loaded: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        start_once(OURS, data)  # warm the page cache and the compiled modules
        start_once(BARE, data)
        for _ in range(options.rounds):
            passed_s, heavy = start_once(OURS, data)
            ours.append(passed_s)
            loaded.update(heavy)
            bare.append(start_once(BARE, data)[0])
    result = {
        "benchmark": "P10",
        "form": "source, warm, empty library",
        "rounds": options.rounds,
        "ours_s": round(statistics.median(ours), 3),
        "bare_s": round(statistics.median(bare), 3),
        "ratio": round(statistics.median(ours) / statistics.median(bare), 2),
        "heavy_before_first_frame": sorted(loaded),
    }
    print(json.dumps(result))
    return 1 if loaded else 0


if __name__ == "__main__":
    sys.exit(main())
