"""The builder runs graphs: whole, in part, in steps, with values changed on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.builder.doing import give, greeting, opened, press, until
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node
from workbench.agents.graphs.edits import SetSetting
from workbench.app.workbench import Workbench
from workbench.traces.events import ApprovalAsked, NodePaused, PersonAsked
from workbench.ui.builder.panel import BuilderPanel
from workbench.ui.chat.panel import ChatPanel
from workbench.ui.shell.window import MainWindow
from workbench.ui.trace.panel import TracePanel

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


async def test_that_a_graph_runs_and_shows_what_each_node_took_and_gave(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    press(panel, Qt.Key.Key_Return, CONTROL)
    await ended(panel)

    assert results(panel) == {"answer": "Hello Ada!"}
    assert panel.parts.console.state.text().startswith("Done · ")
    outline = panel.parts.outline.model
    row = outline.row_of(outline.index_of("loud"))
    assert row is not None
    assert "done in" in outline.words_of(row)
    panel.draft.choose({"loud"})
    node = panel.parts.inspector.node
    shown = node.last_run
    QTest.mouseClick(node.shown._group.button(1), LEFT)
    assert shown.isVisible()
    assert {name: view.code.toPlainText() for name, view in shown._views.items()} == {
        "In: text": "Hello Ada",
        "Out: text": "Hello Ada!",
    }


async def test_that_a_missing_input_gets_the_focus_instead_of_a_run(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    panel.parts.console.set_folded(folded=True)
    panel.runs.run()

    field = panel.parts.console.inputs.fields[0]
    assert field.mistake == "A value is needed"
    assert QApplication.focusWidget() is field.field
    assert not panel.runner.run_id


async def test_that_a_run_waits_at_a_breakpoint_and_goes_on_with_another_value(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.draft.choose({"loud"})
    press(panel, Qt.Key.Key_F9)
    assert panel.runs.breakpoints.before == {"loud"}
    press(panel, Qt.Key.Key_Return, CONTROL)
    await until(lambda: isinstance(panel.runner.ask, NodePaused))

    form = panel.parts.console.form
    assert form.isVisible()
    assert form.title.text() == "Before Loud"
    area = form.fields[0].field
    assert QApplication.focusWidget() is area
    press(panel, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(area, "Good evening")
    press(panel, Qt.Key.Key_Return, CONTROL)
    await ended(panel)

    assert results(panel) == {"answer": "Good evening!"}
    assert not form.isVisible()


async def test_that_a_breakpoint_after_a_node_shows_what_came_out(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.draft.choose({"hello"})
    press(panel, Qt.Key.Key_F9, SHIFT)
    panel.runs.run()
    await until(lambda: isinstance(panel.runner.ask, NodePaused))
    assert panel.parts.console.form.title.text() == "After Prompt"
    assert panel.parts.console.form.fields[0].text == "Hello Ada"
    panel.draft.choose({"hello"})
    panel.runs.break_after()
    assert panel.runs.breakpoints.after == frozenset()
    QTest.mouseClick(panel.parts.bar.run, LEFT)
    await ended(panel)
    assert results(panel) == {"answer": "Hello Ada!"}


async def test_that_steps_wait_at_every_node_and_can_be_left(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    press(panel, Qt.Key.Key_F10)
    seen = []
    for _ in range(2):
        await until(lambda: panel.runner.paused and panel.parts.console.form.isVisible())
        pause = panel.runner.ask
        assert isinstance(pause, NodePaused)
        seen.append(pause.node_id)
        press(panel, Qt.Key.Key_F10)
        await until(partial(other_ask, panel, pause))
    await until(lambda: panel.runner.paused)
    panel.runs.run()
    await ended(panel)

    assert seen == ["name", "hello"]
    assert results(panel) == {"answer": "Hello Ada!"}


async def test_that_a_fork_runs_a_node_and_what_follows_again(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.runs.run()
    await ended(panel)
    first = panel.runner.run_id

    panel.editing.do(SetSetting((), "loud", "template", "{text}?"))
    panel.draft.choose({"loud"})
    panel.runs.fork()
    await until(lambda: panel.runner.run_id != first)
    await ended(panel)

    assert results(panel) == {"answer": "Hello Ada?"}
    assert panel.runner.nodes["hello"].status == "reused"
    assert panel.runner.nodes["loud"].status == "done"


async def test_that_a_run_goes_to_one_node_and_no_further(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.draft.choose({"hello"})
    press(panel, Qt.Key.Key_Return, CONTROL | SHIFT)
    await ended(panel)

    assert panel.runner.nodes["hello"].status == "done"
    assert "loud" not in panel.runner.nodes
    assert results(panel) == {"text": "Hello Ada"}


async def test_that_one_node_runs_alone_with_inputs_written_for_it(
    panel: BuilderPanel,
) -> None:
    await opened(panel, greeting())
    panel.draft.choose({"loud"})
    panel.runs.only()
    form = panel.parts.console.form
    QTest.keyClicks(form.fields[0].field, "Hush")
    QTest.mouseClick(form.buttons["only"], LEFT)
    await ended(panel)

    assert set(panel.runner.nodes) == {"loud"}
    assert results(panel) == {"text": "Hush!"}


async def test_that_a_person_fills_in_a_form_and_may_decline(panel: BuilderPanel) -> None:
    fields = [
        {"name": "size", "type": "number"},
        {"name": "colour", "choices": "red, blue", "required": False},
    ]
    await opened(
        panel,
        flow({"ask": ("form", {"title": "Which?", "fields": fields})}, ("ask", "size")),
    )
    panel.runs.run()
    await until(lambda: isinstance(panel.runner.ask, PersonAsked))
    form = panel.parts.console.form
    assert form.title.text() == "Which?"
    QTest.keyClicks(form.fields[0].field, "many")
    QTest.mouseClick(form.buttons["send"], LEFT)
    assert form.fields[0].mistake == "Write a number"
    form.fields[0].show_value(4)
    QTest.mouseClick(form.buttons["send"], LEFT)
    await ended(panel)
    assert results(panel) == {"answer": "4"}

    panel.runs.run()
    await until(lambda: isinstance(panel.runner.ask, PersonAsked))
    QTest.mouseClick(panel.parts.console.form.buttons["decline"], LEFT)
    await ended(panel)
    assert panel.parts.console.state.text().startswith("Failed at Ask a person")


async def test_that_a_tool_asks_with_its_whole_arguments_and_deny_has_the_focus(
    panel: BuilderPanel,
) -> None:
    text = "long " * 200
    values = {"title": "Parcel", "text": text}
    await opened(
        panel,
        flow({"note": ("tool", {"tool": "save_note", "values": values})}, ("note", "result")),
    )
    assert panel.controller.problems == ()
    panel.runs.run()
    await until(lambda: isinstance(panel.runner.ask, ApprovalAsked))

    strip = panel.parts.console.approval
    assert strip.isVisible()
    assert text.strip() in strip.arguments.toPlainText()
    assert QApplication.focusWidget() is strip.deny_button
    QTest.mouseClick(strip.deny_button, LEFT)
    await ended(panel)
    assert panel.parts.console.state.text().startswith("Failed at Tool call")


async def test_that_a_failure_says_why_and_what_to_do(panel: BuilderPanel) -> None:
    document = flow({"read": ("read_json", {})}, ("read", "value"), first="read.text")
    await opened(panel, document)
    give(panel, "no JSON")
    panel.runs.run()
    await ended(panel)

    assert panel.parts.console.state.text().startswith("Failed at Read JSON")
    assert "not JSON" in panel.parts.console.results.message.text()
    panel.draft.choose({"read"})
    message = panel.parts.inspector.node.last_run.message.text()
    assert "Give the model call a schema" in message


async def test_that_stop_ends_a_run_that_waits(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.draft.choose({"hello"})
    panel.runs.break_before()
    panel.runs.run()
    await until(lambda: panel.runner.paused)
    QTest.mouseClick(panel.parts.bar.buttons["stop"], LEFT)
    await ended(panel)

    assert panel.parts.console.state.text().startswith("Stopped · ")
    assert not panel.parts.console.form.isVisible()
    assert not panel.parts.bar.buttons["stop"].isEnabled()


async def test_that_a_run_is_opened_as_a_trace_and_found_again(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.runs.run()
    await ended(panel)
    run_id = panel.runner.run_id
    QTest.mouseClick(panel.parts.console.trace, LEFT)
    window = panel.window()
    assert isinstance(window, MainWindow)
    trace = window.workspace.panel("trace")
    assert isinstance(trace, TracePanel)
    await until(lambda: trace.waterfall.rows)
    assert trace.control.run_id == run_id

    window.open_panel("builder")
    panel.runs.forget()
    assert panel.runner.nodes == {}
    panel.show_target(graph_name="greeting", run_id=run_id)
    await until(lambda: panel.runner.run_id)
    assert panel.runner.nodes["loud"].status == "done"
    panel.runs.forget()
    await panel.finder.find_run(workbench.conversations, panel.runner)
    chooser = panel.finder.chooser
    assert [offer.key for offer in chooser.matches("")] == [run_id]
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    await until(lambda: panel.runner.run_id)
    assert results(panel) == {"answer": "Hello Ada!"}
    assert not panel.runner.running


async def test_that_the_starter_model_answers_in_a_graph(panel: BuilderPanel) -> None:
    settings = {"instructions": "Answer in one word.", "max_output_tokens": 32}
    await opened(
        panel,
        flow({"model": ("model", settings)}, ("model", "text"), first="model.prompt"),
    )
    give(panel, "What is the capital of France?")
    panel.runs.run()
    await ended(panel, 90.0)

    assert panel.runner.nodes["model"].status == "done", panel.runner.end
    assert panel.runner.nodes["model"].tokens_per_s > 0
    assert results(panel)["answer"].strip()
    assert "tokens" in panel.parts.console.state.text()


async def test_that_a_chat_begins_with_the_graph_saved_first(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    panel.editing.do(SetSetting((), "loud", "template", "{text}?"))
    panel.keeping.chat()
    window = panel.window()
    assert isinstance(window, MainWindow)
    await until(lambda: window.workspace.current_key == "chat")
    chat = window.workspace.panel("chat")
    assert isinstance(chat, ChatPanel)
    await until(lambda: not window._tasks.running)

    assert chat.controller.agent_name == "greeting"
    changed = workbench.graphs.get("greeting").body.node("loud")
    assert changed.settings["template"] == "{text}?"


async def test_that_typed_inputs_are_kept_for_each_graph(panel: BuilderPanel) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    await opened(panel, replace(greeting(), name="other", title="Other"))
    assert panel.parts.console.inputs.fields[0].text == ""
    panel.controller.open("greeting")
    assert panel.parts.console.inputs.fields[0].text == "Ada"


def flow(
    nodes: Mapping[str, tuple[str, Mapping[str, Any]]],
    last: tuple[str, str],
    *,
    first: str = "",
) -> GraphDocument:
    """A graph of a few nodes; ``first`` is the input that gets what is given."""
    made = [Node(key, kind, settings=dict(values)) for key, (kind, values) in nodes.items()]
    links = [Link(*last, "out", "value")]
    if first:
        made.append(Node("given", "input"))
        target, _dot, port = first.partition(".")
        links.append(Link("given", "value", target, port))
    made.append(Node("out", "output"))
    body = Body(tuple(sorted(made, key=lambda node: node.id)), tuple(sorted(links)))
    return GraphDocument("flow", "Flow", body=body)


def other_ask(panel: BuilderPanel, before: NodePaused) -> bool:
    return panel.runner.ask is not before


async def ended(panel: BuilderPanel, seconds: float = 30.0) -> None:
    await until(lambda: panel.runner.end is not None, seconds)


def results(panel: BuilderPanel) -> dict[str, str]:
    return panel.parts.console.results.values


async def waiting(panel: BuilderPanel) -> None:
    """A run of the greeting waits at a breakpoint."""
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.draft.choose({"loud"})
    panel.runs.break_before()
    panel.runs.run()
    await until(lambda: isinstance(panel.runner.ask, NodePaused))


async def test_that_a_run_that_waits_is_shown_again_with_its_graph(
    panel: BuilderPanel,
) -> None:
    await waiting(panel)
    panel.controller.open("service-desk")
    assert not panel.runner.running
    assert panel.runner.nodes == {}

    panel.controller.open("greeting")
    await until(lambda: panel.parts.console.form.isVisible())
    assert panel.runner.nodes["hello"].status == "done"
    panel.runs.run()
    await ended(panel)

    assert results(panel) == {"answer": "Hello Ada!"}


async def test_that_the_run_of_a_graph_that_is_deleted_ends(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await waiting(panel)
    (run,) = workbench.runs.active

    QTest.mouseClick(panel.parts.graphs.remove_button, LEFT)

    await until(lambda: run.finished)
    assert workbench.runs.active == ()
    assert not panel.runner.running


async def test_that_an_earlier_run_brings_what_it_was_given(
    panel: BuilderPanel, workbench: Workbench
) -> None:
    await opened(panel, greeting())
    give(panel, "Ada")
    panel.runs.run()
    await ended(panel)
    run_id = panel.runner.run_id
    field = panel.parts.console.inputs.fields[0]
    field.show_value("")

    await panel.finder.show_run(workbench.conversations, panel.runner, run_id)

    assert field.text == "Ada"
    panel.draft.choose({"loud"})
    panel.runs.fork()
    await until(lambda: panel.runner.run_id != run_id)
    await ended(panel)
    assert results(panel) == {"answer": "Hello Ada!"}
