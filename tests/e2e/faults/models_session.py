"""What a user does with models, each write of it failing once, and from every write on; see R3.

Runs with ``shim.c`` preloaded: ``models_session.py SHIM FOLDER PLACES``. Prints one JSON line.
"""

from __future__ import annotations

import ctypes
import errno
import json
import shutil
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.hub.model_files import write_rows
from workbench.base.errors import EngineError, ModelError, StoreError, WorkbenchError
from workbench.engines.llama_cpp.quantize import quantize
from workbench.models import adoption
from workbench.models.adoption import FOLDER, Checked, adopt, discard, edit_manifest
from workbench.models.bundles.packing import Content, Packing, text_content
from workbench.models.bundles.reading import open_bundle
from workbench.models.bundles.unpacking import Unpacking
from workbench.models.downloads.queue_file import Download, Wanted, read_queue, write_queue
from workbench.models.downloads.ranges import look_at, new_client
from workbench.models.downloads.transfer import Transfer
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.file_import import add_file
from workbench.models.folder_import import add_folder
from workbench.models.installed import installed_models
from workbench.models.manifests import Manifest, StoredFile, manifest_text, read_manifest
from workbench.models.remarks import Remark, into_manifest
from workbench.models.sources.folder import address_of
from workbench.models.verification import chunk_map, repair, verify

FOREVER = 10**9
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
NEVER = threading.Event()
LIMITS = Limits(streams=1, reserve_bytes=0, attempts=1)
CLIENT = new_client(LIMITS)
MODELS = Path(__file__).parents[2] / "models"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
Act = Callable[["Place"], None]


class Place:
    """A data folder that holds one model already, and what lies outside of it."""

    def __init__(self, folder: Path, outside: Path) -> None:
        self.folder, self.outside = folder, outside
        self.root = folder / "models"
        self.queue = folder / "downloads.json"
        self.export = folder / "export.workbench"

    @property
    def kept(self) -> Path:
        """The folder of the model that was there before."""
        return self.root / FOLDER / (self.outside / "digest").read_text()

    def names(self) -> set[str]:
        """What is listed, but for what came with the program; nothing of it has a problem."""
        found = [model for model in installed_models(self.root) if model.source != "bundled"]
        assert not [model.problem for model in found if model.problem], found
        return {model.id for model in found}


def prepare(outside: Path) -> Path:
    """Sources, and a data folder to begin every case with; returns that folder."""
    outside.mkdir(parents=True)
    for number, name in enumerate(("old", "new")):
        write_rows(outside / f"{name}.gguf", 4, seed=number)
    shutil.copytree(
        MODELS / "tiny-agent" / "agent-hf", outside / "agent-hf", copy_function=shutil.copyfile
    )
    begin = outside / "begin"
    place = Place(begin, outside)
    path = add_file(outside / "old.gguf", place.root)
    (outside / "digest").write_text(path.parent.name)
    write_queue(place.queue, [wanted(place, "first")])
    pack(place)
    return begin


def wanted(place: Place, name: str) -> Download:
    source = place.outside / "new.gguf"
    file = RemoteFile(address_of(source), source.name, source.stat().st_size, "")
    return Download(Wanted(name, name, (file,)))


def fetch(place: Place) -> None:
    """A download that becomes a model."""
    source, part = place.outside / "new.gguf", place.folder / "parts" / "0.part"
    found = chunk_map(source, 4096, NEVER)
    remote = RemoteFile(address_of(source), source.name, found.size_bytes, found.sha256)
    checked = Transfer(remote, part, CLIENT, LIMITS, chunk_bytes=4096).run()
    adopt(place.root, [Checked(part, checked)], Manifest("", "new", ()))
    shutil.rmtree(part.parent)


def bring_back(place: Place) -> None:
    """An import that mends the copy that is there."""
    add_file(place.outside / "old.gguf", place.root)
    assert whole(place)


def mend(place: Place) -> None:
    """A damaged chunk is fetched again."""
    about = read_manifest(place.kept)
    file = about.files[0]
    remote = RemoteFile(address_of(place.outside / "old.gguf"), file.name, file.size_bytes, "")
    entry = replace(file, url=remote.url, etag=look_at(CLIENT, remote).etag)
    repair(about.place(place.kept, entry), entry, (0,), CLIENT)
    assert whole(place)


def damage(place: Place) -> None:
    """One bit of the model that is there."""
    path = place.kept / read_manifest(place.kept).files[0].name
    raw = bytearray(path.read_bytes())
    raw[-100] ^= 1
    path.write_bytes(raw)


def whole(place: Place) -> bool:
    about = read_manifest(place.kept)
    files: tuple[StoredFile, ...] = about.files
    return all(verify(about.place(place.kept, file), file, NEVER).whole for file in files)


def note(place: Place) -> None:
    """A word of the user on a model."""
    said = Remark(tags=("fast",), notes="word " * 4000)
    edit_manifest(place.root, place.kept, lambda known: into_manifest(known, said))


def pack(place: Place, *, as_folder: bool = False) -> None:
    """An export, over an earlier one or as a folder."""
    about = read_manifest(place.kept)
    model = about.place(place.kept, about.files[0])
    home = f"{FOLDER}/{place.kept.name}"
    contents = [
        Content(f"{home}/model.gguf", chunk_map(model, 8 * 1024 * 1024, NEVER), model),
        text_content(f"{home}/model.json", manifest_text(about)),
        text_content("agents/helper.yaml", "kind: Prompt\nname: helper\n"),
    ]
    packing = Packing("A pack", contents, KEY, NEVER)
    if as_folder:
        packing.to_folder(place.folder / "drive")
    else:
        packing.to_file(place.export, overwrite=True)


