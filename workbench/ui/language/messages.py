"""What the rooms below the screen say, in the language of the program.

They know no language, so their errors, notices and findings come in English with values put in.
The catalogue has them with ``{0}`` where a value stands, and here they are known again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache

from workbench.base.paths import resource
from workbench.ui.language.figures import figure
from workbench.ui.language.sentences import SENTENCES
from workbench.ui.language.words import language_code, tr

_PLACE = re.compile(r"\{(\d+)\}")
_FIGURE = re.compile(r"\d[\d,]*(\.\d+)?( ([kMGT]?B|s|min|h|%))?")
_MOST_CHARS = 4_000
"""Longer ones are somebody's texts."""
_CAPITAL = re.compile(r" (?=[A-Z])")
_MOST_CAPITALS = 4
_MOST_KEPT = 1_024
_MOST_PIECES = 24
_MOST_LOOKS = 60
"""Through all templates, for one message: some 15 ms."""
_DEEPEST = 4
"""A value inside a value, and so on: a message is made of a few."""
_SURE_CHARS = 12
_QUOTES = "'\"“"
_SEAMS = ("\n", ". ", "; ", ": ", ", ")
"""Where messages are joined to one, the widest first."""


def said(message: str) -> str:
    """A message in the language of the program; one that is not known stays as it is."""
    code = language_code()
    if code == "en" or not message or len(message) > _MOST_CHARS:
        return message
    return _kept(code, message)


def sentence(message: str, hint: str = "") -> str:
    """What is wrong and what to do, as sentences."""
    both = reason(message, hint)
    return f"{both[:1].upper()}{both[1:]}"


def reason(message: str, hint: str = "") -> str:
    """The same where it may begin with the name of a field, which is written as it is."""
    return f"{said(message).rstrip('.')}. {said(hint)}".strip()


@lru_cache(maxsize=_MOST_KEPT)
def _kept(_code: str, message: str) -> str:
    """The same; it is asked for again with each drawing of a list."""
    return _Speaker().spoken(message, 0)


class _Speaker:
    """Finds what a message is made of; gives up on one that is made of too much."""

    def __init__(self) -> None:
        self._left = _MOST_LOOKS

    def spoken(self, message: str, depth: int) -> str:
        """A message, or a value in one, in the language."""
        if depth > _DEEPEST or not message.strip():
            return message
        return (
            self._known(message, depth)
            or self._bent(message, depth)
            or (self._in_pieces(message, depth))
        )

    def _known(self, message: str, depth: int) -> str:
        """A message that is ours as it stands; empty if it is not."""
        if (whole := tr(message)) != message:
            return whole
        if not self._left:
            return ""
        self._left -= 1
        for longest, text, between in _templates():
            if longest in message and (values := _values(between, message)) is not None:
                if sum(map(len, between)) < _SURE_CHARS and not all(
                    self._may_stand(one, depth + 1) for one in values
                ):
                    continue  # it only looks like one that says as little as ``the tool {0}``
                return _filled(tr(text), [self._value(one, depth + 1) for one in values])
        return ""

    def _may_stand(self, value: str, depth: int) -> bool:
        """Whether a value is of words, in quotes, or of messages of its own."""
        return depth <= _DEEPEST and all(
            " " not in one
            or one[0] in _QUOTES
            or _FIGURE.fullmatch(one)
            or self._known(one, depth)
            for one in value.split(": ")
        )

    def _bent(self, message: str, depth: int) -> str:
        """One of ours that was made to begin or to end a sentence."""
        end = "." if message.endswith(".") and not message.endswith("..") else ""
        bare = message.removesuffix(end)
        for one in dict.fromkeys((bare, bare[:1].lower() + bare[1:])):
            if one != message and (found := self._known(one, depth)):
                large = found[:1].upper() + found[1:] if bare[:1].isupper() else found
                return large.removesuffix(end) + end
        return ""

    def _in_pieces(self, message: str, depth: int) -> str:
        """Several messages in a row, each for itself."""
        for seam in _SEAMS:
            pieces = message.split(seam)
            if 1 < len(pieces) <= _MOST_PIECES:
                # A full stop belongs to what is before it.
                stop = "." if seam == ". " else ""
                first = self.spoken(f"{pieces[0]}{stop}", depth + 1)
                ends = [stop] * (len(pieces) - 2) + [""]
                rest = (
                    self._behind(seam.removeprefix(stop), f"{one}{end}", depth + 1)
                    for one, end in zip(pieces[1:], ends, strict=True)
                )
                return "".join([first, *rest])
        return self._without_stop(message, depth)

    def _without_stop(self, message: str, depth: int) -> str:
        """A reason and what to do, of which a tool makes one text for the model."""
        for seam in list(_CAPITAL.finditer(message))[:_MOST_CAPITALS]:
            first = self._known(message[: seam.start()], depth)
            if first and (rest := self._known(message[seam.end() :], depth)):
                return f"{first.rstrip('.')}. {rest}"
        return message

    def _behind(self, seam: str, piece: str, depth: int) -> str:
        """What follows a seam, which may be a part of it."""
        whole = f"{seam}{piece}"
        return self._known(whole, depth) or f"{seam}{self.spoken(piece, depth)}"

    def _value(self, text: str, depth: int) -> str:
        return figure(text) if _FIGURE.fullmatch(text) else self.spoken(text, depth)


def _filled(text: str, values: Sequence[str]) -> str:
    """A text with its values; other braces in it are its own."""
    return _PLACE.sub(lambda place: values[int(place[1])], text)


def _values(between: Sequence[str], message: str) -> list[str] | None:
    """What stands in the places of a template; None if the message is of another one.

    Args:
        between: What the template says before, between and behind its places.
        message: Text that may come from anywhere, so this takes time by its length only.
    """
    first, *middle, last = between
    end = len(message) - len(last)
    if not message.startswith(first) or not message.endswith(last) or end < len(first):
        return None
    found, at = [], len(first)
    for part in middle:
        to = message.find(part, at, end)
        if to < 0:
            return None
        found.append(message[at:to])
        at = to + len(part)
    return [*found, message[at:end]]


@cache
def _templates() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The longest words of each, the template, and what it says around its places.

    Those that say most come first.
    """
    texts = json.loads(resource("translations/messages.json").read_text(encoding="utf-8"))
    texts += [text for text in SENTENCES if "{0}" in text]
    texts.sort(key=lambda text: -len(_PLACE.sub("", text)))
    cut = ((text, tuple(_PLACE.split(text)[::2])) for text in texts)
    return tuple((max(between, key=len), text, between) for text, between in cut)
