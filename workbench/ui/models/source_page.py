"""One model at a source: what it is, its variants, and its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.models.advice import Judged
from workbench.models.sources.values import SourceModel, SourcePage, Variant
from workbench.ui.chat.inline import visible
from workbench.ui.models.found_rows import shown_name, words_of
from workbench.ui.models.token_field import TokenField
from workbench.ui.models.variant_table import VariantTable
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, ElidedLabel, label
from workbench.ui.widgets.buttons import Button, Segmented
from workbench.ui.widgets.placeholders import BusyBar

_ALIGN = Qt.AlignmentFlag.AlignLeft
_WHOLE = Qt.AlignmentFlag(0)


class CardText(QTextBrowser):
    """A stranger's Markdown: no picture is fetched, no HTML is read, links ask first."""

    def __init__(self, shell: ShellApi) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "plain")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Model card"))
        self.anchorClicked.connect(lambda url: shell.ask_link(url.toString()))

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing is ever loaded."""
        return None

    def show_markdown(self, text: str) -> None:
        """Show a card."""
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(
            visible(text), features.MarkdownDialectGitHub | features.MarkdownNoHTML
        )
        self._lay_out()

    def _lay_out(self) -> None:
        """Headings no larger than the panel's own, and room between paragraphs."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            room = QTextBlockFormat()
            room.setBottomMargin(6)
            cursor.mergeBlockFormat(room)
            if block.blockFormat().headingLevel():
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
                cursor.mergeCharFormat(letters)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format()
                table.setCellPadding(4)
                table.setTopMargin(6)
                table.setBottomMargin(12)
                frame.setFormat(table)
        self.moveCursor(QTextCursor.MoveOperation.Start)


class SourcePageView(QWidget):
    """Shows a page: its variants, or its card.

    Signals:
        fetch_asked: args: a ``SourcePage`` and one of its variants.
        token_entered: args: an access token; whether a file may keep it.
    """

    fetch_asked = Signal(object, object)
    token_entered = Signal(str, bool)

    def __init__(self, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._theme = theme
        self._page: SourcePage | None = None
        self.title = ElidedLabel()
        self.title.setProperty("role", "section")
        self.facts = label("", "muted", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.busy = BusyBar(theme, self.tr("Reading the page"))
        self.token = TokenField(theme)
        self.token.entered.connect(self.token_entered)
        self.variants = VariantTable(theme)
        self.variants.fetch_asked.connect(self._on_fetch)
        self.card = CardText(shell)
        self.gated = Badge(theme, "")
        self.parts = Segmented(
            [("variants", self.tr("Variants")), ("card", self.tr("Model card"))],
            self.tr("Parts of the page"),
        )
        self.parts.chosen.connect(self.show_part)
        self._changing: tuple[QWidget, ...] = (self.problem, self.token, self.busy, self.parts)
        self._lay_out()
        self.clear()

    @property
    def buttons(self) -> list[Button]:
        """The buttons that fetch, one for each variant."""
        return self.variants.buttons

    @property
    def advice(self) -> QLabel:
        """The sentence that says which variant to take, and why."""
        return self.variants.advice

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l_px, 0, space.l_px, 0)
        column.setSpacing(space.s_px)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.gated)
        column.addLayout(head)
        column.addWidget(self.facts)
        for widget in self._changing:
            column.addWidget(widget, 0, _ALIGN if widget is self.parts else _WHOLE)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.variants.setObjectName("scrolled")
        scrolled.setWidget(self.variants)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled)
        self.stack.addWidget(self.card)
        column.addWidget(self.stack, 1)

    @property
    def shown_id(self) -> str:
        """The model whose page is shown; empty if none is."""
        return self._page.model.id if self._page is not None else ""

    def clear(self) -> None:
        """Show nothing."""
        self._page = None
        self.title.set_text("")
        self.facts.setText("")
        for widget in (*self._changing, self.gated, self.stack):
            widget.hide()
        self.variants.clear()
        self.card.clear()

    def show_part(self, key: str) -> None:
        """Show the variants, or the card."""
        self.parts.set_value(key)
        self.stack.setCurrentIndex(1 if key == "card" else 0)

    def show_loading(self, item: SourceModel) -> None:
        """Show what the list knows while the page comes."""
        self.clear()
        self._show_item(item)
        self.busy.show()

    def show_problem(self, item: SourceModel, message: str, hint: str) -> None:
        """Show why there is no page."""
        self.clear()
        self._show_item(item)
        self.problem.setText(visible(f"{message}. {hint}"))
        self.problem.show()

    def show_page(self, page: SourcePage) -> None:
        """Show a page."""
        self.clear()
        self._show_item(page.model)
        self._page = page
        self.variants.show_variants(page.variants)
        self.card.show_markdown(page.card or self.tr("The authors wrote no card."))
        self.parts.show()
        self.stack.show()
        self.show_part("variants" if page.variants else "card")
        if not page.variants:
            self.problem.setText(self._why_none(page))
            self.problem.show()

    def _why_none(self, page: SourcePage) -> str:
        if page.incomplete:
            lacking = "; ".join(shown_name(one) for one in page.incomplete)
            return self.tr("Its GGUF files are not all there: %s.") % lacking
        return self.tr("It has no GGUF files. Look for a version whose name ends with GGUF.")

    def show_unjudged(self, reason: str) -> None:
        """Say why it cannot be told what would fit."""
        self.variants.show_unjudged(visible(reason))

    def show_refused(self, variant: Variant, reason: str) -> None:
        """Say why a variant is not fetched: what is in its file is no model."""
        self.variants.show_refused(variant, visible(reason))

    def show_judged(self, judged: Sequence[Judged]) -> None:
        """Show what would fit and how fast it would be, and which one to take."""
        self.variants.show_judged(judged)

    def take_focus(self) -> None:
        """Give the keys to what is to be done next."""
        if self.token.isVisible() and self.problem.isVisible():
            self.token.field.setFocus()
        elif self.variants.isVisible():
            self.variants.focus_chosen()
        else:
            self.card.setFocus()

    def _on_fetch(self, variant: Variant) -> None:
        if self._page is not None:
            self.fetch_asked.emit(self._page, variant)

    def _show_item(self, item: SourceModel) -> None:
        self.title.set_text(shown_name(item.id))
        words = [shown_name(item.licence), words_of(item).under]
        self.facts.setText(" · ".join(filter(None, words)))
        self.gated.setVisible(item.gated)
        self.token.setVisible(item.gated)
        self.gated.set_value(self.tr("needs an access token"), "warning")
