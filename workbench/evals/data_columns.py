"""What columns of strangers' tables mean, and how a case lies in the cells of a row."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.agents.nodes.strict_json import read_json
from workbench.base.errors import DocumentError
from workbench.evals.case_reading import FIELDS, RowPlace, case_values
from workbench.evals.values import Case
from workbench.tools.schema import suggest

NAMES: Mapping[str, tuple[str, ...]] = {
    "case_id": ("id",),
    "text": ("input", "question", "prompt"),
    "expected": ("answer", "reference"),
    "tags": ("tag",),
}
"""What else a column may be called."""
ESCAPED = "escaped"
"""The column that names the cells of its row which are written as JSON writes them."""
_JSON = ("inputs", "calls", "checks")
_PLAIN = ("case_id", "text", "expected", "from_run_id")
_ACTING = frozenset({"Cc", "Cf", "Zl", "Zp"})
_KEPT = "\n\t\u200c\u200d"


def field_of(name: str) -> str:
    """The field that a column is about; empty if it is none of ours."""
    plain = "_".join(name.strip().casefold().split())
    if plain in (*FIELDS, ESCAPED):
        return plain
    return next((field for field, others in NAMES.items() if plain in others), "")


def fields_of(names: Sequence[str], where: str, *, ignore_unknown: bool) -> list[str]:
    """The field of each column; empty for those that are ignored.

    Raises:
        DocumentError: A column is not known, or two mean the same.
    """
    found: dict[str, str] = {}
    fields = []
    for name in names:
        field = field_of(name)
        if not field and name.strip() and not ignore_unknown:
            raise DocumentError(f"{where}: the column {name!r:.60} is not known", _hint(name))
        if field in found:
            raise DocumentError(
                f"{where}: the columns {found[field]!r:.60} and {name!r:.60} mean the same",
                "Keep one of them.",
            )
        if field:
            found[field] = name
        fields.append(field)
    if "text" not in found and "inputs" not in found:
        raise DocumentError(
            f"{where}: there is no column with the user's text",
            f"Call it text, {', '.join(NAMES['text'][:-1])} or {NAMES['text'][-1]}.",
        )
    return fields


def _hint(name: str) -> str:
    known = [*FIELDS, *(other for others in NAMES.values() for other in others)]
    meant = suggest(name[:60], known)
    begin = f"Did you mean {meant}? " if meant else ""
    return f"{begin}Remove the column, or read the file without the columns that are not known."


def place_of_cells(row: int, cells: Mapping[str, str]) -> RowPlace:
    """A row of texts as fields.

    Raises:
        DocumentError: A cell cannot be read.
    """
    where = f"row {row}"
    place = RowPlace(where, {})
    escaped = cells.get(ESCAPED, "").split()
    for field, cell in cells.items():
        if field == ESCAPED or not cell:
            continue
        if field in escaped:
            cell = str(_json(f'"{cell}"', place, field))
        if field in _PLAIN:
            place.keep(field, cell)
        elif field in _JSON and cell.strip():
            place.keep(field, _json(cell, place, field))
        elif field == "tags":
            place.keep(field, _tags(cell, place))
    return place


def _json(cell: str, place: RowPlace, field: str) -> Any:
    try:
        return read_json(cell)
    except ValueError as exc:
        raise place.wrong(
            field, f"it is no JSON: {str(exc)[:120]}", "Mend it, or leave the cell empty."
        ) from exc


def _tags(cell: str, place: RowPlace) -> Any:
    if cell.lstrip().startswith("["):
        return _json(cell, place, "tags")
    parts = cell.replace(",", ";").split(";")
    return [part.strip() for part in parts if part.strip()]


def cells_of(case: Case) -> dict[str, str]:
    """A case as the cells of a row; those with control characters as JSON writes them."""
    values = case_values(case)
    cells = {field: str(values[field]) for field in _PLAIN if field in values}
    for field in _JSON:
        if field in values:
            cells[field] = json.dumps(values[field], sort_keys=True, ensure_ascii=False)
    if case.tags:
        cells["tags"] = _tags_cell(case.tags)
    escaped = [field for field in _PLAIN if _has_controls(cells.get(field, ""))]
    for field in escaped:
        cells[field] = json.dumps(cells[field])[1:-1]
    for field in (*_JSON, "tags"):
        if _has_controls(cells.get(field, "")):
            values = {"tags": list(case.tags), **case_values(case)}
            cells[field] = json.dumps(values[field], sort_keys=True)
    if escaped:
        cells[ESCAPED] = " ".join(escaped)
    return cells


def _tags_cell(tags: Sequence[str]) -> str:
    plain = "; ".join(tags)
    if any(set(tag) & set(";,\n") for tag in tags) or plain.startswith("["):
        return json.dumps(list(tags), ensure_ascii=False)
    return plain


def _has_controls(text: str) -> bool:
    """Whether a text holds what acts on a terminal, turns a line around, or hides."""
    return any(unicodedata.category(char) in _ACTING and char not in _KEPT for char in text)


def with_checks(case: Case, checks: Sequence[Any]) -> Case:
    """A case that has the checks of its set, too."""
    return replace(case, checks=(*checks, *case.checks)) if checks else case
