"""P3, P4: how much of a growing conversation is read again, alone and alternating.

Usage: python tests/benchmarks/bench_engine_reuse.py [--turns 10] [--threads 0]

Prints one JSON line each. The token counts need no quiet machine; the times do.
"""

from __future__ import annotations

import argparse
import json

from engine_workloads import finish_all, open_engine, report, words

from workbench.engines.api import (
    CallInMessage,
    Message,
    Request,
    SamplingOptions,
    ToolDefinition,
)
from workbench.engines.llama_cpp.cache import common_length
from workbench.engines.llama_cpp.engine import LlamaEngine

TOOLS = tuple(
    ToolDefinition(
        f"tool_{number}",
        words(12, number).strip(),
        {
            "type": "object",
            "properties": {"text": {"type": "string"}, "count": {"type": "integer"}},
            "required": ["text"],
        },
    )
    for number in range(12)
)


def conversation(seed: int, turns: int) -> list[Message]:
    """A long system text, a question, and tool calls with their results."""
    messages = [Message("system", words(900, seed)), Message("user", words(30, seed + 1))]
    for turn in range(turns):
        arguments = json.dumps({"text": words(30, seed + 10 * turn).strip(), "count": turn})
        call = CallInMessage(f"call{turn}", f"tool_{turn % 12}", arguments)
        messages.append(Message("assistant", "", (call,)))
        messages.append(
            Message("tool", words(150, seed + 10 * turn + 1), call_id=call.id, name=call.name)
        )
    return messages


class Talk:
    """One agent's tool loop, turn by turn."""

    def __init__(self, engine: LlamaEngine, seed: int, turns: int) -> None:
        self._engine = engine
        self._messages = conversation(seed, turns)
        self._seed = seed
        self._turn = 0
        self._known: list[int] = []
        self.read_tokens: list[int] = []
        self.new_tokens: list[int] = []
        self.first_token_s: list[float] = []

    def next_turn(self) -> None:
        """Send the conversation up to the next tool result."""
        messages = tuple(self._messages[: 2 + 2 * self._turn])
        sampling = SamplingOptions(temperature=0.0, max_new_tokens=2)
        request = Request(
            messages, TOOLS, sampling=sampling, constrain=False,
            conversation_id=f"talk-{self._seed}",
        )  # fmt: skip
        before = self._engine.scheduler.decoded_prompt_tokens
        ends, starts = finish_all(self._engine, {"it": request})
        tokens = self._engine._model.tokenize(starts["it"].text)
        self.read_tokens.append(self._engine.scheduler.decoded_prompt_tokens - before)
        self.new_tokens.append(len(tokens) - common_length(self._known, tokens))
        self.first_token_s.append(ends["it"].stats.first_token_s)
        self._known = tokens
        self._turn += 1


def tool_loop(threads: int, turns: int) -> None:
    """P3."""
    engine = open_engine("small", "Q4_K_M", threads=threads, context_tokens=8192)
    talk = Talk(engine, 1, turns)
    for _ in range(turns):
        talk.next_turn()
    later = range(1, turns)
    report(
        "engine_tool_loop",
        None,
        turns=turns,
        first_prompt_tokens=talk.read_tokens[0],
        read_per_new=sum(talk.read_tokens[n] for n in later)
        / sum(talk.new_tokens[n] for n in later),
        read_per_new_worst=max(talk.read_tokens[n] / talk.new_tokens[n] for n in later),
        first_token_ratio=talk.first_token_s[-1] / talk.first_token_s[0],
        first_token_s=talk.first_token_s[-1],
        threads=engine.info().threads,
    )
    engine.close()


def alternating(threads: int, turns: int) -> None:
    """P4."""
    alone_engine = open_engine("small", "Q4_K_M", threads=threads, context_tokens=8192)
    alone = Talk(alone_engine, 1, turns)
    for _ in range(turns):
        alone.next_turn()
    alone_engine.close()
    engine = open_engine("small", "Q4_K_M", threads=threads, context_tokens=8192)
    first, second = Talk(engine, 1, turns), Talk(engine, 500, turns)
    most_tokens = 0
    for _ in range(turns):
        first.next_turn()
        second.next_turn()
        most_tokens = max(most_tokens, engine.usage().kv_used_tokens)
    report(
        "engine_alternating",
        None,
        rounds=turns,
        read_ratio=sum(first.read_tokens) / sum(alone.read_tokens),
        first_token_ratio=first.first_token_s[-1] / alone.first_token_s[-1],
        kv_used_tokens=most_tokens,
        kv_capacity_tokens=engine.usage().kv_capacity_tokens,
        threads=engine.info().threads,
    )
    engine.close()


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=10)
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    tool_loop(arguments.threads, arguments.turns)
    alternating(arguments.threads, arguments.turns)


if __name__ == "__main__":
    main()
