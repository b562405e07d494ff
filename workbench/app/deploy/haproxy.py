"""The gateway of a distributed deployment: a configuration for HAProxy.

It shares requests between nodes, looks whether they are well, and asks another node where one
is lost before its answer began. Directives are those of HAProxy 2.5 and newer
(docs.haproxy.org, "Configuration Manual"). No text of a person's gets into the configuration:
names of models and agents stand in it as digests, files as links with names of our own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from workbench.app.deploy.gateway_answers import (
    LOST,
    NODE_HEADER,
    error_json,
    error_line,
    not_again,
)
from workbench.app.deploy.values import Gateway, Listen, NodeSpec

CONFIGURATION, CONTROL = "haproxy.cfg", "control.sock"
ROUTES, ONCE_ROUTES = "routes.map", "once.map"
CERTIFICATE, CERTIFICATE_KEY = "tls.pem", "tls.pem.key"
_HEAD_BYTES = 32 * 1024
_BALANCES = {"least-busy": "leastconn", "in-turn": "roundrobin"}
_AGAIN = "conn-failure empty-response 503"
"""Nothing of an answer came, or the node said that it takes nothing now."""
_ONCE = "conn-failure"
"""The node never got the request: asking again cannot do anything twice."""
_KEY = "req.fhdr(idempotency-key)"
_KEY_SUFFIX = "-once"
_HELD = "x-workbench-held"
"""Tells a node to say nothing before its answer begins: until then another may be asked."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A node as the gateway asks it.

    Attributes:
        address: ``http://HOST:PORT`` or ``https://HOST:PORT``.
    """

    node: NodeSpec
    address: str


@dataclass(frozen=True, slots=True)
class Route:
    """Something that can be asked.

    Attributes:
        target: Its name in requests, such as ``agent:help-desk``.
        nodes: The names of those who answer for it.
        again: It changes nothing, so it may be asked again where its node was lost.
    """

    target: str
    nodes: tuple[str, ...]
    again: bool


def digest_of(target: str) -> str:
    """A name as it stands in the map: HAProxy's ``sha2(256),hex`` writes capitals."""
    return hashlib.sha256(target.encode()).hexdigest().upper()


def files_of(
    listen: Listen, gateway: Gateway, seats: Sequence[Seat], routes: Sequence[Route]
) -> Mapping[str, str]:
    """The text of each file of the gateway, by its name."""
    groups = _groups(seats, routes)
    parts = [
        _global(gateway),
        _defaults(gateway),
        _front(listen, gateway, len(seats)),
        *(
            _back(name, nodes, seats, (listen, gateway), again=again)
            for (nodes, again), name in groups.items()
        ),
        *(
            _back_once(name, nodes, seats, gateway)
            for (nodes, again), name in groups.items()
            if not again
        ),
    ]
    named = {digest_of(one.target): (groups[one.nodes, one.again], one.again) for one in routes}
    routed = {target: name for target, (name, _again) in named.items()}
    once = {
        target: name if again else f"{name}{_KEY_SUFFIX}"
        for target, (name, again) in named.items()
    }
    return {
        CONFIGURATION: "\n\n".join(parts) + "\n",
        ROUTES: _map(routed),
        ONCE_ROUTES: _map(once),
    }


def _map(groups: Mapping[str, str]) -> str:
    return "".join(f"{target} {name}\n" for target, name in sorted(groups.items()))


def _groups(
    seats: Sequence[Seat], routes: Sequence[Route]
) -> dict[tuple[tuple[str, ...], bool], str]:
    """The name of the backend of each set of nodes.

    ``everyone`` answers what is not named, and what names in a way that the map does not know;
    so nothing of it is asked twice.
    """
    every = tuple(seat.node.name for seat in seats)
    groups = {(every, False): "everyone"}
    for route in routes:
        groups.setdefault((route.nodes, route.again), f"group-{len(groups)}")
    return groups


def _global(gateway: Gateway) -> str:
    return _block(
        "global",
        f"maxconn {gateway.at_once + 16}",
        "nbthread 2",
        "hard-stop-after 30s",
        f"tune.bufsize {gateway.largest_bytes + _HEAD_BYTES}",
        f"stats socket unix@{CONTROL} mode 600 level operator",
        "log stdout format raw local0 notice",
    )


def _defaults(gateway: Gateway) -> str:
    answer_ms = round(gateway.answer_s * 1000)
    return _block(
        "defaults",
        "mode http",
        "log global",
        "option httplog",
        "option dontlog-normal",
        "timeout connect 2s",
        "timeout http-request 30s",
        # On a connection that had a request before, HAProxy says nothing of a lost node but
        # closes it, and clients then ask again by themselves.
        "option httpclose",
        f"timeout queue {answer_ms}ms",
        f"timeout client {answer_ms}ms",
        f"timeout server {answer_ms}ms",
        # The whole request is held until an answer begins: only so it can be asked again.
        "option http-buffer-request",
        error_line(400, "The request cannot be read.", "bad_request"),
        error_line(408, "The request did not come in time.", "request_timeout"),
        error_line(502, "The node %[srv_name] was lost before it answered. Ask again.", LOST),
        error_line(503, "No node takes requests now. Try again later.", "no_node", retry_s=5),
        error_line(504, "The node %[srv_name] did not answer in time.", "node_silent"),
    )


