"""The form of one agent: fields with sensible ranges, read into a frozen document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.agents.documents import AgentDocument, ToolUse
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Button, label, line, on_click
from workbench.ui.widgets.views import Toggle

TYPING_MS = 400
OPTION_RANGES: tuple[tuple[str, float, float, float, int], ...] = (
    ("temperature", 0.0, 2.0, 0.05, 2),
    ("top_p", 0.05, 1.0, 0.05, 2),
    ("top_k", 0, 200, 1, 0),
    ("min_p", 0.0, 1.0, 0.01, 2),
    ("repeat_penalty", 1.0, 2.0, 0.05, 2),
    ("max_output_tokens", 16, 8192, 16, 0),
    ("context_tokens", 512, 131072, 512, 0),
)
LIMIT_RANGES: tuple[tuple[str, float, float, float, int], ...] = (
    ("max_steps", 1, 50, 1, 0),
    ("max_seconds", 5, 3600, 5, 0),
    ("max_tokens", 256, 262144, 256, 0),
    ("tool_seconds", 1, 600, 1, 0),
)


class AgentForm(QWidget):
    """Shows a document and tells each changed one.

    Signals:
        edited: arg: the new AgentDocument; arg: the name of the field that changed.
    """

    edited = Signal(object, str)

    def __init__(self, workbench: Any, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._workbench, self._theme = workbench, theme
        self._document: AgentDocument | None = None
        self._numbers: dict[str, QDoubleSpinBox] = {}
        self._tools: dict[str, tuple[Toggle, QComboBox]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 24)
        self._column.setSpacing(8)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(lambda: self._tell("text"))
        self._add_words()
        self._add_model()
        self._add_tools()
        self._add_grants()
        self._add_numbers(self.tr("Limits"), "limits.", LIMIT_RANGES, self._limit_names())
        self._column.addStretch(1)

    def set_document(self, document: AgentDocument) -> None:
        """Show a document without telling."""
        self._timer.stop()
        self._document = document
        options, limits = document.model.options, document.limits
        for field, text in (
            (self._title, document.title),
            (self._description, document.description),
        ):
            if field.text() != text:
                with QSignalBlocker(field):
                    field.setText(text)
        for area, text in (
            (self._instructions, document.instructions),
            (self._folders, "\n".join(document.grants.folders)),
            (self._databases, "\n".join(document.grants.databases)),
        ):
            if area.toPlainText() != text:
                with QSignalBlocker(area):
                    area.setPlainText(text)
        self._show_models(document.model.id)
        for key, spin in self._numbers.items():
            where, _, name = key.partition(".")
            with QSignalBlocker(spin):
                spin.setValue(float(getattr(options if where == "options" else limits, name)))
        uses = {use.name: use for use in document.tools}
        for name, (toggle, approval) in self._tools.items():
            toggle.setChecked(name in uses)
            approval.setEnabled(name in uses)
            kept = uses[name].approval if name in uses else None
            approval.setCurrentIndex(max(0, approval.findData(kept or "")))

    def flush(self) -> None:
        """Tell what was typed a moment ago at once."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell("text")

    def _add_words(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        self._title, self._description = QLineEdit(), QLineEdit()
        for field, name in (
            (self._title, self.tr("Title")),
            (self._description, self.tr("Description")),
        ):
            field.setAccessibleName(name)
            field.textEdited.connect(self._timer.start)
            form.addRow(_row_label(name), field)
        self._instructions = self._area(self.tr("Instructions"), 140)
        form.addRow(_row_label(self.tr("Instructions")), self._instructions)
        self._column.addLayout(form)

    def _area(self, name: str, height_px: int) -> QPlainTextEdit:
        area = QPlainTextEdit()
        area.setAccessibleName(name)
        area.setTabChangesFocus(True)
        area.setUndoRedoEnabled(False)
        area.setFixedHeight(height_px)
        area.textChanged.connect(self._timer.start)
        return area

    def _add_model(self) -> None:
        self._section(self.tr("Model"))
        self._model = QComboBox()
        self._model.setAccessibleName(self.tr("Model"))
        self._model.activated.connect(lambda _n: self._tell("model"))
        self._column.addWidget(self._model)
        self._add_numbers(
            "",
            "options.",
            OPTION_RANGES,
            {
                "temperature": self.tr("Temperature"),
                "top_p": self.tr("Top p"),
                "top_k": self.tr("Top k"),
                "min_p": self.tr("Min p"),
                "repeat_penalty": self.tr("Repeat penalty"),
                "max_output_tokens": self.tr("Longest answer, tokens"),
                "context_tokens": self.tr("Context, tokens"),
            },
        )

    def _limit_names(self) -> dict[str, str]:
        return {
            "max_steps": self.tr("Steps"),
            "max_seconds": self.tr("Seconds of a run"),
            "max_tokens": self.tr("Tokens of a run"),
            "tool_seconds": self.tr("Seconds of a tool call"),
        }

    def _add_numbers(
        self,
        title: str,
        prefix: str,
        ranges: tuple[tuple[str, float, float, float, int], ...],
        names: dict[str, str],
    ) -> None:
        if title:
            self._section(title)
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(6)
        for name, least, most, step, decimals in ranges:
            spin = QDoubleSpinBox()
            spin.setRange(least, most)
            spin.setSingleStep(step)
            spin.setDecimals(decimals)
            spin.setKeyboardTracking(False)
            spin.setFixedWidth(140)
            spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            spin.setAccessibleName(names[name])
            spin.valueChanged.connect(lambda _v, key=prefix + name: self._tell(key))
            self._numbers[prefix + name] = spin
            form.addRow(_row_label(names[name]), spin)
        self._column.addLayout(form)

    def _add_tools(self) -> None:
        self._section(self.tr("Tools"))
        for spec in self._workbench.tools:
            row = QHBoxLayout()
            toggle = Toggle(self._theme, self.tr("Use {0}").format(spec.title))
            toggle.clicked.connect(lambda _on, name=spec.name: self._tell(f"tool {name}"))
            approval = QComboBox()
            approval.setAccessibleName(self.tr("Approval of {0}").format(spec.title))
            approval.addItem(self.tr("As the tool says"), "")
            approval.addItem(self.tr("Never asks"), "never")
            approval.addItem(self.tr("Asks until allowed"), "ask")
            approval.addItem(self.tr("Always asks"), "always")
            approval.setFixedWidth(160)
            approval.activated.connect(lambda _n, name=spec.name: self._tell(f"tool {name}"))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(spec.title))
            words.addWidget(
                label(
                    self.tr("{0} · reaches: {1}").format(spec.description, spec.touches),
                    "muted",
                    wrap=True,
                )
            )
            row.addWidget(toggle, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            row.addWidget(approval, 0, Qt.AlignmentFlag.AlignTop)
            self._tools[spec.name] = (toggle, approval)
            self._column.addLayout(row)

    def _add_grants(self) -> None:
        self._section(self.tr("May read"))
        self._folders = self._area(self.tr("Folders, one per line"), 60)
        self._databases = self._area(self.tr("SQLite databases, one per line"), 60)
        for area, folder in ((self._folders, True), (self._databases, False)):
            head = QHBoxLayout()
            head.addWidget(label(area.accessibleName(), "muted"))
            head.addStretch(1)
            add = Button(
                self._theme,
                self.tr("Add folder…") if folder else self.tr("Add file…"),
                kind="quiet",
                icon="folder-open",
            )
            on_click(add, partial(self._choose, area, folder))
            head.addWidget(add)
            self._column.addLayout(head)
            self._column.addWidget(area)

    def _choose(self, area: QPlainTextEdit, folder: bool) -> None:
        dialog = QFileDialog(self, area.accessibleName())
        mode = QFileDialog.FileMode
        dialog.setFileMode(mode.Directory if folder else mode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(area.appendPlainText)
        dialog.open()

    def _section(self, title: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(line())
        self._column.addWidget(label(title, "section"))

    def _show_models(self, wanted: str) -> None:
        with QSignalBlocker(self._model):
            self._model.clear()
            self._model.addItem(self.tr("The program's default"), "")
            for model in self._workbench.models.models:
                self._model.addItem(model.title, model.id)
            if self._model.findData(wanted) < 0:
                self._model.addItem(self.tr("{0} (not installed)").format(wanted), wanted)
            self._model.setCurrentIndex(self._model.findData(wanted))

    def _tell(self, what: str) -> None:
        if self._document is None:
            return
        new = self.read(self._document)
        if new != self._document:
            self._document = new
            self.edited.emit(new, what)

    def read(self, base: AgentDocument) -> AgentDocument:
        """The document on screen; what has no field here stays as in ``base``."""
        values: dict[str, dict[str, Any]] = {"options": {}, "limits": {}}
        for key, spin in self._numbers.items():
            where, _, name = key.partition(".")
            before = getattr(base.model.options if where == "options" else base.limits, name)
            value = type(before)(round(spin.value(), 4))
            # A value finer than the field shows is kept as it was.
            close = abs(spin.value() - float(before)) < 10.0 ** -spin.decimals() / 2
            values[where][name] = before if close else value
        return replace(
            base,
            title=self._title.text().strip(),
            description=self._description.text().strip(),
            instructions=self._instructions.toPlainText(),
            model=replace(
                base.model,
                id=self._model.currentData() or "",
                options=replace(base.model.options, **values["options"]),
            ),
            tools=self._read_tools(base),
            limits=replace(base.limits, **values["limits"]),
            grants=replace(
                base.grants, folders=_lines(self._folders), databases=_lines(self._databases)
            ),
        )

    def _read_tools(self, base: AgentDocument) -> tuple[ToolUse, ...]:
        known = set(self._tools)
        chosen = {
            name: ToolUse(name, approval.currentData() or None)
            for name, (toggle, approval) in self._tools.items()
            if toggle.isChecked()
        }
        kept = [chosen.pop(u.name, None) if u.name in known else u for u in base.tools]
        return (*(use for use in kept if use is not None), *chosen.values())


def _row_label(text: str) -> QLabel:
    made = label(text, "muted")
    made.setMinimumHeight(30)
    return made


def _lines(area: QPlainTextEdit) -> tuple[str, ...]:
    lines = (text.strip() for text in area.toPlainText().splitlines())
    return tuple(text for text in lines if text)
