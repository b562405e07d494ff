"""What llama.cpp's tests hold of its server, held of ours.

Cases of ``tools/server/tests/unit`` of llama.cpp for the addresses that both have, written
anew: its tests of chat completions, completions, responses, embeddings and security. Left out
is what is llama.cpp's own (slots, LoRA, infill, tokenize, templates by request, timings,
progress, the addresses of other makers), and what is refused here with a word on it (several
answers at once, weights of tokens, grammars, pictures).
"""

from __future__ import annotations

import base64
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from tests.e2e.test_server import HELLO, client, key_file, server

__all__ = ["client", "key_file", "server"]
openai = pytest.importorskip("openai")
BOOK = [
    {"role": "system", "content": "Book"},
    {"role": "user", "content": "What is the best book"},
]
SAME = {"model": "starter", "temperature": 0.0}
GOOD_FORMS: dict[str, Any] = {
    '"42"': {"type": "json_object", "schema": {"const": "42"}},
    '"foooooo"': {"type": "json_schema", "json_schema": {"schema": {"const": "foooooo"}}},
    "{": {"type": "json_object"},
}
BAD_FORMS: list[Any] = [
    {"type": "sound"},
    {"type": "json_object", "schema": 123},
    {"type": "json_object", "schema": {"type": 123}},
    {"type": "json_object", "schema": {"type": "hiccup"}},
    {"type": "json_schema", "json_schema": {"name": "x"}},
]
BAD_MESSAGES: list[Any] = [
    None, "string", [], [123], [{}], [{"role": 123}], [{"role": "system", "content": 123}],
    [{"role": "system", "content": "test"}, {}],
]  # fmt: skip


def hold_chats(client: Any) -> None:
    chats = client.chat.completions
    whole = chats.create(**SAME, messages=BOOK, max_tokens=8)
    assert "cmpl" in whole.id
    assert whole.system_fingerprint
    assert whole.choices[0].message.role == "assistant"
    assert whole.choices[0].finish_reason == "length"
    assert whole.usage.completion_tokens == 8
    parts = [{"type": "text", "text": "What is"}, {"type": "text", "text": " the best book"}]
    split = [BOOK[0], {"role": "user", "content": parts}]
    again = chats.create(**SAME, messages=split, max_tokens=8)
    assert again.choices[0].message.content == whole.choices[0].message.content
    assert again.usage.prompt_tokens == whole.usage.prompt_tokens
    assert again.usage.prompt_tokens_details.cached_tokens > 0

    options = {"stream": True, "stream_options": {"include_usage": True}}
    pieces = list(
        chats.create(
            **SAME, messages=BOOK, max_tokens=8, logprobs=True, top_logprobs=3, **options
        )
    )
    assert {piece.id for piece in pieces} == {pieces[0].id}
    told = [piece.choices[0] for piece in pieces if piece.choices]
    assert [choice.delta.role for choice in told if choice.delta.role] == ["assistant"]
    assert told[0].delta.role == "assistant"
    assert not told[-1].delta.content
    assert told[-1].finish_reason == "length"
    assert {choice.finish_reason for choice in told[:-1]} == {None}
    text = "".join(choice.delta.content or "" for choice in told)
    assert text == whole.choices[0].message.content
    rows = [row for one in told if one.logprobs for row in one.logprobs.content]
    assert "".join(row.token for row in rows) == text
    assert all(row.logprob <= 1e-6 and len(row.top_logprobs) == 3 for row in rows)
    assert pieces[-1].usage.prompt_tokens == whole.usage.prompt_tokens
    assert pieces[-1].usage.completion_tokens == 8


def hold_forms_and_bad_chats(client: Any) -> None:
    chats = client.chat.completions
    for begins, form in GOOD_FORMS.items():
        held = chats.create(**SAME, messages=HELLO, max_tokens=12, response_format=form)
        assert held.choices[0].message.content.strip().startswith(begins), form
    for form in BAD_FORMS:
        with pytest.raises(openai.BadRequestError):
            chats.create(**SAME, messages=HELLO, max_tokens=4, response_format=form)
    for messages in BAD_MESSAGES:
        with pytest.raises(openai.BadRequestError):
            chats.create(**SAME, messages=messages)
    for stream in (False, True):  # before a stream begins, so it has a status of its own
        with pytest.raises(openai.BadRequestError) as refused:
            chats.create(**SAME, messages=BOOK * 1000, stream=stream)
        assert refused.value.code == "context_length_exceeded"


