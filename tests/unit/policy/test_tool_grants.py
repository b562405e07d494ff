"""What was granted in advance: no path outside, no host outside, whatever a model writes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.base.errors import PolicyError
from workbench.policy.grant_decisions import Moment, Refused, judge
from workbench.policy.tool_grants import (
    ArgumentLimit,
    ToolGrant,
    check_grants,
    check_tool,
    tool_mark,
)

NOON = datetime(2026, 3, 3, 12, 0)
PARAMETERS = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("path", "url", "x")},
    "required": [],
}


@dataclass(frozen=True)
class Tool:
    """What a decision looks at."""

    name: str = "read_file"
    description: str = "Read a text file"
    parameters: Mapping[str, Any] = field(default_factory=lambda: PARAMETERS)
    touches: str = "Files"
    writes: bool = False
    approval: str = "never"
    digest: str = ""
    origin: str = ""


def decide(
    limit: ArgumentLimit,
    value: Any,
    folders: tuple[str, ...] = (),
    tool: Tool | None = None,
    name: str = "x",
) -> Refused | None:
    grant = ToolGrant("read_file", {name: limit}, folders)
    return judge(grant, tool or Tool(), {name: value}, Moment(NOON))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A granted folder beside a secret, with ways out of it."""
    inside, outside = tmp_path / "inbox", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (inside / "good.txt").write_text("good")
    (inside / "large.txt").write_bytes(b"x" * 2_000)
    (inside / "deep").mkdir()
    (inside / "deep" / "more.txt").write_text("more")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "way").symlink_to(outside)
    (inside / "round").symlink_to(inside / "round")
    (inside / "chain").symlink_to(inside / "way")
    (inside / "own").symlink_to(inside / "good.txt")
    os.mkfifo(inside / "pipe.txt")
    return inside


HOSTILE_PATHS = [
    "", " ", ".\0", "\0", "../outside/secret.txt", "..", "../", "deep/../../outside/secret.txt",
    "./../outside/secret.txt", "/etc/passwd", "/", "//etc/passwd", "///etc/passwd", "~",
    "~root",
    "~/secret", "\\\\server\\share\\x", "C:\\Windows\\win.ini", "c:/windows/win.ini", "C:x",
    "..\\outside\\secret.txt", "deep\\..\\..\\outside\\secret.txt", "link.txt", "way",
    "way/secret.txt", "chain/secret.txt", "way/../good.txt", "round", "round/x", "pipe.txt",
    "large.txt", "good.txt\0.png", "good.txt\n", "\ngood.txt", " good.txt", "good.txt ",
    "good\u202etxt.exe", "\u2024\u2024/outside/secret.txt\u200b", "x" * 1_001,
    "/proc/self/environ",
    "/proc/self/cwd/secret", "/dev/zero", "/dev/stdin", "file:///etc/passwd\r", "a\x1b[2J",
    "deep/../..", "%2e%2e/outside\t", "/proc/self/root/etc/passwd", "\\etc\\passwd",
    "\\??\\C:\\x", "/inbox/../../etc/passwd", "./deep/./../../outside",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE_PATHS, ids=ascii)
def test_that_a_hostile_path_is_refused(place: Path, path: str) -> None:
    limit = ArgumentLimit("path", most_bytes=1_000)
    found = decide(limit, path, (str(place),), name="path")
    assert found is not None
    assert (found.tool, found.argument) == ("read_file", "path")
    assert found.message.isprintable()


@pytest.mark.parametrize("path", ["good.txt", "deep/more.txt", ".", "deep", "new.txt", "own"])
def test_that_a_path_inside_is_granted(place: Path, path: str) -> None:
    limit = ArgumentLimit("path", most_bytes=1_000)
    assert decide(limit, path, (str(place),), name="path") is None
    assert decide(limit, str(place / path), (str(place),), name="path") is None


def test_that_an_absolute_path_beside_the_folder_is_refused(place: Path) -> None:
    limit = ArgumentLimit("path")
    for outside in (place.parent, place.parent / "inbox2", place.parent / "outside"):
        assert decide(limit, str(outside), (str(place),), name="path") is not None


