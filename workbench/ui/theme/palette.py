"""Tokens as a QPalette, for what no style sheet reaches."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from workbench.ui.theme.tokens import Tokens


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of one theme."""
    colours = tokens.colours
    role = QPalette.ColorRole
    palette = QPalette()
    for which, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.shadow,
    }.items():
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        faded = QColor(colours.muted)
        faded.setAlpha(140)
        palette.setColor(QPalette.ColorGroup.Disabled, which, faded)
    return palette
