"""S12: the state of a conversation is never written to a disk, so none is ever read from one.

A file of such a state, made by somebody else, would be fed to native code. There is no format
and no key to check, because there is no file: what is parked lives in the worker's memory.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import workbench
from workbench.engines.api import EngineEvent, Request
from workbench.engines.llama_cpp.engine import LlamaEngine
from workbench.engines.llama_cpp.parking import ParkingStore

Load = Callable[..., LlamaEngine]
Run = Callable[..., dict[str, list[EngineEvent]]]
Make = Callable[..., Request]
FILES = {
    "llama_state_load_file", "llama_state_save_file", "llama_state_seq_load_file",
    "llama_state_seq_save_file", "llama_load_session_file", "llama_save_session_file",
}  # fmt: skip
"""What reads or writes a state as a file, by all the names it has had."""
MEMORY = {
    "llama_state_set_data", "llama_set_state_data", "llama_state_seq_set_data",
    "llama_state_seq_set_data_ext",
}  # fmt: skip
"""What makes a state of bytes."""
OTHERS = {
    "LlamaDiskCache", "LlamaRAMCache", "load_state", "save_state", "save_prompt_cache",
    "load_prompt_cache", "slot_save_path", "diskcache", "pickle", "marshal", "shelve",
    "joblib", "dill",
}  # fmt: skip
"""The same by other libraries, and what would make objects of bytes."""
ALLOWED = {("engines/llama_cpp/context.py", "load", "llama_state_seq_set_data")}


def names_in(path: Path) -> Iterator[tuple[str, str]]:
    """Every name, attribute, import and text of a file that is one word, with its function."""

    def walk(node: ast.AST, function: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = node.name
        for field in ("id", "attr", "arg", "value"):
            if isinstance(found := getattr(node, field, None), str):
                yield function, found
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = [alias.name for alias in node.names]
            modules.append(getattr(node, "module", None) or "")
            yield from ((function, part) for name in modules for part in name.split("."))
        for child in ast.iter_child_nodes(node):
            yield from walk(child, function)

    yield from walk(ast.parse(path.read_bytes()), "")


def test_that_the_program_has_no_word_for_a_state_in_a_file() -> None:
    root = Path(workbench.__file__).parent
    wanted = FILES | MEMORY | OTHERS
    any_of_them = re.compile("|".join(map(re.escape, wanted)).encode())
    found = {
        (path.relative_to(root).as_posix(), function, name)
        for path in root.rglob("*.py")
        if any_of_them.search(path.read_bytes())
        for function, name in names_in(path)
        if name in wanted
    }
    assert found == ALLOWED


class Watched:
    """The library, with each call of its functions for states noted."""

    def __init__(self, lib: Any) -> None:
        self._lib = lib
        self.called: list[str] = []
        self.given: list[bytes] = []
        self.taken: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._lib, name)
        if "state" not in name and "session" not in name:
            return found

        def call(*values: Any) -> Any:
            self.called.append(name)
            if name.endswith("set_data"):
                self.given.append(bytes(values[1][: values[2]]))
            result = found(*values)
            if name.endswith("get_data"):
                self.taken.append(bytes(values[1][: values[2]]))
            return result

        return call


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every file that Python opens for writing."""
    found: list[str] = []
    watching = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event == "open":
            path, mode, flags = arguments
            for_writing = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
            if for_writing or set(mode or "") & set("wax+"):
                found.append(str(path))

    sys.addaudithook(hook)
    yield found
    watching = False


def test_that_what_is_parked_stays_in_memory_and_comes_back_as_it_went(
    load_tiny: Load,
    run: Run,
    greedy: Make,
    written: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.engines.llama_cpp.engine.IDLE_CELLS", 0)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    engine = load_tiny()
    store = engine._store
    assert isinstance(store, ParkingStore)
    watched = Watched(engine._context._lib)
    monkeypatch.setattr(engine._context, "_lib", watched)

    first = greedy("tell me of the sea " * 12, 16, conversation_id="a")
    run(engine, it=first)
    for number in range(3):
        run(engine, it=greedy(f"{number} another matter " * 9, 4, conversation_id=str(number)))
    assert "a" in {text.conversation_id for text in store.parked}
    run(engine, it=greedy("tell me of the sea " * 14, 4, conversation_id="a"))

    assert watched.given, "it was brought back"
    assert set(watched.given) <= set(watched.taken), "only what this process made itself"
    assert not set(watched.called) & FILES
    assert set(watched.called) & MEMORY == {"llama_state_seq_set_data"}
    assert set(written) <= {os.devnull}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="reads /proc")
def test_that_native_code_holds_no_file_for_it_either(
    load_tiny: Load, run: Run, greedy: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.engines.llama_cpp.engine.IDLE_CELLS", 0)
    engine = load_tiny()
    before_bytes, before = written_bytes(), open_files()
    for number in range(4):
        run(engine, it=greedy(f"{number} another matter " * 9, 4, conversation_id=str(number)))
    grown_bytes = written_bytes() - before_bytes
    assert isinstance(engine._store, ParkingStore)

    assert min(len(text.copied) for text in engine._store.parked) > grown_bytes
    assert open_files() == before


def open_files() -> set[str]:
    """Files that this process has open for writing."""
    found = set()
    for one in Path("/proc/self/fdinfo").iterdir():
        try:
            flags = int(one.read_text().split("flags:")[1].split()[0], 8)
            target = (Path("/proc/self/fd") / one.name).readlink()
        except (OSError, IndexError):
            continue
        if flags & (os.O_WRONLY | os.O_RDWR) and target.is_file():
            found.add(str(target))
    return found


def written_bytes() -> int:
    """How many bytes this process has handed to the system to write, to anything."""
    told = Path("/proc/self/io").read_text()
    return int(told.split("wchar:")[1].split()[0])
