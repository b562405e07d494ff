"""The user's data: folder, settings, kept copies, and what the log last complained of."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.app.doctor.findings import Finding, Patient
from workbench.app.store_door import StoreDoor
from workbench.base.errors import WorkbenchError
from workbench.base.files import write_atomically
from workbench.base.regular_files import open_regular, read_regular, see_regular
from workbench.base.settings_store import load_settings
from workbench.base.sizes import size_text
from workbench.base.vault import is_encrypted

_MOST_SETTINGS_BYTES = 10_000_000
_MOST_LOG_BYTES = 200_000
_MOST_COMPLAINTS = 5


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
    try:
        see_regular(path)
    except FileNotFoundError:
        yield Finding("Settings", "none yet: everything has its default", "note")
        return
    except OSError as exc:
        text = f"{path.name} cannot be read: {exc.strerror or exc}"
        yield Finding("Settings", text, "warning", "Move it away.")
        return
    beside = path.parent if is_encrypted(path.parent) else None  # there it is encrypted, too
    # Reading a bad one keeps a copy beside it.
    with tempfile.TemporaryDirectory(dir=beside, prefix=".doctor-") as apart:
        copy = Path(apart, path.name)
        write_atomically(copy, read_regular(path, _MOST_SETTINGS_BYTES))
        problems = [one for one in load_settings(copy).problems if "was kept as" not in one]
    if problems:
        hint = "Open Settings and choose again; a copy of the file is kept."
        yield Finding("Settings", " ".join(problems), "warning", hint)
    else:
        yield Finding("Settings", "can be read")


def encryption(patient: Patient) -> Iterator[Finding]:
    """Whether what is kept is encrypted, and how it is opened."""
    try:
        door = StoreDoor(patient.paths)
    except WorkbenchError as exc:
        yield Finding("Encryption", exc.message, "bad", exc.hint)
        return
    if not is_encrypted(patient.paths.data):
        text = "the next start encrypts it" if door.planned else "it is not encrypted"
        yield Finding("Encryption", text, "note")
        return
    text = f"encrypted, opened by {', '.join(door.ways)}"
    if door.turning is not None:
        yield Finding("Encryption", f"{text}; the next start goes on with it", "note")
        return
    yield Finding("Encryption", text)


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
        with open_regular(path) as file:
            file.seek(max(0, path.stat().st_size - _MOST_LOG_BYTES))
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return
    except OSError as exc:
        text = f"{path.name} cannot be read: {exc.strerror or exc}"
        yield Finding("Log", text, "warning", "Move away what is in its place.")
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
