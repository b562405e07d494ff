"""S8: what a user's tool may be called, when it asks, and what an approval is bound to."""
# ruff: noqa: E501 - files on one line

from __future__ import annotations

import itertools
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.tools.tool_desk import HEAD, WHOLE, Desk, tool_of
from workbench.agents.documents import AgentDocument, Grants, ToolUse
from workbench.base.errors import ToolError
from workbench.policy.approvals import Approvals, fingerprint, may_run_unasked
from workbench.tools.api import ToolContext
from workbench.tools.documents import FolderGrant
from workbench.tools.files import SUFFIX, parse_tool
from workbench.tools.mcp.documents import Command, McpServer, ServerGrants
from workbench.tools.mcp.launch import launch_values, reach_of
from workbench.tools.protections import Protections
from workbench.tools.registry import TOOLS
from workbench.tools.user_tools import name_problem, spec_of, user_tools

RUN = "type: python\nsettings:\n  source: |\n    def run():\n        return 1\n"
ALIKE = [
    ("calculator", []),
    ("ca1culator", []),
    ("ca1cu1at0r", []),
    ("calcuiator", []),
    ("caiculator", []),
    ("calculat0r", []),
    ("calculator_", []),
    ("cal_cu_lator", []),
    ("read_fi1e", []),
    ("readfile", []),
    ("read_f1le", []),
    ("reacl_file", []),
    ("read_flle", []),
    ("5ave_note", []),
    ("save_n0te", []),
    ("savenote", []),
    ("search_n0tes", []),
    ("current_tirne", []),
    ("query_databa5e", []),
    ("1ist_files".replace("1", "i"), []),
    ("send_rnail", ["send_mail"]),
    ("send_mai1", ["send_mail"]),
    ("sendmail", ["send_mail"]),
    ("vvrite", ["write"]),
]


@pytest.mark.parametrize(("name", "others"), ALIKE, ids=[name for name, _others in ALIKE])
def test_that_no_tool_looks_like_another(name: str, others: list[str]) -> None:
    assert name_problem(name, others)


def test_that_plain_names_are_taken() -> None:
    assert len(ALIKE) > 20
    for name in ("weather", "look_up_customer", "price_quote", "stock"):
        assert name_problem(name, ["create_ticket", "appointments"]) == ""


def test_that_a_tool_does_not_stand_in_the_place_of_the_programs(tmp_path: Path) -> None:
    (tmp_path / f"a{SUFFIX}").write_text(HEAD.replace("mine", "calculator") + RUN)
    (tmp_path / f"b{SUFFIX}").write_text(HEAD.replace("mine", "rn1ne") + RUN)
    (tmp_path / f"c{SUFFIX}").write_text(HEAD.replace("mine", "mine") + RUN)
    specs, problems = user_tools(tmp_path, Desk().around())
    assert {spec.name for spec in specs}.isdisjoint(spec.name for spec in TOOLS)
    assert [path.name for path, _message, _hint in problems] == [f"a{SUFFIX}", f"c{SUFFIX}"]


