"""``workbench deploy`` with real nodes, the starter model and HAProxy."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import threading
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest

from workbench.__main__ import start_serving
from workbench.app.deploy.service import Deployments
from workbench.app.deploy.status import Status
from workbench.app.local_server import ServeOptions
from workbench.app.workbench import open_workbench
from workbench.base.paths import Paths
from workbench.engines.openai_compatible.connection import Connection
from workbench.traces.events import NodeFinished
from workbench.traces.store import TraceStore

KEY = "k" * 40
HEAD = {"Authorization": f"Bearer {KEY}"}
CLIENTS = 12
WORDS = 200
NODES = """\
kind: Deployment
schema: 1
name: house
type: distributed-edge
listen: {port: 0}
access:
  keys:
  - {name: test, env: WORKBENCH_TEST_KEY}
models: {primary: starter, more: [talker]}
agents: [calculator]
limits: {threads: 1}
gateway: {check_every: 300 ms}
nodes:
- name: a
- name: b
- name: c
  weight: WEIGHT
"""
needs_gateway = pytest.mark.skipif(
    shutil.which("haproxy") is None and not os.environ.get("CI"),
    reason="HAProxy is not installed: apt install haproxy",
)


@dataclass(frozen=True)
class Answer:
    """What a client got: a status, the node that answered, and its text or its failure."""

    status: int
    node: str
    text: str = ""
    broken: str = ""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_TEST_KEY", KEY)
    made = tmp_path / "deployment.yaml"
    made.write_text(NODES.replace("WEIGHT", "1"))
    return made


@asynccontextmanager
async def opened(data: Path) -> AsyncGenerator[Deployments, None]:
    """The program's deployments; whatever was applied is ended, also after a failure."""
    async with open_workbench(Paths(data, data / "cache")) as bench:
        try:
            yield bench.deployments
        finally:
            for status in await bench.deployments.status():
                await bench.deployments.stop(status.name)


def running(data: Path, name: str = "house") -> dict[str, Any]:
    state: dict[str, Any] = json.loads(
        (data / "deployments" / name / "running.json").read_text()
    )
    return state


def pids(data: Path, name: str = "house") -> dict[str, int]:
    return {
        process: row["process"]["pid"]
        for process, row in running(data, name)["processes"].items()
        if row["process"]
    }


def ask(url: str, *, stream: bool, begun: threading.Event) -> Answer:
    """One question to the slow model; ``begun`` is set when node a began to stream."""
    body = {
        "model": "talker",
        "messages": [{"role": "user", "content": "talk long"}],
        "stream": stream,
        "max_tokens": WORDS,
    }
    text = ""
    with (
        httpx2.Client(timeout=60, headers=HEAD) as client,
        client.stream("POST", f"{url}/v1/chat/completions", json=body) as answer,
    ):
        node = answer.headers.get("x-workbench-node", "")
        try:
            for part in answer.iter_text():
                text += part
                if stream and node == "a" and "word" in text:
                    begun.set()
        except httpx2.HTTPError as exc:
            return Answer(answer.status_code, node, text, str(exc) or repr(exc))
    return Answer(answer.status_code, node, text)


@needs_gateway
async def test_that_no_accepted_request_is_lost_when_a_node_is_killed(
    file: Path, data: Path
) -> None:
    async with opened(data) as deployments:
        plan = await deployments.apply(file)
        before = pids(data)
        assert set(before) == {"a", "b", "c", "gateway"}
        await asyncio.to_thread(assert_no_request_is_lost, plan.url, before["a"])
        await assert_that_apply_goes_on_after_a_kill_of_the_supervisor(deployments, file, data)
        last = pids(data)
        await deployments.stop("house")
        assert not any(is_alive(pid) for pid in last.values())
        (status,) = await deployments.status()
        assert status.stopped


def assert_no_request_is_lost(url: str, node: int) -> None:
    """Kill a node while every client waits for it or reads from it."""
    begun = threading.Event()
    with ThreadPoolExecutor(CLIENTS) as clients:
        asked = [
            clients.submit(ask, url, stream=bool(number % 2), begun=begun)
            for number in range(CLIENTS)
        ]
        assert begun.wait(100)
        os.kill(node, signal.SIGKILL)
        answers = [one.result() for one in asked]
    whole, streams = answers[::2], answers[1::2]
    for answer in whole:
        assert (answer.status, answer.broken) == (200, ""), answer
        content = json.loads(answer.text)["choices"][0]["message"]["content"]
        assert content.split() == ["word"] * WORDS
        assert answer.node in ("b", "c")
    broken = [answer for answer in streams if answer.broken]
    for answer in streams:
        done = answer.text.rstrip().endswith("[DONE]")
        # It is whole, or its reader is told that it is not, and by which node.
        assert done != bool(answer.broken), answer
        assert answer.status == 200
    assert broken
    assert {answer.node for answer in broken} == {"a"}


