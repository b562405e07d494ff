"""A language that does not exist, to find what it does not reach and what has no room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QToolButton, QWidget

from workbench.ui.widgets.basics import ElidedLabel

LONGER = 0.4
MARK = "¡"
_PLACES = re.compile(r"(\{[^{}]*\}|%L?n|%[sdg]|%\d|;;|\*\.\w+)")
_ROUNDING_PX = 2


class Pseudo(QTranslator):
    """Says every text with a mark before it and two fifths longer, so that both can be seen."""

    def translate(  # None is Qt's null text
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if source == "en" or not re.search(r"[A-Za-z]{2}", _PLACES.sub("", source)):
            return None
        inside = source.strip()
        begin = source.index(inside)
        more = "x" * max(1, round(LONGER * len(inside)))
        words = inside.split(" ")
        words[-1] += more[:12]
        longer = " ".join(words + [more[at : at + 9] for at in range(12, len(more), 9)])
        return source[:begin] + MARK + longer + source[begin + len(inside) :]


def said_by(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Labels and buttons that are seen, with their words."""
    for part in window.findChildren(QLabel) + window.findChildren(QAbstractButton):
        if part.isVisible() and part.text().strip():
            yield part, part.text().strip()


DATA = frozenset({"– tok/s  TTFT –", "1 min", "5 min", "15 min", "curl"})
"""What is said in every language alike."""


WITHOUT_DATA = ("trace", "tools", "evals", "dashboards", "alerts")
"""Panels that say nothing else on an empty installation."""


def is_raw(text: str) -> bool:
    """Whether it has words that no language was asked for."""
    return MARK not in text and bool(re.search(r"[A-Za-z]{3}", text))


def names(widget: QWidget) -> list[str]:
    """What a screen reader says of the buttons in a widget."""
    buttons = widget.findChildren(QAbstractButton)
    return [one.accessibleName() for one in buttons if one.isVisible()]


def clipped(window: QWidget, *, may_elide: bool = False) -> list[str]:
    """Labels and buttons whose words have no room.

    Args:
        window: Where to look.
        may_elide: A button may end its words in … if a tooltip has all of them.
    """
    if may_elide:
        return [one for one in clipped(window) if "QToolButton" not in one.split(" < ")[0]]
    return [
        f"{_where(part)}: {why}" for part, text in said_by(window) if (why := _why(part, text))
    ]


def _why(part: QWidget, text: str) -> str:
    if isinstance(part, ElidedLabel):
        return ""
    if isinstance(part, QLabel) and part.wordWrap():
        if part.height() + _ROUNDING_PX < part.heightForWidth(part.width()):
            return f"{text[:50]!r} has {part.height()} px of height"
        return ""
    needed_px = (
        part.minimumSizeHint().width()
        if isinstance(part, QToolButton)
        else part.sizeHint().width()
    )
    if part.width() + _ROUNDING_PX < needed_px:
        return f"{text[:50]!r} has {part.width()} of {needed_px} px"
    return ""


def outside(window: QWidget) -> list[str]:
    """Labels and buttons that are beyond an edge of what holds them, where nothing scrolls."""
    found = []
    for part, text in said_by(window):
        if _is_scrolled_away(part):
            continue
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        if not window.rect().adjusted(-2, -2, 2, 2).contains(place):
            found.append(f"{_where(part)}: {text[:50]!r} at {place}")
    return found


def _is_scrolled_away(part: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None:
        if (
            isinstance(above, QScrollArea)
            or above.metaObject().className() == "QAbstractScrollArea"
        ):
            return True
        above = above.parentWidget()
    return False


def _where(part: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = part
    while at is not None and len(names) < 5:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)
