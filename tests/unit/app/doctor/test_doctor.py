"""The doctor finds what is wrong, says how to mend it, and changes nothing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.app.doctor.command import examined, run
from workbench.app.doctor.databases import database
from workbench.app.doctor.findings import Finding, Part, Patient, looked_at, page, verdict
from workbench.base.errors import ModelError
from workbench.base.paths import DATA_VARIABLE, Paths
from workbench.traces.schema import VERSION
from workbench.traces.store import TraceStore


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    TraceStore(found.database).close()
    return found


async def all_findings(paths: Paths, *, thorough: bool = False) -> dict[str, Finding]:
    parts = [part async for part in examined(Patient(paths, thorough))]
    return {one.title: one for part in parts for one in part.findings}


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


async def test_that_a_sound_installation_is_told_to_be_one(paths: Paths) -> None:
    found = await all_findings(paths)
    assert [one for one in found.values() if one.state == "bad"] == []
    assert "structure is whole" in found["workbench.sqlite"].text
    assert found["Models"].state == "ok"
    assert found["Versions"].state == "ok"
    assert found["Agents"].text == "4 can be read"


async def test_that_what_is_damaged_is_named_and_left_as_it_is(paths: Paths) -> None:
    content = bytearray(paths.database.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    paths.database.write_bytes(bytes(content))
    paths.settings.write_text('{"version": 1, "theme": "purple", "idle_unload_s": ')
    (paths.graphs / "torn.agentgraph.yaml").write_text("kind: Graph\nschema: 99\n")
    before = fingerprint(paths.data)

    found = await all_findings(paths, thorough=True)

    assert found["workbench.sqlite"].state == "bad"
    assert "saves what can be read" in found["workbench.sqlite"].hint
    assert found["Settings"].state == "warning"
    assert found["torn.agentgraph.yaml"].state == "warning"
    assert found["torn.agentgraph.yaml"].hint
    assert fingerprint(paths.data) == before


async def test_that_a_newer_store_a_crashed_model_and_errors_are_told(paths: Paths) -> None:
    with sqlite3.connect(paths.database) as connection:
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()
    notes = {"version": 1, "models": {"starter": {"quarantined_s": 5.0, "reason": "it fell"}}}
    (paths.data / "loading.json").write_text(json.dumps(notes))
    (paths.logs / "workbench.log").write_text("2026-01-01 ERROR workbench.x: gone\nfine\n")

    found = await all_findings(paths)

    assert "newer program" in found["workbench.sqlite"].text
    assert "it fell" in found["starter"].text
    assert found["Log"].text.startswith("1 error of late")


def test_that_a_database_in_use_is_no_damage(paths: Paths) -> None:
    with sqlite3.connect(paths.database, isolation_level=None) as busy:
        busy.execute("PRAGMA locking_mode=EXCLUSIVE")
        busy.execute("BEGIN IMMEDIATE")
        found = database(paths.database, thorough=False)
        busy.execute("ROLLBACK")
    busy.close()
    assert found.state in ("ok", "note")


def test_that_a_check_that_fails_hides_no_other(paths: Paths) -> None:
    def broken_thing(_patient: Patient) -> Iterator[Finding]:
        raise RuntimeError("boom")

    def sound(_patient: Patient) -> Iterator[Finding]:
        yield Finding("Sound", "fine")

    part = looked_at("Part", (broken_thing, sound), Patient(paths))
    assert [(one.title, one.state) for one in part.findings] == [
        ("Broken thing", "bad"),
        ("Sound", "ok"),
    ]


def test_that_no_text_can_move_the_cursor() -> None:
    text = page([Part("P", (Finding("a\x1b[2Jb", "x\x1b]0;t\x07\ny", "bad", "mend\r"),))])
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\r" not in text
    assert text.endswith("1 thing is broken: see the lines with BAD and !.")
    assert verdict([]) == "Nothing is wrong."


@pytest.mark.parametrize("passes", [True, False])
async def test_that_the_exit_code_and_the_self_test_tell_what_is_broken(
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    passes: bool,
) -> None:
    async def self_test() -> int:
        if not passes:
            raise ModelError("the starter does not load", "Install it again.")
        return 0

    monkeypatch.setenv(DATA_VARIABLE, str(paths.data))
    code = await run(Namespace(deep=True, json=True), self_test)

    assert code == (0 if passes else 1)
    told = json.loads(capsys.readouterr().out)
    last = told["parts"][-1]["findings"][0]
    assert last["state"] == ("ok" if passes else "bad")
    assert last["hint"] == ("" if passes else "Install it again.")
