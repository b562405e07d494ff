"""R10, S6: a pipe, a folder, a socket or a link to nowhere in the place of any file.

The program is opened on a data folder in which files are something else: it must not hang, not
make or read anything outside, and say what it could not use. ``--each`` tries every file by
itself (some minutes); without it all of them are odd at once, once for each kind.

    python tests/benchmarks/soak_odd_files.py --each
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import json
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.paths import Paths
from workbench.policy.audit import AuditEntry, AuditLog

LIMIT_S = 20.0
NEEDED = ("workbench.sqlite", "workbench.sqlite-wal", "workbench.sqlite.damaged", "in-use.lock")
"""Without these the program says why it cannot open, and what to do."""
TOLD = {
    "settings.json": "settings could not be read",
    "approvals.json": "approvals could not be read",
    "mcp-allowed.json": "MCP servers ask for everything again",
    "alerts.yaml": "alerts.yaml",
    "alerts.db": "alerts.db",
    "metrics.db": "metrics.db",
    "evaluations.db": "evaluations.db",
    "logs/workbench.log": "workbench.log",
    "downloads.json": "list of downloads",
    "collector-unsent.json": "collector-unsent.json",
    "loading.json": "loading.json",
    "models.json": "notes about models",
    "known-models.json": "drives that are away",
    "agents/odd-agent.yaml": "odd-agent.yaml",
    "graphs/odd-graph.agentgraph.yaml": "odd-graph.agentgraph.yaml",
    "tools/odd_tool.agenttool.yaml": "odd_tool.agenttool.yaml",
    "mcp-servers/odd-server.mcpserver.yaml": "odd-server.mcpserver.yaml",
    "data-sets/odd-set.agentcases.yaml": "odd-set.agentcases.yaml",
    "collections/odd.collection.yaml": "odd.collection.yaml",
    "audit/000001.jsonl": "000001.jsonl",
    "memory.sqlite": "memory.sqlite",
}
"""What must be said, wherever the program says it."""
QUIET = (
    "told.json", "measured.json", "models-health.json", "notes.sqlite",
    "models/odd.gguf", "models/odd.replay.json", "connections/odd.server.json",
    "best-settings/odd.json", "tool-checks/odd.json", "window.json", "live/1.bin",
)  # fmt: skip
"""What the program can do without, and learns anew."""


def pipe(path: Path) -> None:
    """Opening it to read waits for somebody who writes."""
    os.mkfifo(path)


def folder(path: Path) -> None:
    """A folder that is not empty."""
    path.mkdir()
    (path / "inside").write_text("kept")


def nowhere(path: Path) -> None:
    """A link that would make a file outside if it were followed."""
    path.symlink_to(path.parents[len(path.parts) - path.parts.index("data") - 1] / "outside")


def plug(path: Path) -> None:
    """A socket of the system's."""
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # such names are short
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


ODD: tuple[Callable[[Path], None], ...] = (pipe, folder, nowhere, plug)


def made(root: Path, names: tuple[str, ...], odd: Callable[[Path], None]) -> Path:
    """A data folder in which these are odd."""
    data = root / "data"
    shutil.rmtree(root, ignore_errors=True)
    for name in names:
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        odd(path)
    return data


async def opened(data: Path) -> str:
    """All that the program says of what it found, opened and used."""
    async with open_workbench(Paths(data, data.parent / "cache")) as bench:
        said = await used(bench)
        notices = [f"{one.title} {one.reason} {one.hint}" for one in bench.notices.items]
    return "\n".join((*said, *notices))


async def used(bench: Workbench) -> list[str]:
    """Ask for everything that reads or writes one of the files; what is refused is said."""
    said: list[str] = []

    async def tried(work: Callable[[], Any]) -> None:
        try:
            found = work()
            if asyncio.iscoroutine(found):
                await found
        except WorkbenchError as exc:
            said.append(f"{exc.message} {exc.hint}")

    data = bench.paths.data
    bench.recorder.observe("cpu.percent", 1.0)
    acts: list[Callable[[], Any]] = [
        bench.recorder.record, bench.evaluations.list, bench.alerts.history,
        bench.models.refresh, bench.data_sets.refresh, bench.connections.all,
        lambda: bench.settings.change(theme="dark"),
        lambda: bench.approvals.forget("nobody"),
        lambda: bench.alerts.rules.switch("memory", enabled=False),
        bench.memories.list,
        lambda: AuditLog(data / "audit").write([AuditEntry(1.0, "soak", "looked")]),
    ]  # fmt: skip
    for act in acts:
        await tried(act)
    libraries = (bench.agents, bench.graphs, bench.tool_library, bench.data_sets)
    for library in (*libraries, bench.servers.files, bench.collections.library):
        said += [f"{path.name} {message}" for path, message, _hint in library.problems]
    return said


def judged(root: Path, names: tuple[str, ...], odd: Callable[[Path], None]) -> list[str]:
    """What is wrong with how the program took it."""
    data = made(root, names, odd)
    faulthandler.dump_traceback_later(LIMIT_S, exit=True)
    began_s = time.monotonic()
    wrong: list[str] = []
    try:
        said = asyncio.run(opened(data))
        wrong += [f"opened without {name}" for name in names if name in NEEDED]
        wrong += [f"not a word of {n}" for n in names if TOLD.get(n, "") not in said]
    except StoreError as exc:
        if not (set(names) & set(NEEDED)) or not exc.hint:
            wrong.append(f"did not open: {exc.message}")
    finally:
        faulthandler.cancel_dump_traceback_later()
    if (root / "outside").exists():
        wrong.append("something was made outside")
    if (took_s := time.monotonic() - began_s) > LIMIT_S / 2:
        wrong.append(f"took {took_s:.1f} s")
    what = ", ".join(names) if len(names) < 4 else f"{len(names)} files"
    return [f"{odd.__name__} for {what}: {one}" for one in wrong]


def main() -> int:
    """Judge; one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", action="store_true", help="every file by itself as well")
    options = parser.parse_args()
    most = (*TOLD, *QUIET)
    cases: list[tuple[str, ...]] = [most, *((name,) for name in NEEDED)]
    if options.each:
        cases += [(name,) for name in most]
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        for odd in ODD:
            for names in cases:
                wrong += judged(Path(place, "t"), names, odd)
    figures = {"case": "odd files", "cases": len(cases) * len(ODD), "wrong": wrong}
    sys.stdout.write(json.dumps(figures) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
