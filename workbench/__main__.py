"""The program: a window, or a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from workbench.app.local_server import ServedWorld, ServeOptions, Serving
    from workbench.app.workbench import Workbench

WORKER_FLAG = "--engine-worker"
TOOL_FLAG = "--tool-launcher"
PLAIN_FLAG = "--plain-screen"
_HERE = "The agent runs here instead."
_IMPORT = (
    "Files are shown in the window before they are taken in. Without one: workbench agents "
    "import, tools import, models add, models unpack, update, engines install-pack."
)
DEPLOY_FLAG = "--deploy-supervisor"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words and (code := _window()) is not None:
        return code  # the usual start, without the cost of a parser
    if WORKER_FLAG in words[:1]:
        import faulthandler

        faulthandler.enable()  # a packaged Python does not read PYTHONFAULTHANDLER
        from workbench.engines import worker

        return int(worker.main() or 0)
    if TOOL_FLAG in words[:1]:
        from workbench.tools import launcher

        launcher.main()
    if PLAIN_FLAG in words[:1]:
        from workbench.ui.kiosk import plain_screen

        return plain_screen.show()
    if DEPLOY_FLAG in words[:1] and len(words) == 2:
        from workbench.app.deploy import supervisor

        return supervisor.main(words[1])
    from workbench.base.opened_paths import files_of

    if files := files_of(words, _is_command):
        return _open_files(files)
    options = _read(words)
    if options.self_test:
        options.command = "self-test"
    try:
        from workbench.app import headless

        return headless.main(options, {"serve": _serve}, start_serving)
    except KeyboardInterrupt:  # while it was still being imported
        return 130


async def _serve(bench: Workbench, options: argparse.Namespace) -> int:
    """``workbench serve``, of which much is imported only then."""
    from workbench.server import command

    return await command.run(bench, options)


async def start_serving(world: ServedWorld, options: ServeOptions) -> Serving:
    """Start the local server, which stands beside the window, above the rest of the program.

    Raises:
        RunError: It cannot listen there.
    """
    import asyncio
    from importlib import import_module

    running = await asyncio.to_thread(import_module, "workbench.server.running")
    return cast("Serving", await running.start(world, options))


def _window(files: Sequence[Path] = (), instead: str = _HERE) -> int | None:
    """Open the window, with files; None if there is no display or no toolkit for one."""
    from workbench.base.display import no_display

    if reason := no_display():
        print(f"No window: {reason}. {instead}", file=sys.stderr)  # noqa: T201
        return None
    try:
        from workbench.ui.plain_imports import import_plainly

        import_plainly()
        from workbench.ui.main import run
    except ImportError as exc:
        print(f"No window: {exc}. {instead}", file=sys.stderr)  # noqa: T201
        return None
    from workbench.base.paths import default_paths

    return int(run(default_paths(), start_serving, files))


def _open_files(files: Sequence[Path]) -> int:
    """Show files in the window, each before anything of it is taken in."""
    code = _window(files, _IMPORT)
    return 1 if code is None else code


def _is_command(word: str) -> bool:
    """Whether a word that is also the name of a file is a command; asks the whole parser."""
    import argparse

    inner = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return any(word in (action.choices or ()) for action in inner)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("agent-workbench")
    except PackageNotFoundError:
        return "unknown"


def _read(words: list[str]) -> argparse.Namespace:
    """The options of a command; what follows ``--`` at ``mcp add`` is a command of its own."""
    if words[:2] != ["mcp", "add"] or "--" not in words:
        return _parser().parse_args(words)
    at = words.index("--")
    options = _parser().parse_args(words[:at])
    options.words = words[at + 1 :]
    return options


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Build, run and watch AI agents on this machine, offline.",
        epilog="Without a command the window opens; with files it shows them first.",
    )
    parser.add_argument("--version", action="version", version=f"workbench {_version()}")
    parser.add_argument(
        "--self-test", action="store_true", help="check the installation and exit"
    )
    parser.add_argument(
        "--as",
        dest="sign_in",
        metavar="NAME",
        default="",
        help="sign in first, where the policy asks for it; the PIN is asked or read from stdin",
    )
    parser.add_argument(
        "--passphrase-fd",
        dest="passphrase_fd",
        type=int,
        metavar="N",
        help="read the passphrase of an encrypted store from this file handle",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in _adders():
        add(commands)
    return parser


def _adders() -> tuple[Callable[[Any], None], ...]:
    """What adds each group of commands, in the order in which help lists them."""
    from workbench.app.alert_arguments import add_alert_commands
    from workbench.app.collection_arguments import add_collection_commands
    from workbench.app.deploy.arguments import add_deploy_commands
    from workbench.app.doctor.arguments import add_doctor_command
    from workbench.app.document_arguments import add_agent_commands, add_run_command
    from workbench.app.engine_arguments import add_engine_commands
    from workbench.app.eval_arguments import add_eval_commands
    from workbench.app.jobs.arguments import add_job_commands
    from workbench.app.mcp_arguments import add_mcp_commands
    from workbench.app.memory_arguments import add_memory_commands
    from workbench.app.metrics_arguments import add_metrics_command
    from workbench.app.model_arguments import add_model_commands
    from workbench.app.runs_arguments import add_runs_commands
    from workbench.app.tool_arguments import add_tool_commands
    from workbench.app.top.arguments import add_top_command
    from workbench.server.arguments import add_serve_command

    return (
        _add_chat,
        add_run_command,
        add_agent_commands,
        add_tool_commands,
        add_mcp_commands,
        add_collection_commands,
        add_memory_commands,
        add_eval_commands,
        add_job_commands,
        add_model_commands,
        add_engine_commands,
        add_serve_command,
        add_deploy_commands,
        add_runs_commands,
        add_metrics_command,
        add_alert_commands,
        _add_hardware,
        add_doctor_command,
        add_top_command,
        *_administering(),
    )


def _administering() -> tuple[Callable[[Any], None], ...]:
    """What adds the commands of whoever answers for the machine."""
    from workbench.app.audit_arguments import add_audit_commands
    from workbench.app.offline_arguments import add_offline_commands
    from workbench.app.policy_arguments import add_kiosk_command, add_policy_commands
    from workbench.app.store_arguments import add_store_command
    from workbench.app.update.arguments import add_update_command

    return (
        add_offline_commands,
        add_audit_commands,
        add_policy_commands,
        add_kiosk_command,
        add_store_command,
        add_update_command,
    )


def _add_chat(commands: Any) -> None:
    chat = commands.add_parser("chat", help="talk with an agent here")
    chat.add_argument("--agent", default="starter", help="name or file of the agent")
    chat.add_argument("--model", default="", help="id of the model")


def _add_hardware(commands: Any) -> None:
    hardware = commands.add_parser("hardware", help="what this machine can run models on")
    hardware.add_argument("--json", action="store_true")


if __name__ == "__main__":
    sys.exit(main())
