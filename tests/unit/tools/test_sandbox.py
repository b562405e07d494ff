"""S10: what runs in the child of a tool reaches nothing that it was not given, and ends."""
# ruff: noqa: E501 - code of tools on one line

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.tools.hostile_tool import WITHOUT_RIGHTS, attempts
from workbench.__main__ import TOOL_FLAG
from workbench.tools import child_places, launcher, sandbox
from workbench.tools.sandbox import ChildLimits, Ended, Job, protections, run_child

HOSTILE = Path(__file__).with_name("hostile_tool.py")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a child wholly")
QUICK = ChildLimits(seconds=0.6, output_bytes=4_096)


def held(name: str, work: sandbox.Work = "python") -> bool:
    return sys.platform == "linux" and bool(getattr(protections(work), name))


def needs(name: str, work: sandbox.Work = "python") -> None:
    if not held(name, work):
        pytest.skip(f"this machine does not hold {name}")


def python(source: str, limits: ChildLimits = QUICK, **given: object) -> Ended:
    job = Job("python", source=source, given=json.dumps(given).encode(), limits=limits)
    return run_child(job, threading.Event())


def program(source: str, limits: ChildLimits = QUICK, write: tuple[Path, ...] = ()) -> Ended:
    """Python as a command: unlike a Python tool it may start processes."""
    words = (sys.executable, "-I", "-S", "-B", "-c", source)
    return run_child(Job("command", words=words, limits=limits, write=write), threading.Event())


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path, int]]:
    """A folder that is not granted, one that is, and a port that answers."""
    outside, granted = tmp_path / "outside", tmp_path / "granted"
    for folder in (outside, granted, outside / "empty", outside / "mount"):
        folder.mkdir()
    for name in ("secret.txt", "cut", "gone", "old", "moved"):
        (outside / name).write_text("CANARY")
    (granted / "out").symlink_to(outside)
    (granted / "mine.txt").write_text("mine")
    monkeypatch.setenv("WORKBENCH_CANARY", "CANARY")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as local,
        socket.socket(socket.AF_UNIX) as abstract,
    ):
        local.bind(str(outside / "socket"))
        local.listen()
        abstract.bind(f"\0hostile-{os.getpid()}")
        abstract.listen()
        yield outside, granted, server.getsockname()[1]


def arguments(places: tuple[Path, Path, int]) -> dict[str, object]:
    outside, granted, port = places
    return {"outside": str(outside), "granted": str(granted), "pid": os.getpid(), "port": port}


def untouched(outside: Path) -> bool:
    names = {"secret.txt", "cut", "gone", "old", "moved", "empty", "mount", "socket"}
    return (outside / "secret.txt").read_text() == "CANARY" and names == {
        one.name for one in outside.iterdir()
    }


def test_that_there_are_enough_attempts() -> None:
    assert len(attempts("", "", 0, 0)) > 65
    assert len(attempts("", "", 0, 0)) * 2 + len(BOMBS) + len(PROGRAM_BOMBS) > 150


@LINUX
def test_that_python_taken_over_reaches_nothing(places: tuple[Path, Path, int]) -> None:
    needs("folders")
    needs("network")
    job = Job(
        "python",
        source=HOSTILE.read_text(),
        given=json.dumps(arguments(places)).encode(),
        write=(places[1],),
    )
    with (places[0] / "secret.txt").open("rb") as file:
        os.set_inheritable(file.fileno(), True)
        ended = run_child(job, threading.Event())
    assert (ended.code, json.loads(ended.output)) == (0, [])
    assert untouched(places[0])


@LINUX
def test_that_a_program_taken_over_reaches_nothing(places: tuple[Path, Path, int]) -> None:
    needs("folders", "command")
    needs("network", "command")
    given = list(map(str, arguments(places).values()))
    words = (sys.executable, "-I", "-S", "-B", str(HOSTILE), *given)
    job = Job("command", words=words, read=(HOSTILE,), write=(places[1],))
    with (places[0] / "secret.txt").open("rb") as file:
        os.set_inheritable(file.fileno(), True)
        ended = run_child(job, threading.Event())
    # Its own process may change how it runs; that reaches nobody.
    assert (ended.code, json.loads(ended.output)) == (0, [])
    assert untouched(places[0])


