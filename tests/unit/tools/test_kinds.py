"""The kinds of users' tools: what each does, and what it refuses."""
# ruff: noqa: E501, PTH104, PTH107, PTH211 - tables of cases, and calls that race

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.tools.tool_desk import Desk, called, spec, tool_of
from workbench.base.errors import ToolError
from workbench.tools.api import ToolContext
from workbench.tools.checks import check_tool
from workbench.tools.kinds import shells
from workbench.tools.kinds.command import command_words
from workbench.tools.runner import run_tool

POSIX = pytest.mark.skipif(os.name == "nt", reason="programs of POSIX systems")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "shop.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE sales(name TEXT, total INTEGER)")
        connection.execute("CREATE TABLE secrets(word TEXT)")
        connection.execute("INSERT INTO sales VALUES ('tea', 3), ('coffee', 4)")
    return path


def sql(path: Path, query: str, *, writes: bool = False) -> str:
    return (
        "parameters: {name: {required: false}}\ntype: sql\n"
        f"settings:\n  database: {path}\n  query: {query!r}\n"
        f"  writes: {str(writes).lower()}\n"
    )


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM sales").fetchone()[0])


@pytest.mark.parametrize(
    "name",
    ["x' OR '1'='1", "tea'; DROP TABLE sales; --", "%", "\0", "tea\0", ":name", "?", "ä"],
)
def test_that_an_argument_of_a_query_is_only_a_value(database: Path, name: str) -> None:
    query = "SELECT total FROM sales WHERE name = :name"
    assert called(sql(database, query), {"name": "tea"}) == "total\n3"
    assert "(no rows)" in called(sql(database, query), {"name": name})
    assert rows(database) == 2


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO sales VALUES (:name, 1)", "DELETE FROM sales", "DROP TABLE sales",
        "ATTACH ':memory:' AS x", "PRAGMA journal_mode=OFF", "VACUUM INTO '/tmp/x'",
        "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')", "CREATE TABLE x(a)",
        "BEGIN", "SELECT 1; DELETE FROM sales", "UPDATE sales SET total = 0",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n",
    ],
)  # fmt: skip
def test_that_a_query_only_reads(database: Path, query: str) -> None:
    body = "limits: {seconds: 0.3}\n" + sql(database, query)
    with pytest.raises(ToolError):
        called(body, {"name": "x"})
    assert rows(database) == 2


def test_that_a_query_that_may_write_changes_rows_and_no_tables(database: Path) -> None:
    insert = sql(database, "INSERT INTO sales VALUES (:name, 1)", writes=True)
    assert called(insert, {"name": "'); DROP TABLE sales; --"}) == "1 rows changed."
    assert rows(database) == 3
    for query in ("DROP TABLE sales", "CREATE TABLE x(a)", "PRAGMA writable_schema=1",
                  "ATTACH '/tmp/x' AS y", "DELETE FROM sqlite_master", "VACUUM",
                  "ALTER TABLE sales RENAME TO x", "INSERT INTO sqlite_sequence VALUES (1, 2)"):  # fmt: skip
        with pytest.raises(ToolError):
            called(sql(database, query, writes=True), {})
    assert rows(database) == 3


