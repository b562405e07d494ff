"""The exact text of a model call with its tokens marked; only what is on screen is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from workbench.app.model_call import ModelCall
from workbench.app.token_table import TokenTable
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.folding import Folding
from workbench.ui.trace.shown_text import ShownText
from workbench.ui.trace.token_boxes import TokenBoxes
from workbench.ui.trace.token_paint import GUTTER_PX, TokenPaint

_MARKS = QTextOption.Flag.ShowTabsAndSpaces | QTextOption.Flag.ShowLineAndParagraphSeparators


class TokenText(QPlainTextEdit):
    """Prompt and answer, one after the other. Left and right go from token to token.

    Signals:
        token_chosen: The token at the cursor is another one. arg: its number, or -1.

    Attributes:
        table: The tokens, once they are known.
    """

    token_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.paint = TokenPaint(theme)
        self.boxes = TokenBoxes()
        self.table: TokenTable | None = None
        self.text = ShownText("")
        self.chosen = -1
        self._cached_unit = self._answer_unit = 0
        self._has_answer = False
        self._call: ModelCall | None = None
        self._cut_units: list[int] = []
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(self.tr("Prompt and answer"))
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(GUTTER_PX)
        self.folding = Folding(self)
        self._refresh()
        theme.changed.connect(self._refresh)

    # -- what is shown

    def show_call(self, call: ModelCall | None, table: TokenTable | None) -> None:
        """Show a call; with the table of its tokens, if that is known."""
        known = call is not None and self._call == call
        self._call, bar = call, self.verticalScrollBar()
        at = bar.value() if known else 0
        self.table = table if table is not None and len(table) else None
        source = self.table.text if self.table else (call.prompt + call.written if call else "")
        same = source == self.text.source
        if not same:
            self.text = ShownText(source)
            self._set_shown(self.text.shown)
        self._set_places(call)
        if not same:
            end = self.text.place(self._answer_unit)
            self.folding.set_prompt(source[:end])
        self._choose(-1)
        bar.setValue(at)
        self.viewport().update()

    def go_to_answer(self) -> None:
        """Let the beginning of the answer be seen."""
        if self._has_answer:
            cursor = self.textCursor()
            cursor.setPosition(self._answer_unit)
            self.setTextCursor(cursor)
            self.centerCursor()

    def refresh_scores(self) -> None:
        """Some probabilities became known."""
        self.viewport().update()

    def set_marks(self, shown: bool) -> None:
        """Show spaces, tabs and the ends of lines, or do not."""
        option = self.document().defaultTextOption()
        option.setFlags(_MARKS if shown else QTextOption.Flag(0))
        self.document().setDefaultTextOption(option)

    def _set_shown(self, shown: str) -> None:
        self.boxes.set_tokens((), ())
        self.setPlainText(shown)

    def _set_places(self, call: ModelCall | None) -> None:
        table, text = self.table, self.text
        if table is None:
            self.boxes.set_tokens((), ())
            prompt = len(call.prompt) if call else 0
            share = call.cached_tokens / max(1, call.prompt_tokens) if call else 0.0
            self._answer_unit = text.unit(prompt)
            self._cached_unit = text.unit(min(prompt, round(prompt * share)))
        else:
            self.boxes.set_tokens(text.units(table.starts), text.units(table.ends))
            self._answer_unit = text.unit(table.prompt_end)
            cached = min(table.call.cached_tokens, table.prompt_tokens)
            self._cached_unit = self.boxes.ends[cached - 1] if cached else 0
        self._has_answer = self._answer_unit < text.unit(len(text.source))
        tails = [cut.tail for cut in call.cuts if cut.tail] if call else []
        found = ((text.source.find(tail), tail) for tail in tails)
        self._cut_units = [text.unit(at + len(tail)) for at, tail in found if at >= 0]
        if call is not None and 0 < call.limit_tokens < call.prompt_tokens:
            self._cut_units.append(self._limit_unit(call))

    def _limit_unit(self, call: ModelCall) -> int:
        """Where a prompt that was too long would have had to end."""
        if self.table is not None and call.limit_tokens < len(self.table):
            return self.boxes.starts[call.limit_tokens]
        share = call.limit_tokens / call.prompt_tokens
        return self.text.unit(round(len(call.prompt) * share))

    # -- tokens

    def choose(self, number: int) -> None:
        """Go to a token."""
        if self.table is None or not 0 <= number < len(self.table):
            return
        self.folding.open_at(self.boxes.starts[number])
        cursor = self.textCursor()
        cursor.setPosition(self.boxes.starts[number])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._choose(number)

    def reveal(self, first_unit: int, last_unit: int) -> None:
        """Select a part of what is on screen."""
        self.folding.open_at(first_unit)
        cursor = self.textCursor()
        cursor.setPosition(first_unit)
        cursor.setPosition(last_unit, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def token_at(self, point: QPoint) -> int:
        """The token at a place of the viewport; -1 for none."""
        block = self.cursorForPosition(point).block()
        zero = self._top_left(block)
        for box in self.boxes.of(block):
            if box.rect.translated(zero).contains(QPointF(point)):
                return box.number
        return -1

    def _choose(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self.token_chosen.emit(number)
        self.viewport().update()

    def _choose_at_cursor(self) -> None:
        if self.table is None:
            return
        unit = self.textCursor().position()
        found = self.boxes.tokens_in(unit, unit + 1)
        self._choose(found[0] if found else -1)

    def mark_found(self, units: Sequence[tuple[int, int]]) -> None:
        """Mark the places where a text was found."""
        kind = QTextCharFormat()
        kind.setBackground(self._theme.colour("accent_weak"))
        kind.setFontUnderline(True)
        marks: list[QTextEdit.ExtraSelection] = []
        for first, last in units:
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, kind
            marks.append(mark)
        self.setExtraSelections(marks)

    # -- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        if plain and step and self.table is not None:
            self.choose(min(max(0, self.chosen + step), len(self.table) - 1))
        elif plain and key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            unit = self.textCursor().position()
            self.folding.fold_at(unit, closed=key == Qt.Key.Key_Minus)
        else:
            before = self.textCursor().position()
            super().keyPressEvent(event)
            if self.textCursor().position() != before:
                self._choose_at_cursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and point.x() < GUTTER_PX:
            block = self.cursorForPosition(point).block()
            if self.folding.toggle(block.blockNumber()):
                return
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.table is not None:
            self._choose(self.token_at(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.boxes.forget()
        seen = 0 <= self.cursorRect().top() < event.oldSize().height()
        super().resizeEvent(event)
        if self.chosen >= 0 or seen:
            self.ensureCursorVisible()  # what is said of it may have taken its room

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  Qt's name
        """What is selected, as it is and not as it is shown."""
        cursor, data = self.textCursor(), QMimeData()
        text = self.text.between(cursor.selectionStart(), cursor.selectionEnd())
        data.setText(text.encode("utf-8", "replace").decode())
        return data

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        blocks, table = self._visible(event.rect().bottom()), self.table
        placed = [
            item
            for block, zero in blocks
            for item in (self._boxes(block, zero, event.rect()) if table else ())
        ]
        painter = QPainter(self.viewport())
        for block, zero in blocks:
            self._paint_gutter(painter, block, zero)
        if table is not None:
            self.paint.below(painter, table, placed)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if table is not None:
            self.paint.above(painter, table, placed)
        for number, rect in placed:
            if number == self.chosen:
                self.paint.outline(painter, rect, focused=self.hasFocus())
        for block, zero in blocks:
            self._paint_over(painter, block, zero)
        painter.end()

    def _visible(self, bottom_px: int) -> list[tuple[QTextBlock, QPointF]]:
        found: list[tuple[QTextBlock, QPointF]] = []
        block = self.firstVisibleBlock()
        while block.isValid():
            if block.isVisible():
                rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
                if rect.top() > bottom_px:
                    break
                found.append((block, rect.topLeft()))
            block = block.next()
        return found

    def _top_left(self, block: QTextBlock) -> QPointF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()

    def _paint_gutter(self, painter: QPainter, block: QTextBlock, zero: QPointF) -> None:
        start, layout = block.position(), block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            unit = start + line.textStart()
            if self._has_answer and unit >= self._answer_unit:
                colour = self.paint.answer
            elif unit < self._cached_unit:
                colour = self.paint.cached
            else:
                continue
            self.paint.rule(painter, colour, zero.y() + line.y(), line.height())
        state = self.folding.state(block.blockNumber())
        if state is not None:
            first = layout.lineAt(0)
            self.paint.fold_mark(painter, zero.y(), first.height(), closed=state)

    def _boxes(
        self, block: QTextBlock, zero: QPointF, area: QRect
    ) -> Iterator[tuple[int, QRectF]]:
        """The tokens of a block that are to be painted."""
        top, bottom = area.top() - zero.y(), area.bottom() - zero.y()
        for box in self.boxes.of(block):
            if box.rect.bottom() >= top and box.rect.top() <= bottom:
                yield box.number, box.rect.translated(zero)

    def _paint_over(self, painter: QPainter, block: QTextBlock, zero: QPointF) -> None:
        for unit, colour in (
            (self._cached_unit, self.paint.cached),
            (self._answer_unit, self.paint.answer),
            *((unit, self.paint.cut) for unit in self._cut_units),
        ):
            if unit > 0 and block.contains(unit):
                self._paint_border(painter, block, zero, unit, colour)
        words = self.folding.words(block.blockNumber())
        if words:
            self._paint_words(painter, block, zero, words)

    def _paint_border(
        self, painter: QPainter, block: QTextBlock, zero: QPointF, unit: int, colour: object
    ) -> None:
        line = block.layout().lineForTextPosition(unit - block.position())
        if not line.isValid():
            return
        found: object = line.cursorToX(unit - block.position())
        x = float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
        self.paint.border(painter, colour, zero.x() + x, zero.y() + line.y(), line.height())  # type: ignore[arg-type]

    def _paint_words(
        self, painter: QPainter, block: QTextBlock, zero: QPointF, words: str
    ) -> None:
        layout = block.layout()
        line = layout.lineAt(layout.lineCount() - 1)
        left = zero.x() + line.x() + line.naturalTextWidth() + 14
        rect = QRectF(left, zero.y() + line.y(), self.viewport().width() - left, line.height())
        painter.setPen(self.paint.muted)
        painter.setFont(self._theme.font(self._theme.tokens.type.small_px))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)

    @Slot()
    def _refresh(self) -> None:
        tokens = self._theme.tokens
        self.paint.refresh()
        self.setFont(self._theme.mono())
        self.setStyleSheet(
            f'font-family: "{tokens.type.mono_family}";'
            f"font-size: {tokens.text_px(tokens.type.mono_px)}px;"
            f"background: {tokens.colours.sunken};"
        )
        self.boxes.forget()
        self.viewport().update()
