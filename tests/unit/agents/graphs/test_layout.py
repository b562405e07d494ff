"""Where nodes stand when nobody put them anywhere."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.agents.graphs.documents import Body, Link, Node, Point
from workbench.agents.graphs.layout import laid_out

Sizes = Mapping[str, tuple[float, float]]


def body_of(count: int, pairs: list[tuple[int, int]]) -> Body:
    ids = [f"n{at:04}" for at in range(count)]
    links = {Link(ids[a], "text", ids[b], "prompt") for a, b in pairs}
    return Body(tuple(Node(one, "agent") for one in ids), tuple(sorted(links)))


@st.composite
def sized_bodies(draw: st.DrawFn, circles: bool = True) -> tuple[Body, Sizes]:
    count = draw(st.integers(1, 14))
    ends = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=24))
    if not circles:
        pairs = [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
        order = draw(st.permutations(range(count)))
        pairs = [(order[a], order[b]) for a, b in pairs]
    body = body_of(count, pairs)
    width = st.floats(1, 500) | st.sampled_from([160, 200, 240])
    return body, {node.id: (draw(width), draw(width)) for node in body.nodes}


def overlapping(places: Mapping[str, Point], sizes: Sizes) -> list[tuple[str, str]]:
    found = []
    for one, at in places.items():
        for other, its in places.items():
            apart = (
                at.x + sizes[one][0] <= its.x
                or its.x + sizes[other][0] <= at.x
                or at.y + sizes[one][1] <= its.y
                or its.y + sizes[other][1] <= at.y
            )
            if one < other and not apart:
                found.append((one, other))
    return found


@settings(max_examples=150)
@given(sized_bodies(), st.sampled_from([1, 16, 48]))
def test_that_every_node_has_a_place_of_its_own(made: tuple[Body, Sizes], gap: int) -> None:
    body, sizes = made
    places = laid_out(body, sizes.__getitem__, gap)
    assert set(places) == {node.id for node in body.nodes}
    assert overlapping(places, sizes) == []
    assert all(point.x % 8 == 0 and point.y % 8 == 0 for point in places.values())
    assert min(point.y for point in places.values()) == 0
    assert places == laid_out(body, sizes.__getitem__, gap)


@settings(max_examples=150)
@given(sized_bodies(circles=False))
def test_that_links_go_to_the_right(made: tuple[Body, Sizes]) -> None:
    body, sizes = made
    places = laid_out(body, sizes.__getitem__, 48)
    for link in body.links:
        right = places[link.source].x + sizes[link.source][0]
        assert right + 2 * 48 <= places[link.target].x


def test_that_a_chain_is_a_straight_line() -> None:
    places = laid_out(body_of(4, [(0, 1), (1, 2), (2, 3)]), lambda _one: (200, 80), 48)
    assert [point.y for point in places.values()] == [0, 0, 0, 0]
    assert [places[f"n{at:04}"].x for at in range(4)] == [0, 296, 592, 888]


def test_that_branches_lie_around_their_source() -> None:
    places = laid_out(body_of(5, [(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4)]), square)
    assert places["n0000"].y == places["n0002"].y == places["n0004"].y
    assert places["n0001"].y < places["n0002"].y < places["n0003"].y


def test_that_wires_do_not_cross_where_they_need_not() -> None:
    crossed = body_of(7, [(6, 0), (6, 1), (6, 2), (0, 5), (1, 4), (2, 3)])
    places = laid_out(crossed, square)
    first = sorted(["n0000", "n0001", "n0002"], key=lambda one: places[one].y)
    targets = {"n0000": "n0005", "n0001": "n0004", "n0002": "n0003"}
    heights = [places[targets[one]].y for one in first]
    assert heights == sorted(heights)


def test_that_parts_stand_one_below_the_other() -> None:
    places = laid_out(body_of(5, [(0, 1), (2, 3)]), square)
    rows = [places["n0000"].y, places["n0002"].y, places["n0004"].y]
    assert all(above + 80 < below for above, below in pairwise(rows))
    assert {places[one].x for one in ("n0000", "n0002", "n0004")} == {0}


def test_that_an_empty_body_and_dangling_links_are_no_trouble() -> None:
    assert laid_out(Body(), square) == {}
    body = Body((Node("a", "agent"),), (Link("a", "x", "gone", "y"), Link("a", "x", "a", "y")))
    assert laid_out(body, square) == {"a": Point(0, 0)}


def test_that_two_thousand_nodes_take_less_than_a_second() -> None:
    chance = random.Random(7)
    chain = [(at, at + 1) for at in range(1999)]
    wide = [(chance.randrange(at), at) for at in range(1, 2000)]
    random_pairs = [(chance.randrange(2000), chance.randrange(2000)) for _each in range(6000)]
    for pairs in (chain, wide, random_pairs, []):
        body = body_of(2000, pairs)
        began_s = time.perf_counter()
        places = laid_out(body, square)
        assert time.perf_counter() - began_s < 1
        assert len(set(places.values())) == 2000


def square(_node_id: str) -> tuple[float, float]:
    return 200, 80
