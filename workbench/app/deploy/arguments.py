"""The words of ``workbench deploy``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action

TARGETS = ("ray-serve", "vllm", "kubernetes", "compose", "systemd")


def add_deploy_commands(commands: Any) -> None:
    """Add ``deploy`` and its actions to a parser's commands."""
    deploy = commands.add_parser(
        "deploy", help="agents and models as a service, on this device or over several nodes"
    )
    actions = deploy.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = add_action(actions, "check", "everything that is wrong with a deployment; 3 if any")
    _add_file(check)
    plan = add_action(actions, "plan", "what applying it would change, and whether it fits")
    _add_file(plan)
    apply = add_action(actions, "apply", "let it run; what is as it should be is left alone")
    _add_file(apply)
    apply.add_argument(
        "--anyway", action="store_true", help="also where it does not seem to fit"
    )
    apply.add_argument(
        "--stay", action="store_true", help="stay until it is ended, and end all of it then"
    )
    status = add_action(actions, "status", "how what was applied stands; 1 if not all is well")
    status.add_argument("name", nargs="?", default="", metavar="NAME")
    stop = add_action(actions, "stop", "end it; answers that go on may end first")
    stop.add_argument("name", metavar="NAME")
    down = add_action(actions, "down", "end it and remove its files, recorded runs, too")
    down.add_argument("name", metavar="NAME")
    down.add_argument("--yes", action="store_true", help="do not ask")
    export = add_action(actions, "export", "write it for other systems, into a new folder")
    _add_file(export)
    export.add_argument("folder", metavar="FOLDER", help="made; nothing is written over")
    export.add_argument("--to", choices=TARGETS, required=True, help="which system")


def _add_file(parser: Any) -> None:
    parser.add_argument("file", metavar="FILE", help="such as deployment.yaml")
