"""Cases out of the fields of a file, whatever its form, and back; every limit is here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from workbench.agents.graphs.limits import count_values, misfit
from workbench.base.errors import DocumentError
from workbench.base.lines import LinedPlace
from workbench.evals.calls import call_values, read_calls
from workbench.evals.graders.registry import checked_settings
from workbench.evals.values import Case, Check, DataSet

MOST_BYTES = 20_000_000
MOST_CASES = 10_000
MOST_TEXT_CHARS = 100_000
MOST_ID_CHARS = 200
MOST_HEAD_CHARS = 2_000
"""Of the name and of the description of a set."""
MOST_TAGS = 50
MOST_CHECKS = 50
MOST_VALUES = 10_000
"""Of inputs, calls and checks of one case, with the names in them."""
FIELDS = (
    "case_id",
    "text",
    "inputs",
    "expected",
    "calls",
    "checks",
    "tags",
    "from_run_id",
)
_KIND = "kind"


class RowPlace(LinedPlace):
    """A row of a table: messages name the row and the column."""

    def __init__(self, row: str, values: Mapping[str, Any]) -> None:
        super().__init__(row, values, {})

    def _name(self, key: str) -> str:
        return f"{self._path}, column {key}"


class Cases:
    """The cases of one file as they are read; no id is there twice."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Case, str]] = {}

    def add(self, where: str, place: LinedPlace) -> None:
        """Read one more.

        Args:
            where: Its row or line, for messages.
            place: Its fields.

        Raises:
            DocumentError: Something in it cannot be used; the message names the place.
        """
        read = read_case(place)
        case = read if read.case_id else with_id(read)
        if case.case_id in self._found:
            first = self._found[case.case_id][1]
            same = f"the id {case.case_id!r:.60}" if read.case_id else "the same case"
            raise DocumentError(
                f"{where}: {same} is in {first} already", "Remove one, or give it another id."
            )
        if len(self._found) == MOST_CASES:
            raise DocumentError(
                f"{where}: more than {MOST_CASES} cases", "Split the file into several."
            )
        self._found[case.case_id] = (case, where)

    @property
    def all(self) -> tuple[Case, ...]:
        return tuple(case for case, _where in self._found.values())


def read_case(place: LinedPlace) -> Case:
    """The case in some fields; its id may be empty.

    Raises:
        DocumentError: A field cannot be used; the message names it.
    """
    case_id = _text(place, "case_id", MOST_ID_CHARS).strip()
    if not case_id.isprintable():
        raise place.wrong("case_id", "it holds characters that nobody sees", "Write it anew.")
    text = _text(place, "text")
    inputs = place.take("inputs", None)
    inputs = {} if inputs is None else inputs
    if not isinstance(inputs, dict):
        raise place.bad("inputs", inputs, "an object with the inputs by name")
    if not text.strip() and not inputs:
        raise place.wrong("text", "it is empty", "Write what the user says.")
    calls_value = place.take("calls", None)
    checks_value = place.take("checks", None)
    _see_values(place, inputs=inputs, calls=calls_value, checks=checks_value)
    case = Case(
        case_id=case_id,
        text=text,
        inputs=inputs,
        expected=_text(place, "expected"),
        calls=read_calls(calls_value, _at(place, "calls")),
        checks=read_checks(checks_value, _at(place, "checks")),
        tags=_tags(place),
        from_run_id=_text(place, "from_run_id", MOST_ID_CHARS),
    )
    place.done(FIELDS)
    return case


