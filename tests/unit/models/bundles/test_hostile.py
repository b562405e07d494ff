"""Bundles from strangers: each is refused in words, quickly, and nothing is written."""

from __future__ import annotations

import json
import os
import shutil
import struct
import tempfile
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.models.bundles.conftest import Packed, make_key
from workbench.base.errors import ModelError, StoreDamaged, StoreError, WorkbenchError
from workbench.models.bundles.contents import contents_of
from workbench.models.bundles.index import decode_index, encode_index
from workbench.models.bundles.packing import Packing, text_content
from workbench.models.bundles.reading import is_bundle, open_bundle
from workbench.models.bundles.signing import sign, signature_bytes, signer_of
from workbench.models.bundles.values import Index, Member, is_member_name

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Change = Callable[[bytearray], object]
HOSTILE_NAMES = (
    "../agents/a.yaml",
    "agents/../../a.yaml",
    "/agents/a.yaml",
    "agents//a.yaml",
    "agents/a.yaml/",
    "C:/agents/a.yaml",
    "C:agents/a.yaml",
    "\\\\host\\share\\a.yaml",
    "agents\\a.yaml",
    "agents/..",
    "agents/.yaml",
    "agents/a.yaml\0",
    "agents/a\0.yaml",
    "agents/A.yaml",
    "agents/a.YAML",
    "agents/a.yaml ",
    "agents/a.yaml.",
    "agents/a .yaml",
    "agents/con.yaml",
    "agents/nul.yaml",
    "agents/aux.yaml",
    "agents/prn.yaml",
    "agents/com1.yaml",
    "agents/lpt9.yaml",
    "agents/\u00e9.yaml",
    "agents/e\u0301.yaml",
    "agents/a\u202e.yaml",
    "agents/a:b.yaml",
    "agents/a|b.yaml",
    "agents/a*.yaml",
    "agents/a?.yaml",
    "agents/<a>.yaml",
    'agents/"a".yaml',
    "agents/a\n.yaml",
    "agents/~.yaml",
    "agents/$HOME.yaml",
    "agents/" + "a" * 65 + ".yaml",
    "agents/sub/a.yaml",
    "agents/a.yml",
    "agents/a.py",
    "agents/a.yaml/../b",
    "store/model.gguf",
    "store/" + "a" * 32 + "/../model.gguf",
    "store/" + "A" * 32 + "/model.gguf",
    "store/" + "a" * 31 + "/model.gguf",
    "store/" + "a" * 33 + "/model.gguf",
    "store/" + "a" * 32 + "/x.gguf",
    "store/" + "a" * 32 + "/model.bin",
    "store/" + "a" * 32 + "/model.pkl",
    "store/" + "a" * 32 + "/MODEL.GGUF",
    "store/" + "a" * 32 + "/model.gguf:stream",
    "store/" + "a" * 32,
    "store/..",
    "store/" + "g" * 32 + "/model.gguf",
    "store/.." + "a" * 30 + "/model.gguf",
    "bundle.json",
    "bundle.sig",
    "BUNDLE.JSON",
    "settings.json",
    "policy.json/",
    "Policy.json",
    "policy.json\n",
    "./policy.json",
    "",
    ".",
    "..",
    "/",
    "//",
    "\0",
    "a" * 5000,
    "workbench.sqlite",
    "~/.bashrc",
    "%2e%2e/policy.json",
    "..%2fpolicy.json",
    "\uff0e\uff0e/policy.json",
    "policy\u2024json",
    "store/" + "a" * 32 + "/model-1-of-2.gguf",
    "store/" + "a" * 32 + "/model-00001-of-00002.gguf.exe",
    "store/" + "a" * 32 + "/files",
    "store/" + "a" * 32 + "/files/",
    "store/" + "a" * 32 + "/files/..",
    "store/" + "a" * 32 + "/files/../model.gguf",
    "store/" + "a" * 32 + "/files/sub/config.json",
    "store/" + "a" * 32 + "/files/.hidden",
    "store/" + "a" * 32 + "/files/con.json",
    "store/" + "a" * 32 + "/files/aux",
    "store/" + "a" * 32 + "/files/a b.json",
    "store/" + "a" * 32 + "/files/a.json.",
    "store/" + "a" * 32 + "/files/a:stream",
    "store/" + "a" * 32 + "/files/more.gguf",
    "store/" + "a" * 32 + "/files/more.GgUf",
    "store/" + "a" * 32 + "/files/more.gguf.json",
    "store/" + "a" * 32 + "/files/" + "a" * 121,
    "store/" + "a" * 32 + "/Files/config.json",
    "store/" + "a" * 32 + "/other/config.json",
    "files/config.json",
)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_that_no_name_leads_anywhere_else(name: str) -> None:
    assert not is_member_name(name)
    member = Member(name, 1, "0" * 64, 0, ("0" * 64,))
    with pytest.raises(StoreDamaged, match="name"):
        decode_index(encode_index(Index("A", (member,))))


