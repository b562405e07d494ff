"""What is noted about a run or a step: bookmark, thumbs, tags and a comment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.traces.notes import MOST_COMMENT_CHARS, Note, Rating
from workbench.ui.models.tag_chips import TagChips
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click

_COMMENT_PX = 66


class _Comment(QPlainTextEdit):
    """Ctrl+Enter keeps the text, Esc leaves it as it was."""

    kept = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NoteBar(QWidget):
    """Shows a note and asks for changes of it.

    Signals:
        changed: The user wants another note. arg: it.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._what = theme, what
        self.note = Note("")
        self.setAccessibleName(what)
        self.bookmark = self._toggle("bookmark", self.tr("Bookmark"))
        self.up = self._toggle("thumbs-up", self.tr("Good"))
        self.down = self._toggle("thumbs-down", self.tr("Bad"))
        self.comment_button = IconButton(theme, "message-circle", self.tr("Comment"))
        self.comment_button.setCheckable(True)
        self.tags = TagChips(theme)
        self._known_tags = QStringListModel(self)
        completer = QCompleter(self._known_tags, self.tags.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tags.field.setCompleter(completer)
        self.words = label("", "muted", wrap=True)
        self.words.hide()
        self.editor = self._make_editor()
        row = QHBoxLayout()
        row.setSpacing(2)
        title = label(what, "muted")
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.bookmark, self.up, self.down, self.comment_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.tags, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.editor)
        title.setMinimumHeight(theme.tokens.sizes.control_px)
        self._connect()
        self.show_note(None)

    def _toggle(self, icon: str, name: str) -> IconButton:
        button = IconButton(self._theme, icon, f"{name}")
        button.setCheckable(True)
        return button

    def _make_editor(self) -> QWidget:
        made = QWidget(self)
        self.comment = _Comment()
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(_COMMENT_PX)
        self.comment.setAccessibleName(self.tr("Comment: {0}").format(self._what))
        self.comment.setPlaceholderText(self.tr("What is good or bad here"))
        self.keep = Button(self._theme, self.tr("Keep comment"), kind="primary")
        self.keep.setToolTip(self.tr("Ctrl+Enter; Esc leaves it as it was"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.comment)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight)
        made.hide()
        return made

    def _connect(self) -> None:
        on_click(
            self.bookmark,
            lambda: self._ask(replace(self.note, bookmarked=self.bookmark.isChecked())),
        )
        on_click(self.up, lambda: self._rate(1 if self.up.isChecked() else 0))
        on_click(self.down, lambda: self._rate(-1 if self.down.isChecked() else 0))
        on_click(self.comment_button, self._on_comment)
        on_click(self.keep, self._on_keep)
        self.comment.kept.connect(self._on_keep)
        self.comment.left.connect(self._close_editor)
        self.tags.changed.connect(lambda tags: self._ask(replace(self.note, tags=tuple(tags))))

    def show_note(self, note: Note | None) -> None:
        """Show a note; None: there is nothing to note anything about."""
        self.setEnabled(note is not None)
        other = note is None or (note.run_id, note.span_id) != (
            self.note.run_id,
            self.note.span_id,
        )
        self.note = note or Note("")
        self.bookmark.setChecked(self.note.bookmarked)
        self.up.setChecked(self.note.rating > 0)
        self.down.setChecked(self.note.rating < 0)
        self.tags.show_tags(self.note.tags)
        self.words.setText(self.note.comment)
        if other:
            self._close_editor()
        self._refresh_comment()

    def set_known_tags(self, tags: Iterable[str]) -> None:
        """Offer tags while one is typed."""
        self._known_tags.setStringList(list(tags))

    def _rate(self, rating: Rating) -> None:
        self._ask(replace(self.note, rating=rating))

    def _ask(self, note: Note) -> None:
        before = self.note
        self.show_note(note)  # at once, so that the next change adds to it
        if note != before and note.run_id:
            self.changed.emit(note)

    def _on_comment(self) -> None:
        if self.comment_button.isChecked():
            self.comment.setPlainText(self.note.comment)
            self.editor.show()
            self.comment.setFocus()
        else:
            self.editor.hide()
        self._refresh_comment()

    def _close_editor(self) -> None:
        self.comment_button.setChecked(False)
        self.editor.hide()
        self._refresh_comment()

    def _refresh_comment(self) -> None:
        self.words.setVisible(bool(self.note.comment) and not self.comment_button.isChecked())

    def _on_keep(self) -> None:
        text = self.comment.toPlainText().strip()[:MOST_COMMENT_CHARS]
        self._close_editor()
        self._ask(replace(self.note, comment=text))
