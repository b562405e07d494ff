"""Hostile requests: of more than eighty none is answered, of those that are meant well all are.

Each goes over a connection of its own, byte for byte, to the server as it is.
"""

from __future__ import annotations

import itertools
import json

import pytest

from tests.unit.server.conftest import MakeServed, Served, read_answer
from workbench.app.local_server import ServeOptions, check_may_listen
from workbench.base.errors import PolicyError
from workbench.base.settings import Settings

BODY = json.dumps(
    {"model": "talker", "messages": [{"role": "user", "content": "Good day"}]}
).encode()
HOSTS = (
    "evil.com", "evil.com:{port}", "x.local:{port}", "x.internal:{port}", "127.0.0.1",
    "127.0.0.1.nip.io:{port}", "127.0.0.1:1", "127.0.0.1:{port}.evil.com", "[::1]",
    "[::ffff:127.0.0.1]:{port}", "2130706433:{port}", "0x7f.1:{port}", "127.1:{port}",
    "0.0.0.0:{port}", "0:{port}", "localhost", "localhost.evil.com:{port}",
    "localhost.:{port}", "127.0.0.1:{port}@evil.com", "user@127.0.0.1:{port}",
    "127.0.0.1:{port} evil.com", "127.0.0.1:0{port}", "169.254.169.254:{port}", "",
)  # fmt: skip
ORIGINS = (
    "null", "http://evil.com", "https://evil.com", "file://", "http://127.0.0.1:{port}",
    "http://localhost:{port}", "http://localhost", "chrome-extension://abcdefgh",
    "moz-extension://abcdefgh", "vscode-webview://x", "http://127.0.0.1.evil.com", "",
)  # fmt: skip
KINDS = (
    "text/plain", "text/plain; charset=utf-8", "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x", "", "application/jsonp",
    "application/json; charset=latin1", "text/json", "application/octet-stream",
)  # fmt: skip
KEYS = (
    None, "Bearer", "Bearer ", "Bearer wrong", "Basic {secret}", "{secret}", "Bearer {secret}x",
    "Bearer \xff", "Bearer {secret} {secret}",
)  # fmt: skip


def request(
    line: str = "POST /v1/chat/completions HTTP/1.1",
    host: str | None = "127.0.0.1:{port}",
    key: str | None = "Bearer {secret}",
    kind: str | None = "application/json",
    more: tuple[str, ...] = (),
    body: bytes = BODY,
) -> tuple[list[str], bytes]:
    """The lines of a head, with places for port and secret, and a body."""
    lines = [line, "Connection: close"]
    lines += [] if host is None else [f"Host: {host}"]
    lines += [] if key is None else [f"Authorization: {key}"]
    lines += [] if kind is None else [f"Content-Type: {kind}"]
    if body and not any(each.startswith("Content-Length") for each in more):
        lines.append(f"Content-Length: {len(body)}")
    return [*lines, *more], body


HOSTILE: list[tuple[list[str], bytes]] = [
    *(request(host=host) for host in HOSTS),
    request(host=None),
    request("POST /v1/chat/completions HTTP/1.0", host=None),
    request(more=("Host: 127.0.0.1:{port}",)),
    request(more=("Host: evil.com",)),
    request("POST http://evil.com/v1/chat/completions HTTP/1.1"),
    request("POST http://127.0.0.1:{port}/v1/chat/completions HTTP/1.1"),
    request("POST //evil.com/v1/chat/completions HTTP/1.1"),
    request("GET http://evil.com/v1/models HTTP/1.1", kind=None, body=b""),
    request("CONNECT 127.0.0.1:{port} HTTP/1.1", kind=None, body=b""),
    request("OPTIONS * HTTP/1.1", kind=None, body=b""),
    *(request(more=(f"Origin: {origin}",)) for origin in ORIGINS),
    *(
        request("GET /v1/models HTTP/1.1", kind=None, body=b"", more=(f"Origin: {origin}",))
        for origin in ORIGINS[:4]
    ),
    *(
        request(more=(f"Sec-Fetch-Site: {site}",))
        for site in ("cross-site", "same-site", "CROSS-SITE")
    ),
    *(
        request(
            "OPTIONS /v1/chat/completions HTTP/1.1",
            kind=None,
            body=b"",
            more=(f"Origin: {origin}", "Access-Control-Request-Method: POST"),
        )
        for origin in ORIGINS[:3]
    ),
    *(request(kind=kind) for kind in KINDS),
    *(request(key=key) for key in KEYS),
    request(more=("Authorization: Bearer {secret}",)),
    *(
        request(f"{method} /v1/models HTTP/1.1", kind=None, body=b"")
        for method in ("PUT", "PATCH", "DELETE", "TRACE", "HEAD", "PROPFIND")
    ),
    request(
        "GET /v1/models HTTP/1.1",
        kind=None,
        body=b"",
        more=("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"),
    ),
    request(more=("Content-Encoding: gzip",)),
    request(more=("Transfer-Encoding: chunked",)),
    request(more=("Transfer-Encoding: gzip, chunked",), body=b"0\r\n\r\n"),
    request(more=("Content-Length: 99999999999",)),
    request(more=("Content-Length: -1",)),
    request(more=("Content-Length: 5", "Content-Length: 6")),
]
WELL_MEANT: list[tuple[list[str], bytes]] = [
    *(request(host=host) for host in ("127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}")),
    request(host="LOCALHOST:{port}"),
    request(kind="application/json; charset=utf-8"),
    request(kind='Application/JSON; charset="UTF-8"'),
    request(key="bearer {secret}"),
    request(more=("Sec-Fetch-Site: none",)),
    request(more=("Sec-Fetch-Site: same-origin",)),
    request(more=("Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA")),
    request(more=("Accept: */*", "User-Agent: OpenAI/Python", "X-Stainless-Lang: python")),
    request("GET /v1/models HTTP/1.1", kind=None, body=b""),
    request("GET /v1/models?x=http://evil.com HTTP/1.1", kind=None, body=b""),
    request("GET /health HTTP/1.1", key=None, kind=None, body=b""),
    request("POST /v1/chat/completions HTTP/1.0"),
]


