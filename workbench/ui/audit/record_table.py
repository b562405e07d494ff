"""The table of records and, below it, the chosen one in full."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from workbench.policy.audit_records import AuditRecord, digest
from workbench.ui.audit import words
from workbench.ui.audit.record_model import COLUMNS, RecordModel
from workbench.ui.audit.words import tr
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import KeyValue
from workbench.ui.widgets.two_lines import scaled_px
from workbench.ui.widgets.views import CodeView, ColumnArea, SplitView

_ROW_PX = 30
_WIDTHS_PX = {"number": 78, "at": 176, "who": 150, "what": 190}
_GIVE_WAY = ("who", "number")
_LEAST_DETAILS_PX = 180
_LEAST_FACTS_PX = 260


class RecordTable(QTableView):
    """Rows of records; only those on screen are drawn.

    Signals:
        current_changed: Another record is chosen, or none.
    """

    current_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.records = RecordModel(theme)
        self.setModel(self.records)
        self.setAccessibleName(tr("Records of the audit log"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(COLUMNS.index("details"), QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())
        self.records.modelReset.connect(self.current_changed)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> AuditRecord | None:
        """The record that is chosen."""
        row = self.currentIndex().row()
        return self.records.records[row] if 0 <= row < len(self.records.records) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Columns give way until the details have room."""
        self.verticalHeader().setDefaultSectionSize(scaled_px(self._theme, _ROW_PX))
        widths = {name: scaled_px(self._theme, px) for name, px in _WIDTHS_PX.items()}
        room = self.viewport().width() - scaled_px(self._theme, _LEAST_DETAILS_PX)
        hidden: set[str] = set()
        for name in _GIVE_WAY:
            if sum(px for key, px in widths.items() if key not in hidden) > room:
                hidden.add(name)
        for name, width in widths.items():
            self.setColumnHidden(COLUMNS.index(name), name in hidden)
            self.setColumnWidth(COLUMNS.index(name), width)


class RecordDetail(SplitView):
    """All of one record: what it says at the left, its details beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("audit-detail")
        self.facts = KeyValue()
        page = QWidget()
        column = QVBoxLayout(page)
        space = theme.tokens.space
        column.setContentsMargins(0, space.s_px, space.m_px, space.s_px)
        column.addWidget(self.facts)
        column.addStretch(1)
        area = ColumnArea(theme, _LEAST_FACTS_PX)
        area.setWidget(page)
        area.setAccessibleName(tr("The chosen record"))
        self.text = CodeView(theme, "json")
        self.text.setAccessibleName(tr("Details of the chosen record"))
        self.addWidget(area)
        self.addWidget(self.text)
        self.setSizes([360, 640])
        self.show_record(None)

    def show_record(self, record: AuditRecord | None) -> None:
        """Show another one; None for none."""
        if record is None:
            self.facts.set_rows(())
            self.text.set_text("")
            return
        rows = [
            (tr("Record"), figure(f"{record.number:,}") if record.number else "–"),
            (tr("Written"), words.when_words(record.at)),
            (tr("Happened"), words.when_words(record.happened) if record.happened else ""),
            (tr("Who"), visible(record.who)),
            (tr("What"), f"{words.deed_words(record)} ({visible(record.what)})"),
            (tr("Last checkpoint before"), figure(f"{record.checkpoint:,}")),
            (tr("SHA-256"), words.digest_words(digest(record.line)) if record.number else ""),
            (tr("Of the one before"), words.digest_words(record.previous)),
        ]
        self.facts.set_rows([(name, value) for name, value in rows if value])
        shown = json.dumps(dict(record.details), indent=2, ensure_ascii=False)
        self.text.set_text("\n".join(map(visible, shown.split("\n"))))
