"""Requests with an Idempotency-Key: carried out once, told again, refused after a kill."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.server.conftest import Answered, MakeServed, Served
from workbench.server import once
from workbench.server.once import FOLDER, Once
from workbench.server.refusals import ApiRefusal
from workbench.traces.events import RunFinished, ToolCallStarted

SUM = {"model": "agent:calculator", "messages": [{"role": "user", "content": "12 * 7"}]}


async def chat(served: Served, key: str, body: Any = None, path: str = "") -> Answered:
    served.bench.settings.change(default_model="talker")
    return await served.ask(
        "POST",
        path or "/v1/chat/completions",
        body or SUM,
        headers=[("Idempotency-Key", key)],
    )


def kept(served: Served) -> list[Path]:
    return sorted((served.bench.paths.data / FOLDER).glob("*.json"))


async def test_that_an_agent_answers_once_and_is_told_again(serve: MakeServed) -> None:
    served = await serve()
    first = await chat(served, "one")
    again = await chat(served, "one")
    assert first.status == again.status == 200, again.body
    said = [one.value["choices"][0]["message"]["content"] for one in (first, again)]
    assert said == ["12 * 7 is 84."] * 2
    run_id = first.headers["x-workbench-run"]
    assert again.headers["x-workbench-run"] == run_id
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert again.value["usage"] == first.value["usage"]

    streamed = await chat(served, "two", {**SUM, "stream": True})
    later = await chat(served, "two", {**SUM, "stream": True})
    texts = [
        "".join(event["choices"][0]["delta"].get("content") or "" for event in one.events)
        for one in (streamed, later)
    ]
    assert texts == ["12 * 7 is 84."] * 2
    assert later.body.endswith(b"data: [DONE]\n\n")

    other = {**SUM, "messages": [{"role": "user", "content": "Good day"}]}
    reused = await chat(served, "one", other)
    assert (reused.status, reused.error["code"]) == (422, "idempotency_key_reused")
    text = "".join(path.read_text() for path in kept(served))
    assert len(kept(served)) == 2
    assert "12 *" not in text  # digests only


async def test_that_keys_are_of_who_asks_and_of_the_address(serve: MakeServed) -> None:
    served = await serve()
    first = await chat(served, "one")
    _key, secret = served.bench.local_server.keys.create("other")
    theirs = await served.ask(
        "POST", "/v1/chat/completions", SUM, headers=[("Idempotency-Key", "one")], key=secret
    )
    body = {"model": "agent:calculator", "input": "12 * 7"}
    there = await chat(served, "one", body, "/v1/responses")
    runs = {one.headers["x-workbench-run"] for one in (first, theirs, there)}
    assert len(runs) == 3
    again = await chat(served, "one", body, "/v1/responses")
    assert again.headers["idempotency-replayed"] == "true"
    assert again.value["id"] == there.value["id"]


@pytest.mark.parametrize("key", ["x" * 256, "two words", "é"])
async def test_that_a_bad_key_is_refused(served: Served, key: str) -> None:
    got = await chat(served, key)
    assert (got.status, got.error["code"]) == (400, "bad_idempotency_key")
    assert kept(served) == []


async def test_that_a_model_may_be_asked_again_under_its_key(served: Served) -> None:
    body = {"model": "talker", "messages": [{"role": "user", "content": "Good day"}]}
    first, again = await chat(served, "one", body), await chat(served, "one", body)
    assert first.headers["x-workbench-run"] != again.headers["x-workbench-run"]
    assert kept(served) == []


async def test_that_what_did_not_begin_frees_its_key(served: Served) -> None:
    bad = {"model": "agent:calculator", "messages": [{"role": "system", "content": "x"}]}
    assert (await chat(served, "one", bad)).status == 400
    assert kept(served) == []
    assert (await chat(served, "one")).status == 200


async def test_that_a_second_one_does_not_run_beside_the_first(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "WAIT_S", 0.1)
    served.bench.settings.change(default_model="slow")
    agent = {"model": "agent:starter", "messages": SUM["messages"], "stream": True}
    head = [("Idempotency-Key", "one")]
    asking = asyncio.create_task(
        served.ask("POST", "/v1/chat/completions", agent, headers=head)
    )
    async with asyncio.timeout(10):
        while not served.bench.local_server.live():  # noqa: ASYNC110 - another thread
            await asyncio.sleep(0.02)
    async with asyncio.timeout(10):
        while not kept(served):  # noqa: ASYNC110 - another thread
            await asyncio.sleep(0.02)
    got = await served.ask("POST", "/v1/chat/completions", agent, headers=head)
    assert (got.status, got.error["code"]) == (409, "request_running")
    assert int(got.headers["retry-after"]) >= 1
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)


async def test_that_what_may_have_run_is_not_carried_out_again_after_a_kill(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await chat(served, "one")
    (path,) = kept(served)
    async with asyncio.timeout(10):  # its end is kept a moment after it was told
        while not (values := json.loads(path.read_text()))["said"]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)

    # It was killed before its run was known: nobody can say what was done.
    path.write_text(json.dumps({**values, "run": "", "said": ""}))
    got = await chat(served, "one")
    assert (got.status, got.error["code"]) == (409, "request_cut_off")
    assert got.headers["x-should-retry"] == "false"
    path.write_text("{")
    assert (await chat(served, "one")).error["code"] == "request_cut_off"

    # Its run is there, and was cut off after a tool was called.
    run_id = first.headers["x-workbench-run"]
    path.write_text(json.dumps({**values, "said": ""}))
    runs = served.bench.runs.served
    events = await runs.recorded(run_id)
    assert any(isinstance(event, ToolCallStarted) for event in events)
    whole = [*events[:-1], RunFinished("interrupted", "")]

    async def recorded(_run_id: str) -> tuple[Any, ...]:
        return tuple(whole)

    monkeypatch.setattr(runs, "recorded", recorded)
    got = await chat(served, "one")
    assert got.error["code"] == "request_cut_off"
    assert run_id in got.error["message"]
    assert "calculator" in got.error["message"]

    # No tool had been called: it is carried out now.
    whole[:] = [one for one in whole if not isinstance(one, ToolCallStarted)]
    anew = await chat(served, "one")
    assert anew.status == 200
    assert anew.headers["x-workbench-run"] != run_id


async def test_that_old_keys_are_forgotten_and_new_ones_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 0.0
    keys = Once(tmp_path / "once", lambda: now_s)

    async def use(key: str) -> None:
        async with keys.held(key, "", "body") as held:
            held.begin()
            held.ended("run", "said")

    await use("old")
    now_s = (tmp_path / "once").stat().st_mtime + once.KEPT_S + 60
    keys = Once(tmp_path / "once", lambda: now_s)
    await use("new")
    assert len(list((tmp_path / "once").iterdir())) == 1
    monkeypatch.setattr(once, "MOST_KEPT", 1)
    now_s = 0.0
    with pytest.raises(ApiRefusal) as refused:
        await use("more")
    assert refused.value.status == 429
