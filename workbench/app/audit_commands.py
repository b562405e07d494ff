"""``workbench audit``: is the log whole, what is in it, and taking it elsewhere."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.audit_review import (
    AuditReview,
    Form,
    details_text,
    state_words,
    utc_of,
    verdict_values,
)
from workbench.app.terminal import say, table
from workbench.app.workbench import Workbench
from workbench.base.plain_text import harmless
from workbench.policy.audit_folder import read_checkpoint
from workbench.policy.audit_reading import Wanted
from workbench.policy.audit_records import moment_s

_MOST_DETAIL_CHARS = 100


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    review = AuditReview(bench.audit)
    match options.action:
        case "verify":
            return await _verify(review, options)
        case "export":
            return await _export(review, options)
        case "checkpoint":
            return await _checkpoint(review, options)
        case "key":
            return await _key(review, as_json=options.json)
        case "new-key":
            return await _new_key(review, as_json=options.json)
        case _:
            return await _show(review, options)


async def _verify(review: AuditReview, options: Namespace) -> int:
    kept = [await asyncio.to_thread(read_checkpoint, Path(one)) for one in options.checkpoint]
    verdict = await review.check(options.key, kept)
    if options.json:
        say(reports.as_json(verdict_values(verdict)))
        return 0 if verdict.whole else 1
    say(state_words(verdict, _local))
    for problem in verdict.problems[1:] if not verdict.whole else ():
        say(f"record {problem.number:,}: {problem.text}" if problem.number else problem.text)
    for remark in verdict.remarks:
        say(f"note: record {remark.number:,}: {remark.text}")
    if verdict.whole and verdict.unsigned:
        say(f"{verdict.unsigned:,} of them follow the last checkpoint and are not signed yet")
    return 0 if verdict.whole else 1


async def _show(review: AuditReview, options: Namespace) -> int:
    most = options.limit if options.limit > 0 else sys.maxsize
    found = await review.newest(_wanted(options), most)
    if options.json:
        say(reports.as_json([json.loads(one.line) for one in found]))
        return 0
    rows = [
        (
            f"{one.number:,}",
            _local(one.at),
            harmless(one.who),
            harmless(one.what),
            harmless(details_text(one))[:_MOST_DETAIL_CHARS],
        )
        for one in found
    ]
    say(table(("RECORD>", "TIME", "WHO", "WHAT", "DETAILS"), rows))
    return 0


async def _export(review: AuditReview, options: Namespace) -> int:
    form: Form = "csv" if options.csv else "jsonl"
    wanted = _wanted(options)
    if not options.output:
        await review.print(sys.stdout.write, wanted, form)
        return 0
    made = await review.export(Path(options.output), wanted, form)
    if options.json:
        say(reports.as_json(asdict(made)))
        return 0
    part = "" if made.checkable else "; it is a part, or a table, and no verifier can check it"
    say(f"{made.records:,} records written to {options.output}{part}")
    return 0


async def _checkpoint(review: AuditReview, options: Namespace) -> int:
    record = await review.checkpoint_to(Path(options.output))
    if options.json:
        say(reports.as_json(json.loads(record.line)))
        return 0
    say(f"checkpoint of record {record.number:,} written to {options.output}")
    say("Keep it where nobody who uses this machine can change it.")
    return 0


async def _key(review: AuditReview, *, as_json: bool) -> int:
    note = await review.key()
    if as_json:
        say(reports.as_json(None if note is None else asdict(note)))
    elif note is None:
        say("no key yet: it is made with the first checkpoint")
    else:
        say(f"public key   {note.public_key}")
        say(f"fingerprint  {note.fingerprint}")
        where = "the system's keyring" if note.place == "keyring" else "a private file"
        say(f"kept in      {where}, since {_local(note.made)}")
    return 0


async def _new_key(review: AuditReview, *, as_json: bool) -> int:
    note = await review.new_key()
    if as_json:
        say(reports.as_json(asdict(note)))
    else:
        say(f"a new key signs from now on: {note.public_key}")
        say("Note it where you keep the checkpoints; both keys are needed to verify the log.")
    return 0


def _wanted(options: Namespace) -> Wanted:
    since = utc_of(options.from_s) if options.from_s is not None else ""
    if options.since:
        since = max(since, utc_of(time.time() - options.since))
    until = utc_of(options.to_s) if options.to_s is not None else ""
    return Wanted(since, until, options.who, options.what, options.text)


def _local(at: str) -> str:
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(moment_s(at)))
    except (ValueError, OverflowError, OSError):
        return at
