"""The application on macOS, where the system hands over files as events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

_MOST_EARLY = 50


class OpeningApplication(QApplication):
    """Tells of files that are opened with the program while it runs, or by which it began.

    Elsewhere files are words of a command line. An own ``event`` costs a call of Python for
    each event of the application, so it is used only where it is needed.
    """

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._early: list[Path] = []
        self._opened: Callable[[Sequence[Path]], object] = self._wait

    def tell(self, opened: Callable[[Sequence[Path]], object]) -> None:
        """Hand files to somebody from now on, and those that came before."""
        self._opened = opened
        early, self._early = self._early, []
        if early:
            opened(early)

    def _wait(self, files: Sequence[Path]) -> None:
        self._early = [*self._early, *files][:_MOST_EARLY]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            if path := event.file():
                self._opened([Path(path)])
            return True
        return super().event(event)
