"""R2: whatever the power left of a session, all that was acknowledged is there."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.data_stores import KINDS
from tests.e2e.power_loss import Change, Disk, read_trace, states
from workbench.agents.files import read_agent
from workbench.base.errors import WorkbenchError
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.models.adoption import model_folders
from workbench.models.bundles.reading import open_bundle
from workbench.models.manifests import read_manifest
from workbench.traces.store import TraceStore

FAULTS = Path(__file__).with_name("faults")
ROOT = Path(__file__).resolve().parents[2]
STATES = int(os.environ.get("WORKBENCH_POWER_LOSS_STATES", "800"))  # 13,000 try 10,400

STORE_STATES = int(os.environ.get("WORKBENCH_POWER_LOSS_STORES", "350"))

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs LD_PRELOAD")


@dataclass(frozen=True)
class Recording:
    """A session: what changed on the disk, and what was acknowledged at each mark."""

    changes: list[Change]
    said: list[tuple[str, Any]]


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    return recorded(tmp_path_factory, "recorded.py")


def recorded(tmp_path_factory: pytest.TempPathFactory, script: str) -> Recording:
    compiler = shutil.which("cc") or shutil.which("c++")
    if compiler is None:
        pytest.skip("there is no C compiler")
    folder = tmp_path_factory.mktemp("session")
    recorder, data, trace = folder / "recorder.so", folder / "data", folder / "trace"
    source = str(FAULTS / "recorder.c")
    command = [compiler, "-x", "c", "-shared", "-fPIC", "-o", str(recorder), source, "-ldl"]
    subprocess.run(command, check=True)
    done = subprocess.run(
        [sys.executable, str(FAULTS / script), str(recorder), str(data), str(trace)],
        env={**os.environ, "LD_PRELOAD": str(recorder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    said = [(what, value) for what, value in json.loads(done.stdout)["said"]]
    return Recording(read_trace(trace, data), said)


@dataclass
class Known:
    """What the user was told is saved, and what may be there besides: what was begun."""

    saved: dict[str, Any] = field(default_factory=dict)
    begun: dict[str, int] = field(default_factory=dict)

    def hear(self, what: str, value: Any) -> None:
        if what.startswith("begins "):
            self.begun[what.removeprefix("begins ")] = value
        else:
            self.saved[what] = value

    def fits(self, what: str, number: int) -> bool:
        """Not older than what was saved, not newer than what was begun."""
        oldest: int = self.saved.get(what, 0)
        return oldest <= number <= self.begun.get(what, 0)


def contents(folder: Path, *patterns: str) -> bytes:
    """A digest of the names and bytes that match."""
    found = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            found.update(f"{path.relative_to(folder)}\0".encode())
            found.update(path.read_bytes() if path.is_file() else b"")
    return found.digest()


def number_of(text: str) -> int:
    return int(text.rpartition(" ")[2] or 0)


def check_texts(folder: Path, known: Known) -> None:
    settings = SettingsStore(folder / "settings.json")
    assert not settings.problems, settings.problems
    if "theme" in known.saved:
        assert known.fits("theme", int(settings.settings.idle_unload_s))
    path = folder / "agents" / "helper.yaml"
    if "agent" in known.saved or path.exists():
        assert known.fits("agent", number_of(read_agent(path).title))


def check_runs(folder: Path, known: Known) -> None:
    database = Paths(folder, folder / "cache").database
    if not database.exists() and not known.saved:
        return
    store = TraceStore(database)
    try:
        # A torn end of the log may as well be a damaged one: then it is told, and kept.
        assert store.recovery is None or store.recovery.kept_as.exists()
        assert known.fits("draft", number_of(store.draft("talk")))
        if "title" in known.saved:
            assert known.fits("title", number_of(store.conversation("talk").title))
        if "run" in known.saved:
            assert store.records(f"run-{known.saved['run']}")
        for number in range(1, known.saved.get("end", 0) + 1):
            assert store.run(f"run-{number}").end == "answered"
    finally:
        store.close()


def check_models(folder: Path, known: Known) -> None:
    found = model_folders(folder / "models" / "store")
    for one in found:
        manifest = read_manifest(one)
        for file in manifest.files:
            raw = (one / file.name).read_bytes()
            assert hashlib.sha256(raw).hexdigest() == file.sha256
        if "tag" in known.saved:
            assert manifest.tags == ("fast",)
    assert found or "model" not in known.saved
    pack = folder / "export.workbench"
    if pack.exists() or "pack" in known.saved:
        title = open_bundle(pack).index.title
        assert number_of(title) >= known.saved.get("pack", 0)


CHECKS = {
    check_texts: ("settings.json", "agents/*"),
    check_runs: ("workbench.sqlite*",),
    check_models: ("models/**/*", "*.workbench"),
}


@pytest.mark.timeout(900)
def test_that_no_power_loss_takes_what_was_acknowledged(
    recording: Recording, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    moments = len(recording.changes)
    disk, known, chance = Disk(), Known(), random.Random(2)
    target, tried = tmp_path / "left", 0
    unsure = sum(1 for change in recording.changes if change.kind not in "ms")
    most = max(5, STATES // unsure)
    sound: set[tuple[bytes, str]] = set()  # many states differ in some of the files only
    for at, change in enumerate(recording.changes):
        disk.take(change)
        if change.kind == "m":
            known.hear(*recording.said[change.at])
            continue
        for _, how in states(disk, target, chance, most):
            tried += 1
            try:
                for check, patterns in CHECKS.items():
                    key = (contents(target, *patterns), f"{check.__name__} {known}")
                    if key not in sound:
                        check(target, known)
                        sound.add(key)
            except (AssertionError, WorkbenchError, OSError) as exc:
                pytest.fail(f"after change {at} of {moments} ({change.kind} {change.path}), "
                            f"{how}, saved {known.saved}: {exc!r}")  # fmt: skip
    assert tried >= STATES * 0.8, tried


def check_store(folder: Path, name: str, known: Known) -> None:
    """All that was acknowledged is there; of the dashboards' history the end may be gone."""
    kind = KINDS[name]
    path = folder / kind.file
    if not path.exists() and name not in known.saved:
        return
    with kind.at(folder) as store:
        assert store.kept_as is None or store.kept_as.exists()
        found = store.read()
    assert found == set(range(len(found))), "what is there has no gap"
    assert len(found) <= known.begun.get(name, -1) + 1
    if name != "metrics":
        assert len(found) > known.saved.get(name, -1)


@pytest.mark.timeout(900)
def test_that_no_power_loss_damages_a_store(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = recorded(tmp_path_factory, "stores_recorded.py")
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    disk, known, chance = Disk(), Known(), random.Random(3)
    target, tried = tmp_path / "left", 0
    unsure = sum(1 for change in recording.changes if change.kind not in "ms")
    most = max(5, STORE_STATES // unsure)
    sound: set[tuple[bytes, str]] = set()
    for at, change in enumerate(recording.changes):
        disk.take(change)
        if change.kind == "m":
            known.hear(*recording.said[change.at])
            continue
        for _, how in states(disk, target, chance, most):
            tried += 1
            for name in ("metrics", "alerts", "evaluations"):
                key = (contents(target, f"{KINDS[name].file}*"), f"{name} {known}")
                if key in sound:
                    continue
                try:
                    check_store(target, name, known)
                except (AssertionError, WorkbenchError, OSError) as exc:
                    pytest.fail(f"{name} after change {at} ({change.kind} {change.path}), "
                                f"{how}, saved {known.saved}: {exc!r}")  # fmt: skip
                sound.add(key)
    assert tried >= STORE_STATES * 0.8, tried
