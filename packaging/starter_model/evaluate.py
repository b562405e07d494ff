"""Measure a GGUF file on the held-out set, greedily, with the engine of the program."""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import held_out
import talk

from workbench.engines import api
from workbench.engines.llama_cpp.engine import load

UNSEEN = tuple(c for c in held_out.COUNTS if c != "program tools")
MOST_TOKENS = 300
AT_ONCE = 8


@dataclass(frozen=True)
class Turn:
    """One turn that is asked of the model, and what is right."""

    category: str
    dialogue: int
    tools: list[dict[str, Any]]
    before: list[dict[str, Any]]
    wanted: dict[str, Any]

    @property
    def is_report(self) -> bool:
        """The turn reports a result."""
        return self.before[-1]["role"] == "tool" and not self.wanted.get("tool_calls")


@dataclass
class Answer:
    """What the model wrote."""

    text: str = ""
    calls: list[tuple[str, Any]] = field(default_factory=list)
    whole: bool = False


def turns(path: Path, limit: int) -> list[Turn]:
    """Return the turns of the assistant; each follows the right turns before it."""
    taken: dict[str, int] = defaultdict(int)
    out: list[Turn] = []
    for number, dialogue in enumerate(held_out.load(path)):
        taken[dialogue.category] += 1
        if limit and taken[dialogue.category] > limit:
            continue
        out += [
            Turn(dialogue.category, number, dialogue.tools, dialogue.messages[:i], message)
            for i, message in enumerate(dialogue.messages)
            if message["role"] == "assistant"
        ]
    return out


def _message(message: dict[str, Any]) -> api.Message:
    calls = tuple(
        api.CallInMessage(
            f"call_{number}",
            call["function"]["name"],
            json.dumps(call["function"]["arguments"], ensure_ascii=False),
        )
        for number, call in enumerate(message.get("tool_calls", []))
    )
    return api.Message(message["role"], message["content"], calls, name=message.get("name", ""))


def _request(turn: Turn, constrain: bool) -> api.Request:
    return api.Request(
        messages=tuple(_message(m) for m in turn.before),
        tools=tuple(
            api.ToolDefinition(f["name"], f["description"], f["parameters"])
            for f in (tool["function"] for tool in turn.tools)
        ),
        constrain=constrain,
        sampling=api.SamplingOptions(temperature=0.0, max_new_tokens=MOST_TOKENS),
    )


def _take(answer: Answer, event: api.EngineEvent) -> bool:
    """Add an event to an answer; say whether it was the last."""
    if isinstance(event, api.TextDelta):
        answer.text += event.text
    elif isinstance(event, api.ToolCall):
        answer.calls.append((event.name, json.loads(event.arguments)))
    elif isinstance(event, api.BrokenToolCall):
        answer.calls.append(("", event.raw))
    elif isinstance(event, api.Failed):
        raise event.error
    elif isinstance(event, api.Finished):
        answer.whole = event.reason in {"stop", "tool_calls"}
        return True
    return False


def answers(engine: api.Engine, asked: list[Turn], *, constrain: bool) -> list[Answer]:
    """Return the answer to every turn."""
    made = [Answer() for _ in asked]
    waiting, running = list(range(len(asked)))[::-1], 0
    while waiting or running:
        while waiting and running < AT_ONCE:
            number = waiting.pop()
            engine.submit(str(number), _request(asked[number], constrain))
            running += 1
        for key, event in engine.step():
            running -= _take(made[int(key)], event)
    return made


def is_right(turn: Turn, answer: Answer) -> bool:
    """Say whether a turn calls what it should, and declines or chats where it should."""
    wanted = turn.wanted
    if turn.is_report:
        return answer.text == wanted["content"]
    if wanted.get("tool_calls"):
        calls = [
            (c["function"]["name"], c["function"]["arguments"]) for c in wanted["tool_calls"]
        ]
        return answer.whole and answer.calls == calls
    start = talk.NO_TOOL if wanted["content"].startswith(talk.NO_TOOL) else ""
    return answer.whole and not answer.calls and answer.text.startswith(start)


@dataclass
class Figures:
    """Counts of right and seen dialogues by category, calls and reports apart, and the misses.

    Calls are those of tools with unseen names, each turn that calls by itself.
    """

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    seen: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[dict[str, Any]] = field(default_factory=list)

    def share(self, categories: tuple[str, ...]) -> str:
        """Return how many of the cases in some categories are right."""
        right = sum(self.right[c] for c in categories)
        return f"{right} | {100 * right / max(1, sum(self.seen[c] for c in categories)):.1f} %"


def count(asked: list[Turn], made: list[Answer]) -> Figures:
    """Count; a dialogue is right if all its turns but the reports are."""
    figures, whole = Figures(), dict[tuple[str, int], bool]()
    for turn, answer in zip(asked, made, strict=True):
        right = is_right(turn, answer)
        if turn.is_report:
            figures.seen["reports"] += 1
            figures.right["reports"] += right
        else:
            key = (turn.category, turn.dialogue)
            whole[key] = whole.get(key, True) and right
        if turn.wanted.get("tool_calls") and turn.category in UNSEEN:
            figures.seen["calls"] += 1
            figures.right["calls"] += right
        if not right:
            figures.misses.append(
                {
                    "category": turn.category,
                    "asked": turn.before[-1]["content"],
                    "wanted": turn.wanted,
                    "got": [answer.text, *answer.calls],
                }
            )
    for (category, _), right in whole.items():
        figures.seen[category] += 1
        figures.right[category] += right
    return figures


def table(free: Figures, held: Figures) -> str:
    """Return the figures as a Markdown table."""
    lines = [
        "| Category | Of | Free | | Held to the schema | |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows = [(c, (c,)) for c in held_out.COUNTS if free.seen[c]]
    rows += [
        ("**all with unseen tool names**", UNSEEN),
        ("calls of unseen tools, each by itself", ("calls",)),
        ("reports, word for word", ("reports",)),
    ]
    for name, of in rows:
        seen = sum(free.seen[c] for c in of)
        lines.append(f"| {name} | {seen} | {free.share(of)} | {held.share(of)} |")
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("held_out", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="dialogues of each category")
    parser.add_argument("--misses", type=Path)
    options = parser.parse_args()
    engine = load(options.gguf, api.LoadOptions(threads=options.threads, gpu_layers=0))
    asked = turns(options.held_out, options.limit)
    begun = time.perf_counter()
    free = count(asked, answers(engine, asked, constrain=False))
    held = count(asked, answers(engine, asked, constrain=True))
    engine.close()
    print(table(free, held))
    print(f"{2 * len(asked)} turns in {time.perf_counter() - begun:.0f} s")
    if options.misses:
        text = "\n".join(json.dumps(m, ensure_ascii=False) for m in held.misses)
        options.misses.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
