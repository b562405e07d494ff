"""The temporary folder of a worker, and what it is told of the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engines.worker_environment import without_secrets, worker_environment
from workbench.engines.worker_folder import make_worker_folder, worker_folder


@pytest.fixture
def common(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_that_folders_of_a_program_that_was_killed_are_removed(common: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait(60)
    kinds = {"dead": ended.pid, "alive": os.getppid(), "other": "name"}
    folders = {kind: common / f"workbench-worker-{pid}-x" for kind, pid in kinds.items()}
    for folder in folders.values():
        folder.mkdir()
        (folder / "left").write_text("")

    made = make_worker_folder()

    assert {folder.name for folder in common.iterdir()} == {
        folders["alive"].name, folders["other"].name, made.name,
    }  # fmt: skip
    assert made.stat().st_mode & 0o777 == 0o700 or sys.platform == "win32"


def test_that_only_a_workers_own_folder_is_one(
    common: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worker_folder() == ()

    made = make_worker_folder()
    monkeypatch.setattr("tempfile.tempdir", str(made))

    assert worker_folder() == (made,)


def test_that_a_worker_is_told_no_keys() -> None:
    secret = ("OPENAI_API_KEY", "HF_TOKEN", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "APIKEY")
    plain = ("PATH", "KEYBOARD", "MONKEY", "TOKENIZERS_PARALLELISM", "CUDA_VISIBLE_DEVICES")

    assert set(without_secrets(dict.fromkeys((*secret, *plain), "1"))) == set(plain)


def test_that_a_worker_asks_for_large_pages_beside_what_a_user_has_set() -> None:
    name, large = "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1"
    own = "glibc.malloc.check=1"

    plain = worker_environment({})[name]
    assert plain.startswith(f"{large}:")
    assert worker_environment({name: own})[name] == f"{own}:{plain}"
    mine = worker_environment({name: "glibc.malloc.hugetlb=0"})[name]
    assert mine.startswith("glibc.malloc.hugetlb=0:")
    assert large not in mine


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its maps")
def test_that_what_a_worker_allocates_may_have_large_pages() -> None:
    setting = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    if os.confstr("CS_GNU_LIBC_VERSION") is None or "[never]" in setting.read_text():
        pytest.skip("this system has none")
    code = (
        "import ctypes; held = ctypes.create_string_buffer(64 << 20);"
        "held[:] = bytes(len(held)); print(open('/proc/self/smaps').read())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=worker_environment(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    held = [line for line in done.stdout.splitlines() if line.startswith("AnonHugePages")]
    assert sum(int(line.split()[1]) for line in held) >= 32 << 10