@LINUX
def test_that_the_attempts_work_where_nothing_holds_them(
    places: tuple[Path, Path, int], tmp_path: Path
) -> None:
    idle = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        given = arguments(places) | {"pid": os.getpid()}
        words = [sys.executable, str(HOSTILE), *map(str, given.values())]
        with (places[0] / "secret.txt").open("rb") as file:
            done = subprocess.run(
                words,
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
                cwd=tmp_path,
                pass_fds=(file.fileno(),),
            )
    finally:
        idle.kill()
        idle.communicate()
    failed = set(attempts("", "", 0, 0)) - set(json.loads(done.stdout))
    for left in (f"/tmp/hostile-{os.getpid()}", f"/dev/shm/hostile-{os.getpid()}"):
        Path(left).unlink(missing_ok=True)
    subprocess.run(["umount", str(places[0] / "mount")], check=False, capture_output=True)
    # What does not work even here proves nothing above, so it must be little and known.
    assert failed <= WITHOUT_RIGHTS | {"change_attributes"}


BOMBS: dict[str, tuple[str, str]] = {
    "loop": ("def run():\n    while True: pass", "time"),
    "sleep": ("import time\ndef run():\n    time.sleep(99)", "time"),
    "sum": ("def run():\n    return 9**9**9", "time"),
    "pattern": ("import re\ndef run():\n    return bool(re.match('(a+)+$', 'a'*64+'b'))", "time"),
    "lock": ("import threading\ndef run():\n    threading.Event().wait()", "time"),
    "deaf": (
        "import signal, time\nfor n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n"
        "    except (OSError, ValueError): pass\ndef run():\n    time.sleep(99)",
        "time",
    ),
    "at_import": ("while True: pass\ndef run():\n    pass", "time"),
    "closed_output": ("import os, time\ndef run():\n    os.closerange(0, 99)\n    time.sleep(99)", "time"),
    "flood": ("import os\ndef run():\n    return 'x' * 10_000_000", "output"),
    "printed_flood": ("def run():\n    while True: print('x' * 10_000)", "output"),
    "descriptor_flood": ("import os\ndef run():\n    for n in range(3, 20):\n        try:\n            while True: os.write(n, b'x' * 65536)\n        except OSError: pass\n    while True: os.write(1, b'x' * 65536)", "output"),
    "memory": ("def run():\n    return len(bytearray(2_000_000_000))", "MemoryError"),
    "many_memories": ("def run():\n    kept = []\n    while True: kept.append(bytearray(1_000_000))", "MemoryError"),
    "mapped_memory": ("import mmap\ndef run():\n    return len(mmap.mmap(-1, 4_000_000_000))", "Cannot allocate"),
    "files": ("import os\ndef run():\n    while True: os.dup(0)", "Too many open files"),
    "large_file": ("import os\ndef run():\n    with open('big', 'wb') as file:\n        for _ in range(999): file.write(bytes(1_000_000))", "failed"),
    "depth": ("def run():\n    return run()", "RecursionError"),
    "deep_json": ("def run():\n    found = []\n    for _ in range(10**6): found = [found]\n    return found", "RecursionError"),
    "crash": ("import ctypes\ndef run():\n    ctypes.string_at(0)", "signal 11"),
    "abort": ("import os\ndef run():\n    os.abort()", "signal 6"),
    "killed": ("import os, signal\ndef run():\n    os.kill(os.getpid(), signal.SIGKILL)", "signal 9"),
    "silent_end": ("import os\ndef run():\n    os._exit(3)", "exit 3"),
    "system_exit": ("import sys\ndef run():\n    sys.exit('over')", "SystemExit: over"),
    "no_json": ("def run():\n    return object()", "TypeError"),
    "strange_error": ("class E(Exception):\n    def __str__(self): raise self\ndef run():\n    raise E", "E:"),
    "no_function": ("run = 3", "TypeError"),
    "broken": ("def run(:", "SyntaxError"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_that_a_bomb_ends_and_is_named(name: str) -> None:
    if name in ("memory", "many_memories", "mapped_memory"):
        needs("memory")
    source, wanted = BOMBS[name]
    start = time.monotonic()
    ended = python(source, replace(QUICK, seconds=3.0 if wanted != "time" else 0.6))
    assert time.monotonic() - start < 8
    assert len(ended.output) <= QUICK.output_bytes
    said = f"{ended.stopped} {ended.errors} exit {ended.code} signal {ended.code - 128} failed"
    assert ended.code != 0
    assert wanted in said


@LINUX
@pytest.mark.parametrize(
    "source",
    [
        "import os\ndef run():\n    return os.fork() > 0",
        "import os\ndef run():\n    return os.posix_spawn('/bin/true', ['true'], {}) > 0",
        "import subprocess\ndef run():\n    return subprocess.run(['/bin/true']).returncode == 0",
        "import os\ndef run():\n    return os.system('true') == 0",
        "import os\ndef run():\n    os.execv('/bin/true', ['true'])",
        "import os\ndef run():\n    with open('x', 'w') as f: f.write('#!/bin/sh')\n    os.chmod('x', 0o700)\n    return True",
        "import multiprocessing\ndef run():\n    p = multiprocessing.get_context('fork').Process(target=print)\n    p.start()\n    return True",
        "import os\ndef run():\n    handle = os.memfd_create('x')\n    os.write(handle, b'#!/bin/true')\n    os.execve(handle, ['x'], {})",
    ],
    ids=["fork", "spawn", "subprocess", "system", "exec", "mode", "processes", "memory"],
)  # fmt: skip
def test_that_python_starts_nothing(source: str) -> None:
    needs("processes")
    ended = python(source, ChildLimits(5.0))
    assert ended.output != b"true"
    assert ended.code != 0 or ended.output == b"false"


PROGRAM_BOMBS: dict[str, str] = {
    "fork": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "fork_and_memory": "import os\nkept = []\nwhile True:\n    try:\n        os.fork()\n        kept.append(bytearray(1_000_000))\n    except (OSError, MemoryError): pass",
    "threads": "import threading, time\nwhile True:\n    try: threading.Thread(target=time.sleep, args=(99,)).start()\n    except RuntimeError: pass",
    "orphans": "import os, time\nwhile True:\n    try:\n        if not os.fork():\n            os.setsid()\n            if os.fork(): os._exit(0)\n            time.sleep(99)\n    except OSError: pass",
    "zombies": "import os\nwhile True:\n    try:\n        if not os.fork(): os._exit(0)\n    except OSError: pass",
}  # fmt: skip


@LINUX
@pytest.mark.parametrize("name", PROGRAM_BOMBS)
def test_that_a_program_that_multiplies_is_counted_and_ends(name: str) -> None:
    needs("processes", "command")
    start = time.monotonic()
    ended = program(PROGRAM_BOMBS[name])
    assert (ended.stopped, time.monotonic() - start < 8) == ("time", True)
    assert not [one for one in _children() if _is_tool(one)]


def _children() -> list[int]:
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return [int(one) for one in found]


def _is_tool(pid: int) -> bool:
    try:
        return "launcher" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


OUTLIVING = {
    "double_fork": "if os.fork(): os._exit(0)\nif os.fork(): os._exit(0)\n",
    "own_session": "if os.fork(): os._exit(0)\nos.setsid()\nif os.fork(): os._exit(0)\nos.closerange(0, 99)\n",
    "deaf": "import signal\nif os.fork(): os._exit(0)\nos.setsid()\nfor n in (1, 2, 3, 13, 15): signal.signal(n, signal.SIG_IGN)\n",
}  # fmt: skip


@LINUX
@pytest.mark.parametrize("how", OUTLIVING)
def test_that_nothing_outlives_the_call(tmp_path: Path, how: str) -> None:
    needs("folders", "command")
    beat = tmp_path / "granted" / "beat"
    beat.parent.mkdir()
    source = (
        f"import os, time\n{OUTLIVING[how]}while True:\n    open({str(beat)!r}, 'w').close()\n"
        "    time.sleep(0.02)\n"
    )
    program(source, write=(beat.parent,))
    time.sleep(0.1)
    beat.unlink(missing_ok=True)
    time.sleep(0.2)
    assert not beat.exists()


@LINUX
def test_that_a_call_ends_when_it_is_cancelled() -> None:
    cancelled = threading.Event()
    threading.Timer(0.3, cancelled.set).start()
    job = Job("python", source="import time\ndef run():\n    time.sleep(99)")
    ended = run_child(job, cancelled)
    assert (ended.stopped, ended.duration_s < 5) == ("cancelled", True)


@LINUX
def test_that_a_call_ends_with_the_program() -> None:
    script = (
        "import threading\nfrom workbench.tools.sandbox import Job, run_child\n"
        "job = Job('command', words=('/bin/sleep', '98.76'))\n"
        "threading.Thread(target=lambda: run_child(job, threading.Event())).start()\n"
        "import time, pathlib\n"
        "def there():\n"
        "    for one in pathlib.Path('/proc').glob('[0-9]*/cmdline'):\n"
        "        try:\n            if b'98.76' in one.read_bytes(): return True\n"
        "        except OSError: pass\n"
        "while not there(): time.sleep(0.02)\nprint('there', flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as one:
        assert one.stdout is not None
        assert one.stdout.readline() == b"there\n"
        one.send_signal(signal.SIGKILL)
    end_s = time.monotonic() + 5
    while _anybody(b"98.76") and time.monotonic() < end_s:
        time.sleep(0.02)
    assert not _anybody(b"98.76")


def _anybody(text: bytes) -> bool:
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes().split(b"\0")
        except OSError:
            continue
        if text in words:
            return True
    return False


def test_that_a_tool_works_in_an_empty_folder_that_goes_away() -> None:
    source = "import os\ndef run():\n    open('x', 'w').write('1')\n    return [os.getcwd(), sorted(os.listdir()), os.listdir(os.environ['HOME'])]"
    folder, names, home = json.loads(python(source, ChildLimits(5.0)).output)
    assert (names, home) == (["home", "tool.py", "x"], [])
    assert not Path(folder).exists()


@LINUX
def test_that_what_a_tool_writes_is_bounded() -> None:
    if not protections("python").apart:
        pytest.skip("this machine has no folder of memory for a tool")
    source = (
        "def run():\n    for n in range(99):\n"
        "        with open(f'f{n}', 'wb') as file: file.write(bytes(10_000_000))"
    )
    ended = python(source, ChildLimits(10.0))
    assert "No space left" in ended.errors


def test_that_the_folder_of_a_killed_program_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = {f"{sandbox.PREFIX}{os.getpid()}-a", f"{sandbox.PREFIX}x-a", "mine"}
    for name in (*names, f"{sandbox.PREFIX}999999999-a"):
        (tmp_path / name).mkdir()
    sandbox._remove_left.cache_clear()
    assert python("def run():\n    return 1", ChildLimits(10.0)).output == b"1"
    assert {one.name for one in tmp_path.iterdir()} == names


def test_that_the_environment_is_not_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "CANARY")
    ended = python("import os\ndef run():\n    return sorted(os.environ)", ChildLimits(5.0))
    assert "OPENAI_API_KEY" not in json.loads(ended.output)


def test_that_granted_folders_are_read_and_written_as_granted(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "a").write_text("hello")
    source = (
        "def run(folder):\n"
        "    open(folder + '/out/b', 'w').write(open(folder + '/in/a').read().upper())\n"
        "    try: open(folder + '/in/c', 'w')\n"
        "    except PermissionError: return 'refused'\n"
    )
    job = Job(
        "python",
        source=source,
        given=json.dumps({"folder": str(tmp_path)}).encode(),
        read=(tmp_path / "in",),
        write=(tmp_path / "out",),
    )
    ended = run_child(job, threading.Event())
    assert (tmp_path / "out" / "b").read_text() == "HELLO"
    if held("folders"):
        assert ended.output == b"refused"


def test_that_a_child_that_lacks_a_wall_does_not_run() -> None:
    job = Job("python", source="def run():\n    return 1", needs=("no such wall",))
    ended = sandbox._run(job, threading.Event(), apart=False)
    assert ended.not_held
    assert (ended.output, "no such wall" in ended.errors) == (b"", True)
    assert sandbox.FAILED == launcher.FAILED


FORGED = [
    "class E(Exception):\n    def __str__(self): raise KeyboardInterrupt\ndef run(): raise E()",
    "class M(type):\n    __name__ = property(lambda self: 1 / 0)\n"
    "class E(Exception, metaclass=M): pass\ndef run(): raise E()",
    "import os\ndef run():\n    os.write(2, b'tool sandbox: OSError: no walls\\n')\n    os._exit(125)",
    "import os\ndef run():\n    os.write(2, b'known mark\\ntool sandbox: no walls\\n')\n    os._exit(125)",
]


@pytest.mark.parametrize("source", FORGED)
def test_that_a_tool_cannot_say_that_it_did_not_run(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _count: "known mark")
    ended = python(source, ChildLimits(10.0))
    assert ended.code in (1, 125)
    assert ended.began
    assert not ended.not_held


def test_that_a_program_that_does_not_start_did_not_run(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("#!/no/such/program\n")
    (tmp_path / "none").chmod(0o755)
    job = Job("command", words=(str(tmp_path / "none"),), read=(tmp_path,), run=(tmp_path,))
    ended = run_child(job, threading.Event())
    assert ended.not_held
    assert ended.errors.startswith("tool sandbox: ")
    assert "Error" in ended.errors


def test_that_what_a_tool_says_is_kept_as_it_is() -> None:
    ended = python("import sys\ndef run():\n    sys.stderr.write('a\\nb'); return 1")
    assert (ended.output, ended.errors, ended.began) == (b"1", "a\nb", True)
    long = python("import sys\ndef run():\n    sys.stderr.write('x' * 50_000); return 1")
    assert long.errors == "x" * 4_000


def test_that_a_frozen_program_is_its_own_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_places.LAUNCHER_ARGUMENT == TOOL_FLAG
    words = (sys.executable, "-m", "workbench", TOOL_FLAG)
    monkeypatch.setattr(sandbox, "python_program", lambda: words)
    ended = python("def run(x):\n    return x + 1", ChildLimits(20.0), x=41)
    assert (ended.output, ended.code) == (b"42", 0)


@LINUX
def test_that_without_namespaces_the_other_walls_stand(places: tuple[Path, Path, int]) -> None:
    needs("folders")
    job = Job(
        "python", source=HOSTILE.read_text(), given=json.dumps(arguments(places)).encode()
    )
    ended = sandbox._run(job, threading.Event(), apart=False)
    assert json.loads(ended.output) == []


@LINUX
def test_that_a_granted_port_is_the_only_one() -> None:
    needs("ports")
    source = (
        "import socket\ndef run(ports):\n    found = []\n    for port in ports:\n        try:\n"
        "            socket.create_connection(('127.0.0.1', port), 2).close()\n"
        "            found.append(port)\n        except OSError: pass\n    return found"
    )
    with (
        socket.create_server(("127.0.0.1", 0)) as own,
        socket.create_server(("127.0.0.1", 0)) as other,
    ):
        ports = [own.getsockname()[1], other.getsockname()[1]]
        given = json.dumps({"ports": ports}).encode()
        job = Job("python", source=source, given=given, network=True, ports=(ports[0],))
        ended = run_child(job, threading.Event())
    assert json.loads(ended.output) == [ports[0]]
