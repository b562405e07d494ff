"""Errors carry a message and a hint, across processes too."""

from __future__ import annotations

import pickle

import pytest

from workbench.base import errors
from workbench.base.errors import WorkbenchError


def _family(kind: type[WorkbenchError]) -> list[type[WorkbenchError]]:
    children = [child for child in kind.__subclasses__() if child.__module__ == errors.__name__]
    return [kind, *(member for child in children for member in _family(child))]


@pytest.mark.parametrize("kind", _family(WorkbenchError))
def test_that_every_error_survives_pickling(kind: type[WorkbenchError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("what", "next")))  # noqa: S301 - our own bytes

    assert type(copy) is kind
    assert (str(copy), copy.hint) == ("what", "next")


@pytest.mark.parametrize("kind", _family(WorkbenchError))
def test_that_the_tree_in_the_docstring_names_every_error(kind: type[WorkbenchError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")
