"""A chat with a graph: steps on the way, forms, the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.chat.conftest import User
from tests.unit.agents.graphs.running import graph
from workbench.agents.graphs.documents import GraphDocument

TALK = graph(
    {
        "ask": ("input", {"name": "text"}),
        "route": ("router", {"routes": [{"name": "greetings", "keywords": "hello"}]}),
        "think": "model",
        "frame": ("prompt", {"template": "Hello again after {text}"}),
        "say": "model",
        "one": "merge",
        "out": "output",
    },
    (
        "ask.value -> route.text",
        "route.greetings -> think.prompt",
        "think.text -> frame.text",
        "frame.text -> say.prompt",
        "say.text -> one.values",
        "route.other -> one.values",
        "one.value -> out.value",
    ),
)
FORM = graph(
    {
        "ask": ("input", {"name": "text"}),
        "form": ("form", {"title": "Who are you?", "fields": [{"name": "name"}]}),
        "out": "output",
    },
    ("ask.value -> form.text", "form.name -> out.value"),
)


async def chat_with(user: User, document: GraphDocument) -> None:
    await user.chat._workbench.graphs.save(document)
    user.chat.show_target(agent_name=document.name)


async def test_that_steps_are_told_and_the_answer_is_the_text(user: User) -> None:
    await chat_with(user, TALK)

    await user.say("hello")

    flow = user.chat.transcript.flow
    kinds = [row.kind for row in flow.rows(0).rows]
    assert kinds.count("thought") == 2
    thoughts = [row.value for row in flow.rows(0).rows if row.kind == "thought"]
    assert [part.title for part in thoughts] == ["Router", "Model call"]
    assert thoughts[0].note == "greetings: hello"
    model = flow.rows(0).model
    assert model.end is not None
    assert model.answer == model.end.answer
    assert kinds.count("block") >= 1


async def test_that_an_answer_that_no_model_wrote_is_shown(user: User) -> None:
    await chat_with(user, TALK)

    await user.say("something else")

    assert "something else" in user.shown().split("\n", 1)[1]


async def test_that_a_form_is_filled_in_above_the_composer(user: User) -> None:
    await chat_with(user, FORM)
    user.send("hi")
    await user.until(lambda: user.chat.form.isVisible())
    form = user.chat.form.form
    assert form.title.text() == "Who are you?"

    QTest.keyClicks(form.fields[0].field, "Ada")
    QTest.mouseClick(form.buttons["send"], Qt.MouseButton.LeftButton)
    await user.until(lambda: user.chat.controller.live is None)

    assert not user.chat.form.isVisible()
    assert "Ada" in user.shown()


async def test_that_a_declined_form_ends_the_run_with_the_reason(user: User) -> None:
    await chat_with(user, FORM)
    user.send("hi")
    await user.until(lambda: user.chat.form.isVisible())

    QTest.mouseClick(user.chat.form.form.buttons["decline"], Qt.MouseButton.LeftButton)
    await user.until(lambda: user.chat.controller.live is None)

    assert "the person declined" in user.shown()


async def test_that_graphs_stand_below_the_agents(user: User) -> None:
    await chat_with(user, TALK)

    box = user.chat.header.agents
    titles = [box.itemText(row) for row in range(box.count())]

    assert titles.index("") > titles.index("Starter")
    assert titles.index("G") > titles.index("")
