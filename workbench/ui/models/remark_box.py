"""What the user says of a model: its title and star in a row, tags and notes in a box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.models.store import InstalledModel
from workbench.ui.models.tag_chips import TagChips
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, ElidedLabel, SectionHeader, State
from workbench.ui.widgets.buttons import Button, IconButton, on_click

_NOTES_PX = 88


class TitleRow(QWidget):
    """The title with its star and state; a pencil turns it into a field.

    Signals:
        edited: arg: what is to change, field to value.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s_px)
        self.star = IconButton(theme, "star", self.tr("Favourite"))
        self.star.setCheckable(True)
        self.title = ElidedLabel()
        self.title.setProperty("role", "section")
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Title of the model"))
        self.field.setMaxLength(200)
        self.field.hide()
        self.pencil = IconButton(theme, "pencil", self.tr("Rename"))
        self.state = Badge(theme, "")
        row.addWidget(self.star)
        row.addWidget(self.title, 1)
        row.addWidget(self.field, 1)
        row.addWidget(self.pencil)
        row.addWidget(self.state)
        self.star.clicked.connect(lambda on: self.edited.emit({"favourite": bool(on)}))
        on_click(self.pencil, self._begin)
        self.field.returnPressed.connect(self._finish)
        self.field.installEventFilter(self)

    def show_model(self, model: InstalledModel, words: str, state: State) -> None:
        """Show another model or state."""
        if self.title.text() != model.title:
            self._show_field(shown=False)
        self.title.set_text(model.title)
        self.state.set_value(words, state)
        self.star.setChecked(model.favourite)
        may = not (model.away and model.source == "store")
        self.star.setEnabled(may)
        self.pencil.setEnabled(may)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the title as it was."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._show_field(shown=False)
                self.pencil.setFocus()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._show_field(shown=False)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        self.field.setText(self.title.text())
        self._show_field(shown=True)
        self.field.setFocus()
        self.field.selectAll()

    def _finish(self) -> None:
        text = self.field.text().strip()
        self._show_field(shown=False)
        if text != self.title.text():
            self.edited.emit({"title": text})

    def _show_field(self, *, shown: bool) -> None:
        self.field.setVisible(shown)
        self.title.setVisible(not shown)
        self.pencil.setVisible(not shown)


class RemarkBox(QWidget):
    """Tags and notes, and the way back from the last edit.

    Signals:
        edited: arg: what is to change, field to value.
        undo_requested: The last edit is to be taken back.
    """

    edited = Signal(object)
    undo_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model_id, self._shown = "", ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.s_px)
        head = SectionHeader(self.tr("Tags and notes"))
        self.undo = Button(theme, self.tr("Undo"), kind="quiet", icon="undo-2")
        self.undo.setToolTip(self.tr("Take back the last change of title, star, tags or notes"))
        self.undo.hide()
        on_click(self.undo, self.undo_requested.emit)
        head.add(self.undo)
        self.tags = TagChips(theme)
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(self.tr("Notes"))
        self.notes.setPlaceholderText(self.tr("Notes: what it is good for, what to mind"))
        self.notes.setFixedHeight(_NOTES_PX)
        self.notes.setTabChangesFocus(True)
        self.notes.installEventFilter(self)
        column.addWidget(head)
        column.addWidget(self.tags)
        column.addWidget(self.notes)
        self.tags.changed.connect(lambda tags: self.edited.emit({"tags": tags}))

    def show_model(self, model: InstalledModel) -> None:
        """Show another model; text that is being typed stays."""
        other = model.id != self._model_id
        if other or not self.notes.hasFocus():
            self.notes.setPlainText(model.notes)
        self._model_id, self._shown = model.id, model.notes
        self.tags.show_tags(model.tags)
        self.setEnabled(not (model.away and model.source == "store"))

    def finish(self) -> None:
        """Tell what was typed into the notes, before another model is shown."""
        text = self.notes.toPlainText().strip()
        if self._model_id and text != self._shown:
            self._shown = text
            self.edited.emit({"notes": text})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was typed is kept when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)
