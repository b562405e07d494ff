"""The languages of the program by their own names, as the settings list them."""

from __future__ import annotations

from workbench.ui.settings.rows import ROWS, tr


def language_choices() -> tuple[tuple[str, str], ...]:
    """Code and name of each language; an empty code is the system's."""
    row = next(row for row in ROWS if row.name == "language")
    return tuple((code, name if code else tr(name)) for code, name in row.choices)
