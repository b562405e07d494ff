"""``workbench runs``: what happened, found, compared, told again, exported, noted, removed."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace

from workbench.app import reports, run_token_command
from workbench.app.run_export_command import export
from workbench.app.run_names import named
from workbench.app.run_replay_command import diff, replay
from workbench.app.terminal import harmless, say, shortened, table
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.base.sizes import MB, size_text
from workbench.traces.notes import Note, Rating, clean_tags
from workbench.traces.retention import Keep
from workbench.traces.values import RunFilter, SearchHit

_DAY_S = 86_400.0
_RATINGS = {1: "up", -1: "down"}


async def run(bench: Workbench, options: Namespace) -> int:
    """Carry out one action; returns the exit code.

    Raises:
        WorkbenchError: It could not be done.
    """
    return await _ACTIONS[options.action](bench, options)


async def _list(bench: Workbench, options: Namespace) -> int:
    most = max(0, options.limit)
    wanted = RunFilter(
        tag="".join(clean_tags([options.tag])) if options.tag else "",
        bookmarked=options.bookmarked,
    )
    found = await bench.conversations.runs(limit=most + 1 if most else -1, wanted=wanted)
    runs = found[:most] if most else found
    if options.json:
        say(reports.as_json([asdict(one) for one in runs]))
    else:
        say(reports.runs_table(runs))
    if len(runs) < len(found):
        reports.tell(f"note: these are the newest {most}; --limit 0 lists all of them")
    return 0


async def _show(bench: Workbench, options: Namespace) -> int:
    run_id = await named(bench, options.id)
    summary = await bench.conversations.run(run_id)
    records = await bench.conversations.records(run_id)
    if options.json:
        say(reports.records_json(records))
        return 0
    say(harmless(f"{summary.agent_name} with {summary.model_id}: {summary.user_text}"))
    for note in await bench.records.notes(run_id):
        say(_note_line(note))
    say("\n".join(reports.trace_lines(records)))
    say(harmless(f"\n{summary.answer}"))
    return 0


async def _search(bench: Workbench, options: Namespace) -> int:
    # The shell took the quotes away: words that came as one are meant as one.
    text = " ".join(_quoted(word) for word in options.query)
    await _prepared(bench)
    found = await bench.records.search(text, limit=max(1, options.limit))
    if options.json:
        say(reports.as_json({"hits": [asdict(hit) for hit in found.hits], "more": found.more}))
        return 0
    rows = [_hit_row(hit) for hit in found.hits]
    say(table(("RUN", "STARTED", "AGENT", "STEP", "TOOK>", "STATUS", "TEXT"), rows))
    if found.more:
        reports.tell(f"note: these are the newest {len(found.hits)}; --limit shows more")
    return 0


async def _prepared(bench: Workbench) -> None:
    """Make every run searchable first, with a bar where that takes a while."""
    from workbench.app.progress_bars import share_bar

    whole = left = await bench.records.prepare_some()
    if not left:
        return
    with share_bar() as told:
        while left:
            told(
                1.0 - left / whole if whole else 1.0, f"preparing the search, {left} runs left"
            )
            left = await bench.records.prepare_some()


def _quoted(word: str) -> str:
    name, colon, value = word.partition(":")
    if " " not in word or '"' in word:
        return word
    return f'{name}:"{value}"' if colon and name.isalpha() else f'"{word}"'


def _hit_row(hit: SearchHit) -> Sequence[str]:
    started = time.strftime("%Y-%m-%d %H:%M", time.localtime(hit.started_s))
    step = f"{hit.span.kind} {hit.span.name}" if hit.span.kind != "run" else "run"
    took_s = hit.span.took_s
    took = f"{took_s * 1000:.0f} ms" if took_s < 1 else f"{took_s:.2f} s"
    status = "failed" if hit.span.failed else hit.span.status
    return hit.run_id, started, hit.agent_name, step, took, status, shortened(hit.snippet, 90)


async def _note(bench: Workbench, options: Namespace) -> int:
    run_id = await named(bench, options.id)
    if options.step:
        ids = {span.span_id for span in await bench.records.spans(run_id)}
        if options.step not in ids:
            raise RunError(f"the run has no step {options.step!r}", "Look at its steps.")
    before = await bench.records.note(run_id, options.step)
    rating: Rating = before.rating if options.rating is None else options.rating
    tags = (set(before.tags) | set(clean_tags(options.tag))) - set(clean_tags(options.untag))
    after = replace(
        before,
        bookmarked=before.bookmarked if options.bookmark is None else options.bookmark,
        rating=rating,
        tags=tuple(sorted(tags)),
        comment=before.comment if options.comment is None else options.comment,
    )
    if after != before:
        after = await bench.records.save_note(replace(after, by=""))
    say(reports.as_json(asdict(after)) if options.json else _note_line(after))
    return 0


def _note_line(note: Note) -> str:
    parts = [
        f"step {note.span_id}:" if note.span_id else "",
        "bookmarked" if note.bookmarked else "",
        f"thumbs {_RATINGS[note.rating]}" if note.rating else "",
        " ".join(f"#{tag}" for tag in note.tags),
        f"“{note.comment}”" if note.comment else "",
        f"({note.by})" if note.by else "",
    ]
    said = " ".join(part for part in parts if part)
    return harmless(f"note: {said}" if not note.is_empty else "note: nothing is noted")


async def _purge(bench: Workbench, options: Namespace) -> int:
    if not (options.ids or options.deleted or options.older_than or options.keep_mb):
        raise RunError(
            "nothing says what is to be removed",
            "Name runs, or write --older-than, --keep-mb or --deleted.",
        )
    before = await bench.records.size_bytes()
    ids = [await named(bench, text) for text in options.ids]
    gone = await bench.records.delete(ids) if ids else 0
    talks = await bench.conversations.purge() if options.deleted else 0
    if options.older_than or options.keep_mb:
        keep = Keep((options.older_than or 0.0) * _DAY_S, int((options.keep_mb or 0.0) * MB))
        gone += await bench.records.retain(keep)
    after = await bench.records.size_bytes()
    if options.json:
        found = {"runs": gone, "deleted_conversations": talks}
        say(reports.as_json({**found, "bytes_before": before, "bytes_after": after}))
    else:
        freed = size_text(max(0, before - after))
        say(f"{gone} runs and {talks} deleted conversations removed, {freed} freed")
    return 0


_ACTIONS: Mapping[str, Callable[[Workbench, Namespace], Awaitable[int]]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "diff": diff,
    "replay": replay,
    "export": export,
    "note": _note,
    "purge": _purge,
    "tokens": run_token_command.run,
}
