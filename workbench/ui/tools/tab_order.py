"""Where Tab comes to rows that are added later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(stop: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let Tab come to some widgets, in their order, right before it comes to ``stop``."""
    before = next((one for one in _stops_before(stop) if one not in widgets), None)
    for widget in (*widgets, stop):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _stops_before(stop: QWidget) -> Iterator[QWidget]:
    """Where Tab comes to before a widget, the nearest first."""
    widget = stop.previousInFocusChain()
    while widget is not None and widget is not stop:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and widget.focusProxy() is None and widget.window() is stop.window():
            yield widget
        widget = widget.previousInFocusChain()
