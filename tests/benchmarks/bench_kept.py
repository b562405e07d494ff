"""P4: what conversations that are kept cost the one that is at work.

Usage: python tests/benchmarks/bench_kept.py [--idle 12] [--pairs 3] [--most 7] [--threads 0]

Two engines with the same 0.3 B model are measured in turns, turn by turn of one conversation:
one keeps other, idle conversations, and the other has none. Prints one JSON line. The control
is each side's even turns against its odd ones.
"""

from __future__ import annotations

import argparse

from engine_workloads import as_in_a_worker, ask, finish_all, open_engine, words
from measuring import paired, report

from workbench.engines.llama_cpp.engine import LlamaEngine

NEW_TOKENS = 32
TURN_WORDS = 40
CONTEXT_TOKENS = 8192


class Talk:
    """A conversation of which each turn adds a question and an answer."""

    def __init__(self, engine: LlamaEngine, seed: int, first_words: int) -> None:
        self._engine, self._seed = engine, seed
        self._text = words(first_words, seed)
        self.first_token_s: list[float] = []
        self.token_s: list[float] = []
        self.read_tokens: list[int] = []

    def turn(self) -> float:
        """One turn; seconds for each token of its answer."""
        self._text += words(TURN_WORDS, self._seed + len(self.token_s))
        before = self._engine.scheduler.decoded_prompt_tokens
        request = ask(self._text, NEW_TOKENS, conversation_id=f"talk {self._seed}")
        stats = finish_all(self._engine, {"it": request})[0]["it"].stats
        self.read_tokens.append(self._engine.scheduler.decoded_prompt_tokens - before)
        self.first_token_s.append(stats.first_token_s)
        self.token_s.append((stats.total_s - stats.first_token_s) / (stats.new_tokens - 1))
        return self.token_s[-1]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle", type=int, default=12)
    parser.add_argument("--idle-words", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--most", type=int, default=7)
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    engines = [
        open_engine("small", "Q4_K_M", threads=arguments.threads, context_tokens=CONTEXT_TOKENS)
        for _ in range(2)
    ]
    kept, alone = (Talk(engine, 1, arguments.idle_words) for engine in engines)
    idle = [
        Talk(engines[0], 1000 * (n + 1), arguments.idle_words) for n in range(arguments.idle)
    ]
    for talk in (*idle, kept, alone):
        talk.turn()
    found = paired(kept.turn, alone.turn, arguments.pairs, arguments.most, quiet=0.03)
    # A conversation that was idle comes back: what it reads, and when it begins to answer.
    idle[0].turn()
    usage = engines[0].usage()
    held = usage.conversation_tokens
    report(
        "P4",
        f"a turn beside {arguments.idle} conversations that are kept, 0.3 B model",
        {
            "token_over_alone": found.ratio,
            "first_token_over_alone": min(kept.first_token_s[1:])
            / min(alone.first_token_s[1:]),
            "tokens_per_s": 1.0 / found.ours,
            "tokens_per_s_alone": 1.0 / found.other,
            "returns_first_token_over_alone": idle[0].first_token_s[1] / alone.first_token_s[1],
            "returns_read_over_alone": idle[0].read_tokens[1] / alone.read_tokens[1],
            "held_conversations": len(held),
            "held_tokens": sum(held.values()),
            "idle_cells": usage.kv_used_tokens,
        },
        goals={"token_over_alone": "<= 1.25", "first_token_over_alone": "<= 1.25"},
        control=found.control,
        noise_limit=0.1,
    )
    for engine in engines:
        engine.close()


if __name__ == "__main__":
    as_in_a_worker()
    main()
