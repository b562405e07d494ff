"""The settings: every field with its explanation; a change holds at once."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.app.notices import Notice
from workbench.app.workbench import Workbench
from workbench.base.errors import WorkbenchError
from workbench.base.settings import Settings
from workbench.ui.panels import ShellApi
from workbench.ui.settings.approvals import AllowedTools
from workbench.ui.settings.audit_key import AuditKeyFacts
from workbench.ui.settings.audit_rows import AUDIT
from workbench.ui.settings.editors import SettingEditor
from workbench.ui.settings.memories import KeptMemories
from workbench.ui.settings.profile_card import ProfileCard
from workbench.ui.settings.row import SettingRow
from workbench.ui.settings.rows import ROWS, tr
from workbench.ui.settings.signers import TrustedSigners
from workbench.ui.store.card import StoreCard
from workbench.ui.theme.theme import Theme
from workbench.ui.updates.card import UpdatesCard
from workbench.ui.widgets.basics import ElidedLabel, label, line
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.two_lines import scaled_px

COLUMN_PX = 720
_BELOW_FROM, _WIDEST_BESIDE = 1.4, 0.62


class SettingsPanel(QWidget):
    """One column of cards, with a search box above."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._workbench, self._theme, self._shell = workbench, theme, shell
        self._undo: dict[str, Any] = {}
        self._editors: dict[str, SettingEditor] = {}
        self._rows: list[tuple[QBoxLayout, SettingEditor]] = []
        self._searched: list[tuple[QWidget, QWidget, str]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Settings"))
        inner = QWidget()
        inner.setObjectName("scrolled")
        middle = QHBoxLayout(inner)
        middle.setContentsMargins(24, 24, 24, 24)
        column_box = QWidget()
        self._box = column_box
        self._column = QVBoxLayout(column_box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        middle.addStretch(1)
        middle.addWidget(column_box, 100)
        middle.addStretch(1)
        self._add_head()
        self._add_sections()
        self._add_folder_card()
        self._card(self.tr("Encryption")).addWidget(StoreCard(workbench, theme, shell))
        updates = self._card(self.tr("Updates and packs"))
        updates.addWidget(UpdatesCard(workbench, theme, shell))
        profile = self._card(self.tr("Profile and roles"))
        profile.addWidget(ProfileCard(workbench, theme, shell))
        self._column.addStretch(1)
        area.setWidget(inner)
        outer.addWidget(area)
        self._unlisten = workbench.settings.listen(self._show)
        self.destroyed.connect(self._unlisten)
        theme.changed.connect(self._fit)
        self._fit()
        self._show(workbench.settings.settings)

    @Slot()
    def _fit(self) -> None:
        """Large text and wide editors: these go below their words, where both have room."""
        self._box.setMaximumWidth(scaled_px(self._theme, COLUMN_PX))
        below = self._theme.tokens.text_scale >= _BELOW_FROM
        under, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row, editor in self._rows:
            wide = editor.sizeHint().width() > _WIDEST_BESIDE * COLUMN_PX
            row.setDirection(under if below or wide else beside)
            row.setSpacing(8 if below or wide else 24)

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Settings"), "page"))
        row.addStretch(1)
        search = SearchField(self._theme, self.tr("Search settings"))
        search.setFixedWidth(scaled_px(self._theme, 220))
        self.first_focus = search
        search.textChanged.connect(self._on_search)
        self._reset = Button(self._theme, self.tr("Reset all"), kind="quiet", icon="rotate-ccw")
        on_click(self._reset, self.reset)
        row.addWidget(search)
        row.addWidget(self._reset)
        self._column.addLayout(row)

    def _card(self, title: str) -> QVBoxLayout:
        self._column.addSpacing(12)
        heading = label(title, "section")
        self._column.addWidget(heading)
        card = QFrame()
        card.setProperty("role", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(16, 4, 16, 4)
        rows.setSpacing(0)
        self._column.addWidget(card)
        card.setAccessibleName(title)
        card.setProperty("heading", heading)
        return rows

    def _add_sections(self) -> None:
        sections: dict[str, list[SettingRow]] = {}
        for row in ROWS:
            sections.setdefault(row.section, []).append(row)
        for section, rows in sections.items():
            box = self._card(tr(section))
            for number, row in enumerate(rows):
                self._add_row(box, row, first=number == 0)
            if section == "Privacy":
                allowed = AllowedTools(self._workbench, self._theme, self._shell)
                box.addWidget(line())
                box.addWidget(allowed)
                box.addWidget(line())
                box.addWidget(TrustedSigners(self._workbench, self._theme, self._shell))
                box.addWidget(line())
                box.addWidget(KeptMemories(self._workbench, self._theme, self._shell))
            if section == AUDIT:
                box.addWidget(line())
                box.addWidget(AuditKeyFacts(self._workbench, self._theme, self._shell))

    def _add_row(self, box: QVBoxLayout, row: SettingRow, *, first: bool) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(line())
        across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        across.setContentsMargins(0, 10, 0, 10)
        across.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(tr(row.title)))
        words.addWidget(label(tr(row.text), "muted", wrap=True))
        if row.kind in ("folder", "folders", "lines"):
            words.addStretch(1)
        editor = SettingEditor(row, self._theme, self._choices(row))
        editor.edited.connect(lambda value, name=row.name: self._change(name, value))
        self._editors[row.name] = editor
        self._rows.append((across, editor))
        across.addLayout(words, 1)
        across.addWidget(editor, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(across)
        box.addWidget(holder)
        text = f"{tr(row.section)} {tr(row.title)} {tr(row.text)}".lower()
        if (card := box.parentWidget()) is not None:
            self._searched.append((card, holder, text))

    def _choices(self, row: SettingRow) -> tuple[tuple[str, str], ...]:
        if row.kind == "agent":
            return tuple((a.name, a.title) for a in self._workbench.agents.agents)
        if row.kind == "model":
            models = tuple((m.id, m.title) for m in self._workbench.models.models)
            return (("", self.tr("Starter model")), *models)
        return ()

    def _add_folder_card(self) -> None:
        box = self._card(self.tr("Data"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        path = str(self._workbench.paths.data)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(
            label(self.tr("Everything Workbench keeps is in this folder."), wrap=True)
        )
        shown = ElidedLabel(path, mode=Qt.TextElideMode.ElideMiddle)
        shown.setProperty("role", "mono")
        words.addWidget(shown)
        row.addLayout(words, 1)
        open_folder = Button(self._theme, self.tr("Open"), icon="folder-open")
        copy = Button(self._theme, self.tr("Copy path"), icon="copy")
        on_click(open_folder, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        on_click(copy, lambda: self._shell.copy(path, self.tr("Path")))
        row.addWidget(open_folder)
        row.addWidget(copy)
        box.addLayout(row)

    def _change(self, name: str, value: Any) -> None:
        if getattr(self._workbench.settings.settings, name) == value:
            return
        try:
            self._workbench.settings.change(**{name: value})
        except WorkbenchError as exc:
            self._workbench.notices.tell(exc, self.tr("The setting was not changed"))
            self._show(self._workbench.settings.settings)

    def reset(self) -> None:
        """Put every setting to its default, or undo that."""
        if self._undo:
            values, self._undo = self._undo, {}
        else:
            values = asdict(Settings())
            self._undo = asdict(self._workbench.settings.settings)
        self._workbench.settings.change(**values)
        undoing = bool(self._undo)
        self._reset.setText(self.tr("Undo reset") if undoing else self.tr("Reset all"))
        if undoing:
            self._shell.notify(
                Notice(
                    "success",
                    self.tr("All settings have their defaults"),
                    hint=self.tr("Undo reset brings yours back."),
                )
            )

    def _show(self, settings: Settings) -> None:
        for name, editor in self._editors.items():
            editor.set_value(getattr(settings, name))

    def _on_search(self, query: str) -> None:
        words = query.lower().split()
        shown: set[QWidget] = set()
        for card, holder, text in self._searched:
            fits = all(word in text for word in words)
            holder.setVisible(fits)
            if fits:
                shown.add(card)
        for card in {row[0] for row in self._searched}:
            card.setVisible(card in shown)
            card.property("heading").setVisible(card in shown)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return SettingsPanel(workbench, theme, shell)
