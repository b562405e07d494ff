"""``workbench hardware``: what this machine can run models on."""

from __future__ import annotations

import asyncio
import shutil
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from workbench.app import reports
from workbench.app.terminal import table
from workbench.app.workbench import Workbench
from workbench.base.sizes import size_text
from workbench.models.bandwidth import memory_bandwidth
from workbench.models.disk_speed import disk_speed
from workbench.telemetry.gpus import read_gpus
from workbench.telemetry.machine import (
    Fact,
    accelerator_facts,
    memory_facts,
    processor_facts,
)


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
    """Every fact; blocking, a second on a slow disk."""
    return (
        *processor_facts(),
        *memory_facts(),
        Fact(
            "memory_bandwidth", "Memory speed", memory_bandwidth(), "bytes/s",
            "measured now: copies by one thread",
        ),
        *accelerator_facts(read_gpus()),
        *disk_facts(models_folder),
    )  # fmt: skip


def disk_facts(folder: Path) -> tuple[Fact, ...]:
    """Room and speed of the disk that models go to; blocking, it writes a file for that."""
    disk, speed = shutil.disk_usage(folder), disk_speed(folder)
    room = f"asked of the system for {folder}"
    facts = [
        Fact("disk_total", "Disk", disk.total, "bytes", room),
        Fact("disk_free", "Disk free", disk.free, "bytes", room),
    ]
    for key, title, value in (
        ("disk_read", "Disk reads", speed.read_bytes_per_s),
        ("disk_write", "Disk writes", speed.write_bytes_per_s),
    ):
        unit = "bytes/s" if value else ""
        facts.append(Fact(f"{key}_speed", title, value or "unknown", unit, speed.how))
    return tuple(facts)


def text_of(fact: Fact) -> str:
    """The value in words."""
    if isinstance(fact.value, tuple):
        return ", ".join(fact.value) or "unknown"
    if fact.unit == "bytes":
        return size_text(int(fact.value))
    if fact.unit == "bytes/s":
        return f"{size_text(int(fact.value))}/s"
    return str(fact.value)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the command line
