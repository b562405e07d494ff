"""Server-sent events in pieces of bytes: what is complete comes out, and nothing grows."""

from __future__ import annotations

import json
from typing import Any

from workbench.base.errors import EngineError
from workbench.base.sizes import size_text

MOST_LINE_BYTES = 1024 * 1024
MOST_OTHER_BYTES = 1024 * 1024
DONE = "[DONE]"


class EventReader:
    """Feed it bytes as they come; it gives back each event's data.

    Most servers write one JSON value on one line. A value over several ``data`` lines is
    read too, and so is an answer that is no stream at all but one JSON text.

    Attributes:
        done: The server said that the answer is complete.
    """

    def __init__(self) -> None:
        self._line = bytearray()
        self._data = ""
        self._other: list[str] = []
        self._other_bytes = 0
        self.done = False

    def feed(self, piece: bytes) -> list[Any]:
        """The JSON values that are complete now.

        Raises:
            EngineError: A line is too long, or an event is no JSON.
        """
        found: list[Any] = []
        *lines, rest = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for line in lines:
            self._line += line
            self._check_length()
            whole = self._line.decode("utf-8", "replace")
            self._line.clear()
            self._take(whole, found)
        self._line += rest
        self._check_length()
        return found

    def finish(self) -> list[Any]:
        """What the end of the stream completes.

        Raises:
            EngineError: It ended in the middle of a value, or is no answer at all.
        """
        found: list[Any] = []
        if self._line:
            last = self._line.decode("utf-8", "replace")
            self._line.clear()
            self._take(last, found)
        self._dispatch(found)
        other = "\n".join(self._other).strip()
        self._other.clear()
        if other:
            try:
                found.append(json.loads(other))
            except (ValueError, RecursionError):
                raise EngineError(
                    f"the server sent no answer but {other[:200]!r}",
                    "Check the address: it mostly ends in /v1.",
                ) from None
        return found

    def _check_length(self) -> None:
        if len(self._line) > MOST_LINE_BYTES:
            raise EngineError(
                f"the server sent a line of more than {size_text(MOST_LINE_BYTES)}",
                "The server is broken, or is none for models.",
            )

    def _take(self, line: str, found: list[Any]) -> None:
        if not line:
            self._dispatch(found)
            return
        if line.startswith(":") or self.done:
            return
        name, colon, value = line.partition(":")
        if colon and name in ("event", "id", "retry"):
            return
        if not colon or name != "data":
            self._other_bytes += len(line)
            if self._other_bytes > MOST_OTHER_BYTES:
                raise EngineError(
                    "the server sends something that is no answer",
                    "Check the address: it mostly ends in /v1.",
                )
            self._other.append(line)
            return
        value = value.removeprefix(" ")
        if value.strip() == DONE:
            self.done = True
            return
        self._data += value
        # Servers mostly write a whole value on a line, some of them without an empty one after.
        if (whole := _json(self._data)) is not None:
            self._data = ""
            found.append(whole)
        elif len(self._data) > MOST_LINE_BYTES:
            raise EngineError("the server sent an event that has no end", "Ask again.")

    def _dispatch(self, found: list[Any]) -> None:
        data, self._data = self._data, ""
        if not data:
            return
        value = _json(data)
        if value is None:
            raise EngineError(f"the server sent an event that is no JSON: {data[:200]!r}", "")
        found.append(value)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
