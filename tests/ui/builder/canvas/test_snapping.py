"""Where a moved card comes to rest."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from workbench.ui.builder.canvas.snapping import at_rest

CARD = QRectF(0, 0, 200, 96)


def test_that_alone_it_rests_on_the_grid() -> None:
    rest = at_rest(CARD, QPointF(13, -21), ())
    assert (rest.offset, rest.guides) == (QPointF(16, -24), ())


def test_that_near_an_edge_of_another_it_comes_in_line_and_says_so() -> None:
    other = QRectF(300, 403, 200, 120)
    rest = at_rest(CARD, QPointF(297, 200), (other,))
    assert rest.offset == QPointF(300, 200)
    assert {line.x1() for line in rest.guides} == {300.0, 400.0, 500.0}
    assert all(line.dx() == 0 for line in rest.guides)


def test_that_far_from_others_nothing_draws_it() -> None:
    rest = at_rest(CARD, QPointF(40, 40), (QRectF(1000, 1000, 200, 96),))
    assert (rest.offset, rest.guides) == (QPointF(40, 40), ())
