"""The native library, spoken to in plain Python."""

from __future__ import annotations

import platform
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.engines import gbnf
from workbench.engines.answer import Detokenizer
from workbench.engines.api import SamplingOptions
from workbench.engines.constrain import Constraint
from workbench.engines.model_folder import ModelFolder
from workbench.engines.prompt_text import PromptWriter
from workbench.engines.window_detokenizer import WindowDetokenizer

FILES = tuple(
    f"openvino_{name}.{ending}"
    for name in ("model", "tokenizer", "detokenizer")
    for ending in ("xml", "bin")
)
KV_TYPES = {"f16": ("f16", 2.0), "q8_0": ("u8", 1.25), "q4_0": ("u4", 0.75)}
"""The library's name of an element type, and about how many bytes a value takes."""
_X86 = ("x86_64", "AMD64")


def library() -> Any:
    """The bindings, imported when a model is first loaded; they send nothing home.

    OpenVINO reports each import to a service for web statistics, from a process that it
    forks, and has no switch for it. It does without where its reporter is not installed,
    and that is what it is told here.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino_genai

    return openvino_genai


@dataclass(frozen=True, slots=True)
class PipelineOptions:
    """How the library is to run a model.

    Attributes:
        blocks: Blocks of the KV cache.
        step_tokens: Most tokens in one step.
        keeps: Prefixes are kept between requests.
    """

    device: str
    threads: int
    blocks: int
    sequences: int
    step_tokens: int
    kv_type: str
    keeps: bool


def open_pipeline(ov: Any, path: Path, tokenizer: Any, options: PipelineOptions) -> Any:
    """Load the weights.

    Raises:
        ModelLoadError: The library refused them; the message holds its reason.
    """
    scheduler = ov.SchedulerConfig()
    scheduler.num_kv_blocks = options.blocks
    scheduler.max_num_seqs = options.sequences
    scheduler.max_num_batched_tokens = options.step_tokens
    scheduler.dynamic_split_fuse = True
    scheduler.enable_prefix_caching = options.keeps
    properties: dict[str, Any] = {"KV_CACHE_PRECISION": options.kv_type}
    if options.device == "CPU":
        # Threads that are bound to cores fight with whatever else runs on those.
        properties |= {"INFERENCE_NUM_THREADS": options.threads, "ENABLE_CPU_PINNING": False}
        if options.threads == 1 and platform.machine() in _X86:
            # On processors with AMX the library halves its threads for bfloat16, and divides by
            # the none that are left: openvinotoolkit/openvino#33300.
            properties["INFERENCE_PRECISION_HINT"] = "f32"
    try:
        return ov.ContinuousBatchingPipeline(
            str(path), tokenizer, scheduler, options.device, **properties
        )
    except (RuntimeError, ValueError) as exc:
        raise refused(path, exc) from exc


def open_tokenizer(ov: Any, path: Path) -> Any:
    """Load the tokenizer.

    Raises:
        ModelLoadError: The library refused it.
    """
    try:
        return ov.Tokenizer(str(path))
    except (RuntimeError, ValueError) as exc:
        raise refused(path, exc) from exc


def refused(path: Path, exc: Exception) -> ModelLoadError:
    """The error for a folder that the library does not take."""
    return ModelLoadError(
        f"OpenVINO GenAI refused {path.name!r}: {reason(exc)}",
        "Check that the folder is complete, and made by a current version of OpenVINO.",
    )


def reason(exc: Exception) -> str:
    """What the library says went wrong, without the places in its own source."""
    lines = [line.strip() for line in str(exc).splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("Exception from", "Check '"))]
    text = (told or lines or [type(exc).__name__])[-1]
    return text.rpartition(".cc:")[2][:300] if ".cc:" in text else text[:300]


class OpenVinoVocabulary:
    """The library's tokenizer, with the model's own markers left visible.

    Attributes:
        ends: Tokens that end an answer.
    """

    def __init__(self, tokenizer: Any, folder: ModelFolder, writer: PromptWriter) -> None:
        self._native, self._folder = tokenizer, folder
        self._hidden = folder.hidden(writer.markers())
        own = int(tokenizer.get_eos_token_id())
        self.ends = folder.ends | (frozenset([own]) if own >= 0 else frozenset())

    def encode(self, text: str) -> list[int]:
        """Tokens of a prompt; it already says where it begins."""
        text = self._folder.with_bos(text)
        inputs = self._native.encode(text, add_special_tokens=False)
        return [int(token) for token in inputs.input_ids.data[0]]

    def detokenizer(self) -> Detokenizer:
        """For one answer."""
        return WindowDetokenizer(self._decode, self._hidden)

    def _decode(self, tokens: Sequence[int]) -> str:
        return str(self._native.decode(list(tokens), skip_special_tokens=False))


def as_tensor(tokens: Sequence[int]) -> Any:
    """Tokens as the library takes them."""
    import numpy as np
    import openvino

    return openvino.Tensor(np.array([tokens], dtype=np.int64))


def generation_config(
    ov: Any, sampling: SamplingOptions, constraint: Constraint | None, ends: frozenset[int]
) -> Any:
    """The library's options of one request.

    Raises:
        RequestError: The tools' grammar has something that it does not know.
    """
    config = ov.GenerationConfig()
    config.apply_chat_template = False
    config.max_new_tokens = sampling.max_new_tokens
    config.stop_token_ids = set(ends)
    if ends:
        config.eos_token_id = min(ends)
    config.repetition_penalty = sampling.repeat_penalty
    config.do_sample = sampling.temperature > 0.0
    if config.do_sample:
        config.temperature = sampling.temperature
        config.top_k = max(0, sampling.top_k)
        config.top_p = min(max(sampling.top_p, 1e-6), 1.0)
        config.min_p = min(max(sampling.min_p, 0.0), 0.999)
        # Without one it would begin with the same chances each time.
        seed = random.getrandbits(31) if sampling.seed is None else sampling.seed
        config.rng_seed = seed & 0x7FFFFFFF
    if constraint is not None:
        config.structured_output_config = _structured(ov, constraint)
    return config


def _structured(ov: Any, constraint: Constraint) -> Any:
    structured = ov.StructuredOutputConfig
    if not constraint.lazy:
        gbnf.parse(constraint.grammar)  # What it cannot read would end the whole batch.
        return structured(grammar=constraint.grammar)
    tags = [
        structured.Tag(trigger, structured.EBNF(gbnf.after(constraint, trigger)), "")
        for trigger in constraint.triggers
    ]
    triggered = structured.TriggeredTags(list(constraint.triggers), tags, False, True)
    return structured(structural_tags_config=triggered)
