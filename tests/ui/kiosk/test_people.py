"""Whose conversations: who signs in next finds nothing of who was there before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.policies import ANNA, BEN, CARA, CLINIC, PINS
from tests.ui.kiosk.conftest import Before, Open
from tests.ui.recorded import until
from workbench.app.notices import Notice
from workbench.base.errors import WorkbenchError
from workbench.policy.audit import AuditLog
from workbench.policy.audit_reading import oldest_first
from workbench.traces.notes import Note
from workbench.ui.chat.panel import ChatPanel

SECRET = "Okonkwo"  # noqa: S105 - a word of the sample
EVERYBODY = replace(CLINIC, see_others=("administrator", "emergency"))


def every_text() -> str:
    """All that could be read of any widget there is, shown or hidden."""
    return "\n".join(text for one in QApplication.allWidgets() for text in texts_of(one))


def texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.accessibleName(), widget.toolTip())
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from rows_of(widget.model(), QModelIndex())


def rows_of(model: QAbstractItemModel, below: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(below), 200)):
        for column in range(columns(model, below)):
            index = model.index(row, column, below)
            yield str(model.data(index, Qt.ItemDataRole.DisplayRole))
            if column == 0:
                yield from rows_of(model, index)


def columns(model: QAbstractItemModel, below: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(below)


async def write(one: Before) -> tuple[str, str]:
    """Say, note, type and copy something; the conversation and its run."""
    chat = one.window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    chat.controller.send(f"about {SECRET}")
    await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
    place = chat.controller.conversation_id
    run_id = (await one.bench.conversations.get(place)).head_run_id
    await one.bench.run_notes.save(Note(run_id, tags=("okonkwo",), bookmarked=True))
    chat.composer.edit.setPlainText(f"half of {SECRET}")
    chat.composer.tell_soon()
    one.window.copy(f"copied {SECRET}", "Answer")
    one.bench.notices.add(Notice("warning", SECRET, SECRET))
    await one.settle()
    assert SECRET in every_text()
    return place, run_id


async def leave(one: Before) -> None:
    one.gate.bar.out.click()
    await until(lambda: not one.window._tasks.running)
    await one.settle()


async def look_around(one: Before) -> str:
    """Open every panel that lists runs, and what stands over them, and read all of it."""
    found = []
    for key in ("chat", "trace", "dashboards", "jobs"):
        one.window.open_panel(key)
        await one.settle()
        found.append(every_text())
    one.window.show_palette()
    one.window.show_activity()
    one.window.show_notices()
    await one.settle()
    return "\n".join([*found, every_text(), QGuiApplication.clipboard().text()])


async def answers(one: Before, place: str, run_id: str) -> list[Any]:
    """What the services tell of it, each as the person who sits there."""
    bench = one.bench
    asked = (
        bench.conversations.list(),
        bench.conversations.list(SECRET),
        bench.conversations.get(place),
        bench.conversations.turns(place, head_run_id=run_id),
        bench.conversations.draft(place),
        bench.conversations.draft(""),
        bench.conversations.records(run_id),
        bench.conversations.runs(),
        bench.conversations.export(place, "markdown"),
        bench.run_notes.of_run(run_id),
        bench.run_notes.tags(),
        bench.records.search(SECRET),
        bench.records.compare(run_id, run_id),
        bench.runs.replays.check(run_id),
        bench.runs.regenerate(run_id),
        bench.runs.start("starter", "go on", conversation_id=place),
    )
    found: list[Any] = []
    for each in asked:
        try:
            found.append(await each)
        except WorkbenchError as exc:
            found.append(exc.message)
    return found


async def test_that_the_next_person_finds_nothing_and_who_comes_back_all_of_it(
    open_window: Open,
) -> None:
    async with open_window(CLINIC) as one:
        await one.sign_in(CARA, PINS[CARA])
        place, run_id = await write(one)
        await leave(one)
        assert SECRET not in every_text()
        assert SECRET not in QGuiApplication.clipboard().text()

        await one.sign_in(ANNA, PINS[ANNA])
        assert SECRET not in await look_around(one)
        found = repr(await answers(one, place, run_id))
        assert SECRET not in found
        assert "okonkwo" not in found
        assert CARA not in found
        assert found.count("there is no") >= 6
        assert not one.bench.runs.active
        await leave(one)

        await one.sign_in(CARA, PINS[CARA])
        one.window.open_panel("chat", conversation_id=place)
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        await until(lambda: chat.transcript.flow.turns)
        await until(lambda: SECRET in chat.composer.text())
        listed = await one.bench.conversations.list()
        assert [each.id for each in listed] == [place]
        assert (await one.bench.run_notes.of_run(run_id))[0].tags == ("okonkwo",)
        assert (await one.bench.records.search(SECRET)).hits
        one.window.open_panel("trace")
        await until(lambda: SECRET in every_text())


async def test_that_an_administrator_sees_others_only_by_policy_and_on_record(
    open_window: Open,
) -> None:
    async with open_window(EVERYBODY) as one:
        await one.sign_in(BEN, PINS[BEN])
        chat = one.window.workspace.panel("chat")
        assert isinstance(chat, ChatPanel)
        chat.controller.send(f"about {SECRET}")
        await until(lambda: chat.transcript.flow.turns and chat.controller.live is None)
        place = chat.controller.conversation_id
        await leave(one)

        await one.sign_in(CARA, PINS[CARA])
        assert not await one.bench.conversations.runs(), "no administrator"
        await leave(one)
        assert not looked(one)

        await one.sign_in(ANNA, PINS[ANNA])
        assert SECRET in repr(await one.bench.conversations.turns(place))
        assert [each.id for each in await one.bench.conversations.list()] == [place]
        assert {who for who, _what, _details in looked(one)} == {f"{ANNA}:administrator"}
        opened = [details for _who, what, details in looked(one) if what == "others.opened"]
        assert [(each["conversation"], each["owner"]) for each in opened] == [(place, BEN)]
        with pytest.raises(WorkbenchError, match="no conversation"):
            await one.bench.conversations.rename(place, "mine")
        with pytest.raises(WorkbenchError, match="no conversation"):
            await one.bench.runs.start("starter", "go on", conversation_id=place)
        before = len(looked(one))
        await leave(one)

        await one.bench.signing.break_glass("Ben Okafor", "Mr Lee does not wake up")
        assert SECRET in repr(await one.bench.conversations.turns(place))
        assert looked(one)[before][0] == f"{BEN}:user"
        assert looked(one)[before][2]["emergency"] is True


async def test_that_a_name_that_is_typed_in_an_emergency_opens_nothing_of_that_person(
    open_window: Open,
) -> None:
    async with open_window(CLINIC) as one:
        await one.sign_in(BEN, PINS[BEN])
        run = await one.bench.runs.start("starter", f"about {SECRET}")
        await run.wait()
        await leave(one)
        await one.bench.signing.break_glass(BEN, "Mr Lee does not wake up")
        assert not await one.bench.conversations.list()
        own = await one.bench.runs.start("starter", "in need")
        await own.wait()
        assert len(await one.bench.conversations.list()) == 1
        one.gate.leave()
        await one.settle()
        await one.bench.signing.break_glass(BEN, "Mr Lee does not wake up")
        assert not await one.bench.conversations.list(), "each emergency is somebody else"


def looked(one: Before) -> list[tuple[str, str, dict[str, Any]]]:
    """The looks at others that the audit log has."""
    log = AuditLog(one.bench.paths.data / "audit")
    return [
        (each.who, each.what, dict(each.details))
        for each, _line in oldest_first(log.sizes())
        if each.what.startswith("others.")
    ]
