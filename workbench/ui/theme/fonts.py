"""The shipped fonts: Inter for text, JetBrains Mono for code."""

from __future__ import annotations

import logging

from PySide6.QtGui import QFont, QFontDatabase

from workbench.base.paths import resource
from workbench.ui.theme.tokens import Tokens

log = logging.getLogger(__name__)
FIRST = ("Inter-Regular.otf",)  # the only one in the first frame
OTHERS = (
    "Inter-Italic.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "JetBrainsMono-Bold.ttf",
    "JetBrainsMono-Regular.ttf",
)


def load_fonts(names: tuple[str, ...]) -> None:
    """Register shipped font files with Qt."""
    for name in names:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) < 0:
            log.warning("ui.font_refused file=%s", name)


def text_font(tokens: Tokens, size_px: float | None = None, *, strong: bool = False) -> QFont:
    """The interface's font with tabular figures, so that changing numbers stay in place."""
    font = QFont([tokens.type.family, "Noto Sans", "sans-serif"])
    font.setPixelSize(tokens.text_px(size_px or tokens.type.body_px))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mono_font(tokens: Tokens, size_px: float | None = None) -> QFont:
    """The font of code, tokens and JSON; ligatures off, because each sign counts."""
    font = QFont([tokens.type.mono_family, "DejaVu Sans Mono", "monospace"])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(tokens.text_px(size_px or tokens.type.mono_px))
    font.setFeature(QFont.Tag("calt"), 0)
    return font
