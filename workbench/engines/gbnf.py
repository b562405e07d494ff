"""Grammars in GBNF, read again for libraries that want them in another form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.base.errors import RequestError
from workbench.engines.constrain import Constraint
from workbench.engines.grammar import literal

_PIECE = re.compile(
    r"""(?P<literal>"(?:[^"\\]|\\.)*")
    |(?P<chars>\[\^?(?:[^\]\\]|\\.)*\])
    |(?P<name>[A-Za-z][A-Za-z0-9-]*)
    |(?P<sign>\{\d*,?\d*\}|[|()*+?])
    |(?P<space>[ \t]+)""",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_SPECIAL = re.compile(r"(\\.)|[/\[&~]")
"""What means something in a set of characters to Lark or its regular expressions, not here."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SCALARS = {"string", "char", "integer", "number"}
"""Rules that become one token of the lexer, so that a text is not parsed by characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a rule: a literal, a set of characters, a rule's name, or a sign."""

    kind: str
    text: str


Rules = dict[str, list[Piece]]


def parse(grammar: str) -> Rules:
    """The rules of a grammar as ``GrammarRules`` writes it, in order.

    Raises:
        RequestError: It has something that is not known here.
    """
    rules: Rules = {}
    # What else ends a line somewhere may stand in a text.
    for line in grammar.removesuffix("\n").split("\n"):
        name, found, body = line.partition(" ::= ")
        if not found:
            raise _unknown(line)
        rules[name] = list(_pieces(body))
    return rules


def after(constraint: Constraint, trigger: str) -> str:
    """The grammar of what follows this trigger, in GBNF.

    Raises:
        RequestError: No call begins with it.
    """
    if not trigger:
        raise _unknown("a call that begins without a mark")
    rules = parse(constraint.grammar)
    cutter = _Cutter(rules)
    root = cutter.rule(rules["root"], trigger)
    if root is None:
        raise _unknown(f"a call that begins with {trigger!r}")
    rules = {**rules, "root": root, **cutter.added}
    return "".join(
        f"{name} ::= {' '.join(piece.text for piece in body)}\n" for name, body in rules.items()
    )


def lark(constraint: Constraint) -> str:
    """The same in the Lark form of llguidance; free text comes first where it is lazy.

    Raises:
        RequestError: It has something that is not known here.
    """
    if not constraint.lazy:
        return _lark_rules(parse(constraint.grammar), "start")
    lines, heads = [], []
    for number, trigger in enumerate(constraint.triggers):
        lines.append(_lark_rules(parse(after(constraint, trigger)), f"tail{number}"))
        # Lazy: the text ends with the first trigger, and from there on the grammar holds.
        lines.append(f"head{number}[lazy]: /(?s:.*){_in_regex(trigger)}/\n")
        heads.append(f"head{number} tail{number}")
    return f"start: {' | '.join([*heads, 'FREE'])}\nFREE: /(?s:.*)/\n{''.join(lines)}"


class _Cutter:
    """Takes a text away from the beginning of rules.

    Attributes:
        added: What is left of the rules it went into.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.added: Rules = {}

    def rule(self, body: list[Piece], text: str) -> list[Piece] | None:
        """The rest of the branches that begin with the text; None if there are none."""
        rest: list[Piece] = []
        for branch in _branches(body):
            left = self._branch(branch, text)
            if left is not None:
                rest += [Piece("sign", "|")] * bool(rest) + left
        return rest or None

    def _branch(self, branch: list[Piece], text: str) -> list[Piece] | None:
        first, rest = (branch[0], branch[1:]) if branch else (Piece("", ""), [])
        if first.kind == "literal":
            begins = _plain(first.text)
            if not begins.startswith(text):
                begins = begins.lstrip()  # Blanks before a mark are free text.
            if begins.startswith(text):
                left = begins[len(text) :]
                if rest and not left:
                    return rest
                return [Piece("literal", literal(left) or '""'), *rest]
            return self._branch(rest, text[len(begins) :]) if text.startswith(begins) else None
        if first.kind == "name" and first.text in self._rules:
            inside = self.rule(self._rules[first.text], text)
            if inside is not None:
                name = f"{first.text}-rest-{len(self.added)}"
                self.added[name] = inside
                return [Piece("name", name), *rest]
        return None


def _branches(body: list[Piece]) -> list[list[Piece]]:
    """The choices of a rule, outside of brackets."""
    branches: list[list[Piece]] = [[]]
    depth = 0
    for piece in body:
        depth += (piece.text == "(") - (piece.text == ")") if piece.kind == "sign" else 0
        if piece.kind == "sign" and piece.text == "|" and depth == 0:
            branches.append([])
        else:
            branches[-1].append(piece)
    return branches


def _lark_rules(rules: Rules, start: str) -> str:
    names = {
        name: name.upper() if name in _SCALARS else f"{start}_{name.replace('-', '_')}".lower()
        for name in rules
    }
    names["root"] = start
    return "".join(
        f"{_unlike_earlier(names[name], start)}: "
        f"{' '.join(_lark_piece(piece, names, start) for piece in body)}\n"
        for name, body in rules.items()
    )


def _unlike_earlier(name: str, start: str) -> str:
    """Terminals of several grammars in one text must not share a name."""
    return f"{name}_{start.upper()}" if name.isupper() else name


def _lark_piece(piece: Piece, names: dict[str, str], start: str) -> str:
    if piece.kind == "chars":
        return "/[" + _SPECIAL.sub(_escaped, piece.text[1:-1]) + "]/"
    if piece.kind == "name":
        if piece.text not in names:
            raise _unknown(f"a rule {piece.text!r}")
        return _unlike_earlier(names[piece.text], start)
    return piece.text


def _escaped(match: re.Match[str]) -> str:
    return match.group() if match.group(1) else f"\\{match.group()}"


def _pieces(body: str) -> Iterable[Piece]:
    at = 0
    while at < len(body):
        found = _PIECE.match(body, at)
        if found is None:
            raise _unknown(body[at : at + 40])
        at = found.end()
        kind = found.lastgroup or ""
        if _CONTROL.search(found.group()):
            raise _unknown(f"the control character in {found.group()}")
        if kind != "space":
            yield Piece(kind, found.group())


def _plain(text: str) -> str:
    """What a literal stands for."""

    def one(match: re.Match[str]) -> str:
        code = match.group(1)
        if len(code) > 1:
            return chr(int(code[1:], 16))
        return _ESCAPED.get(code, code)

    return _ESCAPE.sub(one, text[1:-1])


def _in_regex(text: str) -> str:
    return "".join(char if char.isalnum() else f"\\x{{{ord(char):x}}}" for char in text)


def _unknown(what: str) -> RequestError:
    return RequestError(
        f"the tools' grammar cannot be used by this engine: it has {what[:80]!r}",
        "Let the agent write freely, or choose another engine.",
    )
