"""The tools there are, one's own first, and the ways to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from workbench.tools.api import ToolSpec
from workbench.tools.documents import ToolDocument
from workbench.tools.kinds.registry import kind_of
from workbench.ui.documents.document_list import DocumentList, DocumentRow, ListWords
from workbench.ui.language.messages import said
from workbench.ui.theme.theme import Theme
from workbench.ui.tools.kind_menu import kind_menu
from workbench.ui.tools.words import BUILT_IN_ICON, KIND_ICONS, kind_title, tr
from workbench.ui.widgets.buttons import on_click
from workbench.ui.widgets.two_lines import Mark, TwoLineDelegate, TwoLines, scaled_px

_BUILT_IN, _SAMPLE = "", "sample"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is drawn of a tool.

    Attributes:
        kind: Key of its kind; where that is not known, what it belongs to.
        is_own: It is one of the user's.
    """

    title: str
    kind: str
    is_own: bool = True


class ToolList(DocumentList):
    """Titles of the tools.

    Signals:
        new_asked: Make a tool. arg: key of its kind.
    """

    new_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        words = ListWords(
            tr("Tools"),
            find=tr("Find a tool"),
            new=tr("New tool"),
            bring_in=tr("Import a tool"),
            unread=tr("Tools that could not be read"),
        )
        super().__init__(theme, words)
        self.setMinimumWidth(min(300, scaled_px(theme, 180)))  # its buttons have many words
        self._theme = theme
        self.view.setItemDelegate(TwoLineDelegate(theme, _words, self.view))
        on_click(self.new_button, self.choose_kind)

    def set_tools(
        self,
        own: Sequence[ToolDocument],
        built_in: Sequence[ToolSpec],
        samples: Sequence[ToolSpec],
    ) -> None:
        """List tools: the user's, those of the program, those of its sample graphs."""
        rows = [
            _row(one.name, one.title, Entry(one.title, one.kind), one.description)
            for one in own
        ]
        for kind, specs in ((_BUILT_IN, built_in), (_SAMPLE, samples)):
            for spec in specs:
                title = said(spec.title)
                entry = Entry(title, kind, is_own=False)
                rows.append(_row(spec.name, title, entry, spec.description))
        self.set_rows(rows)

    @Slot()
    def choose_kind(self) -> None:
        """Ask what the new tool shall be."""
        menu = kind_menu(self._theme, self, self.new_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(self.new_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])


def _row(name: str, title: str, entry: Entry, about: str) -> DocumentRow:
    return DocumentRow(name, title, entry, f"{title}, {_under(entry)}", about)


def _words(one: Entry) -> TwoLines:
    icon = KIND_ICONS.get(one.kind, BUILT_IN_ICON)
    after = None if one.is_own else Mark("lock", "muted")
    return TwoLines(one.title, _under(one), Mark(icon, "muted"), after)


def _under(one: Entry) -> str:
    kind = kind_of(one.kind)
    if kind is not None:
        return kind_title(kind)
    return tr("Sample") if one.kind == _SAMPLE else tr("Built in")
