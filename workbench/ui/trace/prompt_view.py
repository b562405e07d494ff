"""The exact prompt and answer of a model call, token by token once they are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolTip, QVBoxLayout, QWidget

from workbench.app.model_call import ModelCall
from workbench.app.token_notes import call_notes, table_notes
from workbench.app.token_table import TokenTable, alternative_text, percent
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.token_card import TokenCard, named
from workbench.ui.trace.token_find import TokenFind
from workbench.ui.trace.token_legend import Entry, TokenLegend
from workbench.ui.trace.token_text import TokenText
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click

BESIDE_PX = 760


class PromptView(QWidget):
    """Text, marks, and what is known of the token at the cursor.

    Signals:
        tokens_requested: The user wants to see the tokens. arg: which ones with how likely
            they were: ``answer`` or ``all``.
        stop_requested: The user does not want to wait for them.
        copy_requested: args: the text, what it is.
        export_requested: arg: the tokens as JSON.
    """

    tokens_requested = Signal(str)
    stop_requested = Signal()
    copy_requested = Signal(str, str)
    export_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._call: ModelCall | None = None
        self._table: TokenTable | None = None
        self._reading, self._message, self._refused = False, "", ""
        self.text = TokenText(theme)
        self.note = label("", "muted", wrap=True)
        self.failure = label("", "error", wrap=True)
        self.legend = TokenLegend(theme)
        self.card = TokenCard(theme)
        self.find_bar = TokenFind(theme, self.text)
        self._make_head(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head)
        for widget in (self.legend, self.note, self.failure, self.find_bar):
            column.addWidget(widget)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(6)
        self._body.addWidget(self.text, 1)
        self._body.addWidget(self.card)
        column.addLayout(self._body, 1)
        self.text.token_chosen.connect(self._on_token)
        self.find_bar.closed.connect(self.text.setFocus)
        self.text.viewport().installEventFilter(self)
        theme.changed.connect(self._refresh)
        self.show_call(None)

    def _make_head(self, theme: Theme) -> None:
        self.tokens_button = Button(theme, self.tr("Show tokens"), icon="hash")
        self.stop_button = Button(theme, self.tr("Stop"), icon="circle-stop")
        self.progress, self.which = label("", "muted"), label("", "muted")
        self.boundaries = self._toggle("table", self.tr("Token boundaries"), True)
        self.probabilities = self._toggle("chart-column", self.tr("Probabilities"), True)
        self.marks = self._toggle("type", self.tr("Spaces and ends of lines"), False)
        self.find_button = IconButton(theme, "search", self.tr("Find"), shortcut="Ctrl+F")
        self.more = IconButton(theme, "ellipsis", self.tr("More"))
        self._head = QHBoxLayout()
        for widget in (self.tokens_button, self.stop_button, self.which, self.progress):
            self._head.addWidget(widget)
        self._head.setSpacing(4)
        self._head.addStretch(1)
        buttons = (self.boundaries, self.probabilities, self.marks, self.find_button, self.more)
        for button in buttons:
            self._head.addWidget(button)
        on_click(self.tokens_button, lambda: self.tokens_requested.emit("answer"))
        on_click(self.stop_button, self.stop_requested.emit)
        on_click(self.find_button, self.find_bar.open_bar)
        on_click(self.more, self._show_menu)
        self.boundaries.toggled.connect(self._on_toggled)
        self.probabilities.toggled.connect(self._on_toggled)
        self.marks.toggled.connect(self.text.set_marks)

    def _toggle(self, icon: str, name: str, on: bool) -> IconButton:
        button = IconButton(self._theme, icon, name)
        button.setCheckable(True)
        button.setChecked(on)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the token stands beside the text and not below it."""
        super().resizeEvent(event)
        wide = self.width() >= BESIDE_PX
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.card.set_beside(wide)

    # -- what is shown

    @property
    def call(self) -> ModelCall | None:
        """The model call on screen."""
        return self._call

    @property
    def is_reading(self) -> bool:
        """The model is being asked."""
        return self._reading

    def show_call(
        self, call: ModelCall | None, table: TokenTable | None = None, refused: str = ""
    ) -> None:
        """Show a model call; ``refused`` says why its tokens cannot be shown."""
        other = call != self._call or table is not self._table
        if other:
            self._reading, self._message = False, ""
        self._call, self._table, self._refused = call, table, refused
        if other:
            self.text.show_call(call, table)
            self.find_bar.again()
        self._show_state()

    def show_progress(self, table: TokenTable, done: int, total: int) -> None:
        """The tokens are there, and some are known by how likely they were."""
        self._reading = True
        if self.text.table is None and len(table):
            self._table = table
            untouched = self.text.verticalScrollBar().value() == 0
            self.text.show_call(self._call, table)
            if untouched:
                self.text.go_to_answer()
            self.find_bar.again()
        self.text.refresh_scores()
        self.progress.setText(
            self.tr("{0} of {1} tokens").format(figure(f"{done:,}"), figure(f"{total:,}"))
        )
        self._show_state()

    def begin(self) -> None:
        """The model is asked now."""
        self._reading, self._message = True, ""
        self.progress.setText(self.tr("Loading the model"))
        self._show_state()

    def end(self, message: str = "") -> None:
        """The model is not asked any more; ``message`` says what went wrong."""
        self._reading, self._message = False, message
        self._show_state()

    def _show_state(self) -> None:
        call, table = self._call, self._table
        known = table is not None and table.is_scored
        can = call is not None and call.has_prompt and not self._refused
        self.tokens_button.setVisible(not self._reading and not known)
        self.tokens_button.setEnabled(can)
        # As rich text, so that nothing of a name is read as such.
        refused = escape(visible(self._refused))
        self.tokens_button.setToolTip(f"<qt>{refused}</qt>" if refused else "")
        for widget in (self.stop_button, self.progress):
            widget.setVisible(self._reading)
        self.which.setVisible(call is not None and not self._reading)
        self.which.setText(self.tr("Call {0}").format(call.number) if call else "")
        for button in (self.boundaries, self.probabilities):
            button.setVisible(table is not None)  # nothing to switch before
        for button in (self.marks, self.find_button, self.more):
            button.setEnabled(call is not None and call.has_prompt)
        self.legend.set_entries(self._entries())
        self._set_note(" ".join(self._notes()))
        self.failure.setText(visible(self._message))
        self.failure.setVisible(bool(self._message))
        self._on_token(self.text.chosen)

    def _set_note(self, words: str) -> None:
        self.note.setText(visible(words))
        self.note.setVisible(bool(words))

    def _notes(self) -> list[str]:
        call, table = self._call, self._table
        if call is None:
            return [self.tr("The exact text the model reads appears here.")]
        notes = [self.tr(words) for words in call_notes(call)]
        if table is not None:
            notes += [self.tr(words) for words in table_notes(table)]
        elif call.cached_tokens:
            notes.append(self.tr("The mark where the cache ends is approximate."))
        if self._refused and not call.goes_on:
            notes.append(self.tr("No single tokens: {0}.").format(self._refused))
        return notes

    def _entries(self) -> list[Entry]:
        call, table = self._call, self._table
        if call is None or not call.has_prompt:
            return []
        read = figure(f"{call.prompt_tokens:,}")
        cached = self.tr("{0} of {1} tokens came from the cache")
        if call.refused:
            ends = self.tr("{0} tokens, none of them read; the room ends after {1}")
            return [Entry("cut", ends.format(read, figure(f"{call.limit_tokens:,}")))]
        entries = [Entry("cached", cached.format(figure(f"{call.cached_tokens:,}"), read))]
        written = call.new_tokens or len(call.token_ids)
        entries.append(
            Entry("answer", self.tr("{0} tokens written").format(figure(f"{written:,}")))
        )
        if any(cut.tail for cut in call.cuts):
            entries.append(Entry("cut", self.tr("cut here")))
        if table is None:
            return entries
        if table.has_special:
            entries.append(Entry("special", self.tr("marker of the template")))
        if table.scores and self.probabilities.isChecked():
            words = self.tr("the stronger, the unlikelier (perplexity {0})")
            entries.append(Entry("doubt", words.format(figure(f"{table.perplexity():.2f}"))))
            entries.append(Entry("not_first", self.tr("not the likeliest token")))
        return entries

    # -- what the user does

    @Slot(int)
    def _on_token(self, number: int) -> None:
        said = self.card.show_token(self._table, number)
        self.text.setAccessibleDescription(said)

    @Slot()
    def _on_toggled(self) -> None:
        self.text.paint.boundaries = self.boundaries.isChecked()
        self.text.paint.probabilities = self.probabilities.isChecked()
        self.text.viewport().update()
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_F:
            self.find_bar.open_bar()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+F is for this text while it has the focus, and not for the panel."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_F:
                event.accept()
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._table is not None:
            point = self.text.viewport().mapFromGlobal(event.globalPos())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), self._tip(self.text.token_at(point)))  # type: ignore[attr-defined]
            return True
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            in_gutter = event.position().x() < self.text.document().documentMargin()
            shape = Qt.CursorShape.ArrowCursor if in_gutter else Qt.CursorShape.IBeamCursor
            self.text.viewport().setCursor(shape)
        return super().eventFilter(watched, event)

    def _tip(self, number: int) -> str:
        table = self._table
        if table is None or number < 0:
            return ""
        lines = [f"{named(table.piece_text(number))}   {table.ids[number]}"]
        if (score := table.scores.get(number)) is not None:
            lines[0] += f"   {percent(score.logprob)}"
            lines += [
                f"{named(alternative_text(one.piece))}   {percent(one.logprob)}"
                for one in score.others
            ]
        return "<pre>" + escape("\n".join(lines)) + "</pre>"

    # -- more

    def menu(self) -> QMenu:
        """Copying, exporting, folding, and scoring the prompt."""
        menu, call, table = QMenu(self), self._call, self._table
        entries: list[tuple[str, bool, Callable[[], object]]] = [
            (self.tr("Copy prompt"), call is not None, self.copy_prompt),
            (self.tr("Copy answer as written"), bool(call and call.written), self.copy_answer),
            (self.tr("Copy tokens as JSON"), table is not None, self.copy_tokens),
            (self.tr("Export tokens…"), table is not None, self.export_tokens),
            (self.tr("Fold messages"), self._folds, lambda: self._fold(closed=True)),
            (self.tr("Open messages"), self._folds, lambda: self._fold(closed=False)),
            (self.tr("Score the prompt, too"), self._can_score, self._score_all),
        ]
        for words, enabled, callback in entries:
            action = menu.addAction(words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, call=callback: call())
        return menu

    @property
    def _folds(self) -> bool:
        return len(self.text.folding.messages) > 1

    @property
    def _can_score(self) -> bool:
        return self._call is not None and not self._refused and not self._reading

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fold(self, *, closed: bool) -> None:
        self.text.folding.fold_all(closed=closed)

    def _score_all(self) -> None:
        self.tokens_requested.emit("all")

    def copy_prompt(self) -> None:
        """Hand out the exact prompt."""
        if self._call is not None:
            self.copy_requested.emit(self._call.prompt, self.tr("Prompt"))

    def copy_answer(self) -> None:
        """Hand out the answer as the model wrote it."""
        if self._call is not None:
            self.copy_requested.emit(self._call.written, self.tr("Answer"))

    def copy_tokens(self) -> None:
        """Hand out the tokens."""
        if self._table is not None:
            self.copy_requested.emit(as_json(self._table), self.tr("Tokens"))

    def export_tokens(self) -> None:
        """Ask for a file with the tokens."""
        if self._table is not None:
            self.export_requested.emit(as_json(self._table))

    @Slot()
    def _refresh(self) -> None:
        self._show_state()


def as_json(table: TokenTable) -> str:
    """The tokens for other programs."""
    return json.dumps(table.as_values(), ensure_ascii=False, indent=1)
