"""The downloads: how far each is, how fast, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
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
from workbench.ui.models.words import size_text
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import EmptyState

_STEPS = 1000


def state_words(download: Download) -> str:
    """How far a download is, in words."""
    progress = download.progress
    if download.state == "finished":
        return f"ready · {size_text(download.wanted.size_bytes or progress.size_bytes)}"
    if download.state == "failed":
        return f"{download.message}. {download.hint}"
    have = f"{size_text(progress.have_bytes)} of {size_text(progress.size_bytes)}"
    if download.state in ("queued", "paused"):
        return f"{download.state} · {have}" if progress.have_bytes else download.state
    if download.state == "checking":
        return f"checking every byte · {size_text(progress.checked_bytes)}"
    parts = [have, f"{size_text(progress.rate_bytes_per_s)}/s"]
    if progress.left_s is not None:
        parts.append(f"{duration(progress.left_s)} left")
    if progress.message:
        parts = [f"waiting: {progress.message}", have]
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
        column = QVBoxLayout(self)
        head = QHBoxLayout()
        self.title = ElidedLabel()
        self.title.set_text(visible(download.wanted.title))
        head.addWidget(self.title, 1)
        self.buttons: dict[str, Button] = {}
        for key, text, icon in (
            ("pause", self.tr("Pause"), "pause"),
            ("resume", self.tr("Resume"), "play"),
            ("open", self.tr("Show the model"), "box"),
            ("cancel", self.tr("Remove"), "x"),
        ):
            button = Button(theme, text, icon=icon)
            button.setAccessibleName(f"{text}: {download.wanted.title}")
            on_click(button, partial(self.asked.emit, key, self._id))
            self.buttons[key] = button
            head.addWidget(button)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of %s") % download.wanted.title)
        self.words = label("", "muted", wrap=True)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        self.show_download(download)

    def show_download(self, download: Download) -> None:
        """Show how far it is."""
        state, progress = download.state, download.progress
        share = progress.have_bytes / progress.size_bytes if progress.size_bytes else 0.0
        self.bar.setValue(_STEPS if state == "finished" else round(_STEPS * share))
        self.bar.setVisible(state != "finished")
        self.words.setText(visible(state_words(download)))
        self.buttons["pause"].setVisible(state in ("queued", "fetching", "checking"))
        self.buttons["resume"].setVisible(state in ("paused", "failed"))
        self.buttons["open"].setVisible(state == "finished")
        self.buttons["cancel"].setText(
            self.tr("Remove from the list") if state == "finished" else self.tr("Cancel")
        )


class DownloadList(QScrollArea):
    """All downloads, first come first.

    Signals:
        asked: args: pause, resume, cancel or open; the id of a download.
    """

    asked = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: dict[str, DownloadCard] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
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
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self.setWidget(page)

    def show_downloads(self, items: tuple[Download, ...]) -> None:
        """Show a list."""
        here = {item.wanted.id: item for item in items}
        for name in set(self.cards) - set(here):
            self.cards.pop(name).deleteLater()
        for name, item in here.items():
            if name in self.cards:
                self.cards[name].show_download(item)
            else:
                card = DownloadCard(self._theme, item)
                card.asked.connect(self.asked)
                self.cards[name] = card
                self._column.insertWidget(self._column.count() - 1, card)
        self.empty.setVisible(not here)