def _values(**changes: Any) -> dict[str, Any]:
    member = {
        "name": "agents/a.yaml",
        "size_bytes": 1,
        "sha256": "0" * 64,
        "crc32": "0" * 8,
        "chunks": ["0" * 64],
    }
    return {"format": 1, "title": "A", "members": [member | changes]}


INDEXES: dict[str, bytes | dict[str, Any]] = {
    "no JSON": b"\x00\xff",
    "no object": b"[]\n",
    "deep": b"[" * 200_000,
    "a long number": b'{"format":' + b"9" * 10_000 + b"}",
    "not a number": _values() | {"format": float("nan")},
    "an unknown field": _values(more=1),
    "an unknown field above": _values() | {"more": 1},
    "a field twice": json.dumps(_values()).replace('"title"', '"title": "B", "title"').encode(),
    "other spaces": json.dumps(_values(), indent=1, sort_keys=True).encode(),
    "no members": _values() | {"members": []},
    "members that are none": _values() | {"members": "agents/a.yaml"},
    "too many members": _values() | {"members": [_values()["members"][0]] * 2001},
    "the same member twice": _values() | {"members": [_values()["members"][0]] * 2},
    "no size": _values(size_bytes=0),
    "a negative size": _values(size_bytes=-1),
    "a size that is true": _values(size_bytes=True),
    "a size of a text": _values(size_bytes="1"),
    "a broken size": _values(size_bytes=1.0),
    "a text of 9 MB": _values(size_bytes=9_000_000),
    "a model of 100 TB": _values(name=f"store/{'a' * 32}/model.gguf", size_bytes=10**14),
    "too few digests": _values(chunks=[]),
    "too many digests": _values(chunks=["0" * 64] * 2),
    "a digest that is none": _values(chunks=["0" * 63 + "g"]),
    "a digest that is a number": _values(sha256=7),
    "a checksum that is none": _values(crc32="-0000001"),
    "a title of two lines": _values() | {"title": "a\nb"},
    "a title that turns text around": _values() | {"title": "a\u202eb"},
    "a title that is a list": _values() | {"title": []},
    "a newer format": _values() | {"format": 2},
    "9 MB": b"[" + b"1," * 4_500_000 + b"1]",
}


