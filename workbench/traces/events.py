"""What can happen in a run: one union of frozen events, span-shaped.

Nodes of a graph, model calls and tool calls are spans: an event starts them, an event ends
them, both carry the span's id. Names map to OpenTelemetry's GenAI conventions in ``export.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

RunEnd = Literal[
    "answered", "step_limit", "time_limit", "token_limit", "cancelled", "failed", "interrupted"
]
Decision = Literal["allow_once", "allow_always", "deny"]
NodeOutcome = Literal["done", "reused", "failed", "skipped", "stopped"]


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run began. It is also the user's message of the conversation.

    Attributes:
        parent_run_id: The run whose answer this message follows; empty at the beginning.
            Runs with the same parent are branches of one another.
        agent: The agent or graph document as it was, as canonical values.
        user_text: What the user wrote.
        inputs: The values of a graph's inputs by name.
        forked_from: The run whose results are used again as far as they still hold.
        role: Of whoever sat before the program when it began.
        owner: Whose it is, as ``policy.belonging`` names them; empty where nobody signs in.
        options: Of a graph that was not run as a whole: ``until``, ``only``, ``given``.
    """

    conversation_id: str
    parent_run_id: str
    agent_name: str
    agent: dict[str, Any]
    model_id: str
    user_text: str
    inputs: dict[str, Any] = field(default_factory=dict)
    forked_from: str = ""
    role: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    owner: str = ""


@dataclass(frozen=True, slots=True)
class NodeStarted:
    """A span: one node of a graph begins its work, once its inputs are known.

    Attributes:
        span_id: ``node_id`` with the rounds of the loops around it: ``each[2]/write``.
        node_id: The node in the document: ``each/write``.
        parent_span_id: The span of the node around it; empty in the graph itself.
        inputs: The values by port.
    """

    span_id: str
    node_id: str
    kind: str
    title: str
    parent_span_id: str = ""
    inputs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NodeTried:
    """A try of a node failed and another one begins."""

    span_id: str
    message: str
    tries_left: int


