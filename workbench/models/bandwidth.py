"""How fast this machine reads its memory: what limits the speed of writing on a CPU."""

from __future__ import annotations

import time

_BLOCK_BYTES = 64 * 1024 * 1024
_ROUNDS = 4
_LONGEST_S = 2.0


def memory_bandwidth() -> float:
    """Bytes per second that one thread moves, from the best of a few copies; about 0.1 s.

    A copy reads and writes each byte once; both count. A machine on which a copy takes long
    makes fewer.
    """
    source, target = bytearray(_BLOCK_BYTES), bytearray(_BLOCK_BYTES)
    end_s = time.perf_counter() + _LONGEST_S
    best_s = float("inf")
    for _ in range(_ROUNDS):
        begun_s = time.perf_counter()
        target[:] = source
        ended_s = time.perf_counter()
        best_s = min(best_s, ended_s - begun_s)
        if ended_s >= end_s:
            break
    return 2 * _BLOCK_BYTES / best_s
