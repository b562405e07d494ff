"""A report as one HTML file that needs nothing else: no script, no picture from outside.

The simple variant is for programs that know little of HTML and no SVG: its plots are named
places for pictures, which the caller draws of ``plots``.
"""

from __future__ import annotations

from itertools import groupby

from workbench.evals.plots import plots
from workbench.evals.report import Report
from workbench.evals.report_blocks import Block, blocks
from workbench.evals.report_pieces import Heading, Paragraph, PlotPlace, Table
from workbench.evals.svg import DARK, LIGHT, Palette, Plot, plain

PLOT_SCHEME = "plot:"
"""Begins the name of a picture in the simple variant: ``plot:rates``."""
_MOST_PAGE_PX = 560
"""What a page of paper has room for, its caption below."""


def report_html(report: Report, *, simple: bool = False) -> str:
    """The report as HTML; every text of a model or of a case is escaped.

    Args:
        report: What is told.
        simple: Plots become ``<img src="plot:NAME">``, and there is no style sheet.
    """
    title = report.plan.name or "Evaluation"
    return page_html(title, blocks(report), plots(report), simple=simple)


def page_html(
    title: str, found: tuple[Block, ...], drawn: dict[str, Plot], *, simple: bool = False
) -> str:
    """Blocks as a page of HTML; all their texts are escaped."""
    inside = "\n".join(_all(found, drawn, simple))
    head = "" if simple else f"{_POLICY}<style>{_style()}</style>"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{head}'
        f"<title>{plain(title)}</title></head>\n<body>\n<main>\n{inside}\n</main>\n</body></html>\n"
    )


_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    '<meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark">'
)


def _all(found: tuple[Block, ...], drawn: dict[str, Plot], simple: bool) -> list[str]:
    parts = []
    for is_item, group in groupby(
        found, key=lambda one: isinstance(one, Paragraph) and one.item
    ):
        written = [_written(one, drawn, simple) for one in group]
        parts += [f"<ul>{''.join(written)}</ul>"] if is_item else written
    return [part for part in parts if part]


def _written(block: Block, drawn: dict[str, Plot], simple: bool) -> str:
    if isinstance(block, Heading):
        return f'<h{block.level} dir="auto">{plain(block.text)}</h{block.level}>'
    if isinstance(block, Paragraph):
        tag = "li" if block.item else "p"
        text = plain(block.text)
        text = f"<strong>{text}</strong>" if block.strong else text
        return f'<{tag} dir="auto">{text}</{tag}>'
    if isinstance(block, PlotPlace):
        return _plot(drawn.get(block.name), simple)
    return _table(block, simple)


def _plot(plot: Plot | None, simple: bool) -> str:
    if plot is None:
        return ""
    title = plain(plot.title)
    if simple:
        share = min(1.0, _MOST_PAGE_PX / plot.height_px)  # a higher one is cut by a page's end
        width_px, height_px = round(plot.width_px * share), round(plot.height_px * share)
        return (
            f'<p><img src="{PLOT_SCHEME}{plot.name}" width="{width_px}" '
            f'height="{height_px}" alt="{plain(f"{plot.title}. {plot.text}")}"></p>\n'
            f"<p><em>{title}</em></p>"
        )
    return f"<figure>{plot.svg}<figcaption>{title}</figcaption></figure>"


def _table(table: Table, simple: bool) -> str:
    marks = ' border="1" cellspacing="0" cellpadding="4"' if simple else ""
    head = "".join(_cell("th", n, text, table) for n, text in enumerate(table.headings))
    rows = "\n".join(
        f"<tr>{''.join(_cell('td', n, text, table) for n, text in enumerate(row))}</tr>"
        for row in table.rows
    )
    body = f"<table{marks}><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    return body if simple else f'<div class="wide" tabindex="0" role="region">{body}</div>'


def _cell(tag: str, column: int, text: str, table: Table) -> str:
    side = ' align="right"' if column in table.right else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag}{side}{scope} dir="auto">{plain(text)}</{tag}>'


def _variables(palette: Palette) -> str:
    return (
        f"--surface:{palette.surface};--ink:{palette.ink};--muted:{palette.muted};"
        f"--grid:{palette.grid};"
    )


def _style() -> str:
    roles = ("surface", "ink", "muted", "grid")
    fills = "".join(f".fill-{role}{{fill:var(--{role})}}" for role in roles)
    lines = "".join(f".line-{role}{{stroke:var(--{role})}}" for role in roles)
    return (
        f":root{{{_variables(LIGHT)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
        "body{background:var(--surface);color:var(--ink);margin:0;"
        "font:14px/1.5 Inter,system-ui,sans-serif}"
        "main{max-width:1040px;margin:0 auto;padding:24px 16px 48px}"
        "h1{font-size:22px}h2{font-size:16px;margin-top:32px}"
        ".wide{overflow-x:auto;margin:12px 0}"
        "table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:13px}"
        "th,td{padding:5px 10px;border-bottom:1px solid var(--grid);text-align:start;"
        "vertical-align:top;overflow-wrap:anywhere;min-width:2.5em}"
        "th{color:var(--muted);font-weight:600}"
        "[align=right]{text-align:end}td[align=right]{white-space:nowrap}"
        "figure{margin:20px 0}svg{max-width:100%;height:auto}"
        "figcaption{color:var(--muted);font-size:12px}"
        f"{fills}{lines}"
    )
