"""Servers that run: held, asked in both eras of the protocol, and ended whatever they do."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from workbench.base.errors import ToolError
from workbench.policy.server_trust import AllowedServer
from workbench.tools.documents import FolderGrant
from workbench.tools.mcp.connection import Connection
from workbench.tools.mcp.documents import (
    Command,
    McpServer,
    Secret,
    ServerGrants,
    ServerLimits,
)
from workbench.tools.mcp.launch import launch_values
from workbench.tools.mcp.running import McpSurroundings, RunningServers
from workbench.tools.sandbox import protections

SCRIPT = str(Path("tests/servers/mcp_server.py").absolute())
MODERN = '''
from mcp.server.mcpserver import MCPServer

server = MCPServer("modern", version="3")


@server.tool()
def add(a: int, b: int) -> str:
    """Add two numbers"""
    return str(a + b)


server.run("stdio")
'''
NEVER = threading.Event()
linux = pytest.mark.skipif(sys.platform != "linux", reason="held so on Linux only")


def old(*words: str, seconds: float = 20.0) -> McpServer:
    limits = ServerLimits(seconds=seconds)
    return McpServer("old", "Old", Command("python", (SCRIPT, *words)), limits=limits)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningServers]:
    private = tmp_path / "private"
    private.mkdir()
    around = McpSurroundings(
        private=(private,),
        network_on=lambda: False,
        permit=lambda _reason, _hosts=(): nullcontext(),
        secret=lambda name: "hush" if name == "mcp.old.KEY" else "",
    )
    found = RunningServers(around)
    yield found
    found.close()


def opened(running: RunningServers, server: McpServer) -> Connection:
    start = running.start(server)
    assert start is not None
    allowed = AllowedServer(launch_values(server), start.files)
    return running.connection(server, allowed)


def children() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def test_that_a_server_from_before_2026_is_asked(running: RunningServers) -> None:
    found = opened(running, old())
    listing = found.listing()
    assert (listing.about, listing.protocol) == ("old 1.2", "2025-03-26")
    assert [offer.name for offer in listing.offers] == ["add"]
    assert listing.offers[0].annotations == {"readOnlyHint": True}
    assert found.call("add", {"a": 1, "b": 2}, NEVER) == ("3", False)


def test_that_a_server_of_2026_is_asked_without_a_handshake(
    running: RunningServers, tmp_path: Path
) -> None:
    path = tmp_path / "modern.py"
    path.write_text(MODERN)
    server = McpServer("modern", "Modern", Command("python", (str(path),)))
    found = opened(running, server)
    assert found.listing().protocol == "2026-07-28"
    assert found.call("add", {"a": 1, "b": 2}, NEVER) == ("3", False)
    text, failed = found.call("add", {"a": "x", "b": 2}, NEVER)
    assert failed
    assert "integer" in text


def test_that_what_it_prints_beside_messages_is_kept_and_does_no_harm(
    running: RunningServers,
) -> None:
    found = opened(running, old("talks"))
    assert found.call("add", {"a": 2, "b": 2}, NEVER) == ("4", False)
    assert "Welcome to the server" in found.said


def test_that_a_server_that_dies_at_once_says_what_it_said(running: RunningServers) -> None:
    with pytest.raises(ToolError) as told:
        opened(running, old("dies"))
    assert "Old failed" in told.value.message
    assert "no module named wanted" in told.value.message


def test_that_a_server_that_says_nothing_is_ended(running: RunningServers) -> None:
    before = set(children())
    with pytest.raises(ToolError, match="did not answer within 1 second"):
        opened(running, old("silent", seconds=1.0))
    assert not [one for one in children() if one not in before and one.is_running()]


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("hangs", "did not answer"),
        ("exits", "it ended"),
        ("floods", "a line of more than 4 MB"),
        ("chatters", "more than 16 MB"),
    ],
)
def test_that_a_call_ends_whatever_the_server_does(
    running: RunningServers, mode: str, said: str
) -> None:
    found = opened(running, old(mode))
    found.call_limit_s = 2.0 if mode == "hangs" else 20.0
    with pytest.raises(ToolError, match=said):
        found.call("add", {"a": 1, "b": 2}, NEVER)


def test_that_a_person_need_not_wait(running: RunningServers) -> None:
    found = opened(running, old("hangs"))
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    with pytest.raises(ToolError, match="stopped"):
        found.call("add", {}, stop)


def test_that_a_server_given_up_before_it_began_never_starts(running: RunningServers) -> None:
    started: list[str] = []

    def never(_said: object) -> Any:
        started.append("started")
        raise AssertionError

    found = Connection("Old", never, 20.0, nullcontext)
    found.close()
    with pytest.raises(ToolError, match="does not run any more"):
        found.open()
    assert started == []


def test_that_a_server_that_died_is_started_again_by_the_next_call(
    running: RunningServers,
) -> None:
    server = old("exits")
    found = opened(running, server)
    with pytest.raises(ToolError):
        found.call("add", {}, NEVER)
    again = opened(running, server)
    assert again is not found
    assert [offer.name for offer in again.listing().offers] == ["add"]


def test_that_a_list_without_end_is_cut(running: RunningServers) -> None:
    assert len(opened(running, old("endless")).listing().offers) <= 256


def test_that_tools_are_listed_again_when_it_says_that_they_changed(
    running: RunningServers,
) -> None:
    found = opened(running, old("changes"))
    assert found.listing().offers[0].description == "Add two numbers"
    found.call("add", {"a": 1}, NEVER)
    end_s = time.monotonic() + 10
    while "evil" not in found.listing().offers[0].description:
        assert time.monotonic() < end_s


def test_that_nothing_of_it_is_left_when_it_is_stopped(running: RunningServers) -> None:
    before = set(children())
    opened(running, old())
    assert set(children()) - before
    running.stop("old")
    assert not [one for one in set(children()) - before if one.is_running()]
    assert not running.runs("old")


def test_that_its_environment_is_empty_but_for_what_was_set(running: RunningServers) -> None:
    server = old("environment")
    way = Command("python", (SCRIPT, "environment"), {"MODE": "fast", "KEY": Secret()})
    found = opened(running, replace(server, way=way))
    values = json.loads(found.call("add", {}, NEVER)[0])
    assert (values["MODE"], values["KEY"], values["UV_OFFLINE"]) == ("fast", "hush", "1")
    known = {"PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP"}
    ours = {"MODE", "KEY", "UV_OFFLINE", "PIP_NO_INDEX", "npm_config_offline"}
    if sys.platform == "linux":
        assert set(values) <= known | ours


def test_that_a_secret_that_is_not_there_is_named(running: RunningServers) -> None:
    way = Command("python", (SCRIPT,), {"OTHER": Secret()})
    with pytest.raises(ToolError, match="the value of OTHER is not in the keyring"):
        running.start(replace(old(), way=way))


@linux
def test_that_it_reads_only_what_was_granted(running: RunningServers, tmp_path: Path) -> None:
    if not protections("command").folders:
        pytest.skip("this system holds no folders")
    granted, other = tmp_path / "granted", tmp_path / "other"
    for folder in (granted, other):
        folder.mkdir()
        (folder / "note.txt").write_text("a note")
    server = replace(old("reads"), grants=ServerGrants((FolderGrant(str(granted)),)))
    found = opened(running, server)
    assert found.call("add", {"a": str(granted / "note.txt")}, NEVER)[0] == "a note"
    assert "refused" in found.call("add", {"a": str(other / "note.txt")}, NEVER)[0]


@linux
@pytest.mark.parametrize("granted", [False, True])
def test_that_it_reaches_no_network_unless_settings_and_grant_say_so(
    tmp_path: Path, granted: bool
) -> None:
    if not protections("command").network:
        pytest.skip("this system holds no network")
    told: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        around = McpSurroundings(
            (tmp_path,),
            lambda: granted,
            lambda _r, _hosts=(): nullcontext(),
            lambda _n: "",
            let_out=lambda purpose, _hosts: told.append(purpose),
        )
        running = RunningServers(around)
        server = old("reaches", str(listener.getsockname()[1]))
        server = replace(server, grants=ServerGrants(network=True))
        found = opened(running, server)
        text = found.call("add", {}, NEVER)[0]
        running.close()
    assert (text == "reached") is granted
    assert told == [f"the MCP server {server.title}"] * granted


def test_that_a_program_that_is_not_there_is_named(running: RunningServers) -> None:
    with pytest.raises(ToolError, match="there is no program 'no-such-program'"):
        running.start(replace(old(), way=Command("no-such-program")))


def test_that_data_of_the_program_cannot_be_named_as_an_argument(
    running: RunningServers, tmp_path: Path
) -> None:
    secret = tmp_path / "private" / "approvals.json"
    secret.write_text("{}")
    with pytest.raises(ToolError, match="this program's own data"):
        running.start(replace(old(), way=Command("python", (SCRIPT, str(secret)))))


def test_that_another_file_than_the_allowed_one_does_not_start(
    running: RunningServers, tmp_path: Path
) -> None:
    path = tmp_path / "server.py"
    path.write_text(Path(SCRIPT).read_text())
    server = replace(old(), way=Command("python", (str(path),)))
    start = running.start(server)
    assert start is not None
    allowed = AllowedServer(launch_values(server), start.files)
    path.write_text(Path(SCRIPT).read_text() + "# changed\n")
    with pytest.raises(ToolError, match="is not the file that was allowed"):
        running.connection(server, allowed)


def test_that_two_calls_at_once_start_it_once(running: RunningServers) -> None:
    server = old()
    found: list[Connection] = []
    threads = [
        threading.Thread(target=lambda: found.append(opened(running, server)))
        for _number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, found))) == 1
