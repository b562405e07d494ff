"""One model at a source: what it is, its variants, and its card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from workbench.models.advice import Judged, advise
from workbench.models.quality import quality_of
from workbench.models.sources.values import SourceModel, SourcePage, Variant
from workbench.ui.chat.inline import visible
from workbench.ui.models.found_rows import words_of
from workbench.ui.models.token_field import TokenField
from workbench.ui.models.words import fit_words, size_text
from workbench.ui.panels import ShellApi
from workbench.ui.theme.theme import Theme
from workbench.ui.widgets.basics import Badge, SectionHeader, State, label
from workbench.ui.widgets.buttons import Button, on_click
from workbench.ui.widgets.placeholders import BusyBar

_GRADES: tuple[State, ...] = ("error", "warning", "warning", "neutral", "success", "success")


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
        self.moveCursor(QTextCursor.MoveOperation.Start)


class SourcePageView(QWidget):
    """Shows a page.

    Signals:
        fetch_asked: args: a ``SourcePage`` and one of its variants.
        token_entered: arg: an access token.
    """

    fetch_asked = Signal(object, object)
    token_entered = Signal(str)

    def __init__(self, theme: Theme, shell: ShellApi) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: list[Button] = []
        self._fits: list[Badge] = []
        self._speeds: list[QLabel] = []
        self.title = label("", "section", wrap=True)
        self.facts = label("", "muted", wrap=True)
        self.problem = label("", "error", wrap=True)
        self.busy = BusyBar(theme, self.tr("Reading the page"))
        self.token = TokenField(theme)
        self.token.entered.connect(self.token_entered)
        self.table = QWidget()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.tokens.space.l_px)
        self._grid.setColumnStretch(5, 1)
        self.variants_head = SectionHeader(self.tr("Variants"))
        self.advice = label("", "muted", wrap=True)
        self.card_head = SectionHeader(self.tr("Model card"))
        self.card = CardText(shell)
        self.gated = Badge(theme, "")
        self._changing: tuple[QWidget, ...] = (
            self.problem,
            self.token,
            self.busy,
            self.variants_head,
            self.advice,
            self.table,
            self.card_head,
        )
        self._lay_out()
        self.clear()

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
            column.addWidget(widget)
        column.addWidget(self.card, 1)

    def clear(self) -> None:
        """Show nothing."""
        self.title.setText("")
        self.facts.setText("")
        for widget in (*self._changing, self.gated):
            widget.hide()
        self.card.clear()

    def show_loading(self, item: SourceModel) -> None:
        """Show what the list knows while the page comes."""
        self.clear()
        self._show_item(item)
        self.busy.show()

    def show_problem(self, item: SourceModel, message: str, hint: str) -> None:
        """Show why there is no page."""
        self.clear()
        self._show_item(item)
        self.problem.setText(f"{message}. {hint}")
        self.problem.show()

    def show_page(self, page: SourcePage) -> None:
        """Show a page."""
        self.clear()
        self._show_item(page.model)
        self._fill(page)
        self.variants_head.show()
        self.table.show()
        if not page.variants:
            self.problem.setText(
                self.tr("It has no GGUF files. Look for a version whose name ends with GGUF.")
            )
            self.problem.show()
        self.card_head.setVisible(bool(page.card))
        self.card.show_markdown(page.card)

    def show_unjudged(self, reason: str) -> None:
        """Say why it cannot be told what would fit."""
        self.advice.setText(self.tr("Whether they fit cannot be told: %s.") % reason)
        self.advice.show()

    def show_judged(self, judged: Sequence[Judged]) -> None:
        """Show what would fit and how fast it would be, and which one to take."""
        advice = advise(judged)
        self.advice.setText(advice.sentence)
        self.advice.show()
        for row, one in enumerate(judged):
            fit, speed = self._fits[row], self._speeds[row]
            fit.set_value(*fit_words(one.fit))
            fit.setToolTip(one.fit.sentence)
            fit.show()
            speed.setText(
                self.tr("≈ %s tok/s") % f"{one.tokens_per_s:.0f}" if one.tokens_per_s else ""
            )
            if one.variant is advice.variant:
                self.buttons[row].set_kind("primary")
                self.buttons[row].setToolTip(advice.sentence)

    def _show_item(self, item: SourceModel) -> None:
        self.title.setText(visible(item.id))
        self.facts.setText(words_of(item).under)
        self.gated.setVisible(item.gated)
        self.token.setVisible(item.gated)
        self.gated.set_value(self.tr("needs an access token"), "warning")

    def _fill(self, page: SourcePage) -> None:
        while entry := self._grid.takeAt(0):
            if widget := entry.widget():
                widget.deleteLater()
        for kept in (self.buttons, self._fits, self._speeds):
            kept.clear()
        for row, variant in enumerate(page.variants):
            self._add_row(row, page, variant)

    def _add_row(self, row: int, page: SourcePage, variant: Variant) -> None:
        quality = quality_of(variant.quantisation)
        badge = Badge(self._theme, "")
        badge.set_value(visible(variant.name), _GRADES[quality.grade])
        size = label(size_text(variant.size_bytes))
        note = label(quality.note, "muted", wrap=True)
        fetch = Button(self._theme, self.tr("Download"), icon="download")
        fetch.setAccessibleName(self.tr("Download %s") % variant.name)
        on_click(fetch, partial(self.fetch_asked.emit, page, variant))
        fit, speed = Badge(self._theme, ""), label("", "muted")
        fit.hide()
        self.buttons.append(fetch)
        self._fits.append(fit)
        self._speeds.append(speed)
        for place, widget in enumerate((fetch, badge, size, fit, speed, note)):
            self._grid.addWidget(widget, row, place)
