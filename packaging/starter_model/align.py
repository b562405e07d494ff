"""Where each copied token of the assistant stands in the prompt: what the pointer heads learn.

Names and keys are copied from the line of their tool, values from the latest request that has
them, reports from the latest result. Only these places are known for certain; every other
token has no source.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

NEXT, NAME, KEY, VALUE = 0, 1, 2, 3
ANSWER = "<tool_response>\n"


@dataclass(frozen=True)
class Copy:
    """A run of characters, from ``start`` to ``end``, and where the same ones stand before.

    ``line`` is where the line of the tool that is being called begins, or -1. Where an argument
    ends, nothing is copied, but the head NEXT sees the key that follows or the end of the line.
    """

    start: int
    end: int
    source: int
    head: int
    line: int = -1


def _last(text: str, part: str, end: int, begin: int = 0) -> int:
    """Return the last place before ``end`` where ``part`` stands as words of its own."""
    if not part:
        return -1
    found = -1
    for match in re.finditer(rf"(?<![\w.]){re.escape(part)}(?![\w])", text[begin:end]):
        found = begin + match.start()
    return found


def _request(text: str, end: int) -> tuple[int, int]:
    """Return where the latest message of the user begins and ends, tool results left out."""
    at = end
    while (at := text.rfind("<|im_start|>user\n", 0, at)) >= 0:
        begin = at + len("<|im_start|>user\n")
        if not text.startswith("<tool_response>", begin):
            return begin, text.find("<|im_end|>", begin)
    return 0, 0


def _in_value(text: str, at: int, value: object, base: int) -> list[Copy]:
    """Return the sources of one value that is written at ``at``."""
    literal = json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        out: list[Copy] = []
        for item in value:
            at = text.find(json.dumps(item, ensure_ascii=False), at)
            out += _in_value(text, at, item, base)
        return out
    inner = literal[1:-1] if isinstance(value, str) else literal
    if isinstance(value, str) and inner != value:
        return []
    begin, end = _request(text, base)
    source = _last(text, inner, end, begin)
    first = at + (1 if isinstance(value, str) else 0)
    return [Copy(first, first + len(inner), source, VALUE)] if source >= 0 else []


def _call(text: str, match: re.Match[str], base: int) -> list[Copy]:
    name, body = match.group(1), match.group(2)
    line = text.find(f"-> {name}(")
    if line < 0:
        return []
    line += 3
    begin, end, at = text.rfind("\n", 0, line) + 1, text.find("\n", line), match.start(2)
    out = [Copy(match.start(1), match.end(1), line, NAME, begin)]
    for key, value in json.loads(body).items():
        at = text.find(f'"{key}": ', at) + 1
        source = re.search(rf"[( ]({re.escape(key)})\??: ", text[line:end])
        if source:
            place = line + source.start(1)
            if out[-1].head == NEXT:
                out[-1] = replace(out[-1], source=place)
            out.append(Copy(at, at + len(key), place, KEY, begin))
        at += len(key) + 3
        out += [replace(copy, line=begin) for copy in _in_value(text, at, value, base)]
        literal = json.dumps(value, ensure_ascii=False)
        over = text.find(literal, at) + len(literal) - isinstance(value, str)
        out.append(Copy(over, over + 1, end - 1, NEXT, begin))
    return out


def copies(text: str, base: int, end: int) -> list[Copy]:
    """Return what the assistant copied in ``text[base:end]``."""
    said = text[base:end]
    if "<tool_call>" in said:
        out: list[Copy] = []
        pattern = re.compile(r'\{"name": "([^"]+)", "arguments": (\{.*\})\}\n')
        for match in pattern.finditer(text, base, end):
            out += _call(text, match, base)
        return out
    answers = [a.split("\n</tool_response>")[0] for a in text[:base].split(ANSWER)[1:]]
    if text[:base].endswith("</tool_response><|im_end|>\n<|im_start|>assistant\n"):
        return _reported(text, base, end, answers)
    whole = said.removesuffix("<|im_end|>")
    if (line := text.find(f"-> {whole}(")) >= 0:
        return [Copy(base, base + len(whole), line + 3, NAME)]
    names = re.compile(r"(?:: | can use |, | and )([\w-]+)")
    return [
        Copy(m.start(1), m.end(1), line + 3, NAME)
        for m in names.finditer(text, base, end)
        if (line := text.find(f"-> {m.group(1)}(")) >= 0
    ]


def _reported(text: str, base: int, end: int, answers: list[str]) -> list[Copy]:
    out: list[Copy] = []
    for answer in answers[-2:]:
        shown = answer.removeprefix("Error: ")
        at = text.find(shown, base, end)
        if shown and at >= 0:
            source = text.rfind(shown, 0, base)
            out.append(Copy(at, at + len(shown), source, VALUE))
    return out
