"""Commands and differences to read: all of it on screen, wrapped, to select and to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QWidget

from workbench.ui.chat.block_layout import visible_lines
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.views import CodeView

_MOST_LINES = 2_000
_ROOM_PX = 18


class WholeText(CodeView):
    """As high as its text, so that no part of it is out of sight inside a box.

    Args:
        language: A pygments name; ``diff`` colours what came and what went.
        most_lines: Beyond these it scrolls; for what was read before.
    """

    is_always_whole = True

    def __init__(
        self,
        theme: Theme,
        name: str,
        language: str = "",
        *,
        most_lines: int = _MOST_LINES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, language, parent)
        self._most_lines = most_lines
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._fit)

    def show_text(self, text: str) -> None:
        """Show a text with every hidden character named; the same one stays as it is."""
        shown = visible_lines(text)
        if shown != self.toPlainText():
            self.set_text(shown)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        needed = max(1, round(self.document().size().height()))
        lines, over = min(self._most_lines, needed), needed > self._most_lines
        height = lines * self.fontMetrics().lineSpacing() + _ROOM_PX
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff
        )
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