def unpack(place: Place) -> None:
    Unpacking(open_bundle(place.export), place.folder / "unpacked", NEVER).run()


def smaller(place: Place) -> None:
    """A copy with smaller weights."""
    part = place.folder / "small.part"
    quantize(MODELS / "tiny-agent" / "agent.gguf", part, "Q8_0", threads=1)
    found = chunk_map(part, 8 * 1024 * 1024, NEVER)
    adopt(place.root, [Checked(part, found)], Manifest("", "small", ()))


ACTS: dict[str, tuple[Act, set[str]]] = {
    "import": (lambda p: void(add_file(p.outside / "new.gguf", p.root)), {"old", "new"}),
    "import a folder": (
        lambda p: void(add_folder(p.outside / "agent-hf", p.root)),
        {"old", "agent-hf"},
    ),
    "fetch": (fetch, {"old", "new"}),
    "quantise": (smaller, {"old", "small"}),
    "import again": (bring_back, {"old"}),
    "repair": (mend, {"old"}),
    "note": (note, {"old"}),
    "queue": (lambda p: write_queue(p.queue, [wanted(p, "second")]), {"old"}),
    "pack": (pack, {"old"}),
    "pack a folder": (lambda p: pack(p, as_folder=True), {"old"}),
    "unpack": (unpack, {"old"}),
    "remove": (lambda p: discard(p.root, p.kept), set()),
}


MENDING = ("import again", "repair")


def void(_result: object) -> None:
    """For what returns something."""


class Faults:
    """The shim, and what was met."""

    def __init__(self, library: str) -> None:
        self._shim = ctypes.CDLL(library)
        self._shim.fault_arm.argtypes = [
            ctypes.c_char_p, ctypes.c_long, ctypes.c_long, ctypes.c_int,
        ]  # fmt: skip
        self._shim.fault_disarm.restype = ctypes.c_long

    def run(
        self, act: Act, place: Place, at: int, until: int, error: int
    ) -> tuple[int, WorkbenchError | None]:
        """Do it while writes fail; returns writes counted and the refusal."""
        self._shim.fault_arm(str(place.folder).encode(), at, until, error)
        refused: WorkbenchError | None = None
        try:
            act(place)
        except (StoreError, ModelError, EngineError) as exc:
            refused = exc
        finally:
            counted = int(self._shim.fault_disarm())
        return counted, refused


def one(faults: Faults, begin: Path, name: str, at: int, until: int, error: int) -> bool:
    """One act with faults in it, then without; returns whether it was refused."""
    folder = begin.parent.parent / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(begin, folder)
    place = Place(folder, begin.parent)
    act, names = ACTS[name]
    if name in MENDING:
        damage(place)
    exported = place.export.read_bytes()
    _, refused = faults.run(act, place, at, until, error)
    if refused is not None:
        assert refused.message, refused
        assert refused.hint, refused
        assert place.export.read_bytes() == exported or name == "pack"
    if name != "remove":
        assert place.names() in (names, {"old"}), place.names()
        assert whole(place) or name in MENDING
    assert len(read_queue(place.queue)) == 1
    open_bundle(place.export)
    if refused is not None and (name != "remove" or place.kept.exists()):
        act(place)  # space is back
    assert place.names() == names, place.names()
    assert not names or whole(place)
    if until == FOREVER:  # what could not even be undone is removed by a later start
        with patch.object(adoption, "_YOUNG_S", -1.0):
            adoption.remove_new(place.root)
    check_leftovers(place)
    return refused is not None


def check_leftovers(place: Place) -> None:
    """Nothing is left that nobody removes."""
    left = [
        str(path.relative_to(place.folder))
        for path in place.folder.rglob("*")
        if path.name.endswith((".tmp", ".part", ".new", ".log"))
        or path.name.startswith((".new-", ".gone-"))
        or path.name == "parts"
    ]
    assert not left, left


def sweep(faults: Faults, begin: Path, name: str, places: int) -> dict[str, int]:
    """All writes of one act, or so many of them from the first to the last."""
    folder = begin.parent.parent / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(begin, folder)
    place = Place(folder, begin.parent)
    if name in MENDING:
        damage(place)
    writes, refusal = faults.run(ACTS[name][0], place, FOREVER, FOREVER, errno.EIO)
    assert refusal is None, refusal
    tried: Sequence[int] = range(1, writes + 1)
    if places:
        tried = sorted({1 + round(at * (writes - 1) / (places - 1)) for at in range(places)})
    cases = [(at, until) for at in tried for until in (at, FOREVER)]
    count = refused = 0
    for number, (at, until) in enumerate(cases):
        for error in ERRORS if not places else ERRORS[number % len(ERRORS) :][:1]:
            count += 1
            try:
                refused += one(faults, begin, name, at, until, error)
            except BaseException as exc:
                code = errno.errorcode[error]
                exc.add_note(f"{name}: {code} from write {at} to {until} of {writes}")
                raise
    return {"writes": writes, "cases": count, "refused": refused}


def main() -> int:
    """Every act in turn."""
    faults, places = Faults(sys.argv[1]), int(sys.argv[3])
    begin = prepare(Path(sys.argv[2]) / "outside")
    figures = {name: sweep(faults, begin, name, places) for name in ACTS}
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
