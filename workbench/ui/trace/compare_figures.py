"""What two runs cost, side by side; no Qt but for the words."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.app.run_reading import ComparedRuns
from workbench.traces.events import ModelCallFinished
from workbench.traces.tree import Span
from workbench.traces.values import RunSummary
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure
from workbench.ui.trace.spans import time_words
from workbench.ui.trace.words import tr

Row = tuple[str, str, str, str]
"""Name, first, second, and how much the second differs."""


def figures_of(compared: ComparedRuns) -> list[Row]:
    """Rows of the table above two runs; what is not known is a dash."""
    one, other = compared.first, compared.second
    firsts = [pair.first for pair in compared.comparison.spans if pair.first]
    seconds = [pair.second for pair in compared.comparison.spans if pair.second]
    rows: list[Row] = [
        (tr("Agent"), visible(one.agent_name), visible(other.agent_name), ""),
        (tr("Model"), visible(one.model_id) or "–", visible(other.model_id) or "–", ""),
        (tr("End"), one.end or tr("running"), other.end or tr("running"), ""),
    ]
    rows.append(_row(tr("Time"), _took_s(one), _took_s(other), time_words))
    rows.append(_row(tr("Tokens read"), one.prompt_tokens, other.prompt_tokens, _whole))
    rows.append(_row(tr("Tokens written"), one.new_tokens, other.new_tokens, _whole))
    speeds = speed_of(firsts), speed_of(seconds)
    rows.append(_row(tr("Speed"), *speeds, _speed))
    rows.append(_row(tr("Model calls"), one.steps, other.steps, _whole))
    rows.append(_row(tr("Tool calls"), one.tool_calls, other.tool_calls, _whole))
    return rows


def speed_of(spans: Iterable[Span]) -> float:
    """Tokens a second over all model calls, after the first token; 0 if none says it."""
    tokens, took_s = 0, 0.0
    for span in spans:
        for record in span.records:
            event = record.event
            if isinstance(event, ModelCallFinished) and event.tokens_per_s > 0:
                tokens += event.new_tokens
                took_s += event.new_tokens / event.tokens_per_s
    return tokens / took_s if took_s else 0.0


def _took_s(run: RunSummary) -> float:
    return max(0.0, run.ended_s - run.started_s) if run.ended_s else 0.0


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _speed(value: float) -> str:
    return figure(f"{value:.1f} tok/s")


def _row(name: str, first: float, second: float, words: object) -> Row:
    say = words if callable(words) else str
    more = ""
    if first > 0 and second > 0 and first != second:
        change = 100 * (second - first) / first
        more = f"{change:+.0f} %" if abs(change) >= 1 else f"{change:+.1f} %"
    return name, say(first) if first else "–", say(second) if second else "–", more
