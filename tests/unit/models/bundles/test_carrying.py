"""A model comes out of a bundle in checked parts, resumes, and a signer is known again."""

from __future__ import annotations

import shutil
import stat
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from tests.unit.models.bundles.conftest import Packed, make_key
from workbench.base.errors import (
    ModelError,
    PolicyError,
    SourceChanged,
    SourceRefused,
    StoreFull,
)
from workbench.models.bundles.addresses import address_of_member, member_at
from workbench.models.bundles.checking import damaged_parts
from workbench.models.bundles.packing import PART
from workbench.models.bundles.reading import open_bundle
from workbench.models.bundles.signers import Signers
from workbench.models.bundles.signing import public_key_of
from workbench.models.bundles.unpacking import Unpacking
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.rate import Brake
from workbench.models.downloads.transfer import Transfer, TransferStopped
from workbench.models.downloads.values import Limits, Progress, RemoteFile
from workbench.models.manifests import read_manifest
from workbench.models.sources.bundle import BundleSource
from workbench.models.sources.values import Query
from workbench.policy.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits(streams=2, reserve_bytes=0, first_wait_s=0.01, longest_wait_s=0.02, attempts=3)


def remote(packed: Packed, path: Path) -> RemoteFile:
    member = open_bundle(packed.file).member(f"store/{packed.digest}/model.gguf")
    address = address_of_member(path, member.name)
    return RemoteFile(address, "model.gguf", member.size_bytes, member.sha256)


@pytest.mark.parametrize("form", ["file", "folder"])
def test_that_a_member_is_transferred_like_a_file_of_a_server(
    packed: Packed, tmp_path: Path, form: str
) -> None:
    with new_client(LIMITS) as client:
        wanted = remote(packed, getattr(packed, form))
        found = Transfer(wanted, tmp_path / "m.part", client, LIMITS).run()

    assert (tmp_path / "m.part").read_bytes() == packed.model.read_bytes()
    assert found.chunks == open_bundle(packed.file).member(member_at(wanted.url)[1]).chunks


def test_that_a_stopped_transfer_goes_on_where_it_was(packed: Packed, tmp_path: Path) -> None:
    part, told = tmp_path / "m.part", list[Progress]()
    size = packed.model.stat().st_size
    slow = Limits(streams=1, reserve_bytes=0)

    class StopsAfter(Brake):
        """Stops the transfer in the middle of its second chunk."""

        pieces = 0

        def take(self, count_bytes: int, stop: threading.Event) -> None:
            self.pieces += 1
            if self.pieces == 40:
                first.stop()
            super().take(count_bytes, stop)

    with new_client(slow) as client:
        wanted = remote(packed, packed.file)
        first = Transfer(wanted, part, client, slow, brake=StopsAfter())
        with pytest.raises(TransferStopped):
            first.run()
        again = Transfer(
            remote(packed, packed.file), part, client, slow, on_progress=told.append
        )
        again.run()

    assert part.read_bytes() == packed.model.read_bytes()
    assert 0 < told[-1].fetched_bytes < size - 8_000_000


def test_that_a_damaged_part_ends_the_copy_and_is_named(packed: Packed, tmp_path: Path) -> None:
    path = tmp_path / "hurt.workbench"
    shutil.copy(packed.file, path)
    begin = open_bundle(path).begins[f"store/{packed.digest}/model.gguf"]
    with path.open("r+b") as file:
        file.seek(begin + 9_000_000)
        file.write(b"damage")

    name = f"store/{packed.digest}/model.gguf"
    assert damaged_parts(open_bundle(path), threading.Event()) == {name: (1,)}
    with new_client(LIMITS) as client, pytest.raises(SourceChanged, match="part 2 of 3"):
        Transfer(remote(packed, path), tmp_path / "m.part", client, LIMITS).run()


def test_that_a_drive_that_is_away_says_so(packed: Packed, tmp_path: Path) -> None:
    wanted = remote(packed, tmp_path / "away.workbench")
    with new_client(LIMITS) as client, pytest.raises(SourceRefused, match="is away") as caught:
        Transfer(wanted, tmp_path / "m.part", client, LIMITS).run()
    assert "Connect the drive" in caught.value.hint


@pytest.mark.parametrize("name", ["a b.workbench", "ä%2f#?.workbench", "x&y=1.workbench"])
def test_that_any_name_of_a_bundle_has_an_address(name: str, tmp_path: Path) -> None:
    address = address_of_member(tmp_path / name, "agents/a.yaml")
    assert member_at(address) == ((tmp_path / name).resolve(), "agents/a.yaml")


# -- into a folder


