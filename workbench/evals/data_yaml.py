"""Data sets as our own documents: ``<name>.agentcases.yaml``, with sorted keys."""

from __future__ import annotations

from typing import Any

from workbench.agents.graphs.limits import count_values
from workbench.base.errors import DocumentError
from workbench.base.lines import LinedPlace
from workbench.base.reading import integer
from workbench.base.yaml_text import canonical, composed, decoded
from workbench.base.yaml_values import json_values
from workbench.evals.case_reading import (
    MOST_HEAD_CHARS,
    Cases,
    case_values,
    check_values,
    hold_within,
    read_checks,
)
from workbench.evals.values import DataSet

FORMAT_KEY = "agentcases"
FORMAT = 1
MOST_BYTES = 8_000_000
MOST_VALUES = 200_000
_FIELDS = (FORMAT_KEY, "name", "description", "checks", "cases")


def parse_yaml(raw: bytes | str, name: str) -> DataSet:
    """The data set in YAML text.

    Args:
        raw: What the file holds.
        name: Of the data set, where the file tells none.

    Raises:
        DocumentError: It cannot be read; the message names the line and the field.
    """
    text = decoded(raw, MOST_BYTES, "Split it, or write it as JSON lines, which may be larger.")
    node = composed(text.removeprefix("\ufeff"), most_values=MOST_VALUES)
    value, lines = json_values(node) if node is not None else (None, {})
    if not isinstance(value, dict):
        raise DocumentError("the file holds no data set", f"Begin it with {FORMAT_KEY}: 1.")
    place = LinedPlace("", value, lines)
    if not place.has(FORMAT_KEY):
        raise DocumentError(f"{FORMAT_KEY} is missing", f"Begin the file with {FORMAT_KEY}: 1.")
    if integer(place, FORMAT_KEY, FORMAT, 1, 1_000_000) > FORMAT:
        raise place.wrong(FORMAT_KEY, "a newer version wrote it", "Install that version.")
    found = DataSet(
        name=_text(place, "name") or name,
        cases=_cases(place.take("cases", None), lines, place),
        checks=_checks(place, lines),
        description=_text(place, "description"),
    )
    place.done(_FIELDS)
    return found


def yaml_of(data_set: DataSet) -> str:
    """A data set as YAML: the same set gives the same bytes, a changed case a small change.

    Raises:
        DocumentError: It could not be read again.
    """
    hold_within(data_set)
    values = {
        FORMAT_KEY: FORMAT,
        "cases": [case_values(case) for case in data_set.cases],
        "checks": check_values(data_set.checks),
        "description": data_set.description,
        "name": data_set.name,
    }
    too_large = DocumentError(
        f"the data set is too large for YAML ({len(data_set.cases)} cases)",
        "Write it as JSON lines.",
    )
    if count_values(values) > MOST_VALUES:
        raise too_large
    text = canonical(_sorted(values))
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise too_large
    return text


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def _text(place: LinedPlace, key: str) -> str:
    value = place.take(key, "")
    if not isinstance(value, str) or len(value) > MOST_HEAD_CHARS:
        raise place.bad(key, value, f"a text of up to {MOST_HEAD_CHARS} characters")
    return value


def _checks(place: LinedPlace, lines: dict[str, int]) -> tuple[Any, ...]:
    at = f"line {lines['checks']}: checks" if "checks" in lines else "checks"
    return read_checks(place.take("checks", None), at)


def _cases(value: Any, lines: dict[str, int], place: LinedPlace) -> tuple[Any, ...]:
    cases = Cases()
    if value is None:
        return ()
    if not isinstance(value, list):
        raise place.bad("cases", value, "a list of cases")
    for number, one in enumerate(value):
        path = f"cases[{number}]"
        where = f"line {lines.get(path, 0)}"
        if not isinstance(one, dict):
            raise DocumentError(f"{where}: {path} is no case", "Write fields (text: …) there.")
        cases.add(where, LinedPlace(path, one, lines))
    return cases.all
