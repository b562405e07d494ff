"""Heights of many things below one another: who lies at which pixel, in logarithmic time."""

from __future__ import annotations

from collections.abc import Iterable


class HeightIndex:
    """A growing list of heights with fast sums (a Fenwick tree)."""

    __slots__ = ("_heights", "_tree")

    def __init__(self, heights_px: Iterable[float] = ()) -> None:
        self._heights: list[float] = list(heights_px)
        self._tree: list[float] = []
        self._rebuild()

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    @property
    def total_px(self) -> float:
        return self.top(len(self._heights))

    def append(self, height_px: float) -> None:
        """Add one below the last."""
        self._heights.append(height_px)
        place = len(self._heights)
        low = place - (place & -place)
        # The new node sums what it covers; its parts are already in the tree.
        total, part = height_px, place - 1
        while part > low:
            total += self._tree[part]
            part -= part & -part
        self._tree.append(total)

    def set(self, index: int, height_px: float) -> float:
        """Change one height and return by how much it grew."""
        delta = height_px - self._heights[index]
        if delta == 0.0:
            return 0.0
        self._heights[index] = height_px
        place = index + 1
        while place < len(self._tree):
            self._tree[place] += delta
            place += place & -place
        return delta

    def cut(self, length: int) -> None:
        """Forget everything from ``length`` on."""
        del self._heights[length:]
        del self._tree[length + 1 :]

    def insert_first(self, heights_px: Iterable[float]) -> None:
        """Put several above the first."""
        self._heights[:0] = list(heights_px)
        self._rebuild()

    def top(self, index: int) -> float:
        """Where this one begins: the sum of all above it."""
        total = 0.0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    def find(self, y_px: float) -> int:
        """Who lies at this place; the first or last one for places outside."""
        place, rest = 0, y_px
        step = 1 << len(self._heights).bit_length()
        while step:
            ahead = place + step
            if ahead < len(self._tree) and self._tree[ahead] <= rest:
                place = ahead
                rest -= self._tree[ahead]
            step >>= 1
        return max(0, min(place, len(self._heights) - 1))

    def _rebuild(self) -> None:
        tree = [0.0, *self._heights]
        for place in range(1, len(tree)):
            above = place + (place & -place)
            if above < len(tree):
                tree[above] += tree[place]
        self._tree = tree
