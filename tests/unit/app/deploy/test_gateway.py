"""The configuration of the gateway: what HAProxy says of it, and that nothing gets in."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.app.deploy.haproxy import (
    CONFIGURATION,
    ONCE_ROUTES,
    ROUTES,
    Route,
    Seat,
    called_by,
    digest_of,
    files_of,
)
from workbench.app.deploy.values import Gateway, Listen, NodeSpec

SEATS = [
    Seat(NodeSpec("a"), "http://127.0.0.1:7001"),
    Seat(NodeSpec("b", weight=5), "http://127.0.0.1:7002"),
    Seat(NodeSpec("c", role="standby"), "http://[::1]:7003"),
]
ROUTE = Route("agent:help", ("a", "b"), again=True)
needs_haproxy = pytest.mark.skipif(
    shutil.which("haproxy") is None and not os.environ.get("CI"),
    reason="HAProxy is not installed: apt install haproxy",
)


def texts(
    routes: Sequence[Route] = (ROUTE,),
    seats: Sequence[Seat] = SEATS,
    listen: Listen | None = None,
    gateway: Gateway | None = None,
) -> dict[str, str]:
    return dict(files_of(listen or Listen(), gateway or Gateway(), seats, routes))


def backend(text: str, name: str) -> str:
    return text.partition(f"backend {name}\n")[2].partition("\n\n")[0]


@needs_haproxy
@pytest.mark.parametrize(
    ("listen", "gateway"),
    [
        (Listen(), Gateway()),
        (Listen(address="::1", port=9000), Gateway(balance="in-turn", retries=0)),
        (Listen(names=("box.example",)), Gateway(check_s=0.2, answer_s=86_400, at_once=10_000)),
        (Listen(), Gateway(largest_bytes=4_000_000, at_once=1)),
    ],
)
def test_that_haproxy_takes_it(listen: Listen, gateway: Gateway, tmp_path: Path) -> None:
    secure = Seat(NodeSpec("d", authority="x"), "https://box.example:8426")
    authority = Path("/etc/ssl/certs/ca-certificates.crt")
    seats = SEATS
    if authority.is_file():
        seats = [*SEATS, secure]
        (tmp_path / "authority-d.pem").symlink_to(authority)
    (tmp_path / "hosts").write_text("")
    made = texts((ROUTE, replace(ROUTE, target="starter", again=False)), seats, listen, gateway)
    if len(seats) > len(SEATS):  # a name that nobody knows here is looked up at the start
        made[CONFIGURATION] = made[CONFIGURATION].replace("box.example:8426", "127.0.0.1:8426")
    for name, text in made.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["haproxy", "-c", "-f", CONFIGURATION],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_that_only_what_changes_nothing_is_asked_twice() -> None:
    writes = Route("agent:notes", ("a", "b"), again=False)
    made = texts((ROUTE, writes))
    config = made[CONFIGURATION]
    groups = dict(line.split() for line in made[ROUTES].splitlines())
    reads_in = backend(config, groups[digest_of("agent:help")])
    writes_in = backend(config, groups[digest_of("agent:notes")])
    assert "retry-on conn-failure empty-response 503\n" in reads_in
    assert "retry-on conn-failure\n" in writes_in
    # What the map does not know may be anything.
    assert "retry-on conn-failure\n" in backend(config, "everyone")
    assert "server c " not in reads_in
    assert "server c [::1]:7003 weight 1 maxconn 64 backup" in backend(config, "everyone")


def test_that_a_key_goes_to_the_node_that_knows_it_or_to_nobody() -> None:
    writes = Route("agent:notes", ("a", "b", "c"), again=False)
    made = texts((ROUTE, writes))
    once = dict(line.split() for line in made[ONCE_ROUTES].splitlines())
    groups = dict(line.split() for line in made[ROUTES].splitlines())
    # What changes nothing needs no key; a standby has none.
    assert once[digest_of("agent:help")] == groups[digest_of("agent:help")]
    held = backend(made[CONFIGURATION], once[digest_of("agent:notes")])
    assert "mod(2)" in held
    assert "use-server a " in held
    assert "use-server c " not in held
    assert "redispatch" not in held
    servers = [line.split() for line in held.splitlines() if line.strip().startswith("server")]
    assert [row[row.index("weight") + 1] for row in servers] == ["0", "0"]


def test_that_names_get_into_it_as_digests_only() -> None:
    evil = "x\n    server evil 10.0.0.1:1\n#${HOME} \"' %[env(SECRET)] é"
    made = texts((Route(evil, ("a",), again=True),))
    whole = "".join(made.values())
    assert "evil" not in whole
    assert "SECRET" not in whole
    assert made[ROUTES] == f"{digest_of(evil)} group-1\n"


def test_by_which_names_nodes_are_called() -> None:
    listen = Listen(port=9000, names=("box.example",))
    assert called_by(listen) == ("127.0.0.1:9000", "localhost:9000", "box.example:9000")
    other = replace(listen, address="192.168.1.5", names=())
    assert called_by(other)[-1] == "192.168.1.5:9000"


def test_that_every_line_is_one_of_ours() -> None:
    """No directive comes from a person's text, whatever the numbers are."""
    known = {
        "global", "defaults", "frontend", "backend", "maxconn", "nbthread", "hard-stop-after",
        "tune.bufsize", "stats", "log", "mode", "option", "timeout", "http-error", "bind",
        "acl", "http-request", "use_backend", "balance", "retries", "retry-on", "http-check",
        "default-server", "http-response", "server", "use-server",
    }  # fmt: skip
    for balance, retries in itertools.product(("least-busy", "in-turn"), (0, 10)):
        config = texts(gateway=Gateway(balance=balance, retries=retries))[CONFIGURATION]  # type: ignore[arg-type]
        words = {line.split()[0] for line in config.splitlines() if line.strip()}
        assert words <= known
