"""``workbench engines embed`` and ``rerank``, from their words to what is printed."""

from __future__ import annotations

import argparse
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.servers.scripted import running_server
from workbench.app import engine_commands
from workbench.app.engine_arguments import add_engine_commands
from workbench.app.workbench import Workbench, open_workbench
from workbench.base.errors import RequestError
from workbench.base.paths import Paths


@pytest_asyncio.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Workbench]:
    async with open_workbench(Paths(tmp_path / "data", tmp_path / "cache")) as opened:
        opened.settings.change(engine_threads=1)
        yield opened


async def run(bench: Workbench, *text: str) -> int:
    parser = argparse.ArgumentParser()
    add_engine_commands(parser.add_subparsers(dest="command"))
    return await engine_commands.run(bench, parser.parse_args(["engines", *text]))


async def test_that_texts_are_compared_by_the_starter_model(
    bench: Workbench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    texts = ("what is the weather", "what is the weather", "add two numbers")
    assert await run(bench, "embed", "starter", "--json", "--input", *texts) == 0
    told = json.loads(capsys.readouterr().out)

    assert told["model"] == "starter"
    assert told["tokens"] > 3
    assert [row["text"] for row in told["results"]] == list(texts)
    first, again, other = (row["vector"] for row in told["results"])
    assert first == pytest.approx(again, abs=1e-3)
    assert first != pytest.approx(other, abs=1e-2)
    assert sum(value * value for value in first) == pytest.approx(1.0)

    lines = tmp_path / "texts.txt"
    lines.write_text("\n".join((*texts, "", "\x1b[31mred")), encoding="utf-8")
    assert await run(bench, "embed", "starter", "--lines", str(lines)) == 0
    shown = capsys.readouterr().out
    assert "1.000" in shown
    assert "\x1b" not in shown
    assert len(shown.splitlines()) == 5


async def test_that_a_model_that_does_not_rank_says_so_and_a_missing_file_is_named(
    bench: Workbench, tmp_path: Path
) -> None:
    with pytest.raises(RequestError, match="does not rank texts"):
        await run(bench, "rerank", "starter", "--query", "who?", "--input", "a", "b")
    with pytest.raises(RequestError, match=r"none\.txt' cannot be read"):
        await run(bench, "embed", "starter", "--lines", str(tmp_path / "none.txt"))


async def test_that_the_best_text_of_a_server_comes_first(
    bench: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    def ranks(body: Any) -> tuple[int, Any]:
        rows = [
            {"index": n, "relevance_score": len(t)} for n, t in enumerate(body["documents"])
        ]
        return 200, {"results": rows}

    with running_server() as server:
        server.texts["/v1/rerank"] = ranks
        address = f"127.0.0.1:{server.port}"
        await run(bench, "connect", address, "scripted", "--id", "mine", "--no-check")
        capsys.readouterr()
        words = ("rerank", "mine", "--query", "longest?", "--input", "a", "ccc", "bb")
        assert await run(bench, *words, "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert [row["text"] for row in told["results"]] == ["ccc", "bb", "a"]
        assert [row["index"] for row in told["results"]] == [1, 2, 0]
        assert await run(bench, *words) == 0
        assert capsys.readouterr().out.splitlines()[1].split() == ["3.0000", "2", "ccc"]
        await bench.loading.unload("mine")