def test_that_a_tool_of_somebody_else_must_be_given_full_paths(place: Path) -> None:
    theirs = Tool(digest="d")
    limit = ArgumentLimit("path")
    assert decide(limit, "good.txt", (str(place),), theirs, "path") is not None
    assert decide(limit, str(place / "good.txt"), (str(place),), theirs, "path") is None


def test_that_a_folder_that_is_a_link_is_what_it_leads_to_now(place: Path) -> None:
    link = place.parent / "granted"
    link.symlink_to(place)
    limit = ArgumentLimit("path")
    assert decide(limit, "good.txt", (str(link),), name="path") is None
    link.unlink()
    link.symlink_to(place.parent / "outside")
    assert decide(limit, str(place / "good.txt"), (str(link),), name="path") is not None


def test_that_this_programs_own_folders_and_too_much_are_never_granted(place: Path) -> None:
    limit = ArgumentLimit("path")
    grant = ToolGrant("read_file", {"path": limit}, (str(place),))
    moment = Moment(NOON, private=(place,))
    assert judge(grant, Tool(), {"path": "good.txt"}, moment) is not None
    for wide in ("/", str(Path.home())):
        assert decide(limit, str(place / "good.txt"), (wide,), name="path") is not None


PIECES = st.sampled_from(
    ["..", ".", "good.txt", "deep", "way", "link.txt", "outside", "secret.txt", "/", "//", "\\",
     "~", "\0", " ", "C:", "inbox", "\u202e", "chain", "own", "x"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    parts=st.lists(PIECES, max_size=6),
    glue=st.sampled_from(["/", "", "\\"]),
    whole=st.booleans(),
)
def test_that_no_path_that_is_granted_lies_outside(
    place: Path, parts: list[str], glue: str, whole: bool
) -> None:
    path = glue.join(parts)
    path = f"{place}/{path}" if whole else path
    if decide(ArgumentLimit("path"), path, (str(place),), name="path") is None:
        real = Path(os.path.realpath(path if Path(path).is_absolute() else place / path))
        assert real == place.resolve() or real.is_relative_to(place.resolve())


HOSTILE_ADDRESSES = [
    "", "example.org", "//example.org", "http://example.org.evil.net/",
    "http://evil.net/example.org",
    "http://example.org@evil.net/", "http://evil.net#example.org",
    "http://evil.net\\@example.org/",
    "http://example.org:8080/", "http://example.org:80@evil.net/", "ftp://example.org/",
    "file:///etc/passwd", "javascript:alert(1)", "http://EXAMPLE.ORG.:80/",
    "http://example.org%2eevil.net/",
    "http://[::1]/", "http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/",
    "http://example.org\n.evil.net/",
    "http://exa mple.org/", "http://example.org\0.evil.net/", "http://\u0435xample.org/",
    "http://example.org/\r\nHost: evil.net", "http://sub.example.org/",
    "http://example.org..evil.net/",
    "http://example.org:0/", "http://example.org:99999/", "http:/example.org/",
    "http:///example.org/",
    "http://-example.org/", "https://evil.net?x=example.org",
    "http://example.org/" + "x" * 3_000,
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES, ids=lambda text: ascii(text)[:60])
def test_that_a_hostile_address_is_refused(address: str) -> None:
    limit = ArgumentLimit("address", hosts=("example.org",))
    assert decide(limit, address) is not None


@pytest.mark.parametrize("address", ["http://example.org/", "https://EXAMPLE.org/a?b=c"])
def test_that_a_granted_server_is_granted(address: str) -> None:
    assert decide(ArgumentLimit("address", hosts=("example.org",)), address) is None


@given(
    host=st.from_regex(r"[a-z0-9.@:\[\]\\#?%-]{1,30}", fullmatch=True),
    path=st.text(max_size=10),
)
def test_that_no_host_that_is_granted_is_another(host: str, path: str) -> None:
    limit = ArgumentLimit("address", hosts=("example.org", "10.0.0.7:8080"))
    if decide(limit, f"http://{host}/{path}") is None:
        assert host in ("example.org", "example.org:80", "10.0.0.7:8080")


@pytest.mark.parametrize(
    ("limit", "good", "bad"),
    [
        (ArgumentLimit(most_chars=3), ["", "abc"], ["abcd", 5, None, ["abcd"], {"a": 1}, True]),
        (ArgumentLimit("choice", values=("km", 1)), ["km", 1], ["KM", True, "1", 1.5, None]),
        (ArgumentLimit("choice", values=(True,)), [True], [1, "true", False]),
        (
            ArgumentLimit("number", least=0, most=10),
            [0, 10, 2.5],
            [-1, 11, 10**400, True, "5", float("nan"), float("inf"), None],
        ),
        (ArgumentLimit("pattern", pattern="[a-z]+"), ["abc"], ["", "ABC", "abc1", "abc\n", 5]),
        (
            ArgumentLimit("anything", most_chars=9),
            [[1, 2], {"a": 1}],
            [{"abc": "defg"}, "x" * 9],
        ),
        (ArgumentLimit(most_chars=3, most_items=2), [["a", "b"]], [["a", "b", "c"], ["abcd"]]),
    ],
)
def test_that_a_value_is_held_to_its_limit(
    limit: ArgumentLimit, good: list[Any], bad: list[Any]
) -> None:
    assert [value for value in good if decide(limit, value) is not None] == []
    assert [value for value in bad if decide(limit, value) is None] == []


def test_that_what_is_not_named_is_refused() -> None:
    grant = ToolGrant("read_file", {"x": ArgumentLimit()})
    refused = judge(grant, Tool(), {"x": "a", "path": "b"}, Moment(NOON))
    assert refused is not None
    assert refused.argument == "path"
    assert "Say in the grant what path may be" in refused.change
    assert judge(None, Tool(), {}, Moment(NOON)) is not None
    assert judge(replace(grant, tool="other"), Tool(), {}, Moment(NOON)) is not None


def test_that_calls_and_hours_are_bounded() -> None:
    grant = ToolGrant("read_file", most_calls=2, hours=("08:00", "18:00"))
    assert judge(grant, Tool(), {}, Moment(NOON, 1)) is None
    assert judge(grant, Tool(), {}, Moment(NOON, 2)) is not None
    late = NOON.replace(hour=18)
    assert judge(grant, Tool(), {}, Moment(late)) is not None
    night = replace(grant, hours=("22:00", "06:00"))
    assert judge(night, Tool(), {}, Moment(NOON)) is not None
    assert judge(night, Tool(), {}, Moment(NOON.replace(hour=23))) is None
    assert judge(night, Tool(), {}, Moment(NOON.replace(hour=5))) is None


def test_that_a_tool_that_asks_each_time_cannot_be_granted() -> None:
    asks = Tool(approval="always")
    assert check_tool(ToolGrant("read_file"), asks)
    assert judge(ToolGrant("read_file"), asks, {}, Moment(NOON)) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"description": "Read, then send it"},
        {"parameters": {**PARAMETERS, "required": ["path"]}},
        {"touches": "Everything"},
        {"writes": True},
        {"approval": "ask"},
        {"digest": "other"},
        {"origin": "A server"},
    ],
)
def test_that_any_change_of_a_tool_is_another_mark(change: dict[str, Any]) -> None:
    assert tool_mark(replace(Tool(), **change)) != tool_mark(Tool())
    assert tool_mark(replace(Tool())) == tool_mark(Tool())


@pytest.mark.parametrize(
    "grant",
    [
        ToolGrant(""),
        ToolGrant("x", most_calls=0),
        ToolGrant("x", hours=("8:00", "18:00")),
        ToolGrant("x", hours=("08:00",)),
        ToolGrant("x", folders=("inbox",)),
        ToolGrant("x", folders=("/a\n/b",)),
        ToolGrant("x", {"a": ArgumentLimit("address")}),
        ToolGrant("x", {"a": ArgumentLimit("address", hosts=("http://x",))}),
        ToolGrant("x", {"a": ArgumentLimit("choice")}),
        ToolGrant("x", {"a": ArgumentLimit("pattern")}),
        ToolGrant("x", {"a": ArgumentLimit("pattern", pattern="a)|(b")}),
        ToolGrant("x", {"a": ArgumentLimit("number", least=2, most=1)}),
        ToolGrant("x", {"a": ArgumentLimit("number", least=float("nan"), most=1)}),
        ToolGrant("x", {"a": ArgumentLimit(most_chars=0)}),
    ],
)
def test_that_a_grant_that_makes_no_sense_is_refused(grant: ToolGrant) -> None:
    with pytest.raises(PolicyError, match=r"grants\[0\]"):
        check_grants((grant,))
