"""Takes an answer apart while it is written: text, thinking, tool calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from workbench.engines.api import (
    BrokenToolCall,
    ReasoningDelta,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_read import CallReader
from workbench.engines.dialect_scan import JsonScanner, MarkScanner, Scanner, TaggedScanner

AnswerEvent: TypeAlias = TextDelta | ReasoningDelta | ToolCall | BrokenToolCall
_State = Literal["start", "text", "think", "seek", "body", "bare", "junk"]

_BODY_LIMIT_CHARS = 256 * 1024
_COMMON_THINK = ("<think>", "</think>")
_BETWEEN_CALLS = " \t\r\n,;[]"
_BARE_KEYS = frozenset(
    ("name", "function", "tool", "type", "id", "arguments", "parameters", "tool_call")
)
_BARE_START = re.compile(r"\s{0,40}(?:```[a-z_]{0,12}\s{0,8})?\[?\s{0,8}(?=\{)")
_MAYBE_BARE = re.compile(r"\s{0,40}(?:`{1,2}|(?:```[a-z_]{0,12}\s{0,8})?\[?\s{0,8})\Z")
_FENCE = re.compile(r"```[a-z_]{0,12}")


class StreamParser:
    """Feed it pieces of one answer; it gives events back as soon as they are certain.

    How the answer is cut into pieces changes neither its text nor its calls.
    """

    def __init__(self, layout: Layout, tools: Sequence[ToolDefinition]) -> None:
        self._layout = layout
        self._reader = CallReader(layout, tools)
        self._think = layout.think or _COMMON_THINK
        marks = (layout.marker, *layout.other_markers) if tools else ()
        self._call_marks = tuple(mark for mark in marks if mark)
        self._closers = tuple(mark for mark in (layout.close_marker,) if mark)
        self._starts = (self._think[0], *self._call_marks)
        self._start = re.compile("|".join(map(re.escape, self._starts)))
        self._may_be_bare = bool(tools) and layout.kind == "json"
        self._state: _State = "think" if layout.starts_thinking else "start"
        self._held = ""
        self._body: list[str] = []
        self._body_chars = 0
        self._scanner: Scanner = MarkScanner(())
        self._calls_in_area = 0
        self._trim = layout.starts_thinking
        self._tokens = 0
        self._out: list[AnswerEvent] = []

    def feed(self, text: str, tokens: int = 1) -> list[AnswerEvent]:
        """Take the next piece, which ``tokens`` tokens made."""
        self._tokens += tokens
        rest: str | None = text
        while rest:
            rest = self._advance(rest)
        return self._taken()

    def finish(self, cut_off: bool = False) -> list[AnswerEvent]:
        """The answer ended; give what was held back.

        A call whose end is missing is mended only if the model itself ended the answer. One
        that was ``cut_off`` may lack half of a value, so it is never a call.
        """
        held, self._held = self._held, ""
        if cut_off and self._state in ("body", "bare"):
            self._cut_body()
        elif self._state in ("body", "junk", "bare"):
            self._finish_body()
        elif self._state == "think":
            self._say_thought(held)
        elif self._state in ("start", "text"):
            self._say(held)
        elif not self._calls_in_area:
            mark = self._call_marks[0] if self._call_marks else "the marker"
            self._out.append(
                BrokenToolCall(held, f"expected a call after {mark}, but it ended")
            )
        self._state = "text"
        return self._taken()

    def _taken(self) -> list[AnswerEvent]:
        out, self._out = self._out, []
        return out

    def _advance(self, text: str) -> str | None:
        """Take one piece in the present state; return what another state must take."""
        if self._state == "start":
            return self._at_start(self._joined(text))
        if self._state == "text":
            return self._in_text(self._joined(text))
        if self._state == "think":
            return self._in_thought(self._joined(text))
        if self._state == "seek":
            return self._between_calls(self._joined(text))
        return self._in_body(text)

    def _joined(self, text: str) -> str:
        text, self._held = self._held + text, ""
        return text

    def _at_start(self, text: str) -> str | None:
        """Nothing but spaces came so far: a bare object may follow."""
        if self._may_be_bare:
            if match := _BARE_START.match(text):
                self._begin_body("bare", text[: match.end()])
                return text[match.end() :]
            if _MAYBE_BARE.match(text):
                self._held = text
                return None
        self._state = "text"
        return text

    def _in_text(self, text: str) -> str | None:
        if match := self._start.search(text):
            self._say(text[: match.start()])
            rest = text[match.end() :]
            if match.group() == self._think[0]:
                self._state, self._trim = "think", True
                return rest
            self._calls_in_area = 0
            self._state = "seek"
            if self._belongs_to_body(match.group()):
                self._begin_body("body", "")
                rest = match.group() + rest
            return rest
        keep = _partial(text, self._starts)
        self._held = text[len(text) - keep :]
        self._say(text[: len(text) - keep])
        return None

    def _in_thought(self, text: str) -> str | None:
        end = text.find(self._think[1])
        if end < 0:
            keep = _partial(text, self._think[1:])
            self._held = text[len(text) - keep :]
            self._say_thought(text[: len(text) - keep])
            return None
        self._say_thought(text[:end])
        self._state, self._trim = "start", True
        return text[end + len(self._think[1]) :].lstrip() or None

    def _between_calls(self, text: str) -> str | None:
        text = text.lstrip(_BETWEEN_CALLS)
        if match := _FENCE.match(text):
            if match.end() == len(text):
                self._held = text
                return None
            return text[match.end() :]
        ends = (*self._closers, *self._call_marks)
        for mark in ends:
            if text.startswith(mark):
                if self._belongs_to_body(mark):
                    self._begin_body("body", "")
                    return text
                if mark in self._closers and self._calls_in_area:
                    self._state, self._trim = "text", True
                elif mark in self._closers:
                    self._begin_body("junk", "")
                    return text
                return text[len(mark) :]
        if not text or any(mark.startswith(text) for mark in (*ends, "```")):
            self._held = text
            return None
        return self._begin_call(text)

    def _belongs_to_body(self, mark: str) -> bool:
        return self._layout.kind == "xml" and mark == self._layout.before_name.strip()

    def _begin_call(self, text: str) -> str:
        is_json = self._layout.kind == "json"
        is_call = text[0] == "{" if is_json else self._calls_in_area == 0
        if is_call:
            self._begin_body("body", "")
        elif self._calls_in_area:
            self._state, self._trim = "text", True
        else:
            self._begin_body("junk", "")
        return text

    def _begin_body(self, state: Literal["body", "bare", "junk"], said: str) -> None:
        self._state = state
        self._body = [said]
        self._body_chars = len(said)
        marks = (*self._closers, *self._call_marks)
        if state == "junk":
            self._scanner = MarkScanner(self._closers)
        elif state == "bare" or self._layout.kind == "json":
            self._scanner = JsonScanner(marks)
        elif self._layout.kind == "tagged":
            self._scanner = TaggedScanner(marks)
        else:
            own = (self._layout.after.strip(), *self._closers)
            self._scanner = MarkScanner(own)

    def _in_body(self, text: str) -> str | None:
        end = self._scanner.feed(text)
        piece = text if end < 0 else text[:end]
        self._body.append(piece)
        self._body_chars += len(piece)
        if self._state == "bare" and self._is_other_object():
            self._state = "text"
            return "".join(self._body) + text[len(piece) :]
        if end < 0:
            if self._body_chars > _BODY_LIMIT_CHARS:
                self._give_up(f"it is longer than {_BODY_LIMIT_CHARS} characters")
            return None
        mark = self._scanner.mark
        body = "".join(self._body)
        if mark:
            body = body.removesuffix(mark)
        return self._complete(body, mark) + text[end:]

    def _is_other_object(self) -> bool:
        """A bare object whose first key no call has: the answer is simply JSON."""
        if not isinstance(self._scanner, JsonScanner):
            return False
        key = self._scanner.first_key
        known = {*_BARE_KEYS, self._layout.name_key, self._layout.arguments_key}
        return key is not None and key not in known

    def _complete(self, body: str, mark: str) -> str:
        """Read a whole body; return what must be read again."""
        state, self._state = self._state, "seek"
        if state == "junk":
            self._give_up(_expectation(self._layout, body), body)
            return mark
        if state == "bare":
            return self._complete_bare(body) + mark
        own_end = self._layout.after.strip() if self._layout.kind == "xml" else ""
        mended = [f"a missing {own_end}"] if own_end and mark != own_end else []
        self._out.append(self._reader.read(body, mended))
        self._calls_in_area += 1
        # The last tag of a call belongs to it; what ends the area is read again.
        return "" if mark == own_end and mark not in self._closers else mark

    def _complete_bare(self, body: str) -> str:
        said = _BARE_START.match(body)
        call = body[said.end() :] if said else body
        expected = self._layout.marker
        mended = [f"the call had no {expected} before it"] if expected else []
        event = self._reader.read(call, mended)
        known = isinstance(event, ToolCall) and (not expected or self._reader.knows(event.name))
        if known and self._has_arguments(call):
            self._out.append(event)
            self._calls_in_area = 1
            return ""
        self._state = "text"
        return body

    def _has_arguments(self, call: str) -> bool:
        keys = (self._layout.arguments_key, "arguments", "parameters")
        return any(f'"{key}"' in call or f"'{key}'" in call for key in keys)

    def _finish_body(self) -> None:
        body = "".join(self._body)
        if self._state == "bare":
            rest = self._complete_bare(body)
            if rest:
                self._say(rest)
        elif self._state == "junk":
            self._give_up(_expectation(self._layout, body), body)
        else:
            # A text that was never closed may have swallowed the end of the call.
            cut = max((body.rfind(mark) for mark in self._closers), default=-1)
            self._out.append(self._reader.read(body[:cut] if cut > 0 else body))

    def _cut_body(self) -> None:
        body = "".join(self._body)
        call = body[said.end() :] if (said := _BARE_START.match(body)) else body
        if self._state == "bare" and not isinstance(self._reader.read(call), ToolCall):
            self._say(body)
            return
        self._give_up("the answer was cut off before the end of the call", body)

    def _give_up(self, problem: str, body: str | None = None) -> None:
        raw = "".join(self._body)[:_BODY_LIMIT_CHARS] if body is None else body
        self._out.append(BrokenToolCall(raw, problem))
        self._body = []
        self._calls_in_area += 1
        self._state = "seek"

    def _say(self, text: str) -> None:
        if self._trim:
            text = text.lstrip()
        if text:
            self._trim = False
            self._out.append(TextDelta(text, self._spent()))

    def _say_thought(self, text: str) -> None:
        if self._trim:
            text = text.lstrip()
        if text:
            self._trim = False
            self._out.append(ReasoningDelta(text, self._spent()))

    def _spent(self) -> int:
        tokens, self._tokens = self._tokens, 0
        return tokens


def _expectation(layout: Layout, body: str) -> str:
    place = layout.marker or "the start"
    wanted = "{" if layout.kind == "json" else layout.before_name.strip() or "the tool's name"
    return f"expected {wanted} after {place}, found {body[:20]!r}"


def _partial(text: str, marks: Sequence[str]) -> int:
    """Length of the longest end of the text that may be the start of a mark."""
    longest = max(map(len, marks))
    for length in range(min(len(text), longest - 1), 0, -1):
        end = text[-length:]
        if any(mark.startswith(end) for mark in marks):
            return length
    return 0
