"""Texts are broken into lines and cut where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from workbench.ui.builder.canvas.breaking import Ruler, broken, last_lines
from workbench.ui.theme.theme import Theme

TEXT = "one two three four five six seven eight nine ten eleven twelve"


def _ruler(theme: Theme) -> Ruler:
    return Ruler(QFontMetricsF(theme.font()))


def test_that_no_line_is_wider_than_its_room(theme: Theme) -> None:
    ruler = _ruler(theme)
    for room in (20, 60, 120, 400):
        lines = broken(TEXT, room, ruler, 99)
        assert all(ruler.metrics.horizontalAdvance(line) <= room + 1 for line in lines)
    assert " ".join(broken(TEXT, 120, ruler, 99)) == TEXT


def test_that_the_last_line_says_that_more_would_follow(theme: Theme) -> None:
    ruler = _ruler(theme)
    assert broken("short", 200, ruler, 1) == ["short"]
    assert broken("first\nsecond", 200, ruler, 2) == ["first", "second"]
    (line,) = broken(TEXT, 100, ruler, 1)
    assert line.endswith("…")
    assert broken("first\n\nlast", 200, ruler, 3) == ["first", "", "last"]


def test_that_the_end_of_a_text_is_its_last_lines(theme: Theme, qapp: QApplication) -> None:
    ruler = _ruler(theme)
    assert last_lines("", 100, ruler) == []
    assert last_lines("a\n\nb\n\nc\n", 100, ruler) == ["b", "c"]
    lines = last_lines(TEXT, 100, ruler)
    assert len(lines) == 2
    assert TEXT.endswith(" ".join(lines))
