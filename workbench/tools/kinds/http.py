"""A request to a web server as a tool: the server is fixed in the file and granted there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from workbench.base.errors import DocumentError, PolicyError, ToolError
from workbench.base.lines import LinedPlace
from workbench.base.reading import text
from workbench.policy.egress import check_granted, read_grant, read_target
from workbench.policy.network import is_local
from workbench.tools.api import ToolContext
from workbench.tools.documents import Parameter, ToolDocument, ToolGrants
from workbench.tools.kinds.api import Made, Surroundings, ToolKind
from workbench.tools.placeholders import as_text, filled, names_in, whole_name

if TYPE_CHECKING:
    from workbench.tools.web import Call, Reply

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_READING = ("GET", "HEAD")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
_OURS = frozenset({
    "host", "connection", "content-length", "transfer-encoding", "te", "trailer", "upgrade",
    "accept-encoding", "proxy-authorization", "proxy-connection", "expect", "keep-alive",
})  # fmt: skip
_MOST_HEADERS = 32
_MOST_BODY_BYTES = 1_000_000
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """Settings of a request.

    Attributes:
        url: With ``{name}`` in path and query; the server is fixed.
        headers: With ``{name}`` in their values.
        body: JSON with ``"{name}"`` where an argument goes, or a text; None for none.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


def _read(place: LinedPlace, tool: ToolDocument) -> HttpSettings:
    method = text(place, "method", "GET").upper()
    if method not in METHODS:
        raise place.bad("method", method, f"one of {', '.join(METHODS)}")
    url = text(place, "url", "")
    if "{" in re.split(r"[/?]", url.split("://", 1)[-1], maxsplit=1)[0]:
        raise place.wrong("url", "the server comes from a parameter", "Write it out.")
    try:
        names = list(names_in(url))
        check_granted(read_target(filled(url, {}, lambda _text: "x")), tool.grants.hosts)
    except (DocumentError, PolicyError) as exc:
        raise place.wrong("url", exc.message, exc.hint) from exc
    headers = _headers(place.inner("headers"), names)
    body = place.take("body", None)
    try:
        names += _names_in_body(body)
    except DocumentError as exc:
        raise place.wrong("body", exc.message, exc.hint) from exc
    if body is not None and method in _READING:
        raise place.wrong("body", f"{method} sends none", "Choose POST, or remove the body.")
    for name in names:
        if tool.parameter(name) is None:
            raise place.wrong("url", f"there is no parameter {name!r}", "Add it, or remove it.")
    return HttpSettings(url, method, headers, body)


