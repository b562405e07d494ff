"""S17: what is pinned is newer than every fix of the register of known flaws.

The register is section 5 of the design notes on reliability: CVE numbers by component. A new
record is a row here; the pin that it asks for is in ``constraints.txt``.
"""

from __future__ import annotations

import ctypes
import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
FIXED: tuple[tuple[str, str, str], ...] = (
    ("llama_cpp_python", "0.2.72", "CVE-2024-34359: templates ran code"),
    ("Jinja2", "3.1.6", "CVE-2024-56326, CVE-2024-56201, CVE-2025-27516: out of the sandbox"),
    ("mlx", "0.29.4", "CVE-2025-62608, CVE-2025-62609: files read out of bounds"),
    (
        "PySide6_Essentials",
        "6.10.1",
        "CVE-2025-3512, -5455, -12385, CVE-2020-12267: Qt's texts",
    ),
    ("mcp", "1.23.0", "CVE-2025-66416: rebinding of names"),
)
"""Package, the first release with the fix, and what it fixes."""
BUILDS = {"0.3.36": (11312, "0c1e570")}
"""Of llama-cpp-python: the build of llama.cpp inside, and the commit that it says itself."""
IN_LLAMA = (
    (5662, "CVE-2025-49847: vocabulary"),
    (5721, "CVE-2025-52566: signed length in the tokenizer"),
    (7824, "CVE-2026-33298: size of a tensor"),
    (8146, "CVE-2026-27940: sizes in the header"),
    (9059, "CVE-2026-43629: restored states"),
)
"""The first build of llama.cpp with the fix of something that the program loads."""
NOT_BUILT = {
    "common_chat": (11393, "CVE-2026-107183: parser of chats, in the server and its tools"),
    "ggml_backend_rpc": (11865, "CVE-2026-118375, CVE-2026-34159, CVE-2024-42477: RPC"),
}
"""Newer fixes of parts that must not be there: the beginnings of their symbols."""
NEVER = ("xgrammar", "vllm", "sglang", "langflow", "flowise", "torch", "picklescan")
"""Listed there and not used; the servers of that name are reached over the network only."""


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    return {name.replace("_", "-").lower(): number for name, number in
            (line.split("==") for line in lines)}  # fmt: skip


@pytest.mark.parametrize(
    ("package", "fixed", "what"), FIXED, ids=[row[2].partition(":")[0] for row in FIXED]
)
def test_that_a_pin_has_the_fixes(package: str, fixed: str, what: str) -> None:
    pinned = pins()[package.replace("_", "-").lower()]
    assert Version(pinned) >= Version(fixed), what


def test_that_what_is_installed_is_what_is_pinned() -> None:
    for package in ("llama-cpp-python", "jinja2", "pyside6-essentials", "mcp", "cryptography"):
        assert metadata.version(package) == pins()[package]


def test_that_llama_is_newer_than_every_fix_of_what_is_built() -> None:
    number, commit = BUILDS[pins()["llama-cpp-python"]]  # a new pin: look up its build, add it
    for fixed, what in IN_LLAMA:
        assert number >= fixed, what
    said = library("ggml-base").ggml_commit
    said.restype = ctypes.c_char_p
    assert said().decode().startswith((commit, "unknown"))  # without git nobody knows it


def test_that_the_parts_with_newer_fixes_are_not_there() -> None:
    folder = Path(str(metadata.distribution("llama-cpp-python").locate_file("llama_cpp/lib")))
    names = {path.name for path in folder.iterdir()}
    assert any("llama" in name for name in names)
    assert not [name for name in names if "rpc" in name or "common" in name or "server" in name]
    number, _commit = BUILDS[pins()["llama-cpp-python"]]
    for begin, (fixed, what) in NOT_BUILT.items():
        assert number < fixed, f"{what}: the pin has the fix, so the row can go"
        for path in folder.glob("lib*llama.so"):
            assert begin.encode() not in path.read_bytes(), (path.name, what)
    assert not hasattr(library("ggml"), "ggml_backend_rpc_init")


def library(name: str) -> ctypes.CDLL:
    folder = Path(str(metadata.distribution("llama-cpp-python").locate_file("llama_cpp/lib")))
    found = [one for one in folder.iterdir() if re.fullmatch(rf"(lib)?{name}\.\w+", one.name)]
    assert found, name
    return ctypes.CDLL(str(found[0]))


def test_that_what_has_no_fix_is_not_reached() -> None:
    """Diskcache unpickles (CVE-2025-69872, no fix): it is there for llama_cpp's own class."""
    pinned = pins()
    assert not [name for name in NEVER if name in pinned]
    for path in (ROOT / "workbench").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "diskcache" not in text, path
        assert "LlamaDiskCache" not in text, path
