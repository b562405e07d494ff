"""Every colour pair can be read, and the theme follows a change."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QIcon
from pytestqt.qtbot import QtBot

from workbench.ui.theme.theme import Theme
from workbench.ui.theme.tokens import DARK, LIGHT, Colours, contrast

SURFACES = ("window", "surface", "raised", "sunken")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize(
    ("role", "least"),
    [
        ("text", 12.0),
        ("muted", 5.3),
        ("accent", 4.5),
        ("success", 4.5),
        ("warning", 4.5),
        ("error", 4.5),
        ("info", 4.5),
    ],
)
def test_that_words_can_be_read_on_every_surface(
    colours: Colours, surface: str, role: str, least: float
) -> None:
    assert contrast(getattr(colours, role), getattr(colours, surface)) >= least


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_words_on_coloured_surfaces_can_be_read(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.text, colours.accent_weak) >= 7.0
    assert contrast(colours.accent, colours.window) >= 3.0


def test_that_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_that_a_choice_changes_colours_icons_and_says_so(theme: Theme, qtbot: QtBot) -> None:
    before = theme.icon("bell").pixmap(16, 16).toImage()

    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.choose("light", 1.5)

    assert theme.tokens.colours == LIGHT
    assert theme.tokens.text_px(13) == 20
    assert theme.icon("bell").pixmap(16, 16).toImage() != before


def test_that_the_same_choice_is_silent(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")


@pytest.mark.usefixtures("theme")
def test_that_both_fonts_are_shipped() -> None:
    assert {"Inter", "JetBrains Mono"} <= set(QFontDatabase.families())


def test_that_an_icon_has_a_colour_for_each_state_and_is_sharp_on_every_screen(
    theme: Theme,
) -> None:
    bell = theme.icon("bell")
    sharp = bell.pixmap(QSize(16, 16), 2.0)

    assert (sharp.width(), sharp.devicePixelRatio()) == (32, 2.0)
    assert colours_in(bell) == {theme.tokens.colour("muted").lower()}
    assert colours_in(bell, QIcon.Mode.Disabled) == {theme.tokens.colour("border").lower()}
    assert colours_in(bell, state=QIcon.State.On) == {theme.tokens.colour("accent").lower()}


def test_that_a_changed_copy_of_an_icon_stands_for_itself(theme: Theme) -> None:
    copied = QIcon(theme.icon("bell"))
    copied.setIsMask(True)
    before = theme.icon("bell").pixmap(16, 16).toImage()

    assert copied.pixmap(16, 16).toImage() == before
    del copied
    assert theme.icon("bell").pixmap(16, 16).toImage() == before


def colours_in(
    icon: QIcon,
    mode: QIcon.Mode = QIcon.Mode.Normal,
    state: QIcon.State = QIcon.State.Off,
) -> set[str]:
    """The colours of the wholly covered points."""
    image = icon.pixmap(QSize(64, 64), mode, state).toImage()
    points = [image.pixelColor(x, y) for x in range(64) for y in range(64)]
    return {colour.name() for colour in points if colour.alpha() == 255}
