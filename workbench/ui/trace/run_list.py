"""The list of runs with its search and filters."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.base.errors import WorkbenchError
from workbench.traces.notes import Note
from workbench.traces.values import EVERY_RUN, RunFilter, RunSummary, SearchFound
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import sentence
from workbench.ui.language.words import counted
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.filter_grid import FilterGrid
from workbench.ui.trace.run_forms import EXPORT_FORMS
from workbench.ui.trace.run_hits import HitDelegate, HitModel
from workbench.ui.trace.run_model import RunModel
from workbench.ui.trace.search_help import SearchHelp
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.narrow_choice import NarrowChoice
from workbench.ui.widgets.two_lines import ITEM, TwoLineDelegate
from workbench.ui.widgets.views import dress_list

TIMES_S = {"hour": 3600.0, "day": 86_400.0, "week": 604_800.0}


class RunList(QFrame):
    """Search, filters, and the runs, or the steps that a search found in them.

    Signals:
        chosen: arg: a run's id.
        hit_chosen: A step that was found was chosen. args: run id, span id.
        searched: The search text has rested. arg: the text.
        filtered: Another ``wanted`` was chosen.
        more_wanted: List older ones too.
        compare_asked: args: the ids of two runs, the older one first.
        export_asked: args: run ids, a key of ``run_forms.EXPORT_FORMS``.
        delete_asked: Remove runs for good. arg: their ids.
    """

    chosen = Signal(str)
    hit_chosen = Signal(str, str)
    searched = Signal(str)
    filtered = Signal()
    more_wanted = Signal()
    compare_asked = Signal(str, str)
    export_asked = Signal(object, str)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "surface")
        self.setMinimumWidth(236)
        self.search = SearchField(theme, self.tr("Search runs"), self)
        self.help_button = IconButton(
            theme, "circle-question-mark", self.tr("What can be searched for")
        )
        self.help_button.setCheckable(True)
        self.help = SearchHelp(theme)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.agents = self._box(self.tr("Agent"), [(self.tr("Any agent"), "")])
        self.ends = self._box(self.tr("Result"), self._ends())
        self.times = self._box(self.tr("Time"), self._times())
        self.marks = self._box(self.tr("Noted"), self._marks())
        self.list = self._make_list(self.tr("Runs"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.model = RunModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(theme, self.model.words_of, self.list))
        self.hits = self._make_list(self.tr("Steps that were found"))
        self.hit_model = HitModel(self)
        self.hits.setModel(self.hit_model)
        self.hits.setItemDelegate(HitDelegate(theme, self.hits))
        self.empty = label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.more = Button(theme, self.tr("Show older runs"), self, kind="quiet")
        self.more.hide()
        self.several = self._make_several()
        self._lay_out()
        self._connect()

    def _make_list(self, name: str) -> QListView:
        view = QListView(self)
        dress_list(view, name)
        return view

    def _make_several(self) -> QWidget:
        """What can be done with several runs."""
        made = QWidget(self)
        self.compare = Button(self._theme, self.tr("Compare"), icon="split")
        self.compare.setToolTip(self.tr("Put two chosen runs side by side"))
        self.export = Button(self._theme, self.tr("Export"), icon="download")
        self.remove = IconButton(self._theme, "trash-2", self.tr("Delete the chosen runs"))
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Export the chosen runs"))
        for key, form in EXPORT_FORMS.items():
            menu.addAction(form.title, partial(self._on_export, key))
        self.export.setMenu(menu)
        self.really = Button(self._theme, self.tr("Delete"), kind="danger", icon="trash-2")
        self.really.hide()
        row = QHBoxLayout()
        row.addWidget(self.compare, 1)
        row.addWidget(self.export, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 8)
        self.chosen_words = label("", "muted")
        column.addWidget(self.chosen_words)
        column.addLayout(row)
        column.addWidget(self.really)
        made.hide()
        return made

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(2)
        above.addWidget(self.search, 1)
        above.addWidget(self.help_button)
        self.filters = FilterGrid((self.agents, self.ends, self.times, self.marks), self)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.list)
        self.lists.addWidget(self.hits)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 0)
        column.setSpacing(8)
        column.addLayout(above)
        for widget in (self.problem, self.help, self.filters, self.empty):
            column.addWidget(widget)
        column.addWidget(self.lists, 1)
        column.addWidget(self.more)
        column.addWidget(self.several)

    def _connect(self) -> None:
        self.search.rested.connect(self.searched)
        self.search.went_down.connect(self._on_down)
        self.help_button.toggled.connect(self.help.setVisible)
        self.help.chosen.connect(self._on_word)
        on_click(self.more, self.more_wanted.emit)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        self.hits.selectionModel().currentChanged.connect(self._on_hit)
        on_click(self.compare, self._on_compare)
        on_click(self.remove, self._on_remove)
        on_click(self.really, self._on_really)

    def _ends(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Any result"), ""),
            (self.tr("Running"), "running"),
            (self.tr("Answered"), "answered"),
            (self.tr("Failed"), "failed"),
            (self.tr("Stopped"), "cancelled"),
            (self.tr("Interrupted"), "interrupted"),
            (self.tr("Step limit"), "step_limit"),
            (self.tr("Time limit"), "time_limit"),
            (self.tr("Length limit"), "token_limit"),
        ]

    def _times(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Any time"), ""),
            (self.tr("Last hour"), "hour"),
            (self.tr("Last day"), "day"),
            (self.tr("Last week"), "week"),
        ]

    def _marks(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Any note"), ""),
            (self.tr("Bookmarked"), "bookmarked"),
            (self.tr("Rated good"), "up"),
            (self.tr("Rated bad"), "down"),
        ]

    def _box(self, name: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = NarrowChoice(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumWidth(60)
        for title, key in choices:
            box.addItem(title, key)
        box.activated.connect(lambda _row: self.filtered.emit())
        return box

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ITEM).run_id)

    def _on_hit(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            hit = index.data(ITEM)
            self.hit_chosen.emit(hit.run_id, hit.span.span_id)

    @Slot(str)
    def _on_word(self, word: str) -> None:
        """A word of the help goes behind what was typed."""
        before = self.search.text().rstrip()
        self.search.setText(f"{before} {word}".strip())
        self.search.setFocus()

    def _on_down(self) -> None:
        searching = self.lists.currentWidget() is self.hits
        (self.hits if searching else self.list).setFocus()

    # -- several runs

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the runs that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.items[row].run_id for row in rows)

    def _on_selection(self) -> None:
        count = len(self.selected)
        self.several.setVisible(count > 1 and self.lists.currentWidget() is self.list)
        self.compare.setEnabled(count == 2)
        self.really.hide()
        self.chosen_words.setText(counted(count, "%Ln run chosen", "%Ln runs chosen"))

    def _on_export(self, key: str) -> None:
        self.export_asked.emit(self.selected, key)

    def _on_compare(self) -> None:
        if len(self.selected) == 2:
            newer, older = self.selected
            self.compare_asked.emit(older, newer)

    def _on_remove(self) -> None:
        self.really.setText(
            counted(len(self.selected), "Delete %Ln run for good", "Delete %Ln runs for good")
        )
        self.really.setAccessibleName(self.really.text().strip())
        self.really.show()

    def _on_really(self) -> None:
        self.really.hide()
        self.delete_asked.emit(self.selected)

    # -- what is listed

    @property
    def wanted(self) -> RunFilter:
        """What the filters let pass now."""
        time_key, mark = self.times.currentData(), self.marks.currentData() or ""
        return RunFilter(
            self.agents.currentData() or "",
            self.ends.currentData() or "",
            time.time() - TIMES_S[time_key] if time_key else 0.0,
            tag=mark.removeprefix("tag:") if mark.startswith("tag:") else "",
            rating={"up": 1, "down": -1}.get(mark, 0),
            bookmarked=mark == "bookmarked",
        )

    def set_agents(self, names: Sequence[str]) -> None:
        """Offer these agents, and the chosen one even if no run of it is left."""
        chosen = self.agents.currentData()
        known = [self.agents.itemData(row) for row in range(1, self.agents.count())]
        offered = sorted({*names, *([chosen] if chosen else [])})
        if offered == known:
            return
        while self.agents.count() > 1:
            self.agents.removeItem(1)
        for name in offered:
            self.agents.addItem(visible(name), name)
        self.agents.setCurrentIndex(max(0, self.agents.findData(chosen)))

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer these tags, and the chosen one even if nothing has it any more."""
        chosen = self.marks.currentData() or ""
        fixed = len(self._marks())
        known = [self.marks.itemData(row) for row in range(fixed, self.marks.count())]
        offered = sorted(
            {*(f"tag:{tag}" for tag in tags)} | ({chosen} if ":" in chosen else set())
        )
        if offered == known:
            return
        while self.marks.count() > fixed:
            self.marks.removeItem(fixed)
        for key in offered:
            words = self.tr("Tag {0}").format(visible(key.removeprefix("tag:")))
            self.marks.addItem(words, key)
        self.marks.setCurrentIndex(max(0, self.marks.findData(chosen)))

    def set_runs(
        self,
        runs: Sequence[RunSummary],
        current_id: str,
        notes: Mapping[str, Note] | None = None,
        *,
        whole: bool = True,
    ) -> None:
        """Show runs, newest first, and keep those selected; ``whole``: none is older."""
        if whole and self.more.hasFocus():
            self.list.setFocus()
        self.show_problem(None)
        self.lists.setCurrentWidget(self.list)
        self.filters.show()
        self.more.setVisible(not whole)
        index, kept = self.list.currentIndex(), self.selected
        wanted = current_id or (index.data(ITEM).run_id if index.isValid() else "")
        self.model.set_items(list(runs), notes or {})
        self.empty.setText(self._nothing())
        self.empty.setVisible(not runs)
        self.mark(wanted)
        if len(kept) > 1:
            self._select(kept)
        self._on_selection()

    def set_hits(self, found: SearchFound) -> None:
        """Show what a search found."""
        self.show_problem(None)
        self.lists.setCurrentWidget(self.hits)
        self.filters.hide()  # the search has words for them
        self.more.hide()
        selection = self.hits.selectionModel()
        blocked = selection.blockSignals(True)
        if found.hits != self.hit_model.items:  # else the place in the list would be lost
            self.hit_model.set_items(found.hits)
        selection.blockSignals(blocked)
        words = [] if found.hits else [self.tr("No run holds these words.")]
        if found.more:
            words.append(self.tr("These are the newest {0}.").format(len(found.hits)))
        if found.waiting_runs:
            words.append(
                counted(
                    found.waiting_runs,
                    "%Ln run is not searchable yet; search again in a moment.",
                    "%Ln runs are not searchable yet; search again in a moment.",
                )
            )
        self.empty.setText("\n".join(words))
        self.empty.setVisible(bool(words))
        self._on_selection()

    def show_problem(self, problem: WorkbenchError | None) -> None:
        """Say what is wrong with the search; None: nothing is."""
        words = sentence(problem.message, problem.hint) if problem else ""
        if problem is not None:
            self.hit_model.set_items(())  # else they would seem to be what was asked for
            self.empty.hide()  # nothing was searched for
        self.problem.setText(visible(words[:1].upper() + words[1:]))
        self.problem.setVisible(bool(words))

    def _nothing(self) -> str:
        """Why no run is listed."""
        if self.wanted != EVERY_RUN:
            return self.tr("No run passes these filters.")
        return self.tr(
            "Each answer of an agent is a run. Ask something in the chat to see one."
        )

    def _select(self, run_ids: Sequence[str]) -> None:
        selection = self.list.selectionModel()
        for row, run in enumerate(self.model.items):
            if run.run_id in run_ids:
                index = self.model.index(row)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def mark(self, run_id: str) -> None:
        """Select a run without telling; one of several that are selected stays one."""
        if len(self.selected) > 1 and run_id in self.selected:
            return
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)
        for row, run in enumerate(self.model.items):
            if run.run_id == run_id:
                self.list.setCurrentIndex(self.model.index(row))
                break
        selection.blockSignals(blocked)
        self.list.viewport().update()
