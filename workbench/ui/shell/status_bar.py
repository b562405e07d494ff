"""The bar at the lower edge: what is loaded, how fast, how much memory, what left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from workbench.ui.language.figures import figure, part_text, size_text
from workbench.ui.language.words import counted

if TYPE_CHECKING:  # not imported here: the first frame is drawn without it
    from PySide6.QtGui import QPaintEvent

    from workbench.app.loaded import LoadedModel
    from workbench.ui.theme.theme import Theme


def tokens_text(tokens: float) -> str:
    """A number of tokens in few signs: 840, 1.2k, 12k."""
    if tokens < 1000:
        return f"{tokens:.0f}"
    return figure(f"{tokens / 1000:.1f}k") if tokens < 10_000 else f"{tokens / 1000:.0f}k"


def wait_text(wait_s: float) -> str:
    """A short time, in the unit that has few signs."""
    return f"{wait_s * 1000:.0f} ms" if wait_s < 0.9995 else figure(f"{wait_s:.2f} s")


class MemoryBar(QFrame):
    """A small bar of how full the memory is; the program's own part is darker.

    Empty it is drawn by the style sheet alone: a brush needs ``Qt``, as the policies below do.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._used = self._own = 0.0
        self.setObjectName("memory")
        self.setFixedSize(48, 8)

    def set_value(self, used: float, own: float) -> None:
        """Fractions of the whole, 0 to 1."""
        self._used, self._own = used, own
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(48, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._used:
            return
        from PySide6.QtGui import QPainter, QPainterPath

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "warning" if self._used > 0.9 else "muted"
        for share, colour in ((self._used, role), (self._own, "accent")):
            path = QPainterPath()
            path.addRoundedRect(QRectF(0, 0, self.width() * share, 8), 3, 3)
            painter.fillPath(path, self._theme.colour(colour))


class StatusBar(QFrame):
    """Segments that open what they sum up.

    Signals:
        asked: A segment was pressed. arg: panel key, ``notices``, ``activity`` or ``health``.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("status")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(2)
        self._speed: float | None = None
        self._icons: dict[QToolButton, tuple[str, str]] = {}
        self.model = self._segment("box", "models", self.tr("Loaded model"))
        self.speed = self._segment("gauge", "dashboards", self.tr("Speed of the last answer"))
        self.memory = self._segment("memory-stick", "dashboards", self.tr("Memory"))
        self.memory_bar = MemoryBar(theme, self)
        self._row.addWidget(self.memory_bar)
        self._row.addSpacing(14)  # the bar belongs to the memory, not to the queue
        self.queue = self._segment("layers", "activity", self.tr("Waiting requests"))
        self._row.addStretch(1)
        self.health: QToolButton | None = None  # made when it has something to say
        self.activity = self._segment("loader", "activity", self.tr("Activity"))
        self.network = self._segment("shield-check", "privacy", self.tr("Network"))
        self.bell = self._segment("bell", "notices", self.tr("Notifications"))
        self.show_model((), "")
        self.show_sample({})
        self.show_activity(0)
        self.show_unread(0)
        theme.changed.connect(self._refresh)
        self._fit()

    def _segment(self, icon: str, target: str, name: str) -> QToolButton:
        button = QToolButton(self)
        # By name: PySide takes long to make ``Qt``, and the first frame needs none of it.
        button.setProperty("toolButtonStyle", "ToolButtonTextBesideIcon")
        button.setIconSize(QSize(14, 14))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("focusPolicy", "StrongFocus")
        button.clicked.connect(lambda: self.asked.emit(target))
        self._set_icon(button, icon, "muted")
        self._row.addWidget(button)
        return button

    def _set_icon(self, button: QToolButton, icon: str, role: str) -> None:
        if self._icons.get(button) != (icon, role):
            self._icons[button] = (icon, role)
            button.setIcon(self._theme.icon(icon, role))

    def _set(self, button: QToolButton, text: str, name: str) -> None:
        if button.text() != f" {text}":
            button.setText(f" {text}")
            button.setAccessibleName(f"{name}: {text}")

    def _fit(self) -> None:
        """As high as its text needs."""
        more = max(1.0, self._theme.tokens.text_scale)
        self.setFixedHeight(round(self._theme.tokens.sizes.status_px * more))
        for button in self._icons:
            button.setFixedHeight(self.height() - 4)

    @Slot()
    def _refresh(self) -> None:
        self._fit()
        for button, (icon, role) in self._icons.items():
            button.setIcon(self._theme.icon(icon, role))

    def show_model(self, loaded: tuple[LoadedModel, ...], context: str) -> None:
        """Show the loaded models: the busiest one's name, and how many more."""
        if not loaded:
            self._set(self.model, self.tr("no model loaded"), self.tr("Loaded model"))
            self._set_icon(self.model, "box", "muted")
            return
        first = max(loaded, key=lambda one: (one.state == "busy", one.last_used_s))
        role = {"ready": "success", "busy": "accent", "failed": "error"}.get(
            first.state, "warning"
        )
        self._set_icon(self.model, "circle-dot", role)
        words = {
            "loading": self.tr("loading"),
            "failed": self.tr("failed"),
            "unloading": self.tr("unloading"),
        }
        parts = [first.model.title, words.get(first.state, context)]
        if len(loaded) > 1:
            parts.append(f"+{len(loaded) - 1}")
        self._set(self.model, "  ".join(p for p in parts if p), self.tr("Loaded model"))

    def show_speed(self, tokens_per_s: float) -> None:
        """Keep the speed of the answer that has just ended."""
        self._speed = tokens_per_s

    def show_sample(self, latest: Mapping[str, float]) -> None:
        """Show the newest measurements; what was not measured is a dash."""
        # What is written now; between answers, what the last one measured as a whole.
        speed = latest.get("tokens_per_s") or self._speed
        first = latest.get("time_to_first_token_s")
        text = f"{speed:.0f} tok/s" if speed else "– tok/s"
        text += f"  TTFT {wait_text(first)}" if first else "  TTFT –"
        self._set(self.speed, text, self.tr("Speed of the last answer"))
        used, total = latest.get("memory.used_bytes"), latest.get("memory.total_bytes")
        own = latest.get("memory.program_bytes", 0.0)
        if used and total:
            self.memory_bar.set_value(used / total, own / total)
            text = part_text(used, total)
            self.memory.setToolTip(
                self.tr("Memory in use on this machine; Workbench and its models: {0}").format(
                    size_text(own)
                )
            )
        else:
            text = "– GB"
        self._set(self.memory, text, self.tr("Memory"))
        queue = latest.get("queue.length", 0.0)
        self._set(self.queue, self.tr("queue {0}").format(f"{queue:.0f}"), self.tr("Waiting"))
        out = latest.get("net.connections")
        self._set_icon(
            self.network,
            "shield-check" if not out else "triangle-alert",
            "success" if out == 0 else "warning" if out else "muted",
        )
        state = self.tr("offline") if not out else self.tr("online")
        if out is not None:
            state += " · " + counted(round(out), "%Ln connection", "%Ln connections")
        self._set(self.network, state, self.tr("Network"))
        words = self.tr("Connections to other machines: {0} now, {1} refused so far")
        refused = f"{latest.get('net.refused', 0.0):.0f}"
        self.network.setToolTip(words.format("–" if out is None else f"{out:.0f}", refused))

    def show_health(self, status: str, reason: str) -> None:
        """Show that something is not as it should be; hidden while all is well."""
        if self.health is None:
            if status == "healthy":
                return
            self.health = self._segment("triangle-alert", "health", self.tr("Health"))
            self._row.insertWidget(self._row.indexOf(self.activity), self.health)
        self.health.setVisible(status != "healthy")
        words = {"degraded": self.tr("degraded"), "unhealthy": self.tr("unhealthy")}
        self._set(self.health, words.get(status, ""), self.tr("Health"))
        role = "error" if status == "unhealthy" else "warning"
        self._set_icon(self.health, "triangle-alert", role)
        self.health.setToolTip(reason)

    def show_activity(self, count: int) -> None:
        """Show how many things go on; hidden when none does."""
        self.activity.setVisible(count > 0)
        self._set(self.activity, str(count), self.tr("Activity"))

    def show_unread(self, count: int) -> None:
        """Show how many notices were not looked at."""
        self._set(self.bell, str(count) if count else "", self.tr("Notifications"))
        self._set_icon(self.bell, "bell", "warning" if count else "muted")
