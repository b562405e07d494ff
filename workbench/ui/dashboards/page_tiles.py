"""The tiles of the pages beside the overview."""

from __future__ import annotations

from dataclasses import replace

from workbench.ui.dashboards.tiles import TILES, TileSpec
from workbench.ui.marks import mark

NOT_TOLD = mark("Not told by this system")
_OF_OVERVIEW = {spec.key: spec for spec in TILES}
_NO_REQUEST = (
    mark("No request yet"),
    mark("Ask a model something: how long it takes to begin and to end is shown here."),
)


def _again(key: str, columns: int) -> TileSpec:
    """A tile of the overview, in another width; it is drawn apart."""
    return replace(_OF_OVERVIEW[key], key=f"{key}_page", columns=columns)


MACHINE_TILES: tuple[TileSpec, ...] = (
    TileSpec(
        "owners",
        mark("Memory by owner"),
        "bytes",
        (
            "memory.used_bytes",
            "memory.program_bytes",
            "memory.weights_bytes",
            "memory.kv_bytes",
            "memory.compute_bytes",
        ),
        6,
        stacked=True,
        ceiling="memory.total_bytes",
        threshold=0.9,
    ),
    _again("cpu", 6),
    _again("gpu", 4),
    _again("gpu_memory", 4),
    TileSpec(
        "heat",
        mark("Temperature"),
        "°C",
        ("cpu.temperature_c", "gpu.*.temperature_c"),
        4,
        empty_title=NOT_TOLD,
        empty_text=mark(
            "Neither the processor's sensors nor a GPU's driver tell a temperature. "
            "Virtual machines have no sensors."
        ),
    ),
    TileSpec(
        "disk_rates",
        mark("Disk reads and writes"),
        "bytes/s",
        ("disk.read_bytes_per_s", "disk.write_bytes_per_s"),
        4,
        empty_title=NOT_TOLD,
        empty_text=mark("This system does not count what its disks read and write."),
    ),
    TileSpec(
        "disk_free",
        mark("Disk space free"),
        "bytes",
        ("disk.free_bytes",),
        4,
        ceiling="disk.total_bytes",
    ),
    TileSpec(
        "network", mark("Connections out"), "connections", ("net.connections",), 4,
        empty_title=NOT_TOLD, empty_text=mark("This system does not tell connections."),
    ),
    TileSpec(
        "battery", mark("Battery"), "percent", ("battery.percent",), 4,
        fixed_end=100.0, needs="battery",
    ),
)  # fmt: skip

MODEL_TILES: tuple[TileSpec, ...] = (
    TileSpec(
        "latency",
        mark("Latency of requests"),
        "s",
        ("latency_p50_s", "latency_p95_s", "latency_p99_s"),
        4,
        empty_title=_NO_REQUEST[0],
        empty_text=_NO_REQUEST[1],
    ),
    TileSpec(
        "first_tokens",
        mark("Time to first token"),
        "s",
        ("first_token_p50_s", "first_token_p95_s", "first_token_p99_s"),
        4,
        empty_title=_NO_REQUEST[0],
        empty_text=_NO_REQUEST[1],
    ),
    _again("tokens", 4),
)

COST_TILES: tuple[TileSpec, ...] = (
    TileSpec(
        "power",
        mark("Power"),
        "W",
        ("cpu.power_w", "gpu.*.power_w", "battery.power_w"),
        12,
        empty_title=NOT_TOLD,
        empty_text=mark(
            "Power is read from the processor's counters (RAPL, on Linux often for "
            "root only), from GPU drivers, and on battery from the battery. Nothing is guessed."
        ),
    ),
)
