"""One tile: title, value, legend, plot, and what it says to those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from workbench.telemetry.metrics import metric
from workbench.ui.dashboards.plot import LivePlot
from workbench.ui.dashboards.series import Curve, figures, value_at
from workbench.ui.dashboards.tile_parts import EmptyPage, Legend, muted, skeleton
from workbench.ui.dashboards.tiles import TileSpec, curve_title
from workbench.ui.dashboards.units import format_age, format_range, format_value
from workbench.ui.language.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel


@dataclass(frozen=True, slots=True)
class Frame:
    """Which time a tile shows.

    Attributes:
        ticks: Ages and their texts.
        moment: An age in words.
        is_live: The newest value counts; else the mean of what is shown.
        empty: Title and text where nothing is known of that time; None takes the tile's own.
    """

    span_s: float
    ticks: Sequence[tuple[float, str]]
    moment: Callable[[float], str]
    is_live: bool = True
    empty: tuple[str, str] | None = None


class Tile(QFrame):
    """Shows what the panel hands it; takes no sample itself.

    Signals:
        hovered: The crosshair is wanted somewhere. arg: an age in negative seconds, or None.
        selected: A span was selected. args: both ages.
    """

    hovered = Signal(object)
    selected = Signal(float, float)

    def __init__(self, spec: TileSpec, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self.plot: LivePlot | None = None
        self._theme = theme
        self._curves: tuple[Curve, ...] = ()
        self._limits: Mapping[str, float] = {}
        self._hover_s: float | None = None
        self._anchor_s: float | None = None
        self._frame = Frame(60.0, (), lambda age_s: format_age(-age_s))
        self._stats = ""
        self._spoken = ""
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(220, 168))
        self.setAccessibleName(tr(spec.title))
        self._title = muted(tr(spec.title), self)
        self._state = QLabel(self)
        self._value = ElidedLabel("", self)
        self._value.setProperty("role", "figure")
        self._legend = Legend(theme, self)
        self._note = muted("", self)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(self._title)
        head.addWidget(self._legend, 1)
        head.addWidget(self._state)
        self._body = QWidget(self)
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(skeleton(self._body))
        self._empty = EmptyPage(self.spec, self._theme, self._body)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space.l_px, space.m_px, space.m_px, space.s_px)
        outer.setSpacing(space.xs_px)
        outer.addLayout(head)
        outer.addWidget(self._value)
        outer.addWidget(self._body, 1)
        outer.addWidget(self._note)

    def build_plot(self) -> None:
        """Make the plot; needs pyqtgraph, which must be imported by then."""
        self.plot = LivePlot(
            self.spec.unit, self._theme, self._body, self.hovered.emit, self.selected.emit
        )
        self._stack.addWidget(self.plot.widget)

    def recolour(self) -> None:
        """Take the theme's colours again."""
        if self.plot is not None:
            self.plot.recolour()

    def show_curves(
        self,
        curves: Sequence[Curve],
        *,
        frame: Frame,
        ceiling: float,
        words: bool,
        limits: Mapping[str, float] = MappingProxyType({}),
    ) -> None:
        """Draw.

        Args:
            curves: What to draw.
            frame: Which time.
            ceiling: Where the axis ends; 0 for the data's own end.
            words: Also renew the numbers, which are read less often than seen.
            limits: Each curve's own limit, by its name.
        """
        self._curves, self._limits, self._frame = tuple(curves), limits, frame
        if self.plot is None:
            return
        if not curves or not any(len(one.ages_s) for one in curves):
            self._show_empty()
            return
        if self._stack.currentWidget() is not self.plot.widget:
            self._stack.setCurrentWidget(self.plot.widget)
        self.plot.set_axis(frame.span_s, frame.ticks)
        self.plot.draw(
            curves, stacked=self.spec.stacked, ceiling=ceiling, threshold=self.spec.threshold
        )
        if words:
            self._write(ceiling)

    def _show_empty(self) -> None:
        title, text = self._frame.empty or (
            tr(self.spec.empty_title),
            tr(self.spec.empty_text),
        )
        self._empty.set_words(title, text)
        self._stack.setCurrentIndex(1)
        self._value.set_text("")
        self._legend.set_names(())
        self._note.setText("")
        self._state.clear()
        self._state.setProperty("mark", None)
        self._say(f"{tr(self.spec.title)}: {title}. {text}")

    def _write(self, ceiling: float) -> None:
        unit = self.spec.unit
        head = self._head()
        shown = head.drawn if self.spec.stacked else head.values
        stats = figures(shown, head.lows, head.highs)
        if stats is None:
            return
        now = shown[-1] if self._frame.is_live else stats.average
        text = format_value(now, unit)
        ceiling = self._limits.get(head.name) or ceiling
        if ceiling and unit in ("bytes", "tokens"):
            text = self.tr("{0} of {1}").format(
                text.rpartition(" ")[0] if unit == "tokens" else text,
                format_value(ceiling, unit),
            )
        if self._limits and len(self._curves) > 1:
            text = f"{curve_title(head.name)}: {text}"
        if not self._frame.is_live:
            text = self.tr("mean {0}").format(text)
        if self._value.text() != text:
            self._value.set_text(text)
        self._stats = format_range(stats.low, stats.average, stats.high, unit)
        high_now = bool(self.spec.threshold and ceiling and now > self.spec.threshold * ceiling)
        self._mark(high_now)
        self._legend.set_names([one.name for one in self._curves])
        if self._hover_s is None:
            _set(self._note, self._stats)
        state = self.tr(", above its limit") if high_now else ""
        self._say(f"{tr(self.spec.title)}: {text}{state}, {tr(stats.trend)}. {self._stats}")

    def _head(self) -> Curve:
        """The curve in large figures: the first, or the one that is closest to its limit."""

        def share(one: Curve) -> float:
            limit = self._limits.get(one.name, 0.0)
            return one.values[-1] / limit if limit and len(one.values) else 0.0

        return max(self._curves, key=share) if self._limits else self._curves[0]

    def _mark(self, high: bool) -> None:
        name, role = ("triangle-alert", "warning") if high else ("circle-check", "success")
        if self._state.property("mark") != (name, self._theme.mode):
            self._state.setPixmap(self._theme.pixmap(name, 14, role))
            self._state.setToolTip(
                self.tr("Close to its limit") if high else self.tr("Within its limits")
            )
            self._state.setProperty("mark", (name, self._theme.mode))
        self._state.setVisible(bool(self.spec.threshold))

    def source_text(self) -> str:
        """How each number of this tile is measured."""
        names = [one.name for one in self._curves] or list(self.spec.metrics)
        rows = {tr(row.title): tr(row.source) for row in map(metric, names) if row is not None}
        return "\n".join(f"{title}: {source}" for title, source in rows.items())

    def show_hover(self, age_s: float | None) -> None:
        """Put the crosshair at an age and tell the values there, or take it away."""
        if age_s == self._hover_s:
            return
        self._hover_s = age_s
        if self.plot is not None:
            self.plot.show_line(age_s)
        if age_s is None:
            self._note.setText(self._stats)
            return
        parts = []
        for one in self._curves:
            value = value_at(one, age_s)
            if value is not None:
                named = f"{curve_title(one.name)} " if len(self._curves) > 1 else ""
                parts.append(named + format_value(value, self.spec.unit))
        found = parts or [self.tr("nothing was measured")]
        words = " · ".join([self._frame.moment(age_s), *found])
        self._note.setText(words if self._curves else "")

    def _say(self, text: str) -> None:
        if text != self._spoken:
            self._spoken = text
            self.setAccessibleName(text)
            self.setAccessibleDescription(self.source_text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.source_text())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sides = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}
        if event.key() in sides and self._curves:
            extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go(sides[Qt.Key(event.key())], extends=extends)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (ends := self._marked()):
            self._unmark()
            self.selected.emit(*ends)
        elif event.key() == Qt.Key.Key_Escape and self._hover_s is not None:
            self._unmark()
            self.hovered.emit(None)
        else:
            super().keyPressEvent(event)

    def _go(self, side: float, *, extends: bool) -> None:
        """Move the crosshair by a step; with Shift what it passes is marked."""
        if self._anchor_s is None or not extends:
            self._anchor_s = (self._hover_s or 0.0) if extends else None
        age_s = (self._hover_s or 0.0) + side * self._step_s()
        self.hovered.emit(min(0.0, max(-self._frame.span_s, age_s)))
        if self.plot is not None:
            self.plot.show_region(self._marked())

    def _marked(self) -> tuple[float, float] | None:
        """What the keys marked, if anything."""
        if self._anchor_s is None or self._hover_s in (None, self._anchor_s):
            return None
        low, high = sorted((self._anchor_s, self._hover_s or 0.0))
        return low, high

    def _unmark(self) -> None:
        self._anchor_s = None
        if self.plot is not None:
            self.plot.show_region(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._unmark()
        self.hovered.emit(None)
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)
        super().leaveEvent(event)

    def _step_s(self) -> float:
        return max(0.1, self._frame.span_s / 60.0)


def _set(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
