"""What a user saves, with every change of the disk written down; see R2.

Runs with ``recorder.c`` preloaded: ``recorded.py RECORDER FOLDER TRACE``. Prints, as one JSON
line, what was acknowledged at each mark of the trace.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import sys
import threading
from pathlib import Path
from typing import Any

from tests.e2e.faults.session import Session
from tests.hub.model_files import write_rows
from workbench.models.adoption import Checked, adopt, edit_manifest
from workbench.models.bundles.packing import Packing, text_content
from workbench.models.downloads.ranges import new_client
from workbench.models.downloads.transfer import Transfer
from workbench.models.downloads.values import Limits, RemoteFile
from workbench.models.manifests import Manifest
from workbench.models.remarks import Remark, into_manifest
from workbench.models.sources.folder import address_of

CHUNK = 4096
LIMITS = Limits(streams=1, reserve_bytes=0, attempts=1)
ROUNDS = 4


class Marked:
    """Acknowledgements, each with a mark in the trace."""

    def __init__(self, recorder: ctypes.CDLL) -> None:
        self._recorder = recorder
        self.said: list[tuple[str, Any]] = []

    def say(self, what: str, value: Any) -> None:
        self._recorder.record_mark(len(self.said))
        self.said.append((what, value))


def save(session: Session, marked: Marked) -> None:
    """Settings, agents, drafts, titles and runs."""
    for number in range(1, ROUNDS + 1):
        for name, step in session.steps(number).items():
            marked.say(f"begins {name}", number)
            step()
            session.said[name] = f"run-{number}" if name == "run" else number
            marked.say(name, number)


def fetch(root: Path, source: Path, marked: Marked) -> None:
    """A download that becomes a model of the store, and a word on it."""
    data = source.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    remote = RemoteFile(address_of(source), source.name, len(data), digest)
    part = root / "parts" / "0.part"
    with new_client(LIMITS) as client:
        found = Transfer(remote, part, client, LIMITS, chunk_bytes=CHUNK).run()
    folder = adopt(root, [Checked(part, found)], Manifest("", "Tiny", ()))
    marked.say("model", digest)
    edit_manifest(root, folder, lambda known: into_manifest(known, Remark(tags=("fast",))))
    marked.say("tag", "fast")


def pack(target: Path, marked: Marked) -> None:
    """An export of an agent, twice to the same file."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    for number in (1, 2):
        content = text_content("agents/helper.yaml", f"kind: Prompt\nname: helper{number}\n")
        Packing(f"Pack {number}", [content], key, threading.Event()).to_file(
            target, overwrite=True
        )
        marked.say("pack", number)


def main(library: str, folder: Path, trace: Path) -> None:
    recorder = ctypes.CDLL(library)
    source = write_rows(folder.with_name("source.gguf"), 5, seed=3)
    folder.mkdir()
    recorder.record_to(str(trace).encode(), str(folder).encode())
    marked = Marked(recorder)
    session = Session(folder)
    session.open()
    save(session, marked)
    fetch(folder / "models", source, marked)
    pack(folder / "export.workbench", marked)
    session.close()
    sys.stdout.write(json.dumps({"said": marked.said}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
