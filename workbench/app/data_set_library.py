"""The data sets there are: the samples of the program and the user's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.document_library import DocumentLibrary, Format
from workbench.base.errors import DocumentError
from workbench.base.paths import Paths, resource

if TYPE_CHECKING:  # imported where it is used, not before the first frame
    from workbench.evals.values import Case, Check, DataSet, ExpectedCall

SUFFIX = ".agentcases.yaml"


@dataclass(frozen=True, slots=True)
class DataSetDocument:
    """A data set with the name of its file.

    Attributes:
        name: Of the file; small letters, digits, - and _.
        title: What a person calls it.
    """

    name: str
    title: str
    cases: tuple[Case, ...] = ()
    checks: tuple[Check, ...] = ()
    description: str = ""

    @property
    def data_set(self) -> DataSet:
        """As evaluations take it."""
        from workbench.evals.values import DataSet

        return DataSet(self.title, self.cases, self.checks, self.description)


def document_of(name: str, data_set: DataSet) -> DataSetDocument:
    """A data set as a document under a name."""
    return DataSetDocument(
        name, data_set.name, data_set.cases, data_set.checks, data_set.description
    )


class DataSetLibrary(DocumentLibrary[DataSetDocument]):
    """The data sets as last read; empty until somebody asks for them first."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(_FORMAT, resource("data_sets"), paths.data_sets)


def _read(path: Path) -> DataSetDocument:
    from workbench.evals.data_sets import read_data_set

    return document_of(path.name.removesuffix(SUFFIX), read_data_set(path))


def _write(document: DataSetDocument) -> str:
    from workbench.evals.data_sets import data_set_text

    return data_set_text(document.data_set, "yaml")


def _to_draft(document: DataSetDocument) -> dict[str, Any]:
    return asdict(document)


def draft_of(values: Any) -> DataSetDocument:
    """The data set in the plain values of a draft; what is in the cases may be half written.

    Raises:
        DocumentError: They are no data set.
    """
    try:
        whole = DataSetDocument(**_texts(values, "name", "title", "description"))
        cases = tuple(_case(one) for one in values["cases"])
        return replace(whole, cases=cases, checks=_checks(values["checks"]))
    except (KeyError, TypeError, AttributeError) as exc:
        raise DocumentError("the draft holds no data set", "Open the file again.") from exc


def _case(values: Mapping[str, Any]) -> Case:
    from workbench.evals.values import Case

    calls = values["calls"]
    tags = tuple(map(_text, values["tags"]))
    inputs = dict(values["inputs"])
    return Case(
        **_texts(values, "case_id", "text", "expected", "from_run_id"),
        inputs=inputs,
        calls=None if calls is None else tuple(map(_call, calls)),
        checks=_checks(values["checks"]),
        tags=tags,
    )


def _call(values: Mapping[str, Any]) -> ExpectedCall:
    from workbench.evals.values import ExpectedCall

    arguments = values["arguments"]
    return ExpectedCall(_text(values["name"]), None if arguments is None else dict(arguments))


def _checks(values: Any) -> tuple[Check, ...]:
    from workbench.evals.values import Check

    return tuple(Check(_text(one["kind"]), dict(one["settings"])) for one in values)


def _texts(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: _text(values[name]) for name in names}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


_FORMAT = Format("a data set", SUFFIX, _read, _write, _to_draft, draft_of)
