"""The search over all runs: which steps have the words, and pass the filters."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from workbench.traces import span_index
from workbench.traces.notes import stored_tags
from workbench.traces.schema import lacks_notes_and_spans
from workbench.traces.search_query import SearchQuery
from workbench.traces.snippets import snippet_of
from workbench.traces.values import SearchFound, SearchHit, SpanRow

_SPAN = ", ".join(f"s.{name}" for name in span_index.COLUMNS)
_FOUND = f"SELECT r.id, r.agent_name, r.model_id, r.started_s, {_SPAN} FROM "  # noqa: S608
_ALIVE = (
    " JOIN runs r ON r.seq = s.run_seq"
    " JOIN conversations c ON c.id = r.conversation_id AND c.deleted_s IS NULL"
)
_BY_WORDS = _FOUND + "span_text JOIN spans s ON s.id = span_text.rowid" + _ALIVE
_BY_SPAN = _FOUND + "spans s" + _ALIVE
_NOTED = " EXISTS (SELECT 1 FROM notes n WHERE n.run_id = r.id AND {})"
MOST_SNIPPET_ROWS = 3_000


def search(
    connection: sqlite3.Connection, query: SearchQuery, limit: int, offset: int
) -> SearchFound:
    """See ``TraceStore.search_events``."""
    if lacks_notes_and_spans(connection):
        return SearchFound((), more=False, waiting_runs=1)
    conditions, values = _of_span(query)
    wanted = _of_run(query)
    text, rest = (_BY_WORDS, "span_text.rowid") if query.match else (_BY_SPAN, "s.id")
    beginning = ""
    if wanted:
        # Asked once for all, not again for each of many steps that have the words.
        runs, run_values = zip(*wanted, strict=True)
        beginning = (
            "WITH wanted AS MATERIALIZED (SELECT r.seq FROM runs r WHERE"  # noqa: S608
            + " AND".join(runs)
            + ") "
        )
        conditions.insert(0, " s.run_seq IN wanted")
        values = [*(one for group in run_values for one in group), *values]
    if query.match:
        conditions.append(" span_text MATCH ?")
        values.append(query.match)
    where = " WHERE" + " AND".join(conditions) if conditions else ""
    asked = f"{beginning}{text}{where} ORDER BY {rest} DESC LIMIT ? OFFSET ?"
    rows = connection.execute(asked, (*values, limit + 1, offset)).fetchall()
    hits = tuple(_hit(connection, query, row) for row in rows[:limit])
    return SearchFound(hits, len(rows) > limit, span_index.waiting(connection))


def _of_span(query: SearchQuery) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if query.is_of_runs:
        conditions.append(" s.kind = 'run'")
    if query.tool.endswith("*"):
        conditions.append(" s.kind = 'tool' AND s.name LIKE ? ESCAPE '\\'")
        values.append(_escaped(query.tool[:-1]) + "%")
    elif query.tool:
        conditions.append(" s.kind = 'tool' AND s.name = ?")
        values.append(query.tool)
    if query.kind:
        conditions.append(" s.kind = ?")
        values.append(query.kind)
    if query.error:
        conditions.append(" s.failed")
    if query.slower_s is not None:
        conditions.append(" s.took_s > ?")
        values.append(query.slower_s)
    if query.model:  # the calls of another model in the same run are not meant
        conditions.append(" (s.kind <> 'model' OR s.name LIKE ? ESCAPE '\\')")
        values.append(_part(query.model))
    return conditions, values


def _of_run(query: SearchQuery) -> list[tuple[str, tuple[object, ...]]]:
    """Conditions of the run, and their values."""
    found: list[tuple[str, tuple[object, ...]]] = []
    if query.model:
        asked = (
            " (r.model_id LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM spans m WHERE"
            " m.run_seq = r.seq AND m.kind = 'model' AND m.name LIKE ? ESCAPE '\\'))"
        )
        found.append((asked, (_part(query.model),) * 2))
    if query.agent:
        found.append((" r.agent_name LIKE ? ESCAPE '\\'", (_part(query.agent),)))
    if query.since_s is not None:
        found.append((" r.started_s >= ?", (query.since_s,)))
    if query.until_s is not None:
        found.append((" r.started_s < ?", (query.until_s,)))
    found += [
        (_NOTED.format("n.tags LIKE ? ESCAPE '\\'"), (f"%{_escaped(stored_tags([tag]))}%",))
        for tag in query.tags
    ]
    if query.rating is not None:
        found.append((_NOTED.format("n.rating = ?"), (query.rating,)))
    if query.bookmarked:
        found.append((_NOTED.format("n.bookmarked"), ()))
    return found


def _part(text: str) -> str:
    return f"%{_escaped(text)}%"


def _escaped(text: str) -> str:
    """Text for LIKE in which ``%`` and ``_`` stand for themselves."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _hit(
    connection: sqlite3.Connection, query: SearchQuery, row: Sequence[object]
) -> SearchHit:
    run_id, agent_name, model_id, started_s = row[:4]
    span = span_index.span_of(row[4:])
    words = (*query.exact, *query.words)
    number, snippet, marks = snippet_of(_texts(connection, str(run_id), span), words)
    return SearchHit(
        run_id=str(run_id),
        span=span,
        number=span.first if number is None else number,
        snippet=snippet,
        marks=marks,
        agent_name=str(agent_name),
        model_id=str(model_id),
        started_s=float(str(started_s)),
    )


def _texts(
    connection: sqlite3.Connection, run_id: str, span: SpanRow
) -> tuple[tuple[int, str], ...]:
    """The words of a step, read from its events; of a long one from the first and the last."""
    is_long = span.last - span.first > MOST_SNIPPET_ROWS
    # Of a run and of a node only the ends are theirs; what lies between belongs to others.
    ends = span.kind == "run" or (span.kind == "node" and is_long)
    between = "number IN (?, ?)" if ends else "number BETWEEN ? AND ?"
    own = " AND type LIKE 'Node%'" if span.kind == "node" else " AND type <> 'PromptRendered'"
    rows = connection.execute(
        f"SELECT number, at_s, type, json FROM events WHERE run_id = ? AND {between}"  # noqa: S608
        f"{own} ORDER BY number LIMIT ?",
        (run_id, span.first, span.last, MOST_SNIPPET_ROWS),
    )
    return span_index.texts_of(run_id, span.span_id, rows)
