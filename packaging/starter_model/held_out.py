"""The held-out set: dialogues over tools, words and values that training never shows."""

from __future__ import annotations

import json
import random
from pathlib import Path

import program_tools
import talk
from corpus import (
    BOTH,
    JOINED,
    Dialogue,
    absent,
    ask,
    offer,
)
from lexicon import Lexicon, lexicon
from tools import Tool, make_call

SEED = 99
COUNTS = {
    "one tool": 80,
    "two to four tools": 100,
    "five to eight tools": 100,
    "close rivals": 60,
    "later turn": 60,
    "two calls in turn": 60,
    "two calls at once": 20,
    "no tool fits": 80,
    "small talk": 20,
    "program tools": 140,
}


def _offer(dialogue: Dialogue, offered: list[Tool]) -> None:
    dialogue.tools = [t.schema() for t in offered]


def _request(dialogue: Dialogue, rng: random.Random, lex: Lexicon, offered: list[Tool]) -> None:
    ask(dialogue, rng, lex, offered)


def _two(
    dialogue: Dialogue, rng: random.Random, lex: Lexicon, offered: list[Tool], at_once: bool
) -> None:
    (a, call_a), (b, call_b) = (make_call(rng, lex, t) for t in rng.sample(offered, 2))
    dialogue.say("user", rng.choice(BOTH if at_once else JOINED).format(a=a, b=b))
    if at_once:
        dialogue.call(call_a, call_b)
        return
    dialogue.call(call_a)
    dialogue.messages.append({"role": "tool", "name": call_a.name, "content": "done"})
    dialogue.call(call_b)


def _invented(category: str, rng: random.Random, lex: Lexicon) -> Dialogue:
    dialogue = Dialogue(category)
    system = talk.system(rng, lex)
    if system:
        dialogue.say("system", system)
    low, high, rivals = {
        "one tool": (1, 1, 0.0),
        "two to four tools": (2, 4, 0.2),
        "five to eight tools": (5, 8, 0.2),
        "close rivals": (3, 6, 0.9),
    }.get(category, (2, 6, 0.2))
    offered = offer(rng, lex, rng.randint(low, high), rivals)
    _offer(dialogue, offered)
    names = [t.name for t in offered]
    if category == "no tool fits":
        dialogue.say("user", absent(rng, lex, offered))
        dialogue.say("assistant", talk.decline(names))
    elif category == "small talk":
        said, answer = talk.small_talk(rng, names)
        dialogue.say("user", said)
        dialogue.say("assistant", answer)
    elif category.startswith("two calls"):
        _two(dialogue, rng, lex, offered, category.endswith("once"))
    else:
        for _ in range(rng.randint(2, 3) if category == "later turn" else 1):
            _request(dialogue, rng, lex, offered)
    return dialogue


def _program(rng: random.Random, lex: Lexicon) -> Dialogue:
    dialogue = Dialogue("program tools")
    chosen = list(program_tools.SCHEMAS)
    if rng.random() < 0.5:
        chosen = rng.sample(chosen, rng.randint(1, 6))
    dialogue.tools = [program_tools.SCHEMAS[name] for name in chosen]
    step = program_tools.STEPS[rng.choice(chosen)](rng, lex)
    dialogue.say("user", step.request)
    dialogue.call(step.call)
    dialogue.messages.append({"role": "tool", "name": step.call.name, "content": step.result})
    dialogue.say("assistant", step.answer)
    return dialogue


def build(path: Path) -> None:
    """Write the set, one dialogue a line."""
    rng, lex = random.Random(SEED), lexicon(held_out=True)
    lines = []
    for category, count in COUNTS.items():
        for _ in range(count):
            program = category == "program tools"
            dialogue = _program(rng, lex) if program else _invented(category, rng, lex)
            lines.append(
                json.dumps(
                    {
                        "category": category,
                        "tools": dialogue.tools,
                        "messages": dialogue.messages,
                    },
                    ensure_ascii=False,
                )
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def load(path: Path) -> list[Dialogue]:
    """Read the set."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Dialogue(r["category"], r["tools"], r["messages"]) for r in rows]
