"""A byte-level BPE whose merges never join letters with spaces, quotes or digits.

So a word has the same tokens after a space, a quote or an underscore, and copying it from the
prompt into a call is a copy token for token.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

from corpus import MARKS, segments
from drills import training_dialogue
from lexicon import WORDS, lexicon, made_up
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

VOCABULARY = 2048
CONTROL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
MARKERS = (
    "<tools>",
    "</tools>",
    "<tool_call>",
    "</tool_call>",
    "<tool_response>",
    "</tool_response>",
    '{"name": "',
    '", "arguments": {"',
    '", "arguments": {}}',
    '": "',
    '", "',
    *MARKS,
)
QWEN2 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
JOINED_MARKS = (
    ("{", '"'),
    ('"', ":"),
    ('"', ","),
    ('"', "}"),
    ('"}', "}"),
    ("Ġ", '"'),
    ("Ġ", "{"),
    (")", ":"),
    ("?", ":"),
    ("-", ">"),
    ("Ġ", "->"),
)


def _counts(dialogues: int, seed: int) -> Counter[str]:
    """Count the runs of letters in the word lists and in a sample of the corpus."""
    rng, lex = random.Random(seed), lexicon(held_out=False)
    counts: Counter[str] = Counter()
    for _ in range(dialogues):
        text = "".join(t for t, _ in segments(training_dialogue(rng, lex, 1.0)))
        counts.update(re.findall("[A-Za-z]+", re.sub(r"<[^>]*>", " ", text)))
    for name in ("common", "nouns", "verbs", "adjectives"):
        for word in re.findall(
            "[A-Za-z]+", (WORDS / f"{name}.txt").read_text(encoding="utf-8")
        ):
            counts[word] += 20
    counts.update(made_up(rng) for _ in range(dialogues))
    return counts


def _learn(seed: int, dialogues: int) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Return the vocabulary and the merges: letters only, then a few marks of JSON."""
    learner = Tokenizer(models.BPE())
    learner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY - len(JOINED_MARKS) - len(CONTROL) - len(MARKERS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    counts = sorted(_counts(dialogues, seed).items())
    learner.train_from_iterator((w for w, n in counts for _ in range(n)), trainer)
    learned: dict[str, Any] = json.loads(learner.to_str())["model"]
    vocabulary: dict[str, int] = learned["vocab"]
    merges = [(str(left), str(right)) for left, right in learned["merges"]]
    for left, right in JOINED_MARKS:
        vocabulary[left + right] = len(vocabulary)
        merges.append((left, right))
    return vocabulary, merges


def build(folder: Path, seed: int, dialogues: int = 3000) -> None:
    """Learn the tokeniser and write ``tokenizer.json``.

    It splits as qwen2 does; no merge crosses a finer boundary, so the split changes nothing.
    """
    vocabulary, merges = _learn(seed, dialogues)
    final = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    final.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    final.decoder = decoders.ByteLevel()
    final.add_special_tokens(list(CONTROL))
    final.add_tokens(list(MARKERS))
    folder.mkdir(parents=True, exist_ok=True)
    final.save(str(folder / "tokenizer.json"))


def load(folder: Path) -> Tokenizer:
    """Load a tokeniser that :func:`build` wrote."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def pieces(codec: Tokenizer) -> tuple[str, ...]:
    """Return the tokens that are letters only."""
    return tuple(sorted(t for t in codec.get_vocab() if t.isascii() and t.isalpha()))
