"""Malformed requests for the local server, made from good ones, and what is right to answer."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from typing import Any

CHAT: dict[str, Any] = {
    "model": "talker",
    "messages": [
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": [{"type": "text", "text": "Good day"}]},
    ],
    "tools": [
        {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}
    ],
    "tool_choice": "none",
    "temperature": 0.5,
    "max_tokens": 5,
    "stop": ["a"],
    "stream": False,
}
BODIES: dict[str, dict[str, Any]] = {
    "/v1/chat/completions": CHAT,
    "/v1/completions": {"model": "talker", "prompt": "Once", "max_tokens": 3},
    "/v1/embeddings": {"model": "none", "input": ["a", "b"], "dimensions": 8},
    "/v1/responses": {
        "model": "talker",
        "input": [{"type": "message", "role": "user", "content": "Hi"}],
        "text": {"format": {"type": "text"}},
        "max_output_tokens": 4,
        "store": False,
    },
}
ODD: tuple[Any, ...] = (
    None, True, -1, 0, 10**30, 1e308, -0.0, "", "\x00", "\ud800", "\u202e", "x" * 5000, [], {},
    [[]], {"": {}}, [None], {"$ref": "#"}, {"type": "object", "properties": 3}, "agent:starter",
)  # fmt: skip
HEADERS = (
    "Content-Length: 5", "Content-Length: x", "Transfer-Encoding: chunked", "Host: evil",
    "Expect: 100-continue", "Upgrade: h2c", "Connection: upgrade", "Content-Type: text/plain",
    "Origin: null", ": empty", "A b: c", "X: \x00", "X" * 300 + ": y",
    "Authorization: Bearer \xff", "Content-Encoding: gzip", "TE: trailers", "Range: bytes=0-",
    "X-Request-Id: ../../x",
)  # fmt: skip
HALF_S = 3.0
"""How long an answer is waited for before a request counts as half of one."""
REST_S = 0.5
AT_ONCE = 16
METHODS = ("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "get", "P OST", "", "CONNECT", "\xff")
PATHS = (
    "/", "*", "//", "/v1/../../etc/passwd", "/v1/models/%00", "/v1/models/" + "a" * 3000,
    "http://evil/v1/models", "/v1/responses/x?y=" + "z" * 3000, "/%ff%fe", "/v1/models\\x",
)  # fmt: skip
VERSIONS = ("HTTP/1.0", "HTTP/2.0", "HTTP/1.1 x", "http/1.1", "")


def _places(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Every member of nested values, as its holder and its key."""
    rows = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(rows):
        found.append((value, key))
        if isinstance(each, dict | list):
            _places(each, found)
    return found


def _other_value(source: random.Random, body: dict[str, Any]) -> bytes:
    value = json.loads(json.dumps(body))
    for _ in range(source.randint(1, 3)):
        holder, key = source.choice(_places(value, []))
        way = source.randrange(4)
        if way == 0 and isinstance(holder, dict):
            holder.pop(key, None)
        elif way == 1 and isinstance(holder, dict):
            holder["x" * source.randint(0, 40)] = deepcopy(source.choice(ODD))
        elif way == 2 and isinstance(holder, list):
            holder *= source.randint(0, 50)
        elif (isinstance(holder, dict) and key in holder) or (
            isinstance(holder, list) and key < len(holder)
        ):
            holder[key] = deepcopy(source.choice(ODD))
        if not value:
            break
    return json.dumps(value).encode()


def _broken_text(source: random.Random, body: dict[str, Any]) -> bytes:
    raw = bytearray(json.dumps(body).encode())
    for _ in range(source.randint(1, 6)):
        at = source.randrange(len(raw))
        way = source.randrange(4)
        if way == 0:
            raw[at] = source.randrange(256)
        elif way == 1:
            del raw[at : at + source.randint(1, 20)]
        elif way == 2:
            raw[at:at] = source.choice((b"[", b"{", b'"', b"\\u0000", b"\xff", b"[" * 2000))
        else:
            raw[at:] = b""
        if not raw:
            return b""
    return bytes(raw)


