"""What this machine is: every fact with how it was obtained."""

from __future__ import annotations

import ctypes
import platform
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from workbench.telemetry.gpus import GpuReading

_SETS = {
    "sse4_2": "SSE4.2", "avx": "AVX", "f16c": "F16C", "fma": "FMA", "avx2": "AVX2",
    "avx_vnni": "AVX-VNNI", "avx512f": "AVX-512", "avx512_vnni": "AVX-512 VNNI",
    "avx512_bf16": "AVX-512 BF16", "amx_int8": "AMX INT8", "amx_bf16": "AMX BF16",
    "asimd": "NEON", "asimddp": "dot product", "i8mm": "I8MM", "sve": "SVE", "sve2": "SVE2",
}  # fmt: skip
_WINDOWS_FEATURES = {
    38: "SSE4.2", 39: "AVX", 40: "AVX2", 41: "AVX-512", 19: "NEON", 43: "dot product",
}  # fmt: skip
_APPLE_FEATURES = {"FEAT_DotProd": "dot product", "FEAT_I8MM": "I8MM"}
_INTEL = "0x8086"
_UNKNOWN = "not told by this system"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of the machine.

    Attributes:
        key: Stable name, for JSON.
        title: Name for people.
        value: What it is: a number, a text, or a list of texts.
        unit: ``bytes``, ``bytes/s``, or empty.
        how: Where it was read.
    """

    key: str
    title: str
    value: int | float | str | tuple[str, ...]
    unit: str
    how: str


def processor_facts(root: Path = Path("/")) -> tuple[Fact, ...]:
    """Name, cores and instruction sets of the processor."""
    name, name_how = _name(root)
    sets, sets_how = instruction_sets(root)
    return (
        Fact("cpu", "Processor", name, "", name_how),
        Fact("cpu_cores", "Cores", psutil.cpu_count(logical=False) or 0, "", "psutil"),
        Fact("cpu_threads", "Threads", psutil.cpu_count() or 1, "", "psutil"),
        Fact("cpu_instruction_sets", "Instruction sets", sets, "", sets_how),
    )


def memory_facts() -> tuple[Fact, ...]:
    """Total and free memory."""
    memory = psutil.virtual_memory()
    return (
        Fact("memory_total", "Memory", memory.total, "bytes", "psutil"),
        Fact("memory_free", "Memory free", memory.available, "bytes", "psutil"),
    )


def accelerator_facts(gpus: Sequence[GpuReading], root: Path = Path("/")) -> tuple[Fact, ...]:
    """Graphics processors and neural processors, or that none was found."""
    facts = [fact for gpu in gpus for fact in _gpu(gpu)]
    facts += _intel(root)
    if _is_apple():
        shared = psutil.virtual_memory().total
        facts.append(Fact("gpu_apple", "Apple GPU", shared, "bytes", "memory is shared"))
        facts.append(Fact("npu_apple", "NPU", "Apple Neural Engine", "", "Apple processor"))
    if not any(fact.key.startswith("gpu") for fact in facts):
        facts.append(Fact("gpu", "GPU", "none", "", "NVML, amdgpu and i915/xe files"))
    facts += _neural(root)
    if not any(fact.key.startswith("npu") for fact in facts):
        facts.append(Fact("npu", "NPU", "none", "", "/sys/class/accel"))
    return tuple(facts)


def _gpu(gpu: GpuReading) -> tuple[Fact, ...]:
    info, key = gpu.info, f"gpu_{gpu.info.index}"
    whole = Fact(key, info.name, info.memory_total_bytes, "bytes", info.driver)
    if gpu.free_bytes is None:
        how = f"{info.driver} tells no use of it"
        return whole, Fact(f"{key}_free", f"{info.name} free", "unknown", "", how)
    return whole, Fact(f"{key}_free", f"{info.name} free", gpu.free_bytes, "bytes", info.driver)


def _name(root: Path) -> tuple[str, str]:
    for line in _lines(root / "proc/cpuinfo"):
        if line.startswith(("model name", "Model")):
            return line.partition(":")[2].strip(), "/proc/cpuinfo"
    if sys.platform == "darwin" and (text := _sysctl("machdep.cpu.brand_string")):
        return text, "sysctl"
    return platform.processor() or platform.machine(), "Python's platform module"


def instruction_sets(root: Path = Path("/")) -> tuple[tuple[str, ...], str]:
    """What the processor can do that engines use, and where that was read."""
    for line in _lines(root / "proc/cpuinfo"):
        if line.lower().startswith(("flags", "features")):
            flags = line.partition(":")[2].split()
            return tuple(title for flag, title in _SETS.items() if flag in flags), (
                "/proc/cpuinfo"
            )
    if sys.platform == "darwin":
        text = f"{_sysctl('machdep.cpu.features')} {_sysctl('machdep.cpu.leaf7_features')}"
        words = text.lower().replace(".", "_").split()
        found = tuple(title for flag, title in _SETS.items() if flag in words)
        names = _APPLE_FEATURES.items() if _is_apple() else ()
        arm = [title for name, title in names if _sysctl(f"hw.optional.arm.{name}") == "1"]
        return found or ("NEON", *arm), "sysctl"
    if sys.platform == "win32":
        ask = ctypes.windll.kernel32.IsProcessorFeaturePresent
        sets = tuple(title for number, title in _WINDOWS_FEATURES.items() if ask(number))
        return sets, "IsProcessorFeaturePresent"
    return (), _UNKNOWN


def _intel(root: Path) -> list[Fact]:
    found: list[Fact] = []
    for folder in sorted((root / "sys/class/drm").glob("card[0-9]*/device")):
        if next(iter(_lines(folder / "vendor")), "") == _INTEL:
            key = f"gpu_intel_{len(found)}"
            size, how = _intel_memory(folder)
            if size:
                found.append(Fact(key, "Intel GPU", size, "bytes", how))
            else:
                text = "uses the memory of the machine, as far as its driver tells"
                found.append(Fact(key, "Intel GPU", text, "", how))
    return found


def _intel_memory(folder: Path) -> tuple[int, str]:
    """Memory of a card of its own, from its driver's files: xe has tiles, i915 one size."""
    tiles = sorted(folder.glob("tile*/physical_vram_size_bytes"))
    if size := sum(_number(path) for path in tiles):
        return size, f"xe: {folder}/tile*/physical_vram_size_bytes"
    path = folder.parent / "lmem_total_bytes"
    if size := _number(path):
        return size, f"i915: {path}"
    return 0, f"neither xe nor i915 tells a size in {folder}"


def _number(path: Path) -> int:
    """A number of a file, also in hexadecimal; 0 if there is none."""
    try:
        return max(0, int(next(iter(_lines(path)), "0").strip(), 0))
    except ValueError:
        return 0


def _neural(root: Path) -> list[Fact]:
    found: list[Fact] = []
    for folder in sorted((root / "sys/class/accel").glob("accel*")):
        driver = folder / "device" / "driver"
        name = driver.resolve().name if driver.exists() else "unknown driver"
        found.append(Fact(f"npu_{len(found)}", "NPU", name, "", str(folder)))
    return found


def _is_apple() -> bool:
    return sys.platform == "darwin" and platform.machine() == "arm64"


def _sysctl(name: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, a fixed name
            ["/usr/sbin/sysctl", "-n", name],
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
