"""The detail pane: what is known of one model, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.models.fit import FitVerdict
from workbench.ui.language.figures import size_text
from workbench.ui.language.words import counted
from workbench.ui.models import words
from workbench.ui.models.copy_row import CopyRow
from workbench.ui.models.facts import DIGEST, facts_of
from workbench.ui.models.fit_bar import FitBar
from workbench.ui.models.remark_box import RemarkBox, TitleRow
from workbench.ui.models.rows import ModelRow
from workbench.ui.models.tool_check_badge import ToolBadgeRow
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import ElidedLabel, KeyValue, SectionHeader, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.choice_box import ChoiceBox
from workbench.ui.widgets.placeholders import BusyBar
from workbench.ui.widgets.views import ColumnArea

CONTEXTS = (1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072)


class ModelDetail(ColumnArea):
    """Shows one row.

    Signals:
        load_requested: args: model id, context tokens.
        unload_requested: arg: model id.
        pin_requested: args: model id, whether it stays loaded.
        context_chosen: args: model id, context tokens; the estimate is to be made again.
        remove_requested: Confirmed by the user. arg: model id.
        verify_requested: arg: model id.
        repair_requested: arg: model id.
        more_requested: args: model id, where the menu is to open.
        copy_requested: args: the text, what it is.
        edited: args: model id, what is to change of title, star, tags and notes.
    """

    load_requested = Signal(str, int)
    unload_requested = Signal(str)
    pin_requested = Signal(str, bool)
    context_chosen = Signal(str, int)
    remove_requested = Signal(str)
    verify_requested = Signal(str)
    repair_requested = Signal(str)
    more_requested = Signal(str, QPoint)
    copy_requested = Signal(str, str)
    edited = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 320, parent)
        self._theme = theme
        self._row: ModelRow | None = None
        self._why_not = ""
        self._acts = False  # one of its buttons was pressed, and waits for the other
        self._extra: Mapping[str, str] = {}
        self.setAccessibleName(self.tr("Model details"))
        page = QWidget()
        page.setObjectName("scrolled")
        self._column = QVBoxLayout(page)
        space = theme.tokens.space
        # Two pixels less: the area around has a ring of two for the focus.
        self._column.setContentsMargins(space.l_px, space.l_px, space.xl_px - 2, space.l_px)
        self._column.setSpacing(space.m_px)
        self._build_head()
        self._build_actions()
        self._build_facts()
        self._column.addStretch(1)
        self.setWidget(page)

    def _build_head(self) -> None:
        self.title = TitleRow(self._theme)
        self.title.edited.connect(self._on_edited)
        self._problem = label("", "error", wrap=True)
        self._hint = label("", "muted", wrap=True)
        self.more = IconButton(self._theme, "ellipsis", self.tr("More"))
        on_click(self.more, self._on_more)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self.more)
        self._column.addLayout(row)
        self.tool_badge = ToolBadgeRow(self._theme)
        self._column.addWidget(self.tool_badge)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._hint)

    def _build_actions(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.tokens.space.s_px)
        self._load = Button(self._theme, self.tr("Load"), kind="primary", icon="play")
        self._unload = Button(self._theme, self.tr("Unload"), icon="power")
        self._pin = Button(self._theme, self.tr("Keep loaded"), icon="pin")
        self._pin.setCheckable(True)
        self._pin.setToolTip(self.tr("Never unload it because it was idle"))
        self._context = ChoiceBox()
        self._context.setAccessibleName(self.tr("Context size in tokens"))
        self._context.setToolTip(self.tr("Largest prompt plus answer; more needs more memory"))
        self._context.activated.connect(self._on_context_chosen)
        self._context.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._repair = Button(self._theme, self.tr("Repair"), kind="primary", icon="wrench")
        self._repair.setToolTip(self.tr("Fetch the damaged parts again, and only those"))
        on_click(self._repair, lambda: self.repair_requested.emit(self._id()))
        on_click(self._load, self._on_load)
        on_click(self._unload, lambda: self.unload_requested.emit(self._id()))
        self._pin.clicked.connect(lambda on: self.pin_requested.emit(self._id(), on))
        for widget in (self._repair, self._load, self._unload, self._pin):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._context)
        self._progress = BusyBar(self._theme, self.tr("Loading"))
        self._column.addLayout(row)
        self._column.addWidget(self._progress)

    def _build_facts(self) -> None:
        self._fit_head = SectionHeader(self.tr("Memory"))
        self._fit = FitBar(self._theme)
        self._facts = KeyValue()
        self._path = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._path.setProperty("role", "mono")
        place = QHBoxLayout()
        copy = IconButton(self._theme, "copy", self.tr("Copy the path"))
        reveal = IconButton(self._theme, "folder-open", self.tr("Open the folder"))
        on_click(copy, self._on_copy_path)
        on_click(reveal, self._on_reveal)
        place.addWidget(self._path, 1)
        place.addWidget(copy)
        place.addWidget(reveal)
        self._column.addWidget(self._fit_head)
        self._column.addWidget(self._fit)
        self._column.addWidget(SectionHeader(self.tr("About")))
        self._column.addWidget(self._facts)
        self.digest = CopyRow(self._theme, self.tr("Copy the SHA-256"), "SHA-256")
        self.digest.copy_requested.connect(self.copy_requested)
        self._column.addWidget(self.digest)
        self._column.addLayout(place)
        self.remarks = RemarkBox(self._theme)
        self.remarks.edited.connect(self._on_edited)
        self._column.addWidget(self.remarks)
        self._build_keeping()

    def _build_keeping(self) -> None:
        row = QHBoxLayout()
        self._verify = Button(self._theme, self.tr("Verify"), icon="shield-check")
        self._remove = Button(self._theme, self.tr("Remove…"), kind="danger", icon="trash-2")
        on_click(self._verify, lambda: self.verify_requested.emit(self._id()))
        on_click(self._remove, lambda: self._ask.setVisible(True))
        row.addWidget(self._verify)
        row.addStretch(1)
        row.addWidget(self._remove)
        self._column.addLayout(row)
        self._ask = QFrame()
        self._ask.setProperty("role", "card")
        inner = QVBoxLayout(self._ask)
        self._question = label("", wrap=True)
        inner.addWidget(self._question)
        answers = QHBoxLayout()
        keep = Button(self._theme, self.tr("Keep"))
        delete = Button(self._theme, self.tr("Delete the file"), kind="danger")
        on_click(keep, lambda: self._ask.setVisible(False))
        on_click(delete, self._on_remove)
        answers.addStretch(1)
        answers.addWidget(keep)
        answers.addWidget(delete)
        inner.addLayout(answers)
        self._column.addWidget(self._ask)

    def show_row(
        self,
        row: ModelRow,
        *,
        why_not: str,
        extra: Mapping[str, str],
        mending: bool = False,
    ) -> None:
        """Show a model.

        Args:
            row: The model, and what is known of it now.
            why_not: Why it is not removed here; empty if it is.
            extra: More names and values from its file.
            mending: Its damaged parts are being fetched.
        """
        self._repair.setVisible(_can_mend(row))
        self._repair.setEnabled(not mending)
        self._repair.setText(self.tr("Repairing…") if mending else self.tr("Repair"))
        other = self._row is None or self._row.model.id != row.model.id
        if other:
            self.remarks.finish()
        self._row, self._why_not, self._extra = row, why_not, extra
        if other:
            self._ask.setVisible(False)
            self._fill_contexts()
        self.title.show_model(row.model, *words.state_words(row.model, row.loaded))
        self.tool_badge.show_badge(row.badge)
        self.remarks.show_model(row.model)
        self._show_problem(row)
        self._show_actions(row)
        self.set_fit(row.fit)
        self._facts.set_rows(facts_of(row, extra))
        self.digest.show_text(extra.get(DIGEST, ""))
        bundled = row.model.source == "bundled"
        self._path.set_text(row.model.path.name if bundled else str(row.model.path))
        self._question.setText(
            self.tr("Delete %s from this disk? %s become free.")
            % (row.model.path.name, size_text(row.model.size_bytes))
        )

    def set_fit(self, fit: FitVerdict | None) -> None:
        """Show another estimate."""
        self._fit_head.setVisible(fit is not None)
        self._fit.set_fit(fit)

    @property
    def context_tokens(self) -> int:
        """The chosen context."""
        return int(self._context.currentData() or 0)

    def _show_problem(self, row: ModelRow) -> None:
        problem, hint = row.model.problem, ""
        if row.model.away:
            away = self.tr("%s is not connected now. Connect the drive: the model comes back.")
            problem, hint = "", away % row.model.away
        elif _can_mend(row):
            hint = self.tr("Repair fetches the damaged parts again, and only those.")
        elif problem:
            hint = self.tr("Get the file again from where it came from, then add it.")
        elif row.loaded is not None and row.loaded.error:
            problem, hint = row.loaded.error, row.loaded.hint
        elif row.loaded is None and row.model.load_failure:
            problem = self.tr("Does not load: %s") % row.model.load_failure
            hint = row.model.load_hint or self.tr("Take another variant of it.")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _show_actions(self, row: ModelRow) -> None:
        state = row.loaded.state if row.loaded is not None else ""
        here = state in ("ready", "busy")
        failed = state == "failed" or bool(row.model.load_failure and not state)
        held = self._load.hasFocus() or self._unload.hasFocus()
        if held:
            self.setFocus()  # else Qt gives it to whatever comes next
        self._load.setVisible(not here and not _can_mend(row))
        self._load.setEnabled(not row.model.problem and state not in ("loading", "unloading"))
        self._load.setText(self.tr("Try again") if failed else self.tr("Load"))
        self._load.set_kind("plain" if failed else "primary")
        self._load.setAccessibleName(f"{self._load.text()} {row.model.title}")
        self._unload.setVisible(here)
        self._pin.setVisible(here)
        self._pin.setChecked(bool(row.loaded and row.loaded.pinned))
        self._context.setVisible(not row.model.problem)
        self._context.setEnabled(not here and not row.model.problem)
        self._progress.setVisible(state in ("loading", "unloading"))
        self._acts = (held or self._acts) and self.hasFocus()
        button = self._unload if here else self._load
        if self._acts and button.isEnabled():
            button.setFocus()
            self._acts = False
        self._verify.setEnabled(not row.model.away and row.model.source != "server")
        self._verify.setToolTip(self.tr("Read every byte and compare it with what is known"))
        self._remove.setEnabled(not self._why_not and not here)
        self._remove.setToolTip(
            self.tr("Not removed here: %s") % self._why_not if self._why_not else ""
        )

    def _fill_contexts(self) -> None:
        if self._row is None:
            return
        trained = self._row.model.trained_context_tokens or 4096
        sizes = sorted({size for size in CONTEXTS if size < trained} | {trained})
        self._context.clear()
        for size in sizes:
            self._context.addItem(counted(size, "%Ln token", "%Ln tokens"), size)
        wanted = min(8192, trained)
        self._context.setCurrentIndex(max(0, self._context.findData(wanted)))

    def _on_edited(self, fields: object) -> None:
        self.edited.emit(self._id(), fields)

    def _id(self) -> str:
        return self._row.model.id if self._row is not None else ""

    @Slot()
    def _on_context_chosen(self) -> None:
        self.context_chosen.emit(self._id(), self.context_tokens)

    def _on_load(self) -> None:
        self.load_requested.emit(self._id(), self.context_tokens)

    def _on_more(self) -> None:
        place = self.more.mapToGlobal(self.more.rect().bottomLeft())
        self.more_requested.emit(self._id(), place)

    def _on_remove(self) -> None:
        self._ask.setVisible(False)
        self.remove_requested.emit(self._id())

    def _on_copy_path(self) -> None:
        if self._row is not None:
            self.copy_requested.emit(str(self._row.model.path), self.tr("Path"))

    def _on_reveal(self) -> None:
        if self._row is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._row.model.path.parent)))


def _can_mend(row: ModelRow) -> bool:
    """Parts of it are damaged or missing, and it is known what they should be."""
    broken = bool(row.model.problem or row.model.damaged_chunks)
    return broken and row.model.source == "store" and not row.model.away
