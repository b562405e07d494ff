"""Tools in exported scripts do what they do in the program."""

from __future__ import annotations

import ast
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.agents.exchange.scripts import as_module, script_of
from tests.unit.agents.graphs.running import graph
from tests.unit.tools.test_web_tools import Server
from tests.unit.tools.tool_desk import WHOLE, Desk, tool_of
from workbench.agents.documents import AgentDocument, Grants, ToolUse
from workbench.agents.exchange.python_export import to_python
from workbench.agents.exchange.python_source import code_function
from workbench.agents.exchange.python_sources import Exported, Sources
from workbench.base.errors import DocumentError, ToolError
from workbench.tools.api import ToolContext
from workbench.tools.user_tools import spec_of

Called = Callable[..., str]


def exported(body: str) -> Exported:
    tool = tool_of(body)
    spec = spec_of(tool, Desk().around(WHOLE))
    agent = AgentDocument("a", "A", tools=(ToolUse(tool.name),))
    return to_python(agent, Sources({tool.name: spec}, made={tool.name: tool}))


def there(body: str, **arguments: Any) -> str:
    """What the tool says in the script."""
    return str(as_module(exported(body).text, Path.cwd()).tool_1.func(**arguments))


def here(body: str, **arguments: Any) -> str:
    """What it says in the program."""
    spec = spec_of(tool_of(body), Desk().around())
    return spec.run(arguments, ToolContext(Path("notes"), cancelled=threading.Event()))


def losses(body: str) -> str:
    return "\n".join(map(str, exported(body).report.left_out))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE things (name TEXT, size REAL, picture BLOB)")
        rows = [("lamp", 1.5, b"xx"), ("o'clock\n hour", None, None), ("x" * 300, 2, None)]
        connection.executemany("INSERT INTO things VALUES (?, ?, ?)", rows)
    return path


def sql(path: Path, query: str, more: str = "") -> str:
    return (
        "parameters: {name: {}, most: {type: integer, required: false, default: 9}}\n"
        f"type: sql\nsettings: {{database: '{path}', query: \"{query}\"{more}}}\n"
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("SELECT * FROM things WHERE name = :name", "lamp"),
        ("SELECT * FROM things WHERE name LIKE :name LIMIT :most", "%"),
        ("SELECT name FROM things WHERE name = :name", "' OR 1 --"),
        ("SELECT :name AS given, :most AS most", "o'clock"),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200) "
            "SELECT i, :name FROM n",
            "many",
        ),
    ],
)
def test_that_a_query_says_the_same(shop: Path, query: str, name: str) -> None:
    assert there(sql(shop, query), name=name) == here(sql(shop, query), name=name)


def test_that_a_query_changes_rows_only_where_it_may(shop: Path) -> None:
    change = "UPDATE things SET size = 3 WHERE name = :name"
    with pytest.raises(sqlite3.DatabaseError):
        there(sql(shop, change), name="lamp")
    writing = sql(shop, change, ", writes: true")
    assert there(writing, name="lamp") == here(writing, name="lamp") == "1 rows changed."
    with pytest.raises(sqlite3.DatabaseError):
        there(sql(shop, "DROP TABLE things", ", writes: true"), name="lamp")
    assert f"SHOP_DB = '{shop}'" in exported(writing).text.replace('"', "'")
    assert str(shop) in losses(writing)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        threading.Thread(target=one.serve_forever, args=(0.01,), daemon=True).start()
        yield one
        one.shutdown()


def http(server: Server, path: str, more: str = "", top: str = "") -> str:
    return (
        f"parameters: {{text: {{}}, more: {{required: false}}}}\ntype: http\n{top}"
        f"grants: {{hosts: ['{server.at}']}}\nsettings:\n  url: http://{server.at}{path}\n{more}"
    )


@pytest.mark.parametrize("text", ["a b", "../x", "a?b=c&d#e", "Grüße", "{text}"])
def test_that_a_request_is_the_same(server: Server, text: str) -> None:
    body = http(server, "/items/{text}?q={text}&m={more}&fixed=1")
    assert there(body, text=text) == here(body, text=text)
    (_get, first, *_), (_got, second, *_rest) = server.seen
    assert first == second


@pytest.mark.parametrize(
    "more",
    [
        '  method: POST\n  body: {a: "{text}", b: [1, "x {text}", "{more}"]}\n',
        '  method: POST\n  body: "hello {text}"\n  headers: {X-Mine: "v {text}"}\n',
        '  method: PUT\n  body: "a={text}"\n'
        "  headers: {Content-Type: application/x-www-form-urlencoded}\n",
    ],
)
def test_that_a_body_is_the_same(server: Server, more: str) -> None:
    body = http(server, "/new", more)
    assert there(body, text="a&b") == here(body, text="a&b")
    first, second = server.seen
    assert first[3] == second[3]
    for name in ("Content-Type", "X-Mine"):
        assert first[2].get(name) == second[2].get(name)


