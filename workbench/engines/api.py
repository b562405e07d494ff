"""The values of the engine seam: what goes in, and the events that come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from workbench.base.errors import EngineError
from workbench.engines.token_values import Held, TokenPieces, TokenScores, TokenTask

Role = Literal["system", "user", "assistant", "tool"]
FinishReason = Literal["stop", "length", "tool_calls", "cancelled", "context_full"]


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a model is loaded.

    Attributes:
        context_tokens: Largest prompt plus answer of one request; 0 takes the model's own,
            at most 8 192.
        max_sequences: Requests decoded side by side in one batch.
        threads: CPU threads; 0 measures and chooses at load.
        gpu_layers: Layers on the GPU; -1 as many as fit, 0 none.
        batch_tokens: Most tokens in one step.
        kv_type: Element type of the KV cache.
        cache_bytes: Memory for kept prefixes beside one whole context; 0 keeps none after a
            request.
        kv_cells: Cells of the KV cache; 0 plans them from ``cache_bytes``.
        reach: The one ``host:port`` that the worker of a server's model may reach; empty for
            every other engine, which reaches nothing beyond this machine.
        sandbox: Whether a worker may run where the kernel cannot hold it wholly.
        use_mmap: Map the file instead of reading it.
        extra: Options of one engine only (the replay engine's rate, for example).
        speculation: ``repeats``: guess that an answer goes on as the prompt or itself did
            before, and check several tokens in one step, where that is measured to pay.
        draft_model: Path of a small model of the same vocabulary that guesses ahead; empty
            for none.
        packs: Folders of packs that were taken in: Python packages, and parts of llama.cpp.
    """

    context_tokens: int = 4096
    max_sequences: int = 8
    threads: int = 0
    gpu_layers: int = -1
    batch_tokens: int = 512
    kv_type: Literal["f16", "q8_0", "q4_0"] = "f16"
    cache_bytes: int = 512 * 1024 * 1024
    use_mmap: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)
    kv_cells: int = 0
    reach: str = ""
    sandbox: Literal["where possible", "required"] = "where possible"
    speculation: Literal["off", "repeats"] = "off"
    draft_model: str = ""
    packs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SamplingOptions:
    """How the next token is chosen. A temperature of 0 is greedy.

    Attributes:
        max_new_tokens: Most tokens to write.
        stop: Texts that end the answer; they are not part of it.
        seed: Fixed seed, or None for a random one.
    """

    temperature: float = 0.7
    top_k: int = 40
    top_p: float = 0.95
    min_p: float = 0.05
    repeat_penalty: float = 1.0
    seed: int | None = None
    max_new_tokens: int = 512
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolDefinition:
    """A tool as the model sees it. ``parameters`` is a JSON Schema object."""

    name: str
    description: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CallInMessage:
    """A tool call inside an earlier assistant message. ``arguments`` is JSON text."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the prompt.

    Attributes:
        calls: Tool calls the assistant made in this message.
        call_id: For role ``tool``: the call this is the result of.
        name: For role ``tool``: the tool's name.
        reasoning: What the assistant thought before it wrote this; the template decides
            whether the model sees it again.
    """

    role: Role
    content: str
    calls: tuple[CallInMessage, ...] = ()
    call_id: str = ""
    name: str = ""
    reasoning: str = ""


