"""Above the tiles: how far back they show, pause, saving, and what to do without a model."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from workbench.ui.theme.theme import Theme

RANGES: tuple[tuple[str, float], ...] = (
    ("1 min", 60.0),
    ("5 min", 300.0),
    ("15 min", 900.0),
    ("1 h", 3600.0),
)


class DashboardBar(QWidget):
    """Title, ranges and buttons.

    Signals:
        span_chosen: arg: seconds to show.
        pause_toggled: arg: whether the picture is held.
        csv_asked: Save the samples.
        picture_asked: Save the tiles.
    """

    span_chosen = Signal(float)
    pause_toggled = Signal(bool)
    csv_asked = Signal()
    picture_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        title = QLabel(self.tr("Dashboards"), self)
        title.setProperty("role", "page")
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self._ranges())
        self._pause = QPushButton(self)
        self._pause.setCheckable(True)
        self._pause.setToolTip(self.tr("Hold the picture; samples go on (Space)"))
        self._pause.toggled.connect(self._on_pause)
        row.addWidget(self._pause)
        for text, hint, asked in (
            (self.tr("Save CSV…"), self.tr("Every sample of the time shown"), self.csv_asked),
            (self.tr("Save picture…"), self.tr("All tiles as a PNG"), self.picture_asked),
        ):
            button = QPushButton(text, self)
            button.setToolTip(hint)
            button.clicked.connect(lambda _checked, asked=asked: asked.emit())
            row.addWidget(button)
        self._dress()
        theme.changed.connect(self._dress)

    def toggle_pause(self) -> None:
        """Hold the picture, or go on."""
        self._pause.toggle()

    def _ranges(self) -> QFrame:
        box = QFrame(self)
        box.setObjectName("segmented")
        row = QHBoxLayout(box)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(box)
        for number, (text, _span_s) in enumerate(RANGES):
            button = QToolButton(box)
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(self.tr("Show the last %s") % text)
            button.setMinimumHeight(24)
            group.addButton(button, number)
            row.addWidget(button)
        group.idClicked.connect(lambda number: self.span_chosen.emit(RANGES[number][1]))
        return box

    @Slot(bool)
    def _on_pause(self, paused: bool) -> None:
        self._dress()
        self.pause_toggled.emit(paused)

    @Slot()
    def _dress(self) -> None:
        paused = self._pause.isChecked()
        icon = "play" if paused else "pause"
        word = self.tr("Resume") if paused else self.tr("Pause")
        self._pause.setText(f" {word}")  # else the icon touches it
        self._pause.setAccessibleName(word)
        self._pause.setIcon(self._theme.icon(icon))
        self._pause.setIconSize(QSize(16, 16))


class NoModelStrip(QFrame):
    """Says why some tiles are empty, with the button that leads to the models."""

    def __init__(
        self, theme: Theme, open_models: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        space = theme.tokens.space
        self.setProperty("role", "card")
        words = self.tr(
            "No model is loaded. The machine is shown live; speed, queue and KV cache "
            "appear once a model is loaded."
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(space.l_px, space.s_px, space.s_px, space.s_px)
        row.addWidget(QLabel(words, self), 1)
        button = QPushButton(self.tr("Open Models"), self)
        button.setProperty("kind", "primary")
        button.clicked.connect(open_models)
        row.addWidget(button)
        self.hide()
