"""Every colour pair can be read, and the theme follows a change."""

import pytest
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


def test_that_both_fonts_are_shipped(theme: Theme) -> None:
    assert {"Inter", "JetBrains Mono"} <= set(theme.families)
