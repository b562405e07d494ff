"""The tokens that a sampler chooses from, filled from the logits."""

from __future__ import annotations

import ctypes
from typing import Any

from workbench.engines.llama_cpp.context import NativeContext
from workbench.engines.llama_cpp.logits import Logits

_MINUS_INFINITY = float("-inf")
_LIKELIEST = 1024
"""Far more than any sampler leaves over; a grammar is asked about them within a millisecond."""


class Candidates:
    """The library's token array: over the whole vocabulary, or the likeliest part of it."""

    def __init__(self, context: NativeContext) -> None:
        import numpy as np

        self._np = np
        self._logits = Logits(context).at
        self._lib: Any = context.model.lib
        self._size = self._count = context.model.vocab_size
        self._ids = np.arange(self._size, dtype=np.int32)
        self._data = np.zeros(
            self._size, dtype=[("id", np.int32), ("logit", np.float32), ("p", np.float32)]
        )
        self._array = self._lib.llama_token_data_array()
        one = (self._lib.llama_token_data * 1)()
        self._one, self._alone = one[0], self._lib.llama_token_data_array()
        self._alone.data, self._alone.size, self._alone.selected = one, 1, -1
        self._one.logit = 1.0
        self._lone = ctypes.byref(self._alone)
        self._apply = self._lib.llama_sampler_apply

    def fill(self, place: int) -> None:
        """Take the logits of the token at this place of the batch."""
        self._take(self._ids, self._logits(place))

    def fill_likeliest(self, place: int) -> None:
        """Take the largest of those logits only."""
        logits = self._logits(place)
        if self._size <= _LIKELIEST:
            self._take(self._ids, logits)
            return
        ids = self._np.argpartition(logits, self._size - _LIKELIEST)[-_LIKELIEST:]
        self._take(ids, logits[ids])

    def forbid(self, tokens: list[int]) -> None:
        """Make these tokens impossible; all tokens must have been taken."""
        self._data["logit"][tokens] = _MINUS_INFINITY

    def choose(self, *samplers: Any) -> int:
        """Apply the samplers in turn; the last one selects."""
        pointer = ctypes.cast(self._data.ctypes.data, self._lib.llama_token_data_p)
        self._array.data, self._array.size = pointer, self._count
        self._array.selected, self._array.sorted = -1, False
        for sampler in samplers:
            self._lib.llama_sampler_apply(sampler, ctypes.byref(self._array))
        return int(self._array.data[self._array.selected].id)

    def allows(self, grammar: Any, token: int) -> bool:
        """Whether the grammar lets this token come next."""
        one = self._one
        one.id = token
        self._apply(grammar, self._lone)
        if one.logit != _MINUS_INFINITY:
            return True
        one.logit = 1.0
        return False

    def _take(self, ids: Any, logits: Any) -> None:
        self._count = count = len(ids)
        part = self._data[:count]
        part["id"], part["logit"], part["p"] = ids, logits, 0.0
