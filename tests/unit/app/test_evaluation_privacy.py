"""What the settings leave out of runs is in no evaluation that ended, and in no report."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.app.talker import opened
from tests.unit.app.test_evaluations import begun, ended, plan_of
from workbench import __main__ as program
from workbench.agents.documents import AgentDocument
from workbench.app import eval_commands
from workbench.app.evaluation_recording import plan_at_end, report_without
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.base.redaction_rules import read_rules
from workbench.evals.grid import ModelChoice, grid_of
from workbench.evals.progress import AllDone
from workbench.evals.report import build_report
from workbench.evals.values import Case, Check, DataSet, ExpectedCall, Plan

MAIL, PATIENT = "jane.doe@clinic.example", "PAT-4711"
RULES = ("e-mail", "patient=PAT-[0-9]+")
SECRETS = (MAIL, PATIENT)


def private_plan(plan_id: str = "abc") -> Plan:
    """A plan that names a person wherever a text may stand."""
    calls = (ExpectedCall("t", {"a": MAIL}),)
    checks = (Check("contains", {"value": MAIL}),)
    case = Case("c1", f"Hi, I am {MAIL}", {"who": [MAIL]}, PATIENT, calls, checks, (PATIENT,))
    other = Case("c2", f"Bye {PATIENT}", expected="Hello.")
    agent = AgentDocument("tester", f"For {MAIL}", instructions=f"You speak for {PATIENT}.")
    grid = grid_of([agent], [ModelChoice("talker", "Talker")])
    checks = (Check("not_contains", {"values": [PATIENT]}),)
    data_set = DataSet(f"Set of {MAIL}", (case, other), checks, f"About {PATIENT}")
    return Plan(plan_id, f"For {MAIL}", data_set, grid.candidates)


def found_in(folder: Path) -> set[str]:
    """Which secrets lie in the bytes of the evaluations, their log included."""
    raw = b"".join(path.read_bytes() for path in folder.glob("evaluations.db*"))
    return {secret for secret in SECRETS if secret.encode() in raw}


def setting(bench: Workbench) -> None:
    bench.settings.change(redact_recording=True, redaction_rules=RULES)


async def test_that_an_evaluation_that_is_done_holds_nothing_of_what_is_left_out(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    async with opened(tmp_path) as bench:
        setting(bench)
        plan = private_plan()
        outcomes = await ended(bench.evaluations, plan)
        assert found_in(data) == set()  # while it is open, too

        passed = {one.attempt.case_id: one.passed for one in outcomes}
        assert passed == {"c1": False, "c2": True}
        kept = (await bench.evaluations.results("abc")).plan
        assert kept.left_out == ("e-mail", "patient")
        assert [case.case_id for case in kept.data_set.cases] == ["c1", "c2"]
        assert kept.candidates[0].model_id == "talker"
        summary = await bench.evaluations.summary("abc")
        assert summary.is_over
        assert not any(secret in str((kept, outcomes, summary)) for secret in SECRETS)
        with pytest.raises(RunError, match="was deleted from its cases") as caught:
            await bench.evaluations.resume("abc", again=True)
        assert "new evaluation" in caught.value.hint
    assert found_in(data) == set()


async def test_that_one_that_can_go_on_is_whole_and_one_that_was_stopped_is_not(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    async with opened(tmp_path) as bench:
        setting(bench)
        slow = Case("c0", f"A long story for {MAIL}", expected="x")
        plan = private_plan()
        cases = (slow, *plan.data_set.cases)
        plan = replace(
            plan, data_set=replace(plan.data_set, cases=cases), at_once=1, case_limit_s=60.0
        )
        await bench.evaluations.start(plan)
        await begun(bench)
    assert found_in(data) == set(SECRETS)
    async with opened(tmp_path) as bench:
        assert await bench.evaluations.resume("abc") == plan
        await begun(bench)
        await bench.evaluations.cancel("abc")
        assert (await bench.evaluations.summary("abc")).is_over
        assert found_in(data) == set()
        with pytest.raises(RunError):
            await bench.evaluations.resume("abc")


async def test_that_without_such_rules_all_is_kept_and_can_be_tried_again(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as bench:
        plan = private_plan()
        await ended(bench.evaluations, plan)
        assert (await bench.evaluations.results("abc")).plan == plan
        assert not (await bench.evaluations.summary("abc")).is_over
        await bench.evaluations.resume("abc", again=True)
        assert await bench.evaluations.wait("abc") == AllDone()

        setting(bench)  # nothing of this one is named by a rule
        other = replace(plan_of("Hi"), plan_id="other")
        await ended(bench.evaluations, other)
        assert (await bench.evaluations.results("other")).plan == other
        await bench.evaluations.resume("other", again=True)
        assert await bench.evaluations.wait("other") == AllDone()


async def test_that_what_was_removed_is_in_no_byte(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        await ended(bench.evaluations, private_plan())
        assert found_in(tmp_path / "data") == set(SECRETS)
        await bench.evaluations.remove("abc")
        assert found_in(tmp_path / "data") == set()


@pytest.mark.parametrize("form", ["html", "md", "csv", "json"])
async def test_that_reports_leave_out_what_the_settings_name(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with opened(tmp_path) as bench:
        bench.settings.change(redaction_rules=RULES)
        await ended(bench.evaluations, private_plan())
        path = tmp_path / f"report.{form}"
        words = ["eval", "report", "abc", "--output", str(path)]

        async def written(*more: str) -> str:
            options = program._parser().parse_args([*words, *more])
            assert await eval_commands.run(bench, options) == 0
            return path.read_text(encoding="utf-8")

        whole, without = await written(), await written("--redact")
        assert MAIL in whole
        assert PATIENT in whole or form == "json"  # which has no questions
        assert not [secret for secret in SECRETS if secret in without]
        bench.settings.change(redact_recording=True)
        unasked = await written()
        assert not [secret for secret in SECRETS if secret in unasked]
        results = await bench.evaluations.results("abc")
        report = build_report(results.plan, results.outcomes, results.measured)
        for_others = await bench.evaluations.for_others(report)
        assert not [secret for secret in SECRETS if secret in str(for_others)]
        assert [one.done for one in for_others.tallies] == [2]
        assert for_others.measured == report.measured
    capsys.readouterr()


def test_that_rules_that_name_nothing_change_nothing() -> None:
    plan = plan_of("Hi")
    assert plan_at_end(plan, ()) is plan
    assert plan_at_end(plan, read_rules(RULES)) is plan
    report = build_report(plan, ())
    assert report_without(report, ()) is report
    assert report_without(report, read_rules(RULES)) is report


async def test_that_the_runs_of_tries_that_were_cut_off_go_with_the_evaluation(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as bench:
        plan = replace(plan_of("A long story", "Hi"), at_once=1, case_limit_s=60.0)
        await bench.evaluations.start(plan)
        await begun(bench)
        await bench.evaluations.cancel("abc")
        other = replace(plan_of("Hi"), plan_id="abcd")
        (kept,) = await ended(bench.evaluations, other)
        assert len(await bench.conversations.runs()) == 2

        await bench.evaluations.remove("abc")

        assert [one.run_id for one in await bench.conversations.runs()] == [kept.run_id]
        assert await bench.conversations.purge() == 1


async def test_that_a_set_that_was_changed_meanwhile_is_told_and_the_copy_is_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [{"case_id": name, "text": "A long story", "expected": "x"} for name in "abc"]
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in cases))

    async def told(bench: Workbench) -> str:
        (plan,) = await bench.evaluations.list()
        await bench.evaluations.resume(plan.plan_id)
        await begun(bench)
        await bench.evaluations.cancel(plan.plan_id)
        key = f"evaluations.changed.{plan.plan_id}"
        found = [one for one in bench.notices.items if one.key == key]
        bench.notices.items.clear()
        return found[0].reason if found else ""

    async with opened(tmp_path) as bench:
        words = ["eval", "run", "starter", "--data", str(path), "--models", "talker",
                 "--at-once", "1"]  # fmt: skip
        options = program._parser().parse_args(words)
        running = asyncio.create_task(eval_commands.run(bench, options))
        await begun(bench)
        running.cancel()
        await asyncio.wait([running])
        (plan,) = await bench.evaluations.list()
        await bench.evaluations.cancel(plan.plan_id)
        assert await told(bench) == ""
        cases[0]["text"] = "Another story"
        del cases[1]
        cases += [{"case_id": name, "text": "New", "expected": "x"} for name in "de"]
        path.write_text("".join(json.dumps(one) + "\n" for one in cases))
        said = await told(bench)
        assert "1 case was changed, 2 cases are new, 1 case is gone." in said
        assert "goes on with the cases as they were" in said
        path.write_bytes(b"{")
        assert "cannot be read any more: cases.jsonl: line 1, column 2" in await told(bench)
        path.unlink()
        assert "cannot be read any more" in await told(bench)
        kept = (await bench.evaluations.results(plan.plan_id)).plan
        assert [case.case_id for case in kept.data_set.cases] == ["a", "b", "c"]
    capsys.readouterr()