def _broken_head(source: random.Random, lines: list[str]) -> list[str]:
    way = source.randrange(6)
    words = lines[0].split(" ")
    if way == 0:
        words[0] = source.choice(METHODS)
    elif way == 1:
        words[1] = source.choice(PATHS)
    elif way == 2:
        words[2] = source.choice(VERSIONS)
    elif way == 3:
        lines.insert(source.randint(1, len(lines)), source.choice(HEADERS))
    elif way == 4 and len(lines) > 2:
        del lines[source.randrange(1, len(lines))]
    else:
        lines += [source.choice(HEADERS)] * source.choice((1, 2, 150))
    lines[0] = " ".join(words)
    return lines


def malformed(source: random.Random, port: int, secret: str) -> bytes:
    """One request, which may even be a good one by chance."""
    path = source.choice(list(BODIES))
    way = source.randrange(10)
    made: Callable[[random.Random, dict[str, Any]], bytes]
    made = _broken_text if way in (4, 5) else _other_value
    body = made(source, BODIES[path])
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Authorization: Bearer {secret}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    if way in (6, 7, 8):
        lines = _broken_head(source, lines)
    raw = bytearray("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
    if way == 9:
        for _ in range(source.randint(1, 10)):
            raw[source.randrange(len(raw))] = source.randrange(256)
        if source.random() < 0.3:
            del raw[source.randrange(len(raw)) :]
    return bytes(raw)


def problem_of(raw: bytes) -> str:
    """What is wrong with an answer; empty if it is a proper one."""
    if not raw:
        return ""  # half a request, which its sender ended
    head, _, body = raw.partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/1.") or not words[1].isdigit():
        return "no HTTP"
    status = int(words[1])
    if status == 100:
        return problem_of(body)
    if status == 200:
        return ""
    if b"internal_error" in body or b"Internal Server Error" in body:
        return "a defect"
    if not 400 <= status < 600:
        return f"status {status}"
    if words[0] and not body:
        return "" if b"content-length" in head.lower() else "no body"
    try:
        error = json.loads(body)["error"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "no error that can be read"
    return "" if error["message"] and error["type"] else "an empty error"


async def send(port: int, raw: bytes, patience_s: float = 20.0) -> bytes:
    """Send a request and give what comes back; one that is half is ended when nothing does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    found = b""
    try:
        writer.write(raw)
        async with asyncio.timeout(patience_s):
            while piece := await _some(reader, REST_S if found else HALF_S):
                found += piece
            if not found:
                writer.write_eof()
                found = await reader.read()
    except ConnectionError:
        pass  # what came before it counts
    finally:
        writer.close()
    return found


async def _some(reader: asyncio.StreamReader, patience_s: float) -> bytes:
    """What comes next; nothing at the end, or where nothing comes for a while."""
    try:
        async with asyncio.timeout(patience_s):
            return await reader.read(65536)
    except TimeoutError:
        return b""


async def sweep(
    port: int, secret: str, count: int, seed: int
) -> tuple[Counter[str], list[str]]:
    """Send so many; the statuses, and every improper answer with its request."""
    source = random.Random(seed)
    statuses: Counter[str] = Counter()
    wrong: list[str] = []
    waiting = iter([malformed(source, port, secret) for _ in range(count)])

    async def some() -> None:
        for raw in waiting:
            try:
                answer = await send(port, raw)
            except TimeoutError:
                wrong.append(f"no answer in time: {raw!r}"[:2000])
                continue
            statuses[answer[9:12].decode("latin-1") or "closed"] += 1
            if problem := problem_of(answer):
                wrong.append(f"{problem}: {raw!r} -> {answer!r}"[:3000])

    await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    return statuses, wrong
