"""Reads calls with arguments in brackets: ``name(key='value')``, ``call:name{key:…}``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workbench.engines.dialect_layout import Layout
from workbench.engines.dialect_repair import LenientReader, UnreadableCall

_KEY = r"[^\W\d][\w.$-]*"


class LooseReader:
    """Reads all calls of one body. A text inside the quotes is taken as it is."""

    def __init__(self, layout: Layout) -> None:
        self._quote, self._end = layout.quote, layout.after.strip()
        self._assign = layout.key_separator
        before = re.escape(layout.before_name.strip())
        between = re.escape(layout.between.strip())
        self._head = re.compile(rf"[\s,;\[]*(?:{before})?(?P<name>[\w.:/-]{{1,128}}?){between}")
        self._key = re.compile(rf"\s*,?\s*(?P<key>{_KEY})\s*{re.escape(self._assign)}\s*")
        self._next_call = rf"(?:{before})?[\w.:/-]{{1,128}}{between}"

    def calls(
        self, body: str, keys: Mapping[str, Sequence[str]]
    ) -> Iterator[tuple[str, dict[str, Any], str, list[str]]]:
        """Name, arguments, text and mending of each call.

        Args:
            body: The text.
            keys: Names of the arguments of each tool that is known.

        Raises:
            UnreadableCall: What is there is no call.
        """
        at, found = 0, 0
        while body[at:].strip(" \t\r\n,;]") or not found:
            match = self._head.match(body, at)
            if match is None:
                raise UnreadableCall(f"expected the tool's name, found {body[at:][:40]!r}")
            name = match["name"]
            values, end, mended = self._arguments(body, match.end(), keys.get(name, ()))
            yield name, values, body[at:end].strip(" \t\r\n,;["), mended
            at, found = end, found + 1

    def _arguments(
        self, body: str, at: int, keys: Sequence[str]
    ) -> tuple[dict[str, Any], int, list[str]]:
        values: dict[str, Any] = {}
        mended: list[str] = []
        ends = self._text_end(keys)
        while True:
            rest = len(body) - len(body[at:].lstrip(" \t\r\n,"))
            if body.startswith(self._end, rest) or rest >= len(body):
                if rest >= len(body):
                    mended.append(f"a missing '{self._end}'")
                return values, rest + len(self._end), mended
            match = self._key.match(body, at)
            if match is None:
                raise UnreadableCall(
                    f"expected a name and '{self._assign}', found {body[at:][:20]!r}"
                )
            at = match.end()
            if body.startswith(self._quote, at):
                values[match["key"]], at = self._text(body, at + len(self._quote), ends)
                continue
            reader = LenientReader(body, at, self._quote)
            values[match["key"]], at = reader.value(), reader.at

    def _text(self, body: str, at: int, ends: re.Pattern[str]) -> tuple[str, int]:
        match = ends.search(body, at)
        place = match.start() if match else body.rfind(self._quote, at)
        if place < at:
            raise UnreadableCall(f"expected the closing {self._quote} of a text")
        return body[at:place], place + len(self._quote)

    def _text_end(self, keys: Sequence[str]) -> re.Pattern[str]:
        """The closing quote: one after which the call goes on, or ends."""
        quote = re.escape(self._quote)
        if len(self._quote) > 1:
            return re.compile(quote)
        names = "|".join(map(re.escape, keys)) or _KEY
        more = rf"\s*,\s*(?:{names})\s*{re.escape(self._assign)}"
        last = rf"\s*{re.escape(self._end)}\s*(?:\]?\s*\Z|[,;]\s*{self._next_call})"
        return re.compile(rf"{quote}(?={more}|{last})")
