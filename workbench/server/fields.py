"""Reading the fields of a request strictly: every bad one is named."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.server.refusals import ApiRefusal, bad

MOST_DEPTH = 64
MOST_VALUES = 100_000
MOST_COMMAS = 400_000
"""Those of texts count, too. Counting them takes a thousandth of what parsing does, in which no
other thread of the program can do anything."""
_CHUNK = 80


def read_object(raw: bytes) -> dict[str, Any]:
    """The JSON object of a body, bounded in depth and in the number of its values.

    Raises:
        ApiRefusal: It is none.
    """
    if raw.count(b",") > MOST_COMMAS:
        raise _too_large()
    try:
        value = json.loads(raw, parse_constant=_refuse_constant)
    except UnicodeDecodeError as exc:
        raise bad("The body is not UTF-8.", code="invalid_json") from exc
    except RecursionError as exc:
        raise _too_deep() from exc
    except ValueError as exc:
        why = str(exc)[:_CHUNK]
        raise bad(f"The body cannot be read as JSON: {why}.", code="invalid_json") from exc
    if not isinstance(value, dict):
        raise bad("The body is no JSON object.", code="invalid_json")
    _check_shape(value)
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _too_deep() -> ApiRefusal:
    return bad(f"The body is nested more than {MOST_DEPTH} levels deep.", code="too_deep")


def _too_large() -> ApiRefusal:
    return bad(f"The body has more than {MOST_VALUES:,} values.", code="too_large")


def _check_shape(top: dict[str, Any]) -> None:
    """See that it is not too deep nor too much, and that its texts are whole."""
    left = MOST_VALUES
    waiting: list[tuple[int, dict[str, Any] | list[Any]]] = [(1, top)]
    while waiting:
        depth, holder = waiting.pop()
        if depth > MOST_DEPTH:
            raise _too_deep()
        members: Any = holder
        if isinstance(holder, dict):
            members = holder.values()
            for key in holder:
                _check_text(key)
        left -= len(holder)
        if left < 0:
            raise _too_large()
        for value in members:
            if isinstance(value, str):
                _check_text(value)
            elif isinstance(value, dict | list):
                waiting.append((depth + 1, value))


def _check_text(text: str) -> None:
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad("A text holds half a character.", code="invalid_json") from None


class Fields:
    """The members of one object, taken one after the other; what is left over is refused.

    A member that is null counts as left out, as in the OpenAI API.
    """

    def __init__(self, values: Mapping[str, Any], at: str = "") -> None:
        self._values, self._at = values, at
        self._taken: set[str] = set()

    def path(self, name: str) -> str:
        """How an error names a member."""
        return f"{self._at}.{name}" if self._at else name

    def has(self, name: str) -> bool:
        """Whether it is there and not null."""
        return self._values.get(name) is not None

    def raw(self, name: str) -> Any:
        """The member as it is; None if there is none."""
        self._taken.add(name)
        return self._values.get(name)

    def text(
        self,
        name: str,
        default: str | None = None,
        choices: Sequence[str] = (),
        most: int = 10_000_000,
    ) -> str:
        """A text.

        Raises:
            ApiRefusal: It is missing, no text, too long, or none of the choices.
        """
        value = self.raw(name)
        if value is None:
            if default is None:
                raise self.missing(name)
            return default
        if not isinstance(value, str):
            raise self.wrong(name, "a string", value)
        if choices and value not in choices:
            known = ", ".join(repr(one) for one in choices)
            raise self.refused(
                name, f"Invalid value: {value[:_CHUNK]!r}. Supported values are: {known}."
            )
        if len(value) > most:
            raise self.refused(
                name,
                f"Invalid {self.path(name)!r}: string too long. Expected a string with "
                f"maximum length {most}, but got a string with length {len(value)} instead.",
                "string_above_max_length",
            )
        return value

    def number(self, name: str, default: float, least: float, most: float) -> float:
        """A number within limits.

        Raises:
            ApiRefusal: It is none.
        """
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(name, "a number", value)
        self._check_range(name, value, least, most)
        return float(value)

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number within limits.

        Raises:
            ApiRefusal: It is none.
        """
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, float) and math.isfinite(value) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(name, "an integer", value)
        self._check_range(name, value, least, most)
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false.

        Raises:
            ApiRefusal: It is neither.
        """
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(name, "a boolean", value)
        return value

    def rows(self, name: str, most: int) -> list[Any]:
        """A list; empty if it is left out.

        Raises:
            ApiRefusal: It is none, or too long.
        """
        value = self.raw(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(name, "an array", value)
        if len(value) > most:
            raise self.refused(
                name,
                f"Invalid {self.path(name)!r}: array too long. Expected an array with maximum "
                f"length {most}, but got an array with length {len(value)} instead.",
                "array_above_max_length",
            )
        return value

    def inside(self, name: str) -> Fields | None:
        """The members of an object; None if it is left out.

        Raises:
            ApiRefusal: It is no object.
        """
        value = self.raw(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name, "an object", value)
        return Fields(value, self.path(name))

    def ignored(self, *names: str) -> None:
        """Members that are known and change nothing here."""
        self._taken.update(names)

    def done(self) -> None:
        """See that nothing is left over.

        Raises:
            ApiRefusal: A member is none of the API.
        """
        for name in self._values:
            if name not in self._taken:
                shown = self.path(name)[:_CHUNK]
                raise bad(
                    f"Unrecognized request argument supplied: {shown}",
                    shown,
                    "unknown_parameter",
                )

    def missing(self, name: str) -> ApiRefusal:
        """It has to be there."""
        where = self.path(name)
        return bad(
            f"Missing required parameter: {where!r}.", where, "missing_required_parameter"
        )

    def wrong(self, name: str, wanted: str, value: object) -> ApiRefusal:
        """It is of another type."""
        where = self.path(name)
        return bad(
            f"Invalid type for {where!r}: expected {wanted}, but got {_type(value)} instead.",
            where,
            "invalid_type",
        )

    def refused(self, name: str, message: str, code: str = "invalid_value") -> ApiRefusal:
        """Its value is not taken."""
        return bad(message, self.path(name), code)

    def unsupported(self, name: str, why: str) -> ApiRefusal:
        """It is of the API, and not done here."""
        where = self.path(name)
        return bad(f"Unsupported parameter: {where!r}: {why}", where, "unsupported_parameter")

    def _check_range(self, name: str, value: float, least: float, most: float) -> None:
        if least <= value <= most:
            return
        where = self.path(name)
        word = "below minimum" if value < least else "above maximum"
        shown = f"{value:g}" if abs(value) < 10**15 else "a number too large"
        raise bad(
            f"Invalid {where!r}: {word} value. Expected a value between {least:g} and "
            f"{most:g}, but got {shown} instead.",
            where,
            "decimal_below_min_value" if value < least else "decimal_above_max_value",
        )


def _type(value: object) -> str:
    names = {bool: "a boolean", str: "a string", int: "an integer", float: "a number"}
    names |= {list: "an array", dict: "an object", type(None): "null"}
    return names.get(type(value), "something else")
