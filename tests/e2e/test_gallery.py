"""Every graph of the gallery runs on the model that comes with the program, offline."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from workbench.base.paths import resource

Workbench = Callable[..., CompletedProcess[str]]
RUNS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("first-graph", ("What is 12 * 7?",), (), "84"),
    ("service-desk", ("How much is 12 * 7?",), (), "84"),
    ("service-desk", ("What time is it?",), (), "20"),
    ("customer-service", ("Find the customer Miller",), (), "on its way"),
    ("customer-service", ("Find the customer Nobody",), (), "no customer of that name"),
    ("customer-service", ("Save a ticket: the kettle is broken",), (), "aved"),
    (
        "customer-service",
        ("Please call me",),
        ("phone=0421 1", "day=Monday"),
        "Saved note",
    ),
    ("retail-kiosk", ("a toaster",), (), "sold out. In stock are"),
    ("retail-kiosk", ("kettle",), (), "34.9"),
    ("clinic-reception", ("A free appointment",), ("day=Monday",), "Dr Lind"),
    (
        "clinic-reception",
        ("My summary",),
        ("name=Berg", "born=1980-05-02", "yes=yes"),
        "penicillin",
    ),
    (
        "clinic-reception",
        ("My summary",),
        ("name=Berg", "born=1980-05-02", "yes=no"),
        "not shown",
    ),
    (
        "clinic-reception",
        ("My summary",),
        ("name=Berg", "born=1999-01-01", "yes=yes"),
        "no rows",
    ),
    ("handbook", ("Look for kettle",), (), "kettle"),
    (
        "tech-support",
        ("Help",),
        ("device=toaster", "problem=bread sticks", "yes=yes"),
        "Come back",
    ),
    (
        "tech-support",
        ("Help",),
        ("device=toaster", "problem=it smells", "yes=no"),
        "Saved note",
    ),
    ("invoice", ("number 4711, customer Miller, total 120",), (), "4711"),
    (
        "invoice",
        ("number 4711, customer Miller, total 12000",),
        ("yes=yes",),
        "12000",
    ),
    ("email-triage", ("Where is my order?",), ("answer=On its way.",), "On its way."),
    ("research-and-edit", ("Bicycles in towns",), (), ""),
)


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


def test_that_the_handbook_is_searched_for_what_was_asked(workbench: Workbench) -> None:
    done = workbench(
        "run", "handbook", "--model", "starter", "--input", "Look for kettle", "--trace"
    )

    assert "If the kettle does not heat" in done.stdout


def test_that_a_patient_is_shown_to_nobody_who_was_not_let_pass(workbench: Workbench) -> None:
    done = workbench(
        "run", "clinic-reception", "--input", "My summary",
        "--answer", "name=Berg", "--answer", "born=1980-05-02",
    )  # fmt: skip

    assert done.returncode == 1
    assert "penicillin" not in done.stdout + done.stderr


def test_that_the_sample_database_is_made_of_its_source(tmp_path: Path) -> None:
    made = sqlite3.connect(tmp_path / "made.sqlite")
    shipped = sqlite3.connect(f"file:{resource('samples/shop.sqlite')}?mode=ro", uri=True)
    with closing(made), closing(shipped):
        made.executescript(resource("samples/shop.sql").read_text(encoding="utf-8"))

        assert list(made.iterdump()) == list(shipped.iterdump())
