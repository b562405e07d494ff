"""A report as Markdown; plots are told in words."""

from __future__ import annotations

import re

from workbench.base.plain_text import harmless
from workbench.evals.plots import plots
from workbench.evals.report import Report
from workbench.evals.report_blocks import Block, blocks
from workbench.evals.report_pieces import Heading, Paragraph, PlotPlace, Table
from workbench.evals.svg import Plot

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#&!$])")
_LINK = re.compile(r"(?i)(https?|ftp|mailto|www)([:.])")


def report_markdown(report: Report) -> str:
    """The report as Markdown. No text of a model or of a case becomes more than text."""
    return page_markdown(blocks(report), plots(report))


def page_markdown(found: tuple[Block, ...], drawn: dict[str, Plot]) -> str:
    """Blocks as Markdown; their texts become no more than text."""
    parts = [_written(one, drawn) for one in found]
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(filter(None, parts))) + "\n"


def markdown_text(text: str) -> str:
    """A text of strangers as Markdown that is nothing but that text, on one line."""
    line = " ".join(harmless(text).split())
    line = _SIGNS.sub(r"\\\1", line)
    line = _LINK.sub(lambda found: f"{found[1]}&#{ord(found[2])};", line)
    line = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", line)
    return re.sub(r"^([-+=])(?=[-+=\s]|$)", r"\\\1", line)


def _written(block: Block, drawn: dict[str, Plot]) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {markdown_text(block.text)}"
    if isinstance(block, Paragraph):
        text = markdown_text(block.text)
        if block.strong:
            return f"**{text}**" if text else ""
        return f"- {text}" if block.item else text
    if isinstance(block, PlotPlace):
        plot = drawn.get(block.name)
        if plot is None:
            return ""
        return f"*{markdown_text(plot.title)}*: {markdown_text(plot.text)}."
    return _table(block)


def _table(table: Table) -> str:
    marks = ("--:" if place in table.right else "---" for place in range(len(table.headings)))
    rows = [table.headings, tuple(marks), *table.rows]
    return "\n".join(
        f"| {' | '.join(row if n == 1 else map(markdown_text, row))} |"
        for n, row in enumerate(rows)
    )
