"""Something wrong with an agent's document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a document.

    Attributes:
        level: With an ``error`` the agent cannot run.
        path: The field, such as ``model.options.context_tokens``.
    """

    level: Literal["error", "warning"]
    path: str
    message: str
    hint: str
