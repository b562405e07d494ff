"""What must hold for any bytes that are read as a header (S2)."""

from __future__ import annotations

import io
import time

from workbench.base.errors import ModelError
from workbench.models.contents import what_is
from workbench.models.gguf import QUICK_BYTES, GgufHeader, _Reader

MOST_S = 1.0
MOST_BYTES = 128 * 1024 * 1024


class Dribbles(io.BytesIO):
    """A file that gives less than was asked for, as far ones do."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(size if size is None or size < 0 else min(size, 7001))


def check_bytes(raw: bytes) -> None:
    """Read them in every way.

    Raises:
        AssertionError: An answer makes no sense, or took too long.
        Exception: Anything else than ``ModelError`` came out of the reader.
    """
    started_s = time.thread_time()
    what_is(io.BytesIO(raw))
    whole = _read(_Reader(io.BytesIO(raw), "whole"))
    far = _read(_Reader(Dribbles(raw), "far"))
    quick = _read(_Reader(io.BytesIO(raw), "quick", QUICK_BYTES))
    took_s = time.thread_time() - started_s
    assert took_s <= 3 * MOST_S, f"{took_s:.2f} s"
    assert (whole is None) == (far is None)
    if whole is not None:
        _check(whole, len(raw))
        assert quick is not None
        assert whole.architecture == quick.architecture or not quick.whole


def _read(reader: _Reader) -> GgufHeader | None:
    try:
        return reader.header()
    except ModelError as exc:
        refused = exc
    assert refused.message, refused.hint
    return None


def _check(header: GgufHeader, size_bytes: int) -> None:
    assert header.parameters >= 0
    assert 0 < header.data_start <= header.data_end
    assert header.data_start <= size_bytes + 65_536
    assert 0 <= header.number("context_length") < 2**48
    assert set(header.array_lengths) <= set(header.metadata)
