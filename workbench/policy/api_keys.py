"""The keys of programs that use the local server: what each may use; only hashes are kept."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from workbench.base.errors import PolicyError, StoreDamaged, StoreError, StoreNewer
from workbench.base.files import canonical_json, keep_damaged, write_atomically
from workbench.base.regular_files import read_regular

PREFIX = "wb-"
SECRET_BYTES = 32
LEAST_CHARACTERS = 32
"""Of a key that a person brings: the hash of a shorter one could be guessed."""
_FORMAT = 1
_MOST_CHARACTERS = 512
_MOST_BYTES = 1024 * 1024
_MOST_KEYS = 1000
_NAME = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
_LIMITS = {"requests_per_minute": 1_000_000, "tokens_per_day": 10**12, "at_once": 10_000}


@dataclass(frozen=True, slots=True)
class ApiKey:
    """One key, without its secret.

    Attributes:
        id: Stable, and no secret: it stands in traces and logs.
        name: What a person calls it.
        digest: SHA-256 of the secret, which has 256 random bits, so no salt is needed.
        models: What it may use, by the names the server gives; empty is everything.
        requests_per_minute: 0 is no limit.
        tokens_per_day: Prompts and answers together, by the UTC day; 0 is no limit.
        at_once: Requests at the same time; 0 is no limit.
        made_s: Unix time in seconds.
    """

    id: str
    name: str
    digest: str
    models: tuple[str, ...] = ()
    requests_per_minute: int = 0
    tokens_per_day: int = 0
    at_once: int = 0
    made_s: float = 0.0

    def may_use(self, name: str) -> bool:
        """Whether it may use a model, an agent or a graph of that name."""
        return not self.models or name in self.models


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def brought_keys(text: str) -> tuple[ApiKey, ...]:
    """The keys of a file that a person brings: one a line, maybe ``name:`` before it.

    Raises:
        PolicyError: A line is no key, or too short to be one.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (line := line.strip()) or line.startswith("#"):
            continue
        name, colon, secret = line.partition(":")
        name, secret = (name.strip(), secret.strip()) if colon else (f"line {number}", line)
        if not LEAST_CHARACTERS <= len(secret) <= _MOST_CHARACTERS or not secret.isprintable():
            raise PolicyError(
                f"line {number} of the key file is no key of {LEAST_CHARACTERS} characters",
                "Make one: workbench serve keys create NAME.",
            )
        digest = digest_of(secret)
        found.append(ApiKey(f"file-{digest[:8]}", _checked_name(name), digest))
    return tuple(found)


