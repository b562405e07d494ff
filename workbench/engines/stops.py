"""Stop texts, found in a stream and cut off."""

from __future__ import annotations


class StopMatcher:
    """Finds the first stop text in a stream, holding back only what may belong to one."""

    def __init__(self, stops: tuple[str, ...]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._longest = max(map(len, self._stops), default=0)
        self._tail = ""

    def feed(self, text: str) -> tuple[str, bool]:
        """Text that is certainly part of the answer, and whether a stop text came."""
        if not self._stops:
            return text, False
        text = self._tail + text
        found = [at for at in map(text.find, self._stops) if at >= 0]
        if found:
            self._tail = ""
            return text[: min(found)], True
        held = self._held(text)
        self._tail = text[len(text) - held :]
        return text[: len(text) - held], False

    def finish(self) -> str:
        """Text that was held back in vain."""
        tail, self._tail = self._tail, ""
        return tail

    def _held(self, text: str) -> int:
        """Length of the longest end of ``text`` with which a stop text begins."""
        for length in range(min(self._longest - 1, len(text)), 0, -1):
            end = text[-length:]
            if any(stop.startswith(end) for stop in self._stops):
                return length
        return 0
