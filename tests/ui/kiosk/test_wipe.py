"""After the wipe nothing of a visitor is left that the next one could reach."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.policies import ANNA, KIOSK, PINS
from tests.ui.kiosk.conftest import Before, Open
from tests.ui.kiosk.test_people import every_text
from tests.ui.recorded import until
from workbench.app.belongings import notes_of
from workbench.app.memory_apart import memory_for
from workbench.base.errors import WorkbenchError
from workbench.tools.builtin.notes import open_notes
from workbench.tools.memory.values import Keep, MemoryPlace
from workbench.ui.chat.panel import ChatPanel

SECRET = "Okonkwo"  # noqa: S105 - a word of the sample
GRAPH = MemoryPlace("graph", "starter", "memory")


def files_with(folder: Path, text: str) -> list[str]:
    """The files below a folder in which a text stands; the audit log is nobody's to read."""
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and "audit" not in file.parts and text.encode() in file.read_bytes()
    ]


async def leave_traces(one: Before) -> str:
    """Talk, type, copy, note and let a graph remember; the conversation."""
    bench = one.bench
    one.gate.begin("starter")
    await one.settle()
    chat = one.window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    chat.controller.send(f"about {SECRET}")
    await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
    place = chat.controller.conversation_id
    owner = bench.access.session.owner
    await bench.conversations.save_draft("", f"typed {SECRET}")
    await bench.conversations.save_draft(place, f"typed {SECRET}")
    with open_notes(notes_of(bench.paths, owner)) as notes:
        notes.execute("INSERT INTO notes(title, text) VALUES ('x', ?)", (SECRET,))
    whole = one.gate._workbench.kiosk_sessions._memories
    await memory_for(whole, place, owner).remember(GRAPH, SECRET, Keep())
    await whole.remember(MemoryPlace("conversation", place, "memory"), SECRET, Keep())
    one.window.copy(f"copied {SECRET}", "Answer")
    assert files_with(bench.paths.data, SECRET)
    return place


@pytest.mark.parametrize("conversations", ["delete", "keep"])
async def test_that_the_next_visitor_reaches_no_word_of_the_last(
    open_window: Open, conversations: str
) -> None:
    policy = replace(KIOSK, conversations=conversations, see_others=("administrator",))  # type: ignore[arg-type]
    async with open_window(policy) as one:
        place = await leave_traces(one)
        before = one.bench.access.session.owner
        one.gate.bar.over.click()
        await until(lambda: not one.window._tasks.running)
        await one.settle()

        bench, owner = one.bench, one.bench.access.session.owner
        assert owner != before
        assert SECRET not in every_text()
        assert SECRET not in QGuiApplication.clipboard().text()
        for asked in (bench.conversations.get(place), bench.runs.regenerate(place)):
            with pytest.raises(WorkbenchError, match="there is no"):
                await asked
        assert await bench.conversations.turns(place) == ()
        assert await bench.conversations.draft("") == ""
        assert await bench.conversations.draft(place) == ""
        assert not notes_of(bench.paths, owner).exists()
        whole = one.gate._workbench.kiosk_sessions._memories
        assert await memory_for(whole, "c", owner).newest(GRAPH, 9) == []
        left = files_with(bench.paths.data, SECRET)
        if conversations == "delete":
            assert left == []
        else:
            assert {Path(name).name.partition("-")[0] for name in left} <= {
                "workbench.sqlite",
                "memory.sqlite",
            }
        one.gate.ask_sign_in()
        await one.sign_in(ANNA, PINS[ANNA])
        kept = await bench.conversations.list()
        assert [each.id for each in kept] == [place] * (conversations == "keep")


async def test_that_what_staff_wrote_before_a_kiosk_is_not_wiped(open_window: Open) -> None:
    async with open_window(KIOSK) as one:
        one.gate.ask_sign_in()
        await one.sign_in(ANNA, PINS[ANNA])
        run = await one.bench.runs.start("starter", "opening hours")
        await run.wait()
        one.gate.leave()
        await until(lambda: not one.window._tasks.running)
        with pytest.raises(WorkbenchError):
            await one.bench.conversations.get(run.conversation_id)
        one.gate.ask_sign_in()
        await one.sign_in(ANNA, PINS[ANNA])
        assert (await one.bench.conversations.get(run.conversation_id)).runs == 1
