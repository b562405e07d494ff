"""Tools as files: the same bytes again, every mistake with its line, and nothing is run."""
# ruff: noqa: E501 - files on one line

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.tools.tool_desk import HEAD, Desk, tool_of
from workbench.base.errors import DocumentError
from workbench.tools.checks import check_tool
from workbench.tools.documents import Parameter
from workbench.tools.files import SUFFIX, parse_tool, read_tool, write_tool
from workbench.tools.kinds.api import ToolKind
from workbench.tools.kinds.registry import KINDS
from workbench.tools.user_tools import user_tools

RUN = "type: python\nsettings:\n  source: |\n    def run():\n        return 1\n"
HTTP = "type: http\ngrants: {hosts: [a.example]}\nsettings:\n  url: "
FULL = HEAD + (
    "parameters:\n"
    "  text: {type: string, description: The text, enum: [a, b], default: a, required: false}\n"
    "  tags: {type: array, items: integer}\n"
    "type: python\nsettings:\n  source: |\n    def run(text, tags):\n        return text\n"
    "approval: never\npure: true\nlimits: {seconds: 2.5, memoryMb: 100, outputBytes: 999}\n"
    "grants:\n  folders:\n  - path: /srv/data\n    write: true\n  hosts: [a.example, '[::1]:80']\n"
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_that_a_sample_is_read_as_it_was_written(kind: ToolKind) -> None:
    tool = kind.sample("sample", "A sample")
    written = write_tool(tool)
    assert parse_tool(written) == tool
    assert write_tool(parse_tool(written)) == written


def test_that_all_fields_are_read_and_written() -> None:
    tool = parse_tool(FULL)
    assert parse_tool(write_tool(tool)) == tool
    assert tool.schema == {
        "type": "object",
        "properties": {
            "text": {
                "type": "string",
                "description": "The text",
                "enum": ["a", "b"],
                "default": "a",
            },
            "tags": {"type": "array", "items": {"type": "integer"}},
        },
        "required": ["tags"],
    }
    assert tool.with_defaults({"tags": [1]}) == {"text": "a", "tags": [1]}
    assert (tool.limits.seconds, tool.grants.hosts) == (2.5, ("a.example", "[::1]:80"))


BAD: dict[str, tuple[bytes | str, str]] = {
    "nothing": ("", "line 1"),
    "list": ("- 1\n", "no fields"),
    "no_kind": (HEAD.replace("kind: Tool", "kind: Graph") + RUN, "line 1: kind"),
    "newer": (HEAD.replace("schema: 1", "schema: 2") + RUN, "line 2: schema"),
    "capital": (HEAD.replace("mine", "Mine") + RUN, "line 3: name"),
    "hyphen": (HEAD.replace("mine", "my-tool") + RUN, "line 3: name"),
    "homoglyph": (HEAD.replace("mine", "mіne") + RUN, "line 3: name"),
    "path": (HEAD.replace("mine", "../mine") + RUN, "line 3: name"),
    "long": (HEAD.replace("mine", "m" * 65) + RUN, "line 3: name"),
    "hidden_title": (HEAD.replace("title: Mine", 'title: "M\\u200bine"') + RUN, "line 4: title: it holds U+200B"),
    "turned_description": (HEAD.replace("useful", "\u202euseful") + RUN, "U+202E"),
    "no_description": (HEAD.replace("Does something useful", "''") + RUN, "description: it is missing"),
    "long_description": (HEAD.replace("useful", "x" * 3000) + RUN, "longer than 2000"),
    "unknown_kind": (HEAD + "type: lisp\n", "line 6: type"),
    "no_type": (HEAD + "settings: {}\n", "type"),
    "unknown_field": (HEAD + RUN + "colour: red\n", "line 11: colour"),
    "unknown_setting": (HEAD + RUN + "  shell: true\n", "line 11: settings.shell"),
    "twice": (HEAD + RUN + "type: python\n", "twice"),
    "alias": (HEAD + RUN + "limits: &a {}\ngrants: *a\n", "aliases"),
    "tag": (HEAD + RUN + "limits: !!python/object/apply:os.system [id]\n", "tag"),
    "deep": (HEAD + RUN + "limits: " + "[" * 50 + "]" * 50, "levels"),
    "many": (HEAD + RUN + "limits: [" + "1," * 30_000 + "1]", "values"),
    "large": (HEAD + RUN + "# " + "x" * 600_000, "larger than"),
    "no_text": (b"\xff\xfe\x00", "UTF-8"),
    "control": (HEAD + RUN + "# \x07", "U+0007"),
    "approval": (HEAD + RUN + "approval: sometimes\n", "line 11: approval"),
    "pure": (HEAD + RUN + "pure: 1\n", "line 11: pure"),
    "roles": (HEAD + RUN + "roles: [king]\n", "line 11: roles"),
    "roles_text": (HEAD + RUN + "roles: user\n", "line 11: roles"),
    "seconds": (HEAD + RUN + "limits: {seconds: 1000}\n", "limits.seconds"),
    "no_number": (HEAD + RUN + "limits: {seconds: .nan}\n", "limits.seconds"),
    "memory": (HEAD + RUN + "limits: {memoryMb: 1}\n", "limits.memoryMb"),
    "output": (HEAD + RUN + "limits: {outputBytes: 1000000000}\n", "limits.outputBytes"),
    "limit": (HEAD + RUN + "limits: {disk: 1}\n", "limits.disk"),
    "folder": (HEAD + RUN + "grants: {folders: [{path: data}]}\n", "grants.folders[0]"),
    "folder_dots": (HEAD + RUN + "grants: {folders: [{path: /a/../b}]}\n", "grants.folders[0]"),
    "folder_text": (HEAD + RUN + "grants: {folders: [/a]}\n", "grants.folders[0]"),
    "host": (HEAD + RUN + "grants: {hosts: [http://a]}\n", "grants.hosts[0]"),
    "odd_host": (HEAD + RUN + "grants: {hosts: ['0x7f.1']}\n", "grants.hosts[0]"),
    "parameter": (HEAD + "parameters: {a b: {}}\n" + RUN, "parameters.a b"),
    "parameter_type": (HEAD + "parameters: {a: {type: object}}\n" + RUN, "parameters.a.type"),
    "parameter_field": (HEAD + "parameters: {a: {pattern: x}}\n" + RUN, "parameters.a.pattern"),
    "parameter_hidden": (HEAD + 'parameters: {a: {description: "x\\u200d"}}\n' + RUN, "parameters.a"),
    "default": (HEAD + "parameters: {a: {type: integer, default: x}}\n" + RUN, "a.default"),
    "default_not_chosen": (HEAD + "parameters: {a: {enum: [x], default: y}}\n" + RUN, "a.default"),
    "enum": (HEAD + "parameters: {a: {type: integer, enum: [x]}}\n" + RUN, "a.enum"),
    "no_run": (HEAD + "type: python\nsettings: {source: 'x = 1'}\n", "settings.source"),
    "turned_source": (HEAD + RUN.replace("1", "1 # \u202e"), "U+202E"),
    "http_host_not_granted": (HEAD + HTTP + "https://b.example/\n", "may not reach b.example"),
    "http_host_by_parameter": (HEAD + "parameters: {h: {}}\n" + HTTP + "https://{h}/\n", "from a parameter"),
    "http_port_by_parameter": (HEAD + "parameters: {h: {}}\n" + HTTP + "https://a.example:{h}/\n", "from a parameter"),
    "http_user_by_parameter": (HEAD + "parameters: {h: {}}\n" + HTTP + "https://{h}@a.example/\n", "from a parameter"),
    "http_scheme": (HEAD + HTTP + "ftp://a.example/\n", "settings.url"),
    "http_brace": (HEAD + HTTP + "https://a.example/{\n", "brace"),
    "http_parameter": (HEAD + HTTP + "https://a.example/{x}\n", "no parameter 'x'"),
    "http_host_header": (HEAD + HTTP + "https://a.example/\n  headers: {Host: b}\n", "cannot be set"),
    "sql_parameter": (HEAD + "type: sql\nsettings: {database: /a, query: 'SELECT :x'}\n", "no parameter 'x'"),
    "sql_path": (HEAD + "type: sql\nsettings: {database: a, query: 'SELECT 1'}\n", "settings.database"),
    "sql_host": (HEAD + "type: sql\nsettings: {database: /a, query: 'SELECT 1'}\ngrants: {hosts: [a.b]}\n", "reaches no server"),
    "shell": (HEAD + "type: command\nsettings: {program: bash, arguments: [-c, x]}\n", "further commands"),
    "shell_path": (HEAD + "type: command\nsettings: {program: /bin/sh}\n", "further commands"),
    "relative_program": (HEAD + "type: command\nsettings: {program: ./x}\n", "settings.program"),
    "half_argument": (HEAD + "parameters: {a: {}}\ntype: command\nsettings: {program: ls, arguments: ['--x={a}']}\n", "one argument wholly"),
    "file_dots": (HEAD + "type: file\ngrants: {folders: [{path: /a}]}\nsettings: {path: ../x}\n", "settings.path"),
    "file_no_folder": (HEAD + "type: file\nsettings: {path: x}\n", "needs one folder"),
    "file_not_to_write": (HEAD + "type: file\ngrants: {folders: [{path: /a}]}\nsettings: {action: write, path: x}\n", "to write"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_that_a_bad_file_is_refused_with_the_place(name: str) -> None:
    raw, wanted = BAD[name]
    with pytest.raises(DocumentError) as caught:
        parse_tool(raw)
    assert wanted in caught.value.message
    assert caught.value.hint or name == "nothing"


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: HEAD + text))
def test_that_any_bytes_are_a_tool_or_an_error_of_ours(raw: bytes | str) -> None:
    try:
        found = parse_tool(raw)
    except DocumentError:
        return
    assert found.name == "mine"


def test_that_reading_checking_and_listing_runs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    source = f"open({str(mark)!r}, 'w')\ndef run():\n    open({str(mark)!r}, 'w')\n"
    tool = replace(tool_of(RUN), settings=type(tool_of(RUN).settings)(source))
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / f"mine{SUFFIX}").write_text(write_tool(tool))
    specs, problems = user_tools(folder, Desk().around())
    assert ([spec.name for spec in specs], problems) == (["mine"], ())
    check_tool(read_tool(folder / f"mine{SUFFIX}"), Desk().around(), [])
    assert not mark.exists()


