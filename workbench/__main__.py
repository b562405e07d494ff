"""The program: a window, or a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

WORKER_FLAG = "--engine-worker"
TOOL_FLAG = "--tool-launcher"
_X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


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
    if reason := _no_display():
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


def _no_display() -> str:
    """Why there can be no window; Qt would end the program instead of saying so."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    if not wayland and not x11:
        return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    if wayland:
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        if _answers(os.path.join(runtime, wayland)):  # noqa: PTH118  a socket's name
            return ""
    host, _, number = x11.rpartition(":")
    if x11 and host in ("", "unix"):
        name = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108  where X has it
        if not _answers(name) and not _answers(f"\0{name}"):
            x11 = ""
    if not x11:
        shown = os.environ.get("DISPLAY") or wayland
        return f"the display {shown!r} does not answer"
    if missing := _missing_libraries():
        return f"Qt needs libraries of the system that are missing; install {' '.join(missing)}"
    return ""


def _missing_libraries() -> list[str]:
    """Debian's packages of what Qt's X11 part is linked to and this system does not have."""
    import ctypes

    missing: list[str] = []
    for name, package in _X11_LIBRARIES.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(package)
    return missing


def _answers(name: str) -> bool:
    """Whether something listens at a local socket."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(name)
        except OSError:
            return False
    return True


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
    chat = commands.add_parser("chat", help="talk with an agent here")
    chat.add_argument("--agent", default="starter", help="name or file of the agent")
    chat.add_argument("--model", default="", help="id of the model")
    from workbench.app.collection_arguments import add_collection_commands
    from workbench.app.document_arguments import add_agent_commands, add_run_command
    from workbench.app.engine_arguments import add_engine_commands
    from workbench.app.mcp_arguments import add_mcp_commands
    from workbench.app.memory_arguments import add_memory_commands
    from workbench.app.model_arguments import add_model_commands
    from workbench.app.tool_arguments import add_tool_commands

    add_run_command(commands)
    add_agent_commands(commands)
    add_tool_commands(commands)
    add_mcp_commands(commands)
    add_collection_commands(commands)
    add_memory_commands(commands)
    add_model_commands(commands)
    add_engine_commands(commands)
    hardware = commands.add_parser("hardware", help="what this machine can run models on")
    hardware.add_argument("--json", action="store_true")
    _add_runs(commands)
    return parser


def _add_runs(commands: Any) -> None:
    runs = commands.add_parser("runs", help="what happened")
    actions = runs.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="runs, newest first")
    listing.add_argument("--json", action="store_true")
    listing.add_argument(
        "--limit", type=int, default=200, metavar="N", help="the newest N, 0 for all (200)"
    )
    show = actions.add_parser("show", help="one run's trace")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true")


if __name__ == "__main__":
    sys.exit(main())
