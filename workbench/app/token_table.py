"""The tokens of a model call as they become known: text, places, probabilities; pure."""

from __future__ import annotations

import codecs
import math
from dataclasses import replace
from typing import Any

from workbench.app.model_call import ModelCall
from workbench.engines.token_values import (
    ALTERNATIVES,
    LEAST_LOGPROB,
    TokenPieces,
    TokenScore,
    TokenScores,
)

MOST_TOKENS = 4_000_000


class TokenTable:
    """Prompt and answer of a call, token by token.

    A token is not always whole characters: those that share one stand at the same place.

    Attributes:
        call: What the trace holds of the call.
        ids: Numbers in the vocabulary.
        pieces: The bytes that each stands for.
        special: Whether each is a marker of the template.
        prompt_tokens: How many of them are the prompt.
        text: All of it.
        starts: Where each begins in the text, in characters.
        ends: Where each ends.
        scores: By the token's number, as far as they are known.
        model_mark: Of the file that read them.
        has_special: Some are markers.
        spells_prompt: Those of the prompt say letter by letter what the trace holds.
    """

    def __init__(self, call: ModelCall) -> None:
        self.call = call
        self.ids: list[int] = []
        self.pieces: list[bytes] = []
        self.special: list[bool] = []
        self.prompt_tokens = 0
        self.text = ""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.scores: dict[int, TokenScore] = {}
        self.model_mark = ""
        self.has_special = False
        self.spells_prompt = True
        self._answer_scores, self._answer_logprob = 0, 0.0

    def __len__(self) -> int:
        return len(self.ids)

    def take_pieces(self, event: TokenPieces) -> None:
        """Add tokens; ``spell`` when all are there.

        Raises:
            ValueError: They do not follow those that are there.
        """
        counts = {len(event.ids), len(event.pieces), len(event.special)}
        if event.first != len(self.ids) or len(counts) != 1:
            raise ValueError("tokens are missing")
        if len(self.ids) > MOST_TOKENS:
            raise ValueError("too many tokens")
        self.ids += event.ids
        self.pieces += [bytes.fromhex(piece) for piece in event.pieces]
        self.special += [bool(mark) for mark in event.special]
        self.prompt_tokens = min(max(0, event.prompt_tokens), len(self.ids))
        self.model_mark = event.model_mark

    def take_scores(self, event: TokenScores) -> None:
        """Add how likely some tokens were."""
        for number, told in enumerate(event.scores, event.first):
            if not 0 <= number < len(self.ids):
                continue
            score = _sound(told)
            if number >= self.prompt_tokens and number not in self.scores:
                self._answer_scores += 1
                self._answer_logprob += score.logprob
            self.scores[number] = score

    def spell(self) -> None:
        """Work out the text and the place of each token in it."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        parts: list[str] = []
        self.starts, self.ends = [], []
        length, begun = 0, False
        for piece in self.pieces:
            out = decoder.decode(piece)
            self.starts.append(length)
            parts.append(out)
            length += len(out)
            begun = bool(decoder.getstate()[0])
            self.ends.append(length + begun)
        parts.append(decoder.decode(b"", final=True))
        self.text = "".join(parts)
        self.ends = [min(end, len(self.text)) for end in self.ends]
        prompt = b"".join(self.pieces[: self.prompt_tokens])
        self.spells_prompt = prompt == self.call.prompt.encode("utf-8", "replace")
        self.has_special = any(self.special)

    @property
    def prompt_end(self) -> int:
        """Where the answer begins in the text."""
        if self.prompt_tokens >= len(self.starts):
            return len(self.text)
        return self.starts[self.prompt_tokens]

    @property
    def agrees(self) -> bool:
        """The prompt has as many tokens now as it had then."""
        return self.prompt_tokens == self.call.prompt_tokens

    @property
    def is_same_file(self) -> bool | None:
        """Whether the model's files are those that wrote; None where nobody can tell."""
        if not self.call.model_mark or not self.model_mark:
            return None
        return self.call.model_mark == self.model_mark

    @property
    def is_scored(self) -> bool:
        """How likely each token of the answer was is known."""
        return self._answer_scores >= len(self) - self.prompt_tokens

    def is_cached(self, number: int) -> bool:
        """Whether this token of the prompt came from the cache."""
        return number < min(self.call.cached_tokens, self.prompt_tokens)

    def piece_text(self, number: int) -> str:
        """What a token stands for; half characters are told as �."""
        return self.pieces[number].decode("utf-8", "replace")

    def perplexity(self) -> float:
        """Exp of the mean of -ln p over the scored tokens of the answer; 0 for none."""
        count = self._answer_scores
        return math.exp(-self._answer_logprob / count) if count else 0.0

    def as_values(self) -> dict[str, Any]:
        """Everything as plain values, for a file."""
        call = self.call
        return {
            "span_id": call.span_id,
            "model_id": call.model_id,
            "model_mark": self.model_mark,
            "same_file": self.is_same_file,
            "prompt_tokens": self.prompt_tokens,
            "cached_tokens": call.cached_tokens,
            "cache_note": call.cache_note,
            "answer_tokens_recorded": bool(call.token_ids),
            "held": call.held,
            "cuts": [{"kind": cut.kind, "words": cut.words} for cut in call.cuts],
            "tokens": [self.row(number) for number in range(len(self.ids))],
        }

    def row(self, number: int) -> dict[str, Any]:
        """One token as plain values."""
        is_prompt = number < self.prompt_tokens
        row: dict[str, Any] = {
            "number": number,
            "id": self.ids[number],
            "text": self.piece_text(number),
            "bytes": self.pieces[number].hex(),
            "part": "prompt" if is_prompt else "answer",
            "special": self.special[number],
        }
        if is_prompt:
            row["cached"] = self.is_cached(number)
        score = self.scores.get(number)
        if score is not None:
            row |= {"logprob": score.logprob, "rank": score.rank, "others": others_of(score)}
        return row


def _sound(score: TokenScore) -> TokenScore:
    """A score as it may be: what a worker says is not trusted to be a probability."""
    others = score.others[:ALTERNATIVES]
    logprobs = (score.logprob, *(one.logprob for one in others))
    if all(map(_is_logprob, logprobs)) and score.rank > 0:
        return score if len(others) == len(score.others) else replace(score, others=others)
    return TokenScore(LEAST_LOGPROB, max(1, score.rank))


def _is_logprob(value: float) -> bool:
    return LEAST_LOGPROB <= value <= 1e-6  # not a number is neither


def others_of(score: TokenScore) -> list[dict[str, Any]]:
    """The other likely tokens as plain values."""
    return [
        {"id": one.id, "text": alternative_text(one.piece), "logprob": one.logprob}
        for one in score.others
    ]


def alternative_text(piece: str) -> str:
    """What hexadecimal digits of UTF-8 stand for."""
    try:
        return bytes.fromhex(piece).decode("utf-8", "replace")
    except ValueError:
        return piece


def percent(logprob: float) -> str:
    """A probability for the eye: three digits that mean something."""
    share = math.exp(min(0.0, logprob)) * 100.0
    if share >= 99.95:
        return "100 %"
    if share >= 1.0:
        return f"{share:.1f} %"
    return f"{share:.2g} %" if share >= 0.001 else "<0.001 %"
