"""The badge of a model whose tool calls were checked: its words, and a row of the details."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.app.tool_check_report import badge_words, measured_words
from workbench.app.tool_check_values import Badge
from workbench.ui.language.words import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets import basics
from workbench.ui.widgets.basics import ElidedLabel, State

_GOOD, _FAIR = 0.85, 0.6


def chip_words(badge: Badge) -> tuple[str, State]:
    """The word of the badge, and the state that colours it; grey where it is out of date."""
    text = tr("Tools {0}").format(badge.text)
    if badge.stale:
        return text, "neutral"
    if badge.share >= _GOOD:
        return text, "success"
    return text, "info" if badge.share >= _FAIR else "warning"


class ToolBadgeRow(QWidget):
    """The badge, and when and how it was measured; hidden where nothing was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        self.chip = basics.Badge(theme, "")
        self.note = ElidedLabel()
        self.note.setProperty("role", "muted")
        row.addWidget(self.chip)
        row.addWidget(self.note, 1)
        self.hide()

    def show_badge(self, badge: Badge | None) -> None:
        """Show another badge, or none."""
        self.setVisible(badge is not None)
        if badge is None:
            return
        words, state = chip_words(badge)
        self.chip.set_value(words, state)
        note = badge.stale or measured_words(badge.reports[0])
        self.note.set_text(self.tr("Out of date: %s") % note if badge.stale else note)
        for widget in (self, self.chip, self.note):
            widget.setToolTip(badge_words(badge))
        self.chip.setAccessibleName(badge_words(badge))
