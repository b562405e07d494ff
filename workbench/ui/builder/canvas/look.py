"""What everything on the canvas is drawn with: pens, brushes, fonts and pictures, kept."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from workbench.agents.nodes.api import PortType
from workbench.ui.builder.canvas.breaking import Ruler
from workbench.ui.theme import icons
from workbench.ui.theme.theme import Theme

GRID_PX = 8
TEXTS_FROM = 0.6
PORTS_FROM = 0.4
CARDS_FROM = 0.2
_SERIES: Mapping[PortType, int] = {
    "text": 0,
    "number": 1,
    "documents": 2,
    "boolean": 3,
    "messages": 4,
    "json": 5,
}
_FAR_TITLE_PX = 24.0
_LEAST_FAR_PX, _MOST_FAR_PX, _FAR_STEP_PX = 16, 40, 2
_FAR_ON_SCREEN_PX, _LEAST_ON_SCREEN_PX = 11.0, 7.5


class CanvasLook:
    """Colours, fonts and pictures of one canvas in the theme that is in use.

    Attributes:
        zoom: Screen pixels per scene pixel.
        has_focus: Whether keys reach the canvas.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.zoom = 1.0
        self.has_focus = False
        self.no_pen = QPen(Qt.PenStyle.NoPen)
        self.no_brush = QBrush(Qt.BrushStyle.NoBrush)
        self.refresh()

    def refresh(self) -> None:
        """Take everything from the theme anew."""
        sizes = self._theme.tokens.type
        self.title_font = _unhinted(self._theme.font(sizes.body_px, strong=True))
        self.small_font = _unhinted(self._theme.font(sizes.small_px))
        self.text_font = _unhinted(self._theme.font(sizes.body_px))
        self.far_font = _unhinted(self._theme.font(_FAR_TITLE_PX, strong=True))
        self.title_metrics = QFontMetricsF(self.title_font)
        self.small_metrics = QFontMetricsF(self.small_font)
        self.text_metrics = QFontMetricsF(self.text_font)
        self.small_ruler = Ruler(self.small_metrics)
        self.text_ruler = Ruler(self.text_metrics)
        self.far_ruler = Ruler(QFontMetricsF(self.far_font))
        self._pens: dict[tuple[str, float, float, bool], QPen] = {}
        self._brushes: dict[tuple[str, float], QBrush] = {}
        self._pictures: dict[tuple[str, str, float, int], QPixmap] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self._far: dict[int, tuple[QFont, Ruler]] = {}

    @property
    def far_sizes(self) -> range:
        """Sizes of titles that can be read at the zoom in use, the largest first."""
        step = _FAR_STEP_PX
        most = round(_FAR_ON_SCREEN_PX / self.zoom / step) * step
        most = min(_MOST_FAR_PX, max(_LEAST_FAR_PX, most))
        least = math.ceil(_LEAST_ON_SCREEN_PX / self.zoom / step) * step
        return range(most, min(most, max(_LEAST_FAR_PX, least)) - 1, -step)

    def far(self, size_px: int) -> tuple[QFont, Ruler]:
        """The font of titles seen from afar, in a size, and what measures it."""
        found = self._far.get(size_px)
        if found is None:
            font = _unhinted(self._theme.font(float(size_px), strong=True))
            found = self._far[size_px] = (font, Ruler(QFontMetricsF(font)))
        return found

    @property
    def dark(self) -> bool:
        """Whether the theme in use is the dark one."""
        return self._theme.mode == "dark"

    def px(self, size_px: float) -> float:
        """A size that grows with the user's text, whole pixels."""
        return round(size_px * self._theme.tokens.text_scale)

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role, or of the type of a port as ``port:text``."""
        kind, _, name = role.partition(":")
        if kind != "port":
            return self._theme.colour(role, alpha)
        number = _SERIES.get(name)  # type: ignore[call-overload]
        if number is None:
            return self._theme.colour("muted", alpha)
        made = QColor(self._theme.series(number))
        made.setAlphaF(alpha)
        return made

    def pen(
        self, role: str, width_px: float = 1.0, alpha: float = 1.0, *, dashed: bool = False
    ) -> QPen:
        """A pen in the colour of a role; 0 px is one pixel of the screen at any zoom."""
        key = (role, width_px, alpha, dashed)
        made = self._pens.get(key)
        if made is None:
            made = QPen(self.colour(role, alpha), width_px)
            made.setCapStyle(Qt.PenCapStyle.RoundCap)
            if dashed:
                made.setDashPattern([4.0, 4.0])
            self._pens[key] = made
        return made

    def brush(self, role: str, alpha: float = 1.0) -> QBrush:
        """A brush in the colour of a role."""
        key = (role, alpha)
        made = self._brushes.get(key)
        if made is None:
            made = self._brushes[key] = QBrush(self.colour(role, alpha))
        return made

    def width(self, text: str, font: str) -> float:
        """How wide a text is; ``font`` is ``title``, ``small`` or ``text``."""
        key = (text, font)
        found = self._widths.get(key)
        if found is None:
            metrics: QFontMetricsF = getattr(self, f"{font}_metrics")
            found = self._widths[key] = metrics.horizontalAdvance(text)
        return found

    def draw_icon(
        self, painter: QPainter, name: str, role: str, x: float, y: float, size_px: float = 16
    ) -> None:
        """Draw an icon with its upper left corner at a place, sharp at the zoom in use."""
        scale = min(4, max(1, math.ceil(self.zoom * painter.device().devicePixelRatio())))
        key = (name, role, size_px, scale)
        picture = self._pictures.get(key)
        if picture is None:
            colour = self.colour(role).name()
            picture = icons.pixmap(name, round(size_px), colour, float(scale))
            self._pictures[key] = picture
        if scale == 1 and self.zoom == 1.0:
            painter.drawPixmap(QPointF(x, y), picture)
        else:
            whole = QRectF(0, 0, picture.width(), picture.height())
            painter.drawPixmap(QRectF(x, y, size_px, size_px), picture, whole)


def _unhinted(font: QFont) -> QFont:
    """The font with widths that grow evenly with the zoom."""
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
