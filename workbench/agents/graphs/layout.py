"""Where nodes stand when nobody put them anywhere: in columns, from left to right."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.agents.graphs.documents import Body, Point

SNAP_PX = 8
"""Every place is a multiple of this; sizes count as rounded up to it."""
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class _Wires:
    """What comes before and after each node; nothing goes round in a circle."""

    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Width and height of each node, and the gaps between two, in steps of ``SNAP_PX``."""

    width: Mapping[str, int]
    height: Mapping[str, int]
    gap: int
    between_columns: int


def laid_out(
    body: Body,
    size_of: Callable[[str], tuple[float, float]],
    gap: float = 48,
    between_columns: float = 0,
) -> Mapping[str, Point]:
    """A place for every node: what needs another stands to its right, nothing overlaps.

    The same body and sizes give the same places. Parts without a link between them stand one
    below the other. A link that closes a circle is passed over, and so is a dangling one.

    Args:
        body: Nodes and links; its places are not looked at.
        size_of: Width and height of a node, px.
        gap: Space between the nodes of a column, px.
        between_columns: Space between columns, px; twice the gap if it is 0.
    """
    ids = [node.id for node in body.nodes]
    sizes = {one: size_of(one) for one in ids}
    steps = _Sizes(
        {one: _steps(width) for one, (width, _height) in sizes.items()},
        {one: _steps(height) for one, (_width, height) in sizes.items()},
        _steps(gap),
        _steps(between_columns or 2 * gap),
    )
    wires = _without_circles(ids, body)
    places: dict[str, Point] = {}
    top = 0
    for part in _parts(ids, wires):
        columns = _columns(part, wires)
        _order(columns, wires)
        tops = _tops(columns, wires, steps)
        first = min(tops.values())
        for left, column in _lefts(columns, steps):
            for one in column:
                places[one] = Point(left * SNAP_PX, (tops[one] - first + top) * SNAP_PX)
        last = max(tops[one] + steps.height[one] for one in part)
        top += last - first + 2 * steps.gap
    return places


def _steps(pixels: float) -> int:
    return max(1, math.ceil(pixels / SNAP_PX))


def _without_circles(ids: Sequence[str], body: Body) -> _Wires:
    """The wires less those that close a circle, seen from the nodes that nothing goes into."""
    known = set(ids)
    pairs = sorted({(x.source, x.target) for x in body.links if x.source != x.target})
    after: dict[str, list[str]] = {one: [] for one in ids}
    fed: set[str] = set()
    for source, target in pairs:
        if source in known and target in known:
            after[source].append(target)
            fed.add(target)
    kept: dict[str, list[str]] = {one: [] for one in ids}
    before: dict[str, list[str]] = {one: [] for one in ids}
    done: set[str] = set()
    for start in sorted(ids, key=lambda one: (one in fed, one)):
        _walk(start, after, kept, done)
    for source in sorted(kept):
        for target in kept[source]:
            before[target].append(source)
    return _Wires(
        {one: tuple(found) for one, found in before.items()},
        {one: tuple(found) for one, found in kept.items()},
    )


def _walk(
    start: str, after: Mapping[str, list[str]], kept: dict[str, list[str]], done: set[str]
) -> None:
    """Go down from a node, keeping each wire that does not lead back onto the way here."""
    if start in done:
        return
    way = {start}
    stack = [(start, iter(after[start]))]
    while stack:
        one, targets = stack[-1]
        target = next(targets, None)
        if target is None:
            stack.pop()
            way.discard(one)
            done.add(one)
        elif target not in way:
            kept[one].append(target)
            if target not in done:
                way.add(target)
                stack.append((target, iter(after[target])))


def _parts(ids: Iterable[str], wires: _Wires) -> list[list[str]]:
    """The nodes of each part that hangs together, by the least id in it."""
    parts: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(ids):
        if start in seen:
            continue
        seen.add(start)
        part, waiting = [], [start]
        while waiting:
            one = waiting.pop()
            part.append(one)
            for near in (*wires.before[one], *wires.after[one]):
                if near not in seen:
                    seen.add(near)
                    waiting.append(near)
        parts.append(sorted(part))
    return parts


