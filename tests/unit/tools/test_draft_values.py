"""A tool is kept while it is edited, whether a file could hold it or not."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from workbench.base.errors import DocumentError
from workbench.tools.documents import FolderGrant, Parameter, ToolDocument, ToolGrants
from workbench.tools.draft_values import draft_of, draft_values
from workbench.tools.files import write_tool
from workbench.tools.kinds.registry import KINDS


def again(tool: ToolDocument) -> ToolDocument:
    """The tool after it was written and read."""
    return draft_of(json.loads(json.dumps(draft_values(tool))))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_that_a_tool_of_each_kind_comes_back_as_it_was(kind: Any) -> None:
    tool = replace(
        kind.sample("mine", "Mine"),
        parameters=(
            Parameter("a", "array", choices=(1, "x", None), default=[1], items="integer"),
        ),
        grants=ToolGrants((FolderGrant("/tmp/x", write=True),), ("example.org",)),
        approval="always",
        pure=True,
    )

    assert again(tool) == tool


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_that_a_half_written_tool_comes_back_as_it_was(kind: Any) -> None:
    twice = (Parameter("a"), Parameter("a", "number"), Parameter(""))
    tool = replace(kind.sample("mine", "Mine"), name="No name!", title="", parameters=twice)
    with pytest.raises(DocumentError):
        write_tool(tool)

    assert again(tool) == tool


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        {},
        {"kind": 7},
        {"kind": "nothing"},
        {"kind": "python"},
        {**draft_values(KINDS[0].sample("a", "A")), "limits": "many"},
        {**draft_values(KINDS[0].sample("a", "A")), "settings": {"unknown": 1}},
        {**draft_values(KINDS[0].sample("a", "A")), "approval": "whenever"},
    ],
)
def test_that_a_damaged_draft_is_refused(values: Any) -> None:
    with pytest.raises((DocumentError, ValueError)):
        draft_of(values)
