"""``workbench eval`` in one process: what is compared, printed, written, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.app.talker import opened
from workbench import __main__ as program
from workbench.app import eval_commands
from workbench.app.eval_arguments import BELOW
from workbench.app.evaluation_plans import data_set_for, prompt_of
from workbench.app.workbench import Workbench
from workbench.base.errors import DocumentError, RunError, WorkbenchError
from workbench.evals.data_sets import read_data_set

CASES = "case_id,text,expected\na,What is 12 * 7?,84\nb,Hi,84\n"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.csv"
    path.write_text(CASES)
    return path


async def said(
    bench: Workbench, capsys: pytest.CaptureFixture[str], *words: object
) -> tuple[int, Any]:
    """The exit code, and what was printed as JSON."""
    options = program._parser().parse_args(["eval", *map(str, words), "--json"])
    code = await eval_commands.run(bench, options)
    return code, json.loads(capsys.readouterr().out)


async def test_that_prompts_are_compared_and_a_bar_is_held(
    tmp_path: Path, cases: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prompt = tmp_path / "short.md"
    prompt.write_text("Be short.")
    async with opened(tmp_path) as bench:
        words = ("run", "starter", "--data", cases, "--models", "talker,gone")
        code, found = await said(
            bench, capsys, *words, "--prompts", f"own,{prompt}", "--at-least", "0.9"
        )

        assert code == BELOW
        assert [one["prompt"] for one in found["candidates"]] == ["own", "short"]
        assert [(one["passed"], one["judged"]) for one in found["candidates"]] == [(1, 2)] * 2
        assert len(found["sentences"]) == 2
        plan_id = found["evaluation"]["plan_id"]

        code, again = await said(bench, capsys, "compare", plan_id)
        assert (code, again["candidates"]) == (0, found["candidates"])
        assert (await said(bench, capsys, *words, "--at-least", "0.5"))[0] == 0
        _code, listed = await said(bench, capsys, "list")
        assert [one["done"] for one in listed] == [2, 4]

        for form in ("html", "md", "csv", "json"):
            page = tmp_path / f"report.{form}"
            assert (await said(bench, capsys, "report", plan_id, "--output", page))[0] == 0
            assert "short" in page.read_text(encoding="utf-8")
        assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))

        await said(bench, capsys, "rm", plan_id)
        with pytest.raises(RunError, match="no evaluation"):
            await said(bench, capsys, "compare", plan_id)


async def test_that_a_run_becomes_a_case_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.jsonl"
    async with opened(tmp_path) as bench:
        run = await bench.runs.start("calculator", "What is 12 * 7?", model_id="talker")
        await run.wait()
        words = ("make-case", run.run_id, "--data", mine)
        assert (await said(bench, capsys, *words))[1]["cases"] == 1
        with pytest.raises(RunError, match="already"):
            await said(bench, capsys, *words)
    (case,) = read_data_set(mine).cases
    assert (case.text, case.from_run_id) == ("What is 12 * 7?", run.run_id)


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["run", "starter"],
        ["run", "nobody", "--data", "declining"],
        ["run", "starter", "--data", "declining", "--yes", "no_such_tool"],
        ["run", "starter", "--data", "declining", "--judge", "gone"],
        ["run", "starter", "--data", "declining", "--prompts", "gone.txt"],
        ["run", "starter", "--data", "declining", "--again"],
        ["run", "starter", "--resume", "x"],
        ["report", "gone", "--output", "x.html"],
    ],
)
async def test_that_what_cannot_be_begins_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    async with opened(tmp_path) as bench:
        with pytest.raises(WorkbenchError):
            await said(bench, capsys, *words)
        assert await bench.evaluations.list() == ()


@pytest.mark.parametrize(
    "words",
    [
        ["--repeat", "0"],
        ["--at-once", "99999"],
        ["--seed", "-1"],
        ["--case-seconds", "nan"],
        ["--at-least", "90"],
    ],
)
def test_that_numbers_out_of_range_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        program._parser().parse_args(["eval", "run", "starter", *words])
    assert "is no" in capsys.readouterr().err


def test_that_prompts_and_data_sets_are_found_by_name(tmp_path: Path) -> None:
    assert prompt_of("own").text is None
    (tmp_path / "a.txt").write_text("\ufeffBe kind.\n", encoding="utf-8")
    named = prompt_of(f"write={tmp_path / 'a.txt'}")
    assert (named.name, named.node, named.text) == ("a", "write", "Be kind.")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\x00")
    for bad in (tmp_path / "b.txt", tmp_path):
        with pytest.raises(DocumentError):
            prompt_of(str(bad))
    assert data_set_for("declining").cases
    with pytest.raises(DocumentError, match="no data set"):
        data_set_for("gone")
