"""``workbench models search``, ``info``, ``pull`` and ``token``: what a terminal is told."""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
import pytest_asyncio
from keyring.backends.fail import Keyring as NoKeyring

from tests.hub.model_files import write_rows
from tests.hub.server import Hub, running_hub
from workbench.app.finding_commands import DOES_NOT_LOAD
from workbench.app.model_arguments import add_model_commands
from workbench.app.model_commands import run
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import ModelError, ModelLoadError, SourceRefused
from workbench.base.paths import Paths, resource

TINY = "org/tiny-GGUF"


class Starts:
    """Starts an engine, or refuses as an engine does."""

    def __init__(self) -> None:
        self.refuse = ""

    async def __call__(self, _model: Any, _options: Any) -> Any:
        if self.refuse:
            raise ModelLoadError(self.refuse, "Take another variant of it.")
        return self

    async def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def starts() -> Starts:
    return Starts()


@pytest_asyncio.fixture
async def bench(tmp_path: Path, starts: Starts) -> AsyncIterator[Workbench]:
    paths = Paths(tmp_path / "data", tmp_path / "cache")
    async with open_workbench(paths, start_host=starts) as opened:
        yield opened


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    with running_hub() as running:
        for kind, rows in (("Q4_K_M", 64), ("Q6_K", 96), ("Q8_0", 128)):
            path = write_rows(tmp_path / f"tiny-{kind}.gguf", rows, rows)
            running.put(TINY, path.name, path.read_bytes())
        running.put("org/cut-GGUF", "cut-Q4_0-00001-of-00003.gguf", b"GGUF")
        running.put("org/cut-GGUF", "cut-Q4_0-00003-of-00003.gguf", b"GGUF")
        running.put("org/none", "README.md", b"# Nothing")
        yield running


@pytest.fixture
def settled(bench: Workbench, hub: Hub) -> Workbench:
    bench.settings.change(hub_address=hub.url)
    return bench


async def command(bench: Workbench, *words: str) -> int:
    parser = argparse.ArgumentParser()
    add_model_commands(parser.add_subparsers())
    return await asyncio.wait_for(run(bench, parser.parse_args(["models", *words])), 120)


