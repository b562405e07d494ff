"""Every graph of the gallery runs on the model that comes with the program, offline."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.gallery_runs import RUNS
from workbench.base.paths import resource

Workbench = Callable[..., CompletedProcess[str]]


def test_that_every_graph_of_the_gallery_is_run_here() -> None:
    names = {path.name.partition(".")[0] for path in resource("graphs").glob("*.yaml")}

    assert names == {name for name, *_rest in RUNS}


@pytest.mark.parametrize(
    ("name", "inputs", "answers", "says"), RUNS, ids=lambda value: str(value)[:24]
)
def test_that_a_graph_of_the_gallery_answers_on_the_starter_model(
    workbench: Workbench,
    name: str,
    inputs: tuple[str, ...],
    answers: tuple[str, ...],
    says: str,
) -> None:
    words = ["run", name, "--model", "starter", "--yes", "save_note"]
    for text in inputs:
        words += ["--input", text]
    for text in answers:
        words += ["--answer", text]

    done = workbench(*words)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert says in done.stdout


def test_that_a_patient_is_shown_to_nobody_who_was_not_let_pass(workbench: Workbench) -> None:
    done = workbench(
        "run", "clinic-reception", "--input", "My summary",
        "--answer", "name=Berg", "--answer", "born=1980-05-02",
    )  # fmt: skip

    assert done.returncode == 1
    assert "penicillin" not in done.stdout + done.stderr


def test_that_a_patient_is_not_shown_to_a_visitor(workbench: Workbench) -> None:
    answers = [
        word
        for text in ("name=Berg", "born=1980-05-02", "yes=yes")
        for word in ("--answer", text)
    ]

    done = workbench(
        "run", "clinic-reception", "--input", "My summary", "--role", "visitor", *answers
    )

    assert done.returncode == 0, done.stderr
    assert "by our staff only" in done.stdout
    assert "penicillin" not in done.stdout + done.stderr


def test_that_the_sample_database_is_made_of_its_source(tmp_path: Path) -> None:
    made = sqlite3.connect(tmp_path / "made.sqlite")
    shipped = sqlite3.connect(f"file:{resource('samples/shop.sqlite')}?mode=ro", uri=True)
    with closing(made), closing(shipped):
        made.executescript(resource("samples/shop.sql").read_text(encoding="utf-8"))

        assert list(made.iterdump()) == list(shipped.iterdump())
