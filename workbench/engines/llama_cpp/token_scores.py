"""How likely a token was, from the logits of the one before it."""

from __future__ import annotations

import math
from typing import Any

from workbench.base.errors import EngineError
from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.logits import Logits
from workbench.engines.token_values import (
    ALTERNATIVES,
    LEAST_LOGPROB,
    Alternative,
    TokenScore,
)


class TokenScorer:
    """Reads the logits of the last batch of a context."""

    def __init__(self, context: NativeContext) -> None:
        import numpy as np

        self._np, self._model = np, context.model
        self._logits = Logits(context)
        self._most = min(ALTERNATIVES + 1, context.model.vocab_size)
        self._pieces: dict[int, str] = {}

    def score(self, place: int, token: int) -> TokenScore:
        """How likely this token was after the one at this place of the batch.

        The logarithm of softmax, x - max - ln(sum(exp(x - max))), in float64.

        Raises:
            EngineError: The model gave no numbers.
        """
        np, row = self._np, self._logits.at(place)
        wide: Any = row.astype(np.float64)
        most = float(wide.max())
        if not math.isfinite(most):
            raise EngineError(
                "the model gives no probabilities here", "Check the file of the model."
            )
        wide -= most
        total = math.log(float(np.exp(wide).sum()))
        ids = np.argpartition(row, -self._most)[-self._most :]
        likely = sorted(map(int, ids), key=lambda one: (-float(row[one]), one))
        others = [one for one in likely if one != token][:ALTERNATIVES]
        return TokenScore(
            max(LEAST_LOGPROB, float(wide[token]) - total),
            1 + int((row > row[token]).sum()),
            tuple(
                Alternative(one, self._piece(one), max(LEAST_LOGPROB, float(wide[one]) - total))
                for one in others
            ),
        )

    def _piece(self, token: int) -> str:
        known = self._pieces.get(token)
        if known is None:
            known = self._model.raw_piece(token, special=True).hex()
            self._pieces[token] = known
        return known
