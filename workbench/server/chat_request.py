"""What ``/v1/chat/completions`` and ``/v1/completions`` are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.engines.api import Message, Request
from workbench.engines.token_values import ALTERNATIVES
from workbench.server.chat_messages import chosen_tools, read_messages, read_tools
from workbench.server.fields import Fields
from workbench.server.refusals import bad
from workbench.server.sampling import read_form, read_sampling, refuse_logprobs_of_calls

MOST_MODEL_CHARS = 512
_KNOWN = (
    "user", "store", "metadata", "service_tier", "safety_identifier", "prompt_cache_key",
    "prompt_cache_retention", "reasoning_effort", "verbosity",
)  # fmt: skip
"""Members of the API that change nothing here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for an answer.

    Attributes:
        model: What shall answer, by the name the server gives it.
        messages: What an agent or graph is told; a model is asked ``request``.
        stream: It is told as it is written.
        with_usage: A stream tells at its end what it cost.
        logprobs: It is told how likely each token was.
        others: So many other tokens are told with each.
        one_call: The answer ends with its first tool call.
        own: Fields that an agent or a graph sets for itself, and the request sets, too.
        echo: The prompt is told again before the answer.
    """

    model: str
    request: Request
    messages: tuple[Message, ...] = ()
    stream: bool = False
    with_usage: bool = False
    logprobs: bool = False
    others: int = 0
    one_call: bool = False
    own: tuple[str, ...] = ()
    echo: str = ""


def read_chat(values: dict[str, Any]) -> Asked:
    """A request for a chat completion.

    Raises:
        ApiRefusal: It is none.
    """
    fields = Fields(values)
    model = fields.text("model", most=MOST_MODEL_CHARS)
    messages = read_messages(fields)
    given = read_tools(fields)
    tools, choice = chosen_tools(fields, given)
    sampling = read_sampling(fields, "max_completion_tokens", "max_tokens")
    form = read_form(fields, "response_format")
    stream, with_usage = _read_stream(fields)
    logprobs, others = _read_logprobs(fields)
    refuse_logprobs_of_calls(logprobs, bool(tools) and choice != "none")
    one_call = not fields.flag("parallel_tool_calls", default=True)
    for name in ("functions", "function_call", "audio", "prediction", "web_search_options"):
        if fields.raw(name) is not None:
            raise fields.unsupported(name, "it is not done here.")
    if any(row != "text" for row in fields.rows("modalities", 8)):
        raise fields.unsupported("modalities", "answers here are text.")
    fields.ignored(*_KNOWN)
    fields.done()
    request = Request(
        messages,
        tools=tools,
        tool_choice=choice,
        sampling=sampling,
        output_schema=form.schema,
    )
    own = tuple(n for n in ("tools", "response_format", "logprobs") if values.get(n))
    return Asked(model, request, messages, stream, with_usage, logprobs, others, one_call, own)


def read_completion(values: dict[str, Any]) -> Asked:
    """A request for the continuation of a text, which no template is put around.

    Raises:
        ApiRefusal: It is none.
    """
    fields = Fields(values)
    model = fields.text("model", most=MOST_MODEL_CHARS)
    prompt = fields.raw("prompt")
    if isinstance(prompt, list) and len(prompt) == 1 and isinstance(prompt[0], str):
        prompt = prompt[0]
    if prompt is None:
        raise fields.missing("prompt")
    if not isinstance(prompt, str):
        raise fields.wrong(
            "prompt", "one string; tokens and several prompts are not read", prompt
        )
    if not prompt:
        raise fields.refused("prompt", "The prompt is empty.")
    if fields.raw("suffix"):
        raise fields.unsupported("suffix", "text is written at the end only.")
    if fields.whole("best_of", 1, 1, 20) != 1:
        raise fields.unsupported("best_of", "one answer is written for each request.")
    values_of_limit = {"max_tokens": 16, **{k: v for k, v in values.items() if v is not None}}
    sampling = read_sampling(Fields(values_of_limit), "max_tokens")
    _take_sampling(fields)
    stream, with_usage = _read_stream(fields)
    others = fields.whole("logprobs", -1, 0, ALTERNATIVES)
    echo = prompt if fields.flag("echo") else ""
    fields.ignored(*_KNOWN)
    fields.done()
    request = Request((), prompt=prompt, sampling=sampling)
    return Asked(model, request, (), stream, with_usage, others >= 0, max(0, others), echo=echo)


def _take_sampling(fields: Fields) -> None:
    """What ``read_sampling`` has read from a copy with another default."""
    fields.ignored(
        "frequency_penalty", "presence_penalty", "logit_bias", "n", "max_tokens", "seed",
        "temperature", "top_k", "top_p", "min_p", "repeat_penalty", "stop",
    )  # fmt: skip


def _read_stream(fields: Fields) -> tuple[bool, bool]:
    stream = fields.flag("stream")
    options = fields.inside("stream_options")
    if options is None:
        return stream, False
    if not stream:
        raise fields.refused(
            "stream_options", "The 'stream_options' parameter is only allowed with 'stream'."
        )
    with_usage = options.flag("include_usage")
    options.ignored("include_obfuscation")
    options.done()
    return stream, with_usage


def _read_logprobs(fields: Fields) -> tuple[bool, int]:
    logprobs = fields.flag("logprobs")
    others = fields.whole("top_logprobs", 0, 0, 20)
    if others and not logprobs:
        raise fields.refused(
            "top_logprobs", "The 'top_logprobs' parameter is only allowed with 'logprobs'."
        )
    if others > ALTERNATIVES:
        raise bad(
            f"'top_logprobs' is at most {ALTERNATIVES} here.", "top_logprobs", "invalid_value"
        )
    return logprobs, others