def test_that_a_database_of_the_program_is_not_granted(database: Path) -> None:
    with pytest.raises(ToolError, match="own data"):
        called(sql(database, "SELECT 1"), {}, Desk((database.parent,)))
    with pytest.raises(ToolError, match="not an SQLite"):
        called(sql(Path(__file__), "SELECT 1"), {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "granted"
    (found / "deep").mkdir(parents=True)
    (found / "a.txt").write_text("hello")
    (tmp_path / "secret.txt").write_text("CANARY")
    (found / "link.txt").symlink_to(tmp_path / "secret.txt")
    (found / "out").symlink_to(tmp_path)
    (found / "here.txt").symlink_to(found / "a.txt")
    return found


def file(folder: Path, action: str, path: str = "{name}") -> str:
    writes = action in ("write", "append")
    write, content = (", write: true", '\n  content: "{text}"') if writes else ("", "")
    return (
        "parameters: {name: {}, text: {required: false}}\ntype: file\n"
        f"grants: {{folders: [{{path: {folder}{write}}}]}}\n"
        f"settings:\n  action: {action}\n  path: '{path}'{content}\n"
    )


def test_that_files_are_read_listed_written_and_added_to(folder: Path) -> None:
    assert called(file(folder, "read"), {"name": "a.txt"}) == "hello"
    assert called(file(folder, "list", ""), {"name": ""}).startswith("deep/\na.txt  5 B")
    assert (
        called(file(folder, "write"), {"name": "b.txt", "text": "one"})
        == "Wrote 3 bytes to b.txt."
    )
    called(file(folder, "write"), {"name": "b.txt", "text": "2"})
    called(file(folder, "append"), {"name": "b.txt", "text": "\nthree"})
    called(file(folder, "append", "deep/{name}.log"), {"name": "x", "text": "new"})
    assert (folder / "b.txt").read_text() == "2\nthree\n"
    assert (folder / "deep" / "x.log").read_text() == "new\n"


NAMES = [
    "../secret.txt", "/etc/passwd", "deep/../../secret.txt", "link.txt", "out/secret.txt",
    "here.txt", "..", ".", "", "a.txt/", "//etc/passwd", "a\0.txt", "deep", "out", "..\\secret.txt",
    "C:\\x", "\\\\evil\\x", "con", "nul.txt", "a.txt ", " a.txt", "a.txt.", "./a.txt", "deep//x",
    "~/x", "a\nb", "\u202ea", "．．/secret.txt", "deep/．．/x", "a" * 300, "pipe", "hard",
]  # fmt: skip


@POSIX
@pytest.mark.parametrize("name", [one for one in NAMES if one not in ("~/x",)], ids=repr)
@pytest.mark.parametrize("action", ["read", "write", "append"])
def test_that_no_name_leads_out_of_the_folder(folder: Path, name: str, action: str) -> None:
    os.mkfifo(folder / "pipe")
    os.link(folder.parent / "secret.txt", folder / "hard")
    before = sorted(folder.parent.iterdir())
    if action == "read" and name == "hard":
        return  # whoever made that name could have copied the file
    with pytest.raises(ToolError):
        called(file(folder, action), {"name": name, "text": "x"})
    assert (folder.parent / "secret.txt").read_text() == "CANARY"
    assert sorted(folder.parent.iterdir()) == before


@POSIX
def test_that_a_link_that_comes_and_goes_is_never_followed(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder.parent / "elsewhere" / "x").write_text("CANARY")
    (folder / "deep" / "x").write_text("mine")
    done = threading.Event()

    def swap() -> None:
        while not done.is_set():
            os.rename(folder / "deep", folder / "aside")
            os.symlink(folder.parent / "elsewhere", folder / "deep")
            os.remove(folder / "deep")
            os.rename(folder / "aside", folder / "deep")

    thread = threading.Thread(target=swap)
    thread.start()
    read, write = spec(file(folder, "read")), spec(file(folder, "write", "deep/{name}"))
    seen = set()
    try:
        for _ in range(300):
            for one, given in (
                (read, {"name": "deep/x"}),
                (write, {"name": "x", "text": "mine"}),
            ):
                try:
                    seen.add(one.run(given, ToolContext(Path("notes"))))
                except ToolError as exc:
                    seen.add(exc.message[:1])
    finally:
        done.set()
        thread.join()
    assert not any("CANARY" in text for text in seen)
    assert (folder.parent / "elsewhere" / "x").read_text() == "CANARY"


def test_that_sizes_are_bounded(folder: Path) -> None:
    with (folder / "large").open("wb") as large:
        large.truncate(50_000_000)
    with pytest.raises(ToolError, match="too large"):
        called(file(folder, "read"), {"name": "large"})
    with pytest.raises(ToolError, match="more than"):
        called(file(folder, "write"), {"name": "b", "text": "x" * 1_100_000})
    (folder / "picture").write_bytes(b"\0")
    with pytest.raises(ToolError, match="not a text"):
        called(file(folder, "read"), {"name": "picture"})


COMMAND = (
    "parameters: {word: {}, count: {type: integer, required: false}, more: {required: false}}\n"
    "type: command\nsettings:\n  program: printf\n"
    "  arguments: ['[%s]', '{word}', '{count}', '{more}', '{{x}}']\n"
    "  mayBeginWithDash: [count]\n"
)


@POSIX
@pytest.mark.parametrize(
    "word",
    [
        "$(id)",
        "`id`",
        "; id",
        "| id",
        "&& id",
        "a b",
        "'",
        '"',
        "*",
        "~",
        "$HOME",
        "\n",
        "%s",
        "ä",
    ],
)
def test_that_no_shell_reads_an_argument(word: str) -> None:
    tool = tool_of(COMMAND)
    words = command_words(tool.settings, {"word": word, "count": -3})
    assert words[1:] == ("[%s]", word, "-3", "{x}")
    assert called(COMMAND, {"word": word}) == f"[{word}][{{x}}]"


@pytest.mark.parametrize("word", ["-rf", "--", "--output=/etc/x", "-", "a\0b"])
def test_that_no_argument_becomes_an_option(word: str) -> None:
    with pytest.raises(ToolError, match=r"may not begin with -|no argument can hold"):
        command_words(tool_of(COMMAND).settings, {"word": word})


@POSIX
def test_that_a_command_reads_its_input_and_tells_of_its_failure() -> None:
    body = "parameters: {text: {}}\ntype: command\nsettings: {program: wc, arguments: [-c], input: text}\n"
    assert called(body, {"text": "x" * 300_000}).strip() == "300000"
    ends = "type: command\nsettings: {program: ls, arguments: [/no/such/place]}\n"
    with pytest.raises(ToolError, match=r"failed \(exit code 2\)"):
        called(ends, {})
    with pytest.raises(ToolError, match="no program"):
        called("type: command\nsettings: {program: no_such_program}\n", {})


PYTHON = (
    "parameters: {a: {type: integer}, b: {type: integer, default: 2, required: false}}\n"
    "type: python\nsettings:\n  source: |\n    def run(a, b):\n        print('noise')\n"
    "        return {'sum': a + b}\n"
)


def test_that_python_is_given_its_arguments_and_answers_json() -> None:
    assert called(PYTHON, {"a": 40}) == '{"sum": 42}'
    with pytest.raises(ToolError, match=r"line 3: TypeError"):
        called(PYTHON, {"a": None})


async def test_that_the_runner_checks_bounds_and_never_raises() -> None:
    context = ToolContext(Path("notes"))
    result = await run_tool(spec(PYTHON), {"a": "40"}, context)
    assert (result.text, result.failed) == ('{"sum": 42}', False)
    assert "needs the parameter" in (await run_tool(spec(PYTHON), {}, context)).text
    slow = (
        "limits: {seconds: 0.3}\ntype: python\nsettings:\n  source: |\n    def run():\n"
        "        while True: pass\n"
    )
    result = await run_tool(spec(slow), {}, context)
    assert (result.text, result.failed) == ("mine was stopped after 0.3 seconds", True)
    flood = (
        "limits: {outputBytes: 1000}\ntype: python\nsettings:\n  source: |\n    def run():\n"
        "        return 'x' * 1_000_000_000\n"
    )
    result = await run_tool(spec(flood), {}, context)
    assert result.failed
    assert len(result.text) < 1000


def test_that_the_folders_of_the_program_are_not_granted(tmp_path: Path) -> None:
    body = (
        f"type: python\ngrants: {{folders: [{{path: {tmp_path}}}]}}\nsettings:\n  source: |\n"
        "    def run():\n        return 1\n"
    )
    assert called(body, {}) == "1"
    with pytest.raises(ToolError, match="own data"):
        called(body, {}, Desk((tmp_path / "data", tmp_path)))
    with pytest.raises(ToolError, match="everything you have"):
        called(body.replace(str(tmp_path), str(Path.home())), {})


def test_that_a_tool_that_needs_the_network_does_not_run_without() -> None:
    desk, open_desk = Desk(), Desk()
    desk.network = False
    body = (
        "type: python\ngrants: {hosts: [a.example]}\nsettings:\n  source: |\n"
        "    def run():\n        return 1\n"
    )
    assert called(body, {}, open_desk) == "1"
    assert open_desk.let_out == [("the tool mine", ("a.example",))]
    with pytest.raises(ToolError, match="switched off"):
        called(body, {}, desk)
    assert desk.let_out == []
    if sys.platform == "linux":
        assert "meant for a.example, but can reach any server, at port" in spec(body).touches


@pytest.mark.parametrize("way", ["link", "links", "hard", "version"])
def test_that_a_shell_by_another_name_is_none_that_runs(way: str, tmp_path: Path) -> None:
    real = Path("/bin/bash").resolve() if Path("/bin/bash").exists() else Path("/bin/sh")
    if way == "hard":
        same = tmp_path / "bin" / "bash"
        same.parent.mkdir()
        same.write_text("#!/bin/true\n")
        same.chmod(0o755)
        (tmp_path / "mysh").hardlink_to(same)
    elif way == "links":
        (tmp_path / "b").symlink_to(real)
        (tmp_path / "mysh").symlink_to("b")
    elif way == "version":
        (tmp_path / "bash-5.2").write_text("#!/bin/true\n")
        (tmp_path / "bash-5.2").chmod(0o755)
        (tmp_path / "mysh").symlink_to("bash-5.2")
    else:
        (tmp_path / "mysh").symlink_to(real)
    body = f"type: command\nsettings: {{program: {tmp_path / 'mysh'}, arguments: [-c, 'echo hi']}}\n"
    with pytest.MonkeyPatch.context() as patch:
        if way == "hard":
            found = {"bash": str(tmp_path / "bin" / "bash")}
            patch.setattr(shells, "found_program", lambda name: found.get(name, ""))
        with pytest.raises(ToolError, match="further commands"):
            called(body, {})
        problems = check_tool(tool_of(body), Desk().around(), ())
    assert "further commands" in problems[0].message
    assert problems[0].field == "settings.program"


def test_that_a_program_of_many_names_is_what_its_name_says(tmp_path: Path) -> None:
    (tmp_path / "busybox").write_text("#!/bin/true\n")
    (tmp_path / "busybox").chmod(0o755)
    (tmp_path / "wc").symlink_to("busybox")
    assert shells.shell_behind(str(tmp_path / "wc")) == ""
    assert shells.shell_behind(str(tmp_path / "busybox")) == "busybox"
    assert [shells.shell_named(one) for one in ("zsh-5.9", "ksh93", "Bash.EXE", "sha256sum")] == [
        "zsh", "ksh", "bash", "",
    ]  # fmt: skip
