"""The program: a window, or a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

WORKER_FLAG = "--engine-worker"
TOOL_FLAG = "--tool-launcher"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words and (code := _window()) is not None:
        return code  # the usual start, without the cost of a parser
    if WORKER_FLAG in words[:1]:
        from workbench.engines import worker

        return int(worker.main() or 0)
    if TOOL_FLAG in words[:1]:
        from workbench.tools import launcher

        launcher.main()
    options = _read(words)
    if options.self_test:
        options.command = "self-test"
    try:
        from workbench.app import headless

        return headless.main(options)
    except KeyboardInterrupt:  # while it was still being imported
        return 130


def _window() -> int | None:
    """Open the window; None if there is no display or no toolkit for one."""
    from workbench.base.display import no_display

    if reason := no_display():
        print(f"No window: {reason}. The agent runs here instead.", file=sys.stderr)  # noqa: T201
        return None
    try:
        from workbench.ui.plain_imports import import_plainly

        import_plainly()
        from workbench.ui.main import run
    except ImportError as exc:
        print(f"No window: {exc}. The agent runs here instead.", file=sys.stderr)  # noqa: T201
        return None
    from workbench.base.paths import default_paths

    return int(run(default_paths()))


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
        epilog="Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"workbench {_version()}")
    parser.add_argument(
        "--self-test", action="store_true", help="check the installation and exit"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in _adders():
        add(commands)
    return parser


def _adders() -> tuple[Callable[[Any], None], ...]:
    """What adds each group of commands, in the order in which help lists them."""
    from workbench.app.alert_arguments import add_alert_commands
    from workbench.app.collection_arguments import add_collection_commands
    from workbench.app.doctor.arguments import add_doctor_command
    from workbench.app.document_arguments import add_agent_commands, add_run_command
    from workbench.app.engine_arguments import add_engine_commands
    from workbench.app.eval_arguments import add_eval_commands
    from workbench.app.mcp_arguments import add_mcp_commands
    from workbench.app.memory_arguments import add_memory_commands
    from workbench.app.metrics_arguments import add_metrics_command
    from workbench.app.model_arguments import add_model_commands
    from workbench.app.runs_arguments import add_runs_commands
    from workbench.app.tool_arguments import add_tool_commands
    from workbench.app.top.arguments import add_top_command

    return (
        _add_chat,
        add_run_command,
        add_agent_commands,
        add_tool_commands,
        add_mcp_commands,
        add_collection_commands,
        add_memory_commands,
        add_eval_commands,
        add_model_commands,
        add_engine_commands,
        add_runs_commands,
        add_metrics_command,
        add_alert_commands,
        _add_hardware,
        add_doctor_command,
        add_top_command,
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
