"""A pytest plugin that makes Qt and what needs it impossible to import.

Usage: python -m pytest -p no:pytest-qt -p tests.no_qt tests/unit
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

BANNED = frozenset({"PySide6", "shiboken6", "qasync", "pyqtgraph"})


class _Refuse(MetaPathFinder):
    """Finds nothing, and refuses what is banned."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in BANNED:
            raise ModuleNotFoundError(f"{fullname} is not installed here", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know pytest-qt's settings, which stay in pyproject.toml while the plug-in is off."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "a setting of pytest-qt")


def pytest_configure() -> None:
    """Refuse Qt from here on."""
    sys.meta_path.insert(0, _Refuse())
