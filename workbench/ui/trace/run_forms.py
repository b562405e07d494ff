"""The forms in which runs are exported, as menus show them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.app.run_records import RunForm
from workbench.ui.marks import QT_TRANSLATE_NOOP
from workbench.ui.trace.words import tr


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A form; ``suffix`` is what a file dialog adds to a name."""

    named: str
    suffix: str

    @property
    def title(self) -> str:
        """The name on screen."""
        return tr(self.named)


EXPORT_FORMS: dict[RunForm, ExportForm] = {
    "jsonl": ExportForm(QT_TRANSLATE_NOOP("trace", "Every event, as JSON lines"), "jsonl"),
    "otlp": ExportForm(
        QT_TRANSLATE_NOOP("trace", "Spans for OpenTelemetry, as OTLP JSON lines"), "otlp.jsonl"
    ),
    "md": ExportForm(QT_TRANSLATE_NOOP("trace", "A report to read, as Markdown"), "md"),
    "csv": ExportForm(QT_TRANSLATE_NOOP("trace", "A table of the steps, as CSV"), "csv"),
}
