"""The data sets there are: one's own, then the samples of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from workbench.app.data_set_library import DataSetDocument
from workbench.ui.chat.inline import visible
from workbench.ui.documents.document_list import DocumentList, DocumentRow, ListWords
from workbench.ui.evals.words import tr
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.buttons import on_click
from workbench.ui.widgets.two_lines import Mark, TwoLineDelegate, TwoLines


@dataclass(frozen=True, slots=True)
class Entry:
    """What is drawn of a set."""

    title: str
    cases: int
    is_sample: bool


class SetList(DocumentList):
    """Titles of the data sets.

    Signals:
        new_asked: Make one.
    """

    new_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        words = ListWords(
            tr("Data sets"),
            find=tr("Find a data set"),
            new=tr("New data set"),
            bring_in=tr("Import a data set"),
            unread=tr("Data sets that could not be read"),
        )
        super().__init__(theme, words)
        self.view.setItemDelegate(TwoLineDelegate(theme, _words, self.view))
        on_click(self.new_button, self.new_asked.emit)

    def set_sets(
        self, documents: Sequence[DataSetDocument], is_sample: Callable[[str], bool]
    ) -> None:
        """List data sets."""
        rows = []
        for one in sorted(documents, key=lambda one: is_sample(one.name)):
            title = visible(one.title or one.name)
            entry = Entry(title, len(one.cases), is_sample(one.name))
            spoken = f"{title}, {_under(entry)}"
            rows.append(DocumentRow(one.name, title, entry, spoken, visible(one.description)))
        self.set_rows(rows)


def _words(one: Entry) -> TwoLines:
    after = Mark("lock", "muted") if one.is_sample else None
    return TwoLines(one.title, _under(one), Mark("table", "muted"), after)


def _under(one: Entry) -> str:
    cases = counted(one.cases, "%Ln case", "%Ln cases")
    return f"{cases} · {tr('Sample')}" if one.is_sample else cases
