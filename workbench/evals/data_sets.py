"""Data sets as files: which form a file has, reading, writing, and those that came along."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from workbench.base.errors import DocumentError
from workbench.base.files import write_chosen
from workbench.base.paths import resource
from workbench.base.regular_files import read_document
from workbench.evals.case_reading import MOST_BYTES
from workbench.evals.data_tables import csv_of, jsonl_of, parse_csv, parse_jsonl
from workbench.evals.data_yaml import parse_yaml, yaml_of
from workbench.evals.values import DataSet

Form = Literal["yaml", "jsonl", "csv"]
SUFFIX = ".agentcases.yaml"
_FORMS: tuple[tuple[str, Form], ...] = (
    (SUFFIX, "yaml"),
    (".yaml", "yaml"),
    (".yml", "yaml"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".csv", "csv"),
    (".tsv", "csv"),
)
SUFFIXES = tuple(suffix for suffix, _form in _FORMS)


def form_of(path: Path) -> tuple[Form, str]:
    """The form of a file, and the name of its data set, by the file's name.

    Raises:
        DocumentError: It is the name of something else.
    """
    for suffix, form in _FORMS:
        if path.name.casefold().endswith(suffix) and len(path.name) > len(suffix):
            return form, path.name[: -len(suffix)]
    raise DocumentError(
        f"{path.name}: it is no data set by its name",
        f"Give it one of these endings: {', '.join(SUFFIXES)}.",
    )


def read_data_set(path: Path, *, ignore_unknown: bool = False) -> DataSet:
    """The data set in a file. Blocking: reading the largest takes some seconds.

    Args:
        path: Of which the ending tells the form.
        ignore_unknown: Leave out columns of a table that are not known.

    Raises:
        DocumentError: It cannot be read; the message names row and column, or line and field.
    """
    form, name = form_of(path)
    raw = read_document(path, MOST_BYTES)
    try:
        return parse_data_set(raw, form, name, ignore_unknown=ignore_unknown)
    except DocumentError as exc:
        raise DocumentError(f"{path.name}: {exc.message}", exc.hint) from exc


def parse_data_set(
    raw: bytes | str, form: Form, name: str, *, ignore_unknown: bool = False
) -> DataSet:
    """The data set in a text.

    Raises:
        DocumentError: It cannot be read; the message names row and column, or line and field.
    """
    if form == "yaml":
        return parse_yaml(raw, name)
    if form == "jsonl":
        return parse_jsonl(raw, name, ignore_unknown=ignore_unknown)
    return parse_csv(raw, name, ignore_unknown=ignore_unknown)


def data_set_text(data_set: DataSet, form: Form) -> str:
    """A data set as text. CSV has no place for the description; see ``csv_of``.

    Raises:
        DocumentError: It could not be read again.
    """
    if form == "yaml":
        return yaml_of(data_set)
    return jsonl_of(data_set) if form == "jsonl" else csv_of(data_set)


def write_data_set(path: Path, data_set: DataSet) -> None:
    """Write a data set where a person said, in the form of the name. Blocking.

    Raises:
        DocumentError: The name tells no form, or the set could not be read again.
        StoreError: It cannot be written there.
    """
    form, _name = form_of(path)
    if path.name.casefold().endswith(".tsv"):
        text = csv_of(data_set, "\t")
    else:
        text = data_set_text(data_set, form)
    write_chosen(path, "\ufeff" + text if form == "csv" else text)


def sample_data_sets() -> dict[str, DataSet]:
    """The data sets that came with the program, by the names of their files. Blocking.

    Raises:
        DocumentError: One cannot be read.
        FileNotFoundError: They did not come along.
    """
    folder = resource("data_sets")
    found = sorted(folder.glob(f"*{SUFFIX}"))
    return {path.name.removesuffix(SUFFIX): read_data_set(path) for path in found}
