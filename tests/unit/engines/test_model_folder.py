"""What lies beside the weights in a model's folder, whole and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.base.errors import ModelLoadError
from workbench.engines.model_folder import ModelFolder, read_model_folder, require_files

TINY = Path(__file__).parents[2] / "models" / "tiny-agent" / "agent-hf"


def write(folder: Path, **files: object) -> Path:
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return folder


def test_that_a_real_folder_is_read() -> None:
    folder = read_model_folder(TINY)

    assert "<tool_call>" in folder.template
    assert (folder.bos, folder.eos) == ("<|endoftext|>", "<|im_end|>")
    assert folder.ends == {2}
    assert folder.special == {0: "<|endoftext|>", 1: "<|im_start|>", 2: "<|im_end|>"}
    assert folder.config["model_type"] == "llama"


def test_that_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    assert read_model_folder(tmp_path) == ModelFolder("", "", "", frozenset(), {})


def test_that_the_template_for_tools_is_preferred(tmp_path: Path) -> None:
    named = [
        {"name": "default", "template": "plain"},
        {"name": "tool_use", "template": "tools"},
    ]
    write(tmp_path, tokenizer_config={"chat_template": named})

    assert read_model_folder(tmp_path).template == "tools"
    (tmp_path / "chat_template.jinja").write_text("own file")
    assert read_model_folder(tmp_path).template == "own file"


def test_that_tokens_are_read_in_both_ways(tmp_path: Path) -> None:
    write(
        tmp_path,
        tokenizer_config={"bos_token": {"content": "<s>"}, "eos_token": "</s>"},
        generation_config={"eos_token_id": [7, 8]},
        config={"eos_token_id": 9},
    )

    folder = read_model_folder(tmp_path)
    assert (folder.bos, folder.eos) == ("<s>", "</s>")
    assert folder.ends == {7, 8, 9}


def test_that_a_prompt_begins_with_its_token_once(tmp_path: Path) -> None:
    write(tmp_path, tokenizer_config={"bos_token": "<s>", "add_bos_token": True})
    folder = read_model_folder(tmp_path)

    assert folder.with_bos("hi") == "<s>hi"
    assert folder.with_bos("<s>hi") == "<s>hi"


def test_that_only_the_markers_of_control_tokens_are_shown() -> None:
    special = {1: "<|im_end|>", 2: "[TOOL_CALLS]", 3: "<think>"}
    folder = ModelFolder("", "", "", frozenset(), special)

    assert folder.hidden(("[TOOL_CALLS]add", "<think>\n")) == {1}


def test_that_a_missing_and_an_empty_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelLoadError, match=r"'a\.bin' is missing"):
        require_files(tmp_path, ("a.bin",))
    (tmp_path / "a.bin").touch()
    with pytest.raises(ModelLoadError, match=r"'a\.bin'.*empty"):
        require_files(tmp_path, ("a.bin",))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["tokenizer_config", "tokenizer", "config", "generation_config"]),
    data=st.binary(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["chat_template", "added_tokens", "eos_token_id", "bos_token", "id", "name"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode()),
)
def test_that_whatever_a_file_holds_only_a_load_error_comes(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / f"{name}.json").write_bytes(data)

    refusal = None
    template = ""
    try:
        template = read_model_folder(tmp_path).template
    except ModelLoadError as error:
        refusal = error
    finally:
        (tmp_path / f"{name}.json").unlink()

    assert isinstance(template, str)
    assert refusal is None or (name in refusal.message and refusal.hint)
