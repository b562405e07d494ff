"""Changes of documents that are not saved yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.agents.graphs.running import graph
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.graphs.value_writing import to_values
from workbench.agents.graphs.values import from_values
from workbench.app.document_drafts import DocumentDrafts
from workbench.base.errors import DocumentError

GraphDrafts = DocumentDrafts[GraphDocument]


@pytest.fixture
def drafts(tmp_path: Path) -> GraphDrafts:
    return DocumentDrafts(tmp_path / "graphs", "graph", to_values, from_values)


def test_that_a_draft_is_kept_found_and_dropped(drafts: GraphDrafts) -> None:
    document = graph({"a": "text", "b": "output"}, ("a.text -> b.value",))

    assert drafts.find("g") is None
    drafts.keep("g", document)
    assert drafts.find("g") == document
    drafts.drop("g")
    drafts.drop("g")
    assert drafts.find("g") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"kind": "Graph"}', "[" * 100_000, "\0"])
def test_that_a_damaged_draft_is_passed_over(
    drafts: GraphDrafts, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "graphs" / ".drafts" / "g.json"
    path.parent.mkdir(parents=True)
    path.write_text(text)

    assert drafts.find("g") is None


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "A"])
def test_that_a_draft_stays_in_its_folder(drafts: GraphDrafts, name: str) -> None:
    with pytest.raises(DocumentError):
        drafts.keep(name, graph({"a": "text"}))
