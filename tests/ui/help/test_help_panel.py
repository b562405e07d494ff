"""The manual is complete, and its search and links lead somewhere."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.base.paths import resource
from workbench.ui.help.panel import HelpPanel, ManualPage, pages
from workbench.ui.language.language import Language
from workbench.ui.theme.theme import Theme


class _Shell:
    def __init__(self) -> None:
        self.links: list[str] = []

    def ask_link(self, url: str) -> None:
        self.links.append(url)

    def trigger(self, key: str) -> None:
        self.links.append(key)


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


class _Counted(ManualPage):
    """Counts how deep the page is set while it is being set, and how often."""

    within, deepest, times = 0, 0, 0

    def show_text(self, text: str) -> None:
        self.within, self.times = self.within + 1, self.times + 1
        self.deepest = max(self.deepest, self.within)
        super().show_text(text)
        self.within -= 1


def test_that_a_page_is_never_set_while_it_is_being_set(theme: Theme, qtbot: QtBot) -> None:
    page = _Counted(theme)
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    whole = "# Long\n\n" + "A line that goes on.\n\n" * 200
    for text in ("# Short", whole, "# Short", whole):
        page.show_text(text)  # the bar comes and goes meanwhile
        QApplication.processEvents()
    assert page.deepest == 1
    assert page.times == 4
    page.resize(500, 500)
    qtbot.waitUntil(lambda: page.times == 5, timeout=20_000)
    QApplication.processEvents()
    assert page.times == 5


def test_that_a_long_page_is_laid_out_at_once(theme: Theme, qtbot: QtBot) -> None:
    page = ManualPage(theme)
    qtbot.addWidget(page)
    changes: list[None] = []
    page.document().contentsChanged.connect(lambda: changes.append(None))
    page.show_text("# Long\n\n" + "A line that goes on.\n\n" * 200)

    assert page.document().blockCount() > 200
    assert len(changes) < 10  # each is a layout of the whole page


@pytest.mark.parametrize("code", ["pt-BR", "es"])
def test_that_pictures_are_of_the_language_where_there_are_some(
    theme: Theme, qtbot: QtBot, qapp: QApplication, code: str
) -> None:
    page = ManualPage(theme)
    qtbot.addWidget(page)
    page.resize(2000, 900)
    kind = QTextDocument.ResourceType.ImageResource.value
    folder = resource("manual") / "images"
    language = Language(qapp)
    try:
        language.choose(code)
        own = page.loadResource(kind, QUrl("images/clinic-lock-THEME-1280x800.png"))
        shared = page.loadResource(kind, QUrl("images/updates-pack-THEME-1280x800.png"))
    finally:
        language.choose("en")
        language.deleteLater()
    english = page.loadResource(kind, QUrl("images/clinic-lock-THEME-1280x800.png"))
    assert isinstance(own, QImage)
    assert not own.isNull()
    assert own != english
    assert len(list((folder / code).glob("*.png"))) >= 20
    assert isinstance(shared, QImage)
    assert not shared.isNull(), "English, rather than none"