@pytest.mark.parametrize("what", INDEXES)
def test_that_an_index_with_it_is_refused_even_if_it_is_signed(
    what: str, small: Packed, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    value = INDEXES[what]
    raw = value if isinstance(value, bytes) else _compact(value)
    with pytest.raises(WorkbenchError) as caught:
        decode_index(raw)
    assert caught.value.hint

    folder = tmp_path / "drive"
    shutil.copytree(small.folder, folder)
    (folder / "bundle.json").write_bytes(raw)
    (folder / "bundle.sig").write_bytes(sign(key, raw))
    with pytest.raises(WorkbenchError):
        open_bundle(folder)


def _compact(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _at(position: int, data: bytes) -> Change:
    def change(raw: bytearray) -> None:
        raw[position : position + len(data)] = data

    return change


def _cut(count: int) -> Change:
    return lambda raw: raw.__delitem__(slice(len(raw) - count, None))


def _more(data: bytes) -> Change:
    return lambda raw: raw.extend(data)


CHANGES: dict[str, tuple[Change, str]] = {
    "empty": (lambda raw: raw.clear(), "no bundle"),
    "another magic": (_at(0, b"GGUF"), "no bundle"),
    "another first name": (_at(30, b"bundle.jsoX"), "no bundle"),
    "an index of 4 GB": (_at(22, b"\xff\xff\xff\xff"), "larger than any"),
    "an index of 0 bytes": (_at(22, bytes(4)), "larger than any"),
    "a longer index": (_at(22, struct.pack("<I", 2000)), "damaged|no good|changed"),
    "another letter in the index": (_at(60, b"~"), "damaged"),
    "packed members": (_at(8, b"\x08"), "changed"),
    "a flag": (_at(6, b"\x08"), "changed"),
    "another day": (_at(12, b"\x00"), "changed"),
    "cut in the index": (lambda raw: raw.__delitem__(slice(100, None)), "cut off"),
    "cut in the data": (_cut(9_000), "cut off"),
    "one byte less": (_cut(1), "cut off"),
    "one byte more": (_more(b"\0"), "changed"),
    "another archive behind it": (_more(b"PK\5\6" + bytes(18)), "changed"),
    "another count at the end": (lambda raw: raw.__setitem__(-12, 9), "changed"),
    "a comment": (lambda raw: raw.__setitem__(-2, 1), "changed"),
    "a link in the archive's list": (lambda raw: _mode(raw, 0o120777), "changed"),
    "another offset in the list": (lambda raw: _in_list(raw, 42, b"\1\0\0\0"), "changed"),
    "another size in the list": (lambda raw: _in_list(raw, 24, b"\1\0\0\0"), "changed"),
}


def _list_at(raw: bytearray) -> int:
    return int(struct.unpack_from("<I", raw, len(raw) - 6)[0])


def _in_list(raw: bytearray, offset: int, data: bytes) -> None:
    at = _list_at(raw) + offset
    raw[at : at + len(data)] = data


def _mode(raw: bytearray, mode: int) -> None:
    _in_list(raw, 38, struct.pack("<I", mode << 16))


@pytest.mark.parametrize("what", CHANGES)
def test_that_a_changed_file_is_refused(what: str, small: Packed, tmp_path: Path) -> None:
    change, said = CHANGES[what]
    raw = bytearray(small.file.read_bytes())
    change(raw)
    path = tmp_path / "b.workbench"
    path.write_bytes(raw)

    with pytest.raises(WorkbenchError, match=said) as caught:
        open_bundle(path)
    assert caught.value.hint


def test_that_a_changed_index_with_a_right_checksum_is_refused(
    small: Packed, tmp_path: Path
) -> None:
    import zlib

    raw = bytearray(small.file.read_bytes())
    bundle = open_bundle(small.file)
    index = bundle.raw_index.replace(b"A pack", b"B pack")
    raw[41 : 41 + len(index)] = index
    raw[14:18] = struct.pack("<I", zlib.crc32(index))
    path = tmp_path / "b.workbench"
    path.write_bytes(raw)

    with pytest.raises(StoreDamaged, match="changed after it was signed"):
        open_bundle(path)


def test_that_an_archive_of_another_program_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "a.workbench"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../evil", "x")
    with pytest.raises(ModelError, match="no bundle"):
        open_bundle(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bundle.json", "{}")
        archive.writestr("../evil", "x")
    with pytest.raises(WorkbenchError):
        open_bundle(path)
    assert not is_bundle(tmp_path / "nothing")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_that_no_flipped_byte_of_the_structure_passes(
    small: Packed, data: st.DataObject
) -> None:
    raw = bytearray(small.file.read_bytes())
    bundle = open_bundle(small.file)
    spans = [range(bundle.begins["agents/helper.yaml"] - 4000), range(len(raw) - 400, len(raw))]
    at = data.draw(st.sampled_from(spans).flatmap(st.sampled_from))
    raw[at] ^= data.draw(st.integers(1, 255))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "b.workbench")
        path.write_bytes(raw)
        with pytest.raises(WorkbenchError):
            open_bundle(path)


@settings(max_examples=200, deadline=None)
@given(raw=st.binary(max_size=400))
def test_that_any_bytes_as_index_or_signature_are_refused_in_words(raw: bytes) -> None:
    with pytest.raises(WorkbenchError):
        decode_index(raw)
    with pytest.raises(WorkbenchError):
        signer_of(b"{}", raw)


# -- the folder form


def _add(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")

    return change


def _add_folder(folder: Path) -> None:
    for name in ("config.json", "tokenizer.json", "model.safetensors"):
        _add(f"more/{name}")(folder)


def _link_member(folder: Path) -> None:
    agent = folder / "agents/helper.yaml"
    agent.rename(folder / "elsewhere")
    agent.symlink_to(folder / "elsewhere")


def _link_folder(folder: Path) -> None:
    (folder / "agents").rename(folder.parent / "agents")
    (folder / "agents").symlink_to(folder.parent / "agents")


def _pipe(folder: Path) -> None:
    (folder / "agents/helper.yaml").unlink()
    os.mkfifo(folder / "agents/helper.yaml")


def _huge_index(folder: Path) -> None:
    os.truncate(folder / "bundle.json", 2**40)


FOLDERS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a missing member": (lambda f: (f / "agents/helper.yaml").unlink(), "away"),
    "a longer member": (lambda f: (f / "agents/helper.yaml").write_text("x" * 99), "bytes"),
    "no signature": (lambda f: (f / "bundle.sig").unlink(), "holds no bundle.sig"),
    "another signature": (lambda f: (f / "bundle.sig").write_text("{}"), "signature"),
    "an index of a terabyte": (_huge_index, "too large"),
    "one more model": (_add("store/" + "c" * 32 + "/model.gguf"), "not in its signed index"),
    "one more file of a model": (_add("extra/more.GGUF"), "not in its signed index"),
    "one more model that is a folder": (_add_folder, "not in its signed index"),
    "one more agent": (_add("agents/more.yaml"), "not in its signed index"),
    "a member that is a link": (_link_member, "link"),
    "a folder that is a link": (_link_folder, "link"),
    "a member that is a pipe": (_pipe, "device or a pipe"),
}


@pytest.mark.parametrize("what", FOLDERS)
def test_that_a_changed_folder_is_refused(what: str, small: Packed, tmp_path: Path) -> None:
    change, said = FOLDERS[what]
    folder = tmp_path / "drive"
    shutil.copytree(small.folder, folder)
    change(folder)

    with pytest.raises(WorkbenchError, match=said) as caught:
        open_bundle(folder)
    assert caught.value.hint


def test_that_litter_of_file_managers_does_no_harm(small: Packed, tmp_path: Path) -> None:
    folder = tmp_path / "drive"
    shutil.copytree(small.folder, folder)
    for name in (".DS_Store", "._bundle.json", "Thumbs.db", "agents/.DS_Store"):
        (folder / name).write_bytes(b"x")
    assert open_bundle(folder / "bundle.json").is_folder


def test_that_a_drive_that_is_away_is_named(small: Packed, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="away") as caught:
        open_bundle(tmp_path / "away.workbench")
    assert "connect the drive" in caught.value.hint


# -- what is in it


def _bundle_of(tmp_path: Path, *contents: Any) -> Path:
    path = tmp_path / "c.workbench"
    Packing("A", contents, make_key(3), threading.Event()).to_file(path)
    return path


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[", "[]", '{"format": 1, "title": "x", "files": []}', "[" * 100_000]
    + [json.dumps({"format": 1, "title": "x", "files": [{"name": name}]}) for name in
       ("../x", "model.json", "C:x", "")],
)  # fmt: skip
def test_that_a_model_without_a_good_list_is_refused(text: str, tmp_path: Path) -> None:
    place = "store/" + "a" * 32
    path = _bundle_of(
        tmp_path,
        text_content(f"{place}/model.json", text or " "),
        text_content(f"{place}/model.gguf", "GGUF"),
    )
    with pytest.raises(StoreDamaged) as caught:
        contents_of(open_bundle(path))
    assert caught.value.hint


def test_that_a_list_that_names_another_model_is_refused(small: Packed, tmp_path: Path) -> None:
    other = "store/" + "b" * 32
    gguf, text = small.contents[0], small.contents[1]
    assert isinstance(text.source, bytes)
    path = _bundle_of(
        tmp_path,
        text_content(f"{other}/model.json", text.source.decode()),
        type(gguf)(f"{other}/model.gguf", gguf.map, gguf.source),
    )
    with pytest.raises(StoreDamaged, match="do not agree"):
        contents_of(open_bundle(path))


def test_that_a_model_without_data_is_refused(small: Packed, tmp_path: Path) -> None:
    path = _bundle_of(tmp_path, small.contents[1])
    with pytest.raises(StoreDamaged, match="do not agree"):
        contents_of(open_bundle(path))
    path.unlink()
    with pytest.raises(StoreDamaged, match=r"has no model\.json"):
        contents_of(open_bundle(_bundle_of(tmp_path, small.contents[0])))


@pytest.mark.parametrize("text", ["[]", "{", "[" * 100_000, "null"])
def test_that_a_policy_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged, match="policy"):
        contents_of(open_bundle(_bundle_of(tmp_path, text_content("policy.json", text))))


def test_that_every_signature_has_one_length(key: Ed25519PrivateKey) -> None:
    assert len(sign(key, b"x")) == signature_bytes()
