"""What the rooms below the screen say is shown in the language of the program."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workbench.agents.checks import check
from workbench.agents.documents import AgentDocument, ToolUse
from workbench.app.jobs.reports import markdown_of
from workbench.app.jobs.values import Job, When
from workbench.app.jobs.words import sentence_of
from workbench.base.errors import DocumentError, ModelLoadError
from workbench.engines.llama_cpp.precheck import check_header
from workbench.evals.data_tables import parse_csv
from workbench.policy.tool_grants import ArgumentLimit, ToolGrant
from workbench.tools.api import ToolContext
from workbench.tools.builtin.calculator import SPEC
from workbench.tools.runner import run_tool
from workbench.traces.events import ToolCallFinished
from workbench.ui.agents.problems import ProblemList
from workbench.ui.jobs import words
from workbench.ui.language.language import Language
from workbench.ui.language.messages import said, sentence
from workbench.ui.theme.theme import Theme
from workbench.ui.trace.span_facts import result_texts

JOB = Job(
    "sums",
    "Sums",
    agent="helper",
    input="1 + 1",
    when=When("at", times=("09:00", "17:30"), days=("mon", "tue", "wed", "thu", "fri")),
    grants=(
        ToolGrant("calculator", arguments={"expression": ArgumentLimit("text", most_chars=60)}),
    ),
)


@pytest.fixture
def portuguese(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    made = Language(qapp)
    made.choose("pt-BR")
    yield
    made.choose("en")
    made.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.usefixtures("portuguese")
def test_that_problems_of_an_agent_are_listed_in_portuguese(qtbot: QtBot, theme: Theme) -> None:
    found = check(AgentDocument(name="a", title="", tools=(ToolUse("nowhere"),)), {}, ())
    problems = ProblemList(theme)
    qtbot.addWidget(problems)

    problems.show_problems(found)

    shown = [one.text() for one in problems.findChildren(QLabel) if one.text()]
    assert any(text.startswith("O agente não tem título.") for text in shown)
    assert any(
        text.startswith("Não há ferramenta 'nowhere'. Remova; existem:") for text in shown
    )
    assert problems.problems[0].message == found[0].message  # what is kept stays as it is


@pytest.mark.usefixtures("portuguese")
def test_that_a_fault_of_an_engine_is_said_in_portuguese(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"nope" * 20)

    with pytest.raises(ModelLoadError) as refused:
        check_header(path)

    shown = sentence(refused.value.message, refused.value.hint)
    assert "não é um arquivo GGUF: começa com" in shown
    assert shown.endswith("Escolha um arquivo em formato GGUF.")


@pytest.mark.usefixtures("portuguese")
async def test_that_an_error_of_a_tool_is_said_beside_what_the_model_was_told(
    tmp_path: Path,
) -> None:
    result = await run_tool(SPEC, {"expression": "1 / 0"}, ToolContext(tmp_path / "notes"))
    assert result.failed

    told = dict(result_texts(ToolCallFinished("1", result.text, failed=True)))

    assert "divisão por zero" in told["Failure"]
    assert told["What the model was told"] == result.text
    assert "division by zero" in result.text


@pytest.mark.usefixtures("portuguese")
def test_that_a_mistake_in_a_data_set_is_said_in_portuguese() -> None:
    with pytest.raises(DocumentError) as refused:
        parse_csv("text,expected\na,b,c\n", "x")
    shown = sentence(refused.value.message, refused.value.hint)
    assert "tem 3 células, mas há 2 colunas" in shown


@pytest.mark.usefixtures("portuguese")
def test_that_a_job_and_its_report_are_said_in_portuguese() -> None:
    assert sentence_of(JOB, words.say) == (
        "Todos os dias úteis às 09:00 e 17:30, o agente helper é executado. Pode chamar "
        "calculator (expression de até 60 caracteres) até 10 vezes; nada mais. Uma execução "
        "termina depois de 10 minutos, 20 etapas, 50.000 tokens ou 20 chamadas de ferramentas."
    )
    kept = {"job": "sums", "agent": "helper", "cause": "hand", "end": "failed", "steps": 1,
            "message": "Stopped: save_note: this tool was not granted."}  # fmt: skip
    shown = markdown_of(words.spoken_report(kept), "x", "y", words.say)
    assert "Parada: save_note: esta ferramenta não foi concedida." in shown
    assert "1 etapa, 0 tokens" in shown
    assert "Stopped: save_note" in markdown_of(kept, "x", "y")


def test_that_a_job_is_said_in_english_where_nothing_else_is_asked_for() -> None:
    assert sentence_of(JOB) == (
        "Every weekday at 09:00 and 17:30, the agent helper runs. It may call calculator "
        "(expression up to 60 characters) up to 10 times; nothing else. A run ends after "
        "10 minutes, 20 steps, 50,000 tokens or 20 calls of tools."
    )


@pytest.mark.parametrize(
    ("message", "portuguese_text"),
    [
        ("Refused: save_note: this tool was not granted.",
         "Recusada: save_note: esta ferramenta não foi concedida."),
        ("end of the file of my cat", "end of the file of my cat"),
        ("the tool that I like", "the tool that I like"),
        ("q has no parameter 'fle', only 'path'; did you mean 'path'?",
         "q não tem o parâmetro 'fle', só 'path'; você quis dizer 'path'?"),
        ("Write q: with a {name}.", "Escreva q: com um {name}."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("portuguese")
def test_that_messages_of_messages_are_known_and_texts_of_others_are_left(
    message: str, portuguese_text: str
) -> None:
    assert said(message) == portuguese_text


@pytest.mark.usefixtures("portuguese")
def test_that_a_text_made_to_look_like_many_messages_does_not_hold_up_the_window() -> None:
    said("warm")
    start = time.perf_counter()
    said(": ".join(f"it is not {at} in; a, b" for at in range(24)))
    said("is at of the in, not more than it " * 110)
    assert time.perf_counter() - start < 0.5