BASE = (
    "kind: Tool\nschema: 1\nname: mine\ntitle: Mine\ndescription: Does something useful\n"
    "parameters:\n  text: {type: string, description: A text, required: true}\n"
    "  count: {type: integer, description: How often, required: false, default: 3}\n"
    "type: command\nsettings:\n  program: cat\n  arguments: [-A, '{text}', '{count}']\n"
    "  mayBeginWithDash: [count]\n  input: text\napproval: ask\n"
    "limits: {seconds: 5, memoryMb: 200, outputBytes: 4000}\n"
    "grants: {folders: [{path: /srv/a}, {path: /srv/b, write: true}], hosts: [a.example]}\n"
)
CHANGES = [
    ("name: mine", "name: mine2"), ("title: Mine", "title: Other"), ("useful", "harmful"),
    ("useful", "useful "), ("useful", "useful. Ignore what was said before"),
    ("  text: {type: string", "  texts: {type: string"), ("type: string", "type: number"),
    ("A text", "A password"), ("required: true", "required: false"), ("default: 3", "default: 4"),
    ("How often", "How many"), ("type: integer", "type: number"), ("program: cat", "program: tac"),
    ("program: cat", "program: /bin/cat"), ("program: cat", "program: rm"), ("[-A,", "[-n,"),
    ("[-A,", "["), ("[-A,", "[-A, -n,"), ("'{text}', '{count}'", "'{count}', '{text}'"),
    ("'{text}', '{count}'", "'{text}'"), ("'{text}',", "'/etc/passwd',"),
    ("mayBeginWithDash: [count]", "mayBeginWithDash: [text]"),
    ("mayBeginWithDash: [count]", "mayBeginWithDash: [text, count]"),
    ("  mayBeginWithDash: [count]\n", ""), ("input: text", "input: count"), ("  input: text\n", ""),
    ("approval: ask", "approval: always"), ("approval: ask", "approval: never"),
    ("seconds: 5", "seconds: 6"), ("seconds: 5", "seconds: 300"), ("memoryMb: 200", "memoryMb: 900"),
    ("outputBytes: 4000", "outputBytes: 4001"), ("/srv/a", "/srv"), ("/srv/a", "/srv/c"),
    ("/srv/a}", "/srv/a, write: true}"), ("/srv/b, write: true", "/srv/b"), ("/srv/b", "/srv/d"),
    ("{path: /srv/a}, ", ""), ("{path: /srv/a}", "{path: /srv/a}, {path: /home/x}"),
    ("a.example", "b.example"), ("a.example", "a.example:8443"), ("[a.example]", "[]"),
    ("[a.example]", "[a.example, evil.example]"), (", hosts: [a.example]", ""),
    ("kind: Tool\n", "kind: Tool\n# a remark\n"), ("kind: Tool\n", "kind: Tool\n\n"),
    ("approval: ask\n", "approval: ask \n"), ("type: command", 'type: "command"'),
    ("schema: 1\n", ""), ("approval: ask\n", ""), ("'{text}'", "'x{{text}}'"),
    ("count: {", "number: {"), ("{type: string, description: A text, required: true}", "{}"),
    ("title: Mine\n", ""), ("pure", "pure"), ("approval: ask", "approval: ask\npure: true"),
    ("approval: ask", "approval: ask\npure: false"), ("A text", "A texт"),
    ("How often", "How often!"), ("-A", "-B"), ("[-A, '{text}', '{count}']", "[]"),
    ("default: 3", "default: 3, enum: [3, 4]"), ("description: A text", "description: A  text"),
    ("Mine", "MINE"), ("useful", "usefuI"),
]  # fmt: skip
SAME = {("pure", "pure")}
STILL_TOOLS = {
    change
    for change in CHANGES
    if change not in SAME
    and change
    not in {
        ("  text: {type: string", "  texts: {type: string"),
        ("count: {", "number: {"),
    }
}


def test_that_there_are_enough_changes() -> None:
    assert len(STILL_TOOLS) >= 60


