"""The curriculum: short exercises first, then requests in a row, then whole dialogues."""

from __future__ import annotations

import random
from dataclasses import replace

import talk
from corpus import (
    BOTH,
    JOINED,
    MARKS,
    Dialogue,
    absent,
    bare,
    built_in,
    invented,
    offer,
)
from lexicon import Lexicon, letters, new_word, word
from tools import Tool, dress, make_call

FILLERS = ("{w}?", "{w}", "the {w}", "Which has {w}?", "please {w}", "Find the {w} now", "{w}!")


def _token(rng: random.Random, lex: Lexicon) -> str:
    roll = rng.random()
    if roll < 0.12:
        return "".join(
            rng.choice("0123456789"[: rng.randint(2, 10)]) for _ in range(rng.randint(2, 9))
        )
    return (
        word(rng, lex) if roll < 0.55 else new_word(rng, lex) if roll < 0.82 else letters(rng)
    )


def repeat(rng: random.Random, lex: Lexicon, most: int) -> Dialogue:
    """Return an exercise in copying."""
    dialogue = Dialogue("drill")
    for _ in range(rng.randint(1, 3)):
        text = " ".join(_token(rng, lex) for _ in range(rng.randint(1, most)))
        dialogue.say("user", f"Repeat: {text}")
        dialogue.say("assistant", text)
    return dialogue


def lookup(rng: random.Random, lex: Lexicon, most: int) -> Dialogue:
    """Return an exercise in finding the value that stands after a key."""
    dialogue = Dialogue("drill")
    keys = list({_token(rng, lex): 1 for _ in range(rng.randint(1, min(8, most)))})
    table = {k: " ".join(_token(rng, lex) for _ in range(rng.randint(1, 3))) for k in keys}
    lines = "\n".join(f"{k}: {v}" for k, v in table.items())
    rng.shuffle(keys)
    for index, key in enumerate(keys[:4]):
        dialogue.say("user", f"{lines}\n{key}?" if index == 0 else f"{key}?")
        dialogue.say("assistant", table[key])
    return dialogue


def pick(rng: random.Random, lex: Lexicon, most: int) -> Dialogue:
    """Return an exercise in finding the line that has a word, and giving its first part."""
    dialogue = Dialogue("pick")
    rows = [
        [_token(rng, lex) for _ in range(rng.randint(2, 4))]
        for _ in range(rng.randint(2, most))
    ]
    between = rng.choice(("_", "_", " ", "-"))
    names = [between.join(row[:2]) for row in rows]
    lines = [
        f"{mark} {name}: {' '.join(row[2:])} -> {name}()"
        for mark, name, row in zip(MARKS, names, rows, strict=False)
    ]
    dialogue.say("system", "<tools>\n" + "\n".join(lines) + "\n</tools>\n")
    for _ in range(rng.randint(2, 6)):
        index = rng.randrange(len(rows))
        wanted = rng.sample(rows[index], 2 if rng.random() < 0.5 else 1)
        others = {w for i, row in enumerate(rows) if i != index for w in row}
        if others & set(wanted):
            continue
        dialogue.say("user", rng.choice(FILLERS).format(w=" ".join(wanted)))
        dialogue.say("assistant", names[index])
    return dialogue


def in_a_row(rng: random.Random, lex: Lexicon, most: int) -> Dialogue:
    """Return several requests and their calls, without the results of most between.

    The more requests share one list of tools, the more of what is read can be learned from.
    """
    dialogue = Dialogue("in_a_row")
    offered = offer(rng, lex, rng.randint(1, most), 0.25)
    dialogue.tools = [t.schema() for t in offered]
    for _ in range(rng.randint(3, 8)):
        roll = rng.random()
        if roll < 0.06:
            dialogue.say("user", absent(rng, lex, offered))
            dialogue.say("assistant", talk.decline([t.name for t in offered]))
        elif roll < 0.38 and len(offered) > 1:
            _two(dialogue, rng, lex, offered, at_once=roll < 0.14)
        else:
            text, call = make_call(rng, lex, rng.choice(offered))
            dialogue.say("user", dress(rng, text))
            dialogue.call(call)
    return dialogue


def _two(
    dialogue: Dialogue, rng: random.Random, lex: Lexicon, offered: list[Tool], *, at_once: bool
) -> None:
    (a, first), (b, second) = (make_call(rng, lex, t) for t in rng.sample(offered, 2))
    dialogue.say("user", rng.choice(BOTH if at_once else JOINED).format(a=a, b=b))
    if at_once:
        dialogue.call(first, second)
        return
    dialogue.call(first)
    result = rng.choice(("ok", "done", "done", str(rng.randint(0, 999)), word(rng, lex)))
    dialogue.messages.append({"role": "tool", "name": first.name, "content": result})
    dialogue.call(second)


def training_dialogue(rng: random.Random, lex: Lexicon, stage: float) -> Dialogue:
    """Return one training dialogue; ``stage`` goes from 0 (exercises) to 1 (the full mix)."""
    eased = replace(lex, plain=max(0.0, 0.9 - stage))
    roll = rng.random()
    if roll < max(0.04, 0.2 - 0.4 * stage):
        make = repeat if rng.random() < 0.5 else lookup
        return make(rng, lex, 14 if rng.random() < 3 * stage else 5)
    if roll < max(0.06, 0.5 - 0.7 * stage):
        dialogue = pick(rng, lex, 3 + round(5 * stage))
        if len(dialogue.messages) > 1:
            return dialogue
    if roll < max(0.5, 0.97 - 0.9 * stage):
        return in_a_row(rng, eased, max(1, min(8, round(1.5 + 8 * stage))))
    roll = rng.random()
    if roll < 0.24:
        return built_in(rng, eased)
    if roll < 0.27:
        return bare(rng, eased)
    return invented(rng, eased, max(1, min(8, round(1.5 + 8 * stage))))