def test_that_there_are_eighty_hostile_requests_and_all_are_different() -> None:
    whole = ["\n".join(lines) + body.decode("latin-1") for lines, body in HOSTILE]
    assert len(set(whole)) == len(whole) >= 80


def bytes_of(served: Served, lines: list[str], body: bytes) -> bytes:
    head = "\r\n".join(lines).replace("{port}", str(served.port))
    return head.replace("{secret}", served.secret).encode("latin-1") + b"\r\n\r\n" + body


async def test_that_no_hostile_request_is_answered_and_no_page_is_let_in(
    served: Served,
) -> None:
    answered = []
    for lines, body in HOSTILE:
        raw = await served.raw(bytes_of(served, lines, body))
        got = read_answer(raw)
        if not 400 <= got.status < 500 or b"choices" in raw or b'"data"' in raw:
            answered.append((lines, got.status))
        if got.body:
            assert got.error["message"], lines
        assert not any(name.startswith("access-control") for name in got.headers), lines
        assert "uvicorn" not in raw.decode("latin-1").lower()

    assert answered == []
    assert served.bench.local_server.live() == ()


async def test_that_every_well_meant_request_is_answered(served: Served) -> None:
    refused = []
    for lines, body in WELL_MEANT:
        got = read_answer(await served.raw(bytes_of(served, lines, body)))
        if got.status != 200:
            refused.append((lines, got.status, got.body))
    assert refused == []


async def test_that_no_key_is_needed_only_where_the_settings_say_so(serve: MakeServed) -> None:
    served = await serve(keyless=True)
    assert (await served.ask("GET", "/v1/models", key="")).status == 200
    assert (await served.ask("GET", "/v1/models", key="anything")).status == 200

    origin = await served.ask("GET", "/v1/models", key="", headers=[("Origin", "http://x.y")])
    assert origin.status == 403


async def test_that_a_page_that_was_allowed_may_ask_and_no_other(serve: MakeServed) -> None:
    served = await serve(origins=("http://app.example:3000",))
    page = [("Origin", "http://app.example:3000")]
    wanted = [*page, ("Access-Control-Request-Method", "POST")]
    asked = await served.ask("OPTIONS", "/v1/chat/completions", headers=wanted, key="")
    assert asked.status == 200
    assert asked.headers["access-control-allow-origin"] == "http://app.example:3000"

    got = await served.ask("GET", "/v1/models", headers=page)
    assert got.status == 200
    assert got.headers["access-control-allow-origin"] == "http://app.example:3000"
    assert (await served.ask("GET", "/v1/models", headers=page, key="")).status == 401
    other = [("Origin", "http://app.example")]
    assert (await served.ask("GET", "/v1/models", headers=other)).status == 403


async def test_that_a_name_that_was_given_is_one_of_the_server(serve: MakeServed) -> None:
    served = await serve(names=("box.example", "proxy.example:443"))
    for host, status in (
        (f"box.example:{served.port}", 200),
        ("proxy.example:443", 200),
        ("box.example", 421),
        (f"proxy.example:{served.port}", 421),
    ):
        lines, body = request(host=host)
        got = read_answer(await served.raw(bytes_of(served, lines, body)))
        assert got.status == status, host


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "192.168.1.20", "::", "example.org", ""],  # noqa: S104 - nothing is bound
)
def test_that_only_an_administrator_opens_it_and_only_with_a_certificate(host: str) -> None:
    asked = ServeOptions(host=host, tls_cert="c.pem", tls_key="k.pem", beyond=True)
    closed = [
        (ServeOptions(host=host), Settings()),
        (ServeOptions(host=host, tls_cert="c.pem", tls_key="k.pem"), Settings()),
        (ServeOptions(host=host, beyond=True), Settings()),
        *((asked, Settings(acting_role=role)) for role in ("builder", "user", "visitor")),
    ]
    for options, settings in closed:
        with pytest.raises(PolicyError):
            check_may_listen(options, settings)
    if host in ("example.org", ""):
        with pytest.raises(PolicyError):
            check_may_listen(asked, Settings())
    else:
        check_may_listen(asked, Settings())
    for here in itertools.chain(("127.0.0.1", "localhost", "::1", "127.8.0.1")):
        check_may_listen(ServeOptions(host=here), Settings(acting_role="visitor"))