def test_that_a_request_stays_with_its_server(server: Server) -> None:
    server.redirects["/away"] = 302, "http://127.0.0.1:1/elsewhere"
    server.redirects["/on"] = 302, "/here"
    with pytest.raises(ValueError, match="leads to another server"):
        there(http(server, "/away"), text="")
    assert there(http(server, "/on"), text="") == "GET /here"
    with pytest.raises(ValueError, match="answered 404: no such item"):
        there(http(server, "/missing"), text="")
    with pytest.raises(ValueError, match="cannot be a part"):
        there(http(server, "/items/{text}"), text="..")
    keyed = http(server, "/", "  headers: {Authorization: Bearer x}\n")
    assert "look for keys" in losses(keyed)


def file(folder: Path, action: str, path: str, more: str = "") -> str:
    write = ", write: true" if action in ("write", "append") else ""
    return (
        "parameters: {name: {}, text: {required: false}}\ntype: file\n"
        f"grants: {{folders: [{{path: '{folder}'{write}}}]}}\n"
        f"settings: {{action: {action}, path: '{path}'{more}}}\n"
    )


def test_that_files_are_read_and_written_in_their_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Grüße", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    read = file(folder, "read", "{name}")
    assert there(read, name="a.txt") == here(read, name="a.txt") == "Grüße"
    for name in ("../secret.txt", "link.txt", str(tmp_path / "secret.txt"), "gone"):
        with pytest.raises(ValueError, match="is not in the folders"):
            there(read, name=name)
    assert "sub/" in there(file(folder, "list", ""), name="").splitlines()
    write = file(folder, "write", "{name}", ", content: '{text}'")
    assert there(write, name="b.txt", text="x\ny") == here(write, name="b.txt", text="x\ny")
    add = file(folder, "append", "{name}", ", content: '{text}'")
    assert there(add, name="b.txt", text="ö") == here(add, name="b.txt", text="ö")
    assert (folder / "b.txt").read_text("utf-8") == "x\nyö\nö\n"
    for name in ("../b.txt", "link.txt", "/tmp/b.txt"):
        with pytest.raises(ValueError, match="not below the folder"):
            there(write, name=name, text="x")
    assert (tmp_path / "secret.txt").read_text() == "secret"


def test_that_a_command_gets_its_words_without_a_shell() -> None:
    body = (
        "parameters: {name: {}, more: {required: false}}\ntype: command\n"
        "settings: {program: printf, arguments: ['%s|', '{name}', '{more}', '{{x}}']}\n"
    )
    for words in ({"name": "a; b $HOME"}, {"name": "a", "more": "b c"}):
        assert there(body, **words) == here(body, **words)
    with pytest.raises(ValueError, match="may not begin with -"):
        there(body, name="-x")
    counting = "parameters: {text: {}}\ntype: command\nsettings: {program: wc, input: text}\n"
    assert there(counting, text="one two").split() == here(counting, text="one two").split()
    failing = "parameters: {}\ntype: command\nsettings: {program: 'false'}\n"
    with pytest.raises(ValueError, match="exit code 1"):
        there(failing)
    assert "the sandbox of 'mine'" in losses(failing)


PLAIN = '''\
"""What it is."""
import json

SIZES = {"small": 1}


def twice(number):
    """Two
    lines."""
    return [number, number * 2]


def run(size, factor=2):
    # as it was
    text = """kept
  as it is"""
    return json.dumps([twice(SIZES[size] * factor), text])
'''
OF_MODULES = "COUNT = 0\ndef run(size):\n    global COUNT\n    COUNT += 1\n    return [COUNT]\n"
FUTURE = "from __future__ import annotations\ndef run(size: Size):\n    return size\n"


def python(source: str) -> str:
    lines = "\n".join(f"    {line}" for line in source.splitlines())
    return f"parameters: {{size: {{}}}}\ntype: python\nsettings:\n  source: |\n{lines}\n"


@pytest.mark.parametrize("source", [PLAIN, OF_MODULES, FUTURE])
def test_that_python_code_does_the_same(source: str) -> None:
    body = python(source)
    assert there(body, size="small") == here(body, size="small")
    assert "the sandbox of 'mine'" in losses(body)


def test_that_python_code_can_be_read_in_the_script_and_begins_anew_each_time() -> None:
    assert PLAIN.rstrip() in exported(python(PLAIN)).text
    tool = as_module(exported(python(OF_MODULES)).text).tool_1
    assert [tool.func(size=""), tool.func(size="")] == ["[1]", "[1]"]


