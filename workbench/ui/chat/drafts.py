"""Text that was typed but not sent, of every conversation."""

from __future__ import annotations

import asyncio

from workbench.app.conversations import Conversations
from workbench.ui.chat.draft_text import joined
from workbench.ui.panels import ShellApi


class Drafts:
    """Remembers in memory and on disk; the empty id is the conversation not begun yet."""

    def __init__(self, conversations: Conversations, shell: ShellApi) -> None:
        self._stored, self._shell = conversations.drafts(), shell
        self._kept: dict[str, str] = {}
        self._order = asyncio.Lock()

    def keep(self, conversation_id: str, text: str) -> None:
        """Keep what is typed now."""
        if self._kept.get(conversation_id) != text:
            self._kept[conversation_id] = text
            self._shell.run_task(self._save(conversation_id), "", must_end=True)

    def sent(self, conversation_id: str, text: str) -> None:
        """Forget a text that was sent, unless another one was typed meanwhile."""
        if self._kept.get(conversation_id) == text:
            self.keep(conversation_id, "")

    def put_back(self, conversation_id: str, text: str) -> None:
        """Keep a text that could not be sent, before what was typed meanwhile."""
        self.keep(conversation_id, joined(text, self._kept.get(conversation_id, "")))

    async def find(self, conversation_id: str) -> str:
        """The text of a conversation, empty if there is none."""
        if conversation_id not in self._kept:
            stored = await self._stored.find(conversation_id)
            self._kept.setdefault(conversation_id, stored)
        return self._kept[conversation_id]

    async def _save(self, conversation_id: str) -> None:
        async with self._order:  # else an older text might be written after a newer one
            await self._stored.save(conversation_id, self._kept[conversation_id])
