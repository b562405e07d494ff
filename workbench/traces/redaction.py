"""Leaves out of events what shall not be read: personal data, keys, what a rule names.

What holds a run together (ids, kinds, names of tools and models) is never changed.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.base.errors import RunError
from workbench.base.patterns import Pattern
from workbench.base.personal_data import KINDS, masked
from workbench.base.redaction_rules import KEY, RedactionRule
from workbench.traces.codec import fields_of
from workbench.traces.events import (
    AnswerDelta,
    ModelCallFinished,
    ModelCallStarted,
    ReasoningPiece,
    Record,
    RunFinished,
    ToolCallBroken,
    ToolCallStarted,
    TraceEvent,
)

MOST_TEXT_CHARS = 5_000_000
TOO_LONG = "[LEFT OUT: too long to be looked at]"
_LIMIT_S = 2.0
_MOST_HALVED = 9
_IDS = {"span_id", "node_id", "parent_span_id", "model_span_id", "ask_id", "call_id"}
_RUN_IDS = {"conversation_id", "parent_run_id", "forked_from", "key"}
_NAMES = {"name", "agent_name", "model_id", "from_model_id", "to_model_id", "engine", "by"}
_WORDS = {"kind", "role", "when", "outcome", "finish_reason", "end", "decision", "repaired"}
_STRUCTURE = _IDS | _RUN_IDS | _NAMES | _WORDS | {"tool_names", "owner"}
_APART = _STRUCTURE | {"sampling", "token_ids"}
LEFT_OUT = "[LEFT OUT]"
_KEY = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|\b(?:sk|pk|rk)[-_](?:[a-z]{2,8}[-_])?[A-Za-z0-9_-]{16,}"
    r"|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bhf_[A-Za-z0-9]{20,}"
    r"|\bxox[abeprs]-[\w-]{10,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[\w-]{30,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*"
    r"|(?i:(?:api[_-]?key|secret|token|password|passwd|authorization)[\"']?\s{0,3}[:=]\s{0,3}"
    r"[\"']?(?:bearer\s{1,3})?)[A-Za-z0-9+/_.~=-]{8,}",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([/\"'@]))")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


class Redactor:
    """Applies rules.

    Attributes:
        counts: How much was left out, by the name of the rule.
    """

    def __init__(self, rules: Sequence[RedactionRule]) -> None:
        self._kinds = [rule.name for rule in rules if rule.name in KINDS and not rule.pattern]
        self._keys = any(rule.name == KEY and not rule.pattern for rule in rules)
        self._own = [(rule, Pattern(rule.pattern)) for rule in rules if rule.pattern]
        self._touched: set[str] = set()
        self._late = 0  # texts that took too long; each halves the time of those that follow
        self.counts: Counter[str] = Counter()

    def text(self, text: str) -> str:
        """A text without what the rules name; what cannot be looked at is left out whole.

        Where the rules find more once the escapes of JSON are read, it comes with them read.
        """
        said = self._plain(text)
        if "\\" not in said:
            return said
        read = _read_escapes(said)
        found = self._plain(read)
        return said if found == read else found

    def _plain(self, text: str) -> str:
        if not text:
            return text
        if len(text) > MOST_TEXT_CHARS:
            self.counts["too long"] += 1
            return TOO_LONG
        if self._keys:
            text, count = _KEY.subn(_without_key, text)
            self.counts[KEY] += count
        if self._kinds:
            text, counts = masked(text, self._kinds)
            self.counts.update(counts)
        deadline_s = time.monotonic() + _LIMIT_S / 2 ** min(self._late, _MOST_HALVED)
        for rule, pattern in self._own:
            try:
                text, count = pattern.replaced(text, rule.word, deadline_s)
            except RunError:
                self._late += 1
                self.counts["too long"] += 1
                return TOO_LONG
            self.counts[rule.name] += count
        return text

    def value(self, value: Any) -> Any:
        """The same of every text in a value; a number that is one of them becomes a text."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {self.text(str(key)): self.value(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(one) for one in value]
        if isinstance(value, int | float) and not isinstance(value, bool):
            written = str(value)
            said = self.text(written)
            return value if said == written else said
        return value

    def event(self, event: TraceEvent) -> TraceEvent:
        """An event without what the rules name."""
        changed: dict[str, Any] = {}
        for name, value in fields_of(event).items():
            if name in _APART or isinstance(value, bool | int | float):
                continue
            try:
                said = self._json(value) if name == "arguments" else self.value(value)
            except RecursionError:
                said = TOO_LONG if isinstance(value, str) else type(value)()
            if said != value:
                changed[name] = said
        changed |= self._written(event, changed)
        return replace(event, **changed) if changed else event

    def _written(self, event: TraceEvent, changed: Mapping[str, Any]) -> dict[str, Any]:
        """What tells of the same text in another way goes with it."""
        match event:
            case ModelCallFinished():
                hidden = event.span_id in self._touched
                if event.raw and "raw" not in changed and (hidden or self._quotes(event.raw)):
                    return {"raw": LEFT_OUT, "token_ids": ()}
                return {"token_ids": ()} if event.token_ids and (hidden or changed) else {}
            case ModelCallStarted():
                sampling = self._texts(event.sampling)
                return {"sampling": sampling} if sampling != event.sampling else {}
            case ToolCallBroken() if (name := self.text(event.name)) != event.name:
                return {"name": name}
            case ToolCallStarted() if event.raw and "arguments" in changed:
                return {} if "raw" in changed else {"raw": LEFT_OUT}
            case _:
                return {}

    def _quotes(self, text: str) -> bool:
        """Whether a rule names one of the texts in quotes by itself, as a call's arguments."""
        deadline_s = time.monotonic() + _LIMIT_S
        for found in _QUOTED.finditer(text):
            one = _read_escapes(found[1])
            if self._plain(one) != one or time.monotonic() > deadline_s:
                return True
        return False

    def _texts(self, value: Any) -> Any:
        """A value whose texts are without what the rules name, and whose numbers stay."""
        if isinstance(value, Mapping):
            return {key: self._texts(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self._texts(one) for one in value)
        return self.text(value) if isinstance(value, str) else value

    def _json(self, text: str) -> str:
        """JSON text stays JSON text."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return self.text(text)
        said = self.value(values)
        return text if said == values else json.dumps(said, ensure_ascii=False)

    def records(self, records: Iterable[Record]) -> Iterator[Record]:
        """Records without what the rules name.

        An answer comes as one piece, with the number of its first, once its call has ended: a
        name may begin in one piece and end in the next.
        """
        held = HeldPieces()
        for record in records:
            yield from map(self.record, held.take(record))
        yield from map(self.record, held.rest())

    def record(self, record: Record) -> Record:
        """A record without what the rules name; a piece of an answer must be whole.

        Where anything of a model call was left out, the numbers of its tokens go too: they
        spell its text. The records of a run must come in their order; twice is no harm.
        """
        event = self.event(record.event)
        if event is not record.event and (span_id := getattr(event, "span_id", "")):
            self._touched.add(span_id)
        return replace(record, event=event)


def _read_escapes(text: str) -> str:
    """A text as it is read by whoever reads JSON; halves of characters are joined."""
    read = _ESCAPE.sub(lambda m: m[3] or chr(int(m[1] or m[2], 16)), text)
    return read.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _without_key(found: re.Match[str]) -> str:
    """What says that a key follows may stay: it tells what was left out."""
    head = re.match(r"(?i)[a-z_-]+[\"']?\s{0,3}[:=]\s{0,3}[\"']?", found[0])
    return f"{head[0] if head else ''}[KEY]"


class HeldPieces:
    """Holds the pieces of an answer back until the call has ended, and joins them."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, type], Record] = {}
        self._parts: dict[tuple[str, type], list[str]] = {}

    def take(self, record: Record) -> Iterator[Record]:
        """Take a record; gives those that are whole now."""
        event = record.event
        if isinstance(event, AnswerDelta | ReasoningPiece):
            key = (event.span_id, type(event))
            first = self._held.setdefault(key, record)
            if first is not record and isinstance(first.event, AnswerDelta | ReasoningPiece):
                tokens = first.event.tokens + event.tokens
                self._held[key] = replace(first, event=replace(first.event, tokens=tokens))
            self._parts.setdefault(key, []).append(event.text)
            return
        if isinstance(event, RunFinished):
            yield from self.rest()
        elif isinstance(event, ModelCallFinished):
            yield from self._whole([key for key in self._held if key[0] == event.span_id])
        yield record

    def rest(self) -> Iterator[Record]:
        """What is still held."""
        yield from self._whole(list(self._held))

    def _whole(self, keys: Iterable[tuple[str, type]]) -> Iterator[Record]:
        for key in keys:
            record, parts = self._held.pop(key), self._parts.pop(key)
            if isinstance(record.event, AnswerDelta | ReasoningPiece):
                yield replace(record, event=replace(record.event, text="".join(parts)))