def _columns(part: Sequence[str], wires: _Wires) -> list[list[str]]:
    """Each node one column after the last that it needs; a source stands near what needs it."""
    column = dict.fromkeys(part, 0)
    missing = {one: len(wires.before[one]) for one in part}
    ready = deque(one for one in part if not missing[one])
    while ready:
        one = ready.popleft()
        for target in wires.after[one]:
            column[target] = max(column[target], column[one] + 1)
            missing[target] -= 1
            if not missing[target]:
                ready.append(target)
    for one in part:
        if not wires.before[one] and wires.after[one]:
            column[one] = min(column[target] for target in wires.after[one]) - 1
    found: list[list[str]] = [[] for _each in range(max(column.values()) + 1)]
    for one in part:
        found[column[one]].append(one)
    return [each for each in found if each]


def _order(columns: list[list[str]], wires: _Wires) -> None:
    """Sort each column by the mean place of its neighbours, there and back a few times."""
    rank = {
        one: (at + 0.5) / len(column) for column in columns for at, one in enumerate(column)
    }
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        near = wires.before if forward else wires.after
        for column in columns if forward else reversed(columns):
            mean = {one: _mean((rank[x] for x in near[one]), rank[one]) for one in column}
            column.sort(key=lambda one, mean=mean: (mean[one], rank[one], one))  # type: ignore[misc]
            for at, one in enumerate(column):
                rank[one] = (at + 0.5) / len(column)


def _tops(columns: list[list[str]], wires: _Wires, steps: _Sizes) -> dict[str, int]:
    """How far down each node stands: level with its neighbours where there is room."""
    tops: dict[str, int] = {}
    for column in columns:
        _stack(column, dict.fromkeys(column, 0.0), steps, tops)
    for near, order in (
        (wires.before, columns),
        (wires.after, columns[::-1]),
        (wires.before, columns),
    ):
        for column in order:
            wanted = {
                one: _mean(
                    (tops[x] + steps.height[x] / 2 for x in near[one]),
                    tops[one] + steps.height[one] / 2,
                )
                - steps.height[one] / 2
                for one in column
            }
            _stack(column, wanted, steps, tops)
    return tops


def _stack(
    column: Sequence[str], wanted: Mapping[str, float], steps: _Sizes, tops: dict[str, int]
) -> None:
    """Put the nodes of a column below one another, as near to where they want as it goes.

    Nodes that push one another form a block, which stands where its nodes want on average.
    """
    blocks: list[tuple[list[str], float, float]] = []  # nodes, sum of wishes, height
    for one in column:
        block = ([one], wanted[one], float(steps.height[one] + steps.gap))
        while blocks and _top(blocks[-1]) + blocks[-1][2] > _top(block):
            above = blocks.pop()
            wishes = above[1] + block[1] - above[2] * len(block[0])
            block = ([*above[0], *block[0]], wishes, above[2] + block[2])
        blocks.append(block)
    free = None
    for nodes, wishes, _height in blocks:
        at = round(wishes / len(nodes))
        at = at if free is None else max(at, free)
        for one in nodes:
            tops[one] = at
            at += steps.height[one] + steps.gap
        free = at


def _top(block: tuple[list[str], float, float]) -> float:
    return block[1] / len(block[0])


def _lefts(columns: list[list[str]], steps: _Sizes) -> list[tuple[int, list[str]]]:
    """How far right each column stands."""
    found: list[tuple[int, list[str]]] = []
    left = 0
    for column in columns:
        found.append((left, column))
        left += max(steps.width[one] for one in column) + steps.between_columns
    return found


def _mean(values: Iterable[float], otherwise: float) -> float:
    found = tuple(values)
    return sum(found) / len(found) if found else otherwise