def test_that_a_bundle_is_unpacked_to_a_folder_that_can_be_used(
    packed: Packed, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    bundle = open_bundle(packed.file)
    Unpacking(
        bundle, tmp_path / "drive", threading.Event(), lambda *both: told.append(both)
    ).run()

    assert damaged_parts(open_bundle(tmp_path / "drive"), threading.Event()) == {}
    assert read_manifest(tmp_path / "drive" / "store" / packed.digest).title == "Tiny F32"
    assert told[-1][0] == told[-1][1]
    assert [path.name for path in tmp_path.iterdir()] == ["drive"]
    with pytest.raises(ModelError, match="not empty"):
        Unpacking(bundle, tmp_path / "drive", threading.Event()).run()


def test_that_an_unpacking_that_was_stopped_resumes(packed: Packed, tmp_path: Path) -> None:
    bundle, stop = open_bundle(packed.file), threading.Event()
    stop.set()
    with pytest.raises(ModelError, match="stopped"):
        Unpacking(bundle, tmp_path / "drive", stop).run()
    left = tmp_path / f"drive{PART}"
    assert left.is_dir()
    assert not (tmp_path / "drive").exists()
    kept = left / "agents" / "helper.yaml"
    assert kept.exists()
    before = kept.stat().st_mtime_ns

    Unpacking(bundle, tmp_path / "drive", threading.Event()).run()

    assert (tmp_path / "drive/agents/helper.yaml").stat().st_mtime_ns == before
    assert damaged_parts(open_bundle(tmp_path / "drive"), threading.Event()) == {}


def test_that_room_is_looked_for_before_it_is_unpacked(
    packed: Packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(StoreFull, match="B free"):
        Unpacking(open_bundle(packed.file), tmp_path / "drive", threading.Event()).run()


def test_that_a_folder_of_someone_else_is_never_removed(packed: Packed, tmp_path: Path) -> None:
    mine = tmp_path / f"drive{PART}" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(ModelError, match="in the way"):
        Unpacking(open_bundle(packed.file), tmp_path / "drive", threading.Event()).run()
    assert mine.read_text() == "mine"


# -- as a source


def test_that_a_bundle_is_a_source_once_its_signer_is_trusted(packed: Packed) -> None:
    unknown = BundleSource(packed.file)
    assert [m.title for m in unknown.search(Query("tiny"))] == ["Tiny F32"]
    assert not list(unknown.search(Query("other")))
    with pytest.raises(SourceRefused, match="nobody here trusts"):
        unknown.page(packed.digest)

    page = BundleSource(packed.file, lambda _key: True).page("Tiny F32")
    assert page.model.licence == "mit"
    assert page.variants[0].quantisation == "F32"
    assert page.variants[0].size_bytes == packed.model.stat().st_size
    with pytest.raises(SourceRefused, match="no model"):
        BundleSource(packed.file, lambda _key: True).page("other")


# -- keys


class Memory(KeyringBackend):
    """A keyring in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


@pytest.fixture
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("no_keyring")
def test_that_the_own_key_is_made_once_and_is_for_its_owner_only(tmp_path: Path) -> None:
    signers = Signers(tmp_path, Secrets())
    assert not signers.is_own("00" * 32)
    assert not list(tmp_path.iterdir()), "nothing is made to find that out"
    public = public_key_of(signers.own_key()).hex()
    again = Signers(tmp_path, Secrets())

    assert public_key_of(again.own_key()).hex() == public
    assert again.is_own(public)
    assert again.is_trusted(public)
    assert stat.S_IMODE((tmp_path / "bundle-signing-key").stat().st_mode) == 0o600


@pytest.mark.usefixtures("no_keyring")
def test_that_the_key_lies_in_the_keyring_where_there_is_one(tmp_path: Path) -> None:
    memory = Memory()
    keyring.set_keyring(memory)
    public = public_key_of(Signers(tmp_path, Secrets()).own_key()).hex()

    assert len(memory.kept) == 1
    assert not (tmp_path / "bundle-signing-key").exists()
    assert Signers(tmp_path, Secrets()).is_own(public)


@pytest.mark.usefixtures("no_keyring")
def test_that_a_damaged_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "bundle-signing-key").write_text("nothing")
    with pytest.raises(PolicyError, match="damaged") as caught:
        Signers(tmp_path, Secrets()).own_key()
    assert "bundle-signing-key" in caught.value.hint


@pytest.mark.usefixtures("no_keyring")
def test_that_trust_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    other = public_key_of(make_key(7)).hex()
    signers = Signers(tmp_path, Secrets())
    assert not signers.is_trusted(other)
    signers.trust(other)
    signers.trust(other)

    again = Signers(tmp_path, Secrets())
    assert again.is_trusted(other)
    assert [len(one.fingerprint) for one in again.trusted()] == [39]
    again.forget(other)
    assert not signers.is_trusted(other)


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize("text", ["", "{", "[]", '{"signers": [{"public_key": "00"}]}'])
def test_that_a_damaged_list_trusts_nobody_and_is_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "bundle-signers.json").write_text(text)
    other = public_key_of(make_key(7)).hex()
    signers = Signers(tmp_path, Secrets())
    assert not signers.is_trusted(other)
    signers.trust(other)
    assert signers.is_trusted(other)
    assert (tmp_path / "bundle-signers.damaged.json").read_text() == text
