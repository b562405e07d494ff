"""The variants of a model: what each costs, which one is advised, and which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
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
from workbench.ui.language.figures import figure, size_text
from workbench.ui.language.messages import said
from workbench.ui.models.fit_bar import FitBar
from workbench.ui.models.found_rows import shown_name
from workbench.ui.models.words import fit_words
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, State, label
from workbench.ui.widgets.buttons import Button, on_click

_GRADES: tuple[State, ...] = ("error", "warning", "warning", "neutral", "success", "success")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_NAME = 48
_NOTES_PX = 680
_MARKS_PX = 560
"""Narrower than that, the notes and the mark have no room."""


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
        self._judged: dict[int, Judged] = {}
        self.refused: set[int] = set()
        self.notes: list[QLabel] = []
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
        for kept in (self.buttons, self.fits, self.marks, self._speeds, self.notes):
            kept.clear()
        self._variants, self._judged = (), {}
        self.refused.clear()
        self._advised = -1
        self.advice.hide()
        self.bar.set_fit(None)

    def show_variants(self, variants: Sequence[Variant]) -> None:
        """Show what there is; whether it fits is told later."""
        self.clear()
        self._variants = tuple(variants)
        for row, variant in enumerate(self._variants):
            self._add(row, variant)
        self._make_room()

    def show_refused(self, variant: Variant, reason: str) -> None:
        """Say why a variant is not fetched: what is in its file is no model."""
        row = self._variants.index(variant)
        self.refused.add(row)
        self.fits[row].set_value(self.tr("No model"), "error")
        self.fits[row].setToolTip(reason)
        self.fits[row].show()
        self.notes[row].setText(reason)
        self.buttons[row].setEnabled(False)
        self.buttons[row].setToolTip(reason)
        self.choices.button(row).setEnabled(False)

    def show_unjudged(self, reason: str) -> None:
        """Say why it cannot be told what would fit."""
        self.advice.setText(self.tr("Whether they fit cannot be told: %s.") % reason)
        self.advice.show()

    def show_judged(self, judged: Sequence[Judged]) -> None:
        """Show what would fit and how fast it would be, and which one to take."""
        rows = {id(variant): row for row, variant in enumerate(self._variants)}
        self._judged = {rows[id(one.variant)]: one for one in judged}
        advice = advise(judged)
        self.advice.setText(said(advice.sentence))
        self.advice.show()
        chosen = min(self._judged, default=-1)
        for row, one in self._judged.items():
            self._tell(row, one)
            if one.variant is advice.variant:
                chosen = row
                self.buttons[row].set_kind("primary")
                self.buttons[row].setToolTip(said(advice.sentence))
                self.marks[row].setToolTip(said(advice.sentence))
        self._advised = chosen if advice.variant is not None else -1
        self._make_room()
        if chosen >= 0:
            self.choices.button(chosen).setChecked(True)
            self._on_chosen(chosen, on=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, words that tooltips and the sentence above tell go."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        for row, note in enumerate(self.notes):
            note.setVisible(row in self.refused or self.width() >= _NOTES_PX)
            self.marks[row].setVisible(row == self._advised and self.width() >= _MARKS_PX)

    def focus_chosen(self) -> None:
        """Give the keys to the chosen row."""
        if self.choices.buttons():
            (self.choices.checkedButton() or self.choices.button(0)).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter fetches the chosen variant."""
        row = self.choices.checkedId()
        known = 0 <= row < len(self._variants) and row not in self.refused
        if event.key() in _ENTER and known:
            self.fetch_asked.emit(self._variants[row])
            return
        super().keyPressEvent(event)

    def _tell(self, row: int, one: Judged) -> None:
        fit, speed = self.fits[row], self._speeds[row]
        fit.set_value(*fit_words(one.fit))
        fit.setToolTip(said(one.fit.sentence))
        fit.show()
        speed.setText(
            self.tr("≈ %s tok/s") % figure(f"{one.tokens_per_s:,.0f}")
            if one.tokens_per_s
            else ""
        )
        speed.setToolTip(self.tr("How fast this machine reads memory, over the bytes to read"))

    def _add(self, row: int, variant: Variant) -> None:
        name, quality = shown_name(variant.name)[:_MOST_NAME], quality_of(variant.quantisation)
        choice = QRadioButton(name)
        choice.setToolTip(f"{shown_name(variant.files[0].name)}\n{said(quality.note)}")
        self.choices.addButton(choice, row)
        badge, mark = Badge(self._theme, ""), Badge(self._theme, "")
        badge.set_value(variant.quantisation or "?", _GRADES[quality.grade])
        badge.setToolTip(said(quality.note))
        badge.setVisible(variant.quantisation != variant.name)
        mark.set_value(self.tr("recommended"), "accent")
        fit, speed = Badge(self._theme, ""), label("", "muted")
        fit.hide()
        mark.hide()
        fetch = Button(self._theme, self.tr("Download"), icon="download")
        fetch.setAccessibleName(self.tr("Download %s") % name)
        on_click(fetch, partial(self.fetch_asked.emit, variant))
        note = label(said(quality.note), "muted", wrap=True)
        note.setMinimumWidth(80)
        note.setVisible(False)
        self.notes.append(note)
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
        if on and row in self._judged:
            self.bar.set_fit(self._judged[row].fit)
