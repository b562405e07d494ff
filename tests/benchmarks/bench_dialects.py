"""P1: reading answers apart, in microseconds a token, for every family's dialect.

python tests/benchmarks/bench_dialects.py
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from measuring import report

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.dialect_corpus import FAMILIES, Family, family, message, schema_of
from workbench.engines.api import Message, ToolDefinition

TOKEN_CHARS = 4
GOAL_US = "<= 20"
TALK = "The lighthouse stands on a rock, 40 m above the sea; its light [white] is seen far. "
CALL = {"place": "a \"quoted\" place, 'far' away", "days": 12, "parts": ["one", "two", "three"]}


def tokens(text: str) -> list[str]:
    """A text in pieces as long as a token is on average."""
    return [text[at : at + TOKEN_CHARS] for at in range(0, len(text), TOKEN_CHARS)]


def us_per_token(found: Family, text: str, tools: list[ToolDefinition], rounds: int) -> float:
    """The best of some rounds over one answer."""
    pieces, best_s = tokens(text), float("inf")
    for _ in range(rounds):
        parser = found.dialect.parser(tools)
        began_s = time.perf_counter()
        for piece in pieces:
            parser.feed(piece)
        parser.finish()
        best_s = min(best_s, time.perf_counter() - began_s)
    return best_s / len(pieces) * 1e6


def main() -> None:
    """Measure every family with text, and with a call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    tools = [ToolDefinition("look", "Looks.", schema_of(CALL))]
    worst: dict[str, tuple[float, str]] = {"text": (0.0, ""), "call": (0.0, "")}
    for name in FAMILIES:
        found = family(name)
        answers = {"text": Message("assistant", TALK * 20), "call": message([("look", CALL)])}
        for kind, turn in answers.items():
            cost_us = us_per_token(found, found.written(turn, tools), tools, rounds)
            worst[kind] = max(worst[kind], (cost_us, name))
    figures = {f"{kind} us per token": cost for kind, (cost, _name) in worst.items()}
    names = {f"{kind} family": name for kind, (_cost, name) in worst.items()}
    report(
        "P1",
        "dialects, slowest family",
        {**figures, **names},
        goals=dict.fromkeys(figures, GOAL_US),
    )


if __name__ == "__main__":
    main()
