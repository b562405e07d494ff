"""The environment variables of a worker process."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

_SECRET = re.compile(
    r"(?:^|_)(?:(?:API)?KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIAL)S?(?:_|$)"
)
# ggml would start a debugger when it aborts, and wait for it.
_SETTINGS = {"PYTHONUTF8": "1", "PYTHONFAULTHANDLER": "1", "GGML_NO_BACKTRACE": "1"}
_TUNABLES = "GLIBC_TUNABLES"
_LARGE = "glibc.malloc.hugetlb"
_LARGE_PAGES = Path("/sys/kernel/mm/transparent_hugepage/enabled")
_FIRST_WITH_LARGE = (2, 35)
_MEMORY = {
    _LARGE: "1",
    "glibc.malloc.mmap_threshold": str(4 * 1024 * 1024),
    "glibc.malloc.trim_threshold": str(8 * 1024 * 1024),
}


def worker_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What a worker is told of the environment, and how it is to run.

    On Linux its memory comes in pages of 2 MB where the kernel gives them to those who ask:
    each token reads all weights, and with pages of 4 kB looking them up takes up to a tenth.
    Large blocks go back to the system when they are freed: the library's own bound for that
    grows with the blocks, and kept prompts of 30 MB then leave as much behind them.
    """
    return {**without_secrets(environment), **_SETTINGS, _TUNABLES: _tunables(environment)}


def _tunables(environment: Mapping[str, str]) -> str:
    """What the user set for the C library, and what is set here beside that."""
    told = environment.get(_TUNABLES, "")
    ours = (f"{name}={value}" for name, value in _MEMORY.items() if name not in told)
    return ":".join(filter(None, (told, *ours)))


def large_pages(environment: Mapping[str, str], kernel: Path = _LARGE_PAGES) -> bool:
    """Whether a worker's memory comes in pages of 2 MB; ``kernel`` is where the system tells.

    https://docs.kernel.org/admin-guide/mm/transhuge.html; glibc asks for them from 2.35 on.
    """
    try:
        allowed = "[never]" not in kernel.read_text("ascii")
        name, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
    except (OSError, ValueError, AttributeError):  # another system, or another C library
        return False
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    wanted = f"{_LARGE}=0" not in _tunables(environment)
    return allowed and wanted and name == "glibc" and numbers >= _FIRST_WITH_LARGE


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the keys of the user's other programs."""
    return {
        name: value for name, value in environment.items() if not _SECRET.search(name.upper())
    }
