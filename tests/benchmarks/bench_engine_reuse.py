"""P3, P4: how much of a growing conversation is read again, alone and alternating.

Usage: python tests/benchmarks/bench_engine_reuse.py [--turns 10] [--threads 0]

P3 goes over template families on a small model, one of them with a sliding window, where only
tokens are counted, and then over a larger model, where time counts too. Prints one JSON line
each. The token counts need no quiet machine; the times do, and their control is a second run.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from engine_workloads import as_in_a_worker, finish_all, model_file, open_engine, words
from measuring import report
from template_families import FAMILIES

from workbench.engines.api import (
    CallInMessage,
    LoadOptions,
    Message,
    Request,
    SamplingOptions,
    ToolDefinition,
)
from workbench.engines.llama_cpp.cache import common_length
from workbench.engines.llama_cpp.engine import LlamaEngine, load

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


def conversation(seed: int, turns: int, *, thinking: bool = False) -> list[Message]:
    """A long system text, a question, and tool calls with their results."""
    messages = [Message("system", words(900, seed)), Message("user", words(30, seed + 1))]
    for turn in range(turns):
        arguments = json.dumps({"text": words(30, seed + 10 * turn).strip(), "count": turn})
        call = CallInMessage(f"call{turn}", f"tool_{turn % 12}", arguments)
        thought = f"<think>{words(20, seed + 10 * turn + 2)}</think>" if thinking else ""
        messages.append(Message("assistant", thought, (call,)))
        messages.append(
            Message("tool", words(150, seed + 10 * turn + 1), call_id=call.id, name=call.name)
        )
    return messages


class Talk:
    """One agent's tool loop, turn by turn."""

    def __init__(
        self, engine: LlamaEngine, seed: int, turns: int, *, thinking: bool = False
    ) -> None:
        self._engine = engine
        self._messages = conversation(seed, turns, thinking=thinking)
        self.notes: list[str] = []
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
        self.notes.append(starts["it"].cache_note)
        self._known = tokens
        self._turn += 1

    def play(self, turns: int) -> Talk:
        """Send all turns."""
        for _ in range(turns):
            self.next_turn()
        return self

    def read_per_new(self) -> tuple[float, float]:
        """Tokens read over tokens that are new after the first turn: of all, and at worst."""
        read, new = self.read_tokens[1:], self.new_tokens[1:]
        return sum(read) / sum(new), max(r / n for r, n in zip(read, new, strict=True))

    def silent_rereads(self) -> int:
        """Turns that read much again without saying why."""
        turns = zip(self.read_tokens[1:], self.new_tokens[1:], self.notes[1:], strict=True)
        return sum(read > 1.5 * new and not note for read, new, note in turns)


def families(turns: int) -> None:
    """P3 by template: tokens only."""
    for name, template in FAMILIES.items():
        slug = name.lower().replace(" ", "-")
        path = model_file("toy", "Q8_0", slug, template=template)
        tokens_of(name, path, turns, thinking="thoughts" in name)
    path = model_file("toy", "Q8_0", "window", template=FAMILIES["turns"], window_tokens=512)
    tokens_of("turns, sliding window of 512", path, turns, plain=False)


def tokens_of(
    name: str, path: Path, turns: int, *, thinking: bool = False, plain: bool = True
) -> None:
    """P3 for one template."""
    engine = load(path, LoadOptions(context_tokens=12_288, threads=1))
    talk = Talk(engine, 1, turns, thinking=thinking).play(turns)
    engine.close()
    whole, worst = talk.read_per_new()
    silent = talk.silent_rereads()
    report(
        "P3",
        f"tool loop of {turns} turns, template {name}",
        {
            "read_per_new": whole,
            "read_per_new_worst": worst,
            "silent_rereads": silent,
            "first_prompt_tokens": talk.read_tokens[0],
        },
        goals={"silent_rereads": "<= 0"} | ({"read_per_new": "<= 1.1"} if plain else {}),
    )


def tool_loop(threads: int, turns: int) -> float:
    """P3 with times; returns the time to the last turn's first token."""
    talks = []
    for _ in range(2):
        engine = open_engine("small", "Q4_K_M", threads=threads, context_tokens=8192)
        talks.append(Talk(engine, 1, turns).play(turns))
        engine.close()
    talk, again = talks
    whole, worst = talk.read_per_new()
    report(
        "P3",
        f"tool loop of {turns} turns, 0.3 B model",
        {
            "read_per_new": whole,
            "read_per_new_worst": worst,
            "first_token_ratio": talk.first_token_s[-1] / talk.first_token_s[0],
            "first_token_s": talk.first_token_s[-1],
            "first_prompt_tokens": talk.read_tokens[0],
        },
        goals={"read_per_new": "<= 1.1", "first_token_ratio": "<= 0.25"},
        control=sum(again.first_token_s) / sum(talk.first_token_s),
        noise_limit=0.1,
    )
    return talk.first_token_s[-1]


def alternating(threads: int, turns: int, alone_s: float) -> None:
    """P4."""
    engine = open_engine("small", "Q4_K_M", threads=threads, context_tokens=8192)
    first, second = Talk(engine, 1, turns), Talk(engine, 500, turns)
    most_tokens = 0
    for _ in range(turns):
        first.next_turn()
        second.next_turn()
        most_tokens = max(most_tokens, engine.usage().kv_used_tokens)
    room_tokens = engine.usage().kv_capacity_tokens
    engine.close()
    report(
        "P4",
        f"two agents in turns, {turns} rounds, 0.3 B model",
        {
            "read_per_new": first.read_per_new()[0],
            "first_token_over_alone": first.first_token_s[-1] / alone_s,
            "kv_used_share": most_tokens / room_tokens,
        },
        goals={"first_token_over_alone": "<= 1.25", "kv_used_share": "<= 1.0"},
        control=second.first_token_s[-1] / first.first_token_s[-1],
        noise_limit=0.25,
    )


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=10)
    parser.add_argument("--threads", type=int, default=0)
    arguments = parser.parse_args()
    families(arguments.turns)
    alone_s = tool_loop(arguments.threads, arguments.turns)
    alternating(arguments.threads, arguments.turns, alone_s)


if __name__ == "__main__":
    as_in_a_worker()
    main()
