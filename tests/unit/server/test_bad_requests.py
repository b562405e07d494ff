"""Every bad input gets a proper error that names what is wrong."""

from __future__ import annotations

import json
from typing import Any

from tests.fuzz.malformed import sweep
from tests.unit.server.conftest import Served, read_answer

USER = {"role": "user", "content": "Good day"}
CHAT = {"model": "talker", "messages": [USER]}
TOOL = {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}
CHATS: list[tuple[dict[str, Any], str | None, str | None]] = [
    ({"messages": [USER]}, "model", "missing_required_parameter"),
    ({"model": 3, "messages": [USER]}, "model", "invalid_type"),
    ({"model": "x" * 1000, "messages": [USER]}, "model", "string_above_max_length"),
    ({"model": "talker"}, "messages", "missing_required_parameter"),
    ({"model": "talker", "messages": []}, "messages", "empty_array"),
    ({"model": "talker", "messages": "hi"}, "messages", "invalid_type"),
    ({"model": "talker", "messages": [3]}, "messages[0]", "invalid_type"),
    ({"model": "talker", "messages": [USER] * 5000}, "messages", "array_above_max_length"),
    ({**CHAT, "messages": [{"role": "king", "content": ""}]}, "messages[0].role",
     "invalid_value"),
    ({**CHAT, "messages": [{"role": "user"}]}, "messages[0].content",
     "missing_required_parameter"),
    ({**CHAT, "messages": [{**USER, "x": 1}]}, "messages[0].x", "unknown_parameter"),
    (
        {**CHAT, "messages": [{"role": "user", "content": [{"type": "image_url"}]}]},
        "messages[0].content[0].type",
        "unsupported_parameter",
    ),
    ({**CHAT, "messages": [{"role": "tool", "content": "x"}]}, "messages[0].tool_call_id",
     "missing_required_parameter"),
    ({**CHAT, "temperature": 3}, "temperature", "decimal_above_max_value"),
    ({**CHAT, "temperature": "hot"}, "temperature", "invalid_type"),
    ({**CHAT, "temperature": True}, "temperature", "invalid_type"),
    ({**CHAT, "top_p": -0.1}, "top_p", "decimal_below_min_value"),
    ({**CHAT, "max_tokens": 0}, "max_tokens", "decimal_below_min_value"),
    ({**CHAT, "max_tokens": 1.5}, "max_tokens", "invalid_type"),
    ({**CHAT, "n": 2}, "n", "unsupported_parameter"),
    ({**CHAT, "n": 10**9}, "n", "decimal_above_max_value"),
    ({**CHAT, "stop": ["a"] * 5}, "stop", "array_above_max_length"),
    ({**CHAT, "stop": [""]}, "stop", "invalid_value"),
    ({**CHAT, "stop": 3}, "stop", "invalid_type"),
    ({**CHAT, "seed": "x"}, "seed", "invalid_type"),
    ({**CHAT, "seed": 10**400}, "seed", "decimal_above_max_value"),
    ({**CHAT, "frequency_penalty": 1}, "frequency_penalty", "unsupported_parameter"),
    ({**CHAT, "logit_bias": {"1": 2}}, "logit_bias", "unsupported_parameter"),
    ({**CHAT, "stream": "yes"}, "stream", "invalid_type"),
    ({**CHAT, "stream_options": {}}, "stream_options", "invalid_value"),
    ({**CHAT, "top_logprobs": 2}, "top_logprobs", "invalid_value"),
    ({**CHAT, "logprobs": True}, "logprobs", "unsupported_parameter"),
    ({**CHAT, "tool_choice": "auto"}, "tool_choice", "invalid_value"),
    ({**CHAT, "tools": [{"type": "web_search"}]}, "tools[0].type", "unsupported_parameter"),
    ({**CHAT, "tools": [TOOL, TOOL]}, "tools[1].function.name", "invalid_value"),
    ({**CHAT, "tools": [TOOL] * 200}, "tools", "array_above_max_length"),
    ({**CHAT, "tools": [{"type": "function", "function": {"name": "a b"}}]},
     "tools[0].function.name", "invalid_value"),
    (
        {**CHAT, "tools": [TOOL],
         "tool_choice": {"type": "function", "function": {"name": "g"}}},
        "tool_choice", "invalid_value",
    ),
    ({**CHAT, "response_format": {"type": "xml"}}, "response_format.type", "invalid_value"),
    ({**CHAT, "response_format": {"type": "json_schema"}}, "response_format.json_schema",
     "missing_required_parameter"),
    ({**CHAT, "response_format": {"type": "json_schema", "json_schema": {"name": "x"}}},
     "response_format.json_schema.schema", "missing_required_parameter"),
    ({**CHAT, "functions": [{}]}, "functions", "unsupported_parameter"),
    ({**CHAT, "guided_json": {}}, "guided_json", "unknown_parameter"),
    ({**CHAT, "model": "agent:starter", "tools": [TOOL]}, "tools", "unsupported_parameter"),
    ({**CHAT, "model": "agent:starter", "messages": [{"role": "system", "content": "x"}]},
     "messages", None),
]  # fmt: skip


async def test_that_each_bad_chat_names_its_field(served: Served) -> None:
    for value, param, code in CHATS:
        got = await served.ask("POST", "/v1/chat/completions", value)
        told = (got.status, got.error["param"], got.error["code"], got.error["type"])
        assert told == (400, param, code, "invalid_request_error"), got.body
        assert got.error["message"]


