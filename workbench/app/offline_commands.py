"""``workbench offline``: what left this machine, what was refused, and a page that says so."""

from __future__ import annotations

import asyncio
import time
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.network_record import walls
from workbench.app.offline_page import UNKNOWN, bytes_text, statement_html, statement_markdown
from workbench.app.offline_statement import Statement, local, make_statement, statement_values
from workbench.app.terminal import harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.base.files import write_chosen
from workbench.policy.ledger_values import Entry, Query, digest_of, line_of
from workbench.policy.network_sources import BY_KEY, SOURCES, source_of

_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    await asyncio.to_thread(bench.ledger.flush, seals=True)
    match options.action:
        case "sources":
            _sources(as_json=options.json)
        case "ledger":
            await asyncio.to_thread(_ledger, bench, options)
        case "statement":
            await asyncio.to_thread(_statement, bench, options)
        case _:
            await asyncio.to_thread(_status, bench, options)
    return 0


def span_of(bench: Workbench, options: Namespace, now_s: float) -> tuple[float, float]:
    """The period that was asked for: all of the ledger, up to now, if none was.

    Raises:
        RunError: It ends before it begins.
        StoreError: The ledger cannot be read.
    """
    to_s = now_s if options.to_s is None else options.to_s
    from_s = options.from_s
    if from_s is None:
        from_s = min(bench.ledger.reading.reach().since_s or to_s, to_s)
    if from_s > to_s:
        raise RunError("the period ends before it begins", "Give --from the earlier time.")
    return from_s, to_s


def _sources(*, as_json: bool) -> None:
    if as_json:
        say(reports.as_json([asdict(one) for one in SOURCES]))
        return
    rows = [(one.key, one.title, one.asked_by, one.hosts) for one in SOURCES]
    say(table(("KEY", "SOURCE", "BEGINS WITH", "MAY REACH"), rows))


def _ledger(bench: Workbench, options: Namespace) -> None:
    if options.source is not None and options.source not in BY_KEY:
        known = ", ".join(one.key for one in SOURCES)
        raise RunError(f"there is no source {options.source!r:.60}", f"There are: {known}.")
    from_s, to_s = span_of(bench, options, time.time())
    query = Query(
        from_s, to_s, options.source, False if options.refused else None, options.text
    )
    reading = bench.ledger.reading
    if options.sha256:
        say(digest_of(reading.each(query)))
    elif options.json:
        for entry in reading.each(query):
            say(line_of(entry))
    else:
        found = reading.newest(query, options.limit if options.limit > 0 else -1)
        say(_table(list(reversed(found))) if found else _nothing(bench))


def _table(entries: list[Entry]) -> str:
    heads = ("WHEN", "WHO", "WHAT FOR", "DID", "HOST", "", "TIMES>", "SENT>", "RECEIVED>")
    return table(
        heads,
        [
            (
                local(one.at_s),
                source_of(one.source).title,
                one.purpose or UNKNOWN,
                one.action,
                one.shown_host,
                "allowed" if one.allowed else "refused",
                str(one.times),
                bytes_text(one.sent_bytes),
                bytes_text(one.received_bytes),
            )
            for one in entries
        ],
    )


def _nothing(bench: Workbench) -> str:
    since_s = bench.ledger.reading.reach().since_s
    return f"Nothing, since {local(since_s)}." if since_s else "Nothing: the ledger is empty."


def _status(bench: Workbench, options: Namespace) -> None:
    reading, found = bench.ledger.reading, walls(bench.settings.settings)
    reach, totals = reading.reach(), reading.totals(Query())
    problem = bench.ledger.problem
    if options.json:
        value = {
            "walls": [asdict(one) for one in found],
            "network": bench.settings.settings.network,
            "ledger": asdict(reach),
            "totals": [asdict(one) for one in totals],
            "problem": problem.message if problem else "",
        }
        say(reports.as_json(value))
        return
    for wall in found:
        say(f"{wall.what}: {wall.state}")
    allowed, refused = sum(t.allowed for t in totals), sum(t.refused for t in totals)
    since = f" since {local(reach.since_s)}" if reach.since_s else ""
    say(f"Tries{since}: {allowed:,} allowed, {refused:,} refused")
    if problem:
        say(harmless(f"The ledger is not written: {problem.message}"))


def _statement(bench: Workbench, options: Namespace) -> None:
    path = Path(options.output) if options.output else None
    form = options.format or ("json" if options.json else "")
    form = form or _ENDINGS.get(path.suffix.casefold() if path else "", "md")
    now_s = time.time()
    span = span_of(bench, options, now_s)
    found = make_statement(bench.ledger.reading, bench.settings.settings, span, now_s)
    text = _written(form, found)
    if path is None:
        say(text.rstrip("\n"))
    else:
        write_chosen(path, text)
        say(f"wrote {harmless(str(path))}")


def _written(form: str, statement: Statement) -> str:
    if form == "html":
        return statement_html(statement)
    if form == "json":
        return reports.as_json(statement_values(statement))
    return statement_markdown(statement)
