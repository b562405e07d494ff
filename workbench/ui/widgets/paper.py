"""Pages to print: a document as PDF, in the GUI thread, for it is drawn by Qt."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

FAMILY = "Inter"
_DPI, _MARGIN_MM = 150, 4.0
_STYLE = (
    "h1{font-size:16pt} h2{font-size:11pt;margin-top:14px} p,li{font-size:8.5pt}"
    "table{border-collapse:collapse} th,td{font-size:7pt}"
)


def paper_document() -> QTextDocument:
    """An empty document in the type that is printed."""
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, 9))
    document.setDefaultStyleSheet(_STYLE)
    return document


def pages_of(document: QTextDocument, title: str) -> bytes:
    """A document as PDF, on wide pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("Workbench")
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    writer.setPageLayout(layout)
    document.print_(writer)
    return bytes(buffer.data().data())
