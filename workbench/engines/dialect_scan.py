"""Finds where one call ends, never looking back further than a mark is long."""

from __future__ import annotations

import re


class MarkWatch:
    """Sees fixed texts go by in a stream of characters."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        self._marks = tuple(mark for mark in marks if mark)
        self._longest = max(map(len, self._marks), default=0)
        self._last = frozenset(mark[-1] for mark in self._marks)
        self._tail = ""

    def feed(self, char: str) -> str:
        """Take one character; return the mark that it completes, or nothing."""
        if not self._longest:
            return ""
        self._tail = (self._tail + char)[-self._longest :]
        if char in self._last:
            for mark in self._marks:
                if self._tail.endswith(mark):
                    return mark
        return ""

    def forget(self) -> None:
        """Start anew; a mark does not reach over what comes now."""
        self._tail = ""


class JsonScanner:
    """Follows one object until its last bracket, or until a mark outside its texts.

    Attributes:
        mark: The mark that ended it early; empty otherwise.
        first_key: The first key, once its colon came; None before.
    """

    def __init__(self, marks: tuple[str, ...]) -> None:
        self._watch = MarkWatch(marks)
        self._depth = 0
        self._quote = ""
        self._escaped = False
        self._key: list[str] = []
        self.mark = ""
        self.first_key: str | None = None

    def feed(self, text: str) -> int:
        """Read on; return the index after the end, or -1 when it goes on."""
        at, end = 0, len(text)
        while at < end:
            if self._quote and self.first_key is not None:
                at = self._skip_text(text, at)
                continue
            char = text[at]
            if self._quote:
                self._in_text(char)
            elif self._outside(char):
                return at + 1
            if self.first_key is None and self._depth == 1 and len(self._key) < 64:
                self._key.append(char)
            at += 1
        return -1

    def _skip_text(self, text: str, at: int) -> int:
        """The index after a text, or after all of this piece."""
        if self._escaped:
            self._escaped = False
            return at + 1
        match = _TEXT_ENDS[self._quote].search(text, at)
        if match is None:
            return len(text)
        if match.group() == "\\":
            self._escaped = True
        else:
            self._quote = ""
        return match.end()

    def _in_text(self, char: str) -> None:
        if self._escaped:
            self._escaped = False
        elif char == "\\":
            self._escaped = True
        elif char == self._quote:
            self._quote = ""

    def _outside(self, char: str) -> bool:
        self.mark = self._watch.feed(char)
        if self.mark:
            return True
        if char in "\"'":
            self._quote = char
            self._watch.forget()
        elif char in "{[":
            self._depth += 1
        elif char in "}]":
            self._depth -= 1
            return self._depth <= 0
        elif char == ":" and self.first_key is None:
            self.first_key = "".join(self._key).strip("{ \t\r\n\"'")
        return False


_TEXT_ENDS = {'"': re.compile(r'["\\]'), "'": re.compile(r"['\\]")}


class MarkScanner:
    """Follows a call until a fixed text.

    Attributes:
        mark: The text that ended it.
    """

    def __init__(self, marks: tuple[str, ...]) -> None:
        # Of two marks, one inside the other, the shorter one is always seen first.
        marks = tuple(
            mark
            for mark in marks
            if mark and not any(other in mark for other in marks if other and other != mark)
        )
        self._keep = max(map(len, marks), default=1) - 1
        ends = "|".join(map(re.escape, marks))
        self._end = re.compile(ends or r"(?!)")
        self._tail = ""
        self.mark = ""

    def feed(self, text: str) -> int:
        """Read on; return the index after the end, or -1 when it goes on."""
        seen = self._tail + text
        match = self._end.search(seen)
        if match is None:
            self._tail = seen[-self._keep :] if self._keep else ""
            return -1
        self.mark = match.group()
        return match.end() - len(self._tail)


class TaggedScanner:
    """Follows a name, then one object."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        self._name_watch = MarkWatch(marks)
        self._object = JsonScanner(marks)
        self._in_object = False
        self.mark = ""

    def feed(self, text: str) -> int:
        """Read on; return the index after the end, or -1 when it goes on."""
        start = 0
        if not self._in_object:
            start = self._skip_name(text)
            if start < 0 or self.mark:
                return start
        end = self._object.feed(text[start:])
        self.mark = self._object.mark
        return end if end < 0 else start + end

    def _skip_name(self, text: str) -> int:
        for index, char in enumerate(text):
            if char == "{":
                self._in_object = True
                return index
            self.mark = self._name_watch.feed(char)
            if self.mark:
                return index + 1
        return -1


Scanner = JsonScanner | MarkScanner | TaggedScanner
