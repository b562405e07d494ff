"""What is known of one token: what it stands for, where it came from, what else was likely."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from workbench.app.token_table import TokenTable, alternative_text, percent
from workbench.engines.token_values import ALTERNATIVES
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.two_lines import scaled_px

_NAMES = {"\n": "↵", "\t": "⇥", " ": "␣"}
_ROW_PX = 18
_BESIDE_PX = 280
_ANY_PX = (1 << 24) - 1
_WIDGETS = 3


def named(text: str) -> str:
    """A token for the eye: spaces and ends of lines have signs."""
    shown = "".join(_NAMES.get(char, "␍" if char == "\r" else char) for char in text)
    return visible(shown) or "(nothing)"


@dataclass(frozen=True, slots=True)
class Choice:
    """A token that could have been written; ``share`` is its probability, 0 to 1."""

    text: str
    share: float
    figure: str
    is_written: bool = False


class Choices(QWidget):
    """Likely tokens below one another, each with a bar as long as it was likely."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choices: tuple[Choice, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show others."""
        self.choices = choices
        written = self.tr("written")
        said = (
            f"{one.text} {one.figure}" + (f", {written}" if one.is_written else "")
            for one in choices
        )
        self.setAccessibleName(self.tr("Likely tokens: {0}").format("; ".join(said)))
        self.update()

    def reserve(self, wanted: bool) -> None:
        """Keep the room for all choices, so that nothing moves from token to token."""
        self.setVisible(wanted)

    def _row_px(self) -> int:
        return max(_ROW_PX, self.fontMetrics().height() + 2)

    def sizeHint(self) -> QSize:
        return QSize(200, self._row_px() * (ALTERNATIVES + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._row_px() * (ALTERNATIVES + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        row_px, small_px = self._row_px(), theme.tokens.type.small_px
        figure_px = painter.fontMetrics().horizontalAdvance("<0.001 %") + 12
        for index, one in enumerate(self.choices):
            row = QRectF(0, index * row_px, self.width(), row_px)
            bar = row.adjusted(0, 1, -figure_px, -1)
            bar.setWidth(max(1.0, bar.width() * one.share))
            role, alpha = ("accent", 0.30) if one.is_written else ("muted", 0.22)
            painter.fillRect(bar, theme.colour(role, alpha))
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.mono(small_px))
            words = painter.fontMetrics().elidedText(
                one.text, Qt.TextElideMode.ElideRight, self.width() - figure_px - 8
            )
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row.adjusted(6, 0, 0, 0), middle, words)
            if one.is_written:
                words_px = painter.fontMetrics().horizontalAdvance(words) + 16
                painter.setFont(theme.font(small_px))
                painter.setPen(theme.colour("muted"))
                painter.drawText(row.adjusted(words_px, 0, 0, 0), middle, self.tr("written"))
                painter.setPen(theme.colour("text"))
            painter.setFont(theme.font(small_px, strong=one.is_written))
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, one.figure)
        painter.end()


class TokenCard(QFrame):
    """The token at the cursor; hidden while tokens are not known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "surface")
        self.title = label("", "mono", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.choices = Choices(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(4)
        for widget in (self.title, self.facts, self.choices):
            column.addWidget(widget)
        self._column = column
        self.hide()
        theme.changed.connect(self._refresh)

    def show_token(self, table: TokenTable | None, number: int) -> str:
        """Show a token, or how to choose one; returns it in words."""
        self.setVisible(table is not None)
        if table is None:
            return ""
        chosen = 0 <= number < len(table)
        self.choices.reserve(chosen and bool(table.scores))
        self.title.setVisible(chosen)
        if not chosen:  # the text has the room until then
            self.title.setText("")
            self.facts.setText(self.tr("Click a token, or go to one with the arrow keys."))
            self.choices.set_choices(())
            return ""
        self.title.setText(named(table.piece_text(number)))
        self.facts.setText(self._facts(table, number))
        choices = self._choices(table, number)
        self.choices.set_choices(choices)
        said = ". ".join([self.title.text(), self.facts.text()])
        return f"{said}. {self.choices.accessibleName()}" if choices else said

    def set_beside(self, beside: bool) -> None:
        """Stand at the right of the text, or below it."""
        if beside and self._column.count() == _WIDGETS:
            self._column.addStretch(1)
        elif not beside and self._column.count() > _WIDGETS:
            self._column.takeAt(_WIDGETS)
        self.setFixedWidth(scaled_px(self._theme, _BESIDE_PX)) if beside else self._widen()

    def _widen(self) -> None:
        self.setMinimumWidth(0)
        self.setMaximumWidth(_ANY_PX)

    def _facts(self, table: TokenTable, number: int) -> str:
        is_prompt = number < table.prompt_tokens
        where = self.tr("prompt") if is_prompt else self.tr("answer")
        if is_prompt and table.is_cached(number):
            where = self.tr("prompt, from the cache")
        words = [
            self.tr("Token {0} of {1}").format(
                figure(f"{number + 1:,}"), figure(f"{len(table):,}")
            ),
            where,
            self.tr("number {0} in the vocabulary").format(table.ids[number]),
        ]
        if table.special[number]:
            words.append(self.tr("marker of the template"))
        if "\N{REPLACEMENT CHARACTER}" in table.piece_text(number):
            spelt = table.pieces[number].hex(" ").upper()
            words.append(self.tr("a part of a character, bytes {0}").format(spelt))
        words += self._score_facts(table, number)
        return " · ".join(words)

    def _score_facts(self, table: TokenTable, number: int) -> list[str]:
        score = table.scores.get(number)
        if score is None:
            return []
        if score.rank == 1:
            said = self.tr("the likeliest")
        else:
            said = self.tr("number {0} by likelihood").format(figure(f"{score.rank:,}"))
        held = table.call.held if number >= table.prompt_tokens else ""
        if held and score.rank > 1:
            return [said, self.tr("a grammar may have left nothing likelier")]
        return [said]

    def _choices(self, table: TokenTable, number: int) -> tuple[Choice, ...]:
        score = table.scores.get(number)
        if score is None:
            return ()
        own = Choice(
            named(table.piece_text(number)), _share(score.logprob), percent(score.logprob), True
        )
        others = [
            Choice(
                named(alternative_text(one.piece)), _share(one.logprob), percent(one.logprob)
            )
            for one in score.others
        ]
        return (own, *others)

    @Slot()
    def _refresh(self) -> None:
        self.choices.update()


def _share(logprob: float) -> float:
    return math.exp(min(0.0, logprob))
