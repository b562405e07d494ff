"""The editor of one setting; each tells a new value and can be set without telling."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.settings.row import SettingRow
from workbench.ui.settings.rows import tr
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import Button, Segmented, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import NumberField
from workbench.ui.widgets.views import Toggle

EDITOR_WIDTH_PX = 260
TYPING_MS = 500


class SettingEditor(QWidget):
    """Edits one setting.

    Signals:
        edited: The user chose a value. arg: it, in the setting's own unit.
    """

    edited = Signal(object)

    def __init__(
        self, row: SettingRow, theme: Theme, choices: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__()
        self._row, self._theme = row, theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._choices = choices
        self._set: Callable[[Any], object]
        self._name = tr(row.title)
        make = {
            "choice": self._segments,
            "number": self._number,
            "switch": self._switch,
            "text": self._line,
            "lines": self._lines,
            "folder": self._folder,
            "folders": self._folders,
            "model": self._combo,
            "agent": self._combo,
        }
        make[row.kind]()

    def set_value(self, value: Any) -> None:
        """Show a value without telling."""
        blocker = QSignalBlocker(self)
        self._set(value)
        blocker.unblock()

    def _segments(self) -> None:
        names = tuple((key, tr(title)) for key, title in self._row.choices)
        segments = Segmented(names, self._name)
        segments.chosen.connect(lambda key: self.edited.emit(key))
        self._box.addWidget(segments, 0, Qt.AlignmentFlag.AlignRight)
        self._set = segments.set_value

    def _switch(self) -> None:
        toggle = Toggle(self._theme, self._name)
        toggle.clicked.connect(lambda on: self.edited.emit(bool(on)))
        self._box.addWidget(toggle, 0, Qt.AlignmentFlag.AlignRight)
        self._set = toggle.setChecked

    def _number(self) -> None:
        row = self._row
        spin = NumberField(self._name)
        spin.setDecimals(row.decimals)
        spin.setRange(row.least, row.most)
        spin.setSingleStep(row.step)
        spin.setSuffix(row.suffix)
        spin.setFixedWidth(140)
        if row.zero:
            spin.setSpecialValueText(tr(row.zero))
        whole = row.decimals == 0 and row.factor >= 1 and row.name != "idle_unload_s"

        def tell(shown: float) -> None:
            value = shown * row.factor
            self.edited.emit(round(value) if whole else round(value, 4))

        spin.valueChanged.connect(tell)

        def show(value: float) -> None:
            blocker = QSignalBlocker(spin)
            spin.setValue(float(value) / row.factor)
            blocker.unblock()

        self._box.addWidget(spin, 0, Qt.AlignmentFlag.AlignRight)
        self._set = show

    def _line(self) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(self._name)
        field.setFixedWidth(EDITOR_WIDTH_PX)
        field.editingFinished.connect(lambda: self.edited.emit(field.text().strip()))
        self._box.addWidget(field)
        self._set = field.setText
        return field

    def _combo(self) -> None:
        combo = ChoiceBox()
        combo.setAccessibleName(self._name)
        combo.setFixedWidth(EDITOR_WIDTH_PX)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key, title in self._choices:
            combo.addItem(title, key)
        combo.activated.connect(lambda _n: self.edited.emit(combo.currentData()))
        self._box.addWidget(combo, 0, Qt.AlignmentFlag.AlignRight)

        def show(value: str) -> None:
            if combo.findData(value) < 0:
                combo.addItem(value, value)
            combo.setCurrentIndex(combo.findData(value))

        self._set = show

    def _lines(self) -> None:
        self._lines_field()

    def _lines_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setAccessibleName(self._name)
        field.setTabChangesFocus(True)
        field.setFixedSize(EDITOR_WIDTH_PX, 72)
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(TYPING_MS)

        def tell() -> None:
            lines = (line.strip() for line in field.toPlainText().splitlines())
            self.edited.emit(tuple(line for line in lines if line))

        timer.timeout.connect(tell)
        field.textChanged.connect(timer.start)
        self._box.addWidget(field, 0, Qt.AlignmentFlag.AlignRight)

        def show(value: tuple[str, ...]) -> None:
            text = "\n".join(value)
            if field.toPlainText().strip() != text and not field.hasFocus():
                blocker = QSignalBlocker(field)
                field.setPlainText(text)
                blocker.unblock()

        self._set = show
        return field

    def _folder(self) -> None:
        field = self._line()
        field.setPlaceholderText(self.tr("the program's own folder"))
        choose = Button(self._theme, self.tr("Choose…"), kind="quiet", icon="folder-open")

        def take(folder: str) -> None:
            field.setText(folder)
            self.edited.emit(folder)

        def ask() -> None:
            dialog = QFileDialog(self, self._name)
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fileSelected.connect(take)
            dialog.open()

        on_click(choose, ask)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(choose)
        self._box.addLayout(row)

    def _folders(self) -> None:
        field = self._lines_field()
        field.setPlaceholderText(self.tr("none but the program's own"))
        add = Button(self._theme, self.tr("Add folder…"), kind="quiet", icon="folder-open")

        def choose() -> None:
            dialog = QFileDialog(self, self._name)
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fileSelected.connect(field.appendPlainText)
            dialog.open()

        on_click(add, choose)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(add)
        self._box.addLayout(row)
