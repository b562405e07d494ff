"""Texts made alike before they are compared: case, spaces and punctuation."""

from __future__ import annotations

import unicodedata

from workbench.evals.graders.api import Setting, Settings

VALUE = Setting("value", "Text", "text", "", "Empty: the expected answer of the case.")
LIKENESS = (
    Setting("ignore_case", "Ignore capitals", "switch", True),
    Setting("ignore_space", "Ignore spaces", "switch", True, "Several spaces count as one."),
    Setting("ignore_punctuation", "Ignore punctuation", "switch", True),
)


def levelled(text: str, settings: Settings) -> str:
    """A text without the differences that are to be ignored.

    Punctuation between two digits stays (``3.5`` is not ``35``), and so do signs of numbers.
    """
    text = unicodedata.normalize("NFC", text)
    if settings["ignore_case"]:
        text = text.casefold()
    if settings["ignore_punctuation"]:
        text = "".join(_kept(text, place) for place in range(len(text)))
    if settings["ignore_space"]:
        text = " ".join(text.split())
    return text


def holds(text: str, part: str) -> bool:
    """Whether a levelled text holds another, not in the middle of a word or a number."""
    start = text.find(part)
    while part and start >= 0:
        is_begin = _is_edge(text, start)
        if is_begin and _is_edge(text, start + len(part)):
            return True
        following = start + 1
        while not is_begin and not _is_edge(text, following):
            following += 1  # where no word begins, no match counts: looking there takes long
        start = text.find(part, following)
    return False


def _is_edge(text: str, place: int) -> bool:
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    if before.isdigit() and after in ".," and text[place + 1 : place + 2].isdigit():
        return False
    if after.isdigit() and before in ".," and text[max(0, place - 2) : place - 1].isdigit():
        return False
    if after.isdigit() and before in "-−" and not text[max(0, place - 2) : place - 1].isalnum():
        return False
    if _stands_alone(before) or _stands_alone(after):
        return True
    return not (before.isalnum() and after.isalnum())


def _stands_alone(char: str) -> bool:
    """Whether words of this writing have no spaces between them."""
    return unicodedata.category(char) == "Lo"


def _kept(text: str, place: int) -> str:
    char = text[place]
    if not unicodedata.category(char).startswith("P"):
        return char
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if char in ".,:/%" and before.isdigit() and (after.isdigit() or char == "%"):
        return char
    if char in "-−" and after.isdigit() and not before.isalnum():
        return char
    return "" if char in "'’" else " "
