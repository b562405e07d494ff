"""Earlier versions of a document as its file: what came and went, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from workbench.ui.documents.versions_page import VersionsPage
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.views import CodeView

Mark = Literal["same", "added", "removed"]
_SIGNS: dict[Mark, str] = {"same": "  ", "added": "+ ", "removed": "- "}
_ROLES: dict[Mark, str] = {"added": "success", "removed": "error"}
_TINT = 0.16


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of both states; what was added is only in the later one."""

    mark: Mark
    text: str


def diff_lines(before: str, after: str) -> tuple[DiffLine, ...]:
    """Two texts as one, line by line."""
    old, new = before.splitlines(), after.splitlines()
    found: list[DiffLine] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if _tag == "equal":
            found += [DiffLine("same", text) for text in old[old_from:old_to]]
            continue
        found += [DiffLine("removed", text) for text in old[old_from:old_to]]
        found += [DiffLine("added", text) for text in new[new_from:new_to]]
    return tuple(found)


class TextVersions(VersionsPage):
    """Shows what differs in the file, with signs and colours.

    Also says how the versions of a document are compared, as ``DocumentHistory`` asks it.

    Args:
        write: The text of a document, whether a file could hold it or not.
        show_page: Shows the page in the place of the document, or the document again.
    """

    def __init__(
        self,
        theme: Theme,
        back: str,
        key: str,
        write: Callable[[Any], str],
        show_page: Callable[[bool], None],
    ) -> None:
        super().__init__(theme, back)
        self._theme, self._write, self._show_page = theme, write, show_page
        self._found: Sequence[DiffLine] = ()
        self.heading = label("", "muted", wrap=True)
        self.text = CodeView(theme)
        self.text.setAccessibleName(self.tr("What differs from this version"))
        self.text.setLineWrapMode(CodeView.LineWrapMode.NoWrap)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.text, 1)
        self.put_beside(part, key)
        self.view.activated.connect(lambda _index: self.text.setFocus())
        theme.changed.connect(self._tint)

    # -- what the history asks

    def found(self, earlier: Any, now: Any) -> tuple[DiffLine, ...]:
        """What differs; asked in a thread."""
        return diff_lines(self._write(earlier), self._write(now))

    def size_of(self, found: Sequence[DiffLine]) -> str:
        """How much that is, in words."""
        words = []
        if count := sum(line.mark == "added" for line in found):
            words.append(counted(count, "%Ln line added", "%Ln lines added"))
        if count := sum(line.mark == "removed" for line in found):
            words.append(counted(count, "%Ln line removed", "%Ln lines removed"))
        return ", ".join(words) or self.tr("As on screen")

    def show_difference(self, _earlier: Any, _now: Any, found: Sequence[DiffLine]) -> None:
        """Show what differs, from the first place on."""
        self._found = found
        differs = any(line.mark != "same" for line in found)
        size = self.size_of(found)
        since = self.tr("Since this version: {0}.").format(size)
        self.heading.setText(since if differs else size)
        self.text.set_text("\n".join(_SIGNS[line.mark] + line.text for line in found))
        self._tint()
        first = next((n for n, line in enumerate(found) if line.mark != "same"), 0)
        cursor = QTextCursor(self.text.document().findBlockByNumber(first))
        self.text.setTextCursor(cursor)
        self.text.centerCursor()
        self.restore.setEnabled(differs)

    def show_unread(self, reason: str) -> None:
        """Say that the chosen version cannot be read."""
        self._found = ()
        self.heading.setText(reason)
        self.text.set_text("")

    def open_page(self) -> None:
        """Show the page in the place of the document."""
        self._show_page(True)

    def close_page(self) -> None:
        """Show the document again."""
        self._show_page(False)

    @Slot()
    def _tint(self) -> None:
        """Colour the lines that came and went."""
        found = []
        for number, one in enumerate(self._found):
            if (role := _ROLES.get(one.mark)) is None:
                continue
            tint = QTextCharFormat()
            tint.setBackground(self._theme.colour(role, _TINT))
            tint.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark = QTextEdit.ExtraSelection()
            mark.format = tint
            mark.cursor = QTextCursor(self.text.document().findBlockByNumber(number))
            found.append(mark)
        self.text.setExtraSelections(found)