@dataclass(frozen=True, slots=True)
class NodePaused:
    """The run waits at a breakpoint; ``values`` are the inputs before, the outputs after."""

    ask_id: str
    span_id: str
    node_id: str
    when: Literal["before", "after"]
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NodeResumed:
    """A person let it go on, maybe with other values."""

    ask_id: str
    span_id: str
    values: dict[str, Any] = field(default_factory=dict)
    by: str = "user"


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A node waits for a person to fill in a form.

    Attributes:
        fields: One mapping for each: ``name``, ``title``, ``type``, ``choices``, ``required``.
        is_approval: It is asked whether something may go on; no answer in time is no.
    """

    ask_id: str
    span_id: str
    node_id: str
    title: str
    text: str
    fields: list[dict[str, Any]] = field(default_factory=list)
    is_approval: bool = False


@dataclass(frozen=True, slots=True)
class PersonAnswered:
    """What the person wrote; ``declined`` if nothing."""

    ask_id: str
    span_id: str
    values: dict[str, Any] = field(default_factory=dict)
    declined: bool = False
    by: str = "user"


@dataclass(frozen=True, slots=True)
class NodeFinished:
    """The end of a node's span.

    Attributes:
        outputs: The values by port; a port left out is a way not taken.
        key: What the result depends on, as SHA-256 of kind, settings, inputs and identity; a
            later run with the same key may use the outputs again. Empty if none may.
        note: What the node decided, in one line.
        message: Of a failure, in the user's words; ``hint`` the next step.
    """

    span_id: str
    node_id: str
    outcome: NodeOutcome
    outputs: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    duration_s: float = 0.0
    note: str = ""
    message: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ModelCallStarted:
    """A span: one request to an engine."""

    span_id: str
    node_id: str
    model_id: str
    engine: str
    sampling: dict[str, Any] = field(default_factory=dict)
    tool_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromptRendered:
    """The exact text the model received.

    Attributes:
        held: What of the answer a grammar held: ``calls``, ``answer``, or empty for nothing.
        model_mark: A word for the model's files; the same word, the same files.
        refused: Why it was not read; empty if it was.
        limit_tokens: How many tokens would have been room; 0 where it was read.
    """

    span_id: str
    text: str
    prompt_tokens: int
    cached_tokens: int
    cache_note: str = ""
    schema_note: str = ""
    held: str = ""
    model_mark: str = ""
    refused: str = ""
    limit_tokens: int = 0


@dataclass(frozen=True, slots=True)
class AnswerDelta:
    """A piece of the answer; pieces of one moment are gathered before they are stored."""

    span_id: str
    text: str
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class ReasoningPiece:
    """A piece of the model's thinking."""

    span_id: str
    text: str
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class ModelCallFinished:
    """The end of a model call's span. ``finish_reason`` ``failed`` comes with ``error``.

    Attributes:
        token_ids: Numbers of the tokens that the model wrote; empty where nobody can tell.
        raw: Their text, before calls and thoughts were taken out of it; empty where that is
            the text of the answer's pieces.
    """

    span_id: str
    finish_reason: str
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    queue_s: float = 0.0
    time_to_first_token_s: float = 0.0
    tokens_per_s: float = 0.0
    prompt_tokens_per_s: float = 0.0
    total_s: float = 0.0
    error: str = ""
    guessed_tokens: int = 0
    accepted_tokens: int = 0
    guess_note: str = ""
    token_ids: tuple[int, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ModelReplaced:
    """A model could not answer, so the agent's next one is asked, in a span of its own.

    Attributes:
        span_id: The model call that failed.
        reason: Why, in the user's words.
    """

    span_id: str
    from_model_id: str
    to_model_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToolCallBroken:
    """The model wrote a call that cannot be carried out; ``answer`` is what it was told.

    It could not be read, names no tool there is, or its arguments do not fit. Where it could
    be read, ``name``, ``arguments`` (JSON text) and ``call_id`` say what it was.
    """

    span_id: str
    raw: str
    answer: str
    name: str = ""
    arguments: str = ""
    call_id: str = ""


@dataclass(frozen=True, slots=True)
class ToolCallStarted:
    """A span: one tool call, before any approval.

    Attributes:
        model_span_id: The model call that asked for it.
        arguments: JSON text.
        raw: The text as the model wrote it; ``repaired`` what was mended.
    """

    span_id: str
    model_span_id: str
    node_id: str
    call_id: str
    name: str
    arguments: str
    raw: str = ""
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """The run waits for a person.

    Attributes:
        touches: What the tool may reach, in the user's words.
        each_time: It asks each time: an answer for good would not count.
    """

    ask_id: str
    span_id: str
    name: str
    arguments: str
    touches: str
    each_time: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """The person's answer. ``arguments`` differs from the asked ones if they were edited."""

    ask_id: str
    span_id: str
    decision: Decision
    arguments: str
    by: str = "user"


@dataclass(frozen=True, slots=True)
class ToolCallFinished:
    """The end of a tool call's span. ``failed``: ``result`` is the message of the failure."""

    span_id: str
    result: str
    failed: bool = False
    truncated: bool = False
    denied: bool = False
    duration_s: float = 0.0


@dataclass(frozen=True, slots=True)
class RunFinished:
    """A run ended; always the last event.

    Attributes:
        answer: The whole answer, or as much of it as there was.
        message: For every end but ``answered``: which limit or failure, in the user's words.
        hint: The next step.
    """

    end: RunEnd
    answer: str
    message: str = ""
    hint: str = ""
    steps: int = 0
    prompt_tokens: int = 0
    new_tokens: int = 0
    duration_s: float = 0.0


NodeEvent: TypeAlias = (
    NodeStarted
    | NodeTried
    | NodePaused
    | NodeResumed
    | PersonAsked
    | PersonAnswered
    | NodeFinished
)

TraceEvent: TypeAlias = (
    RunStarted
    | NodeEvent
    | ModelCallStarted
    | PromptRendered
    | AnswerDelta
    | ReasoningPiece
    | ModelCallFinished
    | ModelReplaced
    | ToolCallBroken
    | ToolCallStarted
    | ApprovalAsked
    | ApprovalGiven
    | ToolCallFinished
    | RunFinished
)

EVENT_TYPES: tuple[type[TraceEvent], ...] = (
    RunStarted,
    NodeStarted,
    NodeTried,
    NodePaused,
    NodeResumed,
    PersonAsked,
    PersonAnswered,
    NodeFinished,
    ModelCallStarted,
    PromptRendered,
    AnswerDelta,
    ReasoningPiece,
    ModelCallFinished,
    ModelReplaced,
    ToolCallBroken,
    ToolCallStarted,
    ApprovalAsked,
    ApprovalGiven,
    ToolCallFinished,
    RunFinished,
)


@dataclass(frozen=True, slots=True)
class Record:
    """An event in its place.

    Attributes:
        run_id: The run.
        number: 0, 1, 2 … within the run.
        at_s: Unix time in seconds.
    """

    run_id: str
    number: int
    at_s: float
    event: TraceEvent
