"""The dialog that compares quantisations of a model on a text of the user's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit
from shiboken6 import isValid

from workbench.app.compare import (
    MOST_TEXT_CHARS,
    Comparison,
    Row,
    as_csv,
    comparable,
    compare,
)
from workbench.base.errors import ModelError, StoreError
from workbench.base.files import write_chosen
from workbench.base.regular_files import read_regular
from workbench.models.store import InstalledModel
from workbench.ui.language.figures import figure, size_text
from workbench.ui.models.bundle_parts import Choices
from workbench.ui.models.more import Place
from workbench.ui.models.work_dialog import WorkDialog, fill, plain_table
from workbench.ui.widgets.basics import SectionHeader, label
from workbench.ui.widgets.buttons import Button, on_click

WIDTH_PX, HEIGHT_PX = 820, 620


class CompareDialog(WorkDialog):
    """Asks for the other files and a text; shows one row of figures for each file."""

    def __init__(self, place: Place, model: InstalledModel) -> None:
        title = self.tr("Compare quantisations of %s") % model.title
        super().__init__(place, title, self.tr("Compare"), "gauge")
        self._model = model
        self._found: Comparison | None = None
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.files = Choices(place.theme, self.tr("Files to compare with"), self._on_changed)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text to compare on"))
        self.text.setPlaceholderText(
            self.tr("Paste a text such as you will give to the model: a page or more.")
        )
        self.text.setTabChangesFocus(True)
        self.open_file = Button(place.theme, self.tr("Open a text…"), icon="file-text")
        self.table = plain_table(self.tr("Figures"), self._headings(), 0)
        self.summary = label("", "muted", wrap=True)
        self.copy = Button(place.theme, self.tr("Copy as CSV"), icon="copy")
        self.save = Button(place.theme, self.tr("Save CSV…"), icon="download")
        self._lay_out()
        self._fill()
        self.text.textChanged.connect(self._on_changed)
        on_click(self.open_file, self._choose_text)
        on_click(self.copy, self._on_copy)
        on_click(self.save, self._choose_target)
        on_click(self.start, self._on_start)
        self._show_found(None)
        self._on_changed()

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("File"), self.tr("Size"), self.tr("Perplexity"), self.tr("Divergence"),
            self.tr("Same token"), self.tr("Reads/s"), self.tr("Writes/s"), self.tr("Memory"),
        )  # fmt: skip

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(SectionHeader(self.tr("Compare with")))
        self.nothing = label(
            self.tr(
                "No other quantisation of this model is installed: quantise it, or fetch one."
            ),
            "muted",
            wrap=True,
        )
        column.addWidget(self.nothing)
        column.addWidget(self.files)
        head = QHBoxLayout()
        head.addWidget(SectionHeader(self.tr("Text")), 1)
        head.addWidget(self.open_file)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.table, 2)
        column.addWidget(self.summary)
        self.buttons.insertWidget(0, self.copy)
        self.buttons.insertWidget(1, self.save)
        self.finish_layout()
        self.inputs += [self.files, self.text, self.open_file, self.copy, self.save]

    def _fill(self) -> None:
        others = comparable(self.place.workbench, self._model)
        for other in others:
            note = f"{other.quantisation}, {size_text(other.size_bytes)}"
            self.files.add(other.id, other.title, note, checked=len(others) <= 3)
        self.files.setVisible(bool(others))
        self.nothing.setVisible(not others)

    @Slot()
    def _on_changed(self) -> None:
        self.start.setEnabled(bool(self.files.chosen and self.text.toPlainText().strip()))

    def _choose_text(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a text"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Take the text from a file."""
        try:
            raw = read_regular(path, 4 * MOST_TEXT_CHARS)
            self.text.setPlainText(raw.decode("utf-8", "replace")[:MOST_TEXT_CHARS])
            self.problem.hide()
        except OSError as exc:
            reason = exc.strerror or str(exc)
            self.show_problem(ModelError(f"{path.name!r} cannot be read: {reason}"))

    def _on_start(self) -> None:
        if not self.working:
            self._show_found(None)
            self.begin(self._compare(), self.tr("Comparing %s") % self._model.title)

    async def _compare(self) -> None:
        ids = (self._model.id, *self.files.chosen)
        text = self.text.toPlainText()
        found = await compare(self.place.workbench, ids, text, self.told)
        if isValid(self):
            self._show_found(found)

    def _show_found(self, found: Comparison | None) -> None:
        self._found = found
        for widget in (self.table, self.summary, self.copy, self.save):
            widget.setVisible(found is not None)
        if found is None:
            return
        rows = [
            (
                _name(row),
                size_text(row.size_bytes),
                figure(f"{row.perplexity:.2f} ± {row.perplexity_error:.2f}"),
                figure(f"{row.divergence:.4f}"),
                figure(f"{row.agreement:.1%}"),
                figure(f"{row.prompt_tokens_per_s:,.0f}"),
                figure(f"{row.tokens_per_s:,.1f}"),
                size_text(row.memory_bytes),
            )
            for row in found.rows
        ]
        fill(self.table, rows, range(1, 8))
        self.summary.setText(
            self.tr(
                "{0} tokens were scored. Divergence: how far a file's shares are from those of "
                "{1}, 0 is not at all. Same token: how often both would write the same one."
            ).format(figure(f"{found.scored_tokens:,}"), _name(found.rows[0]))
        )

    def _on_copy(self) -> None:
        if self._found is not None:
            self.place.shell.copy(as_csv(self._found), self.tr("Figures"))

    def _choose_target(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Save the figures"), "comparison.csv", self.tr("CSV (*.csv)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the figures to a file."""
        if self._found is None:
            return
        try:
            write_chosen(path, as_csv(self._found))
            self.problem.hide()
        except StoreError as exc:
            self.show_problem(exc)


def _name(row: Row) -> str:
    """Title and type: copies of one model often have the same title."""
    known = row.quantisation and row.quantisation.lower() not in row.title.lower()
    return f"{row.title} {row.quantisation}" if known else row.title


def start_comparing(place: Place, model: InstalledModel) -> None:
    """Open the dialog."""
    CompareDialog(place, model).open()
