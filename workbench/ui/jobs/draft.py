"""What is typed into the form of a job, as texts, and the values in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from workbench.base.errors import DocumentError
from workbench.base.sizes import size_text
from workbench.policy.tool_grants import ArgumentLimit, LimitKind
from workbench.ui.jobs.words import tr

_SIZE = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*(B|kB|MB|GB)?\s*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(-?[0-9.]+)\s*(?:to|-|…|\.\.)\s*(-?[0-9.]+)\s*")
_UNITS = {"": 1, "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class LimitText:
    """One argument as it stands in the form; an empty kind may not be given."""

    kind: str = ""
    text: str = ""


def limit_text(limit: ArgumentLimit | None) -> LimitText:
    """A limit as it is shown."""
    if limit is None:
        return LimitText()
    match limit.kind:
        case "path":
            return LimitText("path", size_text(limit.most_bytes))
        case "address":
            return LimitText("address", ", ".join(limit.hosts))
        case "choice":
            return LimitText("choice", ", ".join(map(_choice_text, limit.values)))
        case "pattern":
            return LimitText("pattern", limit.pattern)
        case "number":
            return LimitText("number", f"{limit.least or 0:g} to {limit.most or 0:g}")
        case "text" | "anything":
            return LimitText(limit.kind, str(limit.most_chars))


def limit_of(name: str, written: LimitText, of_type: str) -> ArgumentLimit | None:
    """The limit that is written; None where the argument may not be given.

    Raises:
        DocumentError: It cannot be read; the message names the argument.
    """
    if not written.kind:
        return None
    kind: LimitKind = written.kind  # type: ignore[assignment]
    text = written.text.strip()
    match kind:
        case "path":
            return ArgumentLimit(kind, most_bytes=size_of(name, text))
        case "address":
            return ArgumentLimit(kind, hosts=tuple(parts_of(text)))
        case "choice":
            return ArgumentLimit(
                kind, values=tuple(_choice(part, of_type) for part in parts_of(text))
            )
        case "pattern":
            return ArgumentLimit(kind, pattern=text)
        case "number":
            return _number_limit(name, text)
        case "text" | "anything":
            return ArgumentLimit(kind, most_chars=whole_of(name, text))


def parts_of(text: str) -> list[str]:
    """The parts of a text with commas between."""
    return [part.strip() for part in text.split(",") if part.strip()]


def whole_of(name: str, text: str) -> int:
    """A whole number.

    Raises:
        DocumentError: It is none.
    """
    plain = text.strip().replace(",", "").replace(" ", "")
    if not plain.isascii() or not plain.isdigit() or len(plain) > 15:
        raise DocumentError(tr("{0}: write a whole number").format(name), "")
    return int(plain)


def size_of(name: str, text: str) -> int:
    """A size in bytes, out of ``1 MB``.

    Raises:
        DocumentError: It is none.
    """
    found = _SIZE.fullmatch(text)
    if found is None or len(text) > 30:
        raise DocumentError(tr("{0}: write a size, such as 1 MB").format(name), "")
    number, unit = float(found[1].replace(",", ".")), (found[2] or "").lower()
    return round(number * _UNITS[unit])


def _number_limit(name: str, text: str) -> ArgumentLimit:
    found = _RANGE.fullmatch(text)
    try:
        least, most = (float(part) for part in found.groups()) if found else (0.0, -1.0)
    except ValueError:
        least, most = 0.0, -1.0
    if least > most:
        raise DocumentError(tr("{0}: write two numbers, such as 0 to 100").format(name), "")
    return ArgumentLimit("number", least=least, most=most)


def _choice_text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _choice(text: str, of_type: str) -> str | bool | int | float:
    if of_type == "boolean" and text.lower() in ("true", "false", "yes", "no"):
        return text.lower() in ("true", "yes")
    if of_type in ("integer", "number"):
        try:
            number = float(text)
        except ValueError:
            return text
        return int(number) if of_type == "integer" and number.is_integer() else number
    return text


def usual_limit(name: str, parameter: Any) -> LimitText:
    """What is proposed for an argument of a tool: as little as its kind lets be said."""
    values = parameter if isinstance(parameter, dict) else {}
    of_type = values.get("type", "string")
    if choices := values.get("enum"):
        return LimitText("choice", ", ".join(map(_choice_text, choices)))
    if of_type == "boolean":
        return LimitText("choice", "true, false")
    if of_type in ("integer", "number"):
        least, most = values.get("minimum", 0), values.get("maximum", 100)
        return LimitText("number", f"{least:g} to {most:g}")
    lower = name.lower()
    if any(word in lower for word in ("path", "file", "folder", "directory")):
        return LimitText("path", "1.0 MB")
    if any(word in lower for word in ("url", "address", "host")):
        return LimitText("address", "")
    return LimitText("anything" if of_type in ("object", "array") else "text", "2000")
