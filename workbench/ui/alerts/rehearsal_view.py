"""Trying a rule before it is on: load, the sentence of what came of it, the picture."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.telemetry.alerts.quantities import unit_of
from workbench.telemetry.alerts.rehearsal import Rehearsal
from workbench.ui.alerts import words
from workbench.ui.alerts.rehearsal_plot import RehearsalPlot
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.plot_library import PlotLibrary
from workbench.ui.widgets.two_lines import scaled_px

SPANS_S = {"hour": 3600.0, "day": 86_400.0, "week": 7 * 86_400.0, "month": 28 * 86_400.0}
"""The loads that were recorded, and how far back they go."""
POLL_MS = 30
_PLOT_PX = 190
_MOST_TOLD = 4


class RehearsalView(QWidget):
    """Nothing is done in a rehearsal.

    Signals:
        asked: Rehearse the rule on this load. arg: one of ``SPANS_S``, or of ``SHAPES``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._library = PlotLibrary()
        self.plot: RehearsalPlot | None = None
        self._found: Rehearsal | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_polled)
        space = theme.tokens.space
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.s_px)
        self._column.addWidget(self._head())
        self.words = label(
            self.tr("See when the rule would fire, as it is written here. Nothing is done."),
            "muted",
            wrap=True,
        )
        self._column.addWidget(self.words)
        self._place = QWidget()
        self._place.setFixedHeight(scaled_px(theme, _PLOT_PX))
        self._inner = QHBoxLayout(self._place)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._place.hide()
        self._column.addWidget(self._place)
        self.told = label("", "muted", wrap=True)
        self.told.hide()
        self._column.addWidget(self.told)
        theme.changed.connect(self._on_theme_changed)

    def _head(self) -> SectionHeader:
        head = SectionHeader(self.tr("Rehearsal"))
        self.load = ChoiceBox()
        self.load.setAccessibleName(self.tr("Load to rehearse on"))
        for key, title in (
            ("hour", self.tr("Recorded: the last hour")),
            ("day", self.tr("Recorded: the last 24 hours")),
            ("week", self.tr("Recorded: the last 7 days")),
            ("month", self.tr("Recorded: the last 4 weeks")),
            ("step", self.tr("Made up: a step")),
            ("ramp", self.tr("Made up: a ramp")),
            ("spike", self.tr("Made up: short peaks")),
            ("noise", self.tr("Made up: noise")),
        ):
            self.load.addItem(title, key)
        self.load.setCurrentIndex(self.load.findData("day"))
        self.button = Button(self._theme, self.tr("Rehearse"), icon="play")
        on_click(self.button, lambda: self.asked.emit(str(self.load.currentData())))
        head.add(self.load)
        head.add(self.button)
        return head

    def forget(self) -> None:
        """Show that nothing was rehearsed yet."""
        self._found = None
        self._place.hide()
        self.told.hide()
        self.words.setText(
            self.tr("See when the rule would fire, as it is written here. Nothing is done.")
        )

    def mark_old(self) -> None:
        """Say that what is shown is of the rule as it was."""
        if self._found is not None:
            old = self.tr("The rule was changed since: rehearse it again.")
            self.words.setText(f"{self._found.words} {old}")

    def show_problem(self, text: str) -> None:
        """Say why there was no rehearsal."""
        self.forget()
        self.words.setText(text)

    def show_rehearsal(self, found: Rehearsal) -> None:
        """Show what came of it."""
        if not found.samples:
            self.show_problem(
                self.tr("{0} Choose made-up load, or wait until there are some.").format(
                    said(found.words)
                )
            )
            return
        self._found = found
        words = said(found.words)
        self.words.setText(words)
        self.told.setText(self._told(found))
        self.told.setVisible(bool(found.spans))
        self._place.show()
        self._place.setAccessibleName(f"{words} {self.told.text()}")
        if not self._library.wanted:
            self._library.want()
        self._timer.start(POLL_MS)

    def _told(self, found: Rehearsal) -> str:
        unit, lines = unit_of(found.rule.metric), []
        for span in found.spans[:_MOST_TOLD]:
            after = words.quantity(max(1.0, span.fired_s - found.from_s), "s")
            ends = (span.cleared_s or found.to_s) - span.fired_s
            lasted = words.quantity(max(1.0, ends), "s")
            worst = words.quantity(span.worst, unit)
            lines.append(self.tr("after {0} for {1}, up to {2}").format(after, lasted, worst))
        more = len(found.spans) - _MOST_TOLD
        rest = self.tr(" and {0} more").format(more) if more > 0 else ""
        fires = self.tr("Fires {0}{1}.").format("; ".join(lines), rest)
        does = ", ".join(map(said, found.would_do)) or self.tr("do nothing")
        return f"{fires} " + self.tr("Each time it would {0}.").format(does)

    @Slot()
    def _on_polled(self) -> None:
        if not self._library.is_there():
            return
        self._timer.stop()
        if self.plot is None:
            self.plot = RehearsalPlot(self._theme, self._place)
            self._inner.addWidget(self.plot.widget)
        if self._found is not None:
            self.plot.show(self._found)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._place.setFixedHeight(scaled_px(self._theme, _PLOT_PX))
        if self.plot is not None:
            self.plot.recolour()
