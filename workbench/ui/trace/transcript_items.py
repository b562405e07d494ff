"""A run as it is read from above to below: messages, thoughts, numbered tool calls, answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ApprovalGiven,
    ModelCallFinished,
    ModelCallStarted,
    PersonAnswered,
    PersonAsked,
    ReasoningPiece,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
)
from workbench.traces.span_table import KINDS, SpanTable
from workbench.traces.tree import span_id_of

PAGE_STEPS = 60
_READ = tuple(KINDS.index(kind) for kind in ("run", "model", "tool", "approval", "person"))
_TOOL = KINDS.index("tool")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a transcript.

    Attributes:
        kind: ``user``, ``model``, ``tool``, ``broken``, ``question`` or ``end``.
        number: Of a tool call, its place among all of the run, from 1.
        texts: What is read, with titles; an empty title is the text itself.
        thought: Of a model call, what it thought.
        took_s: 0 if unknown.
        failed: It failed or was denied.
    """

    span_id: str
    kind: str
    title: str
    number: int = 0
    texts: tuple[tuple[str, str], ...] = ()
    thought: str = ""
    took_s: float = 0.0
    failed: bool = False


@dataclass(slots=True)
class Order:
    """The steps of a run in the order of their first events, in pages.

    Attributes:
        rows: Rows of the table.
        numbers: Of each tool call's row its number.
        called: How often each tool was called, and the first numbers.
    """

    table: SpanTable = field(default_factory=SpanTable)
    rows: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    called: dict[str, list[int]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-len(self.rows) // PAGE_STEPS))

    def page(self, page: int) -> list[int]:
        """The rows of a page."""
        return self.rows[page * PAGE_STEPS : (page + 1) * PAGE_STEPS]

    def page_of(self, row: int) -> int:
        """The page a row is on; -1 for none."""
        try:
            return self.rows.index(row) // PAGE_STEPS
        except ValueError:
            return -1

    def event_range(self, page: int) -> tuple[int, int]:
        """The numbers of the events of a page; to the end of the run on its last one."""
        rows = self.page(page)
        if not rows:
            return 0, -1
        first = min(self.table.first[row] for row in rows)
        inner = [self.table.last[row] for row in rows if row]
        last = max(inner, default=first)
        if page == self.pages - 1:
            last = max(last, self.table.last[0])
        return first, last


def order_of(table: SpanTable) -> Order:
    """Put the steps that are read in order, and number the tool calls."""
    rows = [row for row, kind in enumerate(table.kinds) if kind in _READ]
    rows.sort(key=table.first.__getitem__)
    made = Order(table, rows)
    for row in rows:
        if table.kinds[row] == _TOOL:
            number = len(made.numbers) + 1
            made.numbers[row] = number
            made.called.setdefault(table.name(row), []).append(number)
    return made


def offered_tools(records: Iterable[Record]) -> tuple[str, ...]:
    """The tools that model calls were offered, each once, in order."""
    names: dict[str, None] = {}
    for record in records:
        if isinstance(record.event, ModelCallStarted):
            names.update(dict.fromkeys(record.event.tool_names))
    return tuple(names)


def items_of(order: Order, page: int, records: Sequence[Record]) -> list[Item]:
    """What a page shows; ``records`` hold at least its events."""
    rows = order.page(page)
    wanted = {order.table.ids[row] for row in rows} | {order.table.ids[0]} if rows else set()
    of_span: dict[str, list[Record]] = {}
    for record in records:
        if (span_id := span_id_of(record)) in wanted:
            of_span.setdefault(span_id, []).append(record)
    items: list[Item] = []
    for row in rows:
        span_id = order.table.ids[row]
        items += _items(span_id, of_span.get(span_id, []), order.numbers.get(row, 0))
    if rows and page == order.pages - 1:
        items += _end(order.table.ids[0], of_span.get(order.table.ids[0], []))
    return items


def _items(span_id: str, records: Sequence[Record], number: int) -> list[Item]:
    events = [record.event for record in records]
    first = events[0] if events else None
    if isinstance(first, RunStarted):
        return [Item(span_id, "user", "", texts=(("", first.user_text),))]
    if isinstance(first, ModelCallStarted):
        return _model(span_id, first, records)
    if isinstance(first, ToolCallStarted):
        return [_tool(span_id, first, records, number)]
    if isinstance(first, ApprovalAsked | PersonAsked):
        return [_question(span_id, first, records)]
    return []


def _model(span_id: str, started: ModelCallStarted, records: Sequence[Record]) -> list[Item]:
    answer: list[str] = []
    thought: list[str] = []
    broken: list[Item] = []
    error, took_s = "", 0.0
    for record in records:
        match record.event:
            case AnswerDelta(text=text):
                answer.append(text)
            case ReasoningPiece(text=text):
                thought.append(text)
            case ToolCallBroken() as event:
                told = (("As written", event.raw), ("What the model was told", event.answer))
                broken.append(
                    Item(span_id, "broken", event.name or "?", texts=told, failed=True)
                )
            case ModelCallFinished() as event:
                error, took_s = event.error, event.total_s
    said = "".join(answer).strip()
    texts = tuple((title, text) for title, text in (("", said), ("Failure", error)) if text)
    if not texts and not thought:
        return broken  # it only asked for tools: their calls say it
    whole = Item(
        span_id,
        "model",
        started.model_id,
        texts=texts,
        thought="".join(thought).strip(),
        took_s=took_s,
        failed=bool(error),
    )
    return [whole, *broken]


def _tool(
    span_id: str, started: ToolCallStarted, records: Sequence[Record], number: int
) -> Item:
    texts = [("Arguments", _pretty(started.arguments))]
    failed, took_s = False, 0.0
    for record in records:
        if isinstance(record.event, ToolCallFinished):
            failed = record.event.failed or record.event.denied
            took_s = record.event.duration_s
            texts.append(("Failure" if failed else "Result", _pretty(record.event.result)))
    return Item(span_id, "tool", started.name, number, tuple(texts), "", took_s, failed)


def _question(
    span_id: str, asked: ApprovalAsked | PersonAsked, records: Sequence[Record]
) -> Item:
    if isinstance(asked, ApprovalAsked):
        title, texts = asked.name, [("May touch", asked.touches)]
    else:
        title, texts = asked.title, [("", asked.text)]
    failed = False
    for record in records:
        if isinstance(record.event, ApprovalGiven):
            failed = record.event.decision == "deny"
            texts.append(("Decision", f"{record.event.decision} ({record.event.by})"))
        elif isinstance(record.event, PersonAnswered):
            failed = record.event.declined
            texts.append(("Answer", json.dumps(record.event.values, ensure_ascii=False)))
    shown = tuple((name, text) for name, text in texts if text)
    return Item(span_id, "question", title, texts=shown, failed=failed)


def _end(span_id: str, records: Sequence[Record]) -> list[Item]:
    """How the run ended, where that is not simply its answer."""
    for record in records:
        event = record.event
        if isinstance(event, RunFinished) and event.end != "answered":
            words = f"{event.message} {event.hint}".strip()
            return [
                Item(
                    span_id,
                    "end",
                    event.end,
                    texts=(("", words),),
                    failed=event.end == "failed",
                )
            ]
    return []


def _pretty(text: str) -> str:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return json.dumps(value, ensure_ascii=False, indent=2) if value != {} else "{}"
