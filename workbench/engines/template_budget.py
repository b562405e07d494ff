"""How much a chat template may spend: steps, processor time, characters, nesting.

Templates come with model files from strangers, so a template is charged for everything it
makes. Shared containers are weighed as if they were written out, because printing or
comparing them costs that much.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import Any

from workbench.base.errors import TemplateError

SOURCE_LIMIT_CHARS = 64 * 1024
OUTPUT_LIMIT_BYTES = 1024 * 1024
OUTPUT_LIMIT_CHARS = OUTPUT_LIMIT_BYTES
RANGE_LIMIT = 10_000
PAD_LIMIT_CHARS = 1_000
_VALUE_LIMIT = 4 * OUTPUT_LIMIT_CHARS
_MADE_LIMIT_CHARS = 16 * OUTPUT_LIMIT_CHARS
_STEP_LIMIT = 200_000
_TIME_LIMIT_S = 0.15
_MESSAGE_TIME_S = 0.002
_MOST_TIME_S = 1.0
_DEPTH_LIMIT = 60
_STEPS_PER_CLOCK_READ = 16
_ITEMS_PER_CLOCK_READ = 4096
_INTEGER_LIMIT_BITS = 256


class TemplateStopped(TemplateError):
    """A limit stopped the template; trying again in another way is of no use."""


def stopped(what: str) -> TemplateStopped:
    """The error for a template that spent too much of something."""
    return TemplateStopped(
        f"the chat template was stopped: {what}",
        "The template of this model is broken or hostile; use another file of the model.",
    )


class Budget:
    """What one rendering has spent so far.

    A long conversation is honest work, so each of its messages adds a little time.
    """

    def __init__(self, messages: int = 0) -> None:
        self._steps = 0
        self._made_chars = 0
        self._weighed = 0
        self._calls_deep = 0
        self._limit_s = min(_TIME_LIMIT_S + messages * _MESSAGE_TIME_S, _MOST_TIME_S)
        self._deadline_s = time.thread_time() + self._limit_s
        # Values are kept beside their weights: an id alone may be taken by a newer value.
        self._weights: dict[int, tuple[Any, int]] = {}

    def step(self) -> None:
        """Count one piece of work."""
        self._steps += 1
        if self._steps > _STEP_LIMIT:
            raise stopped(f"it took more than {_STEP_LIMIT} steps")
        if self._steps % _STEPS_PER_CLOCK_READ == 0:
            self.check_time()

    def made(self, value: Any) -> Any:
        """Charge a new value and return it."""
        self.step()
        if isinstance(value, str):
            self.expect_chars(len(value))
            self._made_chars += len(value)
            if self._made_chars > _MADE_LIMIT_CHARS:
                raise stopped(f"it made more than {_MADE_LIMIT_CHARS} characters of text")
        elif isinstance(value, int):
            if value.bit_length() > _INTEGER_LIMIT_BITS:
                raise stopped(f"it made a number of more than {_INTEGER_LIMIT_BITS} bits")
        elif isinstance(value, (Mapping, Sequence, Set)):
            self.weigh(value)
        return value

    def expect_chars(self, chars: int) -> None:
        """Refuse a text of this length before it is made."""
        if chars > OUTPUT_LIMIT_CHARS:
            raise stopped(f"it made a text of more than {OUTPUT_LIMIT_CHARS} characters")

    def weigh(self, value: Any, depth: int = 0) -> int:
        """Size of a value as if everything in it were written out."""
        known = self._weights.get(id(value))
        if known is not None:
            return known[1]
        if isinstance(value, (str, bytes)):
            return len(value) + 1
        if not isinstance(value, (Mapping, Sequence, Set)) or isinstance(value, range):
            return 1
        if depth > _DEPTH_LIMIT:
            raise stopped(f"it nested values deeper than {_DEPTH_LIMIT}")
        total = 1
        items = value.items() if isinstance(value, Mapping) else value
        self._weigh_steps(len(items))
        for item in items:
            seen = self._weights.get(id(item))
            total += seen[1] if seen is not None else self.weigh(item, depth + 1)
            if total > _VALUE_LIMIT:
                raise stopped("it built a value that is too large")
        self._weights[id(value)] = (value, total)
        return total

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """A call inside a call; another way to write the messages may need fewer.

        Raises:
            TemplateError: There are too many.
        """
        self._calls_deep += 1
        try:
            if self._calls_deep > _DEPTH_LIMIT:
                raise TemplateError(
                    "the chat template was stopped: it called itself too deeply",
                    "Use another file of the model, or tools with simpler parameters.",
                )
            yield
        finally:
            self._calls_deep -= 1

    def forget_weights(self) -> None:
        """Something that was weighed has changed; all are weighed anew."""
        self._weights.clear()

    def _weigh_steps(self, items: int) -> None:
        """Weighing is work too: for many items the clock is read."""
        self._weighed += items
        if self._weighed > _ITEMS_PER_CLOCK_READ:
            self._weighed = 0
            self.check_time()

    def check_time(self) -> None:
        """Stop a template that ran for too long."""
        if time.thread_time() > self._deadline_s:
            raise stopped(f"it ran longer than {self._limit_s:.1f} s")
