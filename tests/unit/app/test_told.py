"""Lasting warnings are said once before commands, each in one short line."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.notices import Notice, Notices
from workbench.app.start_notices import INTERRUPTED, SETTINGS, UNREAD
from workbench.app.told import Told

AGENTS = Notice("warning", "An agent was not loaded", "a.yaml: line 2\nis bad", "Mend it.",
                key=UNREAD)  # fmt: skip
BROKEN = Notice("warning", "Some settings could not be read", "word " * 200, key=SETTINGS)


def said(path: Path, items: list[Notice], command: str = "runs") -> list[str]:
    return Told(path).lines(items, command)


def test_that_a_lasting_warning_is_said_once_and_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    first = said(path, [AGENTS, BROKEN])
    assert first[0] == "warning: An agent was not loaded / a.yaml: line 2 is bad / Mend it."
    assert len(first) == 2
    assert all(len(line) <= 200 and "\n" not in line for line in first)
    assert said(path, [AGENTS, BROKEN]) == []


def test_that_the_command_concerned_says_it_again(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    said(path, [AGENTS, BROKEN])
    assert [line[:29] for line in said(path, [AGENTS, BROKEN], "agents")] == [
        "warning: An agent was not loa"
    ]


def test_that_another_problem_is_news(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    said(path, [AGENTS])
    other = Notice("warning", "An agent was not loaded", "b.yaml: empty", key=UNREAD)
    assert len(said(path, [other])) == 1


def test_that_what_happened_is_always_said_and_news_of_others_never(tmp_path: Path) -> None:
    path = tmp_path / "told.json"
    items = [
        Notice("warning", "Conversations were recovered"),
        Notice("info", "Another program has your data open"),
        Notice("info", "The last session ended early", key=INTERRUPTED),
    ]
    for _ in range(2):
        assert [line.split(": ")[1] for line in said(path, items)] == [
            "Conversations were recovered",
            "The last session ended early",
        ]
    assert not path.exists()


@pytest.mark.parametrize("content", ["[", "{}", "7", "[1, 2]", "\ud800"])
def test_that_a_damaged_memory_says_everything(tmp_path: Path, content: str) -> None:
    path = tmp_path / "told.json"
    path.write_text(content, encoding="utf-8", errors="surrogatepass")
    notices = Notices()
    notices.add(AGENTS)
    assert len(said(path, notices.items)) == 1
    assert said(path, notices.items) == []
