"""How long nobody touched anything: counted also while answers stream and dialogs stand."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

TICK_MS = 250
_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


def awake_s() -> float:
    """A clock that goes on while the machine sleeps, where the system has one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """Tells when nobody touched the program for a while; only input counts, not its own work.

    Signals:
        ran_out: Nobody touched anything for ``idle_s``.
        near: So many seconds are left, or 0 after a touch. arg: they.
    """

    ran_out = Signal()
    near = Signal(int)

    def __init__(
        self,
        idle_s: float,
        parent: QObject | None = None,
        *,
        warn_s: float = 10.0,
        now_s: Callable[[], float] = awake_s,
    ) -> None:
        super().__init__(parent)
        self.idle_s, self._warn_s, self._now_s = idle_s, min(warn_s, idle_s / 2), now_s
        self._last_s = now_s()
        self._said = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin to count from now on."""
        if not self.idle_s or self._timer.isActive():
            return
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)
        self.touch()
        self._timer.start()

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)
        self._say(0)

    def touch(self) -> None:
        """Somebody is there."""
        self._last_s = self._now_s()
        self._say(0)

    def _look(self) -> None:
        if not self._timer.isActive():
            return
        left_s = self.idle_s - (self._now_s() - self._last_s)
        if left_s <= 0:
            self.stop()
            self.ran_out.emit()
        elif left_s <= self._warn_s:
            self._say(max(1, round(left_s)))

    def _say(self, left_s: int) -> None:
        if left_s != self._said:
            self._said = left_s
            self.near.emit(left_s)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED and event.spontaneous():
            if self._now_s() - self._last_s >= self.idle_s:
                # The machine slept or was busy: whoever wakes it up comes after the time.
                # Not at once: what the event is for must not go while it is delivered.
                QTimer.singleShot(0, self, self._look)
                return True
            self.touch()
        return super().eventFilter(watched, event)
