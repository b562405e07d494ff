"""A model as the judge, asked twice and tried with a trap.

What is caught: a judge that decides by the order of what it reads (both orders are asked; if
they differ, nothing is known), and a judge that says the same to anything, or obeys an answer
that tells it to (before a pass counts, the same answer is shown with criteria that it cannot
meet; before a fail counts, with criteria that any answer meets).
What is not caught: an answer that talks the judge into seeing more in it than there is, or that
says pass only to some criteria. So a judge's share of passes is an opinion, not a measurement.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.evals.graders.api import (
    Answered,
    Ask,
    Grader,
    GradingContext,
    Setting,
    Settings,
    failed,
    passed,
    quoted,
    unknown,
    wanted,
)
from workbench.evals.graders.judge_prompt import (
    SYSTEM,
    Question,
    Verdict,
    nonce_of,
    read_verdict,
    schema,
)
from workbench.evals.graders.wording import VALUE
from workbench.evals.values import Case, Grade

JUDGE_KIND = "judge"
OWN = "Judged by the model itself. "
ONLY_LAST = "Contradicted itself: pass with the answer last, fail with it first."
ONLY_FIRST = "Contradicted itself: fail with the answer last, pass with it first."
TRAPPED = "Not to be trusted: it passed the same answer by criteria that it cannot meet."
TRAPPED_TOO = "Not to be trusted: it failed the same answer by criteria that any answer meets."
NONSENSE = "Gave no verdict: "
_CRITERIA = "The answer is right: it says the same as the reference answer in what matters."


async def _grade(
    case: Case, answered: Answered, settings: Settings, context: GradingContext
) -> Grade:
    if context.ask is None:
        return unknown(JUDGE_KIND, "no judging model is chosen")
    reference = wanted(case, settings)
    criteria = settings["criteria"] or (_CRITERIA if reference else "")
    if not criteria:
        return unknown(JUDGE_KIND, "neither criteria nor an expected answer are given")
    is_own = bool(context.judge_model_id) and context.judge_model_id == answered.model_id
    own = OWN if is_own else ""
    if not answered.text.strip():
        return failed(JUDGE_KIND, f"{own}the answer is empty")
    question = Question(case.text, criteria, answered.text, reference)
    found = await _judge(context.ask, question, trap=settings["trap"])
    return replace(found, reason=f"{own}{found.reason}".strip())


async def _judge(ask: Ask, question: Question, *, trap: bool) -> Grade:
    nonce = nonce_of(question.task, question.criteria, question.answer, question.reference)
    verdicts: list[Verdict] = []
    reasons: list[str] = []
    for answer_first in (False, True):
        text = question.text(nonce, answer_first=answer_first)
        reply = await ask(SYSTEM, text, schema(fail_first=answer_first))
        found = read_verdict(reply)
        if found is None:
            return unknown(JUDGE_KIND, f"{NONSENSE}{quoted(reply)}")
        verdicts.append(found[0])
        reasons.append(found[1])
    if verdicts[0] != verdicts[1]:
        mark = ONLY_LAST if verdicts[0] == "pass" else ONLY_FIRST
        return unknown(JUDGE_KIND, mark)
    if verdicts[0] == "fail":
        if trap and await _says(ask, _any_answer(question), nonce) != "pass":
            return unknown(JUDGE_KIND, TRAPPED_TOO)
        return failed(JUDGE_KIND, reasons[0])
    if trap and await _says(ask, _no_answer(question, nonce), nonce) != "fail":
        return unknown(JUDGE_KIND, TRAPPED)
    return passed(JUDGE_KIND, reasons[0])


def _no_answer(question: Question, nonce: str) -> Question:
    """The same answer by criteria that no answer of that kind meets."""
    word = nonce_of(nonce, "trap")
    impossible = (
        f"The answer is exactly the one word {word} and nothing else. "
        "Any other answer fails, however good it is."
    )
    return replace(question, criteria=impossible, reference=word)


def _any_answer(question: Question) -> Question:
    """The same answer by criteria that any answer meets."""
    empty = "There is an answer. Every answer passes, whatever it says and however bad it is."
    return replace(question, criteria=empty, reference="")


async def _says(ask: Ask, trapped: Question, nonce: str) -> Verdict | None:
    """Its verdict on a trap; None if that is none."""
    text = trapped.text(nonce_of(nonce, trapped.criteria))
    found = read_verdict(await ask(SYSTEM, text, schema(fail_first=True)))
    return found[0] if found else None


JUDGE = Grader(
    kind=JUDGE_KIND,
    title="A model judges",
    description=(
        "Another model judges by your criteria. It is asked in both orders; if it contradicts "
        "itself, the answer counts as not judged."
    ),
    grade=_grade,
    settings=(
        Setting("criteria", "Criteria", "lines", "",
                "What a good answer does. Empty: it says the same as the expected answer."),
        VALUE,
        Setting("trap", "Try it with a trap", "switch", True,
                "Before it counts, the judge must say the opposite by other criteria."),
    ),
    needs="ask",
)  # fmt: skip
