"""Everything about one span."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.app.call_steps import ToolCallSteps
from workbench.ui.chat.inline import visible
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.call_view import CallView
from workbench.ui.trace.prompt_view import PromptView
from workbench.ui.trace.span_facts import facts, raw_text
from workbench.ui.trace.spans import SpanRow
from workbench.ui.trace.words import RAN, TOOK, tr
from workbench.ui.widgets.basics import KeyValue, label
from workbench.ui.widgets.buttons import Button, IconButton, on_click
from workbench.ui.widgets.views import CodeView


def _language(text: str) -> str:
    return "json" if text[:1] in "{[" else ""


def let_values_grow(values: KeyValue) -> None:
    """Give the values all the width there is, so that long ones wrap and are never cut."""
    form = values.layout()
    if isinstance(form, QFormLayout):
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)


class SpanDetail(QWidget):
    """Facts, texts and raw events of the chosen span.

    Signals:
        copy_requested: args: the text, what it is.
        chat_requested: Show the span in its conversation. arg: its id.
        graph_requested: Show the run on its graph, and the node the span is of. arg: its id.
        replay_requested: Replay the run from the span, with changes.
        grown: The texts shall have all the room, or no longer. arg: whether they shall.
    """

    copy_requested = Signal(str, str)
    chat_requested = Signal(str)
    graph_requested = Signal(str)
    replay_requested = Signal()
    grown = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._span_id = ""
        self.setMinimumWidth(260)
        self.title = label("", "section")
        buttons = self._make_buttons(theme)
        self.values = KeyValue()
        let_values_grow(self.values)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.prompt, self.calls = PromptView(theme, self), CallView(theme, self)
        self.prompt.hide()
        self.calls.hide()
        self.calls.copy_requested.connect(self.copy_requested)
        on_click(self.copy_button, self._on_copy)
        on_click(self.chat_button, lambda: self.chat_requested.emit(self._span_id))
        on_click(self.replay_button, self.replay_requested.emit)
        on_click(self.graph_button, lambda: self.graph_requested.emit(self._span_id))
        self._lay_out(buttons)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self.show_span(None)

    def _lay_out(self, buttons: QHBoxLayout) -> None:
        self._scroller = scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        self._inside = inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.values)
        inside.addStretch(1)
        scroller.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(buttons)
        column.addWidget(scroller, 2)
        column.addWidget(self.tabs, 3)

    def _make_buttons(self, theme: Theme) -> QHBoxLayout:
        self.copy_button = IconButton(theme, "copy", self.tr("Copy"))
        self.chat_button = Button(theme, self.tr("Chat"), icon="message-square")
        self.chat_button.setAccessibleName(self.tr("Show in chat"))
        self.chat_button.setToolTip(self.tr("Show in chat"))
        self.graph_button = Button(theme, self.tr("Graph"), icon="git-branch")
        self.graph_button.setAccessibleName(self.tr("Show in graph"))
        self.graph_button.setToolTip(
            self.tr("Look into each node, change something, and go on from there")
        )
        self.graph_button.hide()
        self.replay_button = Button(theme, self.tr("Replay"), icon="repeat")
        self.replay_button.setAccessibleName(self.tr("Replay from here…"))
        self.replay_button.setToolTip(
            self.tr("Replay from here, with another model or other instructions (Ctrl+R)")
        )
        self.grow_button = IconButton(theme, "maximize-2", self.tr("All the room for this"))
        self.grow_button.setCheckable(True)
        self.grow_button.toggled.connect(self._on_grown)
        buttons = QHBoxLayout()
        buttons.addWidget(self.graph_button)
        buttons.addWidget(self.chat_button)
        buttons.addWidget(self.replay_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.grow_button)
        return buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.grow_button.isChecked():
            self.grow_button.setChecked(False)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        """Few values leave their room to the texts below."""
        frame_px = 2 * self._scroller.frameWidth() + 4
        width_px = self._scroller.viewport().width()
        height_px = self._inside.totalHeightForWidth(width_px)
        self._scroller.setMaximumHeight(max(0, height_px) + frame_px + 8)

    def set_graph(self, *, is_graph: bool) -> None:
        """Say whether the run is one of a graph, which has a place beside the conversation."""
        self.graph_button.setVisible(is_graph)

    def show_span(
        self, row: SpanRow | None, calls: Sequence[ToolCallSteps] = (), *, prompt: bool = False
    ) -> None:
        """Show a span, or what this place is for.

        Args:
            row: The span; None for none.
            calls: The tool calls it is about.
            prompt: Whether ``prompt`` shows its model call.
        """
        for button in (self.copy_button, self.chat_button, self.replay_button):
            button.setEnabled(row is not None)
        self._span_id = row.span_id if row else ""
        if row is None:
            self._show_pages([])
            self.title.setText(self.tr("Choose a span to see what happened in it."))
            self.values.set_rows([])
            return
        pairs, texts = facts(row)
        self.title.setText(visible(row.name))
        self.values.set_rows([(self.tr(name), value) for name, value in pairs])
        for name, tip in (("Took", TOOK), ("Tool ran for", RAN)):
            self.values.set_tip(self.tr(name), tr(tip))
        self._soon.start()  # not now: new values take no room before they are shown
        pages: list[tuple[str, QWidget | str]] = []
        if prompt:
            pages.append((self.tr("Prompt"), self.prompt))
        if calls:
            self.calls.show_calls(calls)
            pages.append((self.tr("Tool call"), self.calls))
        pages += [(self.tr(title), text) for title, text in texts]
        pages.append((self.tr("Raw events"), raw_text(row.span.records)))
        self._show_pages(pages)

    def _show_pages(self, pages: Sequence[tuple[str, QWidget | str]]) -> None:
        """Show these; where only their texts are new, what is read stays in its place."""
        titles = [self.tabs.tabText(number) for number in range(self.tabs.count())]
        if titles == [title for title, _page in pages]:
            for number, (_title, page) in enumerate(pages):
                if isinstance(page, str):
                    self._renew(self.tabs.widget(number), page)
            return
        wanted = self.tabs.tabText(self.tabs.currentIndex()) if titles else ""
        self._clear()
        for title, page in pages:
            shown = self._text(title, page) if isinstance(page, str) else page
            number = self.tabs.addTab(shown, title)
            if title == wanted:
                self.tabs.setCurrentIndex(number)

    def _renew(self, view: QWidget | None, text: str) -> None:
        if isinstance(view, CodeView) and view.toPlainText() != text:
            view.set_text(text, _language(text))

    def _text(self, title: str, text: str) -> CodeView:
        view = CodeView(self._theme, _language(text))
        view.setAccessibleName(title)
        view.set_text(text)
        return view

    def _clear(self) -> None:
        """Take all pages away; those of prompt and calls are kept for the next span."""
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if page is self.prompt or page is self.calls:
                page.setParent(self)
                page.hide()
            elif page is not None:
                page.deleteLater()

    @Slot(bool)
    def _on_grown(self, grown: bool) -> None:
        self._scroller.setVisible(not grown)
        name = self.tr("Back to the run") if grown else self.tr("All the room for this")
        self.grow_button.set_icon("minimize-2" if grown else "maximize-2", name)
        self.grown.emit(grown)

    def _on_copy(self) -> None:
        view = self.tabs.currentWidget()
        if view is self.prompt:
            self.prompt.copy_prompt()
        elif view is self.calls:
            steps = [step.text for call in self.calls.calls for step in call.steps]
            self.copy_requested.emit("\n\n".join(steps), self.tr("Tool call"))
        elif isinstance(view, CodeView):
            name = self.tabs.tabText(self.tabs.currentIndex())
            self.copy_requested.emit(view.toPlainText(), name)
