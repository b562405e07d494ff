"""A small matcher for the grammars that the program makes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any


class Gbnf:
    """A small matcher for the grammars made here: all ends reachable from a place."""

    TOKEN = re.compile(
        r'\s*("(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\]|[a-z][a-z0-9-]*|\{\d+(?:,\d*)?\}|[()|*?+])'
    )

    def __init__(self, grammar: str) -> None:
        lines = [line.split(" ::= ", 1) for line in grammar.splitlines() if line]
        self.rules = {name: self.parse(text) for name, text in lines}

    def parse(self, text: str) -> Any:
        tokens, at = [], 0
        while at < len(text.rstrip()):
            match = self.TOKEN.match(text, at)
            assert match, f"not GBNF at {text[at:]!r}"
            tokens.append(match.group(1))
            at = match.end()
        tree, rest = self.choice(tokens)
        assert not rest
        return tree

    def choice(self, tokens: list[str]) -> tuple[Any, list[str]]:
        branches = []
        while True:
            items: list[Any] = []
            while tokens and tokens[0] not in (")", "|"):
                head, tokens = tokens[0], tokens[1:]
                item: Any = ("text", head)
                if head == "(":
                    item, tokens = self.choice(tokens)
                    assert tokens[0] == ")"
                    tokens = tokens[1:]
                if tokens and (tokens[0] in "*?+" or tokens[0][0] == "{"):
                    item, tokens = ("times", item, *self.times(tokens[0])), tokens[1:]
                items.append(item)
            branches.append(("all", items))
            if not tokens or tokens[0] == ")":
                return ("any", branches), tokens
            tokens = tokens[1:]

    def times(self, mark: str) -> tuple[int, int]:
        if mark in "*?+":
            return {"*": (0, 999), "?": (0, 1), "+": (1, 999)}[mark]
        least, comma, most = mark[1:-1].partition(",")
        return int(least), int(most) if most else (999 if comma else int(least))

    def ends(self, node: Any, text: str, at: int) -> Iterator[int]:
        kind = node[0]
        if kind == "any":
            for branch in node[1]:
                yield from self.ends(branch, text, at)
        elif kind == "all":
            places = {at}
            for item in node[1]:
                places = {end for place in places for end in self.ends(item, text, place)}
            yield from places
        elif kind == "times":
            places = {at}
            seen: set[int] = set()
            for count in range(node[3] + 1):
                if count >= node[2]:
                    yield from places - seen
                    seen |= places
                places = {end for place in places for end in self.ends(node[1], text, place)}
                places -= seen if count >= node[2] else set()
                if not places:
                    return
        else:
            yield from self.leaf(node[1], text, at)

    def leaf(self, token: str, text: str, at: int) -> Iterator[int]:
        if token[0] == '"':
            wanted = json.loads(token)
            if text.startswith(wanted, at):
                yield at + len(wanted)
        elif token[0] == "[":
            if re.match(token, text[at : at + 1]):
                yield at + 1
        else:
            yield from self.ends(self.rules[token], text, at)

    def accepts(self, text: str) -> bool:
        return len(text) in self.ends(self.rules["root"], text, 0)
