"""The words of ``workbench policy`` and ``workbench kiosk``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action
from workbench.policy.roles import ROLES


def add_policy_commands(commands: Any) -> None:
    """Add ``policy`` and its actions to a parser's commands."""
    policy = commands.add_parser("policy", help="what is allowed here, and for whom")
    actions = policy.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = add_action(actions, "show", "the policy that holds, and where it comes from")
    show.add_argument("--matrix", action="store_true", help="what each role may do")
    check = add_action(actions, "check", "whether a policy can be used; 1 if it cannot")
    check.add_argument("file", nargs="?", metavar="FILE", help="another one than what holds")
    sign = add_action(actions, "sign", "sign a policy and put it in its place")
    sign.add_argument("file", metavar="FILE", help="policy.yaml as you wrote it")
    sign.add_argument("--by", metavar="NAME", required=True, help="the administrator")
    pin = add_action(actions, "set-pin", "set the PIN of somebody, who is added if new")
    pin.add_argument("name", metavar="NAME")
    pin.add_argument("--role", choices=ROLES, default="", help="of somebody new, or another")
    pin.add_argument("--by", metavar="NAME", default="", help="the administrator who signs")
    pin.add_argument("--remove", action="store_true", help="let nobody of that name sign in")


def add_kiosk_command(commands: Any) -> None:
    """Add ``kiosk`` to a parser's commands."""
    commands.add_parser(
        "kiosk",
        help="show the window as a kiosk, and start it again when it ends",
        description="Needs a signed policy with profile: kiosk. It ends when an administrator "
        "closes the window, or with SIGTERM.",
    )
