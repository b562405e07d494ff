"""Colours for code by pygments, as roles of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_ROLES = (
    ("Token.Comment", "muted"),
    ("Token.Keyword", "accent"),
    ("Token.Operator.Word", "accent"),
    ("Token.Name.Tag", "accent"),
    ("Token.Literal.String", "success"),
    ("Token.Literal.Number", "warning"),
    ("Token.Name.Function", "info"),
    ("Token.Name.Class", "info"),
    ("Token.Name.Decorator", "info"),
    ("Token.Name.Attribute", "info"),
)


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def warm_up() -> None:
    """Make the lexers of the usual languages; the first of all takes a tenth of a second."""
    for language in ("python", "json", "bash"):
        _lexer(language)


@lru_cache(maxsize=256)
def _role(kind: str) -> str:
    return next((role for prefix, role in _ROLES if kind.startswith(prefix)), "")


def code_roles(code: str, language: str) -> list[tuple[int, int, str]]:
    """Stretches ``(start, length, colour role)`` of a piece of code; none if unknown."""
    lexer = _lexer(language) if language else None
    if lexer is None:
        return []
    found = []
    for start, kind, text in lexer.get_tokens_unprocessed(code):
        role = _role(str(kind))
        if role:
            found.append((start, len(text), role))
    return found