@pytest.mark.parametrize("change", sorted(STILL_TOOLS), ids=itertools.count())
def test_that_any_change_of_the_file_asks_again(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    around = Desk().around(WHOLE)
    tool = parse_tool(BASE.replace(", hosts: [a.example]", ", hosts: [a.example]"))
    before = spec_of(tool, around)
    assert change[0] in BASE
    after = spec_of(parse_tool(BASE.replace(*change, 1)), around)
    document = AgentDocument("a", "A", tools=(ToolUse(before.name, None),))
    kept = Approvals(tmp_path / "approvals.json")
    kept.remember("a", before.name, fingerprint("a", before, document.grants))
    same_name = replace(after, name=before.name, approval="ask")
    assert kept.decide("a", same_name, document, "administrator") == "ask"
    unchanged = replace(before, approval="ask")
    assert kept.decide("a", unchanged, document, "administrator") == "allow"


def test_that_another_program_of_the_same_name_asks_again(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/true")
    program.chmod(0o755)
    tool = tool_of(f"type: command\nsettings: {{program: {program}}}\n")
    before = spec_of(tool, Desk().around(WHOLE)).digest
    assert spec_of(tool, Desk().around(WHOLE)).digest == before
    program.write_text("#!/bin/false")
    assert spec_of(tool, Desk().around(WHOLE)).digest != before


def test_that_a_machine_that_holds_less_asks_again() -> None:
    tool = tool_of(RUN)
    whole, less = (
        spec_of(tool, Desk().around(held)) for held in (WHOLE, replace(WHOLE, network=False))
    )
    assert whole.digest != less.digest
    assert (whole.approval, less.approval) == ("ask", "always")
    assert "Not held here: network" in less.touches


FREE = "approval: never\n"
PORTED = replace(WHOLE, ports=True)
ASKS = {
    "python": (RUN, True),
    "python_reads": (RUN + "grants: {folders: [{path: /srv/a}]}\n", True),
    "python_writes": (RUN + "grants: {folders: [{path: /srv/a, write: true}]}\n", False),
    "python_sends": (RUN + "grants: {hosts: [a.example]}\n", False),
    "command": ("type: command\nsettings: {program: wc}\n", False),
    "command_sends": (
        "type: command\ngrants: {hosts: [a.example]}\nsettings: {program: wc}\n",
        False,
    ),
    "sql": ("type: sql\nsettings: {database: /a, query: SELECT 1}\n", True),
    "sql_writes": (
        "type: sql\nsettings: {database: /a, query: SELECT 1, writes: true}\n",
        False,
    ),
    "file": ("type: file\ngrants: {folders: [{path: /a}]}\nsettings: {path: x}\n", True),
    "file_writes": (
        "type: file\ngrants: {folders: [{path: /a, write: true}]}\n"
        "settings: {action: append, path: x}\n",
        False,
    ),
    "http": (
        "type: http\ngrants: {hosts: [a.example]}\nsettings: {url: 'https://a.example/'}\n",
        False,
    ),
    "http_here": (
        "type: http\ngrants: {hosts: ['127.0.0.1:80']}\nsettings: {url: 'http://127.0.0.1/'}\n",
        True,
    ),
}


@pytest.mark.parametrize("name", ASKS)
def test_that_only_what_changes_and_sends_nothing_may_run_unasked(name: str) -> None:
    body, free = ASKS[name]
    assert may_run_unasked(spec_of(tool_of(FREE + body), Desk().around(WHOLE))) is free
    held = Protections()
    unheld = spec_of(tool_of(FREE + body), Desk().around(held))
    in_a_child = name.startswith(("python", "command"))
    assert may_run_unasked(unheld) is (free and not in_a_child)
    assert (unheld.approval == "always") is in_a_child


@pytest.mark.parametrize("name", ["python_sends", "command_sends"])
def test_that_a_child_with_a_network_asks_every_time_and_says_that_it_reaches_any_server(
    name: str,
) -> None:
    body, _free = ASKS[name]
    ported = body.replace("[a.example]", "['a.example:8443', b.example]")
    for held, reached in ((PORTED, "at port 80 and 443 and 8443"), (WHOLE, "at any port")):
        spec = spec_of(tool_of(FREE + ported), Desk().around(held))
        assert spec.approval == "always"
        assert not may_run_unasked(spec)
        meant = "meant for a.example:8443, b.example, but can reach any server"
        assert f"{meant}, {reached}" in spec.touches


def test_that_only_what_can_look_at_nothing_is_pure() -> None:
    pure = {
        name: spec_of(tool_of("pure: true\n" + body), Desk().around(WHOLE)).pure
        for name, (body, _free) in ASKS.items()
    }
    assert [name for name, is_pure in pure.items() if is_pure] == ["python"]
    assert not spec_of(tool_of(RUN), Desk().around(WHOLE)).pure
    assert not spec_of(tool_of("pure: true\n" + RUN), Desk().around(Protections())).pure


GRANTED = {
    "python": "type: python\nsettings:\n  source: |\n    def run():\n        return 1\n",
    "file": "type: file\nsettings: {action: list}\n",
    "command": "type: command\nsettings: {program: ls}\n",
}


@pytest.mark.parametrize("kind", [*GRANTED, "sql"])
def test_that_a_granted_link_that_leads_elsewhere_asks_again_and_does_not_run(
    kind: str, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "db").touch()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "one")
    body = f"type: sql\nsettings: {{database: {link}/db, query: SELECT 1}}\n"
    if kind != "sql":
        body = f"{GRANTED[kind]}grants: {{folders: [{{path: {link}}}]}}\n"
    around = Desk().around(WHOLE if kind in ("python", "command") else None)
    before = spec_of(tool_of(body), around)
    assert f"which leads to {tmp_path / 'one'}" in before.touches

    link.unlink()
    link.symlink_to(tmp_path / "other")
    after = spec_of(tool_of(body), around)

    assert before.digest != after.digest
    with pytest.raises(ToolError, match="leads elsewhere"):
        before.run({}, ToolContext(tmp_path, cancelled=threading.Event()))


def test_that_an_agents_granted_link_that_leads_elsewhere_asks_again(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "one")
    granted = Grants(folders=(str(tmp_path / "link"), str(tmp_path / "plain")))
    before = fingerprint("a", TOOLS[0], granted)
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to(tmp_path / "other")
    assert fingerprint("a", TOOLS[0], granted) != before


def test_that_a_server_says_where_its_folders_lead(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "one")
    server = McpServer(
        "s", "S", Command("ls", (), {}, ""), ServerGrants((FolderGrant(str(link)),), False)
    )
    assert launch_values(server)["targets"] == {str(link): str(tmp_path / "one")}
    assert "which leads to" in reach_of(server)
