"""The machine: processor, memory, GPUs, and room on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import psutil

from workbench.app.doctor.findings import Finding, Patient
from workbench.app.engine_packs import EnginePacks
from workbench.base.files import full_disk
from workbench.base.sizes import size_text
from workbench.telemetry.gpus import read_gpus
from workbench.telemetry.machine import instruction_sets, processor_facts

_LITTLE_MEMORY_BYTES = 2_000_000_000
_LITTLE_DISK_BYTES = 5_000_000_000
_NEEDS_SETS = "AVX2"


def processor(_patient: Patient) -> Iterator[Finding]:
    """Its name, cores, and what engines can use of it."""
    facts = {fact.key: fact.value for fact in processor_facts()}
    sets, _how = instruction_sets(Path("/"))
    yield Finding(
        "Processor",
        f"{facts['cpu']}, {facts['cpu_cores']} cores, {facts['cpu_threads']} threads",
    )
    known = isinstance(sets, tuple) and bool(sets)
    words = ", ".join(sets) if isinstance(sets, tuple) else str(sets)
    if known and "SSE4.2" in sets and _NEEDS_SETS not in sets:
        hint = "Models will write slowly here; choose small ones."
        yield Finding("Instructions", f"{words}: no {_NEEDS_SETS}", "warning", hint)
    else:
        yield Finding("Instructions", words or "not told by this system", "note")


def memory(_patient: Patient) -> Iterator[Finding]:
    """How much there is, and how much is free now."""
    now = psutil.virtual_memory()
    text = f"{size_text(now.total)}, {size_text(now.available)} free now"
    if now.available < _LITTLE_MEMORY_BYTES:
        hint = "Close other programs, or choose a smaller model or context."
        yield Finding("Memory", text, "warning", hint)
    else:
        yield Finding("Memory", text)


def gpus(patient: Patient) -> Iterator[Finding]:
    """Which there are, and whether llama.cpp was built for them."""
    built = ", ".join(sorted(EnginePacks(patient.paths.data).gpu_backends()))
    found = read_gpus()
    if not found:
        yield Finding("GPU", "none that this program can read; models run on the CPU", "note")
        return
    for gpu in found:
        free = f", {size_text(gpu.free_bytes)} free" if gpu.free_bytes is not None else ""
        total = size_text(gpu.info.memory_total_bytes)
        yield Finding("GPU", f"{gpu.info.name}, {total}{free}")
    if not built:
        hint = "Build llama-cpp-python for it, or use an engine or server that knows it."
        yield Finding("GPU engine", "llama.cpp here is built for the CPU only", "warning", hint)
    else:
        yield Finding("GPU engine", f"llama.cpp is built for {built}")


def disk(patient: Patient) -> Iterator[Finding]:
    """Room where the data folder lies."""
    data = patient.paths.data
    folder = next(one for one in (data, *data.parents) if one.is_dir())
    now = shutil.disk_usage(folder)
    text = f"{size_text(now.free)} free of {size_text(now.total)}"
    if full := full_disk(folder):
        yield Finding("Disk", full.message, "bad", full.hint)
    elif now.free < _LITTLE_DISK_BYTES:
        hint = "Models take gigabytes: remove what you do not need under Models."
        yield Finding("Disk", text, "warning", hint)
    else:
        yield Finding("Disk", text)
