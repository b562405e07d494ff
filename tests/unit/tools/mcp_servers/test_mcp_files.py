"""Files of MCP servers, and those of other programs: read whole, refused with the line."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.base.errors import DocumentError
from workbench.tools.documents import FolderGrant
from workbench.tools.mcp.documents import (
    Address,
    Command,
    McpServer,
    Secret,
    ServerGrants,
    ServerLimits,
)
from workbench.tools.mcp.draft_values import draft_of, draft_values
from workbench.tools.mcp.files import parse_server, read_server, write_server
from workbench.tools.mcp.mcp_json import parse_mcp_json, read_mcp_json

SEEN = st.text(
    st.characters(categories=("L", "N", "P", "S"), include_characters=" "), max_size=30
)
VALUES = st.dictionaries(
    st.from_regex(r"X[A-Z_]{0,8}", fullmatch=True), SEEN | st.just(Secret()), max_size=3
)
COMMANDS = st.builds(
    Command,
    st.sampled_from(["python", "/usr/bin/node", "uvx"]),
    st.lists(SEEN, max_size=4).map(tuple),
    VALUES,
)
ADDRESSES = st.builds(
    Address, st.sampled_from(["https://example.org/mcp", "http://127.0.0.1:8000/mcp"]), VALUES
)
LIMITS = st.builds(
    ServerLimits,
    st.floats(1, 600, allow_nan=False),
    st.integers(64, 10_000),
    st.integers(256, 10_000),
)


@given(st.from_regex(r"[a-z][a-z0-9_]{0,23}", fullmatch=True), COMMANDS | ADDRESSES, LIMITS)
@settings(deadline=None)
def test_that_a_server_is_read_as_it_was_written(
    name: str, way: Command | Address, limits: ServerLimits
) -> None:
    grants = ServerGrants()
    if isinstance(way, Command):
        grants = ServerGrants((FolderGrant("/srv/a"), FolderGrant("/srv/b", True)), True)
    server = McpServer(name, "A title", way, grants, limits)
    text = write_server(server)
    assert parse_server(text) == server
    assert write_server(parse_server(text)) == text
    assert draft_of(draft_values(server)) == server


GOOD = "kind: McpServer\nname: files\ncommand: python\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there are no fields"),
        ("kind: Tool\nname: a\n", "line 1: kind: 'Tool' is not McpServer"),
        ("kind: McpServer\nname: A!\ncommand: x\n", "line 2: name: 'A!' is no name"),
        ("kind: McpServer\nname: a\n", "either a command or a url"),
        (f"{GOOD}url: http://x.org/\n", "either a command or a url"),
        ("kind: McpServer\nname: a\ncommand: a/b\n", "line 3: command"),
        (f"{GOOD}arguments: [1]\n", "line 4: arguments"),
        (f'{GOOD}arguments: ["a\\u202eb"]\n', r"holds U\+202E"),
        (f'{GOOD}arguments: ["a\\nb"]\n', r"holds U\+000A"),
        (f"{GOOD}environment: {{LD_PRELOAD: /tmp/x.so}}\n", "'LD_PRELOAD' cannot be set"),
        (f"{GOOD}environment: {{A: 1}}\n", "a text in one line"),
        (f"{GOOD}environment: {{A: {{secret: yes please}}}}\n", "a text in one line"),
        (f"{GOOD}folder: /srv/x\n", "not among the granted folders"),
        (f"{GOOD}folder: here\n", "a full path"),
        (f"{GOOD}grants: {{folders: [{{path: ../x}}]}}\n", "no full path of a folder"),
        (f"{GOOD}grants: {{network: 1}}\n", "true or false"),
        (f"{GOOD}limits: {{seconds: 0}}\n", "a number from 0.1 to 600"),
        (f"{GOOD}shell: true\n", "line 4: shell: it is not known here"),
        (f"{GOOD}schema: 9\n", "a newer version"),
        ("kind: McpServer\nname: a\nurl: file:///etc/passwd\n", "line 3: url"),
        ("kind: McpServer\nname: a\nurl: http://a@b.org/\n", "line 3: url"),
        ("kind: McpServer\nname: a\nurl: http://b.org/\nheaders: {Host: c}\n", "cannot be set"),
        ("kind: McpServer\nname: a\nurl: http://b.org/\ngrants: {network: true}\n", "nothing"),
        (f"{GOOD}title: &x a\narguments: [*x]\n", "aliases"),
        (f"{GOOD}title: {'x' * 101}\n", "longer than 100"),
        ("kind: [\n", "line"),
    ],
)
def test_that_a_bad_file_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        parse_server(text)


def test_that_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"a\.yaml: cannot be read"):
        read_server(tmp_path / "a.yaml")


@given(st.binary(max_size=300))
def test_that_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for read in (parse_server, parse_mcp_json):
        with suppress(DocumentError):
            assert read(raw)


def found(rows: dict[str, Any], above: str = "mcpServers") -> Any:
    return parse_mcp_json(json.dumps({above: rows}))


def test_that_the_forms_of_other_programs_are_read(tmp_path: Path) -> None:
    row = {"command": "python", "args": ["-m", "server"], "env": {"MODE": "fast"}}
    zed = {"source": "custom", "command": {"path": "python", "args": ["-m", "server"],
                                           "env": {"MODE": "fast"}}}  # fmt: skip
    wanted = Command("python", ("-m", "server"), {"MODE": "fast"})
    for above, value in (("mcpServers", row), ("servers", row), ("context_servers", zed)):
        read = found({"My Files!": value}, above)
        (one,) = read.found
        assert (one.server.name, one.server.title) == ("my_files", "My Files!")
        assert one.server.way == wanted
    path = tmp_path / "mcp.json"
    path.write_text('{"mcp": {"servers": {"a": {"url": "https://a.org/x", "type": "http"}}}}')
    assert read_mcp_json(path).found[0].server.way == Address("https://a.org/x")


def test_that_comments_and_last_commas_are_read() -> None:
    text = """{
      // of VS Code
      "servers": { /* one */
        "a": {"command": "python", "args": ["http://x//y", "b,]",], },
      },
    }"""
    (one,) = parse_mcp_json(text).found
    assert one.server.way == Command("python", ("http://x//y", "b,]"))


def test_that_secrets_go_to_the_keyring_and_not_into_the_file() -> None:
    env = {"GITHUB_TOKEN": "ghp_hush", "MODE": "fast", "ASKED": "${input:key}"}
    read = found({"a": {"command": "python", "env": env}})
    (one,) = read.found
    assert one.server.way.environment == {
        "GITHUB_TOKEN": Secret(),
        "MODE": "fast",
        "ASKED": Secret(),
    }
    assert one.secrets == {"GITHUB_TOKEN": "ghp_hush"}
    assert any("Enter the value of ASKED" in note for note in one.notes)
    assert "ghp_hush" not in write_server(one.server)
    header = found(
        {"b": {"url": "https://b.org/mcp", "headers": {"Authorization": "Bearer x"}}}
    )
    assert header.found[0].secrets == {"Authorization": "Bearer x"}


def test_that_folders_it_names_may_be_read_and_nothing_more(tmp_path: Path) -> None:
    home = str(Path.home())
    read = found({"a": {"command": "python", "args": [str(tmp_path), home, "/"]}})
    (one,) = read.found
    assert one.server.grants == ServerGrants((FolderGrant(str(tmp_path)),))
    assert sum("was not granted" in note for note in one.notes) == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x", "no list of fields"),
        ({}, "its command is no text"),
        ({"command": 3}, "its command is no text"),
        ({"command": "python", "args": "x"}, "no list of texts"),
        ({"command": "python", "args": [1]}, "its args is no text"),
        ({"command": "python", "args": ["${workspaceFolder}/x"]}, "only the other program"),
        ({"command": "python", "args": ["${input:key}"]}, "holds a secret"),
        ({"url": "https://a.org/sse", "type": "sse"}, "given up"),
        ({"url": "https://a.org/x", "type": "websocket"}, "is not known here"),
        ({"url": "javascript:alert(1)"}, "no address"),
        ({"command": "python", "env": {"LD_PRELOAD": "x"}}, "cannot be set"),
        ({"command": "python", "cwd": "/nowhere/at/all"}, "may not be granted"),
    ],
)
def test_that_what_cannot_be_had_is_told_and_the_others_are_kept(row: Any, said: str) -> None:
    read = found({"bad": row, "good": {"command": "python"}})
    assert [one.server.name for one in read.found] == ["good"]
    ((name, message),) = read.problems
    assert name == "bad"
    assert said in message


def test_that_names_are_free_and_what_is_left_out_is_said() -> None:
    read = found({
        "Files": {"command": "python", "disabled": True, "autoApprove": ["x"]},
        "files": {"command": "no-such-program"},
        "9": {"command": "npx"},
    })  # fmt: skip
    assert [one.server.name for one in read.found] == ["files", "files_2", "mcp_9"]
    notes = read.found[0].notes
    assert "It was switched off there." in notes
    assert "Left out: autoApprove." in notes
    assert any("There is no program 'no-such-program'" in n for n in read.found[1].notes)
    assert any("install the server once" in note for note in read.found[2].notes)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"mcpServers": []}', "{", '{"servers": {"a": }}', "[" * 100_000],
)
def test_that_a_file_without_servers_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        parse_mcp_json(text)
