"""Which part of a conversation is in view: follows its end, or holds what is read."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.ui.chat.flow import Flow
from workbench.ui.chat.look import Look

_LAST_LINES_PX = 60


class ReadingPlace:
    """A place in a flow whose heights are partly guesses; what is read never moves.

    Attributes:
        y_px: How far the top of the view is below the top of the flow.
        follows_end: Whether the newest text stays in view.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.y_px = 0.0
        self.follows_end = True

    def settle(self, height_px: float) -> None:
        """Measure what is in view."""
        flow = self._flow
        if not flow.turns:
            return
        if self.follows_end:
            last = len(flow.turns) - 1
            flow.measure_up((last, len(flow.rows(last).rows) - 1), height_px)
            self.y_px = max(0.0, flow.total_px - height_px)
        self.y_px = max(0.0, min(self.y_px, flow.total_px - height_px))
        flow.measure_down(self.y_px, height_px)
        self.y_px = max(0.0, min(self.y_px, flow.total_px - height_px))

    def scroll_to(self, y_px: float, height_px: float, *, to_end: bool) -> None:
        """Go where the scroll bar says."""
        flow, target = self._flow, y_px
        up_px = self.y_px - y_px
        if 0 < up_px < 3 * height_px:
            # Rows above may turn out taller than guessed: what was at the top holds its place.
            place = flow.find(self.y_px)
            before = flow.top(*place)
            flow.measure_up(flow.before(*place), up_px)
            target += flow.top(*place) - before
        self.y_px = target
        self.follows_end = to_end and up_px <= 0

    def show(self, turn: int, row: int, height_px: float) -> None:
        """Bring a row into view."""
        self.follows_end = False
        self._flow.laid(turn, row)
        top = self._flow.top(turn, row)
        if not self.y_px <= top <= self.y_px + height_px - _LAST_LINES_PX:
            self.y_px = top - height_px / 4

    def restyle(self, look: Look, width_px: float) -> None:
        """Lay the flow out anew; the row at the top stays there."""
        flow = self._flow
        place = flow.find(self.y_px) if flow.turns else None
        flow.restyle(look, width_px)
        if place is not None and not self.follows_end:
            row = min(place[1], len(flow.rows(place[0]).rows) - 1)
            self.y_px = flow.top(place[0], row)

    def rows_in_view(self, height_px: float) -> Iterator[tuple[int, int, float]]:
        """Exchange, row and top in the view of everything that can be seen."""
        if not self._flow.turns:
            return
        place: tuple[int, int] | None = self._flow.find(self.y_px)
        bottom = self.y_px + height_px
        while place is not None:
            top = self._flow.top(*place)
            if top >= bottom:
                return
            yield (*place, top - self.y_px)
            place = self._flow.after(*place)
