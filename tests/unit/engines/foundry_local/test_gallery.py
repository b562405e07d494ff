"""Which models of this machine Foundry Local is told of."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

import pytest

from workbench.engines.foundry_local.gallery import Gallery, link_all, local_models


def make(folder: Path, name_file: object = None, *, tokens: object = 4096) -> Path:
    folder.mkdir(parents=True)
    config = {"model": {"context_length": tokens, "decoder": {"session_options": {"log": "x"}}}}
    (folder / "genai_config.json").write_text(json.dumps(config))
    (folder / "model.onnx").write_bytes(b"weights")
    if name_file is not None:
        (folder / "inference_model.json").write_text(json.dumps(name_file))
    return folder


def test_that_kept_models_keep_their_ids_and_others_are_named_by_folder(tmp_path: Path) -> None:
    make(tmp_path / "kept" / "Somebody" / "x", {"Name": "phi-cpu:3"})
    make(tmp_path / "kept" / "Somebody" / "y", {"Name": "old-cpu"})
    mine = make(tmp_path / "My Model (new)")
    same = make(tmp_path / "other" / "My Model (new)")

    found = local_models(tmp_path / "kept", [mine, same, mine])

    assert [model.id for model in found] == [
        "phi-cpu:3", "old-cpu:0", "my-model-new:1", "my-model-new-2:1",
    ]  # fmt: skip
    assert found[0].context_tokens == 4096


@pytest.mark.parametrize(
    "name_file", [[], {"Name": 7}, {"Name": "../../x:1"}, {"Name": "a:b"}, {"Name": ""}]
)
def test_that_an_odd_name_is_not_taken_over(tmp_path: Path, name_file: object) -> None:
    make(tmp_path / "kept" / "Somebody" / "fine", name_file, tokens="many")

    (model,) = local_models(tmp_path / "kept", [])

    assert (model.id, model.context_tokens) == ("fine:1", 0)


def test_that_folders_without_a_model_are_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "empty").mkdir()
    folders = [tmp_path / "empty", tmp_path / "missing"]

    assert local_models(tmp_path / "kept", folders) == []
    assert "folder_skipped" in caplog.text


def test_that_links_name_the_model_and_leave_the_folder_alone(tmp_path: Path) -> None:
    kept = make(tmp_path / "kept" / "Somebody" / "x", {"Name": "phi-cpu:3", "Other": 1})

    link_all(local_models(tmp_path / "kept", []), tmp_path / "links")

    linked = tmp_path / "links" / "local" / "phi-cpu-3"
    assert json.loads((linked / "inference_model.json").read_text()) == {"Name": "phi-cpu:3"}
    assert (linked / "model.onnx").samefile(kept / "model.onnx")
    assert json.loads((kept / "inference_model.json").read_text())["Other"] == 1
    options = json.loads((linked / "genai_config.json").read_text())["model"]["decoder"]
    assert options["session_options"]["intra_op_num_threads"] >= 1
    assert options["session_options"]["log"] == "x"


def test_that_the_catalogue_answers_on_this_machine_until_it_is_closed(tmp_path: Path) -> None:
    gallery = Gallery(local_models(tmp_path, [make(tmp_path / "tiny")]))
    try:
        question = urllib.request.Request(  # noqa: S310
            gallery.url, b"{}", {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(question, timeout=10) as answer:  # noqa: S310
            said = json.loads(answer.read())
    finally:
        gallery.close()

    assert gallery.url.startswith("http://127.")
    assert [entry["properties"]["name"] for entry in said["summaries"]] == ["tiny"]
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(question, timeout=10)  # noqa: S310
