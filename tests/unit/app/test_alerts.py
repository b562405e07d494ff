"""Alerts in the program: what they do, what they undo, what is kept, and what fails closed."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.unit.agents.graphs.running import graph
from tests.unit.app.test_runs import DONE, READY, World
from tests.unit.app.top.test_top import text_of
from workbench.agents.documents import AgentDocument, AgentModel
from workbench.app import alert_actions, alert_graphs
from workbench.app.doctor import alerts as doctor
from workbench.app.doctor.findings import Patient
from workbench.app.health_readings import read_health
from workbench.app.top.page import Look
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import DocumentError, RunError, StoreError, StoreFull
from workbench.base.paths import Paths, resource
from workbench.engines.api import TextDelta
from workbench.policy.audit_reading import oldest_first
from workbench.policy.audit_records import AuditRecord
from workbench.telemetry.alerts.documents import write_rules
from workbench.telemetry.alerts.firings import Firing
from workbench.telemetry.alerts.store import MOST_FIRINGS, FiringStore
from workbench.telemetry.alerts.values import (
    Action,
    Notify,
    Rule,
    RunGraph,
    SmallerModel,
    StopRequests,
    UnloadIdle,
    WriteAudit,
)
from workbench.telemetry.live_file import FOLDER, read_live
from workbench.telemetry.monitor import Sample

BAD, CALM = {"heat": 90.0}, {"heat": 10.0}
TALK = AgentDocument("talk", "Talk", model=AgentModel(id="big"))


def rule(*actions: Action, rule_id: str = "hot", metric: str = "heat") -> Rule:
    return Rule(
        rule_id, "It is hot", metric, ">", 80.0, cooldown_s=0.0, actions=actions, enabled=True
    )


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    starter = (resource("models") / "starter" / "starter.gguf").read_bytes()
    (found.models / "big.gguf").write_bytes(starter + bytes(1_000_000))
    for name in ("one", "two", "three"):
        (found.models / f"{name}.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    async with open_workbench(paths, start_host=world.start) as opened:
        opened.alerts.start()
        yield opened


def take(bench: Workbench, values: dict[str, float]) -> None:
    bench.monitor._keep(Sample(time.time(), MappingProxyType(values)))


async def so(is_so: Callable[[], object], seconds: float = 10.0) -> None:
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110  nothing tells
            await asyncio.sleep(0.01)


def done(bench: Workbench, number: int = 0) -> list[tuple[str, str]]:
    found = bench.alerts.firing[number]
    return [(each.action, each.outcome) for each in found.done]


async def test_that_new_runs_are_refused_until_it_clears(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("Yes."), DONE]] * 2
    await bench.alerts.rules.save([rule(StopRequests())])
    take(bench, BAD)
    with pytest.raises(RunError, match="It is hot") as caught:
        await bench.runs.start("starter", "Hello")
    assert "Lift it" in caught.value.hint
    with pytest.raises(RunError, match="refused"):
        await bench.runs.start_graph(TALK_GRAPH, {"text": "Hi"})
    take(bench, CALM)
    run = await bench.runs.start("starter", "Hello")
    assert (await run.wait()).answer == "Yes."


TALK_GRAPH = graph(
    {"ask": ("input", {"name": "text"}), "out": ("output", {"name": "answer"})},
    ("ask.value -> out.value",),
)


async def test_that_a_person_lifts_it_and_it_stays_lifted(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("Yes."), DONE]]
    await bench.alerts.rules.save([rule(StopRequests())])
    take(bench, BAD)
    (firing,) = bench.alerts.firing
    assert bench.alerts.lift(firing.id)
    take(bench, BAD)
    await (await bench.runs.start("starter", "Hello")).wait()
    assert done(bench) == [("stop_requests", "done"), ("lift", "undone")]
    assert not bench.alerts.lift(firing.id)


async def test_that_a_rule_that_is_switched_off_undoes_what_it_did(bench: Workbench) -> None:
    await bench.alerts.rules.save([rule(StopRequests())])
    take(bench, BAD)
    assert bench.alerts.relief.refusing
    await bench.alerts.rules.switch("hot", enabled=False)
    assert not bench.alerts.relief.refusing
    assert bench.alerts.firing == ()


async def test_that_new_runs_use_a_smaller_model_and_running_ones_do_not(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("part")], [READY, TextDelta("B"), DONE]]
    await bench.loading.load("big")
    await bench.alerts.rules.save([rule(SmallerModel())])
    before = await bench.runs.start(TALK, "Hello")
    take(bench, BAD)
    assert done(bench) == [("smaller_model", "done")]
    during = await bench.runs.start(TALK, "Hello")
    named = await bench.runs.start(TALK, "Hello", model_id="big")
    take(bench, CALM)
    after = await bench.runs.start(TALK, "Hello")
    models = [run.started.model_id for run in (before, during, named, after)]
    assert models == ["big", "starter", "big", "big"]
    assert during.started.agent["model"]["id"] == "big"  # the document is as it was
    assert any("answers instead of" in one.title for one in bench.notices.items)
    world.gate.set()


async def test_that_a_graph_keeps_the_model_it_began_with(
    bench: Workbench, world: World
) -> None:
    world.steps = [[READY, TextDelta("A"), DONE]]
    await bench.loading.load("big")
    bench.alerts.relief.switch("k", "It is hot", ["big"])
    choose = bench.alerts.relief.at_start()
    bench.alerts.relief.lift("k")
    big = bench.models.get("big")
    assert choose(big, ()).id == "starter"
    assert bench.alerts.relief.choose(big, ()).id == "big"


async def test_that_nothing_smaller_is_said(bench: Workbench) -> None:
    await bench.loading.load("one")
    await bench.alerts.rules.save([rule(SmallerModel())])
    take(bench, BAD)
    assert done(bench) == [("smaller_model", "nothing")]
    assert not bench.alerts.relief.switched


async def test_that_an_agents_own_list_is_used_where_no_variant_is(bench: Workbench) -> None:
    (bench.paths.models / "big.gguf").rename(bench.paths.models / "zbig.gguf")
    await bench.models.refresh()
    big = replace(bench.models.get("zbig"), family="other")
    assert bench.alerts.relief.stands_in(big) is None
    found = bench.alerts.relief.stands_in(big, ("absent", "one"))
    assert found is not None
    assert found.id == "one"


async def test_that_idle_models_are_unloaded_until_it_is_calm(bench: Workbench) -> None:
    """Least recently used first, none in use, none pinned, and no more than needed."""
    for name in ("one", "two", "three", "big"):
        await bench.loading.load(name)
    now_s = time.time()
    for age_s, name in enumerate(("big", "three", "two", "one")):
        bench.loading._slots[name].last_used_s = now_s - 100.0 * (age_s + 1)
    bench.loading.pin("one", True)
    bench.loading._slots["two"].running = 1
    await bench.alerts.rules.save([rule(UnloadIdle(60.0))])
    take(bench, BAD)
    await so(lambda: "three" not in bench.loading._slots)
    for _ in range(3):
        take(bench, BAD if "three" in bench.loading._slots else CALM)
        await asyncio.sleep(0.02)
    await so(lambda: bench.alerts._recent and bench.alerts._recent[0].done)
    (text,) = [each.text for each in bench.alerts._recent[0].done]
    assert text.startswith("Unloaded three")
    assert set(bench.loading._slots) == {"one", "two", "big"}
    bench.loading._slots["two"].running = 0


async def test_that_a_model_somebody_waits_for_is_not_unloaded(bench: Workbench) -> None:
    await bench.loading.load("one")
    async with bench.loading._slots["one"].lock:
        assert not await bench.loading.unload_idle("one")
    assert await bench.loading.unload_idle("one")
    assert not await bench.loading.unload_idle("one")


async def test_that_what_did_nothing_is_said(bench: Workbench) -> None:
    await bench.alerts.rules.save([rule(UnloadIdle(60.0))])
    take(bench, BAD)
    await so(lambda: done(bench))
    assert done(bench) == [("unload_idle", "nothing")]
    assert "no other model is idle" in bench.alerts.firing[0].done[0].text


async def test_that_models_that_become_idle_meanwhile_go_too(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alert_actions, "LOOK_AGAIN_S", 0.05)
    await bench.loading.load("one")
    await bench.alerts.rules.save([rule(UnloadIdle(60.0))])
    take(bench, BAD)
    await so(lambda: done(bench))
    assert done(bench) == [("unload_idle", "nothing")]
    bench.loading._slots["one"].last_used_s -= 100.0
    await so(lambda: not bench.loading._slots)
    for _ in range(2):
        take(bench, BAD)
        await asyncio.sleep(0.01)
    await so(lambda: len(done(bench)) == 2)
    assert done(bench) == [("unload_idle", "nothing"), ("unload_idle", "done")]
    take(bench, CALM)
    await asyncio.sleep(0.1)
    assert bench.alerts.firing == ()


async def test_that_a_graph_is_run_with_what_fired(bench: Workbench) -> None:
    await bench.graphs.save(replace(TALK_GRAPH, name="tidy"))
    action = RunGraph("tidy", (("text", "{metric} is {value} {or} {threshold}"),))
    await bench.alerts.rules.save([rule(StopRequests(), action)])  # it runs all the same
    take(bench, BAD)
    await so(lambda: len(done(bench)) == 2)
    assert done(bench) == [("stop_requests", "done"), ("run_graph", "done")]
    (summary,) = await bench.conversations.runs()
    assert "heat is 90 {or} 80" in summary.answer


async def test_that_an_alerts_graph_is_denied_what_needs_a_person(bench: Workbench) -> None:
    asks = graph(
        {
            "ask": ("input", {"name": "text"}),
            "ok": "approve",
            "out": ("output", {"name": "a"}),
        },
        ("ask.value -> ok.value", "ok.yes -> out.value"),
    )
    await bench.graphs.save(replace(asks, name="asks"))
    await bench.alerts.rules.save([rule(RunGraph("asks"))])
    take(bench, BAD)
    await so(lambda: done(bench), 20)
    (summary,) = await bench.conversations.runs()
    assert "90" not in summary.answer
    assert bench.runs.active == ()


async def test_that_only_one_graph_is_run_at_once(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alert_graphs, "MOST_RUN_S", 0.3)
    slow = graph(
        {"ask": ("input", {"name": "text"}), "say": "model", "out": ("output", {"name": "a"})},
        ("ask.value -> say.prompt", "say.text -> out.value"),
    )
    await bench.graphs.save(replace(slow, name="slow"))
    rules = [rule(RunGraph("slow"), rule_id="r1"), rule(RunGraph("slow"), rule_id="r2")]
    await bench.alerts.rules.save(rules)
    take(bench, BAD)
    assert "still runs" in bench.alerts.firing[1].done[0].text
    await so(lambda: done(bench, 0))
    assert "longer than" in bench.alerts.firing[0].done[0].text
    await so(lambda: not bench.runs.active)


async def test_that_a_graph_that_is_not_there_is_said(bench: Workbench) -> None:
    await bench.alerts.rules.save([rule(RunGraph("absent"), Notify())])
    take(bench, BAD)
    await so(lambda: len(done(bench)) == 2)
    assert set(done(bench)) == {("run_graph", "failed"), ("notify", "done")}
    (said,) = [one for one in bench.notices.items if one.title.endswith("an action failed")]
    assert "absent could not run" in said.reason


def audited(bench: Workbench) -> list[AuditRecord]:
    found = [record for record, _line in oldest_first(bench.audit.log.sizes())]
    return [record for record in found if record.what in ("alert.fired", "alert.cleared")]


async def test_that_the_audit_log_has_a_record_for_each(bench: Workbench) -> None:
    await bench.alerts.rules.save([rule(WriteAudit())])
    take(bench, BAD)
    take(bench, CALM)
    await bench.alerts.history()
    entries = audited(bench)
    assert [(one.who, one.what) for one in entries] == [
        ("alert:hot", "alert.fired"),
        ("alert:hot", "alert.cleared"),
    ]
    assert entries[0].details["value"] == 90.0


async def test_that_a_refused_audit_record_is_said(bench: Workbench) -> None:
    await bench.audit.flush()
    file = bench.audit.log.files.path(1)
    file.unlink()
    file.mkdir()
    await bench.alerts.rules.save([rule(WriteAudit())])
    take(bench, BAD)
    await bench.alerts.history()
    assert done(bench) == [("audit", "failed")]
    assert any("audit log" in one.title for one in bench.notices.items)


async def test_that_a_refusing_disk_is_said_once_and_tried_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_firings: object) -> None:
        raise StoreFull("no space left", "Free some.")

    await bench.alerts.rules.save([rule(Notify())])
    told: list[str] = []
    end = bench.notices.listen(lambda notice: told.append(notice.title))
    with monkeypatch.context() as patch:
        patch.setattr(bench.alerts.store, "put", refuse)
        for _ in range(3):
            take(bench, BAD)
            take(bench, CALM)
            assert len(await bench.alerts.history()) == len(bench.alerts._recent)
    assert told.count("The history of alerts could not be written") == 1
    assert len(await bench.alerts.history()) == 3
    assert len(bench.alerts.store.newest()) == 3
    end()


async def test_that_a_storm_floods_neither_notices_nor_disk(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [rule(Notify(), WriteAudit(), rule_id=f"r{n}") for n in range(100)]
    await bench.alerts.rules.save(many)
    told: list[str] = []
    end = bench.notices.listen(lambda notice: told.append(notice.title))
    for _ in range(30):
        take(bench, BAD)
        take(bench, CALM)
    found = await bench.alerts.history(MOST_FIRINGS)
    assert len(told) <= 11
    assert any("Many alerts" in title for title in told)
    assert len(bench.alerts.store.newest()) <= 62
    assert bench.alerts.unkept >= 2_900
    assert len(audited(bench)) <= 62
    assert len(found) <= 400
    end()


async def test_that_the_history_says_when_why_and_what(bench: Workbench) -> None:
    await bench.alerts.rules.save([rule(Notify())])
    take(bench, BAD)
    take(bench, CALM)
    (firing,) = await bench.alerts.history()
    (kept,) = bench.alerts.store.newest()
    assert firing == kept
    assert firing.why == "heat was 90; > 80"
    assert (firing.cleared_value, firing.reason) == (10.0, "value")
    await bench.alerts.forget_history()
    assert await bench.alerts.history() == []


async def test_that_a_damaged_history_is_put_aside_and_said(paths: Paths) -> None:
    (paths.data / "alerts.db").write_bytes(b"no database" * 1000)
    async with open_workbench(paths) as bench:
        assert await bench.alerts.history() == []
        assert any("damaged" in one.title for one in bench.notices.items)
    assert (paths.data / "alerts.damaged.db").read_bytes().startswith(b"no database")


@pytest.mark.parametrize("damage", ["words", "tables"])
async def test_that_a_history_whose_tables_are_not_ours_is_put_aside(
    paths: Paths, damage: str
) -> None:
    file = paths.data / "alerts.db"
    FiringStore(file).dismiss("x", 1.0)
    if damage == "words":
        raw = file.read_bytes()
        file.write_bytes(raw.replace(b"CREATE TABLE firings", b"CREATE\x86TABLE firings"))
    else:
        with closing(sqlite3.connect(file)) as other:
            other.execute("DROP TABLE firings")
    async with open_workbench(paths) as bench:
        assert any("damaged" in one.title for one in bench.notices.items)
        assert await bench.alerts.history() == []
    assert (paths.data / "alerts.damaged.db").exists()


async def test_that_a_firing_whose_title_is_no_text_any_more_is_shown(paths: Paths) -> None:
    file = paths.data / "alerts.db"
    FiringStore(file).put([Firing("f", "r", "Zebra", "s", "info", "c", 1.0, 1.0, 2.0, 0.0)])
    file.write_bytes(file.read_bytes().replace(b"Zebra", b"Ze\x9cra"))
    async with open_workbench(paths) as bench:
        assert [one.title for one in await bench.alerts.history()] == ["Ze\ufffdra"]


async def test_that_a_history_damaged_meanwhile_is_begun_anew(bench: Workbench) -> None:
    await bench.alerts.rules.save([rule(Notify())])
    take(bench, BAD)
    await bench.alerts.history()
    (bench.paths.data / "alerts.db").write_bytes(b"no database" * 1000)
    take(bench, CALM)
    (firing,) = await bench.alerts.history()
    assert firing.reason == "value"
    assert (bench.paths.data / "alerts.damaged.db").exists()


async def test_that_what_an_earlier_program_left_open_is_no_firing(paths: Paths) -> None:
    store = FiringStore(paths.data / "alerts.db")
    store.put([Firing("a", "r", "R", "heat", "info", ">", 1.0, 2.0, 3.0, 0.0)])
    async with open_workbench(paths) as bench:
        (firing,) = await bench.alerts.history()
        assert (firing.reason, firing.cleared_s) == ("unseen", None)


def test_that_the_history_is_bounded(tmp_path: Path) -> None:
    store = FiringStore(tmp_path / "a.db")
    one = Firing("", "r", "R\ud800", "heat", "info", ">", 1.0, 2.0, 3.0, 0.0)
    store.put([replace(one, id=str(n), fired_s=float(n)) for n in range(MOST_FIRINGS + 7)])
    assert len(store.newest()) == MOST_FIRINGS
    assert store.newest(1)[0].fired_s == MOST_FIRINGS + 6
    with closing(sqlite3.connect(tmp_path / "a.db")) as file, file:
        file.execute("UPDATE firings SET done = '[[[' WHERE id = '5006'")
        file.execute("UPDATE firings SET value = 'much' WHERE id = '5005'")
    assert [one.id for one in store.newest(3)] == ["5006", "5004"]
    with closing(sqlite3.connect(tmp_path / "a.db")) as file, file:
        file.execute("PRAGMA user_version = 9")
    with pytest.raises(StoreError, match="newer"):
        store.newest()


def test_that_a_clock_that_jumps_costs_no_firing_and_no_dismissal(tmp_path: Path) -> None:
    store = FiringStore(tmp_path / "a.db")
    one = Firing("", "r", "R", "heat", "info", ">", 1.0, 2.0, 3.0, 0.0)
    ahead_s = 1e9 + 365 * 86_400
    store.put([replace(one, id=f"a{n}", fired_s=ahead_s + n) for n in range(MOST_FIRINGS - 5)])
    store.put([replace(one, id=f"n{n}", fired_s=1e9 + n) for n in range(10)])
    kept = {each.id for each in store.newest()}
    assert {f"n{n}" for n in range(10)} <= kept, "what came last stays, whatever its date"
    assert len(kept) == MOST_FIRINGS
    store.dismiss("later", 1e9 + 86_400)
    assert store.dismissed(ahead_s) == frozenset()
    assert store.dismissed(1e9) == {"later"}


async def test_that_a_firing_has_no_negative_time(
    bench: Workbench,
) -> None:
    await bench.alerts.rules.save([rule(Notify())])
    take(bench, BAD)
    (firing,) = bench.alerts.firing
    bench.monitor._keep(Sample(firing.fired_s - 3_600, MappingProxyType(CALM)))
    (over,) = await bench.alerts.history()
    assert over.reason == "value"
    assert over.cleared_s is not None
    assert over.cleared_s >= over.fired_s


async def test_that_rules_are_kept_and_a_bad_file_is_said_and_kept(paths: Paths) -> None:
    async with open_workbench(paths) as bench:
        await bench.alerts.rules.put(rule(Notify()))
        with pytest.raises(DocumentError, match="already"):
            await bench.alerts.rules.put(rule(Notify()))
        removed, place = await bench.alerts.rules.remove("memory")
        await bench.alerts.rules.bring_back(removed, place)
        ids = [one.id for one in bench.alerts.rules.rules]
        assert (ids[0], ids[-1]) == ("memory", "hot")
    file = paths.data / "alerts.yaml"
    async with open_workbench(paths) as bench:
        assert [one.id for one in bench.alerts.rules.rules] == ids
    file.write_text(file.read_text().replace("metric: heat", "metric: heat\n  odd: 1"))
    async with open_workbench(paths) as bench:
        assert [one.id for one in bench.alerts.rules.rules] == ids[:-1]
        assert any("left out" in one.title for one in bench.notices.items)
        await bench.alerts.rules.switch("memory", enabled=False)
        assert "odd: 1" in file.read_text(), "what could not be read stays in the file"
        await bench.alerts.rules.switch("memory", enabled=True)
        assert "odd: 1" in file.read_text()
    assert not list(paths.data.glob("alerts.damaged*")), "nothing of it was lost"
    file.write_text(file.read_text() + "# a remark that is not written back\n")
    for enabled in (False, True):
        async with open_workbench(paths) as bench:
            assert any("left out" in one.title for one in bench.notices.items)
            await bench.alerts.rules.switch("memory", enabled=enabled)
    (copy,) = paths.data.glob("alerts.damaged*")
    assert "remark" in copy.read_text()
    assert "odd: 1" in file.read_text()
    file.write_text("[")
    async with open_workbench(paths) as bench:
        assert any("could not be read" in one.title for one in bench.notices.items)
        assert bench.alerts.rules.rules


@pytest.mark.parametrize("content", [b"", b"version: 1\n", b"\xff\xfe\x00"])
async def test_that_rules_that_are_gone_are_told_and_the_file_kept(
    paths: Paths, content: bytes
) -> None:
    file = paths.data / "alerts.yaml"
    file.write_bytes(content)
    async with open_workbench(paths) as bench:
        (told,) = [one for one in bench.notices.items if one.key == "alerts.unread"]
        assert "could not be read" in told.title
        assert "come with the program" in told.reason
        assert bench.alerts.rules.rules
        await bench.alerts.rules.switch("memory", enabled=False)
    assert (paths.data / "alerts.damaged.yaml").read_bytes() == content


async def test_that_rules_that_were_cut_off_are_told(paths: Paths) -> None:
    async with open_workbench(paths) as bench:
        await bench.alerts.rules.switch("memory", enabled=False)
        ids = [one.id for one in bench.alerts.rules.rules]
    file = paths.data / "alerts.yaml"
    raw = file.read_bytes()
    cut = raw[: raw.rindex(b"- id:")]
    file.write_bytes(cut)
    async with open_workbench(paths) as bench:
        assert [one.id for one in bench.alerts.rules.rules] == ids[:-1]
        (told,) = [one for one in bench.notices.items if one.key == "alerts.unread"]
        assert "cut off" in told.reason
        assert f"{len(ids) - 1} rules were read" in told.reason
        await bench.alerts.rules.switch("memory", enabled=True)
    assert (paths.data / "alerts.damaged.yaml").read_bytes() == cut


async def test_that_what_another_program_wrote_is_kept(bench: Workbench) -> None:
    await bench.alerts.rules.put(rule(Notify()))
    file = bench.paths.data / "alerts.yaml"
    file.write_text(write_rules([rule(Notify(), rule_id="theirs")]))
    await bench.alerts.rules.switch("hot", enabled=False)
    assert "theirs" in (bench.paths.data / "alerts.damaged.yaml").read_text()
    assert "changed by another program" in bench.notices.items[-1].title
    await bench.alerts.rules.switch("hot", enabled=True)
    assert not (bench.paths.data / "alerts.damaged-2.yaml").exists()


async def test_that_imported_rules_are_off_and_take_no_id_of_another(
    bench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(write_rules([rule(StopRequests()), rule(rule_id="memory")]))
    found = await bench.alerts.rules.import_from(file)
    assert [(one.id, one.enabled) for one in found.rules] == [
        ("hot", False),
        ("memory-2", False),
    ]
    await bench.alerts.rules.export_to(tmp_path / "all.yaml")
    assert "memory-2" in (tmp_path / "all.yaml").read_text()


async def test_that_a_rehearsal_of_what_was_recorded_does_nothing(bench: Workbench) -> None:
    now_s = time.time()
    for n in range(60):
        value = 90.0 if 20 <= n < 40 else 10.0
        bench.monitor._keep(Sample(now_s - 60 + n, MappingProxyType({"heat": value})))
    found = await bench.alerts.rehearse(rule(StopRequests()))
    assert [span.value for span in found.spans] == [90.0]
    assert found.fired_s == pytest.approx(20.0, abs=1.5)
    assert not bench.alerts.relief.refusing


async def test_that_what_an_alert_changed_ends_with_the_program(paths: Paths) -> None:
    async with open_workbench(paths) as bench:
        bench.alerts.start()
        await bench.alerts.rules.save([rule(StopRequests())])
        take(bench, BAD)
    async with open_workbench(paths) as bench:
        (firing,) = await bench.alerts.history()
        assert firing.reason == "end"
        assert [each.outcome for each in firing.done] == ["done", "undone"]


async def test_that_health_other_programs_and_the_doctor_hear_of_what_fires(
    bench: Workbench, paths: Paths
) -> None:
    """A program is not well while an alert fires in it."""
    assert "alert" not in [one.key for one in read_health(bench).findings]
    await bench.alerts.rules.save([rule()])
    take(bench, BAD)
    health = read_health(bench)
    (finding,) = [one for one in health.findings if one.key == "alert"]
    assert health.status != "healthy"
    assert (finding.status, finding.title) == ("degraded", "Alert: It is hot")
    assert (finding.panel, finding.rule_id) == ("alerts", "hot")
    assert "heat was 90" in finding.reason
    take(bench, BAD)  # the first sample was told before it was looked at
    (live,) = read_live(paths.cache / FOLDER)
    assert live.about["health"]["status"] == health.status
    text = text_of(Look(1.0, {}, (), (live,)))
    assert "Alert: It is hot: heat was 90" in text
    told = [one for one in doctor.firing(Patient(paths)) if "It is hot" in one.text]
    assert [one.state for one in told] == ["warning"]
    assert told[0].hint
    await bench.alerts.rules.save([replace(rule(), severity="critical")])
    take(bench, BAD)
    (finding,) = [one for one in read_health(bench).findings if one.key == "alert"]
    assert finding.status == "unhealthy"
    take(bench, CALM)
    take(bench, CALM)
    assert "alert" not in [one.key for one in read_health(bench).findings]
    assert not [one for one in doctor.firing(Patient(paths)) if "It is hot" in one.text]


async def test_that_a_sample_that_cannot_be_judged_is_told_once(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object) -> None:
        raise ValueError("odd sample")

    def told() -> list[str]:
        return [
            one.reason for one in bench.notices.items if one.title == "Alerts may be missed"
        ]

    heard: list[str] = []
    unlisten = bench.notices.listen(lambda one: heard.append(one.title))
    with monkeypatch.context() as patch:
        patch.setattr(bench.alerts._evaluator, "feed", broken)
        take(bench, BAD)
        take(bench, BAD)
    assert told() == ["the rules of alerts could not be judged: ValueError('odd sample')"]
    assert heard.count("Alerts may be missed") == 1
    take(bench, CALM)
    with monkeypatch.context() as patch:
        patch.setattr(bench.alerts._evaluator, "feed", broken)
        take(bench, BAD)
    unlisten()
    assert heard.count("Alerts may be missed") == 2
