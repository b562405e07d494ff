"""A run as it is read from above to below: messages, thoughts, numbered tool calls, answers."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

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
from workbench.traces.span_table import KINDS, STATUSES, SpanTable
from workbench.traces.tree import span_id_of
from workbench.ui.language import messages
from workbench.ui.marks import mark

if TYPE_CHECKING:
    import numpy as np

PAGE_STEPS = 60
MOST_NUMBERS = 12
_READ = tuple(KINDS.index(kind) for kind in ("run", "model", "tool", "approval", "person"))
_TOOL = KINDS.index("tool")
_RUNNING = STATUSES.index("running")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a transcript.

    Attributes:
        kind: ``user``, ``model``, ``tool``, ``broken``, ``question`` or ``end``.
        number: Of a tool call, its place among all of the run, from 1.
        texts: What is read, with titles; an empty title is the text itself.
        thought: Of a model call, what it thought.
        took_s: As the waterfall has it (``traces.tree.Span.duration_s``); 0 while it goes on.
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


class Called(NamedTuple):
    """How often a tool was called, and the numbers of its first calls."""

    times: int
    first: tuple[int, ...]


NEVER = Called(0, ())


@dataclass(slots=True)
class Order:
    """The steps of a run in the order of their first events, in pages.

    Attributes:
        rows: Rows of the table.
        numbers: Of each of these rows the number of its tool call; 0 for others.
        called: The calls of each tool.
    """

    table: SpanTable = field(default_factory=SpanTable)
    rows: array[int] = field(default_factory=lambda: array("i"))
    numbers: array[int] = field(default_factory=lambda: array("i"))
    called: dict[str, Called] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-len(self.rows) // PAGE_STEPS))

    def page(self, page: int) -> list[tuple[int, int]]:
        """The rows of a page, each with the number of its tool call."""
        part = slice(page * PAGE_STEPS, (page + 1) * PAGE_STEPS)
        return list(zip(self.rows[part], self.numbers[part], strict=True))

    def page_of(self, row: int) -> int:
        """The page a row is on; -1 for none."""
        try:
            return self.rows.index(row) // PAGE_STEPS
        except ValueError:
            return -1

    def spans(self, page: int) -> list[str]:
        """The ids of the steps of a page, and of the run."""
        ids = self.table.ids
        return [*dict.fromkeys((*ids[:1], *(ids[row] for row, _number in self.page(page))))]

    def event_range(self, page: int) -> tuple[int, int]:
        """The numbers of the events of a page; to the end of the run on its last one."""
        rows = [row for row, _number in self.page(page)]
        if not rows:
            return 0, -1
        first = min(self.table.first[row] for row in rows)
        inner = [self.table.last[row] for row in rows if row]
        last = max(inner, default=first)
        if page == self.pages - 1:
            last = max(last, self.table.last[0])
        return first, last

    def took_s(self, row: int) -> float:
        """How long a step took, as the waterfall has it; 0 while it goes on."""
        if self.table.statuses[row] == _RUNNING:
            return 0.0
        return self.table.end_s[row] - self.table.start_s[row]


def order_of(table: SpanTable) -> Order:
    """Put the steps that are read in order, and number the tool calls."""
    if not len(table):
        return Order(table)
    import numpy as np

    kinds = np.frombuffer(table.kinds, dtype=np.uint8)
    rows = np.flatnonzero(np.isin(kinds, _READ))
    rows = rows[np.argsort(np.frombuffer(table.first, dtype=np.int64)[rows], kind="stable")]
    is_tool = kinds[rows] == _TOOL
    numbers = np.where(is_tool, np.cumsum(is_tool), 0)
    codes = np.frombuffer(table.name_codes, dtype=np.int32)[rows[is_tool]]
    return Order(table, _ints(rows), _ints(numbers), _called(table, codes))


def _ints(values: np.ndarray[Any, Any]) -> array[int]:
    return array("i", values.astype("int32").tobytes())


def _called(table: SpanTable, codes: np.ndarray[Any, Any]) -> dict[str, Called]:
    """The calls by tool, those called first before others; ``codes`` are the tools' names."""
    import numpy as np

    order = np.argsort(codes, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(codes[order])) + 1) if len(codes) else []
    groups.sort(key=lambda group: int(group[0]))
    return {
        table.names[int(codes[group[0]])]: Called(
            len(group), tuple((group[:MOST_NUMBERS] + 1).tolist())
        )
        for group in groups
    }


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
    wanted = set(order.spans(page)) if rows else set()
    of_span: dict[str, list[Record]] = {}
    for record in records:
        if (span_id := span_id_of(record)) in wanted:
            of_span.setdefault(span_id, []).append(record)
    items: list[Item] = []
    for row, number in rows:
        span_id = order.table.ids[row]
        items += _items(span_id, of_span.get(span_id, []), number, order.took_s(row))
    if rows and page == order.pages - 1:
        items += _end(order.table.ids[0], of_span.get(order.table.ids[0], []))
    return items


