"""Above the tiles: pages, which time they show, saving, and what to do without a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.dashboards.time_range import RANGES, TimeRange
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.wrapping import WrappingLayout


class DashboardBar(QWidget):
    """Title and pages in the first row, time and buttons in the second.

    Signals:
        page_chosen: arg: key of a page.
        span_chosen: arg: seconds to show, up to now.
        pause_toggled: arg: whether the picture is held.
        csv_asked: Save the samples.
        picture_asked: Save the page.
    """

    page_chosen = Signal(str)
    span_chosen = Signal(float)
    pause_toggled = Signal(bool)
    csv_asked = Signal()
    picture_asked = Signal()

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._timed = theme, True
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m_px)
        head = QHBoxLayout()
        head.setSpacing(space.l_px)
        head.addWidget(label(self.tr("Dashboards"), "page"))
        self.pages = Segmented(pages, self.tr("Dashboards"), self)
        self.pages.chosen.connect(self.page_chosen)
        head.addStretch(1)
        head.addWidget(self.pages)
        head.addStretch(2)
        column.addLayout(head)
        column.addWidget(self._times())

    def _times(self) -> QWidget:
        self._row = QWidget(self)
        row = WrappingLayout(self._theme.tokens.space.s_px, last_right=True)
        self._row.setLayout(row)
        choices = tuple((text, text) for text, _span_s in RANGES)
        self.ranges = Segmented(choices, self.tr("Time shown"), self)
        self.ranges.set_value(RANGES[0][0])
        self.ranges.chosen.connect(self._on_range)
        row.addWidget(self.ranges)
        self._selection, part = self._part()
        row.addWidget(self._selection)
        self.selected = label("", "muted")
        part.addWidget(self.selected)
        self.back = Button(self._theme, self.tr("Back to now"), kind="quiet", icon="undo-2")
        self.back.setToolTip(self.tr("Leave the time that was selected (Esc)"))
        on_click(self.back, self._on_back)
        part.addWidget(self.back)
        buttons, part = self._part()
        row.addWidget(buttons)
        self._pause = Button(self._theme, self.tr("Pause"), icon="pause")
        self._pause.setCheckable(True)
        self._pause.setToolTip(self.tr("Hold the picture; samples go on (Space)"))
        self._pause.toggled.connect(self._on_pause)
        part.addWidget(self._pause)
        for text, hint, asked in (
            (self.tr("Save CSV…"), self.tr("What is shown, as a table"), self.csv_asked),
            (self.tr("Save picture…"), self.tr("This page as a PNG"), self.picture_asked),
        ):
            button = QPushButton(text, self)
            button.setToolTip(hint)
            button.clicked.connect(lambda _checked, asked=asked: asked.emit())
            part.addWidget(button)
        self.show_range(TimeRange(RANGES[0][1]))
        return self._row

    def _part(self) -> tuple[QWidget, QHBoxLayout]:
        """What stays together where there is no room for all in one row."""
        part = QWidget(self._row)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.tokens.space.s_px)
        return part, row

    def toggle_pause(self) -> None:
        """Hold the picture, or go on."""
        self._pause.toggle()

    def show_range(self, shown: TimeRange) -> None:
        """Tell which time is shown."""
        keys = [text for text, span_s in RANGES if span_s == shown.span_s]
        if shown.is_live and keys:
            self.ranges.set_value(keys[0])
        self.selected.setText("" if shown.is_live else shown.title())
        self._show_selected()
        self._pause.setEnabled(shown.is_live)

    def set_timed(self, timed: bool) -> None:
        """Whether the page on screen has a time; what it shows can be saved anyway."""
        self._timed = timed
        self.ranges.setVisible(timed)
        self._pause.setVisible(timed)
        self._show_selected()

    def _show_selected(self) -> None:
        self._selection.setVisible(self._timed and bool(self.selected.text()))

    @Slot(str)
    def _on_range(self, key: str) -> None:
        self.span_chosen.emit(dict(RANGES)[key])

    def _on_back(self) -> None:
        self.ranges.setFocus()
        self._on_range(self.ranges.value)

    @Slot(bool)
    def _on_pause(self, paused: bool) -> None:
        word = self.tr("Resume") if paused else self.tr("Pause")
        self._pause.setText(word)
        self._pause.setAccessibleName(word)
        self._pause.set_icon("play" if paused else "pause")
        self.pause_toggled.emit(paused)


class NoModelStrip(QFrame):
    """Says why some tiles are empty, with the button that leads to the models."""

    def __init__(
        self, theme: Theme, open_models: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        space = theme.tokens.space
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        words = self.tr(
            "No model is loaded. The machine is shown live; speed, queue and KV cache "
            "appear once a model is loaded."
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l_px, space.s_px, space.s_px, space.s_px)
        row.addWidget(label(words, wrap=True, parent=self), 1)
        button = QPushButton(self.tr("Open Models"), self)
        button.setProperty("kind", "primary")
        button.clicked.connect(lambda _checked=False: open_models())
        row.addWidget(button)
        self.hide()
