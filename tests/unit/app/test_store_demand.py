"""A policy that demands an encrypted store, and a program that cannot open one."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from tests.policies import BEN, CLINIC, folder, set_up
from tests.stores import PASSPHRASE, Keyring, opened, paths_in, sealed_folder
from workbench.app import store_asking
from workbench.app.export_warning import KEY
from workbench.app.store_asking import open_store, open_unattended
from workbench.app.store_keeping import StoreKeeping
from workbench.app.workbench import open_workbench
from workbench.base.errors import PolicyError, StoreLocked
from workbench.base.files import write_atomically, write_chosen
from workbench.base.paths import Paths
from workbench.base.regular_files import read_regular
from workbench.base.sealed_files import MAGIC
from workbench.policy.policy_writing import PolicyWriting
from workbench.policy.profiles import Policy

DEMANDING = replace(CLINIC, encrypted=True)


def left(paths: Paths) -> dict[str, bytes]:
    """What lies in the data folder, without the log, which holds no content."""
    return {
        str(path.relative_to(paths.data)): path.read_bytes()
        for path in sorted(paths.data.rglob("*"))
        if path.is_file() and "logs" not in path.parts
    }


async def test_that_nothing_is_written_into_a_plain_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PolicyError, match="demands"):
        folder(tmp_path / "other", DEMANDING)
    monkeypatch.setattr(PolicyWriting, "_is_encrypted", lambda _writing: True)
    paths = folder(tmp_path, DEMANDING)  # as one that the machine's administrator put there
    before = left(paths)
    with pytest.raises(PolicyError, match="demands an encrypted store"):
        async with open_workbench(paths):
            pass
    after = left(paths)
    after.pop("policy-seen.json", None)
    before.pop("policy-seen.json", None)
    assert after == before


async def test_that_an_encrypted_one_opens_and_stays_so(tmp_path: Path) -> None:
    paths = folder(tmp_path)
    sealed_folder(paths)
    with opened(paths):
        set_up(paths, DEMANDING)
        async with open_workbench(paths) as bench:
            assert bench.access.policy.encrypted
    with pytest.raises(PolicyError, match="demands an encrypted store"):
        await StoreKeeping(paths, Keyring()).plan_decryption(PASSPHRASE)
    assert (await StoreKeeping(paths, Keyring()).status()).plan == ""


@pytest.mark.parametrize("policy", [None, CLINIC])
async def test_that_without_the_key_the_program_changes_nothing(
    tmp_path: Path, policy: Policy | None
) -> None:
    paths = folder(tmp_path, policy)
    sealed_folder(paths)
    with opened(paths):
        async with open_workbench(paths) as bench:
            if policy is not None:
                bench.access.enter(BEN)
            await bench.conversations.save_draft("", "half a letter")
    before = left(paths)
    with pytest.raises(StoreLocked):
        async with open_workbench(paths):
            pass
    assert left(paths) == before
    with opened(paths):
        async with open_workbench(paths) as bench:
            if policy is not None:
                assert await bench.conversations.draft("") == ""
                bench.access.enter(BEN)
            assert await bench.conversations.draft("") == "half a letter"
            assert not any("damaged" in one.title for one in bench.notices.items)


async def test_that_an_export_out_of_an_encrypted_store_is_warned_of_once(
    tmp_path: Path,
) -> None:
    paths = folder(tmp_path)
    async with open_workbench(paths) as bench:
        write_chosen(tmp_path / "plain.md", "x")
        await asyncio.sleep(0)
        assert not any(one.key == KEY for one in bench.notices.items)
    sealed = paths_in(tmp_path / "sealed")
    sealed_folder(sealed)
    with opened(sealed):
        async with open_workbench(sealed) as bench:
            for name in ("one.md", "two.md"):
                write_chosen(tmp_path / name, "x")
                await asyncio.sleep(0)
            (told,) = [one for one in bench.notices.items if one.key == KEY]
            assert "one.md" in told.reason


def test_that_a_folder_behind_a_link_is_the_same(tmp_path: Path) -> None:
    paths = paths_in(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    linked = Paths(tmp_path / "link" / "data", tmp_path / "link" / "cache")
    sealed_folder(paths)
    with opened(linked):
        write_atomically(linked.settings, "{}")
        assert read_regular(paths.settings, 100) == b"{}"
        write_atomically(paths.settings, "[]")
        assert read_regular(linked.settings, 100) == b"[]"
    assert paths.settings.read_bytes().startswith(MAGIC)


def test_how_a_command_gets_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = paths_in(tmp_path)
    open_store(paths, Namespace())()  # a plain one asks nobody
    open_unattended(paths)()
    sealed_folder(paths)
    with pytest.raises(StoreLocked, match="only the system's keyring"):
        open_unattended(paths)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(StoreLocked, match="nobody can be asked"):
        open_store(paths, Namespace(passphrase_fd=None))
    with pytest.raises(StoreLocked, match="no passphrase can be read"):
        open_store(paths, Namespace(passphrase_fd=987))
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\r\nthe next line\n")
    with secret.open("rb") as handle:
        open_store(paths, Namespace(passphrase_fd=handle.fileno()))()
    secret.write_text("")
    with secret.open("rb") as handle, pytest.raises(StoreLocked, match="gave no passphrase"):
        open_store(paths, Namespace(passphrase_fd=handle.fileno()))


def test_that_a_terminal_has_three_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = paths_in(tmp_path)
    sealed_folder(paths)
    said = iter(["wrong", "wrong again", PASSPHRASE])
    monkeypatch.setattr(store_asking, "getpass", lambda _question: next(said))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    open_store(paths, Namespace(passphrase_fd=None))()
    assert capsys.readouterr().err.count("does not open") == 2


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_that_memory_is_kept_out_of_dumps() -> None:
    look = (
        "import ctypes, resource\n"
        "from workbench.base.no_dumps import keep_memory_private\n"
        "keep_memory_private()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "0"]
