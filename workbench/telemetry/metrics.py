"""The metrics: name, title, unit, and the sentence that says how each is measured."""

from __future__ import annotations

from workbench.telemetry.metric import Metric, Unit
from workbench.telemetry.run_rows import RUN_ROWS

__all__ = ["METRICS", "Metric", "Unit", "metric", "model_of"]

_SAYS = "What the server says of itself, all of its users together; read every two seconds."
_COUNTED = "What the server counted between two readings, all of its users together."

METRICS: tuple[Metric, ...] = (
    Metric(
        "memory.used_bytes",
        "Memory in use",
        "bytes",
        "Total memory minus what the system says is available, all programs together.",
    ),
    Metric(
        "memory.used_percent",
        "Memory in use, share",
        "percent",
        "Memory in use as a share of what is installed.",
    ),
    Metric("memory.total_bytes", "Memory installed", "bytes", "What the system reports."),
    Metric(
        "memory.available_bytes",
        "Memory available",
        "bytes",
        "What the system says a program can still take without swapping.",
    ),
    Metric(
        "memory.program_bytes",
        "Workbench itself",
        "bytes",
        "Memory of this process without its models: proportional share (PSS) on Linux, "
        "else the resident set.",
    ),
    Metric(
        "memory.model.*_bytes",
        "Loaded model",
        "bytes",
        "Memory of the model's worker process: proportional share (PSS) on Linux, "
        "else the resident set.",
    ),
    Metric(
        "memory.weights_bytes",
        "Weights",
        "bytes",
        "Weights of all models on the CPU, as their engines report.",
    ),
    Metric(
        "memory.kv_bytes",
        "KV caches",
        "bytes",
        "What the KV caches of all models on the CPU set aside, as their engines report.",
    ),
    Metric(
        "memory.compute_bytes",
        "Compute buffers",
        "bytes",
        "Buffers of a step of all models on the CPU, as their engines report.",
    ),
    Metric(
        "kv.*_tokens",
        "KV cache in use",
        "tokens",
        "Cells the engine holds for running requests and kept prompts.",
    ),
    Metric(
        "kv.*_percent",
        "KV cache in use, share",
        "percent",
        "Cells in use of those the engine reserved.",
    ),
    Metric("kv.*_capacity_tokens", "KV cache size", "tokens", "Cells the engine reserved."),
    Metric(
        "cpu.percent",
        "CPU, whole machine",
        "percent",
        "Busy time of all cores since the sample before; 100 % is every core busy.",
    ),
    Metric(
        "cpu.program_percent",
        "CPU, Workbench and its models",
        "percent",
        "CPU time of this process and its workers since the sample before, over all cores.",
    ),
    Metric(
        "cpu.core.*_percent",
        "CPU core",
        "percent",
        "Busy time of one core since the sample before.",
        recorded=False,
    ),
    Metric(
        "cpu.temperature_c",
        "CPU temperature",
        "°C",
        "The hottest of the processor's sensors, as its driver reports.",
    ),
    Metric(
        "cpu.power_w",
        "CPU power",
        "W",
        "Energy that all processor packages counted (RAPL), over the time since the sample "
        "before.",
    ),
    Metric(
        "gpu.*.percent",
        "GPU use",
        "percent",
        "Share of time a kernel ran on the GPU, as the driver reports it.",
    ),
    Metric(
        "gpu.*.memory_used_bytes",
        "GPU memory in use",
        "bytes",
        "Memory taken on the GPU by all programs, as the driver reports it.",
    ),
    Metric(
        "gpu.*.memory_percent",
        "GPU memory in use, share",
        "percent",
        "Memory taken on the GPU as a share of what it has.",
    ),
    Metric("gpu.*.memory_total_bytes", "GPU memory", "bytes", "What the driver reports."),
    Metric("gpu.*.temperature_c", "GPU temperature", "°C", "The sensor the driver reads."),
    Metric(
        "gpu.*.power_w", "GPU power", "W", "Draw of the whole board, as the driver reports."
    ),
    Metric(
        "energy.cpu_j",
        "Energy of the CPU",
        "J",
        "What all processor packages counted (RAPL) since the sample before.",
    ),
    Metric(
        "energy.gpu.*_j",
        "Energy of the GPU",
        "J",
        "What the board counted since the sample before; else its power over that time.",
    ),
    Metric("battery.percent", "Battery", "percent", "Charge, as the system reports it."),
    Metric(
        "battery.plugged",
        "Plugged in",
        "yes or no",
        "1 while power comes from outside, 0 while it comes from the battery.",
    ),
    Metric(
        "battery.power_w",
        "Battery power",
        "W",
        "What the battery gives, as its driver reports; told on battery only.",
    ),
    Metric("disk.total_bytes", "Disk", "bytes", "Size of the disk that holds the data folder."),
    Metric(
        "disk.read_bytes_per_s",
        "Disk reads",
        "bytes/s",
        "What all disks read since the sample before, all programs together.",
    ),
    Metric(
        "disk.write_bytes_per_s",
        "Disk writes",
        "bytes/s",
        "What all disks wrote since the sample before, all programs together.",
    ),
    Metric(
        "disk.free_bytes",
        "Disk space free",
        "bytes",
        "Free space for this user on the disk that holds the data folder.",
    ),
    Metric(
        "tokens_per_s",
        "Tokens per second",
        "tokens/s",
        "Tokens all loaded models wrote in the last second.",
    ),
    Metric(
        "time_to_first_token_s",
        "Time to first token",
        "s",
        "Seconds from request to first new token, of the newest answer.",
    ),
    Metric(
        "time_to_first_token_median_s",
        "Time to first token, lately",
        "s",
        "Median over the answers of the last two minutes; needs two of them.",
    ),
    Metric(
        "error_rate_percent",
        "Error rate",
        "percent",
        "Share of the runs that failed, of those that ended in the last five minutes; "
        "needs ten of them. Runs that a person stopped do not count.",
    ),
    Metric("queue.length", "Queue", "requests", "Requests that wait in the loaded models."),
    Metric("queue.running", "Running", "requests", "Requests the loaded models work on."),
    Metric(
        "prompts.memory_bytes",
        "Memory of prompts",
        "bytes",
        "What all loaded models hold of prompts and answers, those kept for later included.",
    ),
    Metric("server.*_running", "Running at the server", "requests", _SAYS),
    Metric("server.*_waiting", "Waiting at the server", "requests", _SAYS),
    Metric("server.*_kv_percent", "KV cache of the server", "percent", _SAYS),
    Metric(
        "server.*_cache_hit_percent",
        "Prompts from the server's cache",
        "percent",
        "Prompt tokens that the server had already, of those asked since the reading before.",
    ),
    Metric("server.*_tokens_per_s", "Writing of the server", "tokens/s", _COUNTED),
    Metric("server.*_prompt_tokens_per_s", "Reading of the server", "tokens/s", _COUNTED),
    Metric(
        "server.*_first_token_s",
        "First token of the server",
        "s",
        "Mean of the newest answers that began between two readings, as the server measured.",
    ),
    Metric(
        "net.connections",
        "Connections out",
        "connections",
        "Connections this program and its models have to other machines now, as the system "
        "tells.",
    ),
    Metric(
        "net.refused",
        "Refused connections",
        "attempts",
        "Attempts to reach another machine that the network guard refused since the start.",
    ),
    *RUN_ROWS,
)


def metric(name: str) -> Metric | None:
    """The row for a metric's name, patterns included; None if it is unknown."""
    exact = next((row for row in METRICS if row.name == name), None)
    if exact is not None:
        return exact
    found = [row for row in METRICS if row.matches(name)]
    return max(found, key=lambda row: len(row.name), default=None)


def model_of(name: str) -> str:
    """The model's id in ``memory.model.ID_bytes`` or ``kv.ID_tokens``; empty if none."""
    for head, tail in (
        ("memory.model.", "_bytes"),
        ("kv.", "_capacity_tokens"),
        ("kv.", "_tokens"),
    ):
        if name.startswith(head) and name.endswith(tail):
            return name[len(head) : len(name) - len(tail)]
    return ""
