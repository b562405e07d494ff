"""A report written to a file: HTML, PDF, Markdown, CSV or JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from workbench.base.files import write_chosen
from workbench.evals.plots import plots
from workbench.evals.report import Report
from workbench.evals.report_data import outcomes_csv, report_json
from workbench.evals.report_html import PLOT_SCHEME, report_html
from workbench.evals.report_markdown import report_markdown
from workbench.ui.evals.plot_view import picture

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
_SCALE, _DPI, _MARGIN_MM = 2.0, 150, 4.0
_FAMILY = "Inter"
_STYLE = (
    "h1{font-size:16pt} h2{font-size:11pt;margin-top:14px} p,li{font-size:8.5pt}"
    "table{border-collapse:collapse} th,td{font-size:7pt}"
)


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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(report.plan.name)
    writer.setCreator("Workbench")
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    _document(report).print_(writer)
    return bytes(buffer.data().data())


def _document(report: Report) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(QFont(_FAMILY, 9))
    document.setDefaultStyleSheet(_STYLE)
    for name, plot in plots(report).items():
        resource = QTextDocument.ResourceType.ImageResource
        document.addResource(resource, QUrl(PLOT_SCHEME + name), picture(plot, _SCALE, _FAMILY))
    document.setHtml(report_html(report, simple=True))
    return document
