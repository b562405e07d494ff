"""Ids and variables of a workflow: plain, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WORD = re.compile(r"[^A-Za-z0-9_]+")


def as_variable(text: str) -> str:
    """A text as the name of a variable; not yet free."""
    plain = _WORD.sub("_", text).strip("_") or "value"
    return plain if plain[0].isalpha() else f"v_{plain}"


@dataclass(slots=True)
class Names:
    """The names given in one workflow."""

    _taken: set[str] = field(default_factory=set)
    _variables: dict[tuple[str, str], str] = field(default_factory=dict)

    def action(self, wanted: str) -> str:
        """A free id for an action."""
        return self._free(f"id {wanted}", wanted)

    def variable(self, where: str, port: str = "") -> str:
        """The variable of an output: the same each time it is asked for."""
        key = (where, port)
        if key not in self._variables:
            wanted = as_variable("_".join(part for part in (where, port) if part))
            self._variables[key] = self._free(f"variable {wanted}", wanted)
        return f"Local.{self._variables[key]}"

    def _free(self, key: str, wanted: str) -> str:
        number, found, stem = 1, wanted, key.removesuffix(wanted)
        while f"{stem}{found}".lower() in self._taken:
            number += 1
            found = f"{wanted}_{number}"
        self._taken.add(f"{stem}{found}".lower())
        return found
