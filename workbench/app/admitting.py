"""Whether a command of the command line is for who gives it; asked before it does anything."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from getpass import getpass

from workbench.app.opening_ground import open_access
from workbench.app.signing import Signing
from workbench.base.errors import PolicyError
from workbench.base.paths import default_paths
from workbench.base.settings_store import SettingsStore
from workbench.policy.places import is_set_up

ALONE = frozenset({"doctor", "top", "policy", "kiosk", "update", "store"})
"""Commands that do not open the program."""
_WITH_STEPS = frozenset({"engines", "serve"})
"""Elsewhere a step is a word of an action."""


def key_of(options: Namespace) -> str:
    """The key of a command in the table of ``policy.rights``: ``cli:models.add``."""
    names = ("command", "action", *(("step",) if options.command in _WITH_STEPS else ()))
    said = [getattr(options, name, None) for name in names]
    words = [word for word in said if isinstance(word, str) and word]
    return f"cli:{'.'.join(words) or 'chat'}"


async def admit(options: Namespace, signing: Signing) -> None:
    """Sign in whoever ``--as`` names, and refuse a command that is not for them.

    Raises:
        PolicyError: The command is not for them, or name and PIN do not fit.
    """
    if not signing.access.held:
        return
    if name := getattr(options, "sign_in", ""):
        await signing.sign_in(name, await asyncio.to_thread(ask_pin, f"PIN of {name}: "))
    key = key_of(options)
    signing.access.need(key, f"workbench {key[4:].replace('.', ' ')}")


async def admit_alone(options: Namespace) -> None:
    """The same for a command that does not open the program.

    Raises:
        PolicyError: As for ``admit``.
    """
    paths = default_paths()
    if is_set_up(paths):
        settings = await asyncio.to_thread(SettingsStore, paths.settings)
        _access, signing = await open_access(paths, settings)
        await admit(options, signing)


def ask_pin(question: str) -> str:
    """A PIN, typed without being shown, or the next line of what is piped in.

    Raises:
        PolicyError: There is none.
    """
    typed = sys.stdin.isatty()
    pin = getpass(question) if typed else sys.stdin.readline().rstrip("\r\n")
    if not pin:
        raise PolicyError("there is no PIN", "Type it when it is asked, or pipe it in.")
    return pin
