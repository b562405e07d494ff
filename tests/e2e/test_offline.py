"""Offline means offline: the program, its workers and its tools open no connection (R13)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from workbench.base import seccomp

# Python runs a file of this name at the start of every process, engine workers included.
RECORDER = """
import os, socket, sys
path = os.environ["NETWORK_RECORD"]
def write(*words):
    with open(path, "a") as file:
        print(os.getpid(), *words, file=file)
def hook(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        if getattr(arguments[0], "family", None) in (socket.AF_INET, socket.AF_INET6):
            write("NETWORK", event, arguments[1:])
    elif event.startswith("socket.get") and event != "socket.gethostname":
        write("NETWORK", event, arguments)
    elif event in ("ftplib.connect", "http.client.connect", "urllib.Request"):
        write("NETWORK", event)
write("STARTED", sys.orig_argv[-1])
sys.addaudithook(hook)
"""
FAULTS = Path(__file__).with_name("faults")
TALKS = (
    ("run", "starter", "--input", "What is 12 * 7?", "--json"),
    ("run", "tester", "--model", "talker", "--input", "What is 12 * 7?", "--json"),
    ("run", "tester", "--model", "talker", "--input", "crash"),
)
FURTHER = (
    ("run", "hello", "--model", "talker", "--input", "go", "--json"),
    ("eval", "run", "tester", "--models", "talker", "--data", "CASES", "--json"),
    ("offline", "statement", "--json"),
)
GRAPH = """\
kind: Graph
schema: 1
name: hello
displayName: Hello
nodes:
  ask: {kind: input, settings: {name: text}}
  talk: {kind: model, settings: {max_output_tokens: 50, context_tokens: 0}}
  out: {kind: output}
links:
- ask.value -> talk.prompt
- talk.text -> out.value
"""


@cache
def no_network() -> tuple[str, ...]:
    """The command before a command that takes all network away, or nothing."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--map-root-user", "--net")
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    return words if tried.returncode == 0 else ()


