"""``workbench job``: jobs on the command line."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.app import reports
from workbench.app.jobs.allowing import Checked
from workbench.app.jobs.files import MOST_BYTES, SUFFIX, job_values, parse_job
from workbench.app.jobs.records import JobRun
from workbench.app.jobs.reports import markdown_of
from workbench.app.jobs.service import JobView
from workbench.app.jobs.values import Job
from workbench.app.jobs.words import due_words, sentence_of, when_words
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base import deeds
from workbench.base.errors import DocumentError
from workbench.base.regular_files import read_document

_GOOD = frozenset({"done", "rehearsed"})
_SUFFIXES = (SUFFIX, ".yaml", ".yml")


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "list":
            return await _list(bench, as_json=options.json)
        case "show":
            return await _show(bench, options)
        case "check":
            return await _check(bench, options)
        case "add":
            return await _add(bench, options)
        case "run":
            return await _run(bench, options)
        case "watch":
            return await _watch(bench, options)
        case _:
            return await _change(bench, options)


async def _list(bench: Workbench, *, as_json: bool) -> int:
    views = await bench.jobs.views()
    if as_json:
        unread = [
            {"file": path.name, "problem": message, "hint": hint}
            for path, message, hint in bench.jobs.library.problems
        ]
        say(reports.as_json({"jobs": [view_values(view) for view in views], "unread": unread}))
        return 0
    for path, message, hint in bench.jobs.library.problems:
        reports.tell(f"warning: {path.name} cannot be read: {message} / {hint}")
    if not views:
        say("There is no job. Make one in the window, or: workbench job add FILE")
        return 0
    rows = [
        (
            view.job.name,
            state_words(view),
            when_words(view.job.when),
            due_words(view.job.when, view.next_s) or "-",
            f"{view.last.state}: {view.last.summary}" if view.last else "-",
        )
        for view in views
    ]
    say(table(("JOB", "STATE", "WHEN", "NEXT", "LAST"), rows))
    return 0


def state_words(view: JobView) -> str:
    """How a job stands, in one word."""
    if view.checked.asks:
        return "not allowed"
    if view.going:
        return "running"
    return "paused" if view.state.paused else "on"


def view_values(view: JobView) -> dict[str, Any]:
    """A job as it stands, as plain values."""
    return {
        "name": view.job.name,
        "title": view.job.title,
        "state": state_words(view),
        "why": view.checked.asks or view.state.reason,
        "problems": list(view.checked.problems),
        "failures": view.state.failures,
        "next_s": view.next_s,
        "says": sentence_of(view.job),
        "last": run_values(view.last) if view.last else None,
        "job": job_values(view.job),
    }


def run_values(run: JobRun) -> dict[str, Any]:
    """A run as plain values."""
    values = asdict(run)
    values.pop("owner")
    if not values["report"]:
        values.pop("report")
    return values


async def _show(bench: Workbench, options: Namespace) -> int:
    if options.run is not None:
        found = await bench.jobs.report(options.run)
        if found.job != options.name:
            raise DocumentError(
                f"run {options.run} is none of {options.name!r}",
                "Look at the list of its runs.",
            )
        if options.json:
            say(reports.as_json(run_values(found)))
        else:
            say(harmless(markdown_of(found.report, found.state, found.summary)))
        return 0
    view = await bench.jobs.view(options.name)
    runs = await bench.jobs.history(options.name, max(1, options.limit))
    if options.json:
        say(reports.as_json(view_values(view) | {"runs": [run_values(one) for one in runs]}))
        return 0
    say(f"{view.job.shown}: {state_words(view)}")
    say(harmless(sentence_of(view.job)))
    for text in (*view.checked.problems, view.checked.asks, view.state.reason):
        if text:
            say(harmless(f"- {text}"))
    if view.next_s is not None:
        say(f"Next: {due_words(view.job.when, view.next_s)}")
    if runs:
        say("")
        rows = [(str(one.id), _clock(one.begun_s), one.state, one.summary) for one in runs]
        say(table(("RUN>", "BEGUN", "STATE", "SUMMARY"), rows))
    return 0


def _clock(at_s: float) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at_s)) if at_s else "-"
    except (OverflowError, ValueError, OSError):
        return "-"


async def _check(bench: Workbench, options: Namespace) -> int:
    """Exit code 1 says that something is wrong, 2 that a person must allow it."""
    named = options.name
    is_file = named.endswith(_SUFFIXES)
    job = _named(Path(named), "") if is_file else bench.jobs.library.get(named)
    checked = await bench.jobs.check(job)
    if options.json:
        told = {"name": job.name, "problems": list(checked.problems), "asks": checked.asks}
        say(reports.as_json(told | {"says": sentence_of(job)}))
    else:
        say(harmless(sentence_of(job)))
        for problem in checked.problems:
            say(harmless(f"wrong: {problem}"))
        if checked.asks:
            say(harmless(f"{checked.asks}: workbench job allow {job.name}"))
    return _code(checked)


def _code(checked: Checked) -> int:
    if checked.problems:
        return 1
    return 2 if checked.asks else 0


async def _add(bench: Workbench, options: Namespace) -> int:
    job = await asyncio.to_thread(_named, Path(options.file), options.name)
    previous = job.name if options.replace and bench.jobs.library.knows(job.name) else ""
    await bench.jobs.save(job, previous, allow=options.allow)
    view = await bench.jobs.view(job.name)
    if options.json:
        say(reports.as_json(view_values(view)))
        return 0
    say(harmless(sentence_of(job)))
    if view.checked.asks:
        say(f"It does not run before you say so: workbench job allow {job.name}")
    return 0


def _named(path: Path, name: str) -> Job:
    """The job in a file, whose name need not end as that of a job."""
    end = next((one for one in _SUFFIXES if path.name.endswith(one)), "")
    stem = path.name.removesuffix(end) if end else path.stem
    raw = read_document(path, MOST_BYTES)
    try:
        return parse_job(raw, name or stem)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


async def _run(bench: Workbench, options: Namespace) -> int:
    await bench.jobs.library.refresh()
    ended = await bench.jobs.run_now(options.name, rehearsal=options.rehearse)
    found = await bench.jobs.report(ended.id)
    if options.json:
        say(reports.as_json(run_values(found)))
    else:
        say(harmless(markdown_of(found.report, found.state, found.summary)))
    return 0 if found.state in _GOOD else 1


async def _change(bench: Workbench, options: Namespace) -> int:
    name = options.name
    actions = {
        "allow": bench.jobs.allow,
        "pause": bench.jobs.pause,
        "resume": bench.jobs.resume,
        "remove": bench.jobs.remove,
    }
    await actions[options.action](name)
    done = {"allow": "allowed", "pause": "paused", "resume": "resumed", "remove": "removed"}
    if options.json:
        say(reports.as_json({"job": name, "done": done[options.action]}))
    else:
        say(f"{name} is {done[options.action]}.")
    return 0


async def _watch(bench: Workbench, options: Namespace) -> int:
    """Run what is due until the program is told to end."""
    with _told_to_end() as ending, _telling(as_json=options.json):
        bench.scheduler.start()
        _tell(options.json, "watching", "Watching; Ctrl+C ends it.")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(options.for_s):
                await ending.wait()
    _tell(options.json, "stopped", "Stopped.")
    return 0


@contextmanager
def _telling(*, as_json: bool) -> Iterator[None]:
    """Tell of each run that ended."""
    loop = asyncio.get_running_loop()

    def tell(what: str, details: Any) -> None:
        if what.startswith("job."):
            loop.call_soon_threadsafe(_tell_deed, as_json, what, dict(details))

    end = deeds.listen(tell)
    try:
        yield
    finally:
        end()


def _tell_deed(as_json: bool, what: str, details: dict[str, Any]) -> None:
    words = " ".join(f"{name}={value}" for name, value in details.items() if value != "")
    _tell(as_json, what, f"{what} {harmless(words)}", **details)


def _tell(as_json: bool, event: str, text: str, **values: Any) -> None:
    say(reports.as_json_line({"event": event, **values}) if as_json else text)


@contextmanager
def _told_to_end() -> Iterator[asyncio.Event]:
    """Set once the program is told to end."""
    loop, ending = asyncio.get_running_loop(), asyncio.Event()
    added: list[signal.Signals] = []
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, ending.set)
        except (NotImplementedError, ValueError, RuntimeError):  # Windows: Ctrl+C interrupts
            continue
        added.append(name)
    try:
        yield ending
    finally:
        for name in added:
            loop.remove_signal_handler(name)
