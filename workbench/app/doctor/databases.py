"""The databases of the data folder: whole or not, how old, and what is not done yet."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbench.app.doctor.findings import Finding, Patient
from workbench.app.jobs import store as jobs
from workbench.base.errors import StoreError
from workbench.base.sizes import size_text
from workbench.base.sqlite_errors import SQLITE_FAILURES, told
from workbench.base.sqlite_open import connect as open_database
from workbench.base.sqlite_place import see_place
from workbench.evals import store_file
from workbench.policy import ledger_file
from workbench.telemetry import history_file
from workbench.telemetry.alerts import store as firings
from workbench.traces import schema

_ENDS = (".sqlite", ".db")
_KEPT = ".damaged"
_WAIT_S = 2.0
_SAVED = "Start the program once while no other is open: it saves what can be read."
_BEGUN_ANEW = (
    "Start the program once while no other is open: it keeps the file and begins anew."
)
_OUTDATED = "Update this program, or use another data folder."


@dataclass(frozen=True, slots=True)
class _Known:
    """One of the program's own files: what it holds, and its newest version."""

    holds: str
    version: int
    hint: str = _BEGUN_ANEW


_KNOWN = {
    "workbench.sqlite": _Known("conversations and runs", schema.VERSION, _SAVED),
    "metrics.db": _Known("the history of the dashboards", history_file.VERSION),
    "alerts.db": _Known("what alerts fired", firings.VERSION),
    "evaluations.db": _Known("evaluations", store_file.VERSION),
    "jobs.sqlite": _Known("what jobs ran", jobs.VERSION),
    "network.db": _Known("the ledger of connections", ledger_file.VERSION),
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """What SQLite said. ``waiting``: runs that cannot be found by their words yet."""

    said: str
    version: int
    waiting: int = 0


def databases(patient: Patient) -> Iterator[Finding]:
    """Whether SQLite finds each database whole; with ``thorough`` every page and index."""
    data = patient.paths.data
    found = sorted(path for path in data.glob("*") if path.suffix in _ENDS)
    found += sorted(data.glob("*/*.sqlite"))
    found = [path for path in found if _KEPT not in path.name]
    for path in found:
        try:
            see_place(path)
        except StoreError as exc:
            yield Finding(path.name, exc.message, "bad", exc.hint)
        else:
            yield database(path, thorough=patient.thorough)
    if not found:
        yield Finding("Databases", "none yet", "note")


def database(path: Path, *, thorough: bool) -> Finding:
    """One database, read only."""
    known = _KNOWN.get(path.name)
    size = size_text(path.stat().st_size)
    holds = f"{known.holds}, {size}" if known else size
    hint = known.hint if known else _SAVED
    if not path.stat().st_size:
        return Finding(path.name, f"{holds}, it was emptied", "bad", hint)
    if schema.damage_mark(path).exists():
        return Finding(path.name, f"{holds}, reading it failed before", "bad", hint)
    try:
        answer = _ask(path, thorough=thorough)
    except sqlite3.OperationalError as exc:
        if "locked" in str(exc) or "busy" in str(exc):
            return Finding(path.name, f"{holds}, in use by another program now", "note")
        return Finding(path.name, f"{holds}, cannot be opened: {exc}", "bad", hint)
    except SQLITE_FAILURES as exc:
        return Finding(path.name, f"{holds}, damaged: {told(exc)}", "bad", hint)
    if answer.said != "ok":
        return Finding(path.name, f"{holds}, damaged: {answer.said}", "bad", hint)
    if known and answer.version > known.version:
        return Finding(path.name, f"{holds}, written by a newer program", "bad", _OUTDATED)
    how = "every page and index" if thorough else "its structure"
    return _whole(path.name, f"{holds}, {how} is whole", answer, known)


def _whole(name: str, text: str, answer: _Answer, known: _Known | None) -> Finding:
    if known and answer.version < known.version:
        then = "written by an earlier version; the next start brings it up to date"
        return Finding(name, f"{text}; {then}", "note")
    if answer.waiting:
        runs = "1 run is" if answer.waiting == 1 else f"{answer.waiting:,} runs are"
        then = "while the program is open it goes on"
        return Finding(name, f"{text}; {runs} not in the search yet: {then}", "note")
    return Finding(name, text)


def _ask(path: Path, *, thorough: bool) -> _Answer:
    check = "integrity_check" if thorough else "quick_check"
    with closing(open_database(path, mode="ro", timeout_s=_WAIT_S)) as connection:
        said = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        waiting = 0
        if path.name == "workbench.sqlite" and version == schema.VERSION:
            waiting = int(connection.execute("SELECT count(*) FROM to_index").fetchone()[0])
        return _Answer(str(said).splitlines()[-1], version, waiting)
