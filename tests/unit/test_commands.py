"""Every command that README and manual name is one, and README names every command."""

from __future__ import annotations

import argparse
import itertools
import re
from pathlib import Path

import pytest

from workbench import __main__ as program

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "resources" / "manual").glob("*.md")),
]
SAID = re.compile(r"(?:`|^ {4,}|^\$ |/)workbench ([^`\n#]*)", re.MULTILINE)
WORD = re.compile(r"[a-z][a-z|-]*")


def actions_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser | None]:
    """The words that may come next, each with its own parser if it has one."""
    found: dict[str, argparse.ArgumentParser | None] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found |= action.choices
        elif not action.option_strings and action.choices is not None:
            found |= dict.fromkeys(map(str, action.choices))
    return found


def unknown(said: str) -> list[str]:
    """Words and options of a command line that the program does not know."""
    parsers: list[argparse.ArgumentParser | None] = [program._parser()]
    wrong: list[str] = []
    for word in said.replace("[", " ").replace("]", " ").split():
        known = [parser for parser in parsers if parser is not None]
        if word.startswith("--"):
            wrong += [word] * any(word not in p._option_string_actions for p in known)
            continue
        choices = [actions_of(parser) for parser in known]
        if not any(choices) or not WORD.fullmatch(word):
            continue  # a name or a number of the user
        next_parsers: list[argparse.ArgumentParser | None] = []
        for one in word.split("|"):
            wrong += [one] * any(one not in choice for choice in choices)
            next_parsers += [
                choice.get(one) or parser for choice, parser in zip(choices, known, strict=True)
            ]
        parsers = next_parsers
    return wrong


def test_that_a_command_that_is_none_is_found() -> None:
    assert unknown("models list --tag work --json") == []
    assert unknown("engines foundry serve MODEL") == []
    assert unknown("agents|runs list [--json]") == []
    assert unknown("models paint ID") == ["paint"]
    assert unknown("engines list|paint") == ["paint"]
    assert unknown("models list --paint") == ["--paint"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_that_each_command_of_a_page_is_one(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert {said: wrong for said in SAID.findall(text) if (wrong := unknown(said))} == {}


def paths_of(parser: argparse.ArgumentParser) -> set[tuple[str, ...]]:
    """Every command with its actions, such as ``("engines", "ollama", "pull")``."""
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not below:
        return {()}
    choices = below[0].choices.items()
    return {(name, *path) for name, found in choices for path in paths_of(found)}


def test_that_readme_names_every_command_with_its_actions() -> None:
    real = paths_of(program._parser())
    named: set[tuple[str, ...]] = set()
    for said in SAID.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        words = itertools.takewhile(WORD.fullmatch, said.split())
        for path in itertools.product(*(word.split("|") for word in words)):
            named |= {known for known in real if path[: len(known)] == known}
    assert real - named == set()
