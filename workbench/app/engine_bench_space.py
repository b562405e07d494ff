"""What there is to try for a model: which dimensions its engine has, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.app.engine_bench_values import Dimension, Flash, KvType, Setting, Trial
from workbench.engines.registry import ENGINES
from workbench.models.store import InstalledModel

STEPS: tuple[tuple[Dimension, float], ...] = (
    ("gpu", 0.10),
    ("threads", 0.20),
    ("batch", 0.40),
    ("flash", 0.60),
    ("kv", 0.75),
    ("form", 0.90),
)
"""The most telling first, with the share of the search that is done before it."""
_VARIES: dict[str, frozenset[Dimension]] = {
    "llama-cpp": frozenset({"gpu", "threads", "batch", "flash", "kv"}),
    "onnx-genai": frozenset({"gpu", "threads", "batch"}),
    "openvino": frozenset({"threads", "batch", "kv"}),
    "mlx": frozenset({"gpu", "batch"}),
    "foundry-local": frozenset({"threads"}),
}
_BATCHES = (256, 1024, 128, 2048)
_KV_TYPES: tuple[KvType, ...] = ("q8_0", "q4_0")
_FLASHES: tuple[Flash, ...] = ("on", "off")
_ONNX = ("onnx-genai", "foundry-local")
_LEAST_FAST_PER_S = 16.0
_MANY_CORES = 4
_SAME = 0.02
_FORM_WORDS = frozenset(
    (
        *("gguf", "onnx", "openvino", "genai", "ov", "og", "hf", "mlx", "mobile", "quantized"),
        *("cpu", "gpu", "cuda", "directml", "int4", "int8", "fp16", "fp32", "f16", "f32"),
        *("bf16", "4bit", "8bit", "awq", "gptq", "rtn", "block", "acc", "level"),
    )
)
_QUANTISATION = re.compile(r"i?q\d.*|[kmslx]|xs|xl|\d{1,3}")


@dataclass(frozen=True, slots=True)
class Form:
    """Another way to run the same model: another engine, mostly with files of its own."""

    model_id: str
    engine: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides which values are tried.

    Attributes:
        threads: What the best so far really uses; 0 if nothing ran.
        devices: Where its layers are; empty if nothing ran.
        writes_per_s: How fast it writes; 0 if nothing ran.
        prompt_tokens: What each run reads: a larger batch would never be filled.
        cores: Physical cores that this process may use.
        all_threads: What the system counts.
        layers: Of the model; 0 if unknown.
    """

    threads: int
    devices: tuple[str, ...]
    writes_per_s: float
    prompt_tokens: int
    cores: int
    all_threads: int
    layers: int = 0
    forms: tuple[Form, ...] = ()


def candidates(dimension: Dimension, best: Trial, facts: Facts) -> list[Trial]:
    """What is tried of a dimension, the simplest first."""
    if dimension == "form":
        return [Trial("form", Setting(), form.engine, form.model_id) for form in facts.forms]
    if dimension not in _VARIES.get(best.engine, frozenset()):
        return []
    found = _values(dimension, best.setting, facts)
    return [Trial(dimension, one, best.engine, best.model_id) for one in found]


def _values(dimension: Dimension, base: Setting, facts: Facts) -> list[Setting]:
    if dimension == "gpu":
        return [replace(base, gpu_layers=count) for count in _gpu_layers(facts)]
    if dimension == "threads":
        return [replace(base, threads=count) for count in _threads(facts)]
    if dimension == "batch":
        tried = [size for size in _BATCHES if size < 2 * facts.prompt_tokens]
        return [replace(base, batch_tokens=size) for size in tried if size != base.batch_tokens]
    if dimension == "flash":
        return [replace(base, flash=flash) for flash in _FLASHES]
    flash: Flash = "auto" if base.flash == "off" else base.flash  # it needs it
    return [replace(base, kv_type=kind, flash=flash) for kind in _KV_TYPES]


def _gpu_layers(facts: Facts) -> list[int]:
    """Fewer layers on the GPU; none where there is no GPU."""
    if facts.devices and all(name.upper().startswith("CPU") for name in facts.devices):
        return []
    half = facts.layers // 2 if facts.devices else 0
    return sorted({0, half})


def _threads(facts: Facts) -> list[int]:
    cores = facts.cores
    tried = {cores // 2, cores - 1, cores, facts.all_threads}
    if cores <= _MANY_CORES or facts.writes_per_s >= _LEAST_FAST_PER_S:
        tried.add(1)
    return sorted(count for count in tried if count >= 1 and count != facts.threads)


def forms_of(
    model: InstalledModel, engine: str, models: Iterable[InstalledModel]
) -> tuple[Form, ...]:
    """The same model in forms for other engines that are installed here."""
    ready = {spec.key for spec in ENGINES if spec.installed}
    found = [Form(model.id, other) for other in _ONNX if engine in _ONNX and other != engine]
    found += [
        Form(other.id, other.engine)
        for other in models
        if other.engine not in (model.engine, "server")
        and not other.problem
        and _is_same(model, other)
    ]
    return tuple(form for form in found if form.engine in ready)


def _is_same(one: InstalledModel, other: InstalledModel) -> bool:
    if one.architecture.lower() != other.architecture.lower():
        return False
    mine, theirs = one.parameters, other.parameters
    if mine and theirs and abs(mine - theirs) > _SAME * mine:
        return False
    return bool(_names(one) & _names(other))


def _names(model: InstalledModel) -> set[str]:
    """What a model may be called, without the words that only tell its form."""
    texts = (model.id, model.title)
    return {name for text in texts if (name := " ".join(_words(text)))}


def _words(text: str) -> list[str]:
    words = re.split(r"[^a-z0-9.]+", text.lower())
    return [
        word
        for word in words
        if word and word not in _FORM_WORDS and not _QUANTISATION.fullmatch(word)
    ]
