"""The dialog that shows what a file is before anything of it is taken in."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.app.incoming import Incoming, Kind
from workbench.base.sizes import size_text
from workbench.ui.chat.inline import visible
from workbench.ui.incoming.words import tr
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, IconLabel, KeyValue, label
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX, MOST_HEIGHT_PX = 560, 560
_NAMES_PX = 110
_MOST_LOSSES = 6
KINDS: dict[Kind, tuple[str, str]] = {
    "agent": ("bot", QT_TRANSLATE_NOOP("opened file", "Agent")),
    "graph": ("git-branch", QT_TRANSLATE_NOOP("opened file", "Graph")),
    "tool": ("wrench", QT_TRANSLATE_NOOP("opened file", "Tool")),
    "data set": ("table", QT_TRANSLATE_NOOP("opened file", "Data set")),
    "model": ("box", QT_TRANSLATE_NOOP("opened file", "Model")),
}
"""Picture and word of each kind that is shown here; others have screens of their own."""
_FACTS = (
    QT_TRANSLATE_NOOP("opened file", "About"),
    QT_TRANSLATE_NOOP("opened file", "Model"),
    QT_TRANSLATE_NOOP("opened file", "Tools"),
    QT_TRANSLATE_NOOP("opened file", "Not here"),
    QT_TRANSLATE_NOOP("opened file", "Used unasked"),
    QT_TRANSLATE_NOOP("opened file", "May read"),
    QT_TRANSLATE_NOOP("opened file", "Nodes"),
    QT_TRANSLATE_NOOP("opened file", "Made by"),
    QT_TRANSLATE_NOOP("opened file", "Kind"),
    QT_TRANSLATE_NOOP("opened file", "Parameters"),
    QT_TRANSLATE_NOOP("opened file", "Asks first"),
    QT_TRANSLATE_NOOP("opened file", "Reaches folders"),
    QT_TRANSLATE_NOOP("opened file", "Reaches servers"),
    QT_TRANSLATE_NOOP("opened file", "Cases"),
    QT_TRANSLATE_NOOP("opened file", "Checks of all"),
    QT_TRANSLATE_NOOP("opened file", "Architecture"),
    QT_TRANSLATE_NOOP("opened file", "Quantisation"),
    QT_TRANSLATE_NOOP("opened file", "Trained context"),
    QT_TRANSLATE_NOOP("opened file", "Files"),
    QT_TRANSLATE_NOOP("opened file", "Link to"),
)
RISKY = frozenset({"Used unasked", "May read", "Reaches folders", "Reaches servers"})
"""Facts that say what a file would be allowed; they are pointed out."""


class ReviewDialog(QDialog):
    """What the file is, what it may do, and two buttons; the focus is on Cancel.

    Signals:
        wanted: It is to be taken in.
    """

    wanted = Signal()

    def __init__(self, file: Incoming, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._file, self._theme = file, theme
        icon, word = KINDS[file.kind]
        self.setWindowTitle(tr("Open a file"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl_px, space.l_px, space.xl_px, space.l_px)
        column.setSpacing(space.m_px)
        head = QHBoxLayout()
        head.setSpacing(space.s_px)
        head.addWidget(IconLabel(theme, icon, 20, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(visible(file.title)[:200], "section", wrap=True), 1)
        head.addWidget(Badge(theme, tr(word)), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._facts())
        column.addWidget(label(self._note(), "muted", wrap=True))
        self.cancel = Button(theme, tr("Cancel"))
        self.take = Button(theme, tr("Import"), kind="primary", icon="import")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        column.addLayout(row)
        on_click(self.cancel, self.reject)
        on_click(self.take, self._take)
        self.cancel.setFocus()

    def _facts(self) -> QWidget:
        """Names and values; they scroll where a file says much of itself."""
        file = self._file
        rows = [(tr("File"), visible(os.fspath(file.path)))]
        rows.append((tr("Size"), size_text(file.size_bytes)))
        rows += [(tr(name), visible(value)[:2000]) for name, value in file.facts if value]
        inner = QWidget()
        inner.setObjectName("scrolled")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        self.shown = KeyValue(rows, names_px=_NAMES_PX)
        inside.addWidget(self.shown)
        risky = [tr(name) for name, _value in file.facts if name in RISKY]
        if risky:
            words = tr("Look at this before you import it: {0}.").format(", ".join(risky))
            inside.addWidget(label(words, "warning", wrap=True))
        if file.losses:
            inside.addWidget(label(self._losses(), "warning", wrap=True))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("What the file holds"))
        area.setWidget(inner)
        width = WIDTH_PX - 2 * self._theme.tokens.space.xl_px - 12
        inner.setFixedWidth(width)
        inside.activate()
        wanted = inside.totalHeightForWidth(width)
        area.setFixedHeight(min(wanted + 4, MOST_HEIGHT_PX - 200))
        return area

    def _losses(self) -> str:
        losses = self._file.losses
        lines = [visible(loss)[:300] for loss in losses[:_MOST_LOSSES]]
        if len(losses) > _MOST_LOSSES:
            lines.append(tr("And {0} more.").format(len(losses) - _MOST_LOSSES))
        return "\n".join((tr("Left out, or done otherwise:"), *lines))

    def _note(self) -> str:
        if self._file.kind == "model":
            return tr("It is copied into the folder of models, every byte checked.")
        return tr(
            "It becomes a file of yours. Nothing in it is carried out or allowed by that."
        )

    def _take(self) -> None:
        self.wanted.emit()
        self.accept()
