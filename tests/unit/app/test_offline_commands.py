"""``workbench offline``: what it prints, and that its statement can be checked."""

from __future__ import annotations

import asyncio
import hashlib
import json
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import pytest
import pytest_asyncio

from workbench.__main__ import _parser
from workbench.app import offline_commands
from workbench.app.network_record import FILE, cuts_off, network_of
from workbench.app.offline_arguments import time_s
from workbench.app.offline_page import check_command
from workbench.app.offline_statement import LIMITS, make_statement
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import PolicyError, RunError
from workbench.base.paths import Paths
from workbench.base.settings import Settings
from workbench.policy.ledger_reading import LedgerReading
from workbench.tools.protections import Protections


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data", tmp_path / "cache")
    found.make()
    return found


@pytest_asyncio.fixture
async def bench(paths: Paths) -> AsyncIterator[Workbench]:
    async with open_workbench(paths) as opened:
        yield opened


class Typed:
    """Types commands and gives back what they print."""

    def __init__(self, bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
        self._bench, self._capsys = bench, capsys

    async def __call__(self, *words: str) -> str:
        options = _parser().parse_args(["offline", *words])
        assert await offline_commands.run(self._bench, options) == 0
        return self._capsys.readouterr().out


@pytest.fixture
def typed(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(bench, capsys)


def use(bench: Workbench) -> None:
    """A search as a person asked for it, and something that nobody did."""
    with bench.guard.permit("search <b>the hub</b> | x", source="search"):
        bench.guard.check("socket.getaddrinfo", ("hub.example", 443))
    with pytest.raises(PolicyError):
        bench.guard.check("socket.getaddrinfo", ("evil.example", 80))


async def test_that_an_untouched_program_says_so(typed: Typed) -> None:
    assert (await typed("ledger")).startswith("Nothing, since 20")
    page = await typed("statement")
    assert "this program reached no other machine, and nothing in it tried to" in page
    assert page.count("None.") == 2
    status = await typed("status")
    assert "0 allowed, 0 refused" in status
    assert "Model processes: " in status


async def test_that_every_try_is_listed(bench: Workbench, typed: Typed) -> None:
    use(bench)
    table = await typed("ledger")
    assert [("evil.example:80" in line, "hub.example:443" in line) for line in
            table.splitlines()[1:]] == [(False, True), (True, False)]  # fmt: skip
    lines = [json.loads(line) for line in (await typed("ledger", "--json")).splitlines()]
    assert [(one["host"], one["allowed"]) for one in lines] == [
        ("hub.example", True),
        ("evil.example", False),
    ]
    assert "hub.example" not in await typed("ledger", "--refused")
    assert "evil.example" not in await typed("ledger", "--source", "search")
    with pytest.raises(RunError, match="no source 'what'"):
        await typed("ledger", "--source", "what")


async def test_that_the_hash_is_that_of_the_lines(
    bench: Workbench, typed: Typed, tmp_path: Path
) -> None:
    use(bench)
    place = tmp_path / "page.json"
    await typed("statement", "-o", str(place))
    statement = json.loads(place.read_text())
    again = await typed(
        "ledger", "--json", "--from", statement["from"], "--to", statement["to"]
    )
    use(bench)  # what comes later changes nothing
    assert hashlib.sha256(again.encode()).hexdigest() == statement["sha256"]
    span = ("--from", statement["from"], "--to", statement["to"])
    told = await typed("ledger", "--sha256", *span)
    assert told.strip() == statement["sha256"]
    assert (statement["allowed"], statement["refused"], statement["entries"]) == (1, 1, 2)


@pytest.mark.parametrize("name", ["page.html", "page.md"])
async def test_that_a_page_holds_all_that_it_must(
    bench: Workbench, typed: Typed, tmp_path: Path, name: str
) -> None:
    use(bench)
    await typed("statement", "--output", str(tmp_path / name))
    page = unescape((tmp_path / name).read_text())
    assert "reached 1 host beyond this machine. 1 try to leave it was refused." in page
    assert "evil.example" in page.replace("\\", "")
    assert page.count("SHA-256") >= 2
    assert all(limit.split(".")[0] in page.replace("\\", "") for limit in LIMITS)
    assert "<b>" not in (tmp_path / name).read_text().replace("\\<", "")


async def test_that_a_period_is_kept_to(bench: Workbench, typed: Typed) -> None:
    use(bench)
    before = await typed("statement", "--from", "2001-01-01", "--to", "2001-02-01")
    assert "this program did not run" in before
    assert "The ledger begins at" in before
    with pytest.raises(RunError, match="ends before it begins"):
        await typed("statement", "--from", "2002-01-01", "--to", "2001-01-01")


async def test_that_the_ledger_goes_on_in_the_next_start(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    async with open_workbench(paths) as first:
        use(first)
    async with open_workbench(paths) as second:
        assert len((await Typed(second, capsys)("ledger", "--json")).splitlines()) == 2
    assert (paths.data / FILE).stat().st_mode & 0o077 == 0


async def test_that_a_damaged_ledger_is_told_and_begun_anew(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    (paths.data / FILE).write_bytes(b"damaged" * 1000)
    async with open_workbench(paths) as bench:
        use(bench)
        page = await Typed(bench, capsys)("statement")
        await asyncio.sleep(0)
        titles = [notice.title for notice in bench.notices.items]
    assert "An earlier ledger was damaged" in page
    assert "The ledger of connections was damaged" in titles


_KILLED = """
import sys, time
from pathlib import Path
from workbench.policy.ledger import Ledger
from workbench.policy.network_events import Tried
ledger = Ledger(Path(sys.argv[1]), lambda: "1.2")
ledger.start()
ledger.take(Tried(time.time(), "", "", "connect", "evil.example", 80, False))
ledger.flush()
print("written", flush=True)
time.sleep(60)
"""


def test_that_a_kill_loses_no_entry_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / FILE
    command = [sys.executable, "-c", _KILLED, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "written\n"
        killed.kill()
    now_s = time.time()
    made = make_statement(LedgerReading(path), Settings(), (now_s - 60, now_s), now_s + 1_000)
    assert [one.host for one in made.entries] == ["evil.example"]
    assert "1 time the program was killed or the machine stopped." in made.gaps


async def test_that_sources_are_listed(typed: Typed) -> None:
    assert "Model download" in await typed("sources")
    listed = json.loads(await typed("sources", "--json"))
    assert {one["key"] for one in listed} >= {"mcp", "tool"}


async def test_that_the_command_to_check_is_one(bench: Workbench, typed: Typed) -> None:
    made = await asyncio.to_thread(
        make_statement, bench.ledger.reading, bench.settings.settings, (1.0, 2.0), 3.0
    )
    program, *words = check_command(made).split()
    assert program == "workbench"
    assert await typed(*words[1:]) == ""


@pytest.mark.parametrize(
    ("by", "cut"),
    [
        ("landlock 7, seccomp", True),
        ("seccomp; no landlock: the kernel does not offer it", True),
        ("landlock 7; no seccomp: the kernel does not offer it", False),
        ("none: only on Linux can the program hold its workers", False),
        ("none; no landlock: x; no seccomp: y", False),
    ],
)
def test_that_only_the_list_of_calls_cuts_a_process_off(by: str, cut: bool) -> None:
    assert cuts_off(by) is cut


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "9999-01-01", "0001-01-01"])
def test_that_no_time_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        time_s(text)


@pytest.mark.parametrize(
    ("what", "by", "network"),
    [
        ("engine", "landlock 7, seccomp", "none"),
        ("engine of a server", "landlock 7, seccomp", "its server's port"),
        ("engine", "none: in a thread of the program", "not held"),
        ("tool (python)", Protections(True, True, True, True).sentence, "none, unless granted"),
        ("tool (command)", Protections(folders=True).sentence, "not held"),
    ],
)
def test_that_the_network_of_a_process_is_named(what: str, by: str, network: str) -> None:
    assert network_of(what, by) == network
