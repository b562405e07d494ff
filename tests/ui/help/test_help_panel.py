"""The manual is complete, and its search and links lead somewhere."""

import re

import pytest
from pytestqt.qtbot import QtBot

from workbench.ui.help.panel import HelpPanel, pages
from workbench.ui.theme.theme import Theme


class _Shell:
    def __init__(self) -> None:
        self.links: list[str] = []

    def ask_link(self, url: str) -> None:
        self.links.append(url)


@pytest.mark.parametrize(("title", "path"), pages(), ids=lambda value: str(value)[-24:])
def test_that_every_page_has_a_title_and_its_links_exist(title: str, path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    text = path.read_text(encoding="utf-8")
    assert title
    for name in re.findall(r"\]\(([^)]+\.md)\)", text):
        assert (path.parent / name).exists()


def test_that_search_and_links_show_the_page(theme: Theme, qtbot: QtBot) -> None:
    shell = _Shell()
    panel = HelpPanel(None, theme, shell)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel._on_search("GGUF")
    assert "Models" in panel._titles.stringList()
    panel._search.clear()
    panel._on_search("")
    panel.show_target("privacy")
    assert panel._page.toPlainText().startswith("Privacy")
