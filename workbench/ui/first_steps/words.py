"""Texts of the first steps, translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """A text of the first steps in the language of the program."""
    return QCoreApplication.translate("first steps", text)
