"""What the store answers with: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.traces.events import Record, RunFinished


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation, as a list shows it."""

    id: str
    title: str
    agent_name: str
    created_s: float
    updated_s: float
    head_run_id: str
    runs: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the user and everything the run did about it.

    Attributes:
        branch: Place among ``branches``, from 0.
        branches: Runs with the same parent, oldest first; this run is one of them.
        end: None while the run goes on.
    """

    run_id: str
    parent_run_id: str
    user_text: str
    records: tuple[Record, ...]
    branch: int
    branches: tuple[str, ...]
    end: RunFinished | None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run, as a list shows it. ``end`` is empty while it goes on."""

    run_id: str
    conversation_id: str
    parent_run_id: str
    agent_name: str
    model_id: str
    started_s: float
    ended_s: float
    end: str
    user_text: str
    answer: str
    message: str
    steps: int
    prompt_tokens: int
    new_tokens: int
    tool_calls: int
    failed_tool_calls: int


@dataclass(frozen=True, slots=True)
class RunFilter:
    """Which runs are wanted; what is empty lets every run pass.

    Attributes:
        end: How they ended; ``running`` for those that go on.
        since_s: Only what began at or after this Unix time.
        tag: The run or a step of it has this tag.
        rating: It has this rating: 1 or -1.
        bookmarked: It is bookmarked.
    """

    agent_name: str = ""
    end: str = ""
    since_s: float = 0.0
    tag: str = ""
    rating: int = 0
    bookmarked: bool = False


EVERY_RUN = RunFilter()


@dataclass(frozen=True, slots=True)
class Recovery:
    """What happened to a damaged database.

    Attributes:
        kept_as: Where the damaged file lies now.
        reason: What was wrong with it.
        runs: Runs that could be read.
        records: Events that could be read.
        incomplete_runs: Runs of which some events are missing.
    """

    kept_as: Path
    reason: str
    runs: int
    records: int
    incomplete_runs: int

    @property
    def sentence(self) -> str:
        """What to tell the user."""
        if not self.runs:
            saved = "Nothing could be read from it: no conversation is left."
        else:
            runs = "1 run" if self.runs == 1 else f"{self.runs} runs"
            saved = (
                f"{runs} with {self.records} events could be saved, "
                f"{self.incomplete_runs or 'none'} of them incomplete."
            )
        return (
            f"The database was damaged ({self.reason}). {saved} "
            f"The damaged file was kept as {self.kept_as.name}."
        )


@dataclass(frozen=True, slots=True)
class ModelUsage:
    """How much a model was used.

    Attributes:
        runs: Runs it was asked in.
        prompt_tokens: Tokens it read.
        new_tokens: Tokens it wrote.
        last_used_s: Unix time of the newest of them.
    """

    runs: int = 0
    prompt_tokens: int = 0
    new_tokens: int = 0
    last_used_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A step of a run as a list or a waterfall shows it, without what it read and wrote.

    Attributes:
        span_id: As the events name it; the run's id for the run, the ask's for an approval.
        parent_id: The span around it; empty for the run.
        kind: ``run``, ``node``, ``model``, ``tool``, ``approval`` or ``person``.
        node_id: The node of the graph it belongs to, with its rounds; empty without one.
        node_kind: Of a node, what it is: ``retrieve``, ``loop`` …
        first: Number of its first event in the run.
        last: Number of its last one; those between may belong to others.
        took_s: As ``traces.tree.Span.duration_s`` says; 0 while it goes on.
        status: ``ok``, ``failed``, ``cancelled``, ``denied``, ``reused``, ``skipped``,
            ``running``.
        failed: It failed, or something in it did and was tried again or mended.
        first_token_s: Of a model call, time to the first token.
    """

    span_id: str
    parent_id: str
    kind: str
    name: str
    node_id: str
    node_kind: str
    first: int
    last: int
    start_s: float
    end_s: float
    took_s: float
    status: str
    failed: bool
    prompt_tokens: int = 0
    cached_tokens: int = 0
    new_tokens: int = 0
    first_token_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A step that was found.

    Attributes:
        run_id: The run it is in.
        span: The step.
        number: Of the event that has the words; of the step's first event without words.
        snippet: A piece of the text around the first word; ``marks`` are the places of the
            words in it, as (from, to).
        agent_name: Of the run.
        model_id: Of the run.
        started_s: When the run began.
    """

    run_id: str
    span: SpanRow
    number: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    agent_name: str
    model_id: str
    started_s: float


@dataclass(frozen=True, slots=True)
class SearchFound:
    """What a search found.

    Attributes:
        hits: Newest first.
        more: There are more than were asked for.
        waiting_runs: Runs that could not be looked at: the search is still being prepared.
    """

    hits: tuple[SearchHit, ...]
    more: bool
    waiting_runs: int
