"""The filters and functions of our own that a chat template may call; each has a limit."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NoReturn

from jinja2.exceptions import SecurityError

from workbench.base.errors import TemplateError
from workbench.engines.template_budget import PAD_LIMIT_CHARS, RANGE_LIMIT, stopped

WIDTH = re.compile(r"\d{4,}|\*")


def _tojson(
    value: Any,
    indent: int | None = None,
    ensure_ascii: bool = False,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    if indent is not None and not 0 <= indent <= 8:
        raise stopped("it asked for a very wide text")
    return json.dumps(
        value,
        indent=indent,
        ensure_ascii=ensure_ascii,
        separators=separators,
        sort_keys=sort_keys,
    )


def _escape(value: Any) -> str:
    return html.escape(str(value))


def _join(values: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
    parts = [value.get(attribute, "") if attribute else value for value in values]
    texts = [str(part) for part in parts]
    if sum(map(len, texts)) + len(d) * len(texts) > PAD_LIMIT_CHARS * PAD_LIMIT_CHARS:
        raise stopped("it joined too much text")
    return str(d).join(texts)


def _replace(text: Any, old: str, new: str, count: int = -1) -> str:
    whole = str(text)
    times = whole.count(old) if old else len(whole) + 1
    if len(whole) + times * len(new) > PAD_LIMIT_CHARS * PAD_LIMIT_CHARS:
        raise stopped("it replaced too much text")
    return whole.replace(old, new, -1 if count is None else count)


def _indent(text: Any, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
    margin = width if isinstance(width, str) else " " * min(width, 64)
    lines = str(text).split("\n")
    if len(margin) > 64:
        raise stopped("it asked for a very wide text")
    mended = [
        margin + line if (line or blank) and (number or first) else line
        for number, line in enumerate(lines)
    ]
    return "\n".join(mended)


def _batch(values: Iterable[Any], size: int, fill: Any = None) -> list[list[Any]]:
    items = list(values)
    if not 1 <= size <= RANGE_LIMIT:
        raise stopped("it asked for very large groups")
    groups = [items[at : at + size] for at in range(0, len(items), size)]
    if fill is not None and groups:
        groups[-1] += [fill] * (size - len(groups[-1]))
    return groups


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    # len() of a huge range overflows before it can be compared.
    if numbers and abs((numbers[-1] - numbers[0]) // numbers.step) >= RANGE_LIMIT:
        raise stopped(f"it counted further than {RANGE_LIMIT}")
    return numbers


def _raise_exception(message: object) -> NoReturn:
    raise TemplateError(
        f"the chat template refused the messages: {str(message)[:500]}",
        "Change the conversation as it says, or choose another model.",
    )


def _strftime_now(pattern: str) -> str:
    if len(pattern) > 100 or WIDTH.search(pattern):
        raise SecurityError("the date pattern is too long")
    return datetime.now().astimezone().strftime(pattern)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "batch": _batch,
    "e": _escape,
    "escape": _escape,
    "indent": _indent,
    "join": _join,
    "replace": _replace,
    "safe": str,
    "tojson": _tojson,
}
GLOBALS: Final[Mapping[str, Callable[..., Any]]] = {
    "raise_exception": _raise_exception,
    "range": _range,
    "strftime_now": _strftime_now,
}
