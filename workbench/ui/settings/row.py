"""One setting on screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "choice", "number", "switch", "text", "lines", "folder", "folders", "model", "agent"
]


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting on screen.

    Attributes:
        name: Field of ``base.settings.Settings``.
        choices: Pairs of value and title, for ``choice``.
        factor: The editor shows the value divided by it.
    """

    section: str
    name: str
    title: str
    text: str
    kind: Kind
    choices: tuple[tuple[str, str], ...] = ()
    least: float = 0.0
    most: float = 100.0
    step: float = 1.0
    decimals: int = 0
    suffix: str = ""
    factor: float = 1.0
    zero: str = ""
