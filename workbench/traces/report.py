"""A run as a Markdown report for people, and its steps as a table for spreadsheets.

Texts come from strangers: they stand in code blocks that they cannot close, in one line where a
line is meant, without controls for a terminal and without formulas for a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from workbench.base.csv_cells import safe_cell
from workbench.base.plain_text import harmless
from workbench.traces.events import (
    AnswerDelta,
    ApprovalGiven,
    ModelCallFinished,
    ModelReplaced,
    NodeFinished,
    NodeTried,
    PersonAnswered,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.tree import Span, span_tree
from workbench.traces.values import SpanRow

MOST_TEXT_CHARS = 20_000
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_COLUMNS = (
    "run_id",
    "span_id",
    "parent_id",
    "kind",
    "name",
    "node_id",
    "start",
    "took_s",
    "status",
    "prompt_tokens",
    "cached_tokens",
    "new_tokens",
    "first_token_s",
)


def to_report(records: Sequence[Record]) -> Iterator[str]:
    """A run as Markdown, piece by piece: what was asked, each step with its time, the end."""
    tree = span_tree(records)
    started = next((r.event for r in records if isinstance(r.event, RunStarted)), None)
    end = next((r.event for r in reversed(records) if isinstance(r.event, RunFinished)), None)
    if tree is None or started is None:
        return
    yield f"# Run of {_words(started.agent_name)}\n\n"
    yield from _head(records[0].run_id, tree, started, end)
    yield f"\n## Asked\n\n{fenced(started.user_text)}\n\n## Steps\n\n"
    yield "| Step | Began after | Took | How it ended |\n|---|---|---|---|\n"
    spans = list(_ordered(tree))
    for depth, span in spans:
        yield _row(depth, span, tree.start_s)
    yield "\n## Calls\n"
    for _depth, span in spans:
        yield from _details(span)
    if end is not None:
        yield f"\n## Answer\n\n{fenced(end.answer)}\n"
        if end.message:
            yield f"\n{_words(end.message)} {_words(end.hint)}\n"


def _head(
    run_id: str, tree: Span, started: RunStarted, end: RunFinished | None
) -> Iterator[str]:
    began = datetime.fromtimestamp(max(0.0, tree.start_s), UTC)
    yield f"- Run: `{_line(run_id)}`\n"
    yield f"- Model: {_words(started.model_id) or 'as the nodes say'}\n"
    yield f"- Began: {began:%Y-%m-%d %H:%M:%S} UTC\n"
    if end is not None:
        yield f"- Took: {tree.duration_s or 0.0:.2f} s, {end.steps} model calls\n"
        yield f"- Tokens: {end.prompt_tokens} read, {end.new_tokens} written\n"
        yield f"- End: {_words(end.end)}\n"
    else:
        yield "- End: it has none\n"


def _ordered(tree: Span) -> Iterator[tuple[int, Span]]:
    waiting = [(0, child) for child in reversed(tree.children)]
    while waiting:
        depth, span = waiting.pop()
        yield depth, span
        waiting.extend((depth + 1, child) for child in reversed(span.children))


def _row(depth: int, span: Span, start_s: float) -> str:
    took_s = span.duration_s
    took = "" if took_s is None else f"{took_s:.3f} s"
    name = f"{'· ' * depth}{span.kind} {_words(span.name)}"
    after_s = max(0.0, span.start_s - start_s)
    return f"| {name} | {after_s:.3f} s | {took} | {span.status} |\n"


def _details(span: Span) -> Iterator[str]:
    parts = [text for record in span.records for text in _told(record.event)]
    answer = "".join(r.event.text for r in span.records if isinstance(r.event, AnswerDelta))
    if answer:
        parts.append(fenced(answer))
    if parts:
        title = f"{span.kind} {_words(span.name)} (`{_line(span.span_id)}`)"
        yield f"\n### {title}\n\n" + "\n\n".join(parts) + "\n"


def _told(event: TraceEvent) -> Iterator[str]:  # noqa: C901 - a row for each event
    match event:
        case ToolCallStarted():
            yield f"Called with\n\n{fenced(event.arguments, 'json')}"
        case ToolCallFinished():
            word = "denied" if event.denied else "failed" if event.failed else "answered"
            ran = "" if event.denied else f"; the tool itself ran for {event.duration_s:.3f} s"
            yield f"It {word}{ran}\n\n{fenced(event.result)}"
        case ToolCallBroken():
            yield f"A call that could not be carried out\n\n{fenced(event.raw)}"
        case ModelCallFinished():
            yield (
                f"{event.prompt_tokens} tokens read ({event.cached_tokens} from the cache), "
                f"{event.new_tokens} written, {event.tokens_per_s:.1f} tokens/s, "
                f"first after {event.time_to_first_token_s:.3f} s"
            )
            if event.error:
                yield fenced(event.error)
        case ModelReplaced():
            yield f"{_words(event.to_model_id)} went on: {_words(event.reason)}"
        case ApprovalGiven():
            yield f"{_words(event.decision)} by {_words(event.by)}"
        case NodeTried():
            yield f"Tried again: {_words(event.message)}"
        case NodeFinished() if event.message or event.note:
            yield _words(event.message or event.note)
        case PersonAnswered():
            yield "Declined" if event.declined else "Answered by a person"
        case _:
            return


def fenced(text: str, language: str = "") -> str:
    """A code block whose fence is longer than any inside, without controls."""
    shown = harmless(text[:MOST_TEXT_CHARS])
    if len(text) > MOST_TEXT_CHARS:
        shown += f"\n… and {len(text) - MOST_TEXT_CHARS} more characters"
    fence = "```"
    while fence in shown:
        fence += "`"
    return f"{fence}{language}\n{shown}\n{fence}"


def _line(text: str) -> str:
    return " ".join(harmless(text).replace("`", "'").split())


def _words(text: str) -> str:
    """Text in a line, in which nothing is a mark."""
    return _MARKS.sub(r"\\\1", " ".join(harmless(text).split()))


def span_table_head() -> str:
    """The first line of a table of steps."""
    return _csv_line(_COLUMNS)


def span_table(run_id: str, spans: Iterable[SpanRow]) -> Iterator[str]:
    """The steps of a run as lines of a table."""
    for span in spans:
        start = datetime.fromtimestamp(max(0.0, span.start_s), UTC)
        cells = (
            safe_cell(run_id),
            *map(safe_cell, (span.span_id, span.parent_id, span.kind, span.name, span.node_id)),
            start.isoformat(timespec="milliseconds"),
            f"{span.took_s:.6f}",
            span.status,
            str(span.prompt_tokens),
            str(span.cached_tokens),
            str(span.new_tokens),
            f"{span.first_token_s:.6f}",
        )
        yield _csv_line(cells)


def _csv_line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
