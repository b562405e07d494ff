"""Readings that the app gives rather than the system: engines and the network guard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineReading:
    """What one loaded model reports at one moment.

    Attributes:
        model_id: The model's id, as it appears in metric names.
        pid: Its worker process; None when it runs as a thread of this process.
        memory_bytes: Memory of the model inside this process; 0 if unknown. Used without pid.
        weights_bytes: What the engine says of its weights.
        kv_bytes: What it set aside for the KV cache.
        compute_bytes: What it set aside for the buffers of a step.
        uptime_s: Since it was loaded.
        idle_s: Since it last did something.
    """

    model_id: str
    pid: int | None = None
    running: int = 0
    queued: int = 0
    kv_used_tokens: int = 0
    kv_capacity_tokens: int = 0
    tokens_per_s: float = 0.0
    memory_bytes: int = 0
    kv_used_bytes: int = 0
    weights_bytes: int = 0
    kv_bytes: int = 0
    compute_bytes: int = 0
    uptime_s: float = 0.0
    idle_s: float = 0.0


def engine_values(readings: Iterable[EngineReading]) -> Mapping[str, float]:
    """The metrics of all loaded models; sums over them where the metric is one number."""
    values: dict[str, float] = {
        "tokens_per_s": 0.0,
        "queue.length": 0.0,
        "queue.running": 0.0,
        "prompts.memory_bytes": 0.0,
        "memory.weights_bytes": 0.0,
        "memory.kv_bytes": 0.0,
        "memory.compute_bytes": 0.0,
    }
    for reading in readings:
        values["tokens_per_s"] += reading.tokens_per_s
        values["queue.length"] += reading.queued
        values["queue.running"] += reading.running
        values["prompts.memory_bytes"] += reading.kv_used_bytes
        values["memory.weights_bytes"] += reading.weights_bytes
        values["memory.kv_bytes"] += reading.kv_bytes
        values["memory.compute_bytes"] += reading.compute_bytes
        values[f"model.{reading.model_id}.uptime_s"] = reading.uptime_s
        values[f"model.{reading.model_id}.idle_s"] = reading.idle_s
        values[f"model.{reading.model_id}.waiting"] = float(reading.queued)
        values[f"kv.{reading.model_id}_tokens"] = float(reading.kv_used_tokens)
        values[f"kv.{reading.model_id}_capacity_tokens"] = float(reading.kv_capacity_tokens)
        # A worker process is measured by its process id; this is for the thread mode.
        if reading.pid is None and reading.memory_bytes:
            values[f"memory.model.{reading.model_id}_bytes"] = float(reading.memory_bytes)
    return values
