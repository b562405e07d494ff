"""What the rooms below the screen say, in the language of the program.

They know no language, so their errors, notices and findings come in English with values put in.
The catalogue has them with ``{0}`` where a value stands, and here they are known again.
"""

from __future__ import annotations

import json
import re
from functools import cache

from workbench.base.paths import resource
from workbench.ui.language.figures import figure
from workbench.ui.language.sentences import SENTENCES
from workbench.ui.language.words import language_code, tr

_PLACE = re.compile(r"(\{\d+\})")
_FIGURE = re.compile(r"\d[\d,]*(\.\d+)?( ([kMGT]?B|s|min|h|%))?")
_MOST_CHARS = 4_000
"""Longer ones are somebody's texts."""


def said(message: str) -> str:
    """A message in the language of the program; one that is not known stays as it is."""
    if language_code() == "en" or not message or len(message) > _MOST_CHARS:
        return message
    whole = tr(message)
    return whole if whole != message else _filled(message)


def _filled(message: str) -> str:
    for longest, text in _templates():
        if longest in message and (found := _pattern(text).fullmatch(message)):
            return tr(text).format(*map(_value, found.groups()))
    return message


def _value(text: str) -> str:
    return figure(text) if _FIGURE.fullmatch(text) else said(text)


def sentence(message: str, hint: str = "") -> str:
    """What is wrong and what to do, as sentences."""
    what = said(message)
    return f"{what[:1].upper()}{what[1:].rstrip('.')}. {said(hint)}".strip()


@cache
def _templates() -> tuple[tuple[str, str], ...]:
    """The longest words of each template and the template; those that say most come first."""
    texts = json.loads(resource("translations/messages.json").read_text(encoding="utf-8"))
    texts += [text for text in SENTENCES if "{0}" in text]
    texts.sort(key=lambda text: -len(_PLACE.sub("", text)))
    return tuple((max(_PLACE.sub("\0", text).split("\0"), key=len), text) for text in texts)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    parts = _PLACE.split(text)
    places = "".join("(.*?)" if _PLACE.fullmatch(part) else re.escape(part) for part in parts)
    return re.compile(places, re.DOTALL)