def with_id(case: Case) -> Case:
    """A case with an id made of its content: the same case has the same id everywhere."""
    values = case_values(case)
    kept = {key: values[key] for key in sorted(values) if key not in ("case_id", "tags")}
    text = json.dumps(kept, sort_keys=True, ensure_ascii=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return replace(case, case_id=f"case-{digest[:12]}")


def case_values(case: Case) -> dict[str, Any]:
    """A case as JSON values; what is as usual is left out."""
    values: dict[str, Any] = {"case_id": case.case_id, "text": case.text}
    if case.inputs:
        values["inputs"] = case.inputs
    if case.expected:
        values["expected"] = case.expected
    if case.calls is not None:
        values["calls"] = call_values(case.calls)
    if case.checks:
        values["checks"] = check_values(case.checks)
    if case.tags:
        values["tags"] = list(case.tags)
    if case.from_run_id:
        values["from_run_id"] = case.from_run_id
    return values


def check_values(checks: Iterable[Check]) -> list[dict[str, Any]]:
    """Checks as JSON values: the kind beside the settings."""
    return [{_KIND: check.kind, **check.settings} for check in checks]


def read_checks(value: Any, place: str) -> tuple[Check, ...]:
    """The checks in a JSON value; a kind alone has the usual settings.

    Raises:
        DocumentError: It is something else, or a check cannot be used.
    """
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_CHECKS:
        raise DocumentError(
            f"{place}: it is no list of up to {MOST_CHECKS} checks",
            'Write a list such as [{"kind": "contains", "value": "42"}].',
        )
    return tuple(_check(one, f"{place}[{number}]") for number, one in enumerate(value))


def _check(value: Any, place: str) -> Check:
    if isinstance(value, str):
        value = {_KIND: value}
    if not isinstance(value, dict) or not isinstance(value.get(_KIND), str):
        raise DocumentError(
            f"{place}: it is no check", 'Write {"kind": …} with the settings beside it.'
        )
    check = Check(value[_KIND], {key: one for key, one in value.items() if key != _KIND})
    try:
        checked_settings(check)
    except DocumentError as exc:
        raise DocumentError(f"{place}: {exc.message}", exc.hint) from exc
    return check


def hold_within(data_set: DataSet) -> None:
    """See that a data set can be read again once it is written.

    Raises:
        DocumentError: A case cannot; the message names it.
    """
    cases = Cases()
    for case in data_set.cases:
        where = f"case {case.case_id!r:.60}"
        if not case.case_id or case.case_id != case.case_id.strip():
            raise DocumentError(f"{where}: it has no plain id", "Give it an id.")
        cases.add(where, RowPlace(where, case_values(case)))
    whole = RowPlace("the data set", {})
    for key in ("name", "description"):
        whole.keep(key, getattr(data_set, key))
        _text(whole, key, MOST_HEAD_CHARS)
    values = check_values(data_set.checks)
    _see_values(whole, checks=values)
    read_checks(values, "checks")


def _at(place: LinedPlace, key: str) -> str:
    """A place as messages name it, with its line where it has one."""
    return place.wrong(key, "", "").message.removesuffix(": ")


def _text(place: LinedPlace, key: str, most_chars: int = MOST_TEXT_CHARS) -> str:
    value = place.take(key, "")
    if value is None:
        return ""
    if isinstance(value, bool):
        value = "true" if value else "false"
    elif isinstance(value, int | float):
        value = json.dumps(value)
    if not isinstance(value, str):
        raise place.bad(key, value, "a text")
    if len(value) > most_chars:
        raise place.wrong(
            key, f"it is longer than {most_chars} characters", "Make the text shorter."
        )
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise place.wrong(key, "it holds half a character", "Type that text again.")
    return value


def _tags(place: LinedPlace) -> tuple[str, ...]:
    value = place.take("tags", None)
    if value is None:
        return ()
    right = isinstance(value, list) and len(value) <= MOST_TAGS
    if not right or not all(
        isinstance(one, str) and 0 < len(one) <= MOST_ID_CHARS and one == one.strip()
        for one in value
    ):
        raise place.bad("tags", value, f"a list of up to {MOST_TAGS} words")
    return tuple(dict.fromkeys(value))


def _see_values(place: LinedPlace, **values: Any) -> None:
    """See that values are plain, not too many, and can be written in any form."""
    for key, value in values.items():
        if value is None:
            continue
        if problem := misfit(value) or _unwritable(value):
            raise place.wrong(key, f"it holds {problem}", "Write plain JSON values.")
    if sum(map(count_values, values.values())) > MOST_VALUES:
        name = max(values, key=lambda key: count_values(values[key]))
        raise place.wrong(name, f"more than {MOST_VALUES} values", "Make it smaller.")


def _unwritable(value: Any) -> str:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return "half a character"
    return ""
