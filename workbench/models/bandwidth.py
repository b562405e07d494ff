"""How fast this machine reads its memory: what limits the speed of writing on a CPU."""

from __future__ import annotations

import time

_BLOCK_BYTES = 64 * 1024 * 1024
_ROUNDS = 4


def memory_bandwidth() -> float:
    """Bytes per second that one thread moves, from the best of a few copies; about 0.1 s.

    A copy reads and writes each byte once; both count.
    """
    source, target = bytearray(_BLOCK_BYTES), bytearray(_BLOCK_BYTES)
    best_s = float("inf")
    for _ in range(_ROUNDS):
        begun_s = time.perf_counter()
        target[:] = source
        best_s = min(best_s, time.perf_counter() - begun_s)
    return 2 * _BLOCK_BYTES / best_s
