"""Every colour, distance and size of the interface; no other file holds such values.

These are plain classes that cannot be written to, because the first frame is drawn without
the time that it takes to import ``dataclasses`` and to make such classes.
"""

from __future__ import annotations

from typing import Final, Literal

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


class Colours:
    """One theme's colours, as ``#RRGGBB``.

    Attributes:
        on_accent: Text on a surface of ``accent``.
        accent_weak: Selected rows and the user's messages.
        hover: A surface under the pointer.
        series: Data series, colour-blind safe, in this order.
    """

    __slots__ = ()
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
    series: Final = (
        "#0072B2",
        "#E69F00",
        "#009E73",
        "#D55E00",
        "#56B4E9",
        "#CC79A7",
    )


class _Light(Colours):
    __slots__ = ()
    window = "#F6F7F6"
    surface = "#FFFFFF"
    raised = "#FFFFFF"
    sunken = "#EEF0EF"
    border = "#D9DDDB"
    text = "#17201D"
    muted = "#56615C"
    accent = "#0F766E"
    on_accent = "#FFFFFF"
    accent_weak = "#D7EEEA"
    success = "#12702F"
    warning = "#A34A07"
    error = "#B42318"
    info = "#1D4ED8"
    hover = "#EBEEEC"
    pressed = "#E0E4E2"
    accent_hover = "#0C655E"
    shadow = "#0B1412"


class _Dark(Colours):
    __slots__ = ()
    window = "#121615"
    surface = "#191E1D"
    raised = "#212827"
    sunken = "#0E1211"
    border = "#323B39"
    text = "#E8EDEB"
    muted = "#A1ADA8"
    accent = "#2CC7B3"
    on_accent = "#06201D"
    accent_weak = "#123B37"
    success = "#4ADE80"
    warning = "#FBBF24"
    error = "#F98080"
    info = "#7CB0FF"
    hover = "#242B2A"
    pressed = "#2C3432"
    accent_hover = "#4AD6C4"
    shadow = "#000000"


LIGHT = _Light()
DARK = _Dark()


class Space:
    """Distances between things."""

    __slots__ = ()
    xs_px: Final = 4
    s_px: Final = 8
    m_px: Final = 12
    l_px: Final = 16
    xl_px: Final = 24
    xxl_px: Final = 32


class Sizes:
    """Radii, heights and widths."""

    __slots__ = ()
    radius_px: Final = 6
    card_radius_px: Final = 10
    control_px: Final = 28
    touch_px: Final = 44
    kiosk_card_px: Final = 128
    rail_px: Final = 48
    status_px: Final = 26
    icon_px: Final = 16
    rail_icon_px: Final = 20
    focus_px: Final = 2
    row_px: Final = 28
    minimum_width_px: Final = 900
    minimum_height_px: Final = 600
    motion_ms: Final = 120
    toast_ms: Final = 6000


class Type:
    """Families and sizes of text."""

    __slots__ = ()
    family: Final = "Inter"
    mono_family: Final = "JetBrains Mono"
    body_px: Final = 13.0
    small_px: Final = 12.0
    section_px: Final = 15.0
    page_px: Final = 20.0
    figure_px: Final = 24.0
    mono_px: Final = 12.5


class Tokens:
    """Everything a widget may look up.

    Attributes:
        text_scale: 1.0 is normal; ``text_px`` applies it.
        touch: Controls are large enough for fingers.
    """

    __slots__ = ("colours", "mode", "reduce_motion", "text_scale", "touch")
    space: Final = Space()
    sizes: Final = Sizes()
    type: Final = Type()

    def __init__(
        self, mode: Mode, text_scale: float, *, reduce_motion: bool, touch: bool = False
    ) -> None:
        self.mode: Final[Mode] = mode
        self.colours: Final[Colours] = LIGHT if mode == "light" else DARK
        self.text_scale: Final = text_scale
        self.reduce_motion: Final = reduce_motion
        self.touch: Final = touch

    def same_as(self, other: Tokens) -> bool:
        """Whether everything in both is the same."""
        return (self.mode, self.text_scale, self.reduce_motion, self.touch) == (
            other.mode,
            other.text_scale,
            other.reduce_motion,
            other.touch,
        )

    def text_px(self, size_px: float) -> int:
        """A text size after the user's scale, whole pixels."""
        return max(8, round(size_px * self.text_scale))

    @property
    def motion_ms(self) -> int:
        """How long a movement may take; 0 where nothing may move."""
        return 0 if self.reduce_motion else self.sizes.motion_ms

    def control_px(self) -> int:
        """Height of a control after the user's scale, and for fingers where they are used."""
        usual = max(self.sizes.control_px, round(self.sizes.control_px * self.text_scale))
        return max(usual, self.touch_px) if self.touch else usual

    @property
    def touch_px(self) -> int:
        """Height of what a finger presses, after the user's scale."""
        return max(self.sizes.touch_px, round(self.sizes.touch_px * self.text_scale))

    def row_px(self) -> int:
        """Height of a row of a list."""
        usual = self.text_px(self.sizes.row_px)
        return max(usual, self.touch_px) if self.touch else usual

    def colour(self, role: str) -> str:
        """The colour of a role.

        Raises:
            KeyError: There is no such role.
        """
        if role not in ROLES:
            raise KeyError(f"no colour role {role!r}; there are {', '.join(ROLES)}")
        value: str = getattr(self.colours, role)
        return value


ROLES = tuple(name for name in Colours.__annotations__ if name != "series")


def tokens_for(
    mode: Mode, text_scale: float = 1.0, *, reduce_motion: bool = False, touch: bool = False
) -> Tokens:
    """The tokens of one theme."""
    return Tokens(mode, text_scale, reduce_motion=reduce_motion, touch=touch)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours after WCAG 2, 1 to 21."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
