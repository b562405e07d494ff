"""Answers of real models held to a schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from workbench.base.paths import resource
from workbench.engines.api import (
    Finished,
    LoadOptions,
    Message,
    PromptReady,
    ReasoningDelta,
    Request,
    SamplingOptions,
    TextDelta,
)
from workbench.engines.contract import Engine
from workbench.engines.llama_cpp.engine import load

ROOT = Path(__file__).parents[3]
MODELS = {
    "tiny agent": ROOT / "models" / "tiny-agent" / "agent.gguf",
    "starter": resource("models/starter"),
}
SCHEMAS: tuple[dict[str, Any], ...] = (
    {
        "type": "object",
        "properties": {
            "yes": {"type": "boolean"},
            "size": {"enum": ["small", "large"]},
            "points": {"type": "array", "items": {"type": "boolean"}, "maxItems": 3},
        },
        "required": ["yes", "size", "points"],
    },
    {"type": "object", "properties": {"kind": {"const": "none"}}, "required": ["kind"]},
)


def problems(value: Any, schema: Mapping[str, Any]) -> list[str]:
    """What of a value does not fit a schema, for the keys that are used here."""
    if "const" in schema or "enum" in schema:
        choices = [schema["const"]] if "const" in schema else schema["enum"]
        return [] if value in choices else [f"{value!r} is not in {choices}"]
    kinds = {"object": dict, "array": list, "boolean": bool, "integer": int, "string": str}
    kind = schema.get("type")
    if kind and not isinstance(value, kinds[kind]):
        return [f"{value!r} is no {kind}"]
    if isinstance(value, list):
        most = schema.get("maxItems", len(value))
        found = [f"more than {most} items"] if len(value) > most else []
        return found + [p for item in value for p in problems(item, schema.get("items", {}))]
    if isinstance(value, dict):
        missing = [key for key in schema.get("required", ()) if key not in value]
        parts = schema.get("properties", {})
        inner = [p for key in value for p in problems(value[key], parts.get(key, {}))]
        return [f"{key} is missing" for key in missing] + inner
    return []


@pytest.fixture(scope="module", params=sorted(MODELS))
def model(request: pytest.FixtureRequest) -> Iterator[Engine]:
    path = MODELS[request.param]
    path = next(iter(sorted(path.glob("*.gguf")))) if path.is_dir() else path
    engine = load(path, LoadOptions(threads=1, context_tokens=1024, max_sequences=1))
    yield engine
    engine.close()


def answer(engine: Engine, request: Request) -> tuple[str, str, str, str]:
    """Text, thought, how it ended, and what was not held."""
    engine.submit("r", request)
    text = thought = note = reason = ""
    while not reason:
        for _request_id, event in engine.step():
            if isinstance(event, TextDelta):
                text += event.text
            elif isinstance(event, ReasoningDelta):
                thought += event.text
            elif isinstance(event, PromptReady):
                note = event.schema_note
            elif isinstance(event, Finished):
                reason = event.reason
    return text, thought, reason, note


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("seed", [1, 2])
def test_that_an_answer_fits_its_schema(
    model: Engine, schema: dict[str, Any], seed: int
) -> None:
    sampling = SamplingOptions(temperature=1.5, seed=seed, max_new_tokens=120)
    request = Request((Message("user", "hello"),), sampling=sampling, output_schema=schema)
    text, _thought, reason, note = answer(model, request)
    assert reason == "stop"
    assert problems(json.loads(text), schema) == []
    assert note == ""


def test_that_reasoning_comes_before_the_answer_and_notes_are_told(model: Engine) -> None:
    schema = {**SCHEMAS[0], "minProperties": 1}
    sampling = SamplingOptions(temperature=0.0, max_new_tokens=60)
    request = Request(
        (Message("user", "hello"),), sampling=sampling, output_schema=schema, reason_first=True
    )
    text, thought, reason, note = answer(model, request)
    assert note == "the answer: minProperties is not held"
    assert thought
    # A small model may think until its tokens are spent; what it says after that must fit.
    if reason == "stop":
        assert problems(json.loads(text), schema) == []
    else:
        assert text == "" or text.lstrip().startswith("{")
