"""The report: advice first, tables, plots, failures that lead to traces, and files of it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.evals.doing import CASES, opened_set, started, tab_to, trace_shown, until
from tests.ui.evals.test_running import done
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
