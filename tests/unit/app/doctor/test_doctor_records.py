"""The doctor knows what alerts, dashboards and evaluations keep, and what is not done yet."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.audit_mutations import NoSecrets
from tests.unit.app.doctor.test_doctor import all_findings, fingerprint
from workbench.app.alert_rules import default_rules
from workbench.app.doctor.command import examined
from workbench.app.doctor.databases import database
from workbench.app.doctor.findings import Patient
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.policy.audit import AuditEntry, AuditLog
from workbench.policy.audit_key import AuditKey
from workbench.telemetry.alerts.documents import write_rules
from workbench.telemetry.alerts.firings import Firing
from workbench.telemetry.history import HistoryStore
from workbench.telemetry.rollup import Bucket
from workbench.traces.events import Record, RunFinished, RunStarted, TraceEvent
from workbench.traces.store import TraceStore

NAMES = ("workbench.sqlite", "metrics.db", "alerts.db", "evaluations.db")


@pytest.fixture
async def paths(tmp_path: Path) -> Paths:
    """A data folder in which everything was used once."""
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    async with open_workbench(found) as bench:
        await bench.alerts.history()
        await bench.evaluations.list()
        bench.alerts.store.put(
            [Firing("f", "hot", "Hot", "heat", "warning", ">", 80.0, 1.0, 90.0, 30.0)]
        )
        bench.recorder.observe("cpu.percent", 5.0)
    return found


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


async def test_that_each_database_is_known(paths: Paths) -> None:
    found = await all_findings(paths)
    assert {name for name in NAMES if name in found} == set(NAMES)
    assert {found[name].state for name in NAMES} == {"ok"}
    assert "history of the dashboards" in found["metrics.db"].text


@pytest.mark.parametrize("name", NAMES)
async def test_that_a_newer_and_a_damaged_one_are_told(paths: Paths, name: str) -> None:
    path = paths.data / name
    change(path, "PRAGMA user_version=99")
    newer = database(path, thorough=False)
    assert (newer.state, "newer program" in newer.text) == ("bad", True)
    path.write_bytes(b"no database" * 500)
    damaged = database(path, thorough=False)
    assert (damaged.state, "damaged" in damaged.text) == ("bad", True)
    kept = "saves what" if name == "workbench.sqlite" else "begins anew"
    assert kept in damaged.hint


async def test_that_a_copy_that_was_put_aside_is_no_damage(paths: Paths) -> None:
    store = HistoryStore(paths.data / "metrics.db")
    store.write({1_700_000_000: Bucket()})
    store.close()
    (paths.data / "metrics.db").write_bytes(b"no database" * 500)
    store.set_aside()
    found = await all_findings(paths)
    assert "metrics.damaged.db" not in found
    assert "metrics.damaged.db" in found["Kept copies"].text
    assert [one for one in found.values() if one.state == "bad"] == []


async def test_that_runs_that_are_not_in_the_search_yet_are_a_note(paths: Paths) -> None:
    store = TraceStore(paths.database)
    events: tuple[TraceEvent, ...] = (
        RunStarted("c", "", "a", {}, "m", "Hi"),
        RunFinished("answered", "Yes"),
    )
    store.append([Record("r", n, 1.0 + n, event) for n, event in enumerate(events)])
    store.close()
    before = fingerprint(paths.data)
    found = database(paths.database, thorough=True)
    assert found.state == "note"
    assert "1 run is not in the search yet" in found.text
    assert fingerprint(paths.data) == before
    change(paths.database, "PRAGMA user_version=1")
    earlier = database(paths.database, thorough=False)
    assert (earlier.state, "earlier version" in earlier.text) == ("note", True)


async def test_that_problems_of_rules_are_told_with_their_place(paths: Paths) -> None:
    file = paths.data / "alerts.yaml"
    file.unlink(missing_ok=True)
    assert (await all_findings(paths))["alerts.yaml"].state == "note"
    file.write_text(write_rules(default_rules()))
    assert "can be read" in (await all_findings(paths))["alerts.yaml"].text
    file.write_text("version: 1\nrules:\n- id: x\n  metric: cpu.percnt\n  threshold: 5 %\n")
    told = (await all_findings(paths))["alerts.yaml"]
    assert told.state == "warning"
    assert "line 4" in told.text
    assert "cpu.percent" in told.hint
    file.write_bytes(b"\xff\xfe\x00[")
    assert (await all_findings(paths))["alerts.yaml"].state == "warning"


async def test_that_the_end_of_the_audit_log_is_looked_at(paths: Paths) -> None:
    folder = paths.data / "audit"
    assert (await all_findings(paths))["audit log"].text.startswith("3 records")
    log = AuditLog(folder, AuditKey(folder, NoSecrets()))
    log.write([AuditEntry(1.0, "alert:x", "alert.fired")] * 2)
    assert (await all_findings(paths))["audit log"].text.startswith("5 records")
    log.checkpoint()
    assert "private file" in (await all_findings(paths))["audit key"].text
    file = folder / "000001.jsonl"
    with file.open("ab") as end:
        end.write(b'{"at_s": 1.0, "act')
    torn = (await all_findings(paths))["audit log"]
    assert (torn.state, "half a line" in torn.text) == ("note", True)
    with file.open("ab") as end:
        end.write(b"\n")
    assert (await all_findings(paths))["audit log"].state == "bad"
    (folder / "key.json").write_text("[]")
    file.unlink()
    assert (await all_findings(paths))["audit key"].state == "bad"
    (paths.data / "audit.jsonl").write_text("{}\n")
    assert "taken over" in (await all_findings(paths))["audit.jsonl"].text


async def test_that_in_depth_every_record_is_checked(paths: Paths) -> None:
    folder = paths.data / "audit"
    AuditLog(folder).write([AuditEntry(1.0, "alert:x", "alert.fired")] * 2)
    deep = [one async for one in examined(Patient(paths, thorough=True))]
    (found,) = [one for part in deep for one in part.findings if one.title == "audit chain"]
    assert (found.state, "5 records" in found.text) == ("ok", True)
    file = folder / "000001.jsonl"
    file.write_bytes(file.read_bytes().replace(b"alert:x", b"alert:y", 1))
    deep = [one async for one in examined(Patient(paths, thorough=True))]
    (found,) = [one for part in deep for one in part.findings if one.title == "audit chain"]
    assert (found.state, "broken at record 5" in found.text) == ("bad", True)


async def test_that_a_large_audit_log_is_pointed_at(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = paths.data / "audit"
    AuditLog(folder, AuditKey(folder, NoSecrets())).write([AuditEntry(1.0, "user", "x", {})])
    assert (await all_findings(paths))["audit log"].state == "ok"
    monkeypatch.setattr("workbench.app.doctor.audit._LARGE_BYTES", 100)
    large = (await all_findings(paths))["audit log"]
    assert large.state == "note"
    assert "move the whole log" in large.hint