def hold_completions(client: Any) -> None:
    texts = client.completions
    asked = {**SAME, "prompt": "The weather in Lima is", "max_tokens": 12}
    whole = texts.create(**asked)
    text = whole.choices[0].text
    assert (whole.usage.completion_tokens, whole.choices[0].finish_reason) == (12, "length")
    pieces = list(texts.create(**asked, stream=True))
    assert "".join(piece.choices[0].text for piece in pieces) == text
    stop = text[len(text) // 2 : len(text) // 2 + 3]
    cut = texts.create(**asked, stop=[stop])
    assert cut.choices[0].text == text[: text.index(stop)]
    assert cut.choices[0].finish_reason == "stop"
    same = {texts.create(**{**asked, "temperature": 1.0}, seed=7).choices[0].text for _ in "ab"}
    assert len(same) == 1
    with ThreadPoolExecutor(6) as clients:
        answers = list(clients.map(lambda _: texts.create(**asked), range(6)))
    assert all(one.usage.completion_tokens == 12 for one in answers)


def hold_vectors_and_responses(client: Any) -> None:
    line = "I believe the meaning of life is"
    made = client.embeddings.create(model="starter", input=[line, line, "This is a test"])
    first, second, other = (one.embedding for one in made.data)
    assert first == pytest.approx(second, abs=1e-3)
    assert first != pytest.approx(other, abs=1e-3)
    assert sum(value * value for value in first) == pytest.approx(1.0, abs=1e-3)
    assert made.usage.prompt_tokens == made.usage.total_tokens > 0
    plain = client.embeddings.create(model="starter", input=line, encoding_format="float")
    raw = client.embeddings.with_raw_response.create(
        model="starter", input=line, encoding_format="base64"
    )
    packed = base64.b64decode(raw.http_response.json()["data"][0]["embedding"])
    unpacked = struct.unpack(f"{len(packed) // 4}f", packed)
    assert unpacked == pytest.approx(plain.data[0].embedding, abs=1e-6)
    wrong: list[Any] = [[], {"content": "string"}, "This is a test " * 4000]
    for bad in wrong:
        with pytest.raises(openai.BadRequestError):
            client.embeddings.create(model="starter", input=bad)

    form = {"type": "json_schema", "name": "test", "schema": {"const": "foooooo"}}
    held = client.responses.create(
        model="starter", input="Write an example", max_output_tokens=10, text={"format": form}
    )
    assert held.output_text == '"foooooo"'
    del form["schema"]
    with pytest.raises(openai.BadRequestError):
        client.responses.create(model="starter", input="x", text={"format": form})
    events = list(
        client.responses.create(
            model="starter", input=BOOK, max_output_tokens=8, temperature=0.0, stream=True
        )
    )
    ids = {event.response.id for event in events if hasattr(event, "response")}
    assert len(ids) == 1
    assert ids.pop().startswith("resp_")
    items = {event.item_id for event in events if hasattr(event, "item_id")}
    items |= {event.item.id for event in events if hasattr(event, "item")}
    assert len(items) == 1
    assert items.pop().startswith("msg_")
    text = "".join(one.delta for one in events if one.type == "response.output_text.delta")
    assert text == events[-1].response.output_text


def hold_doors(url: str) -> None:
    root = url.removesuffix("/v1")
    assert httpx2.get(f"{root}/health").json() == {"status": "ok"}
    for key in ("", "invalid-key"):
        head = {"Authorization": f"Bearer {key}"} if key else {}
        got = httpx2.post(f"{url}/completions", json={"prompt": "x"}, headers=head)
        assert got.status_code == 401
        assert got.json()["error"]["message"]
    page = {"Origin": "https://web.example", "Access-Control-Request-Method": "POST"}
    refused = httpx2.request("OPTIONS", f"{url}/completions", headers=page)
    assert refused.status_code == 403  # theirs answers every page
    assert "access-control-allow-origin" not in refused.headers


def test_that_the_server_does_what_llama_cpp_tests_of_its_own(
    client: Any, server: tuple[subprocess.Popen[str], str]
) -> None:
    hold_chats(client)
    hold_forms_and_bad_chats(client)
    hold_completions(client)
    hold_vectors_and_responses(client)
    hold_doors(server[1])
