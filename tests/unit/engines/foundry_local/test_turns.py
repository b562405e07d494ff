"""Which turns of a session a conversation still holds."""

from __future__ import annotations

import pytest

from workbench.engines.api import CallInMessage, Message
from workbench.engines.foundry_local.runtime import plain_text
from workbench.engines.foundry_local.turns import Turn, kept_turns


def user(text: str) -> Message:
    return Message("user", text)


def said(text: str) -> Message:
    return Message("assistant", text)


TURNS = (
    Turn((Message("system", "Be kind."), user("one")), said("first")),
    Turn((user("two"),), said("second")),
)
WHOLE = (Message("system", "Be kind."), user("one"), said("first"), user("two"), said("second"))


@pytest.mark.parametrize(
    ("messages", "kept"),
    [
        ((*WHOLE, user("three")), (2, 5)),
        (WHOLE[:4], (1, 3)),
        (WHOLE, (1, 3)),
        ((*WHOLE[:3], user("other")), (1, 3)),
        ((*WHOLE[:2], said("changed"), user("two")), (0, 0)),
        ((Message("system", "Be brief."), *WHOLE[1:], user("three")), (0, 0)),
        (WHOLE[:2], (0, 0)),
        ((), (0, 0)),
        ((*WHOLE[:2], said(" first\n"), user("two")), (1, 3)),
    ],
)
def test_that_only_what_differs_is_undone(
    messages: tuple[Message, ...], kept: tuple[int, int]
) -> None:
    assert kept_turns(TURNS, messages) == kept


def test_that_arguments_written_otherwise_are_the_same_call() -> None:
    call = CallInMessage("c1", "add", '{"a":1,"b":2}')
    spaced = CallInMessage("c1", "add", '{"b": 2, "a": 1}')
    turn = Turn((user("add"),), Message("assistant", "", (call,)))
    result = Message("tool", "3", call_id="c1")

    same = (user("add"), Message("assistant", "", (spaced,)), result)
    other = (user("add"), Message("assistant", "", (CallInMessage("c2", "add", "{}"),)), result)

    assert kept_turns((turn,), same) == (1, 2)
    assert kept_turns((turn,), other) == (0, 0)


@pytest.mark.parametrize(
    ("said_natively", "plain"),
    [
        (
            "a.cc:7 int fl::Check(int64_t, (x)) const the model (4) is bad",
            "the model (4) is bad",
        ),
        ("Something else (with brackets)", "Something else (with brackets)"),
        ("a.cc:7 no brackets", "a.cc:7 no brackets"),
    ],
)
def test_that_the_place_in_the_source_is_left_out(said_natively: str, plain: str) -> None:
    assert plain_text(RuntimeError(said_natively)) == plain
