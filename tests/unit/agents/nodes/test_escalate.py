"""Escalation: which answers will not do, and who is asked then."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from tests.unit.agents.graphs.running import end_of, graph, outputs
from tests.unit.agents.nodes.several import (
    Reply,
    call,
    check_spans,
    desk,
    note_of,
    problems,
)
from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import GraphDocument
from workbench.base.errors import EngineError
from workbench.engines.api import Request, ToolCall

MODELS = [{"model": "small"}, {"model": "large", "seconds": "30"}]


def by_model(answers: Mapping[str, str | Exception], sure: Mapping[str, str]) -> Reply:
    def reply(document: AgentDocument, _request: Request) -> str | ToolCall:
        model = document.model.id
        if document.title == "Escalation":
            return call(sure[model]) if sure.get(model) else "I think so"
        answer = answers[model]
        if isinstance(answer, Exception):
            raise answer
        return answer

    return reply


NUMBER = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}


@pytest.mark.parametrize(
    ("given", "answers", "sure", "who", "why"),
    [
        ({}, {"small": "7"}, {}, "small", "small"),
        ({}, {"small": " ", "large": "7"}, {}, "large", "the answer was empty"),
        ({}, {"small": EngineError("broken"), "large": "7"}, {}, "large", "Broken"),
        (
            {"rule": "contains", "value": "don't know"},
            {"small": "I don't know.", "large": "7"},
            {},
            "large",
            "the answer contains “don't know”",
        ),
        ({"schema": NUMBER}, {"small": "x", "large": '{"n": 1}'}, {}, "large", "not JSON"),
        ({"schema": NUMBER}, {"small": "{}", "large": '{"n": 1}'}, {}, "large", "has no 'n'"),
        ({"ask_if_sure": True}, {"small": "7"}, {"small": "sure"}, "small", "small"),
        (
            {"ask_if_sure": True},
            {"small": "6", "large": "7"},
            {"small": "unsure", "large": "sure"},
            "large",
            "it was not sure",
        ),
        (
            {"ask_if_sure": True},
            {"small": "6", "large": "7"},
            {"large": "sure"},
            "large",
            "not",
        ),
    ],
)
async def test_that_a_larger_model_is_asked_where_the_answer_will_not_do(
    given: dict[str, Any],
    answers: dict[str, str | Exception],
    sure: dict[str, str],
    who: str,
    why: str,
) -> None:
    world = desk(by_model(answers, sure))

    events = await world.run(asking(**given), {"text": "hi"})

    found = outputs(events, "t")
    assert (found["model"], found["text"]) == (who, answers[who])
    assert "failed" not in found
    assert why in note_of(events)
    if "schema" in given:
        assert found["value"] == {"n": 1}
    check_spans(events)


def asking(**given: Any) -> GraphDocument:
    settings = {"models": MODELS, **given}
    return graph(
        {"in": ("input", {"name": "text"}), "t": ("escalate", settings)},
        ["in.value -> t.prompt"],
    )


async def test_that_all_reasons_come_out_where_none_will_do() -> None:
    world = desk(by_model({"small": "", "large": EngineError("broken")}, {}))

    events = await world.run(asking(), {"text": "hi"})

    assert outputs(events, "t") == {"failed": "small: the answer was empty\nlarge: Broken."}


async def test_that_it_fails_where_an_answer_is_a_must() -> None:
    world = desk(by_model({"small": "", "large": EngineError("broken")}, {}))

    events = await world.run(asking(must_answer=True), {"text": "hi"})

    assert end_of(events).end == "failed"
    assert "small: the answer was empty; large: Broken." in end_of(events).message


async def test_that_a_model_that_takes_too_long_is_given_up() -> None:
    world = desk(lambda document, _request: document.model.id, gates={"hi": asyncio.Event()})
    rows = [{"model": "small", "seconds": 0.1}, {"model": "large", "seconds": "0.1"}]

    events = await world.run(asking(models=rows), {"text": "hi"})

    assert outputs(events, "t")["failed"].count("stopped after 0.1 seconds") == 2
    check_spans(events)


async def test_that_a_stop_does_not_ask_the_next_model() -> None:
    world = desk(lambda document, _request: "x", gates={"hi": asyncio.Event()})
    running = asyncio.create_task(world.run(asking(), {"text": "hi"}))
    await world.until(lambda: world.prompts == ["hi"])
    world.stop.stop()

    events = await running

    assert end_of(events).end == "cancelled"
    assert world.prompts == ["hi"]
    check_spans(events)


def test_that_models_that_cannot_be_asked_are_named() -> None:
    world = desk(lambda _d, _r: "")
    rows = [{"model": "huge"}, {"model": "small", "seconds": "soon"}, {"model": "small"}]

    found = problems("escalate", world, models=rows, schema={"type": "dance"})

    assert set(found) == {"models.0.model", "models.1.seconds", "models.2.model", "schema"}
    assert problems("escalate", world)["models"] == "There is no model to ask"
    assert problems("escalate", world, models=MODELS) == {}


async def test_that_an_agent_is_asked_with_each_model_in_turn() -> None:
    asked: list[tuple[str, str, int, float]] = []

    def reply(document: AgentDocument, _request: Request) -> str:
        limits = document.limits
        asked.append(
            (document.instructions, document.model.id, limits.max_tokens, limits.max_seconds)
        )
        return "no idea" if document.model.id == "small" else "7"

    world = desk(reply)
    rule = {"rule": "contains", "value": "no idea"}

    events = await world.run(asking(agent="ann", most_tokens=900, **rule), {"text": "hi"})

    assert outputs(events, "t")["text"] == "7"
    # The last model has no limit but the agent's own; a row's time is never more than that.
    assert asked == [
        ("You are ann", "small", 900, 300.0),
        ("You are ann", "large", 16_384, 30.0),
    ]
    assert "no idea" in note_of(events)
    assert problems("escalate", world, models=MODELS, agent="nobody")["agent"]
    assert problems("escalate", world, models=MODELS, agent="ann") == {}
