"""Tooltips of strangers' texts: Qt takes what looks like HTML for HTML, and opens its files."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A text as a tooltip that shows just that text."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<qt><span style="white-space:pre-wrap">{escape(text)}</span></qt>'