HOSTILE = [
    "def run():\n    return 1\n", "return run\n", "\n    x = 1\n", '"""', "'''\n", "\\\n",
    "#\n", "x = '''\n", "x = f'''{\n1}\n'''\n", "    pass\n", "\f", "\t", "global y\n",
    "yield 1\n",
    "if 1:\n", "print('now')\n", "é = 1\n", "\x00", "async def f(): await g()\n", "(\n", ")\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=6).map("".join))
def test_that_any_source_is_one_text_in_one_function(source: str) -> None:
    written = code_function("code_of_x", source)
    (function,) = ast.parse(written).body
    assert isinstance(function, ast.FunctionDef)
    assigned = function.body[1]
    assert isinstance(assigned, ast.Assign)
    assert ast.literal_eval(assigned.value) == source
    assert len(function.body) == 5


def own(tmp_path: Path, name: str, grants: Grants | None = None) -> Any:
    agent = AgentDocument("a", "A", tools=(ToolUse(name, "never"),), grants=grants or Grants())
    return as_module(script_of(agent).text, tmp_path).tool_1.func


def test_that_notes_are_kept_beside_the_script(tmp_path: Path) -> None:
    save, search = own(tmp_path, "save_note"), own(tmp_path, "search_notes")
    assert search(query="milk") == "No notes found."
    assert save(title=" The  milk", text="Buy milk\n") == "Saved note 1: The milk"
    assert save(title="Bread", text="from the baker") == "Saved note 2: Bread"
    assert search(query='mil "') == "1. The milk: Buy milk"
    assert search(query="milk baker").count("\n") == 1
    assert (tmp_path / "a-data" / "notes.sqlite").is_file()


def test_that_granted_files_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text("One\nTwo lamps\n")
    (folder / "sub" / "b.md").write_text("a LAMP\n")
    (folder / "c.bin").write_bytes(b"\0lamp")
    (tmp_path / "secret.md").write_text("lamp")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    grants = Grants((str(folder),))
    search = own(tmp_path, "search_files", grants)
    assert search(query="lamp") == "a.md:2: Two lamps\nsub/b.md:1: a LAMP"
    assert search(query="lamp", folder="sub") == "b.md:1: a LAMP"
    assert search(query="nothing") == "No file contains 'nothing'."
    assert own(tmp_path, "read_file", grants)(path="a.md") == "One\nTwo lamps\n"
    assert own(tmp_path, "list_files", grants)(folder=".").startswith("sub/\na.md  14 bytes")
    with pytest.raises(ValueError, match="is not in the folders"):
        own(tmp_path, "read_file", grants)(path="../secret.md")
    with pytest.raises(ValueError, match="is not in the folders: none"):
        own(tmp_path, "read_file")(path="a.md")


def test_that_a_model_reads_databases_and_nothing_else(tmp_path: Path, shop: Path) -> None:
    query = own(tmp_path, "query_database", Grants((), (str(shop),)))
    assert query(database="shop", sql="SELECT name FROM things LIMIT 1") == "name\nlamp"
    for statement in (
        "DELETE FROM things", f"ATTACH '{tmp_path / 'x.db'}' AS x", "PRAGMA user_version = 2",
        "CREATE TABLE x (y)",
    ):  # fmt: skip
        with pytest.raises(sqlite3.DatabaseError):
            query(database="shop", sql=statement)
    with pytest.raises(ValueError, match=r"there are: shop\.db"):
        query(database="other", sql="SELECT 1")


def test_that_a_result_is_cut_where_the_tool_says_so() -> None:
    source = "def run(size):\n    return 'é' * int(size)\n"
    body = f"{python(source)}limits: {{outputBytes: 300}}\n"
    said = there(body, size="299")
    assert said.endswith("\n[cut]")
    assert said.count("é") == 150


def test_that_a_tool_that_nobody_knows_is_a_function_that_stops() -> None:
    made = script_of(AgentDocument("a", "A", tools=(ToolUse("gone", "never"),)))
    assert "there is no tool of that name here" in str(made.report.left_out[0])
    with pytest.raises(NotImplementedError):
        as_module(made.text).tool_1.func()


def test_that_a_failure_of_a_tool_is_an_error_in_both(shop: Path) -> None:
    body = sql(shop, "SELECT * FROM gone")
    with pytest.raises(ToolError, match="no such table"):
        here(body, name="")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        there(body, name="")


def test_that_sample_data_that_is_not_there_is_named_with_its_node() -> None:
    settings = {"tool": "search_files", "folders": ["sample:gone"]}
    document = graph({"q": "input", "look": ("tool", settings)}, ["q.value -> look.query"])
    with pytest.raises(DocumentError, match="look: there is no sample data 'sample:gone'"):
        script_of(document)
