"""The words of ``workbench store``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action

_TEXT = "whether what is kept is encrypted, and with which keys"


def add_store_command(commands: Any) -> None:
    """Add ``store`` and its actions to a parser's commands."""
    store = commands.add_parser("store", help=_TEXT, description=_TEXT)
    actions = store.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "status", "whether the store is encrypted, and how it is opened")
    encrypt = add_action(actions, "encrypt", "encrypt everything that is kept, now")
    encrypt.add_argument(
        "--keyring", action="store_true", help="let the system's keyring open it, too"
    )
    encrypt.add_argument(
        "--no-passphrase", action="store_true", help="only the keyring and the recovery key"
    )
    add_action(actions, "decrypt", "make everything plain again, now")
    add_action(actions, "rotate", "encrypt everything anew with another key, now")
    add_action(actions, "passphrase", "open the store with another passphrase from now on")
    keyring = add_action(actions, "keyring", "whether the system's keyring opens the store")
    keyring.add_argument("wanted", choices=("on", "off"))
    add_action(actions, "recovery", "a new recovery key; the old one is of no use then")
