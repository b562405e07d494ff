"""Encrypted data folders for tests, with a passphrase that is cheap to derive from."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from workbench.app.store_door import StoreDoor
from workbench.base.data_keys import DataKey
from workbench.base.files import write_as_is
from workbench.base.paths import Paths
from workbench.base.vault import HEADER, Vault, open_vault
from workbench.base.vault_header import Cost, Header, begun, with_key, with_slot, written
from workbench.policy.secrets import Secrets, Trouble

CHEAP = Cost(64, 1, 1)
PASSPHRASE = "correct horse battery staple"  # noqa: S105


class Keyring(Secrets):
    """A keyring of this test only."""

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, str] = {}

    def ask(self, name: str) -> tuple[str, Trouble]:
        found = self.held.get(name, "")
        return found, "" if found else "missing"

    def set(self, name: str, token: str, *, spaces: bool = False) -> bool:
        self.held[name] = token
        return True


def paths_in(place: Path) -> Paths:
    paths = Paths(place / "data", place / "cache")
    paths.make()
    return paths


def sealed_folder(paths: Paths, text: str = PASSPHRASE) -> tuple[Header, bytes]:
    """Make a data folder an encrypted one, as if nothing had ever been in it."""
    header, master = begun()
    header = with_slot(with_data_key(header, master), master, "passphrase", text, CHEAP)
    write_as_is(paths.data / HEADER, written(header, master).encode())
    return header, master


def with_data_key(header: Header, master: bytes) -> Header:
    if header.current in header.keys:
        return header
    key = DataKey.drawn()
    return replace(with_key(header, master, key), current=key.id.hex())


@contextmanager
def opened(paths: Paths, text: str = PASSPHRASE) -> Iterator[None]:
    door = StoreDoor(paths, Keyring())
    close = door.open(door.by_typed(text))
    try:
        yield
    finally:
        close()


@contextmanager
def drawn_vault(paths: Paths) -> Iterator[Vault]:
    """An open vault without a header: for what only looks at the seams."""
    vault = Vault(paths.data, DataKey.drawn(), paths.cache)
    close: Callable[[], None] = open_vault(vault)
    try:
        yield vault
    finally:
        close()


def spellings(text: str) -> tuple[bytes, ...]:
    """How a text may lie in a file: UTF-8, UTF-16, hex, and base64 at every offset."""
    raw = text.encode()
    in_base64 = {
        base64.b64encode(b"\0" * shift + raw + b"\0" * ((-shift - len(raw)) % 3))
        for shift in range(3)
    }
    inner = {one[4:-4] for one in in_base64}
    urls = {one.replace(b"+", b"-").replace(b"/", b"_") for one in inner}
    wide = (text.encode("utf-16-le"), text.encode("utf-16-be"))
    return (raw, raw.hex().encode(), raw.hex().upper().encode(), *wide, *inner, *urls)


def found_in(folders: Iterable[Path], texts: Iterable[str]) -> list[str]:
    """In which files any spelling of these texts lies, or in their names."""
    wanted = [one for text in texts for one in spellings(text)]
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            try:
                raw = path.read_bytes() + str(path).encode()
            except FileNotFoundError:
                continue
            if any(one in raw for one in wanted):
                found.append(str(path))
    return found
