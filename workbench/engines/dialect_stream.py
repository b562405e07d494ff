"""Takes an answer apart while it is written: text, thinking, tool calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from workbench.engines import dialect_bare
from workbench.engines.api import BrokenToolCall, ToolCall, ToolDefinition
from workbench.engines.dialect_events import AnswerEvent, AnswerEvents
from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_marks import BodyKind, Marks
from workbench.engines.dialect_read import CallReader
from workbench.engines.dialect_scan import JsonScanner, MarkScanner, Scanner

_State = Literal["start", "text", "think", "seek", "body", "bare", "junk"]

_BODY_LIMIT_CHARS = 256 * 1024
_BETWEEN_CALLS = ",;[]"
_FENCE = re.compile(r"```[a-z_]{0,12}")


class StreamParser:
    """Feed it pieces of one answer; it gives events back as soon as they are certain.

    How the answer is cut into pieces changes neither its text nor its calls.
    """

    def __init__(self, layout: Layout, tools: Sequence[ToolDefinition]) -> None:
        self._layout = layout
        self._reader = CallReader(layout, tools)
        self._marks = Marks(layout, tools)
        self._events = AnswerEvents(trim=layout.starts_thinking)
        self._state: _State = "think" if layout.starts_thinking else "start"
        self._held = ""
        self._ending = False
        self._thought = False
        self._body: list[str] = []
        self._body_chars = 0
        self._scanner: Scanner = MarkScanner(())
        self._calls_in_area = 0
        self._opened = False

    def feed(self, text: str, tokens: int = 1) -> list[AnswerEvent]:
        """Take the next piece, which ``tokens`` tokens made."""
        self._events.count(tokens)
        rest: str | None = text
        while rest:
            rest = self._advance(rest)
        return self._events.take()

    def finish(self, cut_off: bool = False) -> list[AnswerEvent]:
        """The answer ended; give what was held back.

        A call whose end is missing is mended only if the model itself ended the answer. One
        that was ``cut_off`` may lack half of a value, so it is never a call.
        """
        self._ending = True
        rest: str | None = self._held if self._state in ("start", "text", "think") else ""
        while rest:
            self._held = ""
            rest = self._advance(rest)
        held, self._held = self._held, ""
        if cut_off and self._state in ("body", "bare"):
            self._cut_body()
        elif self._state in ("body", "junk", "bare"):
            self._finish_body()
        elif self._state == "seek" and not self._calls_in_area:
            mark = self._marks.calls[0] if self._marks.calls else "the marker"
            self._events.add(
                BrokenToolCall(held, f"expected a call after {mark}, but it ended")
            )
        self._state = "text"
        return self._events.take()

    def _advance(self, text: str) -> str | None:
        """Take one piece in the present state; return what another state must take."""
        if self._state == "text":
            return self._in_text(self._joined(text))
        if self._state in ("body", "bare", "junk"):
            return self._in_body(text)
        if self._state == "think":
            return self._in_thought(self._joined(text))
        if self._state == "start":
            return self._at_start(self._joined(text))
        return self._between_calls(self._joined(text))

    def _joined(self, text: str) -> str:
        if not self._held:
            return text
        text, self._held = self._held + text, ""
        return text

    def _hold(self, text: str) -> None:
        self._held = text

    def _at_start(self, text: str) -> str | None:
        """Nothing but spaces came so far: what only stands at the beginning may follow."""
        marks, bare = self._marks, text.lstrip()
        opener = marks.answer_opener
        if opener and bare.startswith(opener):
            self._state, self._events.trim = "text", True
            return bare[len(opener) :] or None
        if bare.startswith(marks.names):
            self._begin_body("body", "")
            return bare
        if marks.may_be_bare and (place := dialect_bare.object_place(text)) >= 0:
            self._begin_body("bare", text[:place])
            return text[place:]
        if not self._ending and self._may_begin(text, bare):
            self._hold(text)
            return None
        self._state = "text"
        match = marks.find_start(bare)
        return bare if match and match.start() == 0 else text

    def _may_begin(self, text: str, bare: str) -> bool:
        marks = self._marks
        known = (marks.answer_opener, *marks.names)
        if not bare or any(mark.startswith(bare) for mark in known):
            return True
        if marks.held.length(bare) == len(bare):
            return True
        return marks.may_be_bare and dialect_bare.may_become_object(text)

    def _in_text(self, text: str) -> str | None:
        marks = self._marks
        match = marks.find_start(text)
        if match is None or (
            not self._ending and marks.held.length(text) >= len(text) - match.start()
        ):
            keep = 0 if self._ending else marks.held.length(text)
            self._hold(text[len(text) - keep :])
            self._events.say(text[: len(text) - keep])
            return None
        self._events.say(text[: match.start()])
        mark, rest = match.group(), text[match.end() :]
        if mark == marks.think[0]:
            self._state, self._events.trim, self._thought = "think", True, True
        elif mark in marks.calls:
            self._calls_in_area, self._opened = 0, True
            self._state = "seek"
            if marks.is_part_of_body(mark):
                self._begin_body("body", "")
                return mark + rest
        else:
            self._events.trim = True
        return rest

    def _in_thought(self, text: str) -> str | None:
        opener, closer = self._marks.think
        if not self._thought:
            # Some models write again what the prompt already wrote.
            bare = text.lstrip()
            if not self._ending and opener.startswith(bare) and bare != opener:
                self._hold(text)
                return None
            self._thought = True
            text = bare.removeprefix(opener)
        end = text.find(closer)
        if end < 0:
            keep = 0 if self._ending else self._marks.thought_held.length(text)
            self._hold(text[len(text) - keep :])
            self._events.say_thought(text[: len(text) - keep])
            return None
        self._events.say_thought(text[:end])
        self._state, self._events.trim = "start", True
        return text[end + len(closer) :].lstrip() or None

    def _between_calls(self, text: str) -> str | None:
        marks = self._marks
        text = text.lstrip()
        while text and not (marks.follow(text) or marks.may_follow(text)):
            if text[0] not in _BETWEEN_CALLS:
                break
            text = text[1:].lstrip()
        if not text or marks.may_follow(text):
            self._hold(text)
            return None
        if found := marks.follow(text):
            return self._follow(text, *found)
        if match := _FENCE.match(text):
            if match.end() == len(text):
                self._hold(text)
                return None
            return text[match.end() :]
        return self._begin_call(text)

    def _follow(self, text: str, mark: str, kind: str) -> str:
        if kind == "next":
            self._opened = True
            if self._marks.is_part_of_body(mark):
                self._begin_body("body", "")
                return text
        elif kind == "end" and self._calls_in_area:
            self._state, self._events.trim = "text", True
        elif kind == "end":
            self._begin_body("junk", "")
            return text
        return text[len(mark) :]

    def _begin_call(self, text: str) -> str:
        opener = self._marks.answer_opener
        if opener and text.startswith(opener):
            self._state, self._events.trim = "text", True
            return text[len(opener) :]
        is_json = self._layout.kind == "json"
        if text[0] == "{" if is_json else self._opened:
            self._begin_body("body", "")
        elif self._calls_in_area:
            self._state, self._events.trim = "text", True
        else:
            self._begin_body("junk", "")
        return text

    def _begin_body(self, kind: BodyKind, said: str) -> None:
        self._state = kind
        self._body = [said]
        self._body_chars = len(said)
        self._scanner = self._marks.scanner(kind)

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
        return key is not None and not dialect_bare.is_key_of_call(key, self._layout)

    def _complete(self, body: str, mark: str) -> str:
        """Read a whole body; return what must be read again."""
        state, self._state = self._state, "seek"
        self._opened = False
        if state == "junk":
            self._give_up(self._marks.expectation(body), body)
            return mark
        if state == "bare":
            return self._complete_bare(body) + mark
        own_end = self._layout.after.strip() if self._layout.kind in ("xml", "tree") else ""
        mended = [f"a missing {own_end}"] if own_end and mark != own_end else []
        self._read(body, mended)
        # The last tag of a call belongs to it; what ends the area is read again.
        return "" if mark == own_end and mark not in self._marks.closers else mark

    def _read(self, body: str, mended: Sequence[str] = ()) -> None:
        for event in self._reader.read_all(body, mended):
            self._events.add(event)
            self._calls_in_area += 1

    def _complete_bare(self, body: str) -> str:
        call = dialect_bare.object_text(body)
        expected = self._layout.marker
        mended = [f"the call had no {expected} before it"] if expected else []
        event = self._reader.read(call, mended)
        known = isinstance(event, ToolCall) and (not expected or self._reader.knows(event.name))
        if known and dialect_bare.has_arguments(call, self._layout):
            self._events.add(event)
            self._calls_in_area = 1
            return ""
        self._state = "text"
        return body

    def _finish_body(self) -> None:
        body = "".join(self._body)
        if self._state == "bare":
            rest = self._complete_bare(body)
            if rest:
                self._events.say(rest)
        elif self._state == "junk":
            self._give_up(self._marks.expectation(body), body)
        else:
            # A text that was never closed may have swallowed the end of the call.
            cut = max((body.rfind(mark) for mark in self._marks.closers), default=-1)
            self._read(body[:cut] if cut > 0 else body)

    def _cut_body(self) -> None:
        body = "".join(self._body)
        call = dialect_bare.object_text(body)
        if self._state == "bare" and not isinstance(self._reader.read(call), ToolCall):
            self._events.say(body)
            return
        self._give_up("the answer was cut off before the end of the call", body)

    def _give_up(self, problem: str, body: str | None = None) -> None:
        raw = "".join(self._body)[:_BODY_LIMIT_CHARS] if body is None else body
        self._events.add(BrokenToolCall(raw, problem))
        self._body = []
        self._calls_in_area += 1
        self._state = "seek"