@dataclass(frozen=True, slots=True)
class TextTask:
    """Something to find out about texts, for which nothing is written.

    Attributes:
        kind: ``embed``: a vector of length 1 for each text; ``rerank``: a score for each, the
            higher the better it answers the query.
    """

    texts: tuple[str, ...]
    kind: Literal["embed", "rerank"] = "embed"
    query: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One model call.

    Attributes:
        constrain: Force every tool call, and an answer that has a schema, to fit its JSON
            Schema while it is decoded.
        reason_first: The model thinks freely before what is held begins.
        output_schema: JSON Schema of the answer; None leaves it free.
        conversation_id: Requests with the same id continue one another's KV cache; the
            engine also finds shared prefixes between different ids by itself.
        prompt: If set, this exact text is the prompt and the template is not used.
        task: If set, this is asked of the model instead of an answer.
        token_task: If set, the tokens of a prompt and an answer are asked for instead.
    """

    messages: tuple[Message, ...]
    tools: tuple[ToolDefinition, ...] = ()
    tool_choice: Literal["auto", "none", "required"] = "auto"
    constrain: bool = True
    sampling: SamplingOptions = field(default_factory=SamplingOptions)
    conversation_id: str = ""
    prompt: str | None = None
    reason_first: bool = False
    output_schema: Mapping[str, Any] | None = None
    task: TextTask | None = None
    token_task: TokenTask | None = None


@dataclass(frozen=True, slots=True)
class PromptReady:
    """The prompt was rendered and tokenised; decoding of it begins, or it is refused.

    Attributes:
        text: The exact text the model receives.
        prompt_tokens: Its length in tokens.
        cached_tokens: How many of them were already in the KV cache.
        cache_note: Why no more came from the cache (``first difference at token 812: …``);
            empty when everything that could be reused was.
        schema_note: What of a schema the answer is not held to.
        held: What of the answer a grammar holds; some of its tokens may then be masked.
        model_mark: Of the file that reads it (``file_mark``); empty where nobody can tell.
        refused: Why it is not read; ``Failed`` follows. Empty if it is read.
        limit_tokens: How many tokens would have been room; 0 where it is read.
    """

    text: str
    prompt_tokens: int
    cached_tokens: int
    cache_note: str = ""
    schema_note: str = ""
    held: Held = ""
    model_mark: str = ""
    refused: str = ""
    limit_tokens: int = 0


@dataclass(frozen=True, slots=True)
class PromptProgress:
    """Prompt tokens decoded so far, cached ones included."""

    done_tokens: int
    total_tokens: int


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of the answer: whole characters only. ``tokens`` tokens made it."""

    text: str
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class ReasoningDelta:
    """A piece of the model's thinking, written between its think markers."""

    text: str
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A complete tool call.

    Attributes:
        arguments: JSON text of an object.
        raw: The text as the model wrote it.
        repaired: What was mended to read it; empty if nothing.
    """

    id: str
    name: str
    arguments: str
    raw: str = ""
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class BrokenToolCall:
    """A tool call that could not be read. ``problem`` is precise enough to tell the model."""

    raw: str
    problem: str


@dataclass(frozen=True, slots=True)
class TextVectors:
    """Vectors of some texts of a task, from the text at ``first`` on. ``tokens`` were read."""

    first: int
    vectors: tuple[tuple[float, ...], ...]
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class TextScores:
    """Scores of some texts of a task, from the text at ``first`` on. ``tokens`` were read."""

    first: int
    scores: tuple[float, ...]
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class GenerationStats:
    """What one generation cost.

    Attributes:
        prompt_tokens: Tokens of the prompt.
        cached_tokens: Prompt tokens that were not decoded again.
        new_tokens: Tokens written.
        queue_s: Seconds from submit until decoding of the prompt began.
        first_token_s: Seconds from submit to the first new token.
        total_s: Seconds from submit to the last new token.
        guessed_tokens: Tokens that were guessed ahead and checked several at a time.
        accepted_tokens: Those of them that were right, and so cost no step of their own.
        guess_note: Why nothing was guessed, or no more, where that was asked for.
    """

    prompt_tokens: int
    cached_tokens: int
    new_tokens: int
    queue_s: float
    first_token_s: float
    total_s: float
    guessed_tokens: int = 0
    accepted_tokens: int = 0
    guess_note: str = ""

    @property
    def tokens_per_s(self) -> float:
        """Writing speed after the first token; 0.0 if fewer than two tokens."""
        writing_s = self.total_s - self.first_token_s
        if self.new_tokens < 2 or writing_s <= 0.0:
            return 0.0
        return (self.new_tokens - 1) / writing_s

    @property
    def prompt_tokens_per_s(self) -> float:
        """Reading speed over the tokens that were not cached; 0.0 if there were none."""
        reading_s = self.first_token_s - self.queue_s
        fresh_tokens = self.prompt_tokens - self.cached_tokens
        if fresh_tokens < 1 or reading_s <= 0.0:
            return 0.0
        return fresh_tokens / reading_s


@dataclass(frozen=True, slots=True)
class Finished:
    """The generation ended in good order. Always the last event of a request.

    Attributes:
        token_ids: Tokens that the model wrote, its end included; empty where nobody can tell.
        raw: Their text, before calls and thoughts were taken out of it.
    """

    reason: FinishReason
    stats: GenerationStats
    token_ids: tuple[int, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The generation ended with an error. Always the last event of a request."""

    error: EngineError


EngineEvent: TypeAlias = (
    PromptReady
    | PromptProgress
    | TextDelta
    | ReasoningDelta
    | ToolCall
    | BrokenToolCall
    | TextVectors
    | TextScores
    | TokenPieces
    | TokenScores
    | Finished
    | Failed
)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What was loaded. Byte figures are measured where the library tells, else computed.

    Attributes:
        can_call_tools: The template knows tools, or a dialect for it was derived.
        devices: Where the layers are (``CPU``, ``CUDA0``).
        unused_options: Names of options that this engine's library does not know; they
            have no effect.
        sandbox: What holds its worker: ``landlock 7, seccomp``, or ``none: …``.
        weight_order: Into what order its weights are copied: see ``base/weight_copies.py``.
    """

    model_name: str
    architecture: str
    parameters: int
    quantisation: str
    context_tokens: int
    trained_context_tokens: int
    threads: int
    weights_bytes: int
    kv_bytes: int
    compute_bytes: int
    can_call_tools: bool
    devices: tuple[str, ...] = ("CPU",)
    load_s: float = 0.0
    unused_options: tuple[str, ...] = ()
    sandbox: str = ""
    weight_order: str = "file"


@dataclass(frozen=True, slots=True)
class EngineUsage:
    """The engine's state at one moment; sent to the parent a few times a second.

    Attributes:
        kv_used_tokens: Cells of the KV cache in use, kept prefixes included.
        kv_capacity_tokens: Cells there are.
        kv_most_tokens: Most cells that were in use at the same time; 0 where that is unknown.
        kv_used_bytes: What the cells in use take, and what is kept outside of them.
        parked_bytes: What is kept outside of them.
        tokens_per_s: Tokens written in the last second, all requests together.
        memory_bytes: Resident memory of the worker process.
        context_used_tokens: Tokens of the conversation that was worked on last.
        context_tokens: Most tokens that one conversation can have.
        conversation_tokens: Tokens of each conversation that is held, the latest at the end.
        beside_bytes: What a task takes for now that reads tokens once more.
    """

    running: int = 0
    queued: int = 0
    kv_used_tokens: int = 0
    kv_capacity_tokens: int = 0
    kv_used_bytes: int = 0
    tokens_per_s: float = 0.0
    prompt_tokens_per_s: float = 0.0
    memory_bytes: int = 0
    context_used_tokens: int = 0
    context_tokens: int = 0
    conversation_tokens: Mapping[str, int] = field(default_factory=dict)
    parked_bytes: int = 0
    kv_most_tokens: int = 0
    beside_bytes: int = 0
