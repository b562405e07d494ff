"""Files of a repository become what a person chooses from."""

from __future__ import annotations

import pytest

from workbench.models.downloads.values import RemoteFile
from workbench.models.sources.variants import quantisation_of, variants_of


def _files(*named: tuple[str, int]) -> list[tuple[str, RemoteFile]]:
    return [(path, RemoteFile(f"https://h/{path}", path, size)) for path, size in named]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("qwen2.5-0.5b-instruct-q4_k_m.gguf", "Q4_K_M"),
        ("Phi-4-mini-instruct-Q8_0.gguf", "Q8_0"),
        ("Llama-3.2-1B-Instruct-IQ3_XXS.gguf", "IQ3_XXS"),
        ("gemma-3-1b-it-UD-Q4_K_XL.gguf", "Q4_K_XL"),
        ("model.fp16.gguf", "F16"),
        ("BF16/Qwen3-30B-BF16-00002-of-00002.gguf", "BF16"),
        ("Q2_K/model-00001-of-00002.gguf", "Q2_K"),
        ("bitnet-TQ2_0.gguf", "TQ2_0"),
        ("gpt-oss-20b-mxfp4.gguf", "MXFP4"),
        ("Phi-3-mini-4k-instruct-q4.gguf", "Q4"),
        ("tinyllama-1.1b-chat-v1.0.Q5_K_S.gguf", "Q5_K_S"),
        ("ggml-model.gguf", ""),
        ("q1-report-model.gguf", "Q1"),
    ],
)
def test_that_the_type_is_read_from_the_name(path: str, kind: str) -> None:
    assert quantisation_of(path) == kind


def test_that_parts_are_one_variant_and_a_projector_goes_with_each() -> None:
    found = variants_of(
        _files(
            ("m-Q4_K_M.gguf", 40),
            ("m-Q8_0-00002-of-00002.gguf", 41),
            ("m-Q8_0-00001-of-00002.gguf", 42),
            ("mmproj-m-f32.gguf", 9),
            ("mmproj-m-f16.gguf", 5),
            ("README.md", 1),
            ("imatrix.gguf", 3),
        )
    )
    assert [variant.name for variant in found] == ["Q4_K_M", "Q8_0"]
    assert [file.name for file in found[1].files] == [
        "m-Q8_0-00001-of-00002.gguf",
        "m-Q8_0-00002-of-00002.gguf",
    ]
    assert found[1].size_bytes == 41 + 42 + 5
    assert found[0].projector is not None
    assert found[0].projector.name == "mmproj-m-f16.gguf"


def test_that_a_split_model_with_a_missing_part_is_no_variant() -> None:
    assert (
        variants_of(
            _files(("m-Q4_0-00001-of-00003.gguf", 4), ("m-Q4_0-00003-of-00003.gguf", 4))
        )
        == ()
    )


def test_that_two_files_of_one_type_keep_their_own_names() -> None:
    found = variants_of(_files(("a-Q4_0.gguf", 4), ("b-Q4_0.gguf", 5)))
    assert [variant.name for variant in found] == ["a-Q4_0", "b-Q4_0"]
