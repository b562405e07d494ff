"""Which words of a command line are files."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.base.opened_paths import absolute, files_of


def is_command(word: str) -> bool:
    return word in ("run", "agents")


def test_that_words_that_look_like_files_are_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cases = (
        ["a.workbench"], ["./run"], ["/abs/agent"], ["folder/x", "y.yaml"],
        ["a b.gguf"], ["-", "x.yaml"][1:], ["file:///a/b%20c.yaml"],
    )  # fmt: skip
    for words in cases:
        found = files_of(words, is_command)
        assert len(found) == len(words), words
        assert all(path.is_absolute() for path in found)
    assert files_of(["a.workbench"], is_command) == (tmp_path / "a.workbench",)


def test_that_commands_and_options_are_no_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "run").write_text("a file with the name of a command")
    for words in ([], ["run", "x.yaml"], ["--help"], ["-x.yaml"], ["agents", "list"], [""]):
        assert files_of(words, is_command) == (), words


def test_that_a_file_without_an_ending_is_one_where_it_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert files_of(["Makefile"], is_command) == ()
    (tmp_path / "Makefile").write_text("all:")
    (tmp_path / "broken").symlink_to("nowhere")
    assert files_of(["Makefile"], is_command) == (tmp_path / "Makefile",)
    assert files_of(["broken"], is_command) == (tmp_path / "broken",)


def test_that_two_dashes_say_that_all_are_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert files_of(["--", "run", "-x"], is_command) == (tmp_path / "run", tmp_path / "-x")


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("file:///a/b%20c.yaml", "/a/b c.yaml"),
        ("file://localhost/a", "/a"),
        ("FILE:///a", "/a"),
        ("file:///a/%ff.yaml", "/a/\udcff.yaml"),
        ("/a/../b", "/b"),
    ],
)
def test_that_addresses_of_files_are_paths(word: str, path: str) -> None:
    assert str(absolute(word)) == path


def test_that_an_address_of_another_machine_stays_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute("file://other/a.yaml").is_relative_to(tmp_path)
