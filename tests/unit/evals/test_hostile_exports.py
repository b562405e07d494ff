"""S18: no export of an evaluation lets a stranger's text act, whatever shows it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import suppress

import pytest
from markdown_it import MarkdownIt

from tests.unit.evals.hostile import HOSTILE, hostile_outcomes, hostile_plan, hostile_report
from tests.unit.evals.test_reports import Page
from workbench.app.eval_results import shown
from workbench.base.csv_cells import unguarded
from workbench.base.errors import DocumentError
from workbench.base.plain_text import harmless
from workbench.evals.data_sets import Form, data_set_text, parse_data_set
from workbench.evals.plots import plots
from workbench.evals.report import Report
from workbench.evals.report_data import outcomes_csv, report_json
from workbench.evals.report_html import report_html
from workbench.evals.report_markdown import report_markdown
from workbench.evals.svg import DARK, LIGHT
from workbench.evals.tallies import tally_all
from workbench.evals.values import Case, DataSet

SIGNS = set("=+-@\t\r\n|%＝＋－＠")
FORMULA = re.compile(r"^[\s']*[=+\-@|%＝＋－＠]")
FORMS: dict[str, Callable[[Report], str]] = {
    "html": report_html,
    "simple": lambda report: report_html(report, simple=True),
    "md": report_markdown,
    "csv": outcomes_csv,
    "json": report_json,
    "terminal": lambda report: shown(report.tallies),
    "light": lambda report: "".join(one.svg for one in plots(report, LIGHT).values()),
    "dark": lambda report: "".join(one.svg for one in plots(report, DARK).values()),
}


def acting(text: str) -> set[str]:
    """Characters that move a cursor, turn a line around, or hide."""
    kept = "\n\t\u200c\u200d"
    return {
        char
        for char in text
        if char not in kept and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }


def test_that_there_are_many_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 30


@pytest.mark.parametrize("form", FORMS)
def test_that_no_character_of_a_report_acts(form: str) -> None:
    text = FORMS[form](hostile_report())
    assert acting(text) == set()
    text.encode()  # no half of a letter either


@pytest.mark.parametrize("simple", [True, False])
def test_that_a_page_holds_only_what_pages_hold(simple: bool) -> None:
    report = hostile_report()
    found = Page(report_html(report, simple=simple))
    text = " ".join(found.texts)
    for one in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"):
        assert one in text
    assert [one.partition(":")[0] for one in found.pictures] == ["plot"] * (3 if simple else 0)


@pytest.mark.parametrize("name", ["rates", "trade_off", "times"])
def test_that_a_plot_is_whole_xml_of_a_few_kinds(name: str) -> None:
    root = ET.fromstring(plots(hostile_report())[name].svg)  # noqa: S314 - our own
    kinds = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert kinds <= {"svg", "rect", "line", "circle", "text"}
    names = {key for one in root.iter() for key in one.attrib}
    assert not any(key.startswith("on") or "href" in key for key in names)


def test_that_every_row_of_a_markdown_table_has_its_columns() -> None:
    report = hostile_report()
    page = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(report_markdown(report))
    )
    Page(f"<main>{page}</main>".replace('style="text-align:right"', ""))
    for table in re.findall(r"<table>.*?</table>", page, re.DOTALL):
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        counts = {len(re.findall(r"<t[hd][ >]", row)) for row in rows}
        assert len(counts) == 1
        assert len(rows) > 1


def test_that_no_cell_of_the_table_is_a_formula_and_each_says_its_text() -> None:
    report = hostile_report()
    rows = list(csv.DictReader(io.StringIO(outcomes_csv(report), newline=""), strict=True))
    assert len(rows) == len(report.outcomes) == 2 * len(HOSTILE)
    for row, outcome in zip(rows, report.outcomes, strict=True):
        assert None not in row
        for cell in row.values():
            assert not FORMULA.match(cell) or cell.startswith("'")
        assert unguarded(row["answer"]) == harmless(outcome.answer)


def test_that_the_json_says_the_same() -> None:
    report = hostile_report()
    found = json.loads(report_json(report))
    for one, outcome in zip(found["outcomes"], report.outcomes, strict=True):
        assert one["answer"] == outcome.answer.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("form", ["yaml", "jsonl", "csv"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_that_a_data_set_is_written_safely_and_comes_back(form: Form, text: str) -> None:
    data_set = DataSet("s", (Case("1", text, expected=text, tags=(text.strip()[:200],)),))
    written = ""
    with suppress(DocumentError):  # half a letter, no text at all: said, and not written
        written = data_set_text(data_set, form)
    if not written:
        assert "\ud800" in text or not text.strip()
        return
    assert parse_data_set(written, form, "s").cases == data_set.cases
    found = acting(written)
    if form == "yaml":  # our own documents; directions and joiners are letters there
        found = {one for one in found if unicodedata.category(one) == "Cc"}
    assert found == set()
    if form == "csv":
        for row in csv.reader(io.StringIO(written, newline=""), strict=True):
            assert not [cell for cell in row if FORMULA.match(cell) and cell[:1] != "'"]


def test_that_the_terminal_shows_one_line_for_each() -> None:
    plan = hostile_plan()
    tallies = tally_all(plan, hostile_outcomes(plan))
    table = shown(tallies).split("\n\n")[0].splitlines()
    assert len(table) == 1 + len(plan.candidates)
