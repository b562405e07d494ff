"""S3: nothing in the program runs what a file brings along."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "workbench").rglob("*.py"))
LOADERS = {"pickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal",
           "diskcache", "code", "codeop", "torch"}  # fmt: skip
CALLS = {"eval", "exec", "compile", "__import__"}
METHODS = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput",
           "yaml.load", "yaml.unsafe_load", "yaml.full_load", "runpy.run_path",
           "importlib.util.spec_from_file_location"}  # fmt: skip
FLAGS = {"shell": True, "allow_pickle": True, "trust_remote_code": True, "weights_only": False}


def _dotted(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]
    return []


def _flagged(node: ast.Call) -> Iterator[str]:
    for word in node.keywords:
        bad = FLAGS.get(word.arg or "")
        given = word.value
        if bad is not None and not (isinstance(given, ast.Constant) and given.value is not bad):
            yield f"{word.arg}="


def found_in(source: str) -> Iterator[str]:
    """What in a module's text could run something else than the module."""
    for node in ast.walk(ast.parse(source)):
        for name in _imports(node):
            if name.split(".")[0] in LOADERS or name in METHODS:
                yield f"import {name}"
        if isinstance(node, ast.Call):
            called = _dotted(node.func)
            if called.removeprefix("builtins.") in CALLS | METHODS:
                yield f"line {node.lineno}: {called}()"
            yield from _flagged(node)


def test_that_no_module_can_run_what_a_file_brings() -> None:
    assert len(MODULES) > 300
    found = {
        str(path.relative_to(ROOT)): list(found_in(path.read_text(encoding="utf-8")))
        for path in MODULES
    }
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import loads",
        "def f():\n    import diskcache as d",
        "from os import system",
        "eval('1')",
        "import builtins\nbuiltins.exec('1')",
        "run('ls', shell=True)",
        "run('ls', shell=given)",
        "numpy.load(path, allow_pickle=True)",
        "load(name, trust_remote_code=True)",
        "import yaml\nyaml.load(text, Loader)",
        "import os\nos.popen('id')",
    ],
)
def test_that_the_gate_sees_what_it_is_for(source: str) -> None:
    assert list(found_in(source))
