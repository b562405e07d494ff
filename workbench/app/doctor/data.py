"""The user's data: folder, settings, databases, and what the log last complained of."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from workbench.app.doctor.findings import Finding, Patient
from workbench.base.settings_store import load_settings
from workbench.base.sizes import size_text
from workbench.traces.schema import VERSION, damage_mark

_DATABASE_ENDS = (".sqlite", ".db")
_MOST_LOG_BYTES = 200_000
_MOST_COMPLAINTS = 5
_WAIT_S = 2.0


def folder(patient: Patient) -> Iterator[Finding]:
    """Whether the data folder is there, ours, and nobody else's to read."""
    data = patient.paths.data
    if not data.exists():
        yield Finding(
            "Data folder", f"{data} is not there yet; the first start makes it", "note"
        )
        return
    if not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        hint = f"Give yourself the right to read and write {data}."
        yield Finding("Data folder", f"{data} cannot be read and written", "bad", hint)
        return
    others = stat.S_IMODE(data.stat().st_mode) & 0o077
    if others and sys.platform != "win32":
        hint = f"chmod 700 '{data}' keeps other users of this machine out."
        yield Finding("Data folder", f"{data} is open to other users", "warning", hint)
    else:
        yield Finding("Data folder", str(data))


def settings(patient: Patient) -> Iterator[Finding]:
    """Whether the file of settings can be read, field by field."""
    path = patient.paths.settings
    if not path.exists():
        yield Finding("Settings", "none yet: everything has its default", "note")
        return
    with tempfile.TemporaryDirectory() as apart:  # reading a bad one keeps a copy beside it
        copy = Path(apart, path.name)
        shutil.copyfile(path, copy)
        problems = [one for one in load_settings(copy).problems if "was kept as" not in one]
    if problems:
        hint = "Open Settings and choose again; a copy of the file is kept."
        yield Finding("Settings", " ".join(problems), "warning", hint)
    else:
        yield Finding("Settings", "can be read")


def databases(patient: Patient) -> Iterator[Finding]:
    """Whether SQLite finds each database whole; with ``thorough`` every page and index."""
    found = sorted(
        path
        for path in patient.paths.data.glob("*")
        if path.suffix in _DATABASE_ENDS and path.is_file()
    )
    found += sorted(patient.paths.data.glob("*/*.sqlite"))
    for path in found:
        yield database(path, thorough=patient.thorough)
    if not found:
        yield Finding("Databases", "none yet", "note")


def database(path: Path, *, thorough: bool) -> Finding:
    """One database, read only."""
    size = size_text(path.stat().st_size)
    hint = "Start the program once while no other is open: it saves what can be read."
    if damage_mark(path).exists():
        return Finding(path.name, f"{size}, reading it failed before", "bad", hint)
    try:
        said, version = _ask(path, "integrity_check" if thorough else "quick_check")
    except sqlite3.OperationalError as exc:
        if "locked" in str(exc) or "busy" in str(exc):
            return Finding(path.name, f"{size}, in use by another program now", "note")
        return Finding(path.name, f"{size}, cannot be opened: {exc}", "bad", hint)
    except sqlite3.DatabaseError as exc:
        return Finding(path.name, f"{size}, damaged: {exc}", "bad", hint)
    if said != "ok":
        return Finding(path.name, f"{size}, damaged: {said}", "bad", hint)
    if path.name == "workbench.sqlite" and version > VERSION:
        update = "Update this program, or use another data folder."
        return Finding(path.name, f"{size}, written by a newer program", "bad", update)
    how = "every page and index" if thorough else "its structure"
    return Finding(path.name, f"{size}, {how} is whole")


def _ask(path: Path, check: str) -> tuple[str, int]:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, timeout=_WAIT_S, uri=True)) as connection:
        answer = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return str(answer).splitlines()[-1], int(version)


def put_aside(patient: Patient) -> Iterator[Finding]:
    """Files that were found damaged earlier and kept."""
    kept = sorted(path for path in patient.paths.data.glob("*.damaged*") if path.is_file())
    if kept:
        names = ", ".join(path.name for path in kept[:_MOST_COMPLAINTS])
        size = size_text(sum(path.stat().st_size for path in kept))
        text = f"{len(kept)} kept from earlier damage, {size}: {names}"
        yield Finding("Kept copies", text, "note", "Delete them once you miss nothing.")


def log(patient: Patient) -> Iterator[Finding]:
    """What the log last complained of."""
    path = patient.paths.logs / "workbench.log"
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _MOST_LOG_BYTES))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return
    levels = Counter[str]()
    last = ""
    for line in text.splitlines():
        for level in ("ERROR", "CRITICAL"):
            if f" {level} " in line:
                levels[level] += 1
                last = line
    count = sum(levels.values())
    if count:
        noun = "error" if count == 1 else "errors"
        yield Finding("Log", f"{count} {noun} of late, the last: {last}", "warning", str(path))
    else:
        yield Finding("Log", f"no errors of late, {path}")
