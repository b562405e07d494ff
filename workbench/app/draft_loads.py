"""Whether a model is loaded with the one that guesses ahead for it; if not, that is told."""

from __future__ import annotations

import asyncio

from workbench.app.loaded import Slot
from workbench.app.model_library import ModelLibrary
from workbench.app.notices import Notice, Notices
from workbench.models.fit import FitVerdict, in_words
from workbench.models.store import InstalledModel


async def settle_draft(
    slot: Slot, verdict: FitVerdict, library: ModelLibrary, notices: Notices
) -> None:
    """Take the draft model along if it can guess and was let in; else say why it is not.

    Args:
        slot: Of the model that is to be loaded.
        verdict: By which it was let in.
        library: Knows which draft model was chosen.
        notices: Told what is not as the user chose it.
    """
    chosen = await asyncio.to_thread(library.drafts.of, slot.model)
    slot.draft = chosen.usable if chosen and verdict.draft_bytes else None
    slot.draft_bytes = verdict.draft_bytes if slot.draft else 0
    if chosen is None or slot.draft is not None:
        return
    reason = chosen.why_not
    if not reason:
        free, need = in_words(verdict.free_bytes), in_words(verdict.total_bytes)
        reason = f"both do not fit together: the model alone needs {need} of {free}"
    tell_without(notices, slot.model, chosen.title, reason)


def tell_without(notices: Notices, model: InstalledModel, draft: str, reason: str) -> None:
    """Say that a model was loaded without the one that was to guess ahead for it."""
    notices.add(
        Notice(
            "warning",
            f"{model.title} is loaded without its draft model {draft}",
            f"{reason[:1].upper()}{reason[1:]}.",
            "Its answers are the same, only not guessed ahead. Choose another draft model, or "
            "none, in its menu under 'Draft model…'.",
            "models.open",
            key=f"draft.{model.id}",
        )
    )
