"""Which tiles there are: the table behind the dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from workbench.telemetry.metrics import Unit, model_of
from workbench.telemetry.tracks import percentile_of
from workbench.ui.language.words import tr
from workbench.ui.marks import mark


@dataclass(frozen=True, slots=True)
class TileSpec:
    """One tile.

    Attributes:
        metrics: Names or patterns of its curves, in the order of their colours.
        columns: Width on the grid of twelve.
        stacked: Curves are added up; the first metric then is the whole.
        ceiling: Metric or pattern that ends the axis (its sum), or empty for the data's own.
        threshold: Share of the ceiling above which the tile warns; 0 never.
        fixed_end: The axis ends here whatever the data; 0 for none.
        empty_title: Said instead of a plot while there is no curve.
        empty_text: What to do about it.
        needs: ``model``, ``gpu``, ``server`` or ``battery``, what must be there for a curve.
        without: Pattern of metrics that are none of its curves, though another one fits them.
    """

    key: str
    title: str
    unit: Unit
    metrics: tuple[str, ...]
    columns: int
    stacked: bool = False
    ceiling: str = ""
    threshold: float = 0.0
    fixed_end: float = 0.0
    empty_title: str = mark("No reading yet")
    empty_text: str = mark("The first sample comes in a moment.")
    needs: str = ""
    without: str = ""


NO_GPU = (
    mark("No GPU found"),
    mark(
        "Models run on the CPU. For an NVIDIA card install its driver (nvidia-smi must list "
        "it); AMD cards are read from the amdgpu driver on Linux."
    ),
)
NO_MEASURE = (
    mark("This server tells no measurements"),
    mark(
        "vLLM does, and llama.cpp's server when it is started with --metrics. Connect it as "
        "such a program in Engines; its figures appear two seconds after its model is loaded."
    ),
)
NO_MODEL = (
    mark("No model is loaded"),
    mark("Load one in Models; its figures appear here at once."),
)

TILES: tuple[TileSpec, ...] = (
    TileSpec(
        "memory",
        mark("Memory"),
        "bytes",
        ("memory.used_bytes", "memory.program_bytes", "memory.model.*_bytes"),
        6,
        stacked=True,
        ceiling="memory.total_bytes",
        threshold=0.9,
    ),
    TileSpec(
        "cpu",
        mark("CPU"),
        "percent",
        ("cpu.percent", "cpu.program_percent"),
        6,
        fixed_end=100.0,
        threshold=0.95,
    ),
    TileSpec(
        "tokens",
        mark("Tokens per second"),
        "tokens/s",
        ("tokens_per_s",),
        4,
        empty_title=NO_MODEL[0],
        empty_text=NO_MODEL[1],
        needs="model",
    ),
    TileSpec(
        "first_token",
        mark("Time to first token"),
        "s",
        ("time_to_first_token_s",),
        4,
        empty_title=mark("No answer yet"),
        empty_text=mark("Shown after the first answer of a model."),
    ),
    TileSpec(
        "kv",
        mark("KV cache"),
        "tokens",
        ("kv.*_tokens",),
        4,
        ceiling="kv.*_capacity_tokens",
        threshold=0.9,
        empty_title=NO_MODEL[0],
        empty_text=NO_MODEL[1],
        needs="model",
    ),
    TileSpec(
        "queue",
        mark("Queue"),
        "requests",
        ("queue.length", "queue.running"),
        4,
        empty_title=NO_MODEL[0],
        empty_text=NO_MODEL[1],
        needs="model",
    ),
    TileSpec(
        "gpu",
        mark("GPU use"),
        "percent",
        ("gpu.*.percent",),
        4,
        fixed_end=100.0,
        empty_title=NO_GPU[0],
        empty_text=NO_GPU[1],
        needs="gpu",
    ),
    TileSpec(
        "gpu_memory",
        mark("GPU memory"),
        "bytes",
        ("gpu.*.memory_used_bytes",),
        4,
        ceiling="gpu.*.memory_total_bytes",
        threshold=0.95,
        empty_title=NO_GPU[0],
        empty_text=NO_GPU[1],
        needs="gpu",
    ),
    TileSpec(
        "server_requests",
        mark("Requests at servers"),
        "requests",
        ("server.*_running", "server.*_waiting"),
        6,
        empty_title=NO_MEASURE[0],
        empty_text=NO_MEASURE[1],
        needs="server",
    ),
    TileSpec(
        "server_kv",
        mark("KV cache of servers"),
        "percent",
        ("server.*_kv_percent",),
        6,
        fixed_end=100.0,
        threshold=0.9,
        needs="server",
    ),
    TileSpec(
        "server_tokens",
        mark("Tokens per second of servers"),
        "tokens/s",
        ("server.*_tokens_per_s",),
        6,
        needs="server",
        without="server.*_prompt_tokens_per_s",
    ),
    TileSpec(
        "server_first_token",
        mark("First token of servers"),
        "s",
        ("server.*_first_token_s",),
        6,
        empty_title=mark("No answer yet"),
        empty_text=mark("Shown after an answer that began since the reading before."),
        needs="server",
    ),
)
_SERVER_PARTS = {
    "_running": mark(", running"),
    "_waiting": mark(", waiting"),
    "_kv_percent": "",
    "_prompt_tokens_per_s": mark(", reading"),
    "_tokens_per_s": "",
    "_first_token_s": "",
}


def curves_of(spec: TileSpec, latest: Mapping[str, float]) -> tuple[str, ...]:
    """Metric names of the tile's curves that have a value now."""
    if spec.needs == "model" and not any(name.startswith("kv.") for name in latest):
        return ()
    names: list[str] = []
    for pattern in spec.metrics:
        if "*" not in pattern:
            names += [pattern] if pattern in latest else []
            continue
        names += sorted(
            name
            for name in latest
            if fnmatchcase(name, pattern)
            and not name.endswith("_capacity_tokens")
            and not (spec.without and fnmatchcase(name, spec.without))
        )
    return tuple(names)


