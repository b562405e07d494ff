"""Reports in their forms: what they say, and that no text in them is more than text."""

from __future__ import annotations

import csv
import io
import json
import re
import string
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.evals.evaluations import HOSTILE, LABELS, measured, outcomes, plan
from workbench.base.plain_text import harmless
from workbench.evals.graders.judge import ONLY_FIRST, ONLY_LAST, OWN, TRAPPED
from workbench.evals.labels import shared_part, short_labels
from workbench.evals.plots import percent, plots
from workbench.evals.report import Report, build_report
from workbench.evals.report_data import outcomes_csv, report_json
from workbench.evals.report_html import report_html
from workbench.evals.report_markdown import markdown_text, report_markdown
from workbench.evals.svg import DARK, LIGHT, fitted, ticks
from workbench.evals.values import Attempt, Candidate, Case, DataSet, Grade, Outcome, Plan

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "strong", "em",
    "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "div", "figure", "figcaption",
    "svg", "rect", "line", "circle", "text", "img",
}  # fmt: skip
EMPTY = {"meta", "img", "rect", "line", "circle"}
LINKING = {"href", "src", "action", "data", "poster", "xlink:href", "srcset", "background"}


class Page(HTMLParser):
    """Reads a page and refuses what must not be in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.pictures: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert not name.startswith("on")
            assert "url(" not in (value or "")
            if name in LINKING:
                assert tag == "img"
                self.pictures.append(value or "")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in EMPTY
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def reported(**more: Any) -> Report:
    made = plan(**more)
    return build_report(made, outcomes(made), measured(made))


def test_that_the_page_is_whole_and_needs_nothing_else() -> None:
    page = report_html(reported())
    found = Page(page)
    assert found.pictures == []
    assert page.count("<svg ") == 3
    assert "default-src 'none'" in page
    assert "prefers-color-scheme:dark" in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "").replace(
        "http://evil/p.png", ""
    )
    text = " ".join(found.texts)
    for said in (*LABELS, "What failed", "The judge's faults", "the worker died", "95 %"):
        assert said in text
    assert "<script>alert(1)</script>" in text
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_that_the_simple_page_names_its_plots() -> None:
    report = reported()
    found = Page(report_html(report, simple=True))
    assert [one.removeprefix("plot:") for one in found.pictures] == list(plots(report))
    assert "<style" not in report_html(report, simple=True)


def test_that_markdown_of_strangers_stays_text() -> None:
    page = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(report_markdown(reported()))
    )
    found = Page(f"<main>{page}</main>".replace('style="text-align:right"', ""))
    assert found.pictures == []
    assert "<script" not in page
    assert "http&#58;" not in page
    assert "<script>alert(1)</script>" in " ".join(found.texts)


@given(st.text() | st.text(alphabet="\\`*_[]<>|~#&!$()-+=.1 \nhtp:/", max_size=30))
def test_that_any_text_in_markdown_is_that_text(text: str) -> None:
    written = markdown_text(text)
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(f"x\n\n{written}")
    found = Page(f"<main>{page}</main>")
    assert "<" not in page.replace("<p>", "").replace("</p>", "")
    said = " ".join("".join(found.texts).split())
    assert said == f"x {' '.join(harmless(text).split())}".strip()
    assert "|" not in written.replace("\\|", "")


def test_that_the_table_of_outcomes_is_safe_and_whole() -> None:
    report = reported(cases=12, repetitions=2)
    rows = list(csv.DictReader(io.StringIO(outcomes_csv(report), newline=""), strict=True))
    assert len(rows) == len(report.outcomes) == 3 * 12 * 2
    assert {row["result"] for row in rows} == {"passed", "failed", "unknown"}
    assert rows[-1]["error"] == "the worker died"
    for row in rows:
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r\n")
            assert "\x1b" not in cell


def test_that_the_json_is_strict_and_without_documents() -> None:
    report = reported()
    text = report_json(report)
    found = json.loads(text, parse_constant=lambda name: pytest.fail(name))
    assert found["candidates"][0]["pass_rate"]["estimate"] == pytest.approx(0.9, abs=0.1)
    assert len(found["outcomes"]) == 120
    assert found["comparisons"][1]["kind"] == "worse"
    assert "secret" not in text
    assert report_json(report) == text


def test_that_the_judges_faults_are_counted() -> None:
    made = plan(cases=6)
    reasons = (
        ("passed", "so it is"),
        ("failed", "Judged by the model itself. no"),
        ("unknown", ONLY_LAST),
        ("unknown", f"{OWN}{ONLY_FIRST}"),
        ("unknown", TRAPPED),
        ("unknown", "no judging model is chosen"),
    )  # fmt: skip
    found = [
        Outcome(Attempt("c0", f"case-{n}", 0), "", "x", "answered",
                (Grade("judge", word, reason),))  # type: ignore[arg-type]
        for n, (word, reason) in enumerate(reasons)
    ]  # fmt: skip
    report = build_report(made, found)
    (faults,) = report.judge
    assert (faults.asked, faults.verdicts, faults.own, faults.trapped) == (6, 2, 2, 1)
    assert (faults.only_last, faults.only_first, faults.nonsense, faults.unasked) == (
        1,
        1,
        0,
        1,
    )
    assert "3 of 5 verdicts could not be used (60 %)" in report_markdown(report)


def test_that_what_was_not_measured_is_said() -> None:
    made = plan(cases=4)
    report = build_report(made, outcomes(made)[:6])
    said = " ".join(report.notes)
    assert f"{LABELS[1]}: 2 of 4 tries have not been made." in said
    assert f"{LABELS[0]}: the memory it takes was not measured." in said
    assert "Each case was tried once" in said
    page = report_html(report)
    assert "not judged" in page
    assert "–" in page


def test_that_an_evaluation_without_outcomes_has_a_report() -> None:
    report = build_report(plan(cases=0), ())
    for text in (
        report_html(report),
        report_html(report, simple=True),
        report_markdown(report),
    ):
        assert "nothing can be compared" in text
    assert plots(report) == {}
    assert outcomes_csv(report).count("\n") == 1
    alone = Plan("p", "", DataSet("s", (Case("1", "q"),)), (Candidate("a", "A", {}),))
    assert "There is nothing" not in report_markdown(build_report(alone, ()))


NASTY = st.text(
    alphabet=string.printable + "<>&\"'|\x1b\u202e\ud800é", max_size=12
) | st.sampled_from([HOSTILE, "</style><script>", "]]>", "<!--", "{{x}}", "` | `", "=1", "-->"])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    cases = tuple(
        Case(str(n), draw(NASTY), expected=draw(NASTY), tags=(draw(NASTY) or "t",))
        for n in range(draw(st.integers(0, 3)))
    )
    candidates = tuple(
        Candidate(f"c{n}", draw(NASTY), {}, draw(NASTY)) for n in range(draw(st.integers(1, 3)))
    )
    words = st.sampled_from(["passed", "failed", "unknown"])
    found = [
        Outcome(
            Attempt(candidate.candidate_id, case.case_id, 0), draw(NASTY), draw(NASTY),
            draw(NASTY), (Grade(draw(NASTY), draw(words), draw(NASTY)),),  # type: ignore[arg-type]
            total_s=draw(st.sampled_from([0.0, 1e-9, 1.0, 1e9, float("nan"), float("inf")])),
        )
        for candidate in candidates
        for case in cases
        if draw(st.booleans())
    ]  # fmt: skip
    return build_report(Plan("p", draw(NASTY), DataSet(draw(NASTY), cases), candidates), found)


@settings(max_examples=40)
@given(reports())
def test_that_no_evaluation_breaks_a_report(report: Report) -> None:
    assert Page(report_html(report)).pictures == []
    Page(report_html(report, simple=True))
    page = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(report_markdown(report))
    )
    assert "<script" not in page
    assert "<img" not in page
    assert "<a " not in page
    json.loads(report_json(report))
    for row in csv.reader(io.StringIO(outcomes_csv(report), newline=""), strict=True):
        assert len(row) == 23
    for plot in plots(report, DARK).values():
        Page(plot.svg)
        assert "nan" not in plot.svg.split("<text")[0]


def test_that_plots_are_told_in_words_and_take_other_colours() -> None:
    report = reported()
    light, dark = plots(report, LIGHT), plots(report, DARK)
    assert list(light) == list(dark) == ["rates", "trade_off", "times"]
    for name, plot in light.items():
        assert plot.text
        assert all(label in plot.text for label in short_labels(LABELS))
        assert LIGHT.surface in plot.svg
        assert DARK.surface in dark[name].svg
        assert 'role="img"' in plot.svg
        assert 'aria-label="' in plot.svg


def test_that_bubbles_in_one_place_keep_their_numbers_apart() -> None:
    report = reported()
    first = report.tallies[0]
    alike = [
        replace(first, candidate=replace(first.candidate, candidate_id=name, label=name))
        for name in "abc"
    ]
    drawn = plots(replace(report, tallies=tuple(alike)), LIGHT)["trade_off"].svg
    found = re.findall(r'<text x="([0-9.]+)" y="([0-9.]+)"[^>]*"start">([123])</text>', drawn)
    assert [number for _x, _y, number in found] == ["1", "2", "3"]
    assert len({x for x, _y, _number in found}) == 1
    heights = [float(y) for _x, y, _number in found]
    assert all(after - before >= 12 for before, after in pairwise(heights))


def test_that_labels_lose_what_all_of_them_share_and_nothing_else() -> None:
    assert short_labels(["A · x", "A · y"]) == ["x", "y"]
    assert shared_part(["A · b · x", "A · b · y"]) == "A · b"
    assert short_labels(["A · x"]) == ["A · x"]
    assert short_labels(["A", "A · y"]) == ["A", "A · y"]
    assert shared_part(["A · x", "B · x"]) == shared_part([]) == ""


@given(st.floats(1e-6, 1e9))
def test_that_ticks_are_few_and_reach_beyond_the_most(most: float) -> None:
    found = ticks(most)
    assert 2 <= len(found) <= 6
    assert found[0] == 0.0
    assert found[-1] >= most * (1 - 1e-9)


def test_that_shares_are_rounded_honestly() -> None:
    assert [percent(one) for one in (0.0, 1e-9, 0.004, 0.5, 0.996, 0.99999, 1.0)] == [
        "0 %", "0.1 %", "0.4 %", "50 %", "99.6 %", "99.9 %", "100 %",
    ]  # fmt: skip
    assert fitted("a b  c", 1000) == "a b c"
    assert fitted("model " * 20 + "Q4_K_M", 132) == "model mod…del Q4_K_M"
    assert fitted("xy", 1) == "…"
