"""The folders that a tool is granted, to read or to change."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbench.tools.documents import MOST_FOLDERS, FolderGrant
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.path_field import PathField
from workbench.ui.tools.tab_order import put_before
from workbench.ui.tools.words import tr
from workbench.ui.widgets.buttons import Button, IconButton, on_click


class _FolderRow(QWidget):
    """One folder."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        name = tr("Folder {0}").format(number)
        self.path = PathField(theme, name, QFileDialog.FileMode.Directory)
        self.write = QCheckBox(tr("May change it"))
        self.write.setAccessibleName(tr("{0}: may change it").format(name))
        self.away = IconButton(theme, "x", tr("Remove {0}").format(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.path, 1)
        row.addWidget(self.write)
        row.addWidget(self.away)

    @property
    def grant(self) -> FolderGrant:
        return FolderGrant(self.path.path, self.write.isChecked())


class FolderRows(QWidget):
    """A list of folders; one without a path is none yet.

    Signals:
        changed: The list is another one. arg: whether one types.
    """

    changed = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[_FolderRow] = []
        self.setAccessibleName(tr("Folders"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add_button = Button(theme, tr("Grant a folder"), icon="plus")
        on_click(self.add_button, self._on_add)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def grants(self) -> tuple[FolderGrant, ...]:
        """The folders on screen."""
        return tuple(row.grant for row in self.rows if row.path.path)

    def show_grants(self, grants: Sequence[FolderGrant]) -> None:
        """Show folders without telling."""
        if tuple(grants) != self.grants:
            self._show(grants)

    def focus_row(self, at: int) -> None:
        """Put the focus on a row, or on the way to a first one."""
        (self.rows[at].path.line if at < len(self.rows) else self.add_button).setFocus()

    def _show(self, grants: Sequence[FolderGrant]) -> None:
        while len(self.rows) > len(grants):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(grants):
            self._add_row()
        for row, grant in zip(self.rows, grants, strict=True):
            row.path.show_path(grant.path)
            with QSignalBlocker(row.write):
                row.write.setChecked(grant.write)
        self.add_button.setEnabled(len(self.rows) < MOST_FOLDERS)

    def _add_row(self) -> None:
        row = _FolderRow(self._theme, len(self.rows) + 1)
        row.path.rested.connect(partial(self.changed.emit, True))
        row.write.clicked.connect(lambda _on: self.changed.emit(False))
        on_click(row.away, lambda: self._on_away(row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.show()  # at once, so that it can take the focus
        put_before(self.add_button, (row.path.line, row.path.button, row.write, row.away))

    def _on_add(self) -> None:
        self._show([*(row.grant for row in self.rows), FolderGrant("")])
        self.rows[-1].path.line.setFocus()

    def _on_away(self, row: _FolderRow) -> None:
        at = self.rows.index(row)
        self._show([each.grant for each in self.rows if each is not row])
        self.changed.emit(False)
        self.focus_row(min(at, len(self.rows) - 1) if self.rows else 0)
