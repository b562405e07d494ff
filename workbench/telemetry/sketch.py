"""How values are spread: counts in cells that grow by a fixed ratio, so that they add up.

A value is told again within 2 % of itself. That holds for any percentile of what was counted
between a microsecond and thirty years, however many sketches were merged.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping

ERROR = 0.02
"""Most that a told value is off, as a share of the true one."""
_RATIO = (1.0 + ERROR) / (1.0 - ERROR)
_LOG = math.log(_RATIO)
_LEAST, _MOST = 1e-6, 1e9
_NOTHING = -32_768
"""The cell of zero and of what is below a microsecond."""
_SLACK = 1e-9  # 0.95 of 100 is 95, whatever a processor makes of it
_HEAD = struct.Struct("<II")
_CELL = struct.Struct("<hI")
_MOST_CELLS = 1_000
_MOST_COUNT = 2**32 - 1


class Sketch:
    """Counts of values by their size. Of seconds, bytes or anything else above zero."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Mapping[int, int] | None = None) -> None:
        self._cells: dict[int, int] = dict(cells or {})

    @property
    def count(self) -> int:
        """How many values."""
        return sum(self._cells.values())

    def add(self, value: float) -> None:
        """Count a finite value; what is out of range counts at its end."""
        cell = _NOTHING
        if value >= _LEAST:
            cell = math.ceil(math.log(min(value, _MOST)) / _LOG)
        self._cells[cell] = self._cells.get(cell, 0) + 1

    def merge(self, other: Sketch) -> None:
        """Count what another one counted, too."""
        for cell, count in other._cells.items():
            self._cells[cell] = self._cells.get(cell, 0) + count

    def quantile(self, share: float) -> float | None:
        """The smallest value that ``share`` (0 to 1) of all do not exceed; None of nothing."""
        rank = max(1, math.ceil(share * self.count - _SLACK))
        passed = 0
        for cell in sorted(self._cells):
            passed += self._cells[cell]
            if passed >= rank:
                return 0.0 if cell == _NOTHING else 2.0 * _RATIO**cell / (_RATIO + 1.0)
        return None

    def _parts(self) -> Iterator[bytes]:
        for cell in sorted(self._cells)[:_MOST_CELLS]:
            yield _CELL.pack(cell, min(self._cells[cell], _MOST_COUNT))


def encode_sketches(sketches: Mapping[int, Sketch]) -> bytes:
    """Sketches by the number of their name, as bytes."""
    parts: list[bytes] = []
    for number, sketch in sketches.items():
        cells = list(sketch._parts())
        parts += [_HEAD.pack(number, len(cells)), *cells]
    return b"".join(parts)


def decode_sketches(raw: bytes) -> dict[int, Sketch]:
    """What ``encode_sketches`` made; of damaged bytes, what stands before the damage."""
    found: dict[int, Sketch] = {}
    place = 0
    while place + _HEAD.size <= len(raw):
        number, count = _HEAD.unpack_from(raw, place)
        place += _HEAD.size
        end = place + count * _CELL.size
        if count > _MOST_CELLS or end > len(raw):
            break
        cells = {cell: many for cell, many in _CELL.iter_unpack(raw[place:end]) if many}
        if all(cell == _NOTHING or abs(cell) <= _MOST_CELLS for cell in cells):
            found[number] = Sketch(cells)
        place = end
    return found
