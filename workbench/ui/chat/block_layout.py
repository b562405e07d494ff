"""Lays out one Markdown block."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from workbench.ui.chat.blocks import Block
from workbench.ui.chat.highlight import code_roles
from workbench.ui.chat.inline import SAFE_LINK, InlineParser, Span, visible
from workbench.ui.chat.layout import (
    Fill,
    LaidOut,
    Made,
    Picture,
    Target,
    format_range,
    make_text,
)
from workbench.ui.chat.look import Look

_GAP = 8.0
_INDENT = 22.0
_PAD = 12.0


class BlockLayouter:
    """Makes rows of blocks for one look."""

    def __init__(self, look: Look, parser: InlineParser) -> None:
        self._look = look
        self._parser = parser

    def lay_out(self, block: Block, width: float) -> LaidOut:
        """Lay out a block in a column of some width."""
        if block.kind == "code":
            return self._code(block, width)
        if block.kind == "table":
            return self._table(block, width)
        if block.kind == "rule":
            return LaidOut(17.0, "", fills=[Fill(QRectF(0, 8, width, 1), "border")])
        return self._prose(block, width)

    def _prose(self, block: Block, width: float) -> LaidOut:
        row, look = LaidOut(), self._look
        top = _GAP if block.first else 0.0
        font, line_px, left = look.body, float(look.line_px), 0.0
        if block.kind == "heading":
            font = look.heading(block.level)
            line_px, top = font.pixelSize() * 1.4, 16.0
        elif block.kind == "item":
            left, top = _INDENT * block.level, 3.0 if block.marker else 0.0
            self._marker(row, block, left, top)
        elif block.kind == "quote":
            left = 14.0 * block.level
        made = self.spans_text(self._parser.spans(block.text), font, width - left, line_px)
        row.add_text(made, left, top)
        self._links(row, block, made, left, top)
        row.height = top + made.height
        for level in range(block.level if block.kind == "quote" else 0):
            row.fills.append(Fill(QRectF(14.0 * level, top - 4, 3, made.height + 8), "border"))
        return row

    def _marker(self, row: LaidOut, block: Block, left: float, top: float) -> None:
        look = self._look
        if block.checked is not None:
            name = "circle-check" if block.checked else "circle"
            row.pictures.append(
                Picture(left - 20, top + (look.line_px - 16) / 2, name, "accent")
            )
        elif block.marker == "-":
            y = top + look.line_px / 2 - 2.5
            row.fills.append(Fill(QRectF(left - 14, y, 5, 5), "muted", radius_px=2.5))
        elif block.marker:
            made = make_text(
                block.marker, look.body, 60, look.line_px, look.colours["muted"], align="right"
            )
            row.add_text(made, left - 66, top, selectable=False)

    def spans_text(
        self, spans: tuple[Span, ...], font: QFont, width: float, line_px: float,
        align: str = "left",
    ) -> Made:  # fmt: skip
        """Styled spans as one text."""
        ranges: list[QTextLayout.FormatRange] = []
        at = 0
        for span in spans:
            kind = self._format(span)
            if kind is not None:
                ranges.append(format_range(at, len(span.text), kind))
            at += len(span.text)
        text = "".join(span.text for span in spans)
        colour = self._look.colours["text"]
        return make_text(text, font, width, line_px, colour, ranges=ranges, align=align)

    def _format(self, span: Span) -> QTextCharFormat | None:
        if not (
            span.bold or span.italic or span.code or span.strike or span.href or span.image
        ):
            return None
        kind, look = QTextCharFormat(), self._look
        if span.code:
            kind.setFontFamilies(look.mono.families())
            kind.setProperty(QTextCharFormat.Property.FontPixelSize, look.mono.pixelSize())
            kind.setBackground(look.colours["sunken"])
        if span.bold:
            kind.setFontWeight(QFont.Weight.DemiBold)
        if span.italic:
            kind.setFontItalic(True)
        if span.strike:
            kind.setFontStrikeOut(True)
        if span.image:
            kind.setForeground(look.colours["muted"])
        if span.href:
            kind.setForeground(look.colours["accent"])
            kind.setFontUnderline(True)
        return kind

    def _links(self, row: LaidOut, block: Block, made: Made, x: float, y: float) -> None:
        at = 0
        for span in self._parser.spans(block.text):
            if span.href and SAFE_LINK.match(span.href):
                for rect in text_rects(made.layout, at, len(span.text)):
                    place = rect.translated(x, y)
                    row.targets.append(Target(place, "link", span.href, visible(span.href)))
            at += len(span.text)

    def _code(self, block: Block, width: float) -> LaidOut:
        row, look = LaidOut(), self._look
        top, head = (_GAP + 4, 28.0) if block.first else (0.0, 0.0)
        code = visible_lines(block.text)
        ranges = []
        for start, length, role in code_roles(code, block.language):
            kind = QTextCharFormat()
            kind.setForeground(look.colours[role])
            ranges.append(format_range(start, length, kind))
        made = make_text(
            code, look.mono, width - 2 * _PAD, look.mono_line_px, look.colours["text"],
            ranges=ranges, anywhere=True,
        )  # fmt: skip
        bottom = _PAD - 2 if block.last else 0.0
        row.height = top + head + made.height + bottom
        self._code_ground(row, block, QRectF(0, top, width, row.height - top))
        if block.first:
            label = make_text(
                visible(block.language) or "text", look.small, 300, 26, look.colours["muted"]
            )
            row.add_text(label, _PAD, top + 1, selectable=False)
            row.pictures.append(Picture(width - 28, top + 7, "copy"))
            place = QRectF(width - 34, top + 2, 28, 26)
            row.targets.append(Target(place, "copy_code", None, "Copy code"))
        row.add_text(made, _PAD, top + head)
        return row

    def _code_ground(self, row: LaidOut, block: Block, rect: QRectF) -> None:
        row.fills.append(Fill(rect, "sunken", radius_px=8.0))
        # Pieces of one block join without a seam: their inner corners are square.
        if not block.first:
            row.fills.append(Fill(QRectF(0, rect.y(), rect.width(), 10), "sunken"))
        if not block.last:
            y = max(rect.y(), rect.bottom() - 10)
            row.fills.append(Fill(QRectF(0, y, rect.width(), rect.bottom() - y), "sunken"))

    def _table(self, block: Block, width: float) -> LaidOut:
        row, look = LaidOut(), self._look
        y = _GAP + 2 if block.first else 0.0
        weights = block.weights or tuple(1 for _ in block.head)
        natural = sum(weights) / look.characters_per_px + 20.0 * len(weights)
        whole = min(width, max(natural, 160.0))
        widths = [whole * weight / sum(weights) for weight in weights]
        lines = ([(block.head, True)] if block.first else []) + [(r, False) for r in block.rows]
        for cells, is_head in lines:
            y = self._table_line(row, cells, is_head, widths, block.aligns, y)
            row.fills.append(Fill(QRectF(0, y - 1, whole, 1), "border"))
        row.height = y + (4.0 if block.last else 0.0)
        return row

    def _table_line(
        self, row: LaidOut, cells: tuple[str, ...], is_head: bool, widths: list[float],
        aligns: tuple[str, ...], y: float,
    ) -> float:  # fmt: skip
        look = self._look
        x, tallest = 0.0, float(look.line_px)
        for column, cell in enumerate(cells):
            font = look.strong if is_head else look.body
            align = aligns[column] if column < len(aligns) else "left"
            made = self.spans_text(
                self._parser.spans(cell), font, widths[column] - 16, look.line_px, align
            )
            row.add_text(made, x + 8, y + 4, separator="\t" if column else "\n")
            tallest = max(tallest, made.height)
            x += widths[column]
        return y + tallest + 9


def visible_lines(text: str) -> str:
    """Like ``visible``, keeping line ends and tabs."""
    if text.isascii() and "\x1b" not in text and "\x00" not in text:
        return text if text.replace("\n", "").replace("\t", "").isprintable() else visible(text)
    return visible(text)


def text_rects(layout: QTextLayout, start: int, length: int) -> list[QRectF]:
    """Where a stretch of text lies, one rectangle a line."""
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(start + length, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            rects.append(QRectF(min(left, right), line.y(), abs(right - left), line.height()))
    return rects


def _x(value: object) -> float:
    number = value[0] if isinstance(value, tuple) else value
    return float(number) if isinstance(number, float | int) else 0.0
