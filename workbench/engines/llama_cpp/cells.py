"""Which cells of the KV cache are in use; a cell that sequences share counts once."""

from __future__ import annotations

from collections.abc import Iterable


class CellLedger:
    """Mirrors what the library's unified KV cache holds, so that room is known in advance.

    Attributes:
        free: Cells left.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._cells: dict[int, list[int]] = {}
        self._sharers: dict[int, int] = {}
        self._next = 0
        self.free = self._least_free = capacity

    @property
    def used(self) -> int:
        """Cells in use."""
        return self.capacity - self.free

    @property
    def most(self) -> int:
        """Most cells that were in use at the same time."""
        return self.capacity - self._least_free

    def length(self, sequence: int) -> int:
        """Cells of one sequence, shared ones included."""
        return len(self._cells.get(sequence, ()))

    def extend(self, sequence: int, count: int) -> None:
        """``count`` new tokens were decoded into the sequence."""
        fresh = range(self._next, self._next + count)
        self._next += count
        self._cells.setdefault(sequence, []).extend(fresh)
        self.free -= count
        self._least_free = min(self._least_free, self.free)

    def extend_one(self, sequence: int) -> None:
        """The same for one token of a sequence that has some, with as little as it takes."""
        self._cells[sequence].append(self._next)
        self._next += 1
        self.free -= 1
        if self.free < self._least_free:
            self._least_free = self.free

    def share(self, source: int, target: int, length: int) -> None:
        """The empty ``target`` was given the first ``length`` cells of ``source``."""
        shared = self._cells.get(source, [])[:length]
        for cell in shared:
            self._sharers[cell] = self._sharers.get(cell, 1) + 1
        self._cells[target] = shared

    def truncate(self, sequence: int, length: int) -> None:
        """Everything after the first ``length`` cells was removed from the sequence."""
        cells = self._cells.get(sequence, [])
        self._drop(cells[length:])
        del cells[length:]
        if not cells:
            self._cells.pop(sequence, None)

    def count_union(self, sequences: Iterable[int]) -> int:
        """Cells that at least one of these sequences uses."""
        return len(set().union(*(self._cells.get(one, ()) for one in sequences)))

    def count_only(self, sequences: Iterable[int]) -> int:
        """Cells that would become free if all of these sequences were removed."""
        users: dict[int, int] = {}
        for one in sequences:
            for cell in self._cells.get(one, ()):
                users[cell] = users.get(cell, 0) + 1
        return sum(1 for cell, count in users.items() if self._sharers.get(cell, 1) == count)

    def count_beside(self, sequence: int, others: Iterable[int]) -> int:
        """Cells of a sequence that none of the others uses."""
        theirs: set[int] = set().union(*(self._cells.get(one, ()) for one in others))
        return sum(1 for cell in self._cells.get(sequence, ()) if cell not in theirs)

    def _drop(self, cells: Iterable[int]) -> None:
        sharers = self._sharers
        for cell in cells:
            left = sharers.pop(cell, 1) - 1
            if left > 1:
                sharers[cell] = left
            elif left == 0:
                self.free += 1