def _items(span_id: str, records: Sequence[Record], number: int, took_s: float) -> list[Item]:
    events = [record.event for record in records]
    first = events[0] if events else None
    if isinstance(first, RunStarted):
        return [Item(span_id, "user", "", texts=(("", first.user_text),))]
    if isinstance(first, ModelCallStarted):
        return _model(span_id, first, records, took_s)
    if isinstance(first, ToolCallStarted):
        return [_tool(span_id, first, records, number, took_s)]
    if isinstance(first, ApprovalAsked | PersonAsked):
        return [_question(span_id, first, records, took_s)]
    return []


def _model(
    span_id: str, started: ModelCallStarted, records: Sequence[Record], took_s: float
) -> list[Item]:
    answer: list[str] = []
    thought: list[str] = []
    broken: list[Item] = []
    error = ""
    for record in records:
        match record.event:
            case AnswerDelta(text=text):
                answer.append(text)
            case ReasoningPiece(text=text):
                thought.append(text)
            case ToolCallBroken() as event:
                told = (
                    (mark("As written"), event.raw),
                    (mark("What the model was told"), event.answer),
                )
                broken.append(
                    Item(span_id, "broken", event.name or "?", texts=told, failed=True)
                )
            case ModelCallFinished() as event:
                error = messages.said(event.error)
    said = "".join(answer).strip()
    texts = tuple(
        (title, text) for title, text in (("", said), (mark("Failure"), error)) if text
    )
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
    span_id: str,
    started: ToolCallStarted,
    records: Sequence[Record],
    number: int,
    took_s: float,
) -> Item:
    texts = [(mark("Arguments"), _pretty(started.arguments))]
    failed = False
    for record in records:
        if isinstance(record.event, ToolCallFinished):
            failed = record.event.failed or record.event.denied
            told = messages.said(record.event.result) if failed else record.event.result
            texts.append((mark("Failure") if failed else mark("Result"), _pretty(told)))
    return Item(span_id, "tool", started.name, number, tuple(texts), "", took_s, failed)


def _question(
    span_id: str,
    asked: ApprovalAsked | PersonAsked,
    records: Sequence[Record],
    took_s: float,
) -> Item:
    if isinstance(asked, ApprovalAsked):
        title, texts = asked.name, [(mark("May touch"), messages.said(asked.touches))]
    else:
        title, texts = asked.title, [("", asked.text)]
    failed = False
    for record in records:
        if isinstance(record.event, ApprovalGiven):
            failed = record.event.decision == "deny"
            texts.append((mark("Decision"), f"{record.event.decision} ({record.event.by})"))
        elif isinstance(record.event, PersonAnswered):
            failed = record.event.declined
            texts.append((mark("Answer"), json.dumps(record.event.values, ensure_ascii=False)))
    shown = tuple((name, text) for name, text in texts if text)
    return Item(span_id, "question", title, texts=shown, took_s=took_s, failed=failed)


def _end(span_id: str, records: Sequence[Record]) -> list[Item]:
    """How the run ended, where that is not simply its answer."""
    for record in records:
        event = record.event
        if isinstance(event, RunFinished) and event.end != "answered":
            words = f"{messages.said(event.message)} {messages.said(event.hint)}".strip()
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
