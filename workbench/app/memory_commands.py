"""``workbench memory``: see and forget what graphs remember."""

from __future__ import annotations

import time
from argparse import Namespace

from workbench.app import reports
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    match options.action:
        case "show":
            return await _show(bench, options.memory, as_json=options.json)
        case "forget":
            count = await bench.memories.remove(options.memory, options.entry)
            found = {"memory": options.memory, "forgotten": count}
            say(reports.as_json(found) if options.json else f"{count} forgotten")
            return 0
        case _:
            return await _list(bench, as_json=options.json)


async def _list(bench: Workbench, *, as_json: bool) -> int:
    states = await bench.memories.list()
    if as_json:
        rows = [
            {"memory": one.place.key, "entries": one.entries, "newest_s": one.newest_s}
            for one in states
        ]
        say(reports.as_json(rows))
        return 0
    shown = [(one.place.key, str(one.entries), _day(one.newest_s)) for one in states]
    say(table(("MEMORY", "ENTRIES>", "NEWEST"), shown))
    return 0


async def _show(bench: Workbench, key: str, *, as_json: bool) -> int:
    entries = await bench.memories.entries(key)
    if as_json:
        rows = [{"id": one.id, "text": one.text, "remembered_s": one.made_s} for one in entries]
        say(reports.as_json(rows))
        return 0
    shown = [
        (str(one.id), _day(one.made_s), " ".join(harmless(one.text).split())) for one in entries
    ]
    say(table(("ENTRY>", "REMEMBERED", "TEXT"), shown))
    return 0


def _day(at_s: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at_s))
