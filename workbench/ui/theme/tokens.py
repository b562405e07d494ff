"""Every colour, distance and size of the interface; no other file holds such values."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Mode = Literal["light", "dark"]
ColourName = Literal[
    "window",
    "surface",
    "raised",
    "sunken",
    "border",
    "text",
    "muted",
    "accent",
    "on_accent",
    "accent_weak",
    "success",
    "warning",
    "error",
    "info",
]


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours, as ``#RRGGBB``.

    Attributes:
        on_accent: Text on a surface of ``accent``.
        accent_weak: Selected rows and the user's messages.
        hover: A surface under the pointer.
        series: Data series, colour-blind safe, in this order.
    """

    window: str
    surface: str
    raised: str
    sunken: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_weak: str
    success: str
    warning: str
    error: str
    info: str
    hover: str
    pressed: str
    accent_hover: str
    shadow: str
    series: tuple[str, ...] = (
        "#0072B2",
        "#E69F00",
        "#009E73",
        "#D55E00",
        "#56B4E9",
        "#CC79A7",
    )


LIGHT = Colours(
    window="#F6F7F6",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EEF0EF",
    border="#D9DDDB",
    text="#17201D",
    muted="#56615C",
    accent="#0F766E",
    on_accent="#FFFFFF",
    accent_weak="#D7EEEA",
    success="#12702F",
    warning="#A34A07",
    error="#B42318",
    info="#1D4ED8",
    hover="#EBEEEC",
    pressed="#E0E4E2",
    accent_hover="#0C655E",
    shadow="#0B1412",
)
DARK = Colours(
    window="#121615",
    surface="#191E1D",
    raised="#212827",
    sunken="#0E1211",
    border="#323B39",
    text="#E8EDEB",
    muted="#A1ADA8",
    accent="#2CC7B3",
    on_accent="#06201D",
    accent_weak="#123B37",
    success="#4ADE80",
    warning="#FBBF24",
    error="#F98080",
    info="#7CB0FF",
    hover="#242B2A",
    pressed="#2C3432",
    accent_hover="#4AD6C4",
    shadow="#000000",
)


@dataclass(frozen=True, slots=True)
class Space:
    """Distances between things."""

    xs_px: int = 4
    s_px: int = 8
    m_px: int = 12
    l_px: int = 16
    xl_px: int = 24
    xxl_px: int = 32


@dataclass(frozen=True, slots=True)
class Sizes:
    """Radii, heights and widths."""

    radius_px: int = 6
    card_radius_px: int = 10
    control_px: int = 28
    rail_px: int = 48
    status_px: int = 26
    icon_px: int = 16
    rail_icon_px: int = 20
    focus_px: int = 2
    row_px: int = 28
    minimum_width_px: int = 900
    minimum_height_px: int = 600
    motion_ms: int = 120
    toast_ms: int = 6000


@dataclass(frozen=True, slots=True)
class Type:
    """Families and sizes of text."""

    family: str = "Inter"
    mono_family: str = "JetBrains Mono"
    body_px: float = 13.0
    small_px: float = 12.0
    section_px: float = 15.0
    page_px: float = 20.0
    figure_px: float = 24.0
    mono_px: float = 12.5


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a widget may look up.

    Attributes:
        text_scale: 1.0 is normal; ``text_px`` applies it.
    """

    mode: Mode
    colours: Colours
    text_scale: float = 1.0
    reduce_motion: bool = False
    space: Space = Space()
    sizes: Sizes = Sizes()
    type: Type = Type()

    def text_px(self, size_px: float) -> int:
        """A text size after the user's scale, whole pixels."""
        return max(8, round(size_px * self.text_scale))

    @property
    def motion_ms(self) -> int:
        """How long a movement may take; 0 where nothing may move."""
        return 0 if self.reduce_motion else self.sizes.motion_ms

    def control_px(self) -> int:
        """Height of a control after the user's scale."""
        return max(self.sizes.control_px, round(self.sizes.control_px * self.text_scale))

    def colour(self, role: str) -> str:
        """The colour of a role.

        Raises:
            KeyError: There is no such role.
        """
        if role not in ROLES:
            raise KeyError(f"no colour role {role!r}; there are {', '.join(ROLES)}")
        value: str = getattr(self.colours, role)
        return value


ROLES = tuple(field.name for field in fields(Colours) if field.name != "series")


def tokens_for(mode: Mode, text_scale: float = 1.0, *, reduce_motion: bool = False) -> Tokens:
    """The tokens of one theme."""
    return Tokens(mode, LIGHT if mode == "light" else DARK, text_scale, reduce_motion)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours after WCAG 2, 1 to 21."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
