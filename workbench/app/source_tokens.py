"""Access tokens of sources: one for each address, and sent nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from workbench.base.errors import PolicyError
from workbench.models.sources.hugging_face import ENDPOINT
from workbench.policy.network import is_local
from workbench.policy.secrets import Secrets
from workbench.policy.token_file import TokenFile

VARIABLE = "HF_TOKEN"
_EARLIER_NAME = "hugging_face"
"""What the hub's own token was kept as before each address had one."""


@dataclass(frozen=True, slots=True)
class Token:
    """An access token.

    Attributes:
        text: Empty if there is none.
        found: Where it came from, in words: the keyring, a file, this session, HF_TOKEN.
        origin: The one address it goes to.
    """

    text: str = ""
    found: str = ""
    origin: str = ""


class SourceTokens:
    """Tokens by the address of their source. Blocking: a keyring may ask the user."""

    def __init__(
        self, secrets: Secrets, file: TokenFile, environment: Mapping[str, str] = os.environ
    ) -> None:
        self._secrets, self._file, self._environment = secrets, file, environment

    def find(self, address: str) -> Token:
        """The token for an address; the empty one if there is none, or none may go there.

        Raises:
            PolicyError: Others may read the file of tokens.
        """
        origin = origin_of(address)
        if not is_safe(origin):
            return Token(origin=origin)
        for name in self._names(origin):
            if text := self._secrets.get(name):
                where = "this session" if self._secrets.is_passing(name) else "the keyring"
                return Token(text, where, origin)
        if text := self._file.get(origin):
            return Token(text, str(self._file.path), origin)
        text = self._environment.get(VARIABLE, "").strip()
        home = self._environment.get("HF_ENDPOINT", "") or ENDPOINT
        if text.isprintable() and " " not in text and text and origin == origin_of(home):
            return Token(text, VARIABLE, origin)
        return Token(origin=origin)

    def keep(self, address: str, text: str, *, in_file: bool = False) -> bool:
        """Keep the token of an address, or forget it; whether it outlasts this session.

        Args:
            address: Of the source.
            text: The token; empty forgets it, wherever it is kept.
            in_file: Write it to a file of the user if, and only if, there is no keyring.

        Raises:
            PolicyError: It is no token, or would go over the network for all to read.
            StoreError: The file cannot be written.
        """
        origin, text = origin_of(address), text.strip()
        if text and not is_safe(origin):
            raise PolicyError(
                f"a token for {origin} would go over the network for all to read",
                "Take an address that begins with https://.",
            )
        if not text:
            for name in self._names(origin):
                self._secrets.set(name, "")
            self._file.set(origin, "")
            return True
        if self._secrets.set(origin, text):
            self._file.set(origin, "")
            return True
        if in_file:
            self._file.set(origin, text)
            self._secrets.end_session(origin)
        return in_file

    @staticmethod
    def _names(origin: str) -> tuple[str, ...]:
        earlier = (_EARLIER_NAME,) if origin == origin_of(ENDPOINT) else ()
        return (origin, *earlier)


def origin_of(address: str) -> str:
    """Scheme, host and port of an address; empty if it has no host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if not host:
        return ""
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port in (None, usual) else f":{port}")


def is_safe(origin: str) -> bool:
    """Whether a token can go there unread by others."""
    parts = urlsplit(origin)
    return parts.scheme == "https" or (
        parts.scheme == "http" and bool(parts.hostname) and is_local(parts.hostname or "")
    )
