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


_KEPT_BELOW = """
import resource
from workbench.base.one_pool import return_unused, use_one_pool
def held():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
use_one_pool()
pieces = [bytearray(60_000) for _ in range(800)]
highest = bytearray(60_000)
full = held()
pieces.clear()
kept = held()
print(return_unused(), (full - kept) // 1_000_000, (kept - held()) // 1_000_000)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc keeps such pages")
def test_that_pages_below_one_in_use_go_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KEPT_BELOW], capture_output=True, text=True, check=True
    )
    said, at_once_mb, asked_mb = done.stdout.split()
    assert said == "True"
    assert int(at_once_mb) < 5, "otherwise this proves nothing"
    assert int(asked_mb) > 40
