"""The downloads: how far each is, how fast, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.models.downloads.queue_file import Download
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import size_text
from workbench.ui.language.messages import said, sentence
from workbench.ui.language.words import tr
from workbench.ui.marks import mark
from workbench.ui.models.found_rows import shown_name
from workbench.ui.models.speed_plot import SpeedPlot
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import NumberField
from workbench.ui.widgets.placeholders import EmptyState
from workbench.ui.widgets.plot_library import PlotLibrary

_STEPS = 1000
_POLL_MS = 50
_MEGABYTE = 1_000_000
_MOST_MB_PER_S = 100_000.0
_STATES = {"queued": mark("queued"), "paused": mark("paused")}


def state_words(download: Download) -> str:
    """How far a download is, in words."""
    progress = download.progress
    if download.state == "finished":
        return tr("ready · {0}").format(
            size_text(download.wanted.size_bytes or progress.size_bytes)
        )
    have = tr("{0} of {1}").format(
        size_text(progress.have_bytes), size_text(progress.size_bytes)
    )
    if download.state in ("failed", "waiting"):
        failed = download.state == "failed"
        kept = tr(" · {0} kept").format(have) if failed and progress.have_bytes else ""
        return sentence(download.message, download.hint) + kept
    if download.state in ("queued", "paused"):
        state = tr(_STATES[download.state])
        return f"{state} · {have}" if progress.have_bytes else state
    if download.state == "checking":
        return tr("checking every byte · {0}").format(size_text(progress.checked_bytes))
    parts = [have, f"{size_text(progress.rate_bytes_per_s)}/s"]
    if progress.left_s is not None:
        parts.append(tr("{0} left").format(duration(progress.left_s)))
    if progress.message:
        parts = [tr("waiting: {0}").format(said(progress.message)), have]
    return " · ".join(parts)


def duration(seconds_s: float) -> str:
    """A time to come, in two units at most."""
    whole = round(seconds_s)
    hours, minutes, seconds = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


class DownloadCard(QFrame):
    """One download.

    Signals:
        asked: args: pause, resume, cancel or open; its id.
    """

    asked = Signal(str, str)

    def __init__(self, theme: Theme, download: Download) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._id = download.wanted.id
        name = shown_name(download.wanted.title)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, space.m_px, space.l_px, space.m_px)
        column.setSpacing(space.s_px)
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        self.title = ElidedLabel()
        self.title.set_text(name)
        head.addWidget(self.title, 1)
        self.buttons: dict[str, Button] = {}
        for key, text, icon in (
            ("pause", self.tr("Pause"), "pause"),
            ("resume", self.tr("Resume"), "play"),
            ("open", self.tr("Show the model"), "box"),
            ("cancel", self.tr("Remove"), "x"),
        ):
            button = Button(theme, text, icon=icon)
            button.setAccessibleName(f"{text}: {name}")
            on_click(button, partial(self.asked.emit, key, self._id))
            self.buttons[key] = button
            head.addWidget(button)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of %s") % name)
        self.words = label("", "muted", wrap=True)
        self.plot = SpeedPlot(theme)
        column.addLayout(head)
        column.addWidget(self.plot)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        self.show_download(download)

    def show_download(self, download: Download, load_failure: str = "") -> None:
        """Show how far it is, and whether what came does not load."""
        state, progress = download.state, download.progress
        share = progress.have_bytes / progress.size_bytes if progress.size_bytes else 0.0
        self.bar.setValue(_STEPS if state == "finished" else round(_STEPS * share))
        self.bar.setVisible(state != "finished")
        self._show_state(download, load_failure)
        self.buttons["pause"].setVisible(state in ("queued", "fetching", "waiting", "checking"))
        self.buttons["resume"].setVisible(state in ("paused", "failed", "waiting"))
        self.buttons["open"].setVisible(state == "finished")
        self.buttons["cancel"].setText(
            self.tr("Remove from the list") if state == "finished" else self.tr("Cancel")
        )
        self.buttons["resume"].setText(
            self.tr("Try again") if state in ("failed", "waiting") else self.tr("Resume")
        )

    def _show_state(self, download: Download, load_failure: str) -> None:
        """The words, and the plot while there is something to plot."""
        state = download.state
        fails = bool(load_failure) and state == "finished"
        told = self.tr("Every byte is right, but it does not load: %s") % load_failure
        self.words.setText(visible(told if fails else state_words(download)))
        role = "error" if state == "failed" or fails else "muted"
        if self.words.property("role") != role:
            self.words.setProperty("role", role)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        if state == "fetching" and download.progress.size_bytes:
            self.plot.add(download.progress.rate_bytes_per_s)
        self.plot.setVisible(
            state == "fetching" or (state == "paused" and bool(self.plot.rates))
        )


class DownloadList(QScrollArea):
    """All downloads, first come first.

    Signals:
        asked: args: pause, resume, cancel or open; the id of a download.
        limited: The most bytes per second that the user wants; 0 is no limit.
    """

    asked = Signal(str, str)
    limited = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._library = PlotLibrary()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._build_plots)
        theme.changed.connect(self._recolour)
        self.cards: dict[str, DownloadCard] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "plain")
        self.setAccessibleName(self.tr("Downloads"))
        page = QWidget()
        page.setObjectName("scrolled")
        self._column = QVBoxLayout(page)
        space = theme.tokens.space
        self._column.setContentsMargins(0, 0, space.xl_px, space.l_px)
        self._column.setSpacing(space.s_px)
        self.empty = EmptyState(
            theme,
            "download",
            self.tr("No downloads"),
            self.tr("What you fetch under Find shows here; it goes on after a restart."),
        )
        self._column.addWidget(self._limit_row())
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self.setWidget(page)

    def show_downloads(
        self, items: tuple[Download, ...], load_failures: Mapping[str, str] | None = None
    ) -> None:
        """Show a list; of what came and does not load the reason, by the model's digest."""
        failures = load_failures or {}
        here = {item.wanted.id: item for item in items}
        for name in set(self.cards) - set(here):
            self.cards.pop(name).deleteLater()
        for name, item in here.items():
            if name in self.cards:
                card = self.cards[name]
            else:
                card = DownloadCard(self._theme, item)
                card.asked.connect(self.asked)
                self.cards[name] = card
                self._column.insertWidget(self._column.count() - 1, card)
            card.show_download(item, failures.get(item.model_digest, ""))
        self.empty.setVisible(not here)
        self._bar.setVisible(bool(here))
        if self.isVisible():
            self._want_plots()

    def show_limit(self, rate_bytes_per_s: float) -> None:
        """Show the limit of the settings."""
        self.limit.blockSignals(True)
        self.limit.setValue(rate_bytes_per_s / _MEGABYTE)
        self.limit.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_plots()

    def _limit_row(self) -> QWidget:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        self.limit = NumberField(self.tr("Most megabytes per second of all downloads"))
        self.limit.setRange(0.0, _MOST_MB_PER_S)
        self.limit.setDecimals(1)
        self.limit.setSuffix(self.tr(" MB/s"))
        self.limit.setSpecialValueText(self.tr("no limit"))
        self.limit.setToolTip(
            self.tr(
                "All downloads together stay below this, from the next moment on; 0: no limit"
            )
        )
        self.limit.valueChanged.connect(lambda value: self.limited.emit(value * _MEGABYTE))
        row.addStretch(1)
        row.addWidget(label(self.tr("Bandwidth"), "muted"))
        row.addWidget(self.limit)
        return self._bar

    def _want_plots(self) -> None:
        """Import what draws once a download runs: it takes most of a second."""
        if not any(card.plot.isVisibleTo(self) for card in self.cards.values()):
            return
        if self._library.is_there():
            self._build_plots()
        elif not self._library.wanted:
            self._library.want()
            self._timer.start()

    @Slot()
    def _build_plots(self) -> None:
        if not self._library.is_there():
            return
        self._timer.stop()
        for card in self.cards.values():
            if card.plot.isVisibleTo(self):
                card.plot.build()

    @Slot()
    def _recolour(self) -> None:
        for card in self.cards.values():
            card.plot.recolour()
