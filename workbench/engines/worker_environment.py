"""The environment variables of a worker process."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SECRET = re.compile(
    r"(?:^|_)(?:(?:API)?KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIAL)S?(?:_|$)"
)
# ggml would start a debugger when it aborts, and wait for it.
_SETTINGS = {"PYTHONUTF8": "1", "PYTHONFAULTHANDLER": "1", "GGML_NO_BACKTRACE": "1"}
_TUNABLES = "GLIBC_TUNABLES"
_HUGE_PAGES = "glibc.malloc.hugetlb"


def worker_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What a worker is told of the environment, and how it is to run.

    On Linux its memory comes in pages of 2 MB where the kernel gives them to those who ask:
    each token reads all weights, and with pages of 4 kB looking them up takes up to a tenth.
    """
    tunables = environment.get(_TUNABLES, "")
    if _HUGE_PAGES not in tunables:
        tunables = ":".join(filter(None, (tunables, f"{_HUGE_PAGES}=1")))
    return {**without_secrets(environment), **_SETTINGS, _TUNABLES: tunables}


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the keys of the user's other programs."""
    return {
        name: value for name, value in environment.items() if not _SECRET.search(name.upper())
    }
