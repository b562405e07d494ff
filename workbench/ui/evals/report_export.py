"""A report written to a file: HTML, PDF, Markdown, CSV or JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from workbench.base.files import write_chosen
from workbench.evals.plots import plots
from workbench.evals.report import Report
from workbench.evals.report_cases import shortened
from workbench.evals.report_data import outcomes_csv, report_json
from workbench.evals.report_html import PLOT_SCHEME, report_html
from workbench.evals.report_markdown import report_markdown
from workbench.ui.evals.plot_view import picture
from workbench.ui.widgets.paper import FAMILY, pages_of, paper_document

FORMS: tuple[tuple[str, str], ...] = (
    (".html", "HTML (*.html)"),
    (".pdf", "PDF (*.pdf)"),
    (".md", "Markdown (*.md)"),
    (".csv", "CSV (*.csv)"),
    (".json", "JSON (*.json)"),
)
_WRITERS: Mapping[str, Callable[[Report], str]] = {
    ".html": report_html,
    ".md": report_markdown,
    ".csv": lambda report: "\ufeff" + outcomes_csv(report),
    ".json": report_json,
}
_SCALE = 2.0


def with_ending(path: Path, form: str) -> Path:
    """The path with an ending that tells the form; that of the chosen form if it has none."""
    if path.suffix.casefold() in {suffix for suffix, _words in FORMS}:
        return path
    suffix = next((suffix for suffix, words in FORMS if words == form), ".html")
    return path.with_name(path.name + suffix)


async def write_report(report: Report, path: Path) -> None:
    """Write a report in the form of the file's name.

    Raises:
        StoreError: It cannot be written there.
    """
    suffix = path.suffix.casefold()
    if suffix == ".pdf":
        raw = pdf_of(report)
        await asyncio.to_thread(write_chosen, path, raw)
        return

    def write() -> None:
        write_chosen(path, _WRITERS[suffix](report))

    await asyncio.to_thread(write)


def pdf_of(report: Report) -> bytes:
    """The report as pages; in the GUI thread, for it is drawn by Qt."""
    document = paper_document()
    for name, plot in plots(report).items():
        resource = QTextDocument.ResourceType.ImageResource
        document.addResource(resource, QUrl(PLOT_SCHEME + name), picture(plot, _SCALE, FAMILY))
    document.setHtml(report_html(report, simple=True))
    return pages_of(document, shortened(report.plan.name))