class ApiKeys:
    """The keys in a file that only its owner may read. Blocking; from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._mark: tuple[int, int, int] | None = None
        self._keys: tuple[ApiKey, ...] = ()
        self._by_digest: dict[str, ApiKey] = {}

    def all(self) -> tuple[ApiKey, ...]:
        """Every key, oldest first; what another program wrote is read.

        Raises:
            StoreError: The file is damaged or cannot be read.
        """
        with self._lock:
            self._refresh()
            return self._keys

    def find(self, secret: str) -> ApiKey | None:
        """The key of a secret; None if there is none.

        Raises:
            StoreError: The file is damaged or cannot be read.
        """
        if not secret or len(secret) > _MOST_CHARACTERS:
            return None
        with self._lock:
            self._refresh()
            return self._by_digest.get(digest_of(secret))

    def create(
        self,
        name: str,
        *,
        models: Sequence[str] = (),
        requests_per_minute: int = 0,
        tokens_per_day: int = 0,
        at_once: int = 0,
    ) -> tuple[ApiKey, str]:
        """Make a key; returns it and its secret, which nobody can be told again.

        Raises:
            PolicyError: The name is none or taken, or a limit is bad.
            StoreError: It could not be kept.
        """
        secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
        made = ApiKey(
            secrets.token_hex(4),
            _checked_name(name),
            digest_of(secret),
            tuple(models),
            _checked("requests_per_minute", requests_per_minute),
            _checked("tokens_per_day", tokens_per_day),
            _checked("at_once", at_once),
            time.time(),
        )
        with self._lock:
            self._refresh_or_begin_anew()
            if any(key.name == made.name for key in self._keys):
                raise PolicyError(
                    f"there is a key {made.name!r} already", "Choose another name."
                )
            if len(self._keys) >= _MOST_KEYS:
                raise PolicyError(f"there are {_MOST_KEYS} keys", "Revoke some of them first.")
            self._write((*self._keys, made))
        return made, secret

    def revoke(self, wanted: str) -> ApiKey:
        """Let a key, by its id or name, open nothing any more.

        Raises:
            PolicyError: There is none.
            StoreError: The system refused.
        """
        with self._lock:
            self._refresh()
            found = next((key for key in self._keys if wanted in (key.id, key.name)), None)
            if found is None:
                raise PolicyError(f"there is no key {wanted!r}", "Look at the list of keys.")
            self._write(tuple(key for key in self._keys if key is not found))
            return found

    def _refresh_or_begin_anew(self) -> None:
        """Read what is there; a damaged file is kept aside, and there is no key."""
        try:
            self._refresh()
        except StoreDamaged:
            keep_damaged(self._path)
            self._hold((), None)

    def _refresh(self) -> None:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self._hold((), None)
            return
        except OSError as exc:
            raise StoreError(f"the keys cannot be read: {exc.strerror or exc}") from exc
        mark = status.st_mtime_ns, status.st_size, status.st_ino
        if mark != self._mark:
            self._hold(self._read(), mark)

    def _hold(self, keys: tuple[ApiKey, ...], mark: tuple[int, int, int] | None) -> None:
        self._keys, self._mark = keys, mark
        self._by_digest = {key.digest: key for key in keys}

    def _read(self) -> tuple[ApiKey, ...]:
        """What the file holds; a damaged one opens nothing, and is kept aside."""
        try:
            rows = json.loads(read_regular(self._path, _MOST_BYTES))
            _see_format(rows.get("format", _FORMAT), self._path)
            return tuple(_key(row) for row in rows["keys"])
        except OSError as exc:
            raise StoreError(f"the keys cannot be read: {exc.strerror or exc}") from exc
        except (
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            PolicyError,
            RecursionError,
        ) as exc:
            self._mark = None
            raise StoreDamaged(
                f"{self._path.name!r} is damaged, so no key is accepted",
                "Make the keys anew; the damaged file is kept when the first one is made.",
            ) from exc

    def _write(self, keys: tuple[ApiKey, ...]) -> None:
        rows = [{**asdict(key), "models": list(key.models)} for key in keys]
        write_atomically(
            self._path, canonical_json({"format": _FORMAT, "keys": rows})
        )  # mode 0600 as made
        self._mark = None
        self._refresh()


def _see_format(found: object, path: Path) -> None:
    """See that no rule of a newer program for its keys would be left out."""
    if found != _FORMAT:
        raise StoreNewer(
            f"{path.name!r} was written by a newer version of this program, so no key is "
            "accepted",
            "Update this program, or move the file away and make new keys.",
        )


def _key(row: Mapping[str, Any]) -> ApiKey:
    known = {field.name for field in fields(ApiKey)}
    values = {name: value for name, value in row.items() if name in known}
    models = values.get("models", ())
    if not isinstance(models, list | tuple) or not all(isinstance(one, str) for one in models):
        raise TypeError("models")
    texts = [values["id"], values["digest"]]
    if not all(isinstance(text, str) for text in texts) or len(values["digest"]) != 64:
        raise TypeError("id")
    values["name"] = _checked_name(values["name"])
    for name in _LIMITS:
        values[name] = _checked(name, values.get(name, 0))
    values["made_s"] = float(values.get("made_s", 0.0))
    return ApiKey(**{**values, "models": tuple(models)})


def _checked_name(name: object) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name.strip()):
        raise PolicyError(f"{name!r} is no name of a key", "Use up to 64 characters.")
    return name.strip()


def _checked(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LIMITS[name]:
        raise PolicyError(
            f"{value!r} is no value of {name}", f"It is from 0, no limit, to {_LIMITS[name]:,}."
        )
    return value
