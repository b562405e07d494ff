"""The variants of a model: what each costs, which one is advised, and which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from workbench.models.advice import Judged, advise
from workbench.models.quality import quality_of
from workbench.models.sources.values import Variant
from workbench.ui.models.fit_bar import FitBar
from workbench.ui.models.found_rows import shown_name
from workbench.ui.models.words import fit_words, size_text
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, State, label
from workbench.ui.widgets.buttons import Button, on_click

_GRADES: tuple[State, ...] = ("error", "warning", "warning", "neutral", "success", "success")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_NAME = 48


class VariantTable(QWidget):
    """One row each; the memory of the chosen one is drawn below.

    Signals:
        fetch_asked: arg: a ``Variant``.
    """

    fetch_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._variants: tuple[Variant, ...] = ()
        self._judged: tuple[Judged, ...] = ()
        self.choices = QButtonGroup(self)
        self.choices.idToggled.connect(self._on_chosen)
        self.buttons: list[Button] = []
        self.fits: list[Badge] = []
        self.marks: list[Badge] = []
        self._speeds: list[QLabel] = []
        self.advice = label("", wrap=True)
        self.bar = FitBar(theme)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.m_px)
        self._grid.setVerticalSpacing(theme.tokens.space.xs_px)
        self._grid.setColumnStretch(6, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.tokens.space.s_px, theme.tokens.space.m_px, 0)
        column.setSpacing(theme.tokens.space.m_px)
        column.addWidget(self.advice)
        column.addWidget(self._rows)
        column.addWidget(self.bar)
        column.addStretch(1)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        while entry := self._grid.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        for choice in self.choices.buttons():
            self.choices.removeButton(choice)
        for kept in (self.buttons, self.fits, self.marks, self._speeds):
            kept.clear()
        self._variants, self._judged = (), ()
        self.advice.hide()
        self.bar.set_fit(None)

    def show_variants(self, variants: Sequence[Variant]) -> None:
        """Show what there is; whether it fits is told later."""
        self.clear()
        self._variants = tuple(variants)
        for row, variant in enumerate(self._variants):
            self._add(row, variant)

    def show_unjudged(self, reason: str) -> None:
        """Say why it cannot be told what would fit."""
        self.advice.setText(self.tr("Whether they fit cannot be told: %s.") % reason)
        self.advice.show()

    def show_judged(self, judged: Sequence[Judged]) -> None:
        """Show what would fit and how fast it would be, and which one to take."""
        self._judged = tuple(judged)
        advice = advise(judged)
        self.advice.setText(advice.sentence)
        self.advice.show()
        chosen = 0
        for row, one in enumerate(self._judged):
            self._tell(row, one)
            if one.variant is advice.variant:
                chosen = row
                self.buttons[row].set_kind("primary")
                self.buttons[row].setToolTip(advice.sentence)
                self.marks[row].setToolTip(advice.sentence)
                self.marks[row].show()
        if self._judged:
            self.choices.button(chosen).setChecked(True)
            self._on_chosen(chosen, on=True)

    def focus_chosen(self) -> None:
        """Give the keys to the chosen row."""
        if self.choices.buttons():
            (self.choices.checkedButton() or self.choices.button(0)).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter fetches the chosen variant."""
        row = self.choices.checkedId()
        if event.key() in _ENTER and 0 <= row < len(self._variants):
            self.fetch_asked.emit(self._variants[row])
            return
        super().keyPressEvent(event)

    def _tell(self, row: int, one: Judged) -> None:
        fit, speed = self.fits[row], self._speeds[row]
        fit.set_value(*fit_words(one.fit))
        fit.setToolTip(one.fit.sentence)
        fit.show()
        speed.setText(
            self.tr("≈ %s tok/s") % f"{one.tokens_per_s:.0f}" if one.tokens_per_s else ""
        )
        speed.setToolTip(self.tr("How fast this machine reads memory, over the bytes to read"))

    def _add(self, row: int, variant: Variant) -> None:
        name, quality = shown_name(variant.name)[:_MOST_NAME], quality_of(variant.quantisation)
        choice = QRadioButton(name)
        choice.setToolTip(shown_name(variant.files[0].name))
        self.choices.addButton(choice, row)
        badge, mark = Badge(self._theme, ""), Badge(self._theme, "")
        badge.set_value(variant.quantisation or "?", _GRADES[quality.grade])
        badge.setToolTip(quality.note)
        badge.setVisible(variant.quantisation != variant.name)
        mark.set_value(self.tr("recommended"), "accent")
        fit, speed = Badge(self._theme, ""), label("", "muted")
        fit.hide()
        mark.hide()
        fetch = Button(self._theme, self.tr("Download"), icon="download")
        fetch.setAccessibleName(self.tr("Download %s") % name)
        on_click(fetch, partial(self.fetch_asked.emit, variant))
        note = label(quality.note, "muted", wrap=True)
        note.setMinimumWidth(80)
        self.buttons.append(fetch)
        self.fits.append(fit)
        self.marks.append(mark)
        self._speeds.append(speed)
        size = label(self._size(variant))
        cells: Sequence[QWidget] = (choice, badge, size, fit, speed, mark, note, fetch)
        for place, widget in enumerate(cells):
            self._grid.addWidget(widget, row, place)

    def _size(self, variant: Variant) -> str:
        parts = len(variant.files)
        words = size_text(variant.size_bytes)
        return self.tr("%s in %d files") % (words, parts) if parts > 1 else words

    @Slot(int, bool)
    def _on_chosen(self, row: int, on: bool) -> None:
        if on and 0 <= row < len(self._judged):
            self.bar.set_fit(self._judged[row].fit)
