"""How an answer is written: the fields that several addresses share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.engines.api import SamplingOptions
from workbench.server.fields import Fields
from workbench.server.refusals import bad

MOST_TOKENS = 1_000_000
"""The context of the model ends an answer long before."""
MOST_STOPS = 4
_MOST_STOP_CHARS = 1_000
_MOST_SCHEMA_NAME = 64
_DEFAULTS = SamplingOptions()
_SEEDS = 2**32


def read_sampling(fields: Fields, *limits: str) -> SamplingOptions:
    """The sampling of a request; what is left out is as everywhere in this program.

    ``top_k``, ``min_p`` and ``repeat_penalty`` are taken beside what the OpenAI API has.

    Args:
        fields: The request.
        limits: Names of the field of the longest answer, the first that is there counts.

    Raises:
        ApiRefusal: A value is bad, or cannot be done here.
    """
    for name in ("frequency_penalty", "presence_penalty"):
        if fields.number(name, 0.0, -2.0, 2.0) != 0.0:
            raise fields.unsupported(name, "use 'repeat_penalty', or leave it out.")
    if fields.raw("logit_bias"):
        raise fields.unsupported("logit_bias", "tokens cannot be weighed one by one here.")
    if fields.whole("n", 1, 1, 128) != 1:
        raise fields.unsupported("n", "one answer is written for each request; ask again.")
    most = MOST_TOKENS
    for name in reversed(limits):
        most = fields.whole(name, most, 1, 2**31)
    seed = fields.raw("seed")
    if seed is not None:
        seed = fields.whole("seed", 0, -(2**63), 2**63 - 1) % _SEEDS
    return SamplingOptions(
        temperature=fields.number("temperature", _DEFAULTS.temperature, 0.0, 2.0),
        top_k=fields.whole("top_k", _DEFAULTS.top_k, 0, 100_000),
        top_p=fields.number("top_p", _DEFAULTS.top_p, 0.0, 1.0),
        min_p=fields.number("min_p", _DEFAULTS.min_p, 0.0, 1.0),
        repeat_penalty=fields.number("repeat_penalty", _DEFAULTS.repeat_penalty, 0.1, 10.0),
        seed=seed,
        max_new_tokens=min(most, MOST_TOKENS),
        stop=_stops(fields),
    )


def _stops(fields: Fields) -> tuple[str, ...]:
    value = fields.raw("stop")
    if value is None:
        return ()
    rows = [value] if isinstance(value, str) else fields.rows("stop", MOST_STOPS)
    for row in rows:
        if not isinstance(row, str):
            raise fields.wrong("stop", "a string or an array of strings", row)
        if not row or len(row) > _MOST_STOP_CHARS:
            raise fields.refused("stop", f"A stop text has 1 to {_MOST_STOP_CHARS} characters.")
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """What an answer has to be.

    Attributes:
        schema: JSON Schema of the answer; None leaves it free.
        held: The answer is held to it while it is written.
    """

    schema: Mapping[str, Any] | None = None
    held: bool = True


def read_form(fields: Fields, name: str) -> AnswerForm:
    """The ``response_format`` of a chat, or the ``format`` of a response's text.

    Raises:
        ApiRefusal: It is none.
    """
    form = fields.inside(name)
    if form is None:
        return AnswerForm()
    kind = form.text("type", None, ("text", "json_object", "json_schema"))
    if kind == "text":
        form.done()
        return AnswerForm()
    if kind == "json_object":
        schema = form.inside("schema")  # what llama.cpp's server takes there
        form.done()
        return AnswerForm(form.raw("schema") if schema else {"type": "object"})
    # A chat has one more object around it than a response.
    inner = form if form.has("schema") else form.inside("json_schema")
    if inner is None:
        raise form.missing("json_schema")
    inner.text("name", "", most=_MOST_SCHEMA_NAME)
    inner.text("description", "")
    inner.flag("strict")
    if inner.inside("schema") is None:
        raise inner.missing("schema")
    inner.done()
    form.done()
    return AnswerForm(inner.raw("schema"))


def refuse_logprobs_of_calls(wanted: bool, has_tools: bool) -> None:
    """What is written as a call has no tokens to tell.

    Raises:
        ApiRefusal: Both are wanted.
    """
    if wanted and has_tools:
        raise bad(
            "'logprobs' are told of answers without tools.", "logprobs", "unsupported_parameter"
        )
