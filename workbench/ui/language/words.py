"""Texts and counts in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.ui.language.catalogue import GENERAL
from workbench.ui.language.figures import figure


def tr(text: str) -> str:
    """A text in the language of the program."""
    return QCoreApplication.translate(GENERAL, text)


def language_code() -> str:
    """Which language that is, such as ``pt-BR``: the catalogues say it of themselves."""
    return tr("en")


def counted(count: int, one: str, many: str) -> str:
    """How many there are, in the form that the language has for that number.

    Args:
        count: How many.
        one: In English for one; ``%Ln`` stands for the number.
        many: In English for all others; the catalogues know the text by this.
    """
    if QCoreApplication.translate(GENERAL, many) == many:
        return (one if count == 1 else many).replace("%Ln", figure(f"{count:,}"))
    return QCoreApplication.translate(GENERAL, many, None, count)
