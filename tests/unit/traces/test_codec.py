"""Tests of codec."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.base.errors import StoreDamaged
from workbench.traces.codec import decode, encode
from workbench.traces.events import EVENT_TYPES, AnswerDelta, ModelCallStarted, TraceEvent

events = st.one_of(
    *(
        st.builds(kind, agent=st.dictionaries(st.text(), st.integers()))
        if "agent" in kind.__dataclass_fields__
        else st.builds(kind, sampling=st.dictionaries(st.text(), st.booleans()))
        if kind is ModelCallStarted
        else st.builds(kind)
        for kind in EVENT_TYPES
    )
)


@settings(deadline=None)
@given(events)
def test_that_every_event_comes_back_as_it_was(event: TraceEvent) -> None:
    name, text = encode(event)
    text.encode("utf-8")
    assert repr(decode(name, text)) == repr(event)


def test_that_unknown_fields_are_ignored() -> None:
    text = json.dumps({"span_id": "s", "text": "a", "tokens": 1, "colour": "red"})
    assert decode("AnswerDelta", text) == AnswerDelta("s", "a")


def test_that_unknown_types_are_no_event() -> None:
    assert decode("Telepathy", "{}") is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"span_id": 1}', "{}"])
def test_that_damaged_text_is_refused(text: str) -> None:
    with pytest.raises(StoreDamaged):
        decode("AnswerDelta", text)
