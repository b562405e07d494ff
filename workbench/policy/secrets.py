"""Access tokens, kept where the system keeps secrets; never in a file or a log of ours."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Literal

from workbench.base.errors import PolicyError

Trouble = Literal["", "missing", "locked", "none", "refused"]
"""Why a keyring gave no secret: it has none of that name, it is locked, there is no keyring,
or it refused in another way."""
_SERVICE = "workbench"
_MOST_CHARACTERS = 4096


class Secrets:
    """Tokens by name, in the system's keyring; where there is none, for this session only.

    Blocking: a keyring may ask the user to unlock it.
    """

    def __init__(self) -> None:
        self._session: dict[str, str] = {}

    def get(self, name: str) -> str:
        """The token of that name; empty if there is none, or the keyring refuses."""
        return self.ask(name)[0]

    def ask(self, name: str) -> tuple[str, Trouble]:
        """The token of that name, and why there is none.

        This may take until somebody answers the keyring's own question, or for ever.
        """
        if name in self._session:
            return self._session[name], ""
        keyring = _keyring()
        from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

        try:
            found = keyring.get_password(_SERVICE, name) or ""
        except KeyringLocked:
            return "", "locked"
        except (NoKeyringError, InitError):
            return "", "none"
        except KeyringError:
            return "", "refused"
        return found, "" if found else "missing"

    def is_passing(self, name: str) -> bool:
        """Whether the token of that name ends with this session."""
        return name in self._session

    def end_session(self, name: str) -> None:
        """Forget what is held for this session only."""
        self._session.pop(name, None)

    def set(self, name: str, token: str, *, spaces: bool = False) -> bool:
        """Keep a token; an empty one forgets it.

        Args:
            name: What it is found by.
            token: The secret text.
            spaces: It may hold some; else they are taken for a slip of who copied it.

        Returns:
            Whether it is kept beyond this session.

        Raises:
            PolicyError: It is no token.
        """
        token = token.strip()
        if (
            len(token) > _MOST_CHARACTERS
            or not token.isprintable()
            or (" " in token and not spaces)
        ):
            raise PolicyError("that is no access token", "Copy it again, without spaces.")
        keyring = _keyring()
        from keyring.errors import KeyringError, PasswordDeleteError

        self._session.pop(name, None)
        kept = True
        try:
            if token:
                keyring.set_password(_SERVICE, name, token)
                kept = keyring.get_password(_SERVICE, name) == token  # one backend keeps none
            else:
                keyring.delete_password(_SERVICE, name)
        except PasswordDeleteError:
            return True
        except KeyringError:
            kept = False
        if token and not kept:
            self._session[name] = token
        return kept


def _keyring() -> ModuleType:
    """The library; elsewhere than on macOS without the part for that system.

    That part looks for Apple's libraries wherever it is, which on Linux starts ``ldconfig``,
    ``gcc`` and ``ld``, found by the user's search path.
    """
    if sys.platform != "darwin":
        sys.modules.setdefault("keyring.backends.macOS.api", None)  # type: ignore[arg-type]
    import keyring

    return keyring
