"""S2 (c): what a worker cannot do, tried by native code in a worker of the real program."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest

from workbench.base import landlock, seccomp
from workbench.base.errors import EngineUnavailable
from workbench.base.paths import resource
from workbench.engines import sandbox, sandbox_paths
from workbench.engines.api import (
    EngineEvent,
    Finished,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.host import EngineHost
from workbench.engines.registry import EngineSpec

HOSTILE = Path(__file__).parent / "hostile"
STARTER = resource("models") / "starter" / "starter.gguf"
SPEC = EngineSpec("hostile", "Hostile", "hostile_engine", (".gguf",), "")
NO_LANDLOCK = "" if landlock.version() else "this kernel has no Landlock"
NO_SECCOMP = seccomp.missing()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a sandbox")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A model with another beside it, and a home with a secret."""
    model, home = tmp_path / "models" / "model.gguf", tmp_path / "home"
    for folder in (model.parent, home / ".ssh"):
        folder.mkdir(parents=True)
    shutil.copy(STARTER, model)
    model.with_name("other").write_text("of somebody else")
    (home / ".ssh" / "id").write_text("secret")
    monkeypatch.setenv("HOSTILE_HOME", str(home))
    monkeypatch.setenv("HOSTILE_API_KEY", "secret")
    monkeypatch.setenv("PYTHONPATH", str(HOSTILE))
    return model, home


@pytest.fixture
async def hostile(places: tuple[Path, Path]) -> AsyncIterator[EngineHost]:
    options = LoadOptions(context_tokens=256, max_sequences=1, threads=1)
    host = await EngineHost.start(SPEC, places[0], options)
    yield host
    await host.close()


def succeeded(host: EngineHost, kind: str) -> list[str]:
    """What it could do, in either thread."""
    found = json.loads(host.info.model_name)
    assert min(len(found[f"{kind} {where}"]) for where in ("at once", "in a thread")) > 15
    return [
        f"{name} {where}"
        for where, outcomes in found.items()
        if where.startswith(kind)
        for name, worked in outcomes.items()
        if worked
    ]


@pytest.mark.skipif(bool(NO_LANDLOCK), reason=NO_LANDLOCK or "-")
async def test_that_a_worker_taken_over_reaches_no_file(
    hostile: EngineHost, places: tuple[Path, Path]
) -> None:
    assert succeeded(hostile, "files") == []
    model, home = places
    assert (home / ".ssh" / "id").read_text() == "secret"
    assert [one.name for one in home.iterdir()] == [".ssh"]
    assert {one.name for one in model.parent.iterdir()} == {"model.gguf", "other"}


@pytest.mark.skipif(bool(NO_SECCOMP), reason=NO_SECCOMP or "-")
async def test_that_a_worker_taken_over_has_no_network_and_starts_nothing(
    hostile: EngineHost,
) -> None:
    assert succeeded(hostile, "calls") == []


async def test_that_the_model_of_a_held_worker_answers(hostile: EngineHost) -> None:
    sampling = SamplingOptions(max_new_tokens=4, temperature=0.0)
    request = Request((Message("user", "hello"),), sampling=sampling)

    async with aclosing(hostile.generate(request)) as events:
        came: list[EngineEvent] = [event async for event in events]

    assert any(isinstance(event, TextDelta) for event in came)
    assert isinstance(came[-1], Finished)
    assert hostile.info.sandbox == sandbox.possible()


def test_that_the_attempts_work_where_nothing_holds_them(places: tuple[Path, Path]) -> None:
    words = [sys.executable, str(HOSTILE / "hostile_engine.py"), *map(str, places)]

    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)

    assert [name for name, worked in json.loads(done.stdout).items() if not worked] == []


