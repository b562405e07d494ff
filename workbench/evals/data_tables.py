"""Data sets as CSV (comma, semicolon or tab) and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from workbench.agents.nodes.strict_json import read_json
from workbench.base.csv_cells import csv_text, unguarded
from workbench.base.errors import DocumentError
from workbench.base.plain_text import harmless_json
from workbench.base.yaml_text import decoded
from workbench.evals.case_reading import (
    FIELDS,
    MOST_BYTES,
    MOST_HEAD_CHARS,
    Cases,
    RowPlace,
    case_values,
    check_values,
    hold_within,
    read_checks,
)
from workbench.evals.data_columns import (
    ESCAPED,
    cells_of,
    field_of,
    fields_of,
    place_of_cells,
    with_checks,
)
from workbench.evals.values import DataSet

_DELIMITERS = ",;\t"
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_USUAL = "Split the file into several."
_SET = "data_set"


def parse_csv(raw: bytes | str, name: str, *, ignore_unknown: bool = False) -> DataSet:
    """The data set in a CSV file; its first row names the columns.

    Args:
        raw: What the file holds: UTF-8, or UTF-16 with its mark.
        name: Of the data set.
        ignore_unknown: Leave out columns that are not known, instead of refusing the file.

    Raises:
        DocumentError: It cannot be read; the message names row and column.
    """
    text = table_text(raw)
    delimiter, text = _delimiter(text)
    cases = Cases()
    fields: list[str] | None = None
    for number, row in _rows(text, delimiter):
        if not any(cell.strip() for cell in row):
            continue
        if fields is None:
            fields = fields_of(row, f"row {number}", ignore_unknown=ignore_unknown)
            continue
        if len(row) > len(fields) and any(cell.strip() for cell in row[len(fields) :]):
            raise DocumentError(
                f"row {number}: it has {len(row)} cells, but there are {len(fields)} columns",
                f"Put texts that hold {delimiter!r} or line breaks between double quotes.",
            )
        cells = {
            field: unguarded(cell) for field, cell in zip(fields, row, strict=False) if field
        }
        cases.add(f"row {number}", place_of_cells(number, cells))
    if not cases.all:
        raise DocumentError(
            "the file has no cases", "Write a row of column names, then one row for each case."
        )
    return DataSet(name, cases.all)


def csv_of(data_set: DataSet, delimiter: str = ",") -> str:
    """A data set as CSV. Checks of the whole set are written to each case; nothing is lost.

    Raises:
        DocumentError: A case could not be read again.
    """
    cases = tuple(with_checks(case, data_set.checks) for case in data_set.cases)
    hold_within(DataSet(data_set.name, cases))
    rows = [cells_of(case) for case in cases]
    there = {field for row in rows for field in row}
    columns = [field for field in (*FIELDS, ESCAPED) if field in there | {"case_id", "text"}]
    body = [[row.get(column, "") for column in columns] for row in rows]
    return csv_text([columns, *body], delimiter)


def parse_jsonl(raw: bytes | str, name: str, *, ignore_unknown: bool = False) -> DataSet:
    """The data set in JSON lines, one case each; a first line ``{"data_set": …}`` tells of it.

    Raises:
        DocumentError: It cannot be read; the message names line and column.
    """
    cases, head = Cases(), DataSet(name)
    for number, line in enumerate(table_text(raw).split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = read_json(line)
        except ValueError as exc:
            raise _no_json(number, exc) from exc
        if not isinstance(found, dict):
            raise DocumentError(f"line {number}: it is no object", "Write {…} on each line.")
        if set(found) == {_SET} and not cases.all and head == DataSet(name):
            head = _head(found[_SET], name, number)
            continue
        fields = fields_of(list(found), f"line {number}", ignore_unknown=ignore_unknown)
        pairs = zip(fields, found.values(), strict=True)
        values = {field: value for field, value in pairs if field}
        cases.add(f"line {number}", RowPlace(f"line {number}", values))
    if not cases.all:
        raise DocumentError("the file has no cases", "Write one JSON object on each line.")
    return DataSet(head.name, cases.all, head.checks, head.description)


def _no_json(number: int, exc: ValueError) -> DocumentError:
    """That a line is no JSON, with the place in it where that shows."""
    place, reason = f"line {number}", str(exc)
    if isinstance(exc, json.JSONDecodeError):
        place, reason = f"{place}, column {exc.colno}", exc.msg
    return DocumentError(
        f"{place}: it is no JSON: {reason[:120]}", "Write one JSON object on each line."
    )


def _head(value: Any, name: str, row: int) -> DataSet:
    if not isinstance(value, dict):
        raise DocumentError(f"line {row}: {_SET} is no object", "Remove that line.")
    texts = {
        key: str(value.get(key) or "")[:MOST_HEAD_CHARS] for key in ("name", "description")
    }
    checks = read_checks(value.get("checks"), f"line {row}, checks")
    return DataSet(texts["name"] or name, (), checks, texts["description"])


def jsonl_of(data_set: DataSet) -> str:
    """A data set as JSON lines.

    Raises:
        DocumentError: A case could not be read again.
    """
    hold_within(data_set)
    head = {
        "name": data_set.name,
        "description": data_set.description,
        "checks": check_values(data_set.checks),
    }
    values = [{_SET: head}, *map(case_values, data_set.cases)]
    lines = (json.dumps(one, sort_keys=True, ensure_ascii=False) for one in values)
    return "".join(harmless_json(line) + "\n" for line in lines)


def table_text(raw: bytes | str) -> str:
    """The text of a table without its mark of the encoding.

    Raises:
        DocumentError: It is too large, or neither UTF-8 nor UTF-16 with its mark.
    """
    if isinstance(raw, bytes) and raw[:2] in _MARKS and len(raw) <= MOST_BYTES:
        try:
            raw = raw.decode(_MARKS[raw[:2]])
        except UnicodeDecodeError as exc:
            raise DocumentError("the file is damaged UTF-16 text", "Save it as UTF-8.") from exc
    text = decoded(raw, MOST_BYTES, _USUAL).removeprefix("\ufeff")
    if "\0" in text:
        raise DocumentError("the file holds NUL characters", "Save it as text (CSV UTF-8).")
    if not text.strip():
        raise DocumentError("the file is empty", "Write the column names, then the cases.")
    return text


def _delimiter(text: str) -> tuple[str, str]:
    """What parts the cells, and the text without the line by which Excel tells it."""
    first, _mark, rest = text.partition("\n")
    said = first.strip().casefold()
    if said.startswith("sep=") and len(said) == len("sep=;"):
        return said[-1], rest
    head = text.lstrip("\r\n")[:10_000]

    def known(delimiter: str) -> int:
        row = next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), [])
        return sum(bool(field_of(name)) for name in row)

    return max(_DELIMITERS, key=known), text


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        began = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as exc:
            raise DocumentError(
                f"row {number} (line {began}): it cannot be read: {exc}",
                'Close every quotation mark; write "" for one inside of a text.',
            ) from exc
        if row is None:
            return
        yield number, row
