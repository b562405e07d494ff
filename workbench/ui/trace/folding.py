"""Folding the messages of a prompt: their first line stays, the rest is hidden."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextDocumentLayout

from workbench.traces.prompt_messages import PromptMessage, messages_in
from workbench.ui.language.words import counted

if TYPE_CHECKING:
    from workbench.ui.trace.token_text import TokenText


@dataclass(slots=True)
class _Fold:
    """A message on screen: the block it begins in, and the last one that is its own."""

    message: PromptMessage
    first: int
    last: int
    closed: bool = False


class Folding:
    """Which messages are folded. Those of a prompt whose template is unknown have no fold."""

    def __init__(self, view: TokenText) -> None:
        self._view = view
        self._folds: list[_Fold] = []
        self._firsts: list[int] = []
        self._by_block: dict[int, _Fold] = {}

    @property
    def messages(self) -> tuple[PromptMessage, ...]:
        """The messages, in order."""
        return tuple(fold.message for fold in self._folds)

    def set_prompt(self, prompt: str) -> None:
        """Another prompt, of which nothing is folded."""
        text, document = self._view.text, self._view.document()
        self._folds = []
        for message in messages_in(prompt):
            first = document.findBlock(text.unit(message.start))
            end_unit = text.unit(message.end)
            last = document.findBlock(max(0, end_unit - 1))
            behind = document.findBlock(end_unit)
            is_shared = behind.blockNumber() == last.blockNumber() and end_unit < len(
                text.shown
            )
            number = last.blockNumber() - is_shared
            self._folds.append(_Fold(message, first.blockNumber(), number))
        self._firsts = [fold.first for fold in self._folds]
        self._by_block = {fold.first: fold for fold in self._folds if fold.last > fold.first}

    def state(self, block: int) -> bool | None:
        """Whether the message that begins in a block is folded; None if none begins there."""
        fold = self._by_block.get(block)
        return fold.closed if fold else None

    def words(self, block: int) -> str:
        """What is said beside the first line of a folded message."""
        fold = self._by_block.get(block)
        if fold is None or not fold.closed:
            return ""
        lines = fold.last - fold.first
        return counted(lines, "%Ln line folded", "%Ln lines folded")

    def toggle(self, block: int) -> bool:
        """Fold or open the message that begins in a block; False if none does."""
        fold = self._by_block.get(block)
        if fold is None:
            return False
        self._set(fold, closed=not fold.closed)
        return True

    def fold_at(self, unit: int, *, closed: bool) -> None:
        """Fold or open the message at a place on screen."""
        fold = self._around(self._view.document().findBlock(unit).blockNumber())
        if fold is not None and fold.closed != closed:
            self._set(fold, closed=closed)

    def open_at(self, unit: int) -> None:
        """Let a place be seen."""
        block = self._view.document().findBlock(unit)
        if not block.isVisible():
            self.fold_at(unit, closed=False)

    def fold_all(self, *, closed: bool) -> None:
        """Fold every message but the last, or open all."""
        for fold in self._by_block.values():
            self._hide(fold, closed=closed and fold is not self._folds[-1])
        self._lay_out()

    def _around(self, block: int) -> _Fold | None:
        index = bisect_right(self._firsts, block) - 1
        fold = self._folds[index] if index >= 0 else None
        return fold if fold is not None and block <= fold.last > fold.first else None

    def _set(self, fold: _Fold, *, closed: bool) -> None:
        self._hide(fold, closed=closed)
        self._lay_out()

    def _hide(self, fold: _Fold, *, closed: bool) -> None:
        fold.closed = closed
        block = self._view.document().findBlockByNumber(fold.first + 1)
        while block.isValid() and block.blockNumber() <= fold.last:
            _show(block, not closed)
            block = block.next()

    def _lay_out(self) -> None:
        document = self._view.document()
        layout = document.documentLayout()
        document.markContentsDirty(0, document.characterCount())
        if isinstance(layout, QPlainTextDocumentLayout):
            layout.requestUpdate()
            layout.documentSizeChanged.emit(layout.documentSize())
        self._view.boxes.forget()
        self._view.viewport().update()


def _show(block: QTextBlock, shown: bool) -> None:
    block.setVisible(shown)
    block.setLineCount(max(1, block.layout().lineCount()) if shown else 0)
