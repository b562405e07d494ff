"""What a kiosk shows while its window cannot be started: words on a whole screen, no more.

It imports nothing else of the program, which may be what fails.
"""

from __future__ import annotations

import signal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel

WORDS = "One moment, please.\n\nThis screen comes back by itself."
LIVE_S = 120
"""It goes by itself if nobody takes it away: then its supervisor is gone, too."""
_TICK_MS = 200


class PlainScreen(QLabel):
    """The words; nothing that is pressed does anything."""

    def __init__(self) -> None:
        super().__init__(WORDS)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
        self.setAccessibleName(WORDS)
        self.setStyleSheet("background: #121615; color: #E8EDEB; font-size: 24px;")
        self.setCursor(Qt.CursorShape.BlankCursor)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


def show() -> int:
    """Show it until the system asks it to end."""
    app = QApplication(["workbench"])
    screen = PlainScreen()
    screen.showFullScreen()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: app.exit(0))
    awake = QTimer()
    awake.timeout.connect(lambda: None)  # Python looks for signals when a timer runs
    awake.start(_TICK_MS)
    QTimer.singleShot(LIVE_S * 1000, app, lambda: app.exit(0))
    return app.exec()
