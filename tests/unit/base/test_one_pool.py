"""All threads share one pool of memory where the system would give each its own."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

_THREADS = """
import ctypes, sys, threading
from workbench.base.one_pool import use_one_pool
if sys.argv[1] == "one":
    print(use_one_pool())
ready = threading.Barrier(9)
def work():
    kept = bytearray(100_000)
    ready.wait()
    del kept
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
ready.wait()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()
"""


def _pools(how: str) -> tuple[str, int]:
    done = subprocess.run(
        [sys.executable, "-c", _THREADS, how], capture_output=True, text=True, check=True
    )
    return done.stdout.strip(), done.stderr.count("Arena ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc has such pools")
def test_that_threads_share_one_pool() -> None:
    _said, usual = _pools("usual")
    assert usual > 1, "otherwise this proves nothing"
    assert _pools("one") == ("True", 1)
