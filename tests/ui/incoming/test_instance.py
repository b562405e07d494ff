"""A later start hands files to the window that is open; nobody else gets anything done."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.recorded import until
from workbench.ui import instance
from workbench.ui.instance import (
    MOST_BYTES,
    MOST_CALLERS,
    MOST_PATHS,
    FirstInstance,
    call_first,
    files_in,
    message_of,
    server_name,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are pipes instead")


SECOND = """
import sys
from pathlib import Path
from workbench.ui.instance import call_first
print(call_first(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]]), end="")
"""
"""A later start; a process of its own, for Qt waits for an answer with the interpreter held."""


def second(data: Path, files: list[Path]) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-c", SECOND, str(data), *map(str, files)]
    return subprocess.run(words, capture_output=True, check=False, timeout=60)


class Told:
    """What the first window was told."""

    def __init__(self, data: Path) -> None:
        self.first = FirstInstance(data)
        self.calls = 0
        self.files: list[Path] = []
        self.first.called.connect(self._on_called)
        self.first.opened.connect(self.files.extend)

    def _on_called(self) -> None:
        self.calls += 1


@pytest_asyncio.fixture
async def told(tmp_path: Path) -> AsyncIterator[Told]:
    made = Told(tmp_path)
    yield made
    made.first.close()
    made.first.deleteLater()


def place(data: Path) -> str:
    return str(Path(os.environ.get("TMPDIR") or "/tmp", server_name(data)))


async def say(data: Path, raw: bytes, wait_s: float = 0.3) -> bytes:
    """Speak to the window as any program could; what it answers until it hangs up."""
    reader = await asyncio.to_thread(_opened, place(data))
    reader.settimeout(wait_s)

    def talk() -> bytes:
        found = b""
        try:
            reader.sendall(raw)
            while piece := reader.recv(100):
                found += piece
        except OSError:
            pass
        finally:
            reader.close()
        return found

    return await asyncio.to_thread(talk)


def _opened(name: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.connect(name)
    return made


async def test_that_files_are_handed_over_and_taken_once(told: Told, tmp_path: Path) -> None:
    paths = [tmp_path / "a b.agent.yaml", tmp_path / "x\udcff.gguf", tmp_path / "ü.workbench"]

    done = await asyncio.to_thread(second, tmp_path, paths)

    assert done.stdout == b"given", done.stderr
    assert told.files == paths
    assert told.calls == 1


async def test_that_a_start_without_files_only_calls(told: Told, tmp_path: Path) -> None:
    assert await asyncio.to_thread(call_first, tmp_path) == "given"
    await until(lambda: told.calls == 1)
    assert told.files == []


def test_that_without_a_window_a_start_is_alone(tmp_path: Path) -> None:
    assert call_first(tmp_path, [tmp_path / "a"]) == "alone"


def test_that_a_window_that_hangs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(instance, "FILES_ANSWER_MS", 100)
    first = FirstInstance(tmp_path)  # nobody runs its loop
    try:
        assert call_first(tmp_path, [tmp_path / "a"]) == "unanswered"
    finally:
        first.close()


ODD = [
    b"\n",
    b"open /etc/passwd\n",
    b"{}\n",
    b"[]\n",
    b'{"open": "x"}\n',
    b'{"open": []}\n',
    b'{"open": [1]}\n',
    b'{"open": ["relative.yaml"]}\n',
    b'{"open": ["/a\\u0000b"]}\n',
    b'{"open": ["/a\\ud800"]}\n',
    json.dumps({"open": ["/" + "x" * 5000]}).encode() + b"\n",
    json.dumps({"open": ["/x"] * (MOST_PATHS + 1)}).encode() + b"\n",
    b"[" * 100_000 + b"\n",
    b"\xff\xfe\n",
    b"focus",
    b"FOCUS\n",
]


@posix
async def test_that_odd_messages_do_nothing_and_the_next_one_is_heard(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "MESSAGE_MS", 150)
    for raw in ODD:
        assert await say(tmp_path, raw) == b"", raw[:60]
    assert await say(tmp_path, b"x" * (MOST_BYTES + 10_000)) == b""
    assert (told.calls, told.files) == (0, [])
    assert await say(tmp_path, b'{"open": ["/a.yaml"]}\nfocus\n') == b"ok\n"
    assert (told.calls, told.files) == (1, [Path("/a.yaml")])


@posix
async def test_that_callers_that_say_nothing_are_let_go_and_are_only_so_many(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "MESSAGE_MS", 2_000)
    opened = (asyncio.to_thread(_opened, place(tmp_path)) for _ in range(25))
    silent = await asyncio.gather(*opened)
    await until(lambda: len(told.first._callers) == MOST_CALLERS)
    await until(lambda: not told.first._callers)
    for each in silent:
        each.close()
    assert await say(tmp_path, message_of([])) == b"ok\n"


@posix
async def test_that_the_socket_is_for_this_user_alone(told: Told, tmp_path: Path) -> None:
    status = os.lstat(place(tmp_path))
    assert status.st_uid == os.getuid()
    assert status.st_mode & 0o077 == 0


@posix
async def test_that_somebody_else_is_neither_told_nor_heard(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the other end were of another user: the system tells whose it is."""
    monkeypatch.setattr(instance, "_is_same_user", lambda _socket: False)
    assert call_first(tmp_path, [tmp_path / "a"]) == "alone"
    assert await say(tmp_path, b"focus\n") == b""
    assert (told.calls, told.files) == (0, [])


@posix
def test_that_a_socket_or_file_of_somebody_else_is_not_spoken_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    trap = tmp_path / server_name(tmp_path)
    trap.write_text("no socket")
    assert call_first(tmp_path, [tmp_path / "a"]) == "alone"
    trap.unlink()
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(trap))
    listening.listen()
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    assert call_first(tmp_path, [tmp_path / "a"]) == "alone"
    listening.close()


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_that_no_message_does_more_than_name_absolute_paths(raw: bytes) -> None:
    found = files_in(raw)
    assert found is None or all(path.is_absolute() for path in found)


@given(st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1), max_size=8))
@settings(max_examples=200, deadline=None)
def test_that_what_is_said_is_what_is_read(names: list[str]) -> None:
    paths = [Path("/", *(part for part in name.split("/") if part)) for name in names]
    sound = all(_encodes(path) and len(str(path)) <= 4096 for path in paths)
    found = files_in(message_of(paths))
    assert found == (tuple(paths) if sound else None)


def _encodes(path: Path) -> bool:
    try:
        os.fsencode(path)
    except UnicodeError:
        return False
    return True
