"""P12: memory of the program idle, with a model loaded and after a long chat.

The proportional share (PSS) of the program's processes, in fresh ones: with 200 models and 500
conversations; then with a 0.5 B model of random weights loaded, beside a process that only
holds the same engine and model with as large a cache, and with 10 000 messages opened. The
control is the idle figure taken twice. Linux only. Prints one JSON line per case.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench_start import CHATS, MODELS, fill
from engine_workloads import model_file
from measuring import report

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import asyncio, json, os, sys
import psutil, qasync
from PySide6.QtWidgets import QApplication
from workbench.telemetry.samplers.memory import process_bytes

def mega():
    pids = [os.getpid(), *(child.pid for child in psutil.Process().children(recursive=True))]
    return sum(process_bytes(pid) for pid in pids) / 1e6

app = QApplication([])
app.setQuitOnLastWindowClosed(False)
found = {}
from workbench.app.workbench import open_workbench
from workbench.base.paths import default_paths
from workbench.ui.shell.window import MainWindow
from workbench.ui.theme.theme import Theme

async def open_all(chat):
    before = ""
    while True:
        turns = await chat.workbench.conversations.turns("long", last=500, before=before)
        if not turns:
            return
        before = turns[0].run_id
        chat.view.set_turns(turns) if not chat.all else chat.view.prepend_turns(turns)
        chat.all = turns

class Chat:
    def __init__(self, workbench, view):
        self.workbench, self.view, self.all = workbench, view, ()

async def measure():
    async with open_workbench(default_paths()) as workbench:
        window = MainWindow(workbench, Theme(app, "light"))
        window.resize(1280, 800)
        window.show()
        workbench.monitor.start()
        window.open_panel("chat")
        await asyncio.sleep(SETTLE_S)
        found["idle_mb"] = mega()
        await asyncio.sleep(SETTLE_S)
        found["idle_again_mb"] = mega()
        if MODEL:
            await workbench.loading.load(MODEL, context_tokens=4096)
            await asyncio.sleep(SETTLE_S)
            found["loaded_mb"] = mega()
            found["kv_cells"] = workbench.loading.snapshot[0].usage.kv_capacity_tokens
            await workbench.loading.unload(MODEL)
            await asyncio.sleep(1)
            found["unloaded_mb"] = mega()
        if LONG:
            view = window.workspace.panel("chat").transcript
            before = mega()
            await open_all(Chat(workbench, view))
            bar = view.verticalScrollBar()
            for step in range(200):
                bar.setValue(bar.maximum() * step // 200)
                await asyncio.sleep(0.005)
            found["long_chat_growth_mb"] = mega() - before
        window.open_panel("dashboards")
        await asyncio.sleep(SETTLE_S)
        found["dashboards_mb"] = mega()
        print("FOUND", json.dumps(found), flush=True)
        for child in psutil.Process().children(recursive=True):
            child.kill()
        os._exit(0)

asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)).run(measure())
"""

BARE = """
import json, os, sys
from pathlib import Path
from workbench.engines.api import LoadOptions
from workbench.engines.llama_cpp.engine import load
from workbench.telemetry.samplers.memory import process_bytes
engine = load(Path(MODEL), LoadOptions(context_tokens=4096, kv_cells=CELLS))
print("FOUND", json.dumps({"bare_mb": process_bytes(os.getpid()) / 1e6}), flush=True)
os._exit(0)
"""


def run(code: str, data: Path, **names: Any) -> dict[str, float]:
    """Figures of a fresh process."""
    head = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    environment = dict(os.environ, WORKBENCH_DATA=str(data), PYTHONPATH=str(ROOT))
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", head + code],
        capture_output=True, text=True, timeout=170, check=False, env=environment,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        if line.startswith("FOUND"):
            found: dict[str, float] = json.loads(line.removeprefix("FOUND"))
            return found
    raise RuntimeError(f"nothing was measured:\n{done.stderr}")


def long_chat(data: Path, messages: int) -> None:
    """Write one conversation of so many messages."""
    from bench_ui_journal import fill as write_chat

    from workbench.traces.store import TraceStore

    data.mkdir(parents=True, exist_ok=True)
    store = TraceStore(data / "workbench.sqlite")
    write_chat(store, "long", messages)
    store.close()


def with_model(settle_s: float, messages: int) -> None:
    """An empty library but for one model of half a billion parameters."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "models").mkdir()
        source = model_file("half", "Q4_K_M")
        shutil.copyfile(source, data / "models" / "half.gguf")
        long_chat(data, messages)
        found = run(PROGRAM, data, MODEL="half", LONG=True, SETTLE_S=settle_s)
        path, cells = str(data / "models" / "half.gguf"), round(found.pop("kv_cells"))
        bare = run(BARE, data, MODEL=path, CELLS=cells)
    report(
        "P12",
        f"PSS, a 0.5 B model loaded, then {messages} messages opened",
        found
        | {
            "bare_engine_mb": bare["bare_mb"],
            "overhead_mb": found["loaded_mb"] - bare["bare_mb"],
        },
        goals={
            "idle_mb": "<= 180",
            "overhead_mb": "<= 200",
            "long_chat_growth_mb": "<= 120",
        },
        control=found["idle_again_mb"] / found["idle_mb"],
    )


def full_library(settle_s: float) -> None:
    """200 models and 500 conversations."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        fill(data)
        found = run(PROGRAM, data, MODEL="", LONG=False, SETTLE_S=settle_s)
    report(
        "P12",
        f"PSS, {MODELS} models and {CHATS} conversations",
        found,
        goals={"idle_mb": "<= 180"},
        control=found["idle_again_mb"] / found["idle_mb"],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settle", type=float, default=5.0, metavar="SECONDS")
    parser.add_argument("--messages", type=int, default=10_000)
    options = parser.parse_args()
    if not sys.platform.startswith("linux"):
        print("P12 is measured on Linux only", file=sys.stderr)
        return
    full_library(options.settle)
    with_model(options.settle, options.messages)


if __name__ == "__main__":
    main()
