"""Draws the program's icons for every system from one SVG: PNG in all sizes, ICO and ICNS."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[1]
DRAWINGS = ROOT / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DOCUMENTS = {
    "agent": "bot",
    "graph": "git-branch",
    "tool": "wrench",
    "cases": "check-check",
    "bundle": "package",
    "update": "download",
}
"""The drawing on the sheet of each kind of file."""
TEAL, PAPER, EDGE = "#0F766E", "#FFFFFF", "#94A3B8"


def program(size_px: int) -> QImage:
    """The program's icon."""
    return _drawn(size_px, (DRAWINGS / "workbench.svg").read_bytes(), 0.0)


def document(kind: str, size_px: int) -> QImage:
    """A sheet of paper with the drawing of a kind of file."""
    image = _empty(size_px)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = size_px / 32
    sheet = QPainterPath()
    sheet.moveTo(6 * unit, 2 * unit)
    for x, y in ((19, 2), (26, 9), (26, 30), (6, 30)):
        sheet.lineTo(x * unit, y * unit)
    sheet.closeSubpath()
    painter.setPen(QPen(QColor(EDGE), max(1.0, unit)))
    painter.setBrush(QColor(PAPER))
    painter.drawPath(sheet)
    glyph = (DRAWINGS / f"{DOCUMENTS[kind]}.svg").read_text().replace("currentColor", TEAL)
    place = QRectF(9 * unit, 11 * unit, 14 * unit, 14 * unit)
    QSvgRenderer(QByteArray(glyph.encode())).render(painter, place)
    painter.end()
    return image


def _drawn(size_px: int, svg: bytes, edge: float) -> QImage:
    image = _empty(size_px)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = size_px * (1 - 2 * edge)
    place = QRectF(size_px * edge, size_px * edge, inner, inner)
    QSvgRenderer(QByteArray(svg)).render(painter, place)
    painter.end()
    return image


def _empty(size_px: int) -> QImage:
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _save(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise SystemExit(f"cannot write {path}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    app = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        place = folder / "hicolor" / f"{size}x{size}"
        _save(program(size), place / "apps" / "workbench.png")
        for kind in DOCUMENTS:
            _save(
                document(kind, size),
                place / "mimetypes" / f"application-x-workbench-{kind}.png",
            )
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    (scalable / "workbench.svg").write_bytes((DRAWINGS / "workbench.svg").read_bytes())
    _save(program(1024), folder / "workbench-1024.png")
    with Image.open(folder / "workbench-1024.png") as large:
        large.save(folder / "workbench.ico", sizes=[(n, n) for n in (16, 24, 32, 48, 64, 256)])
        large.save(folder / "workbench.icns")
    del app
    print(f"{len(SIZES) * (1 + len(DOCUMENTS))} pictures, workbench.ico and workbench.icns")
    return 0


if __name__ == "__main__":
    sys.exit(main())
