"""Word lists, their split into a training and a held-out half, and random words."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
HELD_OUT_SHARE = 0.2
SPLIT_SEED = 2026

JOINING = frozenset(
    ["and", "the", "for", "with", "from", "but", "not", "please", "thanks", "called", "titled"]
)
ONSETS = "b br c ch cl d dr f fl g gl gr h j k kl l m n p pl pr qu r s sk sl st t tr v w x y z"
VOWELS = "a e i o u ai ea ee io oa ou y"
CODAS = "b ck d f g l ll m n nd ng nt p r rd rn s sh st t th x z"


SIGNS = "äöüßéèêàçñøåæîœšžčćłńõğıİжяпиλωあ中한$%&#;+*^~|\\<>[]{}€°"
JOINED = 0.55
FOREIGN = 0.03


@dataclass(frozen=True)
class Lexicon:
    """The words one side of the split may use.

    ``pieces`` are tokens of letters: training joins them to new words, or a token that stands
    only in held-out words would never be seen.
    """

    verbs: tuple[tuple[str, ...], ...]
    nouns: tuple[tuple[str, ...], ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    common: tuple[str, ...]
    held_out: bool
    plain: float = 0.0
    pieces: tuple[str, ...] = ()


def _lines(name: str) -> list[str]:
    text = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _halves(items: list[str], salt: str) -> tuple[list[str], list[str]]:
    """Split a list into training and held-out items, the same way on every run."""
    unique = sorted(set(items))
    random.Random(f"{SPLIT_SEED}-{salt}").shuffle(unique)
    cut = int(len(unique) * HELD_OUT_SHARE)
    return sorted(unique[cut:]), sorted(unique[:cut])


def _groups(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines)


@cache
def lexicon(*, held_out: bool) -> Lexicon:
    """Return the training words, or the held-out ones."""
    side = 1 if held_out else 0
    listed = " ".join(_lines("common")).split()
    common = [w for w in listed if re.fullmatch("[a-z]{3,}", w) and w not in JOINING]
    return Lexicon(
        verbs=_groups(_halves(_lines("verbs"), "verbs")[side]),
        nouns=_groups(_halves(_lines("nouns"), "nouns")[side]),
        adjectives=tuple(_halves(_lines("adjectives"), "adjectives")[side]),
        people=tuple(_halves(_lines("people"), "people")[side]),
        places=tuple(_halves(_lines("places"), "places")[side]),
        common=tuple(_halves(common, "common")[side]),
        held_out=held_out,
    )


@cache
def held_out_words() -> frozenset[str]:
    """Return every word of the held-out side, in lower case."""
    lex = lexicon(held_out=True)
    texts = [*lex.adjectives, *lex.people, *lex.places, *lex.common]
    texts += [text for group in (*lex.verbs, *lex.nouns) for text in group]
    return frozenset(word for text in texts for word in re.findall("[a-z]+", text.lower()))


def made_up(rng: random.Random) -> str:
    """Return a pronounceable word that is in no list."""
    parts = [
        rng.choice(ONSETS.split()) + rng.choice(VOWELS.split())
        for _ in range(rng.choice((1, 2, 2, 2, 3)))
    ]
    if rng.random() < 0.7:
        parts.append(rng.choice(CODAS.split()))
    word = "".join(parts)
    return word if len(word) > 2 else word + rng.choice(CODAS.split()) + "o"


def joined(rng: random.Random, lex: Lexicon) -> str:
    """Return a word of one to three tokens that is no held-out word."""
    while True:
        text = "".join(rng.choice(lex.pieces) for _ in range(rng.choice((1, 2, 2, 3))))
        if text.lower() not in held_out_words() and len(text) > 1:
            return text


def new_word(rng: random.Random, lex: Lexicon) -> str:
    """Return a word in no list: a pronounceable one, in training also one of joined tokens."""
    if lex.pieces and rng.random() < JOINED:
        return joined(rng, lex)
    return made_up(rng)


def letters(rng: random.Random) -> str:
    """Return a run of random letters, which no merge of the tokeniser foresees."""
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(2, 7)))


def word(rng: random.Random, lex: Lexicon) -> str:
    """Return one word: a listed one most of the time, else an invented one."""
    roll = rng.random()
    if roll < 0.45:
        return rng.choice(lex.common)
    if roll < 0.6:
        return rng.choice(rng.choice(lex.nouns))
    if roll < 0.7:
        return rng.choice(lex.adjectives)
    if lex.pieces and rng.random() < FOREIGN:
        return joined(rng, lex) + rng.choice(SIGNS)
    return new_word(rng, lex) if roll < 0.95 else letters(rng)


def phrase(rng: random.Random, lex: Lexicon, low: int, high: int) -> str:
    """Return between ``low`` and ``high`` words in a row."""
    return " ".join(word(rng, lex) for _ in range(rng.randint(low, high)))


def code(rng: random.Random) -> str:
    """Return an identifier such as ``qx-4821`` or ``7f3a9``."""
    kind = rng.random()
    if kind < 0.3:
        return "".join(rng.choice("0123456789") for _ in range(rng.randint(3, 8)))
    if kind < 0.6:
        head = letters(rng)[:3]
        head = head.upper() if rng.random() < 0.5 else head
        return f"{head}-{rng.randint(10, 99999)}"
    if kind < 0.8:
        return "".join(rng.choice("0123456789abcdef") for _ in range(rng.randint(4, 8)))
    return f"{made_up(rng)}{rng.choice('_-.')}{rng.randint(1, 999)}"
