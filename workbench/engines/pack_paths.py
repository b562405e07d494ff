"""Where the Python packages of a pack lie, and letting this process find them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

PACKAGES = "python"
"""The folder of a pack that holds packages; what lies beside it are native parts."""


def add_packages(packs: Iterable[str]) -> None:
    """Let packages of packs be found, after everything that came with the program."""
    for pack in packs:
        place = str(Path(pack) / PACKAGES)
        if place not in sys.path and Path(place).is_dir():
            sys.path.append(place)