async def assert_that_apply_goes_on_after_a_kill_of_the_supervisor(
    deployments: Deployments, file: Path, data: Path
) -> None:
    await wait_until(deployments, lambda status: status.is_well)
    before = pids(data)
    watching = running(data)["supervisor"]["pid"]
    os.kill(watching, signal.SIGKILL)
    await wait_until(deployments, lambda status: not status.supervised)
    (told,) = await deployments.status()
    assert told.is_well  # what it watched over goes on

    await asyncio.to_thread(file.write_text, NODES.replace("WEIGHT", "7"))
    plan = await deployments.apply(file)
    assert {step.name: step.change for step in plan.steps} == {
        **dict.fromkeys(("a", "b", "c"), "keep"), "gateway": "read anew",
    }  # fmt: skip
    assert "+  weight: 7" in plan.diff
    # Only the gateway reads its file anew; nothing that answers was touched.
    assert pids(data) == before
    assert running(data)["supervisor"]["pid"] != watching
    assert not (await deployments.plan(file)).changes


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def wait_until(
    deployments: Deployments, holds: Callable[[Status], bool], patience_s: float = 30.0
) -> None:
    async with asyncio.timeout(patience_s):
        while True:
            (status,) = await deployments.status()
            if holds(status):
                return
            await asyncio.sleep(0.1)


DESK = """\
kind: Deployment
name: desk
type: single-device
listen: {port: 0}
models: {primary: starter}
agents: [calculator]
tools: [calculator, convert_units]
limits: {memory: 3 GB, threads: 1}
escalation:
  to: house
  when: {says: "= 84", slower_than: 60 s}
"""
SUM = {"messages": [{"role": "user", "content": "What is 12 * 7?"}]}


async def test_that_a_question_goes_to_the_larger_model_and_a_killed_device_comes_back(
    data: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk.yaml"
    desk.write_text(DESK)
    paths = Paths(data, data / "cache")
    async with open_workbench(paths, serving=start_serving) as bench:
        bench.settings.change(server_keyless=True)
        # The larger model is that of another server: this program itself.
        there = await bench.local_server.start(ServeOptions(keyless=True))
        connection = Connection(f"{there.url}/v1", "talker", context_tokens=4096)
        bench.connections.add(connection, wanted_id="house")
        await bench.models.refresh()
        try:
            here = await bench.deployments.apply(desk)
            # The starter says "12 * 7 = 84.", which will not do; the other one "is 84".
            answer, run_id = await asked(here.url)
            assert answer == "12 * 7 is 84."
            assert_recorded(data / "deployments/desk/nodes/device", run_id)

            device = pids(data, "desk")["device"]
            os.kill(device, signal.SIGKILL)
            async with asyncio.timeout(30):
                while not is_alive_again(data, device):  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.1)
            assert "84" in (await asked(here.url))[0]
        finally:
            await bench.deployments.stop("desk")


async def asked(url: str) -> tuple[str, str]:
    """What the agent and the larger model answer together, and the run of that."""
    body = {"model": "graph:calculator-hybrid", **SUM}
    async with asyncio.timeout(30), httpx2.AsyncClient(timeout=30) as client:
        while True:
            try:
                answer = await client.post(f"{url}/v1/chat/completions", json=body)
            except httpx2.HTTPError:  # it is being started again
                await asyncio.sleep(0.1)
                continue
            assert answer.status_code == 200, answer.text
            content = answer.json()["choices"][0]["message"]["content"]
            return str(content), answer.headers["x-workbench-run"]


def assert_recorded(node: Path, run_id: str) -> None:
    """The way to the larger model is in the audit log and in the trace of the node."""
    log = "".join(path.read_text() for path in (node / "audit").glob("*.jsonl"))
    rows = [json.loads(line) for line in log.splitlines()]
    escalated = [row for row in rows if row.get("what") == "model.escalated"]
    assert [row["details"]["to"] for row in escalated] == ["house"]
    store = TraceStore(node / "workbench.sqlite", alone=False)
    try:
        events = [record.event for record in store.records(run_id)]
    finally:
        store.close()
    notes = [one.note for one in events if isinstance(one, NodeFinished)]
    assert "house after starter: the answer contains “= 84”" in notes


def is_alive_again(data: Path, before: int) -> bool:
    now = pids(data, "desk").get("device", before)
    return now != before and is_alive(now)
