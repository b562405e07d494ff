"""``workbench hardware``: what this machine can run models on."""

from __future__ import annotations

import asyncio
import shutil
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.terminal import size, table
from workbench.app.workbench import Workbench
from workbench.models.bandwidth import memory_bandwidth
from workbench.telemetry.machine import (
    Fact,
    accelerator_facts,
    memory_facts,
    processor_facts,
)
from workbench.telemetry.samplers.amd_sysfs import AmdSampler
from workbench.telemetry.samplers.api import GpuInfo, Machine
from workbench.telemetry.samplers.nvml import NvmlSampler


async def run(bench: Workbench, options: Namespace) -> int:
    """Print the facts; returns the exit code."""
    facts = await asyncio.to_thread(machine_facts, bench.paths.models)
    if options.json:
        _print(reports.as_json([asdict(fact) for fact in facts]))
    else:
        rows = [[fact.title, text_of(fact), fact.how] for fact in facts]
        _print(table(["", "", "how it is known"], rows))
    return 0


def machine_facts(models_folder: Path) -> tuple[Fact, ...]:
    """Every fact; blocking, a fifth of a second."""
    disk = shutil.disk_usage(models_folder)
    return (
        *processor_facts(),
        *memory_facts(),
        Fact(
            "memory_bandwidth", "Memory speed", memory_bandwidth(), "bytes/s",
            "measured now: copies by one thread",
        ),
        *accelerator_facts(_gpus()),
        Fact("disk_free", "Disk free", disk.free, "bytes", str(models_folder)),
    )  # fmt: skip


def text_of(fact: Fact) -> str:
    """The value in words."""
    if isinstance(fact.value, tuple):
        return ", ".join(fact.value) or "unknown"
    if fact.unit == "bytes":
        return size(int(fact.value))
    if fact.unit == "bytes/s":
        return f"{size(int(fact.value))}/s"
    return str(fact.value)


def _gpus() -> tuple[GpuInfo, ...]:
    found: list[GpuInfo] = []
    for make in (NvmlSampler, AmdSampler):
        sampler = make(Machine())
        found += sampler.gpus()
        sampler.close()
    return tuple(found)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
