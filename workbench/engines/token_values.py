"""Which tokens a prompt and its answer are, and how likely each was: what is asked and told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Scored: TypeAlias = Literal["none", "answer", "all"]
Held: TypeAlias = Literal["", "calls", "answer"]
"""What of an answer a grammar held: nothing, its tool calls, or all of it."""
ALTERNATIVES = 5
LEAST_LOGPROB = -1000.0
"""Stands for a token that the model holds for impossible; JSON knows no infinity."""


@dataclass(frozen=True, slots=True)
class TokenTask:
    """A prompt and the answer to it, whose tokens are wanted.

    Attributes:
        prompt: The exact text, as ``PromptReady`` told it.
        answer: The tokens of the answer, as ``Finished`` told them.
        answer_text: Read into tokens if ``answer`` is empty; they may be others than those
            that were written.
        scored: Which tokens are wanted with how likely they were.
        room_bytes: Most memory that may be taken beside the model; 0 for any amount.
    """

    prompt: str
    answer: tuple[int, ...] = ()
    answer_text: str = ""
    scored: Scored = "answer"
    room_bytes: int = 0


@dataclass(frozen=True, slots=True)
class TokenPieces:
    """Tokens from the one at ``first`` on; all parts together are the prompt and the answer.

    Attributes:
        prompt_tokens: How many of all of them are the prompt.
        ids: Their numbers in the vocabulary.
        pieces: What each stands for, as UTF-8 bytes in hexadecimal digits; a token need not
            be whole characters.
        special: 1 for each that is a marker of the template, 0 for text.
        model_mark: Of the file that read them; see ``PromptReady.model_mark``.
    """

    first: int
    prompt_tokens: int
    ids: tuple[int, ...]
    pieces: tuple[str, ...]
    special: tuple[int, ...]
    model_mark: str = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A token that could have stood there; ``piece`` as in ``TokenPieces``."""

    id: int
    piece: str
    logprob: float


@dataclass(frozen=True, slots=True)
class TokenScore:
    """How likely the model held one token, before temperature, penalties and masks.

    Attributes:
        logprob: Natural logarithm of its probability, at least ``LEAST_LOGPROB``.
        rank: 1 if none was likelier.
        others: The likeliest of the other tokens, the likeliest first.
    """

    logprob: float
    rank: int
    others: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenScores:
    """Scores of the tokens from the one at ``first`` on."""

    first: int
    scores: tuple[TokenScore, ...]