def ceiling_of(spec: TileSpec, latest: Mapping[str, float]) -> float:
    """Where the axis ends by the machine's or engine's own limit; 0 if there is none."""
    if spec.fixed_end:
        return spec.fixed_end
    if not spec.ceiling:
        return 0.0
    found = [value for name, value in latest.items() if fnmatchcase(name, spec.ceiling)]
    if "*" in spec.ceiling:
        return max(found, default=0.0)
    return sum(found)


def limit_of(name: str, latest: Mapping[str, float]) -> float:
    """The limit of one curve, such as the capacity of one model's KV cache; 0 if none."""
    if name.startswith("kv."):
        return latest.get(name.removesuffix("_tokens") + "_capacity_tokens", 0.0)
    if name.endswith(".memory_used_bytes"):
        return latest.get(name.removesuffix("used_bytes") + "total_bytes", 0.0)
    return 0.0


def server_title(name: str) -> str:
    """The id in ``server.ID_what``, and what it is where the tile does not say so."""
    for tail, words in _SERVER_PARTS.items():
        if name.endswith(tail):
            return name.removeprefix("server.").removesuffix(tail) + tr(words)
    return name.removeprefix("server.")


def curve_title(name: str) -> str:
    """Short words for a curve's legend."""
    model = model_of(name)
    if model:
        return model
    parts = name.split(".")
    if parts[0] == "server":
        return server_title(name)
    if parts[0] == "gpu":
        return f"GPU {parts[1]}"
    asked = percentile_of(name)
    if asked is not None:
        return tr("median") if asked[1] == 0.5 else f"{100 * asked[1]:.0f} %"
    known = {
        "memory.used_bytes": mark("other programs"),
        "memory.program_bytes": mark("Workbench"),
        "memory.weights_bytes": mark("weights"),
        "memory.kv_bytes": mark("KV caches"),
        "memory.compute_bytes": mark("compute"),
        "disk.read_bytes_per_s": mark("read"),
        "disk.write_bytes_per_s": mark("written"),
        "disk.free_bytes": mark("free"),
        "cpu.temperature_c": mark("CPU"),
        "cpu.power_w": mark("CPU"),
        "battery.power_w": mark("battery"),
        "cpu.percent": mark("machine"),
        "cpu.program_percent": mark("Workbench and models"),
        "queue.length": mark("waiting"),
        "queue.running": mark("running"),
        "tokens_per_s": mark("all models"),
        "time_to_first_token_s": mark("newest answer"),
    }
    return tr(known[name]) if name in known else name
