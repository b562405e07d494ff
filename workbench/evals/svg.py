"""A drawing as SVG text that browsers and Qt draw alike.

Colours stand as attributes, which Qt reads; each also has a class, by which the page that holds
the drawing may choose others for the dark.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

from workbench.base.plain_text import harmless

FONT = "Inter, system-ui, sans-serif"
TEXT_PX = 12
_CHAR_PX = 6.6
"""About how wide a character of that size is; drawings are laid out without a font at hand."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a drawing, as ``#RRGGBB``."""

    surface: str
    ink: str
    muted: str
    grid: str
    series: tuple[str, ...]

    def of(self, number: int) -> str:
        """The colour of the n-th series, from 0."""
        return self.series[number % len(self.series)]


_SERIES = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7")
LIGHT = Palette("#FFFFFF", "#17201D", "#56615C", "#D9DDDB", _SERIES)
DARK = Palette("#191E1D", "#E8EDEB", "#A1ADA8", "#323B39", _SERIES)


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with what it says in words.

    Attributes:
        text: What the drawing shows, for those who do not see it.
    """

    name: str
    title: str
    text: str
    svg: str
    width_px: int
    height_px: int


class Drawing:
    """Shapes are added one upon the other; ``plot`` gives the whole."""

    def __init__(self, width_px: int, height_px: int, palette: Palette) -> None:
        self.width_px, self.height_px, self._palette = width_px, height_px, palette
        self._parts: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str = "grid") -> None:
        """A thin line."""
        self._add(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
            f'class="line-{role}" stroke="{self._colour(role)}" stroke-width="1"/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, series: int) -> None:
        """A filled rectangle, lighter than a dot of the series."""
        self._add(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 1.0))}" '
            f'height="{_n(height)}" rx="2" fill="{self._palette.of(series)}" '
            'fill-opacity="0.35"/>'
        )

    def stroke(self, x1: float, y1: float, x2: float, y2: float, series: int) -> None:
        """A stronger line in the colour of a series."""
        self._add(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
            f'stroke="{self._palette.of(series)}" stroke-width="2"/>'
        )

    def dot(self, x: float, y: float, radius: float, series: int, opacity: float = 1.0) -> None:
        """A filled circle."""
        self._add(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" '
            f'fill="{self._palette.of(series)}" fill-opacity="{_n(opacity)}"/>'
        )

    def ring(self, x: float, y: float, radius: float, role: str = "ink") -> None:
        """An empty circle."""
        self._add(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="none" '
            f'class="line-{role}" stroke="{self._colour(role)}" stroke-width="1.5"/>'
        )

    def text(
        self, x: float, y: float, text: str, role: str = "ink", anchor: str = "start"
    ) -> None:
        """A line of text with its base line at ``y``."""
        self._add(
            f'<text x="{_n(x)}" y="{_n(y)}" class="fill-{role}" fill="{self._colour(role)}" '
            f'font-family="{FONT}" font-size="{TEXT_PX}" text-anchor="{anchor}">'
            f"{plain(text)}</text>"
        )

    def plot(self, name: str, title: str, text: str) -> Plot:
        """The whole drawing."""
        inside = "\n".join(self._parts)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width_px}" '
            f'height="{self.height_px}" viewBox="0 0 {self.width_px} {self.height_px}" '
            f'role="img" aria-label="{plain(f"{title}. {text}")}">\n'
            f'<rect width="{self.width_px}" height="{self.height_px}" class="fill-surface" '
            f'fill="{self._palette.surface}"/>\n{inside}\n</svg>'
        )
        return Plot(name, title, text, svg, self.width_px, self.height_px)

    def _add(self, part: str) -> None:
        self._parts.append(part)

    def _colour(self, role: str) -> str:
        colours = {
            "ink": self._palette.ink,
            "muted": self._palette.muted,
            "grid": self._palette.grid,
            "surface": self._palette.surface,
        }
        return colours[role]


def plain(text: str) -> str:
    """A text of strangers as a piece of HTML or SVG that is nothing but text."""
    return escape(harmless(text), quote=True)


def fitted(text: str, width_px: float) -> str:
    """Beginning and end of a text, about so wide, on one line: names differ at their ends."""
    most = max(1, int(width_px / _CHAR_PX))
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    end = most // 2
    return f"{line[: most - 1 - end]}…{line[len(line) - end :]}"


def ticks(most: float, wanted: int = 5) -> list[float]:
    """Round numbers from 0 up to just beyond ``most``."""
    if not math.isfinite(most) or most <= 0.0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(most / wanted))
    step = next(unit * power for unit in (1, 2, 5, 10) if unit * power * wanted >= most)
    return [step * number for number in range(math.ceil(most / step - 1e-9) + 1)]


def _n(number: float) -> str:
    """A coordinate, with two digits at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if math.isfinite(number) else "0"
