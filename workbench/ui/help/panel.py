"""The manual: contents, search and the page, read from resources/manual."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListView, QTextBrowser, QVBoxLayout, QWidget

from workbench.app.workbench import Workbench
from workbench.base.paths import resource
from workbench.ui.language.words import language_code
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.fields import SearchField
from workbench.ui.widgets.views import SplitView

PAGE_PX = 720
BAR_PX = 10


def pages() -> tuple[tuple[str, Path], ...]:
    """Title and file of each page, in the order of the file names.

    A page in the language of the program stands in the place of the English one.
    """
    found = []
    folder = resource("manual")
    for english in sorted(folder.glob("*.md")):
        own = folder / language_code() / english.name
        path = own if own.is_file() else english
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        found.append((first.lstrip("# ").strip(), path))
    return tuple(found)


class ManualPage(QTextBrowser):
    """Shows one page; pictures come from the manual's folder only and follow the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text, self._drawn_px = "", 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._draw_again)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setProperty("role", "plain")
        self.setAccessibleName(self.tr("Manual page"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The text is never wider than a column that can be read; the bar stays at the edge.
        free = self.width() - PAGE_PX - BAR_PX
        self.setViewportMargins(0, 0, max(8, free), 0)
        super().resizeEvent(event)
        if self._picture_px() != self._drawn_px and self._text:
            self._again.start(0)  # not now: this may come while the page is being set

    @Slot()
    def _draw_again(self) -> None:
        if self._picture_px() != self._drawn_px:
            place = self.verticalScrollBar().value()
            self.show_text(self._text)
            self.verticalScrollBar().setValue(place)

    def _picture_px(self) -> int:
        """How wide a picture may be, the same with and without a scroll bar."""
        edge_px = max(8, self.width() - PAGE_PX - BAR_PX)
        return max(200, min(PAGE_PX, self.width() - edge_px - BAR_PX - 8))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        from PySide6.QtGui import QImage

        stem = Path(QUrl(name).path()).name.replace("THEME", self._theme.mode)
        pictures = resource("manual") / "images"
        own = pictures / language_code() / stem
        path = own if own.exists() else pictures / stem
        picture = QImage(str(path)) if path.exists() else QImage()
        width_px = self._picture_px()
        if not picture.isNull() and picture.width() > width_px:
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(width_px, smooth)
        return picture

    def show_text(self, text: str) -> None:
        """Show Markdown with room between the lines."""
        self._text, self._drawn_px = text, self._picture_px()
        colours = self._theme.tokens.colours
        self.document().setDefaultStyleSheet(f"a {{ color: {colours.accent}; }}")
        self.document().setMarkdown(
            text,
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML,
        )
        room = QTextBlockFormat()
        room.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        around = QTextBlockFormat()
        around.setBottomMargin(8)
        together = QTextCursor(self.document())
        together.beginEditBlock()  # laid out once, not after each block
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            # A line with a picture is as high as the picture: no more room there.
            cursor.mergeBlockFormat(around if "\ufffc" in block.text() else room)
            cursor.mergeBlockFormat(around)
            block = block.next()
        together.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class HelpPanel(SplitView):
    """Contents at the left, the page at the right."""

    def __init__(self, workbench: Workbench, theme: Theme, shell: ShellApi) -> None:
        super().__init__("help")
        self._theme, self._shell = theme, shell
        self._pages = pages()
        self._shown = list(range(len(self._pages)))
        side = self._make_side()
        self._page = ManualPage(theme)
        self._page.anchorClicked.connect(self._on_link)
        frame = QWidget()
        around = QVBoxLayout(frame)
        around.setContentsMargins(32, 24, 0, 0)
        around.addWidget(self._page)
        self.addWidget(side)
        self.addWidget(frame)
        self.first_focus = self._list
        self.setStretchFactor(1, 1)
        self.setSizes([240, 960])
        theme.changed.connect(self._refresh)
        self._list.setCurrentIndex(self._titles.index(0))

    def _make_side(self) -> QWidget:
        """The search, the contents, and what shows a newcomer around."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 12)
        column.addWidget(label(self.tr("Help"), "page"))
        self._search = SearchField(self._theme, self.tr("Search the manual"))
        self._search.textChanged.connect(self._on_search)
        column.addWidget(self._search)
        self._titles = QStringListModel([title for title, _ in self._pages], self)
        self._list = QListView()
        self._list.setProperty("role", "plain")
        self._list.setModel(self._titles)
        self._list.setAccessibleName(self.tr("Contents"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setWordWrap(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.selectionModel().currentChanged.connect(self._on_chosen)
        column.addWidget(self._list, 1)
        for key, icon, title in (
            ("shell.tour", "crosshair", self.tr("Take the tour")),
            ("shell.first_steps", "play", self.tr("First steps")),
        ):
            button = Button(self._theme, title, kind="quiet", icon=icon)
            on_click(button, partial(self._shell.trigger, key))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def sizeHint(self) -> QSize:
        return QSize(1000, 600)

    def show_target(self, page: str = "") -> None:
        """Show a page by the start of its file name, such as ``chat``."""
        for number, (_, path) in enumerate(self._pages):
            if path.stem.partition("-")[2].startswith(page):
                self._search.clear()
                self._list.setCurrentIndex(self._titles.index(number))
                return

    @Slot(str)
    def _on_search(self, query: str) -> None:
        words = query.lower().split()
        self._shown = [
            number
            for number, (_, path) in enumerate(self._pages)
            if all(word in path.read_text(encoding="utf-8").lower() for word in words)
        ]
        self._titles.setStringList([self._pages[number][0] for number in self._shown])
        self._list.setCurrentIndex(self._titles.index(0))
        if words and self._shown:
            self._page.find(words[0])

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            path = self._pages[self._shown[index.row()]][1]
            self._page.show_text(path.read_text(encoding="utf-8"))

    @Slot()
    def _refresh(self) -> None:
        self._on_chosen(self._list.currentIndex(), QModelIndex())

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        name = url.toString()
        if name.endswith(".md"):
            self.show_target(Path(name).stem.partition("-")[2])
        else:
            self._shell.ask_link(name)


def create(workbench: Workbench, theme: Theme, shell: ShellApi) -> QWidget:
    """Make the panel."""
    return HelpPanel(workbench, theme, shell)
