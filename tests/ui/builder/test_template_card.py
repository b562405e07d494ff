"""The description on a template's card."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from workbench.ui.builder.template_card import lines_of

WORDS = "Finds the parts of a collection of documents that answer a question, with its sources."


@pytest.mark.usefixtures("qapp")
def test_a_long_description_ends_with_an_ellipsis_and_loses_nothing_before() -> None:
    font = QFont(QApplication.font())
    whole = lines_of(WORDS, font, 150.0, 99)
    assert " ".join(whole) == WORDS
    assert len(whole) > 3
    short = lines_of(WORDS, font, 150.0, 3)
    assert short[:2] == whole[:2]
    assert len(short) == 3
    assert short[2].endswith("…")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["", "short", "𝔘𝔫𝔦 🙂 " * 20, "x" * 400])
def test_any_text_fits_into_its_lines(text: str) -> None:
    font = QFont(QApplication.font())
    assert len(lines_of(text, font, 120.0, 4)) <= 4
    assert "".join(lines_of(text, font, 120.0, 9999)).replace(" ", "") == text.replace(" ", "")