@pytest.mark.skipif(landlock.version() < 4, reason="Landlock 4 holds the ports")
def test_that_the_worker_of_a_server_reaches_one_port(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as own,
        socket.create_server(("127.0.0.1", 0)) as other,
    ):
        ports = [own.getsockname()[1], other.getsockname()[1]]
        script = (
            "import ctypes, json, pathlib, socket, sys\n"
            "from workbench.engines import sandbox\n"
            "from workbench.engines.api import LoadOptions\n"
            f"options = LoadOptions(reach='127.0.0.1:{ports[0]}')\n"
            "sandbox.confine_engine(pathlib.Path('/nowhere'), options)\n"
            f"reached = [socket.socket().connect_ex(('127.0.0.1', p)) for p in {ports}]\n"
            "kinds = [(1, 1), (2, 2), (16, 3), (2, 3)]\n"
            "libc = ctypes.CDLL(None)\n"
            "print(json.dumps([reached, [libc.socket(*kind, 0) for kind in kinds]]))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )

    (first, second), sockets = json.loads(done.stdout)
    assert first == 0
    assert second != 0
    assert NO_SECCOMP or sockets == [-1] * 4


@pytest.mark.skipif(bool(NO_LANDLOCK or NO_SECCOMP), reason=NO_LANDLOCK or NO_SECCOMP or "-")
def test_that_a_service_is_asked_and_reaches_no_other_file(tmp_path: Path) -> None:
    for name in ("kept", "model", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("")
    script = (
        "import ctypes, json, pathlib, socket, sys\n"
        "from workbench.engines import sandbox\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "named = {'kept': str(root / 'kept'), 'folders': [str(root / 'model')]}\n"
        "sandbox.confine_service(named)\n"
        "libc = ctypes.CDLL(None)\n"
        "files = [root / name / 'file' for name in ('kept', 'model', 'other')]\n"
        "read = [libc.open(bytes(file), 0) >= 0 for file in files]\n"
        "made = libc.open(bytes(root / 'kept' / 'new'), 0o101, 0o600)\n"
        "with socket.create_server(('127.0.0.1', 0)) as own:\n"
        "    with socket.create_connection(own.getsockname()):\n"
        "        own.accept()[0].close()\n"
        "print(json.dumps([read, made, libc.fork(), libc.execv(b'/bin/true', None)]))\n"
    )
    words = [sys.executable, "-c", script, str(tmp_path)]

    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)

    assert json.loads(done.stdout) == [[True, True, False], -1, -1, -1]


async def test_that_a_required_sandbox_is_never_done_without() -> None:
    required = LoadOptions(sandbox="required", threads=1)

    for found in ("none: …", "seccomp; no landlock: the kernel does not offer it"):
        with pytest.raises(EngineUnavailable, match="sandbox"):
            sandbox.check_held(found, required)
        sandbox.check_held(found, LoadOptions())
    sandbox.check_held("landlock 7, seccomp", required)
    with pytest.raises(EngineUnavailable, match="in a thread"):
        await EngineHost.start(SPEC, STARTER, required, mode="thread")


def test_that_a_models_files_are_its_parts_and_the_links_of_a_cache_alone(
    tmp_path: Path,
) -> None:
    parts = [tmp_path / f"big[1]-0000{number}-of-00002.gguf" for number in (1, 2)]
    repository = tmp_path / "models--a--b"
    folder, blob = repository / "snapshots" / "1f" / "onnx", repository / "blobs" / "9a"
    folder.mkdir(parents=True)
    blob.parent.mkdir()
    for file in (*parts, tmp_path / "big[1].gguf", blob, tmp_path / "secret"):
        file.write_text("")
    (folder / "model.onnx").symlink_to(blob)
    (folder / "stolen").symlink_to(tmp_path / "secret")
    (folder / "all").symlink_to("/")

    assert set(sandbox.model_files(parts[0])) == set(parts)
    assert set(sandbox.model_files(folder)) == {folder, blob}


def test_that_code_is_not_the_folder_somebody_is_in_nor_a_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, home, packages = (tmp_path / name for name in ("here", "home", "packages"))
    for folder in (here, home, packages):
        folder.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(home))
    entries = ["", "relative", "/", str(here), str(home), str(tmp_path), str(packages)]
    monkeypatch.setattr(sys, "path", entries)

    code = sandbox_paths.code()

    assert packages in code
    assert not {Path("/"), here, home, tmp_path} & set(code)
