"""What measured speeds hold for: this machine, the engine's library, the model's files."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import psutil

from workbench.app.engine_bench_values import Machine
from workbench.base.regular_files import open_regular
from workbench.engines.registry import ENGINES
from workbench.models.store import InstalledModel

_PACKAGES = {
    "llama-cpp": "llama-cpp-python",
    "onnx-genai": "onnxruntime-genai",
    "foundry-local": "foundry-local-sdk",
    "openvino": "openvino-genai",
    "mlx": "mlx-lm",
}
_END_BYTES = 64 * 1024
_GIB = 1024**3


def this_machine(root: Path = Path("/")) -> Machine:
    """The machine, as far as it decides how fast a model is; blocking."""
    from workbench.telemetry.machine import processor_facts  # only where something is kept

    name = next(fact.value for fact in processor_facts(root) if fact.key == "cpu")
    return Machine(
        system=f"{platform.system()} {platform.machine()}",
        processor=str(name),
        cores=psutil.cpu_count(logical=False) or 1,
        threads=psutil.cpu_count() or 1,
        memory_gib=round(psutil.virtual_memory().total / _GIB),
        gpus=tuple(sorted(_gpus(root))),
    )


@cache
def known_machine() -> Machine:
    """The machine, asked once: none of it changes while the program runs."""
    return this_machine()


def _gpus(root: Path) -> Iterable[str]:
    """Names where the driver tells them, else the numbers of maker and device."""
    for told in root.glob("proc/driver/nvidia/gpus/*/information"):
        for line in _text(told).splitlines():
            if line.startswith("Model:"):
                yield line.partition(":")[2].strip()
    for device in root.glob("sys/class/drm/card[0-9]*/device"):
        if "-" not in device.parent.name and (maker := _text(device / "vendor").strip()):
            yield f"{maker}:{_text(device / 'device').strip()}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:4096]
    except OSError:
        return ""


def versions(engine: str) -> dict[str, str]:
    """The version of the engine's library; empty for an engine without one."""
    from importlib.metadata import PackageNotFoundError, version

    spec = next((spec for spec in ENGINES if spec.key == engine), None)
    if spec is None or not spec.library:
        return {}
    package = _PACKAGES.get(engine, spec.library)
    try:
        return {package: version(package)}
    except PackageNotFoundError:
        return {package: "?"}


def digest(model: InstalledModel) -> str:
    """A word for the model's bytes that is quick to find, also for a file of many GB; blocking.

    It covers the size, the beginning and the end of every file: what another quantisation, or
    another version of the model, changes. It is no proof that no byte differs.
    """
    found = hashlib.sha256(f"{model.size_bytes} {model.parts}".encode())
    for path in _files(model.path):
        found.update(path.name.encode() if path != model.path else b"")
        found.update(_ends(path))
    return found.hexdigest()[:32]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.iterdir() if one.is_file())


def _ends(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            first = file.read(_END_BYTES)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(_END_BYTES, size - _END_BYTES))
            return size.to_bytes(8, "little") + first + file.read(_END_BYTES)
    except OSError:
        return b"unreadable"
