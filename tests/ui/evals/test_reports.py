"""The report: advice first, tables, plots, failures that lead to traces, and files of it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QFileDialog

from tests.ui.evals.doing import CASES, opened_set, started, tab_to, trace_shown, until
from tests.ui.evals.test_running import done
from tests.unit.evals.hostile import hostile_plan, hostile_report
from workbench.app.workbench import Workbench
from workbench.evals.report import Report, build_report
from workbench.evals.values import (
    Attempt,
    Candidate,
    Case,
    DataSet,
    Grade,
    Measured,
    Outcome,
    Plan,
    attempts,
)
from workbench.ui.evals.panel import EvalsPanel
from workbench.ui.evals.report_export import pdf_of, with_ending, write_report
from workbench.ui.evals.report_page import ReportPage
from workbench.ui.theme.theme import Theme

HOSTILE = "<script>alert(1)</script> =1+1 \u202e"


def report_of(count: int = 8) -> Report:
    cases = tuple(Case(f"c{n}", f"Question {n} {HOSTILE}", tags=("t",)) for n in range(count))
    candidates = (Candidate("a", "Agent · large", {}), Candidate("b", f"Agent · {HOSTILE}", {}))
    outcomes = [
        Outcome(
            Attempt(name, case.case_id, 0),
            f"run-{name}-{n}",
            HOSTILE,
            "answered",
            (Grade("contains", "passed" if n % 2 or name == "a" else "failed", HOSTILE),),
            total_s=0.5 + n / 10,
            tokens_per_s=20.0,
        )
        for name in "ab"
        for n, case in enumerate(cases)
    ]
    measured = [Measured("a", 4.0, 2_000_000_000, 10), Measured("b", 2.0, 900_000_000, 5)]
    return build_report(
        Plan("p", "Both", DataSet("Set", cases), candidates), outcomes, measured
    )


async def test_that_the_report_begins_with_the_advice_and_failures_lead_to_their_traces(
    panel: EvalsPanel, bench: Workbench
) -> None:
    await opened_set(panel, bench)
    await started(panel, ("good", "slow"))
    await done(panel, bench)
    page = panel._page.report
    assert page.advice.text() == page.report.recommendation.sentence  # type: ignore[union-attr]
    assert set(page.plots) == {"rates", "trade_off", "times"}
    assert "Pass rates" in page.plots["rates"].accessibleName()
    assert page.tables["Results"].rowCount() == 2
    table = page.tables["What failed"]
    assert table.rowCount() == len(page.failures)
    table.setFocus()
    table.setCurrentCell(1, 0)
    table.activated.emit(table.currentIndex())
    await trace_shown(panel, [page.failures[1].run_id])


async def test_that_the_report_is_saved_by_keyboard(
    panel: EvalsPanel, bench: Workbench, tmp_path: Path
) -> None:
    await opened_set(panel, bench, CASES[:2])
    await started(panel)
    await done(panel, bench)
    tab_to(panel, panel._page.report.save)
    menu = panel._page.report.menu()
    assert [action.text() for action in menu.actions()] == [
        "HTML…", "PDF…", "Markdown…", "CSV…", "JSON…",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    (dialog,) = panel.findChildren(QFileDialog)
    path = tmp_path / "report"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    menu.deleteLater()
    await until(path.with_suffix(".pdf").exists)
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("suffix", [".html", ".md", ".csv", ".json", ".pdf"])
async def test_that_every_form_of_a_report_is_written_and_holds_nothing_that_acts(
    theme: Theme, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"r{suffix}"
    await write_report(report_of(), path)
    raw = path.read_bytes()
    assert len(raw) > 500
    assert b"<script>" not in raw or suffix in (".csv", ".json", ".md")
    if suffix == ".json":
        assert json.loads(raw)["recommendation"]["sentence"]
    if suffix == ".csv":
        assert raw.startswith(b"\xef\xbb\xbf")


def test_that_the_pages_hold_the_figures_and_the_plots(theme: Theme) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf_of(report_of())))
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "Results" in words
    assert "Question 2" in words
    assert sum(len(page.images) for page in reader.pages) == 3


def test_that_no_page_does_anything_whatever_its_texts_say(theme: Theme) -> None:
    from pypdf import PdfReader

    report = hostile_report(hostile_plan(30))
    raw = pdf_of(report)
    reader = PdfReader(io.BytesIO(raw), strict=True)
    title = str(reader.metadata.title if reader.metadata else "")
    assert title.isprintable()
    assert len(title) <= 300
    for act in (b"/JavaScript", b"/JS", b"/OpenAction", b"/URI", b"/Launch", b"/AA"):
        assert act not in raw
    assert not any(page.annotations for page in reader.pages)
    words = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for said in ("<script>alert(1)</script>", "=cmd|'/Ccalc'!A0", "\\x1b[2J\\x1b[31mred"):
        assert said in words
    assert "\x1b" not in words


def test_that_no_tooltip_of_a_report_is_taken_for_a_page(theme: Theme) -> None:
    page = ReportPage(theme)
    page.show_report(hostile_report())
    tips = [view.toolTip() for view in page.plots.values()]
    for table in page.tables.values():
        tips += [
            item.toolTip()
            for row in range(table.rowCount())
            for column in range(table.columnCount())
            if (item := table.item(row, column))
        ]
    assert len(tips) > 100
    for tip in tips:
        if Qt.mightBeRichText(tip):
            assert re.findall(r"<[^>]*>", tip) == [
                "<qt>", '<span style="white-space:pre-wrap">', "</span>", "</qt>",
            ]  # fmt: skip
    page.deleteLater()


def test_that_long_names_keep_the_end_by_which_they_differ(theme: Theme) -> None:
    cases = tuple(Case(f"c{n}", "Question", tags=("t",)) for n in range(3))
    names = [f"helper · {'a-long-name-' * 6}Q{n}_K_M" for n in range(14)]
    candidates = tuple(Candidate(f"c{n}", name, {}) for n, name in enumerate(names))
    plan = Plan("p", "Long", DataSet("Set", cases), candidates)
    grades = (Grade("contains", "passed"),)
    outcomes = [
        Outcome(one, "run", "", "answered", grades, total_s=1.0) for one in attempts(plan)
    ]
    page = ReportPage(theme)
    page.resize(640, 600)
    page.show_report(build_report(plan, outcomes))
    page.show()
    results, tags = page.tables["Results"], page.tables["By tag"]
    assert results.columnWidth(1) >= 200
    assert results.horizontalScrollBar().maximum() > 0
    heads = [tags.horizontalHeaderItem(n) for n in range(2, tags.columnCount())]
    assert len({head.text() for head in heads if head}) == len(heads) == 8
    assert all(head and head.text().endswith("_K_M") for head in heads)
    assert heads[0] is not None
    assert heads[0].toolTip().endswith("Q0_K_M")
    assert all(f"Q{n}_K_M" in page.plots["rates"].accessibleName() for n in range(14))
    page.close()
    page.deleteLater()


async def test_that_a_saved_report_leaves_out_what_the_settings_name(
    panel: EvalsPanel, bench: Workbench, tmp_path: Path
) -> None:
    bench.settings.change(redaction_rules=("capital=capital of [A-Z][a-z]+",))
    await opened_set(panel, bench)
    await started(panel)
    await done(panel, bench)
    path = tmp_path / "report.md"
    panel._following.write(path)
    await until(path.exists)
    text = path.read_text(encoding="utf-8")
    assert "capital of" not in text
    assert "CAPITAL" in text


def test_that_a_report_of_nothing_and_of_one_candidate_is_drawn(theme: Theme) -> None:
    page = ReportPage(theme)
    plan = Plan("p", "None", DataSet("Set", CASES), (Candidate("a", "Only", {}),))
    page.show_report(build_report(plan, ()))
    assert not page.state.text() or "3 of 3" in page.state.text()
    page.show_report(report_of(2))
    first = page.plots["rates"]
    theme.choose("light")
    assert page.plots["rates"] is not first
    page.resize(800, 600)
    page.grab()
    page.deleteLater()


def test_that_a_name_without_an_ending_gets_that_of_the_form() -> None:
    assert with_ending(Path("a/report"), "PDF (*.pdf)").name == "report.pdf"
    assert with_ending(Path("a/report.md"), "PDF (*.pdf)").name == "report.md"
    assert with_ending(Path("a/v1.2"), "nothing").name == "v1.2.html"
