"""What happens in the program is recorded, by one service, and nothing secret with it."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.keyrings import MemoryKeyring, used_keyring
from tests.unit.app.test_runs import CALLED, DONE, READY, World
from workbench import __main__ as program
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app import audit_commands, audit_of_models, audit_writer
from workbench.app.audit_review import AuditReview
from workbench.app.audit_texts import MOST_CHARS, changed_fields, plain_address, text_details
from workbench.app.run import Run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base import deeds
from workbench.base.errors import RunError, StoreError, StoreFull
from workbench.base.files import write_chosen
from workbench.base.paths import Paths
from workbench.base.settings import Settings
from workbench.engines.api import TextDelta, ToolCall
from workbench.policy.audit_reading import Wanted, oldest_first
from workbench.policy.audit_records import AuditRecord
from workbench.policy.network import Attempt
from workbench.traces.retention import Keep

KEY = "sk-" + "abcd1234" * 5


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    (found.models / "one.replay.json").write_text("{}")
    return found


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def bench(paths: Paths, world: World) -> AsyncIterator[Workbench]:
    with used_keyring(MemoryKeyring()):
        async with open_workbench(paths, start_host=world.start) as opened:
            yield opened


async def so(condition: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


async def settled(run: Run) -> bool:
    return bool(run.asking) or run.finished


async def records(bench: Workbench, what: str = "") -> list[AuditRecord]:
    await bench.audit.flush()
    wanted = Wanted(what=what)
    return [record for record, _line in oldest_first(bench.audit.log.sizes(), wanted)]


async def only(bench: Workbench, what: str) -> AuditRecord:
    (found,) = await records(bench, what)
    return found


def agent(*tools: str) -> AgentDocument:
    return AgentDocument("clerk", "Clerk", tools=tuple(ToolUse(name) for name in tools))


async def asked(bench: Workbench, text: str, *tools: str) -> Run:
    run = await bench.runs.start(agent(*tools), text, model_id="one")
    await run.wait()
    await so(lambda: records(bench, "run.ended"))
    return run


async def test_that_a_run_is_recorded_from_its_beginning_to_its_end(
    bench: Workbench, world: World
) -> None:
    call = ToolCall("c1", "calculator", '{"expression": "6*7"}')
    world.steps = [[READY, call, CALLED], [READY, TextDelta("42"), DONE]]
    run = await asked(bench, "What is 6*7?", "calculator")
    found = await records(bench, "run. tool. model.asked")
    assert [one.what for one in found] == [
        "run.started", "model.asked", "tool.called", "tool.ended", "model.asked", "run.ended"
    ]  # fmt: skip
    assert {one.details["run"] for one in found} == {run.run_id}
    started, ended = found[0], found[-1]
    assert (started.who, ended.who) == ("user:administrator", "agent:clerk")
    assert started.details["question"]["chars"] == len("What is 6*7?")
    assert "text" not in started.details["question"]
    assert ended.details["end"] == "answered"
    assert (found[3].details["asked"], found[3].details["outcome"]) == (False, "done")
    assert len(found[1].details["prompt_sha256"]) == 64
    await so(lambda: records(bench, "model.loaded"))


async def test_that_approvals_are_recorded_with_who_gave_them(
    bench: Workbench, world: World
) -> None:
    name = "save_note"
    call = ToolCall("c1", name, '{"title": "x", "text": "y"}')
    world.steps = [[READY, call, CALLED], [READY, TextDelta("done"), DONE]]
    bench.audit.actor = lambda: "user:ann"
    run = await bench.runs.start(agent(name), "Do it", model_id="one")
    await so(lambda: settled(run))
    await bench.runs.answer(run.asking[0].ask_id, "deny")
    await run.wait()
    refused = await only(bench, "approval.refused")
    assert (refused.who, refused.details["tool"]) == ("user:ann", name)
    assert (await only(bench, "tool.ended")).details["outcome"] == "denied"
    bench.approvals.remember("clerk", name, "mark")
    bench.approvals.forget("clerk")
    kinds = [one.what for one in await records(bench, "approval.kept approval.forgotten")]
    assert kinds == ["approval.kept", "approval.forgotten"]


@pytest.mark.parametrize("how", ["text", "hash", "nothing"])
async def test_that_texts_are_recorded_as_the_settings_say(
    bench: Workbench, world: World, how: str
) -> None:
    bench.settings.change(audit_texts=how)
    world.steps = [[READY, TextDelta("Secret answer"), DONE]]
    await asked(bench, f"My key is {KEY} and my mail ann@example.org")
    raw = b"".join(path.read_bytes() for path in bench.audit.log.files.paths())
    assert KEY.encode() not in raw
    assert b"ann@example.org" not in raw
    assert (b"Secret answer" in raw) is (how == "text")
    assert (b"My key is" in raw) is (how == "text")
    ended = await only(bench, "run.ended")
    assert ("answer" in ended.details) is (how != "nothing")
    asked_model = await only(bench, "model.asked")
    assert ("prompt_sha256" in asked_model.details) is (how != "nothing")


async def test_that_changed_settings_are_recorded_without_passwords(bench: Workbench) -> None:
    bench.settings.change(proxy="http://ann:hunter2@proxy.example:3128/?token=hunter2")
    bench.settings.change(proxy="http://ann:hunter2@proxy.example:3128/?token=hunter2")
    found = await only(bench, "settings.changed")
    assert found.details["fields"] == {
        "proxy": {"old": "", "new": "http://proxy.example:3128/"}
    }
    assert plain_address("http://[::1") == "(an address that cannot be read)"
    assert changed_fields(Settings(), Settings()) == {}


async def test_that_exports_deletions_and_connections_are_recorded(
    bench: Workbench, world: World, tmp_path: Path
) -> None:
    world.steps = [[READY, TextDelta("hello"), DONE]]
    run = await asked(bench, "Hello")
    await bench.conversations.export(run.conversation_id, "jsonl")
    write_chosen(tmp_path / "out.txt", "x")
    await bench.conversations.delete(run.conversation_id)
    await bench.conversations.purge()
    await bench.records.retain(Keep(0.0, 0))
    bench.guard.reached("hub.example", "search")
    bench.guard.reached("hub.example", "search")
    bench.guard.refused(Attempt("socket.connect", "evil.example"))
    found = {one.what: one for one in await records(bench)}
    assert found["conversation.exported"].details["form"] == "jsonl"
    assert found["file.written"].details["file"].endswith("out.txt")
    assert found["conversation.deleted"].details["conversation"] == run.conversation_id
    assert found["conversations.purged"].details["count"] == 1
    assert found["network.reached"].details == {"host": "hub.example", "purpose": "search"}
    assert found["network.refused"].details["target"] == "evil.example"
    assert len(await records(bench, "network.reached")) == 1


async def test_that_a_storm_is_counted(bench: Workbench) -> None:
    for number in range(5_000):
        bench.audit.record("network.refused", {"target": f"host{number}"})
    found = await records(bench, "network.")
    assert 60 <= len(found) <= 70
    await bench.audit.flush()


async def test_that_a_program_begins_and_ends_in_it(paths: Paths) -> None:
    with used_keyring(MemoryKeyring()):
        async with open_workbench(paths):
            pass
        async with open_workbench(paths) as bench:
            found = await records(bench)
            ends = [one.what for one in found]
            assert ends == [
                "log.begun", "program.started", "program.stopped", "program.started"
            ]  # fmt: skip
            assert found[1].details["version"]
            bench.audit.record("sign_in", {"user": "ann"}, who="user:ann")
        async with open_workbench(paths) as bench:
            assert (await records(bench, "checkpoint"))[0].number == 7
            assert (await AuditReview(bench.audit).check()).whole


async def test_that_no_run_begins_unrecorded_where_the_settings_say_so(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_any: object, **_more: object) -> int:
        raise StoreFull("the disk is full", "Free some space.")

    bench.settings.change(audit_on_failure="stop")
    world.steps = [[READY, TextDelta("one"), DONE], [READY, TextDelta("two"), DONE]]
    with monkeypatch.context() as patch:
        patch.setattr(bench.audit.log, "write_some", refuse)
        with pytest.raises(RunError, match="audit log cannot be written: the disk is full"):
            await bench.runs.start(agent(), "Hello", model_id="one")
        assert not bench.runs.active
        await asyncio.sleep(0)
        assert any("No run begins" in one.reason for one in bench.notices.items)
        assert await bench.conversations.list() == ()
        bench.settings.change(audit_on_failure="go_on")
        run = await bench.runs.start(agent(), "Hello", model_id="one")
        await run.wait()
    bench.settings.change(audit_on_failure="stop")
    await asked(bench, "Hello again")
    gap = await only(bench, "audit.gap")
    assert gap.details["why"] == "the disk is full"
    assert (gap.details["lost"], gap.details["late"] > 2) == (0, True)
    assert len(await records(bench, "run.started")) == 3
    assert (await AuditReview(bench.audit).check()).whole
    titles = [one.title for one in bench.notices.items]
    assert "The audit log is written again" in titles


async def test_that_what_is_too_much_to_hold_is_counted(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_any: object, **_more: object) -> int:
        raise StoreError("read only", "Look at it.")

    monkeypatch.setattr(audit_writer, "MOST_HELD", 10)
    with monkeypatch.context() as patch:
        patch.setattr(bench.audit.log, "write_some", refuse)
        await bench.audit.flush()
        bench.audit.record("x.done")
        await bench.audit.flush()
        for _ in range(50):
            bench.audit.record("x.done")
        assert await bench.audit.flush() is not None
    bench.audit.record("y.done")
    found = {one.what: one for one in await records(bench)}
    assert found["audit.gap"].details["lost"] > 30
    assert "y.done" not in found or found["audit.gap"].number < found["y.done"].number
    assert bench.audit.failure is None


async def test_that_a_listener_that_breaks_stops_nobody(bench: Workbench) -> None:
    def broken(_what: str, _details: Mapping[str, Any]) -> None:
        raise ValueError("broken")

    end = deeds.listen(broken)
    deeds.tell("thing.done", n=1)
    end()
    end()
    assert (await only(bench, "thing.done")).details == {"n": 1}


async def test_that_a_key_that_cannot_be_had_is_told(paths: Paths, world: World) -> None:
    ring = MemoryKeyring()
    with used_keyring(ring):
        async with open_workbench(paths, start_host=world.start) as bench:
            await bench.audit.checkpoint()
            ring.kept.clear()
        async with open_workbench(paths, start_host=world.start) as bench:
            told: list[str] = []
            bench.notices.listen(lambda notice: told.append(notice.title))
            bench.audit._writer._sign()
            await asyncio.sleep(0.01)
            assert told == ["The audit log cannot be signed"]
            note = await AuditReview(bench.audit).new_key()
            assert len(note.all_keys) == 2
            assert (await AuditReview(bench.audit).check()).whole


def options(*words: str) -> Namespace:
    return program._parser().parse_args(["audit", *words])


async def told(
    bench: Workbench, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str]:
    capsys.readouterr()
    code = await audit_commands.run(bench, options(*words))
    return code, capsys.readouterr().out


async def test_that_the_commands_verify_show_and_export(
    bench: Workbench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    formula = '=HYPERLINK("http://evil")'
    bench.audit.record("thing.done", {"a": "\x1b[31mred"}, who=formula)
    bench.audit.record("other.done", {"n": 1})
    code, text = await told(bench, capsys, "verify")
    assert (code, text.startswith("whole, 4 records, no checkpoint yet")) == (0, True)
    _code, text = await told(bench, capsys, "show", "--what", "thing")
    assert "\x1b" not in text
    assert formula in text
    _code, text = await told(bench, capsys, "show", "--json", "--who", "administrator")
    assert [one["what"] for one in json.loads(text)] == ["other.done"]
    _code, text = await told(bench, capsys, "show", "--since", "1h", "--limit", "0")
    assert text.count("\n") == 5
    _code, text = await told(bench, capsys, "show", "--to", "2001-01-01")
    assert text.count("\n") == 1
    _code, text = await told(bench, capsys, "export", "--csv", "--what", "thing")
    (_head, row) = csv.reader(io.StringIO(text))
    assert row[3] == f"'{formula}"
    assert "\x1b" not in text
    _code, text = await told(bench, capsys, "key")
    assert "no key yet" in text
    kept, log = tmp_path / "kept.json", tmp_path / "log.jsonl"
    _code, text = await told(bench, capsys, "checkpoint", "--output", str(kept))
    assert "Keep it where" in text
    _code, text = await told(bench, capsys, "export", "--output", str(log))
    assert "records written" in text
    code, text = await told(bench, capsys, "verify", "--checkpoint", str(kept), "--json")
    assert (code, json.loads(text)["whole"]) == (0, True)
    _code, key = await told(bench, capsys, "key", "--json")
    public = json.loads(key)["public_key"]
    code, text = await told(bench, capsys, "verify", "--key", public)
    assert code == 0
    code, text = await told(bench, capsys, "verify", "--key", "0" * 64)
    assert (code, "not known here" in text) == (1, True)
    code, text = await told(bench, capsys, "new-key")
    assert (code, "both keys" in text) == (0, True)
    code, text = await told(bench, capsys, "verify")
    assert code == 0


async def test_that_a_changed_log_is_told_with_its_place(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(5):
        bench.audit.record("thing.done", {"n": n})
    await bench.audit.checkpoint()
    path = bench.audit.log.files.path(1)
    path.write_bytes(path.read_bytes().replace(b'"n":2}', b'"n":7}', 1))
    code, text = await told(bench, capsys, "verify")
    assert (code, text.startswith("broken at record 6: ")) == (1, True)


@pytest.mark.parametrize(
    "words", [("verify", "--key", "12"), ("show", "--from", "soon"), ("export", "--since", "x")]
)
def test_that_what_cannot_be_meant_is_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit):
        options(*words)


async def test_that_looking_wakes_nobody(bench: Workbench) -> None:
    await bench.audit.flush()
    await asyncio.sleep(0.05)
    told: list[int] = []
    bench.audit.listen(lambda: told.append(1))
    for _ in range(5):
        await AuditReview(bench.audit).newest()
    await asyncio.sleep(0.05)
    assert told == []
    bench.audit.record("thing.done")
    await bench.audit.flush()
    await asyncio.sleep(0.05)
    assert told == [1]


async def test_that_a_role_is_changed_by_the_role_before(bench: Workbench) -> None:
    bench.settings.change(acting_role="visitor")
    assert (await only(bench, "settings.changed")).who == "user:administrator"
    bench.audit.record("thing.done")
    assert (await only(bench, "thing.done")).who == "user:visitor"


async def test_that_a_flush_that_is_given_up_stops_nothing(bench: Workbench) -> None:
    tasks = [asyncio.create_task(bench.audit.flush()) for _ in range(20)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    bench.audit.record("thing.done")
    assert await only(bench, "thing.done")


async def test_that_digests_nobody_knows_are_taken_while_nothing_works(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_of_models, "_AFTER_S", 0.0)
    await bench.loading.load("one")
    await so(lambda: records(bench, "model.files_read"))
    loaded, read = await records(bench, "model.loaded model.files_read")
    assert "files" not in loaded.details
    digest = hashlib.sha256((bench.paths.models / "one.replay.json").read_bytes()).hexdigest()
    assert read.details["files"] == {"one.replay.json": digest}
    await bench.loading.unload("one")
    await bench.loading.load("one")
    await so(lambda: records(bench, "model.unloaded"))
    await so(lambda: twice(bench))
    assert (await records(bench, "model.loaded"))[1].details["known_by"] == "seen"


async def twice(bench: Workbench) -> bool:
    return len(await records(bench, "model.loaded")) == 2


def test_that_no_half_of_a_key_is_left_where_a_text_is_cut() -> None:
    text = "x" * (MOST_CHARS - 20) + " " + KEY
    made = text_details(text, Settings(audit_texts="text"))
    assert made is not None
    assert KEY[:12] not in made["text"]


def test_that_a_long_text_is_cut_and_its_digest_is_of_all_of_it() -> None:
    made = text_details("x" * 50_000 + "\ud800", Settings(audit_texts="text"))
    assert made is not None
    assert len(made["text"]) < 17_000
    assert made["chars"] == 50_001
    assert text_details("", Settings(audit_texts="text")) is None


async def test_that_a_step_that_cannot_be_recorded_is_said_in_its_place(
    bench: Workbench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.steps = [[READY, TextDelta("Hello"), DONE]]

    def broken(*_values: object) -> None:
        raise ValueError("odd event")

    monkeypatch.setattr("workbench.app.audit_of_runs._Told._model", broken)
    run = await asked(bench, "Hi")
    lost = await records(bench, "run.event_lost")
    assert {one.details["event"] for one in lost} >= {"ModelCallStarted", "ModelCallFinished"}
    assert all(one.details["run"] == run.run_id for one in lost)
    assert (await only(bench, "run.ended")).details["run"] == run.run_id
