"""Which texts shall not be read: rules as a setting or the command line has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.base.errors import SettingsError
from workbench.base.patterns import pattern_problem
from workbench.base.personal_data import KINDS

KEY = "key"
NAMES = (*KINDS, KEY)
"""The rules that need no words of one's own."""
_OWN = re.compile(r"([a-z0-9][a-z0-9 _-]{0,30})=(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RedactionRule:
    """One rule.

    Attributes:
        name: One of ``NAMES``, or a name of one's own.
        pattern: A regular expression; empty for one of ``NAMES``.
    """

    name: str
    pattern: str = ""

    @property
    def word(self) -> str:
        """What stands in the place of what was left out."""
        return KINDS[self.name][0] if self.name in KINDS else f"[{self.name.upper()}]"


def read_rules(texts: Iterable[str]) -> tuple[RedactionRule, ...]:
    """Rules as a setting or the command line has them: ``e-mail`` or ``name=pattern``.

    Raises:
        SettingsError: One is neither; the message says which.
    """
    return tuple(_rule(text) for text in texts)


def _rule(text: str) -> RedactionRule:
    if text in NAMES:
        return RedactionRule(text)
    found = _OWN.fullmatch(text)
    if found is None:
        raise SettingsError(
            f"{text[:60]!r} is no rule", f"Write {', '.join(NAMES)}, or name=pattern."
        )
    if problem := pattern_problem(found[2]):
        raise SettingsError(f"the rule {found[1]!r}: {problem}", "Write another pattern.")
    return RedactionRule(found[1], found[2])
