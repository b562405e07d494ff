"""Access tokens in a file that only the user may read: where a system has no keyring."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import tempfile
from pathlib import Path

from workbench.base.errors import PolicyError
from workbench.base.files import canonical_json, keep_damaged, store_error
from workbench.base.sealed_files import from_disk, to_disk

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOST_BYTES = 1024 * 1024


class TokenFile:
    """Names and tokens, with mode 0600 from the first byte on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._unread = False  # something is there that is no such file

    def get(self, name: str) -> str:
        """The token of that name; empty if there is none.

        Raises:
            PolicyError: Others may read the file, so nothing in it is a secret.
        """
        return self._read().get(name, "")

    def set(self, name: str, token: str) -> None:
        """Keep a token; an empty one is forgotten, and an empty file removed.

        Raises:
            PolicyError: Others may read the file.
            StoreError: The system refused, or no copy of a damaged file could be kept.
        """
        held = self._read()
        if self._unread and token:
            keep_damaged(self.path)
        if held.get(name, "") == token:
            return
        held.pop(name, None)
        if token:
            held[name] = token
        try:
            if held:
                self._write(to_disk(self.path, canonical_json(held).encode()))
            else:
                self.path.unlink(missing_ok=True)
        except OSError as exc:
            raise store_error(exc, self.path) from exc

    def _read(self) -> dict[str, str]:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        self._unread = False
        try:
            handle = os.open(self.path, flags)
        except FileNotFoundError:
            return {}
        except OSError:
            self._unread = True
            return {}
        try:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                self._unread = True
                return {}
            if sys.platform != "win32" and state.st_mode & _OTHERS:
                raise PolicyError(
                    f"{self.path} holds access tokens, and others may read it",
                    f"Say: chmod 600 {self.path}; and make new tokens, for those may be known.",
                )
            with os.fdopen(os.dup(handle), "rb") as file:
                raw = from_disk(self.path, file.read(_MOST_BYTES))
        except OSError:
            self._unread = True
            return {}
        finally:
            os.close(handle)
        return self._pairs(raw)

    def _pairs(self, raw: bytes) -> dict[str, str]:
        try:
            held = json.loads(raw)
        except (ValueError, RecursionError):
            held = None
        self._unread = not isinstance(held, dict)
        pairs = held.items() if isinstance(held, dict) else ()
        return {str(name): text for name, text in pairs if isinstance(text, str)}

    def _write(self, raw: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:  # mkstemp makes it 0600
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
