"""Every command of the command line."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import TypeAlias, cast

from workbench.app import reports, run_command
from workbench.app.admission import GAVE_WAY
from workbench.app.admitting import ALONE, admit, admit_alone
from workbench.app.chat import TerminalChat, is_terminal
from workbench.app.local_server import StartServing
from workbench.app.notices import Notice
from workbench.app.run_command import follow
from workbench.app.store_asking import open_store
from workbench.app.terminal import harmless, say, shortened
from workbench.app.told import Told, line_of
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError, RunError, WorkbenchError
from workbench.base.paths import default_paths, resource
from workbench.traces.events import ToolCallFinished

_UNOPENED = frozenset({"kiosk", "store", "update"})
"""Commands that read nothing of an encrypted store, or open it themselves."""
DEMONSTRATION = "What is 12 * 7?"
_MOST_SAID = 2_000


Command: TypeAlias = Callable[[Workbench, Namespace], Awaitable[int]]
_COMMANDS: Mapping[str, str] = {
    "agents": "document_commands",
    "alerts": "alert_commands",
    "audit": "audit_commands",
    "deploy": "deploy.commands",
    "documents": "collection_commands",
    "engines": "engine_commands",
    "eval": "eval_commands",
    "hardware": "hardware_command",
    "job": "jobs.commands",
    "mcp": "mcp_commands",
    "memory": "memory_commands",
    "metrics": "metrics_command",
    "models": "model_commands",
    "offline": "offline_commands",
    "runs": "runs_commands",
    "tools": "tool_commands",
}
"""The module of each; the others are not read, for that takes longer than most commands do."""


def _command_of(name: str | None, more: Mapping[str, Command]) -> Command | None:
    module = _COMMANDS.get(name or "")
    if module is None:
        return more.get(name or "")
    return cast(Command, import_module(f"workbench.app.{module}").run)


def main(
    options: Namespace, more: Mapping[str, Command] = {}, serving: StartServing | None = None
) -> int:
    """Run a command; returns the exit code.

    Args:
        options: The words of the command.
        more: Commands of rooms above this one.
        serving: Starts the local server.
    """
    try:
        return asyncio.run(_command(options, more, serving))
    except WorkbenchError as exc:
        _complain(exc)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141


async def _command(
    options: Namespace, more: Mapping[str, Command], serving: StartServing | None
) -> int:
    if options.command not in _UNOPENED:
        close = await asyncio.to_thread(open_store, default_paths(), options)
    else:
        close = _nothing
    try:
        return await _opened(options, more, serving)
    finally:
        close()


def _nothing() -> None:
    """Closes what was not opened."""


async def _opened(
    options: Namespace, more: Mapping[str, Command], serving: StartServing | None
) -> int:
    """Carry a command out; its store is open."""
    if options.command == "store":
        from workbench.app import store_commands

        return await store_commands.run(options)
    if options.command in ALONE:
        await admit_alone(options)
    if options.command == "policy":
        from workbench.app import policy_commands

        return await policy_commands.run(options)
    if options.command == "kiosk":
        from workbench.app import kiosk_supervisor

        return await kiosk_supervisor.run()
    if options.command == "doctor":  # it must not mend, and so not open, what it looks at
        from workbench.app.doctor import command as doctor

        return await doctor.run(options, _opened_self_test)
    if options.command == "top":
        from workbench.app.top import command as top

        return await top.run(options)
    if options.command == "update":  # nothing of the old version may be open meanwhile
        from workbench.app.update import command as update

        return await update.run(options)
    async with open_workbench(serving=serving) as bench:
        await admit(options, bench.signing)
        _warn(bench, options.command or "")
        with _warned(bench):
            return await _carried_out(bench, options, more)


async def _carried_out(
    bench: Workbench, options: Namespace, more: Mapping[str, Command] = {}
) -> int:
    command = _command_of(options.command, more)
    if command is not None:
        return await command(bench, options)
    match options.command:
        case "chat":
            await TerminalChat(bench, options.agent, options.model, sys.stdout).loop()
            return 0
        case "run":
            return await run_command.run(bench, options, _complain)
        case "self-test":
            return await _self_test(bench)
        case _:
            return await _without_window(bench)


async def _opened_self_test() -> int:
    async with open_workbench() as bench:
        return await _self_test(bench, reports.tell)


async def _self_test(bench: Workbench, tell: Callable[[str], None] = say) -> int:
    for folder in ("agents", "models", "icons", "themes"):
        count = sum(1 for path in resource(folder).rglob("*") if path.is_file())
        tell(f"ok  resources/{folder}: {count} files")
    model = bench.models.choose("")
    loaded = await bench.loading.load(model.id, context_tokens=4096)
    if loaded.info is None:
        raise ModelError(f"{model.title!r} was loaded but says nothing of itself")
    tell(
        f"ok  model {model.id}: {loaded.info.parameters:,} parameters, "
        f"{loaded.info.context_tokens} tokens of context, loaded in {loaded.info.load_s:.2f} s"
    )
    run = await bench.runs.start("calculator", DEMONSTRATION, model_id=model.id)
    end = await follow(bench, run, frozenset())
    results = [r.event for r in run.records if isinstance(r.event, ToolCallFinished)]
    if end.end != "answered":
        raise RunError(f"the test run ended with {end.end}: {end.message}", end.hint)
    if not any("84" in result.result for result in results):
        raise RunError(
            f"the test run called no tool that gave 84; it answered {end.answer!r}",
            "Look at the run in the program.",
        )
    tell(f"ok  run {run.run_id}: {len(results)} tool call, answer {harmless(end.answer)!r}")
    tell("ok  self-test passed")
    return 0


async def _without_window(bench: Workbench) -> int:
    """No display: a chat if there is a terminal, else one demonstration."""
    if is_terminal():
        agent = bench.settings.settings.default_agent
        await TerminalChat(bench, agent, "", sys.stdout).loop()
        return 0
    run = await bench.runs.start("starter", DEMONSTRATION)
    end = await follow(bench, run, frozenset())
    _print(DEMONSTRATION)
    _print(harmless(end.answer))
    _print("\n".join(reports.trace_lines(run.records)))
    if end.end == "answered":
        return 0
    _complain(RunError(end.message, end.hint))
    return 1


def _warn(bench: Workbench, command: str) -> None:
    """Say what opening had to tell; that a window is open too is no news here."""
    told = Told(bench.paths.data / "told.json")
    for line in told.lines(bench.notices.items, command):
        print(harmless(line), file=sys.stderr)  # noqa: T201 - the command line


@contextmanager
def _warned(bench: Workbench) -> Iterator[None]:
    """Say what happens to models meanwhile: another answers, or one holds less or gave way."""

    def tell(notice: Notice) -> None:
        # A crash is told by what comes of it: the error at the end, or the model that goes on.
        if notice.level == "warning" and not notice.key.startswith("crash."):
            reports.tell(line_of(notice))
        elif notice.key.startswith(GAVE_WAY):
            reports.tell(line_of(notice).replace("info:", "note:", 1))

    unlisten = bench.notices.listen(tell)
    try:
        yield
    finally:
        unlisten()


def _complain(error: WorkbenchError) -> None:
    message, hint = (shortened(text, _MOST_SAID) for text in (error.message, error.hint))
    reports.tell(f"error: {message}" + (f" / {hint}" if hint else ""))


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
