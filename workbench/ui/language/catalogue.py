"""The texts of one language, from a compiled catalogue."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

GENERAL = "workbench"
"""Where the catalogue keeps a text that is said in one way wherever it stands."""


class Catalogue(QTranslator):
    """Looks for a text where it stands first, then among those that are the same everywhere.

    A text has no more than one translation unless it means two things, so whoever translates
    does it once, and a text that moves to another part of the program stays translated.
    """

    def translate(  # None is Qt's null text
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        found = super().translate(context, source, disambiguation, n)
        # Not an empty text: that would be the translation.
        return found or super().translate(GENERAL, source, None, n) or None
