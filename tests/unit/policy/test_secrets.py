"""Tokens live in the system's keyring, or in this session only."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from workbench.base.errors import PolicyError
from workbench.policy.secrets import Secrets


class Memory(KeyringBackend):
    """A keyring of the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture
def memory() -> Iterator[Memory]:
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_that_a_token_is_kept_read_and_forgotten(memory: Memory) -> None:
    assert Secrets().set("hugging_face", "  hf_abc\n")
    assert memory.kept == {("workbench", "hugging_face"): "hf_abc"}
    assert Secrets().get("hugging_face") == "hf_abc"
    assert Secrets().set("hugging_face", "")
    assert Secrets().set("hugging_face", ""), "to forget twice is no error"
    assert not Secrets().get("hugging_face")


def test_that_a_system_without_a_keyring_keeps_it_for_the_session() -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    try:
        secrets = Secrets()
        assert not secrets.set("hugging_face", "hf_abc")
        assert secrets.get("hugging_face") == "hf_abc"
        assert not Secrets().get("hugging_face")
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize("token", ["a b", "x" * 5000, "line\nbreak", "\x00"])
def test_that_what_is_no_token_is_refused(memory: Memory, token: str) -> None:
    with pytest.raises(PolicyError):
        Secrets().set("hugging_face", token)
    assert not memory.kept


STARTS = """
import sys
started = []
sys.addaudithook(lambda event, words: started.append(words[0]) if event in
    ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn") else None)
from workbench.policy.secrets import Secrets
Secrets().get("hugging_face")
import keyring.backends.SecretService
print(started)
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="there it is the system's keyring")
def test_that_asking_the_keyring_starts_no_program() -> None:
    """The library's part for macOS started a compiler, found by the search path, on Linux."""
    done = subprocess.run(
        [sys.executable, "-c", STARTS],
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON_KEYRING")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "[]\n"
