"""Above the steps of a run: which view, the search in it, filters, and the zoom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from workbench.traces.span_table import KINDS
from workbench.traces.tree import SpanKind
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.bars import KIND_ICONS
from workbench.ui.trace.shown_rows import StepFilter
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, IconButton, Segmented, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.wrapping import WrappingLayout

SLOWER_S = (0.1, 0.5, 1.0, 5.0, 10.0, 60.0)


class StepBar(QWidget):
    """Knows nothing of the run.

    Signals:
        view_chosen: arg: ``steps`` or ``transcript``.
        searched: The search text has rested. arg: the text.
        found_asked: Go to the next (1) or the previous (-1) step that was found.
        filtered: Other steps are wanted; see ``wanted``.
        zoom_asked: arg: ``in``, ``out``, ``all`` or ``step``.
    """

    view_chosen = Signal(str)
    searched = Signal(str)
    found_asked = Signal(int)
    filtered = Signal()
    zoom_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.views = Segmented(
            [("steps", self.tr("Steps")), ("transcript", self.tr("Transcript"))],
            self.tr("View"),
        )
        self.views.set_value("steps")
        self.search = SearchField(theme, self.tr("Find in this run"), self)
        self.count = label("", "muted")
        self.back = IconButton(theme, "chevron-up", self.tr("Previous one found"))
        self.ahead = IconButton(theme, "chevron-down", self.tr("Next one found"))
        self.kinds = Button(theme, self.tr("All kinds"), icon="list-filter")
        self._menu = self._kind_menu()
        self.kinds.setMenu(self._menu)
        self.failed = Button(theme, self.tr("Failed"), icon="circle-x")
        self.failed.setCheckable(True)
        self.failed.setToolTip(self.tr("Only what failed, was denied or had to be mended"))
        self.slower = self._slower_box()
        self.zooms = self._zoom_buttons()
        self._lay_out()
        self._connect()
        self.show_found(-1, 0)

    def _kind_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Kinds of steps"))
        for kind, title in self._kind_titles().items():
            row = menu.addAction(self._theme.icon(KIND_ICONS[kind]), title)
            row.setCheckable(True)
            row.setData(kind)
        menu.triggered.connect(lambda _row: self._on_kinds())
        return menu

    def _kind_titles(self) -> dict[SpanKind, str]:
        return {
            "node": self.tr("Nodes"),
            "model": self.tr("Model calls"),
            "tool": self.tr("Tool calls"),
            "approval": self.tr("Approvals"),
            "person": self.tr("Questions to a person"),
        }

    def _slower_box(self) -> QComboBox:
        box = ChoiceBox(self)
        box.setAccessibleName(self.tr("Longer than"))
        box.setToolTip(self.tr("Only what took longer"))
        box.addItem(self.tr("Any time"), 0.0)
        for value_s in SLOWER_S:
            words = f"{value_s:g} s" if value_s < 60 else f"{value_s / 60:g} min"
            box.addItem(self.tr("Longer than {0}").format(words), value_s)
        return box

    def _zoom_buttons(self) -> dict[str, IconButton]:
        words = {
            "out": ("minus", self.tr("Zoom out"), "-"),
            "in": ("plus", self.tr("Zoom in"), "+"),
            "step": ("crosshair", self.tr("Zoom to the chosen step"), "Z"),
            "all": ("maximize-2", self.tr("Show the whole run"), "0"),
        }
        return {
            key: IconButton(self._theme, icon, name, shortcut=shortcut)
            for key, (icon, name, shortcut) in words.items()
        }

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.views)
        above.addWidget(self.search, 1)
        for widget in (self.count, self.back, self.ahead):
            above.addWidget(widget)
        zooms = QWidget()
        side = QHBoxLayout(zooms)
        side.setContentsMargins(0, 0, 0, 0)
        for button in self.zooms.values():
            side.addWidget(button)
        self.filters = QWidget(self)
        below = WrappingLayout(6, last_right=True)
        self.filters.setLayout(below)
        for shown in (self.kinds, self.failed, self.slower, zooms):
            below.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self.filters)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.search.rested.connect(self.searched)
        self.search.returnPressed.connect(lambda: self.found_asked.emit(1))
        on_click(self.back, lambda: self.found_asked.emit(-1))
        on_click(self.ahead, lambda: self.found_asked.emit(1))
        on_click(self.failed, self.filtered.emit)
        self.slower.activated.connect(lambda _row: self.filtered.emit())
        for key, button in self.zooms.items():
            on_click(button, partial(self.zoom_asked.emit, key))

    def _on_view(self, key: str) -> None:
        self.filters.setVisible(key == "steps")
        self.view_chosen.emit(key)

    def show_view(self, key: str) -> None:
        """Choose a view, and tell."""
        self.views.set_value(key)
        self._on_view(key)

    def _on_kinds(self) -> None:
        titles = [row.text() for row in self._menu.actions() if row.isChecked()]
        self.kinds.setText(", ".join(titles) if len(titles) == 1 else self._many(len(titles)))
        self.kinds.setAccessibleName(self.tr("Kinds: {0}").format(self.kinds.text().strip()))
        self.filtered.emit()

    def _many(self, count: int) -> str:
        return self.tr("{0} kinds").format(count) if count else self.tr("All kinds")

    @property
    def wanted(self) -> StepFilter:
        """What the filters let pass."""
        chosen = {row.data() for row in self._menu.actions() if row.isChecked()}
        kinds: frozenset[SpanKind] = frozenset(kind for kind in KINDS if kind in chosen)
        return StepFilter(kinds, self.failed.isChecked(), self.slower.currentData() or 0.0)

    def clear_filters(self) -> None:
        """Let everything pass, and find nothing."""
        for row in self._menu.actions():
            row.setChecked(False)
        self.kinds.setText(self._many(0))
        self.failed.setChecked(False)
        self.slower.setCurrentIndex(0)
        self.search.clear()

    def show_found(self, place: int, count: int) -> None:
        """Say how many were found, and which one is chosen; a ``place`` of -1 is none."""
        asked = bool(self.search.text().strip())
        words = self.tr("nothing found")
        if count:
            words = (
                f"{place + 1} / {count}" if place >= 0 else self.tr("{0} found").format(count)
            )
        self.count.setText(words if asked else "")
        for button in (self.back, self.ahead):
            button.setVisible(asked)  # else the field has their room
            button.setEnabled(asked and count > 0)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