async def test_that_a_pull_takes_what_is_recommended_here_and_says_why(
    settled: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await command(settled, "info", TINY, "--json") == 0
    page = json.loads(capsys.readouterr().out)
    verdicts = {one["name"]: one["fit"]["verdict"] for one in page["judged"]}
    assert set(verdicts) == {"Q4_K_M", "Q6_K", "Q8_0"}
    assert all(one["tokens_per_s"] > 0 for one in page["judged"])
    assert page["recommended"] in verdicts
    assert await command(settled, "info", TINY) == 0
    told = capsys.readouterr().out
    assert page["why"].split("(")[0] in told
    assert "tokens/s" in told.splitlines()[1]
    assert "fits" in told
    assert await command(settled, "pull", TINY) == 0
    out, err = capsys.readouterr()
    assert f"{page['recommended']} (" in err
    assert page["recommended"].lower().replace("_", "-") in out.lower().replace("_", "-")


async def test_that_a_model_that_does_not_load_is_told_at_the_pull_and_in_the_list(
    settled: Workbench, starts: Starts, capsys: pytest.CaptureFixture[str]
) -> None:
    starts.refuse = "it lacks the key of its heads"
    done = await command(settled, "pull", TINY, "--variant", "q4_k_m")
    out, err = capsys.readouterr()
    assert done == DOES_NOT_LOAD
    assert "every byte checked" in out
    assert "cannot be loaded: it lacks the key of its heads. Take another variant" in err
    await command(settled, "list")
    row = next(line for line in capsys.readouterr().out.splitlines() if "tiny" in line)
    assert "does not load: it lacks the key of its heads" in row
    await settled.models.refresh()
    model = next(model for model in settled.models.models if "tiny" in model.id)
    assert model.load_failure == starts.refuse, "it is remembered"


async def test_that_a_split_model_that_lacks_a_part_is_told_as_such(
    settled: Workbench,
) -> None:
    for words in (("info",), ("pull",), ("pull", "--variant", "Q4_0")):
        with pytest.raises(ModelError, match="cut-Q4_0 lacks part 2 of 3"):
            await command(settled, words[0], "org/cut-GGUF", *words[1:])
    with pytest.raises(ModelError, match="has no GGUF files"):
        await command(settled, "info", "org/none")


async def test_that_filters_a_source_does_not_know_are_named(
    settled: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    await command(settled, "search", "tiny", "--task", "routing", "--sort", "name")
    out, err = capsys.readouterr()
    assert TINY in out
    assert "Hugging Face does not know: task routing; order by name. That was left out." in err
    await command(settled, "search", "--source", "catalogue", "--sort", "likes", "--limit", "2")
    assert "does not know: order by likes" in capsys.readouterr().err
    await command(settled, "search", "--source", "catalogue", "--task", "routing", "qwen")
    assert "does not know" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        "--limit -1",
        "--limit 0",
        "--limit x",
        "--limit 99999",
        "--largest-gb nan",
        "--largest-gb -1",
        "--largest-gb inf",
        "--sort best",
    ],
)
async def test_that_numbers_that_are_none_are_refused_in_words(
    bench: Workbench, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        await command(bench, "search", "--source", "catalogue", *words.split(), "x")
    assert caught.value.code == 2
    assert words.split()[1] in capsys.readouterr().err


async def test_that_a_token_is_kept_in_a_file_used_and_forgotten(
    settled: Workbench,
    hub: Hub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hub.token = "hf_secret"  # noqa: S105  a test's own
    with pytest.raises(SourceRefused, match="wants an access token"):
        await command(settled, "search", "tiny")
    monkeypatch.setattr(sys, "stdin", io.StringIO("hf_secret\n"))
    with pytest.raises(ModelError, match="no keyring") as caught:
        await command(settled, "token", "hugging_face")
    assert "--in-file" in caught.value.hint
    monkeypatch.setattr(sys, "stdin", io.StringIO("hf_secret\n"))
    await command(settled, "token", "hugging_face", "--in-file")
    out = capsys.readouterr().out
    assert "tokens.json" in out
    assert "hf_secret" not in out
    await command(settled, "search", "tiny")
    assert TINY in capsys.readouterr().out
    await command(settled, "token", "--where", "--json")
    where = json.loads(capsys.readouterr().out)
    assert where == {"origin": hub.url, "found": str(settled.paths.data / "tokens.json")}
    await command(settled, "token", "--forget")
    assert "is forgotten" in capsys.readouterr().out
    with pytest.raises(SourceRefused):
        await command(settled, "search", "tiny")


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (["token"], "hugging_face"),
        (["token", "mirror", "--forget"], "mirror"),
        (["token", "--source", "mirror"], "mirror"),
        (["token", "--where", "--source", "mirror"], "mirror"),
    ],
)
def test_that_the_source_of_a_token_can_be_named_in_both_ways(
    words: list[str], source: str
) -> None:
    parser = argparse.ArgumentParser()
    add_model_commands(parser.add_subparsers())
    assert parser.parse_args(["models", *words]).source == source


async def test_that_the_token_of_the_environment_is_named(
    bench: Workbench,
    hub: Hub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hub.token = "hf_environment"  # noqa: S105  a test's own
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("HF_TOKEN", hub.token)
    await command(bench, "search", "tiny")
    out, err = capsys.readouterr()
    assert TINY in out
    assert f"The access token of HF_TOKEN is used for {hub.url}." in err
    assert hub.token not in out + err


async def test_that_a_list_needs_no_source(
    settled: Workbench, hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    await command(settled, "list", "--json")
    assert "starter" in [model["id"] for model in json.loads(capsys.readouterr().out)]
    assert hub.served.requests == []
    assert resource("models/starter/starter.gguf").exists()
