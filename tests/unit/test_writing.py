"""Who opens files to write: two seams that know of encryption, and those with a reason not to.

A room that keeps what a person said, a setting or a result writes it by ``write_atomically``
or by ``sqlite_open.connect``, so that it is encrypted where the store is.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "workbench"
CALLS = frozenset({"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "copyfile",
                   "copyfileobj", "copytree", "copy2"})  # fmt: skip
MODES = frozenset("wax+")
_MAY_WRITE = re.compile(r"open\([^)]|write_(text|bytes)|mkstemp|NamedTemp|copy(file|tree|2)")
REASONS = {
    "agents/exchange": "programs that run elsewhere",
    "app/data_users.py": "a lock without content",
    "app/deploy/processes.py": "the log of a deployment, which an encrypted store refuses",
    "app/deploy/starting.py": "as above",
    "app/parcels/packing.py": "programs of an update",
    "app/part_folders.py": "process numbers of downloads",
    "app/parcels/": "programs of an update",
    "engines/foundry_local/gallery.py": "models of another program",
    "engines/foundry_local/runtime.py": "configuration of another program",
    "engines/mlx_batch": "weights",
    "engines/worker.py": "a pipe to the parent",
    "models/": "weights of strangers, journals of downloads",
    "policy/audit_files.py": "lines that are encrypted one by one",
    "policy/token_file.py": "encrypted by itself",
    "telemetry/live_file.py": "readings of this machine",
    "telemetry/samplers": "reads the system's files",
    "tools/launcher.py": "a held child, in its own temporary folder",
    "tools/folder_files.py": "files of a person, where a tool was granted a folder",
    "traces/saved_conversations.py": "copies a file as it is, encrypted or not",
}


def writes(tree: ast.AST) -> list[str]:
    """The calls of a module that open a file to write."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        texts = [
            one.value
            for one in (*node.args, *(word.value for word in node.keywords))
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        opens = name in ("open", "fdopen") and any(
            len(text) <= 3 and set(text) & MODES and set(text) <= set("rwaxbt+")
            for text in texts
        )
        flags = name == "open" and any(
            isinstance(one, ast.Attribute) and one.attr in ("O_CREAT", "O_RDWR", "O_WRONLY")
            for argument in node.args
            for one in ast.walk(argument)
        )
        if opens or flags or name in CALLS:
            found.append(f"{name}, line {node.lineno}")
    return found


def connects(tree: ast.AST) -> list[str]:
    return [
        f"line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "connect"
        and isinstance(node.value, ast.Name)
        and node.value.id == "sqlite3"
    ]


def modules() -> list[Path]:
    return sorted(
        path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0] != "base"
    )


def test_that_every_room_writes_by_the_seams() -> None:
    found = {}
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        if any(name.startswith(one) for one in REASONS):
            continue
        text = path.read_text(encoding="utf-8")
        if _MAY_WRITE.search(text) and (calls := writes(ast.parse(text))):
            found[name] = calls
    assert found == {}


OWN_CONNECTIONS = {
    "traces/schema.py": "an empty one in memory",
    "tools/builtin/sql_functions.py": "one in memory, to know its functions",
    "tools/bounded_sql.py": "a database of a person, granted to a tool",
    "agents/exchange/": "programs that run elsewhere",
}


def test_that_every_room_opens_its_databases_by_the_seam() -> None:
    found = {}
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        if any(name.startswith(one) for one in OWN_CONNECTIONS):
            continue
        text = path.read_text(encoding="utf-8")
        if "sqlite3" in text and (calls := connects(ast.parse(text))):
            found[name] = calls
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "path.write_text('x')", "open(path, 'w')", "path.open('ab')", "path.open(mode='r+b')",
        "os.open(path, os.O_RDWR | os.O_CREAT)", "os.fdopen(handle, 'wb')",
        "tempfile.mkstemp()", "shutil.copyfile(a, b)",
    ],
)  # fmt: skip
def test_that_writing_is_seen(source: str) -> None:
    assert writes(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    ["path.read_text()", "open(path)", "path.open('rb')", "dialog.open()", "os.open(p, 0)"],
)
def test_that_reading_is_none(source: str) -> None:
    assert writes(ast.parse(source)) == []