def _headers(place: LinedPlace, names: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    if len(place.keys()) > _MOST_HEADERS:
        raise place.wrong("", f"more than {_MOST_HEADERS} headers", "Remove some.")
    for name in place.keys():  # noqa: SIM118 - no mapping
        value = text(place, name, "")
        if not _HEADER.fullmatch(name) or name.lower() in _OURS:
            raise place.wrong(name, "this header cannot be set", "Remove it.")
        if not value.isprintable() or not value.isascii():
            raise place.bad(name, value, "a text of plain characters")
        try:
            names += names_in(value)
        except DocumentError as exc:
            raise place.wrong(name, exc.message, exc.hint) from exc
        found[name] = value
    return found


def _names_in_body(body: Any) -> list[str]:
    if isinstance(body, str):
        return list(names_in(body))
    if isinstance(body, dict):
        return [name for value in body.values() for name in _names_in_body(value)]
    if isinstance(body, list):
        return [name for value in body for name in _names_in_body(value)]
    return []


def _write(settings: HttpSettings) -> Mapping[str, Any]:
    found: dict[str, Any] = {"method": settings.method, "url": settings.url}
    if settings.headers:
        found["headers"] = dict(sorted(settings.headers.items()))
    if settings.body is not None:
        found["body"] = settings.body
    return found


def _make(tool: ToolDocument, around: Surroundings) -> Made:
    settings: HttpSettings = tool.settings
    hosts = tuple(read_grant(one)[0] for one in tool.grants.hosts)

    def run(arguments: Mapping[str, Any], context: ToolContext) -> str:
        from workbench.tools.web import ask  # TLS is read when the first tool needs it

        values = tool.with_defaults(arguments)
        address = address_of(settings.url, values)
        try:
            near = is_local(read_target(address).host)
            if not near and not around.network_on():
                raise ToolError("the network is switched off in the settings")
            with around.permit(f"the tool {tool.name}", hosts):
                reply = ask(_call(tool, address, values), context.cancelled)
        except PolicyError as exc:
            raise ToolError(exc.message, exc.hint) from exc
        return _told(reply)

    near = is_local(read_target(filled(settings.url, {}, lambda _text: "x")).host)
    # What it asks for tells the server something, and files of tools come from strangers.
    sends = settings.method not in _READING or not near
    servers = ", ".join(tool.grants.hosts)
    return Made(
        run=run,
        touches=(
            f"Sends {settings.method} {settings.url}; reaches {servers} and no other server; "
            "no file"
        ),
        writes=sends,
        least="ask" if sends else "never",
    )


def address_of(url: str, values: Mapping[str, Any]) -> str:
    """The address with each argument in its place, encoded so that it stays one part of it.

    Raises:
        ToolError: A value would be another folder of the path.
    """
    path, mark, query = url.partition("?")
    head = filled(path, values, _encoded)
    before = re.split(r"/", path)
    for written, part in zip(before, head.split("/"), strict=True):
        if written != part and part in (".", ".."):
            raise ToolError(f"{part!r} cannot be a part of the address")
    pairs = [pair for pair in query.split("&") if not _left_out(pair, values)]
    return head + mark * bool(pairs and mark) + filled("&".join(pairs), values, _encoded)


def _left_out(pair: str, values: Mapping[str, Any]) -> bool:
    """A part of the query that is nothing but an argument that was not given."""
    name = whole_name(pair.partition("=")[2])
    return bool(name) and values.get(name) is None


def _encoded(part: str) -> str:
    return quote(part.encode("utf-8", "replace"), safe="")


def _call(tool: ToolDocument, address: str, values: Mapping[str, Any]) -> Call:
    from workbench.tools.web import Call

    settings: HttpSettings = tool.settings
    headers: dict[str, str] = {"User-Agent": "workbench"}
    for name, written in settings.headers.items():
        value = filled(written, values)
        if not value.isprintable() or not value.isascii():
            raise ToolError(f"the header {name} cannot hold {value[:60]!r}")
        headers[name] = value
    body = _body(settings, headers, values)
    if body is not None and len(body) > _MOST_BODY_BYTES:
        raise ToolError(f"the body is longer than {_MOST_BODY_BYTES} bytes")
    return Call(
        settings.method,
        address,
        headers,
        body,
        tool.grants.hosts,
        tool.limits.seconds,
        tool.limits.output_bytes,
    )


def _body(
    settings: HttpSettings, headers: dict[str, str], values: Mapping[str, Any]
) -> bytes | None:
    if settings.body is None:
        return None
    kind = next((v for k, v in headers.items() if k.lower() == "content-type"), "")
    if isinstance(settings.body, str):
        headers.setdefault("Content-Type", kind or "text/plain; charset=utf-8")
        shown = _encoded if kind.startswith(_FORM) else str
        return filled(settings.body, values, shown).encode("utf-8", "replace")
    if not kind:
        headers["Content-Type"] = "application/json"
    return json.dumps(_filled_json(settings.body, values)).encode()


def _filled_json(part: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(part, str):
        name = whole_name(part)
        return values.get(name) if name else filled(part, values)
    if isinstance(part, dict):
        return {key: _filled_json(value, values) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled_json(value, values) for value in part]
    return part


def _told(reply: Reply) -> str:
    note = "\n[cut: only the first part is shown]" if reply.cut else ""
    if reply.status >= 400:
        said = reply.text[:500]
        raise ToolError(f"the server answered {reply.status} {as_text(reply.reason)}: {said}")
    return (reply.text or f"({reply.status} {reply.reason}, nothing more)") + note


def _sample(name: str, title: str) -> ToolDocument:
    return ToolDocument(
        name,
        title,
        "Look up an item by its number",
        "http",
        HttpSettings("https://api.example.org/items/{number}?lang={language}"),
        (
            Parameter("number", "integer", "The number of the item"),
            Parameter("language", "string", "Two letters", required=False, default="en"),
        ),
        grants=ToolGrants(hosts=("api.example.org",)),
    )


KIND = ToolKind(
    key="http",
    title="HTTP request",
    description="A request to one server, which is fixed and granted in the tool",
    read=_read,
    write=_write,
    make=_make,
    sample=_sample,
    sends=True,
)