def _front(listen: Listen, gateway: Gateway, nodes: int) -> str:
    host = f"[{listen.address}]" if ":" in listen.address else listen.address
    tls = (
        f" ssl crt {CERTIFICATE} alpn http/1.1 ssl-min-ver TLSv1.2"
        if listen.certificate
        else ""
    )
    too_large = error_json(
        f"The request has more than {gateway.largest_bytes} bytes.",
        "invalid_request_error",
        "body_too_large",
    )
    routed = (
        f"use_backend %[var(txn.target),map_str({ONCE_ROUTES},everyone{_KEY_SUFFIX})] "
        f"if {{ {_KEY} -m found }}",
        f"use_backend %[var(txn.target),map_str({ROUTES},everyone)]",
    )
    return _block(
        "frontend door",
        f"bind {host}:{listen.port}{tls}",
        f"maxconn {gateway.at_once}",
        "acl is_health path /health /health/ready",
        "acl nobody nbsrv(everyone) eq 0",
        "http-request return status 503 content-type application/json "
        'string {\\"status\\":\\"no\\ node\\"} if is_health nobody',
        "http-request return status 200 content-type application/json "
        'string {\\"status\\":\\"ok\\"} if is_health',
        f"http-request return status 413 content-type application/json string {too_large} "
        f"if {{ req.body_size gt {gateway.largest_bytes} }}",
        f"http-request del-header {_HELD}",
        "http-request set-var(txn.target) req.body,json_query('$.model'),sha2(256),hex",
        *(routed if nodes else ("default_backend everyone",)),
    )


def _back(
    name: str,
    nodes: tuple[str, ...],
    seats: Sequence[Seat],
    how: tuple[Listen, Gateway],
    *,
    again: bool,
) -> str:
    listen, gateway = how
    known = [seat for seat in seats if seat.node.name in nodes]
    check_ms = round(gateway.check_s * 1000)
    return _block(
        f"backend {name}",
        f"balance {_BALANCES[gateway.balance]}",
        f"retries {gateway.retries}",
        "option redispatch 1",
        f"retry-on {_AGAIN if again else _ONCE}",
        "option allbackups",
        "option httpchk",
        "http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host "
        f"{called_by(listen)[0]}",
        "http-check expect status 200",
        f"default-server check inter {check_ms}ms fastinter {min(500, check_ms)}ms "
        "fall 2 rise 1",
        f"http-response set-header {NODE_HEADER} %s",
        *((f"http-request set-header {_HELD} 1",) if again else not_again()),
        *(_server(seat) for seat in known),
    )


def _back_once(
    name: str, nodes: tuple[str, ...], seats: Sequence[Seat], gateway: Gateway
) -> str:
    """Requests with a key: each key is of one node, which knows what it did under it.

    While that node is away they are told to come again, for no other one may begin anew.
    """
    known = [seat for seat in seats if seat.node.name in nodes]
    known = [seat for seat in known if seat.node.role != "standby"] or known
    away = error_json("The node that has this key is away.", "server_error", "node_away")
    lines = []
    for number, seat in enumerate(known):
        node, chosen = seat.node.name, f"{{ var(txn.seat) -m int {number} }}"
        is_away = f"!{{ srv_is_up(everyone/{node}) }}"
        lines += [
            f"http-request return status 503 content-type application/json string {away} "
            f"hdr retry-after 5 hdr {NODE_HEADER} {node} if {chosen} {is_away}",
            f"use-server {node} if {chosen}",
        ]
    return _block(
        f"backend {name}{_KEY_SUFFIX}",
        f"retries {gateway.retries}",
        f"retry-on {_ONCE}",
        f"http-request set-var(txn.seat) {_KEY},xxh32,mod({max(1, len(known))})",
        *sorted(lines),
        f"http-response set-header {NODE_HEADER} %s",
        *not_again(),
        *(_server(seat, tracks="everyone") for seat in known),
    )


def _server(seat: Seat, *, tracks: str = "") -> str:
    """A node.

    Args:
        seat: Which.
        tracks: The backend whose view of it counts; empty looks itself.
    """
    node, parts = seat.node, urlsplit(seat.address)
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    words = [
        f"server {node.name} {shown}:{parts.port}",
        # No share of what is shared: a key that its own node cannot take goes to nobody.
        f"weight {0 if tracks else node.weight}",
        f"maxconn {node.limits.queue}",
    ]
    if tracks:
        words.append(f"track {tracks}/{node.name}")
    elif node.role == "standby":
        words.append("backup")
    if parts.scheme == "https":
        roots = authority_of(node) if node.authority else "@system-ca"
        words.append(f"ssl verify required ca-file {roots} sni str({host}) verifyhost {host}")
        if not tracks:
            words.append(f"check-sni {host}")
    return " ".join(words)


def authority_of(node: NodeSpec) -> str:
    """The name of the link to the certificates that a node is known by."""
    return f"authority-{node.name}.pem"


def called_by(listen: Listen) -> tuple[str, ...]:
    """What ``Host`` may say in requests that come through the gateway."""
    names = ["127.0.0.1", "localhost", *listen.names]
    if listen.address not in ("127.0.0.1", "0.0.0.0", "::"):  # noqa: S104 - compared with
        names.append(f"[{listen.address}]" if ":" in listen.address else listen.address)
    return tuple(dict.fromkeys(f"{name}:{listen.port}" for name in names))


def _block(*lines: str) -> str:
    return "\n    ".join(lines)