@pytest.fixture
def recorded(
    tmp_path: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The file into which every process of the session writes what it tries."""
    folder = tmp_path / "recorder"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(RECORDER)
    record = tmp_path / "network.txt"
    environment["PYTHONPATH"] = str(folder)
    environment["NETWORK_RECORD"] = str(record)
    return record


def session(
    environment: dict[str, str],
    before: Sequence[str] = (),
    commands: Sequence[Sequence[str]] = TALKS,
) -> list[str]:
    outputs = []
    for words in commands:
        done = subprocess.run(
            [*before, sys.executable, "-m", "workbench", *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr
        outputs.append(done.stdout)
    return outputs


def check(outputs: list[str], record: Path) -> None:
    starter, tester = json.loads(outputs[0]), json.loads(outputs[1])
    assert [call["name"] for call in starter["tool_calls"]] == ["calculator"]
    assert "84" in starter["answer"]
    assert tester["answer"] == "12 * 7 is 84."
    lines = record_of(record)
    workers = [line for line in lines if line.endswith("STARTED workbench.engines.worker")]
    assert len(workers) >= 3
    assert tried(lines) == []


@pytest.mark.skipif(bool(no_network()), reason="the whole session below tells this and more")
def test_that_agents_that_talk_open_no_connection(
    environment: dict[str, str], recorded: Path
) -> None:
    check(session(environment), recorded)


@pytest.mark.usefixtures("native")
@pytest.mark.skipif(not no_network(), reason="this system does not allow `unshare --net`")
def test_that_a_whole_session_without_any_network_is_the_same(
    environment: dict[str, str], recorded: Path, data: Path, tmp_path: Path
) -> None:
    (data / "graphs").mkdir()
    (data / "graphs" / "hello.agentgraph.yaml").write_text(GRAPH)
    cases = tmp_path / "cases.csv"
    cases.write_text("case_id,text,expected\none,What is 12 * 7?,84\n")
    further = [[word.replace("CASES", str(cases)) for word in words] for words in FURTHER]
    outputs = session(environment, no_network(), [*TALKS, *further])
    check(outputs, recorded)
    graph, evaluation, statement = (json.loads(text) for text in outputs[-3:])
    assert graph["answer"] == "Hello."
    assert (evaluation["evaluation"]["state"], evaluation["candidates"][0]["passed"]) == (
        "done",
        1,
    )
    assert (statement["allowed"], statement["refused"], statement["entries"]) == (0, 0, 0)
    assert len(statement["starts"]) == len(TALKS) + len(FURTHER)
    held = {one["what"]: one["by"] for one in statement["held"]}
    assert "engine" in held
    assert "seccomp" in held["engine"] or seccomp.missing()


@pytest.mark.usefixtures("native")
def test_that_no_command_of_any_room_opens_a_connection(
    environment: dict[str, str], recorded: Path, tmp_path: Path
) -> None:
    root = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] += f":{root}"
    done = subprocess.run(
        [*no_network(), sys.executable, str(FAULTS / "commands_session.py"), str(tmp_path)],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    well = {words for words, code in ended if code == 0}
    assert len(ended) > 45
    rooms = {
        "job run",
        "deploy plan",
        "documents search",
        "models unpack",
        "hardware",
        "doctor",
    }
    assert rooms <= well, [one for one in ended if one[1]]
    lines = tried(record_of(recorded))
    assert [line for line in lines if not looks_at_home(line)] == []
    home = [line for line in lines if "socket.connect" in line]
    native = [line for line in lines if line.endswith("NATIVE connect AF_INET")]
    assert len(native) in (0, len(home)), "native code connected to where nobody said"


NEIGHBOUR = "10.99.99.99"
"""An address of the namespace's own: not this machine's as the program sees it, but there."""


@pytest.mark.skipif(not no_network(), reason="this system does not allow `unshare --net`")
def test_that_the_ledger_tells_what_really_passed(environment: dict[str, str]) -> None:
    script = str(FAULTS / "neighbour_session.py")
    done = subprocess.run(
        [*no_network(), sys.executable, script, NEIGHBOUR],
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(one["action"], one["host"]) for one in told} == {("connect", NEIGHBOUR)}
    tool, *server, refused = told
    assert (tool["source"], tool["purpose"], tool["allowed"]) == ("tool", "the tool asks", True)
    assert tool["received_bytes"] > 100_000
    assert 50 < tool["sent_bytes"] < 1_000
    assert {(one["source"], one["purpose"], one["allowed"]) for one in server} == {
        ("server", "answers of scripted", True)
    }
    assert all(one["received_bytes"] > 100 for one in server)
    assert (refused["source"], refused["allowed"]) == ("", False)


@pytest.fixture
def native(tmp_path: Path, environment: dict[str, str]) -> None:
    """Native code is recorded too, where it can be."""
    compiler = shutil.which("cc") or shutil.which("c++")
    if sys.platform != "linux" or compiler is None:
        return
    shim = tmp_path / "connects.so"
    command = [compiler, "-x", "c", "-shared", "-fPIC", "-o", str(shim)]
    subprocess.run([*command, str(FAULTS / "connects.c"), "-ldl"], check=True)
    environment["LD_PRELOAD"] = str(shim)


@pytest.mark.usefixtures("native")
def test_that_a_window_on_its_first_run_opens_no_connection(
    environment: dict[str, str], recorded: Path, tmp_path: Path
) -> None:
    environment["QT_QPA_PLATFORM"] = "offscreen"
    environment["WORKBENCH_DATA"] = str(tmp_path / "new")
    done = subprocess.run(
        [*no_network(), sys.executable, str(FAULTS / "window_session.py")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    answer, manual_pages = done.stdout.splitlines()
    assert "84" in answer
    assert int(manual_pages) > 5
    lines = record_of(recorded)
    assert any(line.endswith("STARTED workbench.engines.worker") for line in lines)
    assert tried(lines) == []


def record_of(record: Path) -> list[str]:
    return record.read_text().splitlines()


def tried(lines: list[str]) -> list[str]:
    """What was tried, without a loop that wakes itself on Windows."""
    own = "127.0.0.1" if sys.platform == "win32" else "no such address"
    marks = (" NETWORK ", " NATIVE ")
    return [line for line in lines if any(mark in line for mark in marks) and own not in line]


def looks_at_home(line: str) -> bool:
    """A plan looks whether what it would start answers at its own port already."""
    ends = ("NETWORK http.client.connect", "NATIVE connect AF_INET")
    return "127.0.0.1" in line or line.endswith(ends)


@pytest.mark.usefixtures("native")
def test_that_the_record_sees_native_code_too(
    environment: dict[str, str], recorded: Path
) -> None:
    if "LD_PRELOAD" not in environment:
        pytest.skip("native calls are recorded only with Linux and a C compiler")
    attempt = (
        "from PySide6.QtNetwork import QTcpSocket; socket = QTcpSocket(); "
        "socket.connectToHost('127.0.0.1', 9); socket.waitForConnected(5000)"
    )
    subprocess.run([sys.executable, "-c", attempt], env=environment, check=True, timeout=60)
    assert [line.split()[1:] for line in tried(record_of(recorded))][:1] == [
        ["NATIVE", "connect", "AF_INET"]
    ]


def test_that_the_record_sees_what_a_process_tries(
    environment: dict[str, str], recorded: Path
) -> None:
    attempt = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([sys.executable, "-c", attempt], env=environment, check=True, timeout=60)
    assert "NETWORK socket.connect" in recorded.read_text()