def test_that_a_file_that_is_none_is_a_problem_and_the_others_are_tools(tmp_path: Path) -> None:
    (tmp_path / f"mine{SUFFIX}").write_text(HEAD + RUN)
    (tmp_path / f"bad{SUFFIX}").write_text(HEAD + "type: lisp\n")
    specs, problems = user_tools(tmp_path, Desk().around())
    assert [spec.name for spec in specs] == ["mine"]
    ((path, message, _hint),) = problems
    assert (path.name, message.startswith(path.name)) == (f"bad{SUFFIX}", True)


def test_that_what_no_file_can_hold_is_not_written() -> None:
    with pytest.raises(DocumentError):
        write_tool(replace(tool_of(RUN), parameters=(Parameter("a", "integer", default="x"),)))
    with pytest.raises(DocumentError):
        write_tool(replace(tool_of(RUN), title="a\u200bb"))


CHECKED = {
    "syntax": (RUN.replace("return 1", "return ("), "settings.source", "no Python"),
    "parameters": ("parameters: {a: {description: x}}\n" + RUN, "settings.source", "takes no 'a'"),
    "method": (RUN.replace("def run", "class A:\n        pass\n    def run").replace("():", "(b):"), "", ""),
    "program": ("type: command\nsettings: {program: no_such_program}\n", "settings.program", "no program"),
    "folder": (RUN + "grants: {folders: [{path: /no/such/folder}]}\n", "grants.folders[0]", "not a folder"),
    "database": ("type: sql\nsettings: {database: /no/such, query: SELECT 1}\n", "settings.database", "cannot be read"),
    "command_never": ("type: command\napproval: never\nsettings: {program: wc}\n", "approval", "asks"),
    "undescribed": ("parameters: {a: {}}\n" + RUN.replace("run()", "run(a)"), "parameters.a", "no description"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHECKED)
def test_that_a_check_names_what_is_wrong_here(name: str) -> None:
    body, field, message = CHECKED[name]
    problems = check_tool(tool_of(body), Desk().around(), [])
    found = [one for one in problems if one.field == field]
    assert bool(found) is bool(field)
    assert all(message in one.message for one in found)
