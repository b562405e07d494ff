"""Texts of the files that are opened, translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """A text of these screens in the language of the program."""
    return QCoreApplication.translate("opened file", text)