async def test_that_a_model_that_is_not_there_or_not_for_the_key_is_told_alike(
    served: Served,
) -> None:
    _key, secret = served.bench.local_server.keys.create("narrow", models=("slow",))
    body = {**CHAT}
    missing = await served.ask("POST", "/v1/chat/completions", {**CHAT, "model": "talker2"})
    narrow = await served.ask("POST", "/v1/chat/completions", body, key=secret)
    for got in (missing, narrow):
        assert (got.status, got.error["code"]) == (404, "model_not_found")
    listed = await served.ask("GET", "/v1/models", key=secret)
    assert [row["id"] for row in listed.value["data"]] == ["slow"]


BODIES = (
    (b"", "invalid_json"),
    (b"{", "invalid_json"),
    (b"[]", "invalid_json"),
    (b"null", "invalid_json"),
    (b'"x"', "invalid_json"),
    (b"\xff\xfe", "invalid_json"),
    (b'{"a": NaN}', "invalid_json"),
    (b'{"a": Infinity}', "invalid_json"),
    (b'{"a": "\\ud800"}', "invalid_json"),
    (b'{"a": ' + b"9" * 5000 + b"}", "invalid_json"),
    (b'{"a": ' + b"[" * 100 + b"]" * 100 + b"}", "too_deep"),
    (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too_deep"),
    (b'{"a": [' + b"0," * 400_000 + b"0]}", "too_large"),
)


async def test_that_a_body_that_is_none_is_refused(served: Served) -> None:
    for body, code in BODIES:
        head = (
            f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
            f"Authorization: Bearer {served.secret}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        got = read_answer(await served.raw(head.encode() + body))
        assert (got.status, got.error["code"]) == (400, code), body[:40]


async def test_that_a_body_is_bounded_however_it_comes(served: Served) -> None:
    head = (
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Authorization: Bearer {served.secret}\r\nContent-Type: application/json\r\n"
    ).encode()
    announced = await served.raw(head + b"Content-Length: 50000000\r\n\r\n")
    assert read_answer(announced).status == 413
    piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    in_pieces = await served.raw(head + b"Transfer-Encoding: chunked\r\n\r\n" + piece * 70)
    assert read_answer(in_pieces).status == 413


NO_HTTP = (
    b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost\r\n\r\n", b"G\x00T / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nA: " + b"x" * 100_000, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
)  # fmt: skip


async def test_that_what_is_no_http_gets_an_error_too(served: Served) -> None:
    for raw in NO_HTTP:
        got = read_answer(await served.raw(raw + b"\r\n\r\n"))
        assert got.status in (400, 421), raw
        assert got.error["code"] in ("bad_request", "wrong_host"), raw
    assert (await served.chat("Good day")).status == 200


ADDRESSES = (
    ("GET", "/", 404),
    ("GET", "/v1", 404),
    ("GET", "/v1/models/", 404),
    ("GET", "/v1/chat/completions", 405),
    ("GET", "/v1/../v1/models", 404),
    ("GET", "/v1/%2e%2e/secret", 404),
    ("GET", "/v1/models/../../etc/passwd", 404),
    ("GET", "/%00", 404),
)


async def test_that_an_address_that_is_none_is_told(served: Served) -> None:
    for method, path, status in ADDRESSES:
        got = await served.ask(method, path)
        assert (got.status, got.error["type"]) == (status, "invalid_request_error"), path


async def test_that_completions_embeddings_and_responses_name_what_is_wrong(
    served: Served,
) -> None:
    cases: list[tuple[str, dict[str, Any], str | None]] = [
        ("completions", {"model": "talker"}, "prompt"),
        ("completions", {"model": "talker", "prompt": ["a", "b"]}, "prompt"),
        ("completions", {"model": "talker", "prompt": [1, 2]}, "prompt"),
        ("completions", {"model": "talker", "prompt": "a", "suffix": "b"}, "suffix"),
        ("completions", {"model": "talker", "prompt": "a", "logprobs": 20}, "logprobs"),
        ("completions", {"model": "agent:starter", "prompt": "a"}, "model"),
        ("embeddings", {"model": "talker"}, "input"),
        ("embeddings", {"model": "talker", "input": []}, "input"),
        ("embeddings", {"model": "talker", "input": [[1]]}, "input"),
        ("embeddings", {"model": "talker", "input": "a", "dimensions": 0}, "dimensions"),
        ("embeddings", {"model": "agent:starter", "input": "a"}, "model"),
        ("responses", {"model": "talker"}, "input"),
        ("responses", {"model": "talker", "input": [{"type": "computer"}]}, "input[0].type"),
        ("responses", {"model": "talker", "input": "a", "background": True}, "background"),
        (
            "responses",
            {"model": "talker", "input": "a", "previous_response_id": "resp_x"},
            "previous_response_id",
        ),
    ]
    for address, value, param in cases:
        got = await served.ask("POST", f"/v1/{address}", value)
        assert (got.status, got.error["param"]) == (400, param), (value, got.body)
    assert json.loads(got.body)["error"]["code"] == "previous_response_not_found"


async def test_that_two_hundred_malformed_requests_get_proper_errors(served: Served) -> None:
    statuses, wrong = await sweep(served.port, served.secret, 200, seed=3)
    assert wrong == []
    assert statuses["400"] > 100
    assert (await served.chat("Good day")).status == 200
