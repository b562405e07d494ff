"""Gives Python its own imports back."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  from here on the imports are PySide's


def import_plainly() -> None:
    """Import without PySide's look into the source of every module.

    PySide looks there for ``from __feature__ import``, which nothing here has. It takes a sixth
    of the time until the program can be used, and keeps the text of all modules in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
