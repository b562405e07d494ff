"""Thumbs and bookmarks under the answers."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.chat.conftest import User
from workbench.ui.chat.stops import menu_entries


def marks(user: User) -> dict[str, str]:
    """The pictures below the first answer, with their colours."""
    laid = user.chat.transcript.flow.laid(*user.row("footer"))
    return {picture.name: picture.role for picture in laid.pictures}


async def test_that_a_thumb_under_an_answer_is_kept_shown_and_taken_back(user: User) -> None:
    await user.say("Hello")
    run_id = user.chat.controller.run_id
    notes = user.chat._workbench.run_notes
    assert marks(user)["thumbs-up"] == "muted"
    user.click(user.row("footer"), "note_up")
    await user.until(lambda: marks(user)["thumbs-up"] == "success")
    user.click(user.row("footer"), "note_down")
    await user.until(lambda: marks(user)["thumbs-down"] == "error")
    assert marks(user)["thumbs-up"] == "muted"
    user.click(user.row("footer"), "note_bookmark")
    await user.until(lambda: marks(user)["bookmark"] == "accent")
    user.click(user.row("footer"), "note_down")
    await user.until(lambda: marks(user)["thumbs-down"] == "muted")
    (note,) = await notes.of_run(run_id)
    assert (note.bookmarked, note.rating) == (True, 0)


async def test_that_what_is_noted_elsewhere_shows_under_the_answer(user: User) -> None:
    await user.say("Hello")
    run_id = user.chat.controller.run_id
    notes = user.chat._workbench.run_notes
    await notes.change(run_id, "", lambda note: replace(note, rating=-1))
    await user.until(lambda: marks(user)["thumbs-down"] == "error")
    user.chat.controller.begin_new()
    user.chat.show_target(run_id=run_id)
    await user.until(lambda: user.chat.transcript.flow.turns)
    await user.until(lambda: marks(user)["thumbs-down"] == "error")


async def test_that_the_menu_of_an_answer_offers_the_notes(user: User) -> None:
    await user.say("Hello")
    turn, row = user.row("role")
    actions = {entry[0] for entry in menu_entries(user.chat.transcript.flow.rows(turn), row)}
    assert {"note_up", "note_down", "note_bookmark"} <= actions
