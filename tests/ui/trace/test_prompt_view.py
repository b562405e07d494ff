"""The prompt view: exact text, tokens, what is known of each, and how one moves in it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.recorded import Shell, until
from workbench.app.call_steps import CallStep, ToolCallSteps
from workbench.app.model_call import Cut, ModelCall, model_calls
from workbench.app.token_table import TokenTable
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.paths import Paths
from workbench.engines.token_values import (
    Alternative,
    TokenPieces,
    TokenScore,
    TokenScores,
)
from workbench.traces.prompt_messages import messages_in
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.call_view import CallView
from workbench.ui.trace.prompt_control import PromptControl
from workbench.ui.trace.prompt_view import PromptView
from workbench.ui.trace.shown_text import LINE_UNITS, ShownText
from workbench.ui.trace.token_paint import doubt

SMILE = "\N{GRINNING FACE}"
PROMPT = (
    "<|im_start|>system\nBe kind.\nBe brief.<|im_end|>\n<|im_start|>user\n"
    f"Hi \u202e{SMILE}<|im_end|>\n<|im_start|>assistant\n"
)
CALL = ModelCall(
    "s", 1, "n", "starter", "llama-cpp", has_prompt=True, prompt=PROMPT, prompt_tokens=21,
    cached_tokens=7, cache_note="first difference at token 7: the prompt leaves there",
    token_ids=(1, 2), written="Hello you", new_tokens=2, goes_on=False, held="calls",
)  # fmt: skip


def table_of(call: ModelCall, scores: bool = True) -> TokenTable:
    """Tokens as a tokenizer would cut the text, with scores for the answer."""
    found = TokenTable(call)
    prompt = re.findall(r"<\|\w+\|>|\w+|[^\w]", call.prompt)
    answer = re.findall(r"\s?\w+", call.written)
    pieces = [piece.encode() for piece in (*prompt, *answer)]
    found.take_pieces(
        TokenPieces(
            0,
            len(prompt),
            tuple(range(len(pieces))),
            tuple(piece.hex() for piece in pieces),
            tuple(int(piece.startswith(b"<|")) for piece in pieces),
        )
    )
    found.spell()
    if scores:
        others = (Alternative(5, b" me".hex(), -1.0),)
        found.take_scores(
            TokenScores(
                len(prompt),
                tuple(TokenScore(-0.1 - 3 * n, 1 + n, others) for n in range(len(answer))),
            )
        )
    return found


@pytest.fixture
def view(theme: Theme, qapp: QApplication) -> Iterator[PromptView]:
    made = PromptView(theme)
    made.resize(520, 640)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_that_the_whole_text_is_there_with_hidden_characters_named(view: PromptView) -> None:
    view.show_call(CALL)

    shown = view.text.toPlainText()
    assert shown == PROMPT.replace("\u202e", "[U+202E]") + "Hello you"
    assert "7 of 21 tokens" in view.legend.accessibleName()
    assert "first difference at token 7" in view.note.text()
    assert view.tokens_button.isVisible()
    assert not view.card.isVisible()


def test_that_arrow_keys_go_from_token_to_token_and_say_what_it_is(view: PromptView) -> None:
    found = table_of(CALL)
    view.show_call(CALL, found)
    view.text.setFocus()
    view.text.choose(found.prompt_tokens)

    assert view.card.isVisible()
    assert view.card.title.text() == "Hello"
    QTest.keyClick(view.text, Qt.Key.Key_Right)
    assert view.text.chosen == found.prompt_tokens + 1
    said = view.text.accessibleDescription()
    assert "answer" in said
    assert "number 2 by likelihood" in said
    assert "a grammar" in said
    assert [one.text for one in view.card.choices.choices] == ["␣you", "␣me"]
    assert "36.8 %" in view.card.choices.accessibleName()
    QTest.keyClick(view.text, Qt.Key.Key_Right)
    assert view.text.chosen == len(found) - 1
    for _ in range(len(found) + 3):
        QTest.keyClick(view.text, Qt.Key.Key_Left)
    assert view.text.chosen == 0
    assert "from the cache" in view.text.accessibleDescription()
    QTest.keyClick(view.text, Qt.Key.Key_Down)
    assert view.text.chosen > 0


def test_that_a_click_chooses_the_token_under_it(view: PromptView, qapp: QApplication) -> None:
    view.show_call(CALL, table_of(CALL))
    view.text.viewport().repaint()
    block = view.text.document().firstBlock()
    box = view.text.boxes.of(block)[1]
    zero = view.text.blockBoundingGeometry(block).translated(view.text.contentOffset())
    point = box.rect.translated(zero.topLeft()).center().toPoint()

    QTest.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert view.text.chosen == 1
    assert view.card.title.text() == "system"
    assert view._tip(1).count("system") == 1
    assert view.text.token_at(QPoint(5, 600)) == -1


def test_that_messages_fold_and_a_token_inside_opens_them(view: PromptView) -> None:
    view.show_call(CALL, table_of(CALL))
    folding = view.text.folding
    assert [message.role for message in folding.messages] == ["system", "user", "assistant"]

    folding.fold_all(closed=True)
    hidden = [n for n in range(6) if not view.text.document().findBlockByNumber(n).isVisible()]
    assert hidden == [1, 2, 4]
    assert "2 lines" in folding.words(0)
    inside = view.text.boxes.starts.index(view.text.text.unit(PROMPT.index("kind")))
    view.text.choose(inside)
    assert view.text.document().findBlockByNumber(1).isVisible()
    QTest.keyClick(view.text, Qt.Key.Key_Minus)
    assert not view.text.document().findBlockByNumber(1).isVisible()
    first = view.text.document().firstBlock()
    rect = view.text.blockBoundingGeometry(first).translated(view.text.contentOffset())
    point = QPoint(12, int(rect.center().y()))
    QTest.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.text.document().findBlockByNumber(1).isVisible()


def test_that_what_is_copied_is_the_exact_text(view: PromptView) -> None:
    copied: list[tuple[str, str]] = []
    view.copy_requested.connect(lambda text, name: copied.append((text, name)))
    view.show_call(CALL, table_of(CALL))

    view.copy_prompt()
    view.copy_answer()
    view.copy_tokens()
    view.text.selectAll()
    data = view.text.createMimeDataFromSelection()

    assert [text for text, _name in copied[:2]] == [PROMPT, "Hello you"]
    rows = json.loads(copied[2][0])["tokens"]
    assert rows[0]["text"] == "<|im_start|>"
    assert rows[0]["cached"]
    assert rows[-1]["others"][0]["text"] == " me"
    assert data.text() == PROMPT + "Hello you"


def test_that_a_text_is_found_and_counted(view: PromptView) -> None:
    view.show_call(CALL, table_of(CALL))
    view.find_bar.open_bar()
    view.find_bar.field.setText("be ")
    view.find_bar._on_text("be ")

    assert view.find_bar.note.text() == "1 of 2"
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Return)
    assert view.find_bar.note.text() == "2 of 2"
    assert view.text.textCursor().selectedText() == "Be "
    view.find_bar._on_text("nowhere")
    assert view.find_bar.note.text() == "Not found"
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    assert not view.find_bar.isVisible()
    assert view.text.hasFocus()


def test_that_find_is_for_the_text_that_has_the_focus(view: PromptView) -> None:
    view.show_call(CALL)
    view.text.setFocus()
    control, key = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F
    taken = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
    taken.ignore()
    QApplication.sendEvent(view.text, taken)
    assert taken.isAccepted()
    QTest.keyClick(view.text, key, control)
    assert view.find_bar.isVisible()


def test_that_a_name_in_a_refusal_is_no_markup(view: PromptView) -> None:
    view.show_call(CALL, None, "the model '<img src=x>' is not installed")
    assert "&lt;img" in view.tokens_button.toolTip()


def test_that_what_was_cut_is_said_and_marked(view: PromptView) -> None:
    cuts = (Cut("result", "The result of read was cut.", "brief."), Cut("answer", "Cut off."))
    call = ModelCall(
        "s", 1, "n", "m", "e", has_prompt=True, prompt=PROMPT, cuts=cuts, goes_on=False
    )
    view.show_call(call, None, "this engine shows none")

    assert "The result of read was cut. Cut off." in view.note.text()
    assert "No single tokens: this engine shows none." in view.note.text()
    assert "cut here" in view.legend.accessibleName()
    assert view.text._cut_units == [PROMPT.index("brief.") + 6]
    assert not view.tokens_button.isEnabled()


def test_that_a_prompt_that_did_not_fit_shows_where_the_room_ended(view: PromptView) -> None:
    call = ModelCall(
        "s", 1, "n", "m", "e", has_prompt=True, prompt=PROMPT, prompt_tokens=40,
        goes_on=False, refused="too long", limit_tokens=7,
    )  # fmt: skip
    view.show_call(call)
    assert "the room ends after 7" in view.legend.accessibleName()
    found = table_of(call, scores=False)
    view.show_call(call, found)
    assert view.text._cut_units == [view.text.text.unit(found.starts[7])]
    assert not view.tokens_button.isVisible()


def test_that_only_what_is_on_screen_is_worked_out(view: PromptView) -> None:
    lines = "".join(
        f"<|im_start|>user\nline {n} of a prompt that is very long indeed<|im_end|>\n"
        for n in range(1_500)
    )
    call = ModelCall("s", 1, "n", "m", "e", has_prompt=True, prompt=lines, goes_on=False)
    view.show_call(call, table_of(call))
    view.text.viewport().repaint()
    assert len(lines) > 90_000
    assert 0 < view.text.boxes.laid_out < 80
    QTest.keyClick(view.text, Qt.Key.Key_Right)  # from the first token on it is told of
    view.text.viewport().repaint()
    before = view.text.boxes.laid_out
    for _ in range(20):
        QTest.keyClick(view.text, Qt.Key.Key_Right)
    view.text.viewport().repaint()
    assert view.text.boxes.laid_out == before
    view.text.verticalScrollBar().setValue(1_000)
    view.text.viewport().repaint()
    assert view.text.boxes.laid_out < before + 80


def test_that_the_text_has_the_room_until_a_token_is_chosen(view: PromptView) -> None:
    view.show_call(CALL, table_of(CALL))
    free_px = view.card.sizeHint().height()
    QTest.keyClick(view.text, Qt.Key.Key_Right)
    assert free_px < view.card.sizeHint().height() / 2


def test_that_there_is_nothing_to_switch_before_tokens_are_known(view: PromptView) -> None:
    view.show_call(CALL)
    switches = (view.boundaries, view.probabilities)
    assert not any(button.isVisibleTo(view) for button in switches)
    view.show_call(CALL, table_of(CALL))
    assert all(button.isVisibleTo(view) for button in switches)


def test_that_toggles_change_what_is_painted(view: PromptView) -> None:
    view.show_call(CALL, table_of(CALL))
    pictures = [view.text.grab().toImage()]
    for button in (view.boundaries, view.probabilities, view.marks):
        button.click()
        pictures.append(view.text.grab().toImage())
    for left, right in pairwise(pictures):
        assert left != right
    assert "unlikelier" not in view.legend.accessibleName()


def test_that_a_long_line_is_broken_on_screen_only(view: PromptView) -> None:
    call = ModelCall("s", 1, "n", "m", "e", has_prompt=True, prompt="ab " * 900, goes_on=False)
    view.show_call(call, table_of(call))

    assert view.text.document().blockCount() == -(-2700 // LINE_UNITS)
    view.text.selectAll()
    assert view.text.createMimeDataFromSelection().text() == "ab " * 900


@given(st.text(st.sampled_from("ab\n\r\u202e\u00e9\ud800" + SMILE), max_size=60))
def test_that_every_character_keeps_its_place(text: str) -> None:
    shown = ShownText(text)
    units = shown.shown.encode("utf-16-le", "surrogatepass")
    places = [shown.unit(place) for place in range(len(text))]
    assert places == sorted(set(places))
    assert shown.units(range(len(text))) == places
    assert [shown.place(unit) for unit in places] == list(range(len(text)))
    assert shown.between(0, len(units) // 2) == text
    for place, unit in enumerate(places):
        first = units[2 * unit :].decode("utf-16-le", "replace")[0]
        assert first in (text[place], "[")


@pytest.mark.parametrize(
    ("prompt", "roles"),
    [
        ("<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>", ["user"]),
        ("<start_of_turn>user\nx<end_of_turn>\n<start_of_turn>model\n", ["user", "model"]),
        ("<|system|>\na</s>\n<|user|>\nb", ["system", "user"]),
        ("<s>[INST] hello [/INST]", ["user"]),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_that_messages_of_common_templates_are_found(prompt: str, roles: list[str]) -> None:
    found = messages_in(prompt)
    assert [message.role for message in found] == roles
    assert all(a.end == b.start for a, b in pairwise(found))


def test_that_doubt_grows_as_probability_falls() -> None:
    assert doubt(0.0) == 0.0
    assert 0.0 < doubt(-0.1) < doubt(-2.0) < doubt(-1000.0) <= 1.0


def test_that_a_tool_call_is_shown_from_text_to_run(theme: Theme, qapp: QApplication) -> None:
    steps = (
        CallStep("written", "{'a': 1}\u202e", ((1, 4),)),
        CallStep("read", 'add {"a": 1}', ((5, 8),), "Mended: quotes."),
        CallStep("run", "There is no tool.", note="It was not run.", failed=True),
    )
    calls = CallView(theme)
    calls.resize(400, 500)
    calls.show_calls((ToolCallSteps("t", "add", steps),))
    calls.show()
    copied: list[str] = []
    calls.copy_requested.connect(lambda text, _name: copied.append(text))

    written, read, _run = calls.texts
    assert written.toPlainText() == "{'a': 1}[U+202E]"
    assert written.extraSelections()[0].cursor.selectedText() == "'a'"
    assert written.extraSelections()[0].format.fontStrikeOut()
    assert read.extraSelections()[0].cursor.selectedText() == '"a"'
    before = calls.widget()
    calls.show_calls((ToolCallSteps("t", "add", steps),))
    assert calls.widget() is before
    calls.close()
    calls.deleteLater()


# -- with the real model


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        yield opened


@pytest.mark.asyncio
async def test_that_the_model_tells_its_tokens_when_asked(
    bench: Workbench, theme: Theme, shell: Shell, qapp: QApplication
) -> None:
    run = await bench.runs.start("starter", "Thank you!")
    await run.wait()
    records: Any = await bench.conversations.records(run.run_id)
    (call,) = model_calls(records)
    view = PromptView(theme)
    view.resize(600, 600)
    view.show()
    control = PromptControl(view, bench, shell)
    control.show_span(run.run_id, records, call.span_id)
    assert view.text.table is None

    QTest.mouseClick(view.tokens_button, Qt.MouseButton.LeftButton)
    assert view.is_reading
    assert view.stop_button.isVisible()
    await until(lambda: not view.is_reading)

    table = view.text.table
    assert table is not None
    assert table.is_scored
    assert table.is_same_file
    assert not view.tokens_button.isVisible()
    assert "perplexity" in view.legend.accessibleName()
    control.show_span(run.run_id, records, "")
    assert view.text.table is None
    control.show_span(run.run_id, records, call.span_id)
    assert view.text.table is table
    view.tokens_requested.emit("all")
    view.stop_button.click()
    assert not view.is_reading
    view.tokens_requested.emit("all")
    await until(lambda: not view.is_reading and view.text.table is not None)
    assert view.text.table is not None
    assert len(view.text.table.scores) == len(view.text.table) - 1
    await bench.loading.unload("starter")
    control.close()
    view.close()
    view.deleteLater()
    await asyncio.sleep(0)
