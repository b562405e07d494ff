"""``workbench policy``, ``--as``, and which commands of the command line are for whom."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.policies import ANNA, BEN, CLINIC, KIOSK, PINS, folder
from workbench.__main__ import _parser, main
from workbench.app.admitting import key_of
from workbench.base import paths as places
from workbench.base.paths import DATA_VARIABLE
from workbench.policy import pins
from workbench.policy.pins import Cost
from workbench.policy.profiles import Policy
from workbench.policy.rights import ROWS, least_role, matrix
from workbench.policy.roles import ROLES

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Say:
    """Give a command, with lines for its questions; returns code, output and errors."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setattr(places, "machine_folder", lambda: tmp_path / "machine")
    monkeypatch.setattr(pins, "USUAL", Cost(64, 1, 1))

    def said(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(words)
        told = capsys.readouterr()
        return code, told.out, told.err

    return said


def leaves(parser: argparse.ArgumentParser) -> Iterator[list[str]]:
    """The words of every command that the parser knows."""
    inner = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        yield []
    for action in inner:
        for name, below in action.choices.items():
            for words in leaves(below):
                yield [name, *words]


def namespace(words: list[str]) -> argparse.Namespace:
    """What the parser makes of a command, as far as its words go."""
    names = ("command", "action", "step")
    return argparse.Namespace(**dict(zip(names, words, strict=False)))


EVERY = sorted(".".join(words) for words in leaves(_parser()) if words)


@pytest.mark.parametrize("policy", [KIOSK, CLINIC], ids=["kiosk", "clinic"])
def test_the_matrix_of_roles_and_commands(policy: Policy) -> None:
    """Each command of the parser: nothing that changes the machine for less than builders."""
    found = matrix(policy, [f"cli:{words}" for words in EVERY])

    assert len(found) > 60
    for_visitors = {key for key, roles in found.items() if "visitor" in roles}
    assert for_visitors == {
        "cli:policy.show", "cli:policy.check", "cli:policy.sign", "cli:policy.set-pin",
        "cli:kiosk",
    }  # fmt: skip
    for_users = {key for key, roles in found.items() if "user" in roles} - for_visitors
    assert for_users == {"cli:chat", "cli:run", "cli:hardware", "cli:doctor", "cli:top"}
    for key, roles in found.items():
        assert "administrator" in roles, key


def test_that_every_row_for_the_command_line_is_a_command() -> None:
    rows = {key for key in ROWS if key.startswith("cli:") and not key.endswith("*")}

    assert rows <= {f"cli:{words}" for words in EVERY} | {"cli:chat"}
    for row in (key for key in ROWS if key.startswith("cli:") and key.endswith("*")):
        assert any(f"cli:{words}".startswith(row[:-1]) for words in EVERY), row


@pytest.mark.parametrize("words", EVERY)
def test_that_a_command_is_asked_for_by_its_own_words(words: str) -> None:
    assert key_of(namespace(words.split("."))) == f"cli:{words}"
    assert least_role(KIOSK, f"cli:{words}") in ROLES


def test_from_nothing_to_a_kiosk_and_back(say: Say, tmp_path: Path) -> None:
    code, out, err = say("policy", "show")
    assert (code, err) == (0, "")
    assert "profile: desktop" in out
    assert "not signed" in out

    pin = "correct horse\n"
    code, out, err = say("policy", "set-pin", "Anna", typed=pin)
    assert code == 0, err
    code, out, err = say(
        "policy",
        "set-pin",
        "Ben",
        "--role",
        "user",
        "--by",
        "Anna",
        typed=pin + "blue-lamp-7\n",
    )
    assert code == 0, err

    written = tmp_path / "mine.yaml"
    written.write_text("profile: kiosk\ntitle: Welcome\nagents: {visitor: [starter]}\n")
    assert say("policy", "check", str(written))[0] == 0
    code, out, err = say("policy", "sign", str(written), "--by", "Anna", typed="wrong horse\n")
    assert code == 1
    assert "not the PIN" in err
    code, out, err = say("policy", "sign", str(written), "--by", "Anna", typed=pin)
    assert code == 0, err
    assert "a kiosk" in out

    code, out, err = say("policy", "show", "--json")
    shown = json.loads(out)
    assert shown["policy"]["profile"] == "kiosk"
    assert shown["policy"]["people"] == [
        {"name": "Anna", "role": "administrator"},
        {"name": "Ben", "role": "user"},
    ]
    assert "argon2" not in out
    assert "calculator" in say("policy", "show", "--matrix")[1]
    assert say("policy", "check")[0] == 0

    written.write_text("profile: desktop\n")
    assert say("policy", "sign", str(written), "--by", "Anna", typed=pin)[0] == 0
    code, _out, err = say("policy", "set-pin", "Ben", "--remove", "--by", "Anna", typed=pin)
    assert code == 0, err


def test_that_a_command_that_is_not_for_them_does_nothing(say: Say, tmp_path: Path) -> None:
    folder(tmp_path, CLINIC)
    for words in (["models", "list"], ["runs", "list"], ["doctor"], ["top", "--json"]):
        code, out, err = say(*words)
        assert (code, out) == (1, ""), words
        assert "is not for the role visitor" in err
    code, out, err = say("--as", BEN, "agents", "list", typed=PINS[BEN] + "\n")
    assert code == 1
    assert "workbench agents list is not for the role user" in err
    code, out, err = say("--as", ANNA, "models", "list", typed="wrong horse\n")
    assert code == 1
    assert "do not belong together" in err
    code, out, err = say("--as", ANNA, "agents", "list", typed=PINS[ANNA] + "\n")
    assert code == 0, err
    assert "starter" in out


def test_that_a_policy_that_was_changed_locks_the_command_line(
    say: Say, tmp_path: Path
) -> None:
    made = folder(tmp_path, KIOSK)
    file = made.data / "policy.yaml"
    file.write_bytes(file.read_bytes().replace(b"visitor", b"builder"))

    code, out, _err = say("policy", "show")
    assert code == 1
    assert "locked:" in out
    code, _out, err = say("agents", "list")
    assert code == 1
    assert "cannot be trusted" in err
    code, _out, err = say("policy", "set-pin", ANNA, "--by", ANNA, typed="x\n")
    assert code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["policy", "sign", "/no/such/file", "--by", "Anna"],
        ["policy", "set-pin", "Ben", "--role", "user"],
        ["policy", "set-pin", "", "--role", "administrator"],
        ["policy", "set-pin", "Ben", "--remove"],
        ["policy", "check", "/dev/null"],
    ],
)
def test_that_odd_words_are_told_and_change_nothing(
    say: Say, tmp_path: Path, words: list[str]
) -> None:
    code, _out, err = say(*words, typed="842 waves\n842 waves\n")

    assert code == 1
    assert err.startswith("error: ")
    assert not (tmp_path / "data" / "policy.yaml").exists()
