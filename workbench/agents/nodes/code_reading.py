"""The parameters of a node's ``run``, read without a parser: such code comes from strangers.

Python's parser takes minutes and gigabytes for texts made for it. Here only what stands
between the parentheses of the last ``def run(`` at the beginning of a line is looked at, in a
time that goes with its length. Whether all of it is Python is found out in a child
(``tools.code_check``).
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from workbench.tools.code_check import MOST_CHARS, too_long

Parameters: TypeAlias = tuple[tuple[str, bool], ...]
MOST_PARAMETERS = 64
_MOST_HEAD_CHARS = 2_000
_MOST_DEPTH = 20
_MOST_WORDS = 800
_KEPT = 4_096
_HEAD = re.compile(r"def[ \t]+run[ \t]*\(")
_WORD = re.compile(
    r"""
    (?P<passed>[ \t\f\r\n]+|\\\r?\n|\#[^\n]*)
    # A text that is not closed goes on to the end, so nothing is looked at twice.
    |(?:[rbfu]{0,2})(?P<text>\"{3}(?:[^\\"]+|\\.?|"(?!""))*(?:\"{3}|\Z)
        |'{3}(?:[^\\']+|\\.?|'(?!''))*(?:'{3}|\Z)
        |"(?:[^\\"\n]+|\\.?)*"?
        |'(?:[^\\'\n]+|\\.?)*'?)
    |[^\W\d]\w*
    |\d[\w.]*
    |\*\*|[:=!<>]=|.
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_OPEN, _CLOSED = frozenset("([{"), frozenset(")]}")
_UNREADABLE = "the parameters of run cannot be read"
_ENDLESS = f"{_UNREADABLE}: they do not end, or are longer than {_MOST_HEAD_CHARS} characters"


def parameters_of(source: str) -> Parameters:
    """The parameters of ``run``, and whether each is needed. Nothing of it is carried out.

    Raises:
        ValueError: It is too long, or has no function ``run`` with plain parameters.
    """
    if len(source) > MOST_CHARS:
        raise ValueError(too_long())
    if "\0" in source:
        raise ValueError("it holds a null character")
    start = _last_head(source)
    if not start:
        raise ValueError("there is no function run")
    found, problem = _kept(source[start : start + _MOST_HEAD_CHARS])
    if problem:
        line = source.count("\n", 0, start) + 1
        raise ValueError(f"line {line}: {problem}")
    return found


def _last_head(source: str) -> int:
    """Where the parameters of the last ``run`` begin, 0 if there is none; from the end."""
    at = len(source)
    while at >= 0:
        at = source.rfind("\ndef", 0, at + 4)  # the next one begins before this one
        if head := _HEAD.match(source, at + 1):
            return head.end()
        at -= 1
    return 0


@lru_cache(maxsize=_KEPT)
def _kept(text: str) -> tuple[Parameters, str]:
    """The parameters at the beginning of a text, and what is wrong with them."""
    try:
        return _parameters(text), ""
    except ValueError as exc:
        return (), str(exc)


def _parameters(text: str) -> Parameters:
    found: dict[str, bool] = {}
    is_named = False
    for part in _parts(text):
        if part == ["*"] and not is_named:
            is_named = True
            continue
        if part[:1] in (["*"], ["**"], ["/"]):
            raise ValueError("run takes *, ** or / parameters")
        name, after = (part[0], part[1:2]) if part else ("", [])
        plain = name.isidentifier() and not keyword.iskeyword(name)
        if not plain or name in found or after not in ([], [":"], ["="]):
            raise ValueError(_UNREADABLE)
        is_needed = "=" not in part
        if is_needed and not is_named and not all(found.values()):
            raise ValueError(f"{name!r:.60} has no default, one before it has")
        if len(found) == MOST_PARAMETERS:
            raise ValueError(f"run takes more than {MOST_PARAMETERS} parameters")
        found[name] = is_needed
    return tuple(found.items())


def _parts(text: str) -> Iterator[list[str]]:
    """What stands between the commas, without what is inside further brackets."""
    lambdas = 0
    part: list[str] = []
    for depth, word in _words(text):
        if depth == 0 and word in _CLOSED:
            if part:  # else there is nothing, or a comma at the end
                yield part
            return
        if depth == 0 and word == "," and not lambdas:
            yield part
            part = []
        elif depth == 0:
            # The commas and the colon of a lambda are its own.
            lambdas += (word == "lambda") - (word == ":" and lambdas > 0)
            part.append(word)
    raise ValueError(_ENDLESS)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The words of the code, each with the number of brackets around it."""
    depth = 0
    for count, found in enumerate(_WORD.finditer(text)):
        if count == _MOST_WORDS:
            raise ValueError(f"{_UNREADABLE}: more than {_MOST_WORDS} words")
        if found["passed"]:
            continue
        word = "''" if found["text"] else found[0]
        yield depth, word
        depth += (word in _OPEN) - (word in _CLOSED)
        if depth > _MOST_DEPTH:
            raise ValueError(f"{_UNREADABLE}: more than {_MOST_DEPTH} brackets")
