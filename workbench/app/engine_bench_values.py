"""What the search for a model's best setting on this machine says, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from workbench.engines.api import LoadOptions

Dimension = Literal["usual", "gpu", "threads", "batch", "flash", "kv", "form"]
KvType = Literal["f16", "q8_0", "q4_0"]
Flash = Literal["auto", "on", "off"]
READ_TOKENS, WRITTEN_TOKENS = 256, 128
"""A turn of a conversation, by which settings are compared: what it reads and writes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is varied of how a model is loaded.

    Attributes:
        threads: CPU threads; 0 leaves them to the engine.
        batch_tokens: Most tokens in one step, which is also the engine's micro-batch.
        flash: Flash attention; ``auto`` leaves it to the engine.
        gpu_layers: Layers on the GPU; -1 as many as fit.
    """

    threads: int = 0
    batch_tokens: int = 512
    kv_type: KvType = "f16"
    flash: Flash = "auto"
    gpu_layers: int = -1

    def on(self, options: LoadOptions) -> LoadOptions:
        """The options with this setting."""
        extra = dict(options.extra)
        if self.flash != "auto":
            extra["flash_attention"] = self.flash
        return replace(
            options,
            threads=self.threads or options.threads,
            batch_tokens=self.batch_tokens,
            kv_type=self.kv_type,
            gpu_layers=self.gpu_layers,
            extra=extra,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """What a setting reached: medians of its runs.

    Attributes:
        prompt_tokens_per_s: Speed of reading.
        tokens_per_s: Speed of writing.
        first_token_s: From the request to the first token, on the fixed prompt.
        memory_bytes: Resident memory of the worker; 0 if it could not be told.
        threads: CPU threads that the engine really used.
        runs: How many short runs these are medians of.
        noise: How unsure a turn's time is, as a share of it: two standard errors.
    """

    prompt_tokens_per_s: float
    tokens_per_s: float
    first_token_s: float
    memory_bytes: int = 0
    threads: int = 0
    runs: int = 1
    noise: float = 0.0

    @property
    def turn_s(self) -> float:
        """How long a turn of ``READ_TOKENS`` and ``WRITTEN_TOKENS`` takes; lower is better."""
        if self.prompt_tokens_per_s <= 0.0 or self.tokens_per_s <= 0.0:
            return float("inf")
        return READ_TOKENS / self.prompt_tokens_per_s + WRITTEN_TOKENS / self.tokens_per_s


@dataclass(frozen=True, slots=True)
class Trial:
    """One row of the table.

    Attributes:
        varied: What was varied for it; ``usual`` is how the model is loaded without a search.
        engine: Key of the engine it ran on.
        model_id: The model, which is another one where ``varied`` is ``form``.
        figures: None if it did not run.
        problem: Why it did not run, or stopped.
        verdict: What came of it, in the user's words.
    """

    varied: Dimension
    setting: Setting
    engine: str
    model_id: str
    figures: Figures | None = None
    problem: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the figures hold for: another processor, GPU or memory makes them stale."""

    system: str
    processor: str
    cores: int
    threads: int
    memory_gib: int
    gpus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchProgress:
    """How far a search is.

    Attributes:
        share: Of the time that it may take, or of the trials, whichever is more.
        now: What is tried now.
        trials: What is known so far, oldest first.
    """

    share: float
    now: Trial
    trials: tuple[Trial, ...] = ()


Told: TypeAlias = Callable[[BenchProgress], None]


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What a search found for one model on one machine.

    Attributes:
        digest: Of the model's files; tells whether it is still the same model.
        engine: Key of the engine that runs the model.
        trials: The table, in the order tried; the first is ``usual``.
        best: The fastest setting that costs no quality.
        saving: Like ``best`` with a smaller KV cache, where that is faster or spares memory;
            never set unless the user says so, because it costs a little quality.
        elsewhere: Id of another installed form of the model that is faster still, or empty.
        elsewhere_engine: Key of its engine.
        gain: How much less time a turn takes with ``best`` than as usual, 0 to 1.
        complete: Everything was tried; else the time ran out before.
        machine: What it was measured on.
        versions: The engine's library, and this program, by name.
        at_s: When, Unix time.
        took_s: How long the search took.
    """

    model_id: str
    digest: str
    engine: str
    trials: tuple[Trial, ...]
    best: Setting
    machine: Machine
    saving: Setting | None = None
    elsewhere: str = ""
    elsewhere_engine: str = ""
    gain: float = 0.0
    complete: bool = True
    versions: Mapping[str, str] = field(default_factory=dict)
    at_s: float = 0.0
    took_s: float = 0.0

    @property
    def better(self) -> bool:
        """The best setting is not the usual one."""
        return self.best != Setting()

    @property
    def sentence(self) -> str:
        """What was found, in the user's words."""
        if not any(trial.figures for trial in self.trials):
            return "The model ran with no setting that was tried."
        if not self.better:
            return "The usual setting is the best one here."
        if self.gain <= 0.0:
            return "The model does not run as usual, but with the best setting it does."
        return f"The best setting makes a turn {self.gain:.0%} shorter."


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that was kept.

    Attributes:
        used: The setting that the model is loaded with from then on; None leaves it as usual.
        stale: Why it no longer counts (another machine, another library), or empty. What is
            stale is shown but not used.
    """

    report: BenchReport
    used: Setting | None = None
    stale: str = ""
