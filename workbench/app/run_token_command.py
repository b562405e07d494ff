"""``workbench runs tokens``: the tokens of a model call, with how likely each was."""

from __future__ import annotations

from argparse import Namespace
from contextlib import aclosing

from workbench.app import reports
from workbench.app.model_call import ModelCall, model_calls
from workbench.app.run_names import named
from workbench.app.terminal import harmless, say, table
from workbench.app.token_notes import call_notes, read_words, table_notes
from workbench.app.token_table import TokenTable, alternative_text, percent
from workbench.app.workbench import Workbench
from workbench.base.errors import RunError
from workbench.engines.token_values import TokenScore

_OTHERS_SHOWN = 3


async def run(bench: Workbench, options: Namespace) -> int:
    """Show the tokens; returns the exit code.

    Raises:
        WorkbenchError: There is no such call, or its tokens cannot be shown.
    """
    run_id = await named(bench, options.id)
    records = await bench.conversations.records(run_id)
    call = _chosen(model_calls(records), options.call)
    found = TokenTable(call)
    async with aclosing(bench.token_view.fill(found, options.scored)) as steps:
        async for _step in steps:
            pass
    if options.json:
        say(reports.as_json(found.as_values()))
        return 0
    rows = [_row(found, number) for number in range(len(found))]
    say(table(("NUMBER>", "ID>", "PART", "TOKEN", "PROBABILITY>", "RANK>", "OTHERS"), rows))
    lines = [read_words(found), *call_notes(call), *table_notes(found)]
    say("\n" + "\n".join(harmless(line) for line in lines))
    return 0


def _chosen(calls: tuple[ModelCall, ...], number: int) -> ModelCall:
    if not calls:
        raise RunError("this run asked no model", "Choose another run.")
    if not number:
        return calls[-1]
    if not 1 <= number <= len(calls):
        raise RunError(
            f"there is no model call {number} in this run", f"Name one of 1 to {len(calls)}."
        )
    return calls[number - 1]


def _row(found: TokenTable, number: int) -> tuple[str, ...]:
    part = "answer" if number >= found.prompt_tokens else "prompt"
    if found.is_cached(number):
        part = "cached"
    score = found.scores.get(number)
    shown = repr(found.piece_text(number))
    figures = (percent(score.logprob), str(score.rank), _others(score)) if score else ("",) * 3
    return (str(number), str(found.ids[number]), part, shown, *figures)


def _others(score: TokenScore) -> str:
    return ", ".join(
        f"{alternative_text(one.piece)!r} {percent(one.logprob)}"
        for one in score.others[:_OTHERS_SHOWN]
    )
