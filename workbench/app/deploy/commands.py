"""``workbench deploy``: check, plan, apply, status, stop, down, export."""

from __future__ import annotations

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.deploy.plan import Plan, Step
from workbench.app.deploy.sections import Problem
from workbench.app.deploy.status import ProcessStatus, Status
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.base.sizes import size_text

BAD = 3
_WATCH_S = 2.0
Action = Callable[[Workbench, Namespace], Awaitable[int]]


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out an action; returns the exit code.

    Raises:
        WorkbenchError: It cannot be done.
    """
    actions: Mapping[str, Action] = {
        "check": _check,
        "plan": _plan,
        "apply": _apply,
        "status": _status,
        "stop": _stop,
        "down": _down,
        "export": _export,
    }
    return await actions[options.action](bench, options)


async def _check(bench: Workbench, options: Namespace) -> int:
    checked = await bench.deployments.check(Path(options.file))
    if options.json:
        found = [asdict(one) for one in checked.problems]
        say(reports.as_json({"file": options.file, "problems": found}))
    elif checked.problems:
        _tell_problems(options.file, checked.problems)
    else:
        say(f"ok: {harmless(options.file)}")
    return BAD if checked.errors else 0


def _tell_problems(file: str, problems: Sequence[Problem]) -> None:
    for one in problems:
        place = f"{file}:{one.line}:{one.column}" if one.line else file
        field = f"{one.path}: " if one.path else ""
        say(harmless(f"{place}: {one.level}: {field}{one.message} / {one.hint}"))


async def _plan(bench: Workbench, options: Namespace) -> int:
    plan = await bench.deployments.plan(Path(options.file))
    if options.json:
        say(reports.as_json({**asdict(plan), "changes": plan.changes}))
    else:
        _tell_problems(options.file, plan.problems)
        if not plan.errors:
            say("\n".join(plan_lines(plan)))
    return BAD if plan.errors else 1 if plan.misfits else 0


def plan_lines(plan: Plan) -> list[str]:
    """A plan for a terminal."""
    rows = [_step_row(step) for step in plan.steps]
    lines = [table(("what", "change", "where", "model", "memory>", "why"), rows)]
    lines += [f"{step.name}: {harmless(step.memory)}" for step in plan.steps if step.memory]
    if plan.need_bytes:
        free = size_text(plan.free_bytes)
        lines.append(f"needs {size_text(plan.need_bytes)} for models, {free} are free")
    lines += [harmless(f"does not fit: {what} / {hint}") for what, hint in plan.misfits]
    if plan.diff:
        lines += ["", *map(harmless, plan.diff)]
    lines.append("" if plan.changes else "nothing would change")
    return [line for line in lines if line] if not plan.diff else lines


def _step_row(step: Step) -> list[str]:
    memory = size_text(step.memory_bytes) if step.memory_bytes else ""
    models = " then ".join(step.models[:2])
    return [step.name, step.change, step.url, models, memory, step.why]


async def _apply(bench: Workbench, options: Namespace) -> int:
    def tell(text: str) -> None:
        if options.json:
            say(reports.as_json_line({"event": "told", "text": text}))
        else:
            say(harmless(text))

    plan = await bench.deployments.apply(Path(options.file), tell, anyway=options.anyway)
    if options.json:
        done = {"event": "applied", "name": plan.name, "url": f"{plan.url}/v1"}
        say(reports.as_json_line({**done, "changes": plan.changes}))
    else:
        changed = "applied" if plan.changes else "nothing to change"
        say(f"{plan.name}: {changed}; it answers at {plan.url}/v1")
    if options.stay:
        await _stay(bench, plan.name)
    return 0


async def _stay(bench: Workbench, name: str) -> None:
    """Watch over the supervisor until this is told to end; then end all of it."""
    loop, ending = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl+C interrupts
            loop.add_signal_handler(number, ending.set)
    try:
        while not ending.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_WATCH_S):
                    await ending.wait()
            await bench.deployments.watch_over(name)
    finally:
        await bench.deployments.stop(name)


async def _status(bench: Workbench, options: Namespace) -> int:
    found = await bench.deployments.status(options.name)
    if options.json:
        say(reports.as_json([{**asdict(one), "is_well": one.is_well} for one in found]))
    elif not found:
        say("Nothing was applied here.")
    else:
        say("\n\n".join("\n".join(status_lines(one)) for one in found))
    return 0 if all(one.is_well or one.stopped for one in found) else 1


def status_lines(status: Status) -> list[str]:
    """A status for a terminal."""
    if status.problem:
        return [f"{status.name}: {harmless(status.problem)}"]
    if status.stopped:
        head = f"{status.name}: stopped"
    else:
        head = f"{status.name}: {status.url}/v1" + ("" if status.is_well else ", not all well")
    lines = [head]
    if not status.stopped and not status.supervised:
        lines.append("nobody watches over it: what ends stays away. Apply it again.")
    headings = ("what", "state", "pid>", "memory>", "starts>", "gateway", "requests>")
    lines.append(table(headings, [_process_row(one) for one in status.processes]))
    for one in status.processes:
        if one.ended and one.state != "well":
            lines.append(harmless(f"{one.name}: {one.ended}"))
        lines += [harmless(f"    {line}") for line in one.log]
    return lines


def _process_row(one: ProcessStatus) -> list[str]:
    memory = size_text(one.memory_bytes) if one.memory_bytes else ""
    state = f"{one.state}, to be started anew" if one.changed else one.state
    numbers = str(one.pid or ""), memory, str(one.starts or "")
    return [one.name, state, *numbers, one.seen, str(one.requests or "")]


async def _stop(bench: Workbench, options: Namespace) -> int:
    await bench.deployments.stop(options.name, reports.tell)
    _done(options, "stopped")
    return 0


async def _down(bench: Workbench, options: Namespace) -> int:
    if not options.yes:
        if not sys.stdin.isatty():
            raise RunError("this removes the runs that were recorded", "Say --yes.")
        words = f"Remove {options.name} and the runs its nodes recorded? yes/no: "
        if (await asyncio.to_thread(input, words)).strip().lower() != "yes":
            return 1
    await bench.deployments.down(options.name, reports.tell)
    _done(options, "removed")
    return 0


def _done(options: Namespace, what: str) -> None:
    if options.json:
        say(reports.as_json({"name": options.name, "state": what}))
    else:
        say(f"{options.name}: {what}")


async def _export(bench: Workbench, options: Namespace) -> int:
    written = await bench.deployments.export(
        Path(options.file), Path(options.folder), options.to
    )
    if options.json:
        say(reports.as_json({"folder": options.folder, "files": list(written)}))
    else:
        say("\n".join(f"written: {harmless(name)}" for name in written))
    return 0
