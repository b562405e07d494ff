"""Random fingers on a kiosk: a short part of ``tests/fuzz/kiosk_monkey.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.kiosk_monkey import played
from workbench.ui.theme.theme import Theme


@pytest.mark.qt_log_ignore(
    "grabbing the keyboard|keyToAscii|window opacity|propagateSizeHints|raise\\(\\)",
    extend=True,
)
async def test_that_three_hundred_random_inputs_get_nowhere(
    tmp_path: Path, theme: Theme
) -> None:
    assert await played(tmp_path, 300, 11, theme) == []
