"""The parts of the chat panel, made one after the other: keys get their turn in between."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QStackedWidget

from workbench.ui.chat.approval import ApprovalStrip, RetryStrip
from workbench.ui.chat.conversation_list import ConversationList
from workbench.ui.chat.empty import EmptyChat
from workbench.ui.chat.find_bar import FindBar
from workbench.ui.chat.form_strip import FormStrip
from workbench.ui.chat.header import ChatHeader
from workbench.ui.chat.inline_edit import InlineEdit
from workbench.ui.chat.inspector import Inspector
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.undo import UndoStrip
from workbench.ui.theme.theme import Theme


class ChatParts:
    """What the panel puts into its outline."""

    def __init__(self, theme: Theme) -> None:
        self._steps = self._make(theme)

    def __iter__(self) -> Iterator[None]:
        """Make one part after the other, as far as they are not made yet."""
        return self._steps

    def _make(self, theme: Theme) -> Iterator[None]:
        self.transcript = Transcript(theme)
        yield
        self.list = ConversationList(theme)
        yield
        self.empty = EmptyChat(theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        yield
        self.stack.addWidget(self.transcript)
        self.header = ChatHeader(theme)
        self.find_bar = FindBar(theme, self.transcript)
        yield
        self.approval = ApprovalStrip(theme)
        self.form = FormStrip(theme)
        self.retry = RetryStrip(theme)
        self.undo = UndoStrip(theme)
        self.edit = InlineEdit(theme, self.transcript)
        yield
        self.inspector = Inspector(theme)
        yield
