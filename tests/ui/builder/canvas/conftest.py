"""The canvas with a small graph."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.builder.canvas.desk import Desk, three
from workbench.ui.theme.theme import Theme


@pytest.fixture
def desk(theme: Theme) -> Iterator[Desk]:
    made = Desk(theme, three())
    yield made
    made.close()
