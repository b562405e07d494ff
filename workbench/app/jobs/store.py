"""The runs of jobs in one SQLite file: who runs what, so that nothing runs twice.

Every function blocks, may be called from any thread and is one transaction of its own. Several
programs may use the file: what is claimed by one is not given to another.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from workbench.app.jobs.records import Cause, JobRun, JobState, State
from workbench.base.errors import StoreDamaged, StoreError
from workbench.base.small_database import Layout, SmallDatabase

VERSION = 1
MOST_REPORT_BYTES = 400_000
MOST_SEEN = 100_000
_LISTED = (
    "id, job, key, attempt, cause, due_s, state, owner, begun_s, ended_s, given, run_id, "
    "summary"
)
_SCHEMA = """
CREATE TABLE runs(
    id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, key TEXT NOT NULL,
    attempt INTEGER NOT NULL, cause TEXT NOT NULL, due_s REAL NOT NULL, state TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '', begun_s REAL NOT NULL DEFAULT 0,
    ended_s REAL NOT NULL DEFAULT 0, given TEXT NOT NULL DEFAULT '',
    run_id TEXT NOT NULL DEFAULT '', summary TEXT NOT NULL DEFAULT '',
    report TEXT NOT NULL DEFAULT '{}', UNIQUE(job, key, attempt));
CREATE INDEX by_job ON runs(job, id);
CREATE INDEX by_state ON runs(state);
CREATE TABLE states(
    job TEXT PRIMARY KEY, paused INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0, handled_s REAL NOT NULL DEFAULT 0);
CREATE TABLE seen(job TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY(job, key)) WITHOUT ROWID;
"""


_LAYOUT = Layout(_SCHEMA, VERSION, wait_s=10.0, claims=True)


class JobStore(SmallDatabase):
    """The file; it is made when something is kept first. What ran is on disk before it runs."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _LAYOUT)

    # -- runs

    def claim(self, run: JobRun, is_alive: Callable[[str], bool]) -> JobRun | None:
        """Begin a run for its owner; None if it was begun before, or another one goes on.

        Args:
            run: The run, ``running``; its id is given here.
            is_alive: Whether the owner of another run is still there.

        Raises:
            StoreError: It could not be kept, and must not run.
        """
        with self._opened() as file:
            if any(is_alive(owner) for owner in _owners(file, run.job)):
                return None
            waiting = file.execute(
                "SELECT id FROM runs WHERE job = ? AND key = ? AND attempt = ? AND "
                "state = 'waiting'",
                (run.job, run.key, run.attempt),
            ).fetchone()
            if waiting is not None:
                file.execute(
                    "UPDATE runs SET state = 'running', owner = ?, begun_s = ? WHERE id = ?",
                    (run.owner, run.begun_s, waiting[0]),
                )
                return replace(run, id=int(waiting[0]))
            if run.cause == "folder":
                file.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (run.job, run.key))
            return _inserted(file, run)

    def is_busy(self, job: str, is_alive: Callable[[str], bool]) -> bool:
        """Whether a run of the job goes on in some program."""
        if not self._is_kept():
            return False
        with self._opened() as file:
            return any(is_alive(owner) for owner in _owners(file, job))

    def note(self, run: JobRun) -> JobRun | None:
        """Keep what does not run now: skipped, or waiting. None if it was noted before."""
        with self._opened() as file:
            return _inserted(file, run)

    def begun(self, run_id: int, trace_id: str) -> None:
        """Keep which trace a run has."""
        with self._opened() as file:
            file.execute("UPDATE runs SET run_id = ? WHERE id = ?", (trace_id, run_id))

    def end(self, run: JobRun, keep: int) -> None:
        """Keep how a run ended; of the job's ended runs only the newest are kept."""
        report = json.dumps(run.report, ensure_ascii=False, default=str)
        if len(report.encode("utf-8", "replace")) > MOST_REPORT_BYTES:
            report = json.dumps({"left_out": "the report was too long to keep"})
        with self._opened() as file:
            file.execute(
                "UPDATE runs SET state = ?, ended_s = ?, run_id = ?, summary = ?, report = ? "
                "WHERE id = ?",
                (
                    run.state,
                    run.ended_s,
                    run.run_id,
                    _plain(run.summary),
                    _plain(report),
                    run.id,
                ),
            )
            _prune(file, run.job, keep)

    def interrupt(
        self, is_alive: Callable[[str], bool], now_s: float, keep: Callable[[str], int]
    ) -> list[JobRun]:
        """Say of runs whose program is gone that they were cut off; returns those."""
        if not self._is_kept():
            return []
        with self._opened() as file:
            rows = file.execute(
                f"SELECT {_LISTED} FROM runs WHERE state = 'running'"  # noqa: S608
            ).fetchall()
            gone = [run for run in map(_run, rows) if not is_alive(run.owner)]
            for run in gone:
                file.execute(
                    "UPDATE runs SET state = 'interrupted', ended_s = ?, summary = ? "
                    "WHERE id = ?",
                    (now_s, "The program ended while it ran. It is not run again.", run.id),
                )
                _prune(file, run.job, keep(run.job))
        return gone

    def waiting(self, job: str = "") -> list[JobRun]:
        """What waits for its turn, the first due first."""
        return self._runs("state = 'waiting' AND (? = '' OR job = ?) ORDER BY due_s, id", job)

    def newest(self, job: str = "", most: int = 100) -> list[JobRun]:
        """The newest runs, the newest first, without their reports."""
        return self._runs(f"(? = '' OR job = ?) ORDER BY id DESC LIMIT {int(most)}", job)

    def last(self) -> dict[str, JobRun]:
        """The newest run of each job that is no rehearsal."""
        where = (
            "id IN (SELECT max(id) FROM runs WHERE cause != 'rehearsal' GROUP BY job) AND ? = ?"
        )
        return {run.job: run for run in self._runs(where, "")}

    def _runs(self, where: str, job: str) -> list[JobRun]:
        if not self._is_kept():
            return []
        with self._opened() as file:
            rows = file.execute(
                f"SELECT {_LISTED} FROM runs WHERE {where}",  # noqa: S608
                (job, job),
            ).fetchall()
        return [_run(row) for row in rows]

    def report(self, run_id: int) -> JobRun | None:
        """A run with its report; None if it is not kept."""
        if not self._is_kept():
            return None
        with self._opened() as file:
            row = file.execute(
                f"SELECT {_LISTED}, report FROM runs WHERE id = ?",  # noqa: S608
                (run_id,),
            ).fetchone()
        return None if row is None else replace(_run(row[:-1]), report=_report(row[-1]))

    # -- states

    def states(self) -> dict[str, JobState]:
        """How the jobs stand, by name."""
        if not self._is_kept():
            return {}
        with self._opened() as file:
            rows = file.execute(
                "SELECT job, paused, reason, failures, handled_s FROM states"
            ).fetchall()
        return {
            str(name): JobState(bool(paused), str(reason), int(failures), float(handled_s))
            for name, paused, reason, failures, handled_s in rows
        }

    def change(self, job: str, change: Callable[[JobState], JobState]) -> JobState:
        """Change how a job stands; returns how it stands then."""
        with self._opened() as file:
            row = file.execute(
                "SELECT paused, reason, failures, handled_s FROM states WHERE job = ?", (job,)
            ).fetchone()
            before = JobState(bool(row[0]), *row[1:]) if row else JobState()
            after = change(before)
            file.execute(
                "INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?)",
                (job, int(after.paused), _plain(after.reason), after.failures, after.handled_s),
            )
        return after

    def forget(self, job: str) -> None:
        """Forget all of a job; a run of it that goes on ends all the same."""
        if self._is_kept():
            with self._opened() as file:
                for table in ("runs", "states", "seen"):
                    file.execute(f"DELETE FROM {table} WHERE job = ?", (job,))  # noqa: S608

    # -- files of watched folders

    def seen(self, job: str) -> frozenset[str]:
        """The files that had their turn."""
        if not self._is_kept():
            return frozenset()
        with self._opened() as file:
            rows = file.execute("SELECT key FROM seen WHERE job = ?", (job,)).fetchall()
        return frozenset(str(row[0]) for row in rows)

    def see(self, job: str, keys: Iterable[str]) -> None:
        """Note that files had their turn."""
        with self._opened() as file:
            file.executemany(
                "INSERT OR IGNORE INTO seen VALUES (?, ?)", [(job, key) for key in keys]
            )

    def forget_seen(self, job: str, keys: Sequence[str]) -> None:
        """Forget files that are gone, so that the list stays as long as the folder."""
        if keys:
            with self._opened() as file:
                file.executemany(
                    "DELETE FROM seen WHERE job = ? AND key = ?", [(job, key) for key in keys]
                )

    def _damaged(self, reason: str) -> StoreDamaged:
        return StoreDamaged(
            f"the history of jobs is damaged: {reason}",
            f"It is put aside in {self._path.parent} and a new one is begun.",
        )

    def _refused(self, reason: Exception) -> StoreError:
        return StoreError(
            f"the history of jobs cannot be read or written: {reason}",
            f"Look at {self._path.name} in the data folder.",
        )


