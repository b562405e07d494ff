"""What the machine is, read from files of other machines too."""

from __future__ import annotations

from pathlib import Path

from workbench.telemetry.gpus import GpuReading
from workbench.telemetry.machine import accelerator_facts, memory_facts, processor_facts
from workbench.telemetry.samplers.api import GpuInfo

LAPTOP = """processor\t: 0
model name\t: 13th Gen Intel(R) Core(TM) i7-1360P
flags\t\t: fpu sse4_2 avx f16c fma avx2 avx_vnni
"""
BOARD = """processor\t: 0
Features\t: fp asimd asimddp i8mm
Model\t\t: Raspberry Pi 5
"""


def _root(tmp_path: Path, cpuinfo: str) -> Path:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/cpuinfo").write_text(cpuinfo, encoding="utf-8")
    return tmp_path


def test_that_a_laptop_is_read(tmp_path: Path) -> None:
    facts = {fact.key: fact for fact in processor_facts(_root(tmp_path, LAPTOP))}
    assert "i7-1360P" in str(facts["cpu"].value)
    sets = ("SSE4.2", "AVX", "F16C", "FMA", "AVX2", "AVX-VNNI")
    assert facts["cpu_instruction_sets"].value == sets
    assert facts["cpu_instruction_sets"].how == "/proc/cpuinfo"


def test_that_an_arm_board_is_read(tmp_path: Path) -> None:
    facts = {fact.key: fact for fact in processor_facts(_root(tmp_path, BOARD))}
    assert facts["cpu"].value == "Raspberry Pi 5"
    assert facts["cpu_instruction_sets"].value == ("NEON", "dot product", "I8MM")


def test_that_nothing_found_is_said_and_where_was_looked(tmp_path: Path) -> None:
    facts = accelerator_facts((), tmp_path)
    assert [(fact.title, fact.value) for fact in facts] == [("GPU", "none"), ("NPU", "none")]
    assert all(fact.how for fact in facts)


def test_that_an_intel_card_has_the_memory_its_own_driver_tells(tmp_path: Path) -> None:
    for number, (name, text) in enumerate(
        (
            ("device/tile0/physical_vram_size_bytes", "0x200000000"),
            ("lmem_total_bytes", "4294967296"),
            ("device/mem_info_vram_total", "123"),
        )
    ):
        path = tmp_path / f"sys/class/drm/card{number}" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="ascii")
        device = tmp_path / f"sys/class/drm/card{number}/device"
        device.mkdir(exist_ok=True)
        (device / "vendor").write_text("0x8086\n", encoding="ascii")
    facts = [fact for fact in accelerator_facts((), tmp_path) if fact.key.startswith("gpu")]
    assert [fact.value for fact in facts[:2]] == [8 * 2**30, 4 * 2**30]
    assert [fact.how.partition(":")[0] for fact in facts[:2]] == ["xe", "i915"]
    assert "memory of the machine" in str(facts[2].value)


def test_that_gpus_and_npus_are_listed_with_their_source(tmp_path: Path) -> None:
    card = tmp_path / "sys/class/drm/card0/device"
    card.mkdir(parents=True)
    (card / "vendor").write_text("0x8086\n", encoding="ascii")
    driver = tmp_path / "drivers/intel_vpu"
    driver.mkdir(parents=True)
    accel = tmp_path / "sys/class/accel/accel0/device"
    accel.mkdir(parents=True)
    (accel / "driver").symlink_to(driver)
    gpu = GpuInfo(0, "NVIDIA RTX 4060", 8_000_000_000, "NVML")
    silent = GpuInfo(16, "AMD GPU", 4_000_000_000, "amdgpu")
    read = (GpuReading(gpu, 5_000_000_000), GpuReading(silent, None))
    facts = {fact.key: fact for fact in accelerator_facts(read, tmp_path)}
    assert facts["gpu_0"].how == "NVML"
    assert (facts["gpu_0_free"].value, facts["gpu_0_free"].unit) == (5_000_000_000, "bytes")
    assert facts["gpu_16_free"].value == "unknown"
    assert facts["gpu_intel_0"].title == "Intel GPU"
    assert facts["gpu_intel_0"].unit == "", "no amdgpu file is asked for the size of an Intel"
    assert facts["npu_0"].value == "intel_vpu"
    assert "gpu" not in facts


def test_that_memory_is_told_in_bytes() -> None:
    total, free = memory_facts()
    assert isinstance(total.value, int)
    assert isinstance(free.value, int)
    assert 0 < free.value <= total.value
