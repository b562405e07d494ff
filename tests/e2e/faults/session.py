"""A scripted session in which every write fails once, and from every write on; see R3.

Runs with ``shim.c`` preloaded: ``session.py SHIM FOLDER STEP``. Prints one JSON line.
"""

from __future__ import annotations

import asyncio
import ctypes
import errno
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.agents.documents import AgentDocument
from workbench.agents.files import read_agent
from workbench.app.agent_library import AgentLibrary
from workbench.base.errors import StoreError, WorkbenchError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.traces.events import AnswerDelta, Record, RunFinished, RunStarted, TraceEvent
from workbench.traces.store import TraceStore

FOREVER = 10**9
AGENT = AgentDocument("helper", "Helper")


class Session:
    """The stores of one data folder, and what each of them acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(folder, folder / "cache")
        self.said: dict[str, Any] = {}
        self.refused: list[WorkbenchError] = []

    def open(self) -> None:
        self.paths.make()
        self.settings = SettingsStore(self.paths.settings)
        self.agents = AgentLibrary(self.paths)
        asyncio.run(self._refresh())
        self.store = TraceStore(self.paths.database)

    async def _refresh(self) -> None:
        await self.agents.refresh()

    def close(self) -> None:
        self.store.close()

    def steps(self, number: int) -> dict[str, Callable[[], None]]:
        """What a user does, each with what it leaves behind."""
        run = f"run-{number}"
        start = RunStarted("talk", self.said.get("run", ""), "helper", {}, "m", f"ask {number}")
        events: tuple[TraceEvent, ...] = (start, AnswerDelta("s", "word " * 200))
        end = RunFinished("answered", f"answer {number}")
        return {
            "draft": lambda: self.store.save_draft("talk", f"draft {number}"),
            "theme": lambda: self._change(number),
            "run": lambda: self.store.append(
                [Record(run, at, float(at), event) for at, event in enumerate(events)]
            ),
            "end": lambda: self.store.append([Record(run, 2, 2.0, end)]),
            "agent": lambda: asyncio.run(self._save(number)),
            "title": lambda: self.store.rename("talk", f"title {number}"),
        }

    def _change(self, number: int) -> None:
        self.settings.change(idle_unload_s=float(number))

    async def _save(self, number: int) -> None:
        known = any(agent.name == "helper" for agent in self.agents.agents)
        await self.agents.save(
            replace(AGENT, title=f"Helper {number}"), "helper" if known else ""
        )

    def work(self, number: int) -> None:
        """Every step; a refusal must be one of our errors, with a hint."""
        for name, step in self.steps(number).items():
            if name == "end" and self.said.get("run") != f"run-{number}":
                continue
            try:
                step()
            except StoreError as exc:
                self.refused.append(exc)
            else:
                self.said[name] = f"run-{number}" if name == "run" else number

    def check(self) -> None:
        """What was acknowledged is there, in new objects too."""
        store = TraceStore(self.paths.database, alone=False)
        try:
            said = self.said
            assert _number(store.draft("talk")) >= said.get("draft", 0), said
            if "title" in said:
                assert _number(store.conversation("talk").title) >= said["title"], said
            if "run" in said:
                assert store.records(said["run"]), said
            if "end" in said:
                assert store.run(f"run-{said['end']}").end == "answered", said
        finally:
            store.close()
        loaded = SettingsStore(self.paths.settings)
        assert not loaded.problems, loaded.problems
        if "theme" in self.said:
            assert loaded.settings.idle_unload_s == float(self.said["theme"])
        if "agent" in self.said:
            document = read_agent(self.paths.agents / "helper.yaml")
            assert document.title == f"Helper {self.said['agent']}"


def _number(text: str) -> int:
    """Which write it is of. A later one whose sync alone was refused may be there as well."""
    return int(text.rpartition(" ")[2] or 0)


def one(shim: ctypes.CDLL, folder: Path, at: int, until: int, error: int) -> tuple[int, int]:
    """A session with faults in its middle; returns writes counted and refusals."""
    shutil.rmtree(folder, ignore_errors=True)
    session = Session(folder)
    session.open()
    session.work(1)
    assert not session.refused
    shim.fault_arm(str(folder).encode(), at, until, error)
    session.work(2)
    session.work(3)
    counted = int(shim.fault_disarm())
    for refusal in session.refused:
        assert refusal.message, refusal
        assert refusal.hint, refusal
    session.check()
    refused = len(session.refused)
    session.work(4)  # space is back
    assert len(session.refused) == refused, session.refused[refused:]
    assert session.said == {
        "draft": 4, "theme": 4, "run": "run-4", "end": 4, "agent": 4, "title": 4,
    }  # fmt: skip
    session.check()
    session.close()
    return counted, refused + _reopen(shim, folder, session, at, until, error)


def _reopen(
    shim: ctypes.CDLL, folder: Path, session: Session, at: int, until: int, error: int
) -> int:
    """Opening meets the fault too: it opens or refuses with a hint, and nothing is lost."""
    again = Session(folder)
    again.said = session.said
    shim.fault_arm(str(folder).encode(), at, until, error)
    try:
        again.open()
    except StoreError as exc:
        again.refused.append(exc)
    else:
        assert again.store.recovery is None, again.store.recovery
        again.close()
    finally:
        shim.fault_disarm()
    refused = len(again.refused)
    assert all(refusal.hint for refusal in again.refused), again.refused
    again.open()
    assert again.store.recovery is None, again.store.recovery
    assert not again.agents.problems
    again.check()
    again.close()
    with closing(sqlite3.connect(again.paths.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    left = [path.name for path in folder.rglob("*.tmp")]
    assert not left, left
    return refused


def main() -> int:
    """Sweep over every write."""
    shim = ctypes.CDLL(sys.argv[1])
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_long, ctypes.c_int]
    shim.fault_disarm.restype = ctypes.c_long
    folder, step = Path(sys.argv[2]), int(sys.argv[3])
    writes, _ = one(shim, folder, FOREVER, FOREVER, errno.EIO)
    cases = refused = 0
    for error in (errno.ENOSPC, errno.EIO):
        for at in range(1, writes + 1, step):
            for until in (at, FOREVER):
                try:
                    refused += one(shim, folder, at, until, error)[1]
                except BaseException as exc:
                    exc.add_note(f"case {errno.errorcode[error]} from write {at} to {until}")
                    raise
                cases += 1
    figures = {"writes": writes, "cases": cases, "refused": refused}
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