def _owners(file: sqlite3.Connection, job: str) -> list[str]:
    rows = file.execute(
        "SELECT DISTINCT owner FROM runs WHERE job = ? AND state = 'running'", (job,)
    )
    return [str(row[0]) for row in rows]


def _inserted(file: sqlite3.Connection, run: JobRun) -> JobRun | None:
    made = file.execute(
        "INSERT OR IGNORE INTO runs(job, key, attempt, cause, due_s, state, owner, begun_s, "
        "ended_s, given, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            run.job, run.key, run.attempt, run.cause, run.due_s, run.state, run.owner,
            run.begun_s, run.ended_s, _plain(run.given), _plain(run.summary),
        ),
    )  # fmt: skip
    return replace(run, id=int(made.lastrowid or 0)) if made.rowcount else None


def _prune(file: sqlite3.Connection, job: str, keep: int) -> None:
    file.execute(
        "DELETE FROM runs WHERE job = ? AND state NOT IN ('waiting', 'running') AND id NOT IN "
        "(SELECT id FROM runs WHERE job = ? AND state NOT IN ('waiting', 'running') "
        "ORDER BY id DESC LIMIT ?)",
        (job, job, keep),
    )


def _run(row: Sequence[Any]) -> JobRun:
    return JobRun(
        id=int(row[0]), job=str(row[1]), key=str(row[2]), attempt=int(row[3]),
        cause=cast("Cause", str(row[4])), due_s=float(row[5]), state=cast("State", str(row[6])),
        owner=str(row[7]), begun_s=float(row[8]), ended_s=float(row[9]), given=str(row[10]),
        run_id=str(row[11]), summary=str(row[12]),
    )  # fmt: skip


def _report(text: Any) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
