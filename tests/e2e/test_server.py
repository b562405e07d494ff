"""``workbench serve`` with the starter model, asked by the ``openai`` package."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

from workbench.base.settings_store import SettingsStore
from workbench.server.once import FOLDER
from workbench.traces.events import AnswerDelta
from workbench.traces.store import TraceStore

openai = pytest.importorskip("openai")

TOOL: dict[str, Any] = {
    "type": "function",
    "function": {
        "name": "calculator",
        "description": "Work out an arithmetic expression",
        "parameters": {
            "type": "object",
            "properties": {"expression": {"type": "string"}},
            "required": ["expression"],
        },
    },
}
SUM = [{"role": "user", "content": "What is 12 * 7?"}]
HELLO = [{"role": "user", "content": "Hello"}]


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "keys"
    file.write_text("test: " + "k" * 40 + "\n")
    file.chmod(0o600)
    return file


@pytest.fixture
def server(
    environment: dict[str, str], key_file: Path
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program as it serves, and its address."""
    with serving(environment, key_file) as served:
        yield served


@contextmanager
def serving(
    environment: dict[str, str], key_file: Path
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The same, as often as it is wanted."""
    words = ["serve", "--port", "0", "--json", "--key-file", str(key_file)]
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    told = json.loads(process.stdout.readline())
    assert told["event"] == "listening", process.stderr.read()
    try:
        yield process, str(told["url"])
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def client(server: tuple[subprocess.Popen[str], str]) -> Iterator[Any]:
    made = openai.OpenAI(base_url=server[1], api_key="k" * 40, max_retries=0, timeout=60)
    with made:
        yield made


def test_that_the_sdk_chats_streams_calls_tools_and_gets_json(
    client: Any, server: tuple[subprocess.Popen[str], str]
) -> None:
    assert "starter" in [model.id for model in client.models.list()]
    chats = client.chat.completions
    said = chats.create(model="starter", messages=HELLO, temperature=0, logprobs=True)
    text = said.choices[0].message.content
    assert text.startswith("Hello")
    tokens = said.choices[0].logprobs.content
    assert "".join(token.token for token in tokens) == text
    assert all(token.logprob <= 1e-6 for token in tokens)

    pieces = list(chats.create(model="starter", messages=HELLO, temperature=0, stream=True))
    assert "".join(one.choices[0].delta.content or "" for one in pieces) == text
    assert [one.choices[0].finish_reason for one in pieces[-2:]] == [None, "stop"]
    for choice in (
        "auto",
        "required",
        {"type": "function", "function": {"name": "calculator"}},
    ):
        called = chats.create(
            model="starter", messages=SUM, tools=[TOOL], tool_choice=choice, temperature=0
        )
        (call,) = called.choices[0].message.tool_calls
        assert "12" in json.loads(call.function.arguments)["expression"]
    result = {"role": "tool", "tool_call_id": call.id, "content": "84"}
    asked = [*SUM, called.choices[0].message.model_dump(exclude_none=True), result]
    told = chats.create(model="starter", messages=asked, tools=[TOOL], temperature=0)
    assert "84" in told.choices[0].message.content
    free = chats.create(model="starter", messages=SUM, tools=[TOOL], tool_choice="none")
    assert not free.choices[0].message.tool_calls
    assert_json(chats)

    process, _url = server
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    events = [json.loads(line)["event"] for line in out.splitlines()]
    assert (process.returncode, events) == (0, ["stopping", "stopped"]), err


def assert_json(chats: Any) -> None:
    schema = {
        "type": "object",
        "properties": {"city": {"enum": ["Oslo", "Lima"]}, "n": {"enum": [1, 2, 3]}},
        "required": ["city", "n"],
        "additionalProperties": False,
    }
    form = {"type": "json_schema", "json_schema": {"name": "place", "schema": schema}}
    held = chats.create(model="starter", messages=HELLO, response_format=form, max_tokens=100)
    value = json.loads(held.choices[0].message.content)
    assert value["city"] in ("Oslo", "Lima")
    assert value["n"] in (1, 2, 3)


def test_that_the_sdk_gets_vectors_texts_and_responses_and_proper_errors(client: Any) -> None:
    first, second = client.embeddings.create(model="starter", input=["weather", "sum"]).data
    assert len(first.embedding) == len(second.embedding) > 100
    assert sum(value * value for value in first.embedding) == pytest.approx(1.0, abs=1e-3)
    plain = client.embeddings.create(
        model="starter", input="weather", encoding_format="float", dimensions=8
    )
    assert len(plain.data[0].embedding) == 8
    text = client.completions.create(model="starter", prompt="Hello", max_tokens=3)
    assert text.usage.completion_tokens == 3

    said = client.responses.create(model="starter", input="Hello", temperature=0)
    assert said.output_text.startswith("Hello")
    flat = {"type": "function", **TOOL["function"]}
    with client.responses.stream(
        model="starter", input="What is 12 * 7?", tools=[flat], temperature=0
    ) as events:
        kinds = [event.type for event in events]
        final = events.get_final_response()
    assert kinds[-1] == "response.completed"
    (call,) = final.output
    done = {"type": "function_call_output", "call_id": call.call_id, "output": "84"}
    later = client.responses.create(
        model="starter", input=[done], tools=[flat], previous_response_id=final.id
    )
    assert "84" in later.output_text
    agent = client.chat.completions.create(model="agent:calculator", messages=SUM)
    assert "84" in agent.choices[0].message.content

    with pytest.raises(openai.NotFoundError, match="does not exist"):
        client.chat.completions.create(model="none", messages=HELLO)
    with pytest.raises(openai.BadRequestError, match="temperature"):
        client.chat.completions.create(model="starter", messages=HELLO, temperature=9)
    long = [{"role": "user", "content": "word " * 20_000}]
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(model="starter", messages=long)
    assert refused.value.code == "context_length_exceeded"
    with pytest.raises(openai.AuthenticationError):
        client.with_options(api_key="wrong").models.list()


def test_that_it_is_not_opened_to_other_machines_from_the_command_line(
    environment: dict[str, str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workbench", "serve", "--host", "0.0.0.0"],  # noqa: S104
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "this machine only" in done.stderr


async def test_that_the_framework_of_agents_chats_streams_calls_tools_and_gets_json(
    server: tuple[subprocess.Popen[str], str],
) -> None:
    """``agent-framework-openai``: both of its clients, for both forms of the API."""
    clients = pytest.importorskip("agent_framework_openai")
    from agent_framework import Agent, tool
    from pydantic import BaseModel

    class Place(BaseModel):
        """What the answer is held to."""

        city: Literal["Oslo", "Lima"]
        n: Literal[1, 2, 3]

    heard: list[str] = []

    @tool(approval_mode="never_require", description="Work out an arithmetic expression")
    def calculator(expression: str) -> str:
        heard.append(expression)
        return "84"

    async with openai.AsyncOpenAI(api_key="k" * 40, base_url=server[1], timeout=60) as wire:
        for kind in (clients.OpenAIChatCompletionClient, clients.OpenAIChatClient):
            client = kind(model="starter", async_client=wire)
            heard.clear()
            agent = Agent(client, "Be brief.", tools=[calculator])
            said = await agent.run("What is 12 * 7?", options={"temperature": 0.0})
            assert "84" in said.text
            assert len(heard) == 1
            assert "12" in heard[0]

            pieces = [piece.text async for piece in Agent(client).run("Hello", stream=True)]
            assert len([piece for piece in pieces if piece]) > 1

            options = {"response_format": Place, "max_tokens": 100}
            place = await Agent(client).run("Hello", options=options)
            assert isinstance(place.value, Place)
        client = clients.OpenAIChatCompletionClient(model="agent:calculator", async_client=wire)
        assert "84" in (await Agent(client).run("What is 12 * 7?")).text
        embedder = clients.OpenAIEmbeddingClient(model="starter", async_client=wire)
        (vector,) = await embedder.get_embeddings(["weather"])
        assert len(vector.vector) > 100


RECORDING: dict[str, Any] = {
    "format": 1,
    "name": "Talker",
    "tokens_per_s": 20,
    "recordings": [
        {
            "match": "sum",
            "tool_calls": [{"name": "calculator", "arguments": {"expression": "12 * 7"}}],
        },
        {"match": "sum", "after_tool": True, "text": "word ", "repeat": 400},
        {"match": "talk", "text": "word ", "repeat": 400},
        {"text": "Hello."},
    ],
}


def test_that_a_killed_server_knows_what_it_began_under_a_key(
    environment: dict[str, str], data: Path, key_file: Path
) -> None:
    """A tool may have changed something: it is not called again. Without one it is done now."""
    (data / "models").mkdir(parents=True, exist_ok=True)
    model = data / "models" / "talker.replay.json"
    model.write_text(json.dumps(RECORDING))
    SettingsStore(data / "settings.json").change(default_model="talker")

    def body(text: str) -> dict[str, Any]:
        return {"model": "agent:calculator", "messages": [{"role": "user", "content": text}]}

    with serving(environment, key_file) as (process, url):
        wire = {"api_key": "k" * 40, "base_url": url, "max_retries": 0, "timeout": 60}
        with openai.OpenAI(**wire) as client, ThreadPoolExecutor(2) as threads:
            asked = [
                threads.submit(
                    client.chat.completions.create,
                    **body(text), extra_headers={"Idempotency-Key": text},
                )
                for text in ("sum", "talk")
            ]  # fmt: skip
            wait_for_runs(data)
            process.kill()
            for one in asked:
                with pytest.raises(openai.APIConnectionError):
                    one.result()
    model.write_text(json.dumps(RECORDING).replace('"repeat": 400', '"repeat": 2'))
    with serving(environment, key_file) as (process, url):
        wire |= {"base_url": url}
        with openai.OpenAI(**wire) as client:
            create = client.chat.completions.create
            with pytest.raises(openai.ConflictError, match="calculator") as refused:
                create(**body("sum"), extra_headers={"Idempotency-Key": "sum"})
            assert refused.value.code == "request_cut_off"
            talk = create(**body("talk"), extra_headers={"Idempotency-Key": "talk"})
            assert talk.choices[0].message.content.split() == ["word", "word"]


def wait_for_runs(data: Path) -> None:
    """Until both runs write: one of them has called its tool before."""
    until_s = time.monotonic() + 30
    while time.monotonic() < until_s:
        kept = [json.loads(path.read_text()) for path in (data / FOLDER).glob("*.json")]
        store = TraceStore(data / "workbench.sqlite", alone=False)
        try:
            records = [store.records(one["run"]) for one in kept if one["run"]]
        finally:
            store.close()
        writes = [any(isinstance(row.event, AnswerDelta) for row in one) for one in records]
        if writes == [True, True]:
            return
        time.sleep(0.1)
    raise AssertionError("the runs did not begin")
