"""A token goes to the one address it was made for, and to nobody who could read it."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.keyrings import MemoryKeyring, used_keyring
from workbench.app.source_tokens import SourceTokens, Token, is_safe, origin_of
from workbench.base.errors import PolicyError
from workbench.policy.secrets import Secrets
from workbench.policy.token_file import TokenFile

HUB = "https://huggingface.co"


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    with used_keyring(MemoryKeyring()) as made:
        yield made


@pytest.fixture
def no_keyring() -> Iterator[None]:
    with used_keyring(NoKeyring()):  # type: ignore[no-untyped-call]
        yield


def tokens(folder: Path, **environment: str) -> SourceTokens:
    return SourceTokens(Secrets(), TokenFile(folder / "tokens.json"), environment)


def test_that_the_token_of_one_mirror_goes_to_no_other(
    memory: MemoryKeyring, tmp_path: Path
) -> None:
    held = tokens(tmp_path)
    assert held.keep("https://one.example/models/", "secret-1")
    assert held.find("https://one.example/models/a.gguf").text == "secret-1"
    for other in ("https://two.example/", "https://one.example:8443/", HUB):
        assert not held.find(other).text
    assert held.keep("https://one.example", "")
    assert not held.find("https://one.example/models/").text
    assert not memory.kept


def test_that_the_hubs_token_goes_to_the_hub_alone(
    memory: MemoryKeyring, tmp_path: Path
) -> None:
    memory.kept["hugging_face"] = "kept-before-each-address-had-one"
    held = tokens(tmp_path, HF_ENDPOINT="https://mirror.example")
    assert held.find(f"{HUB}/org/m/resolve/main/m.gguf").text == memory.kept["hugging_face"]
    for other in (
        "https://mirror.example",
        "http://huggingface.co",
        "https://huggingface.co.x",
    ):
        assert not held.find(other).text


def test_that_no_token_goes_over_the_network_unprotected(
    memory: MemoryKeyring, tmp_path: Path
) -> None:
    memory.kept["http://mirror.example"] = "put-there-by-hand"
    held = tokens(tmp_path)
    with pytest.raises(PolicyError, match="for all to read"):
        held.keep("http://mirror.example/", "secret")
    assert not held.find("http://mirror.example/").text
    assert held.keep("http://127.0.0.1:8000/", "mine"), "this machine is no network"
    assert held.find("http://127.0.0.1:8000/x").text == "mine"


def test_that_hf_token_is_read_and_named(memory: MemoryKeyring, tmp_path: Path) -> None:
    mine = {"HF_TOKEN": "hf_env"}
    held = tokens(tmp_path, **mine)
    assert held.find(HUB) == Token("hf_env", "HF_TOKEN", HUB)
    assert not held.find("https://mirror.example").text
    there = tokens(tmp_path, **mine, HF_ENDPOINT="https://mirror.example/")
    assert there.find("https://mirror.example/api").text == "hf_env"
    assert not there.find(HUB).text, "the environment says whose it is"
    memory.kept[HUB] = "hf_kept"
    assert held.find(HUB) == Token("hf_kept", "the keyring", HUB), "what the user kept wins"


def test_that_a_keyring_is_used_before_a_file(memory: MemoryKeyring, tmp_path: Path) -> None:
    assert tokens(tmp_path).keep(HUB, "hf_a", in_file=True)
    assert memory.kept == {HUB: "hf_a"}
    assert not (tmp_path / "tokens.json").exists()


def test_that_without_a_keyring_a_file_is_used_only_if_the_user_says_so(
    no_keyring: None, tmp_path: Path
) -> None:
    path, held = tmp_path / "tokens.json", tokens(tmp_path)
    assert not held.keep(HUB, "hf_a")
    assert held.find(HUB).found == "this session"
    assert not path.exists()
    assert held.keep(HUB, "hf_a", in_file=True)
    assert tokens(tmp_path).find(HUB) == Token("hf_a", str(path), HUB)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    held.keep(HUB, "")
    assert not path.exists()
    assert not held.find(HUB).text


@pytest.mark.skipif(sys.platform == "win32", reason="the mode of a file says nothing there")
def test_that_a_file_others_may_read_is_no_secret(no_keyring: None, tmp_path: Path) -> None:
    held = tokens(tmp_path)
    held.keep(HUB, "hf_a", in_file=True)
    (tmp_path / "tokens.json").chmod(0o644)
    with pytest.raises(PolicyError, match="others may read") as caught:
        tokens(tmp_path).find(HUB)
    assert "chmod 600" in caught.value.hint
    assert "hf_a" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Hub.Example:443/a/b?c", "https://hub.example"),
        ("http://hub.example:8080/", "http://hub.example:8080"),
        ("https://[::1]:9/x", "https://[::1]:9"),
        ("https://user:word@hub.example/", "https://hub.example"),
        ("file:///x", ""),
        ("http://[::1", ""),
        ("https://hub.example:port/", ""),
    ],
)
def test_that_an_origin_is_scheme_host_and_port(address: str, origin: str) -> None:
    assert origin_of(address) == origin
    assert is_safe(origin) == origin.startswith("https")
