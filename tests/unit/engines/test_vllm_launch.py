"""Settings of a vLLM server: what they become, and what is refused."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from typing import Any

import pytest
import yaml

from workbench.base.errors import RequestError
from workbench.engines.vllm_launch import (
    TEMPLATES,
    Speculation,
    VllmLaunch,
    command_of,
    command_text,
    compose_of,
    launch_of,
    problems,
    remarks,
)


def option(words: list[str], name: str) -> str:
    return words[words.index(name) + 1]


@pytest.mark.parametrize("name", TEMPLATES)
def test_that_every_template_can_be_started(name: str) -> None:
    launch = launch_of(name, "Qwen/Qwen3-4B")

    words = command_of(launch)
    assert words[:3] == ["vllm", "serve", "Qwen/Qwen3-4B"]
    assert option(words, "--host") == "127.0.0.1"
    assert "--enable-prefix-caching" in words
    assert option(words, "--tool-call-parser") == "hermes"
    assert "--api-key" not in words
    assert "--trust-remote-code" not in words


def test_that_there_are_five_templates_of_growing_size() -> None:
    names = ["development", "staging", "production-low", "production-high", "enterprise"]
    sizes = [TEMPLATES[name].launch.most_at_once for name in names]

    assert list(TEMPLATES) == names
    assert sizes == sorted(sizes)
    assert TEMPLATES["enterprise"].launch.gpus == 8


def test_that_settings_become_options() -> None:
    launch = launch_of(
        "production-high", "/models/m", quantisation="awq", tensor_parallel=4,
        pipeline_parallel=2, context_tokens=4096, prefix_caching=False, chunked_prefill=True,
        reasoning_parser="qwen3", served_name="m",
        speculation=Speculation("/models/draft", 5),
    )  # fmt: skip

    words = command_of(launch)
    assert option(words, "--quantization") == "awq"
    assert option(words, "--tensor-parallel-size") == "4"
    assert option(words, "--pipeline-parallel-size") == "2"
    assert option(words, "--max-model-len") == "4096"
    assert option(words, "--kv-cache-dtype") == "fp8"
    assert option(words, "--reasoning-parser") == "qwen3"
    assert option(words, "--served-model-name") == "m"
    assert "--no-enable-prefix-caching" in words
    assert "--enable-chunked-prefill" in words
    guessed = json.loads(option(words, "--speculative-config"))
    assert guessed == {"model": "/models/draft", "num_speculative_tokens": 5}


def test_that_guessing_without_a_model_looks_for_repetitions() -> None:
    launch = launch_of("development", "m", speculation=Speculation())

    guessed = json.loads(option(command_of(launch), "--speculative-config"))
    assert guessed["method"] == "ngram"
    assert guessed["prompt_lookup_max"] == 4


def test_that_the_shell_reads_the_same_words() -> None:
    launch = launch_of("development", "m", speculation=Speculation())

    words = shlex.split(command_text(launch).replace("\\\n", " "))

    assert [word for word in words if "=1" not in word] == command_of(launch)
    assert "VLLM_NO_USAGE_STATS=1" in words


def test_that_a_compose_file_holds_the_server_and_no_key() -> None:
    launch = launch_of("production-high", "/models/m", port=9000)

    service = yaml.safe_load(compose_of(launch, "/srv/models"))["services"]["vllm"]
    assert service["ports"] == ["127.0.0.1:9000:8000"]
    assert service["volumes"] == ["/srv/models:/models:ro"]
    assert option(service["command"], "--host") == "0.0.0.0"  # noqa: S104 - in the container
    assert service["environment"]["VLLM_API_KEY"].startswith("${VLLM_API_KEY:?")
    devices = service["deploy"]["resources"]["reservations"]["devices"]
    assert devices[0]["count"] == 2


def test_that_a_bad_name_is_told_once() -> None:
    assert len(problems(VllmLaunch("a b"))) == 1
    assert len(problems(VllmLaunch("a b", served_name="c d"))) == 2


CACHE = "${HF_HOME:-${HOME}/.cache/huggingface}:/huggingface:ro"


@pytest.mark.parametrize(
    ("model", "folder", "inside", "volumes"),
    [
        ("/srv/models/qwen/4b", "/srv/models", "/models/qwen/4b", ["/srv/models:/models:ro"]),
        ("models/qwen", "./models/", "/models/qwen", ["./models/:/models:ro"]),
        ("./models/qwen", "models", "/models/qwen", ["./models:/models:ro"]),
        ("/data/qwen", "./models", "/served", ["/data/qwen:/served:ro"]),
        ("/srv/models-old/m", "/srv/models", "/served", ["/srv/models-old/m:/served:ro"]),
        ("/models/qwen", "/srv/models", "/models/qwen", ["/srv/models:/models:ro"]),
        ("Qwen/Qwen3-4B", "./models", "Qwen/Qwen3-4B", [CACHE]),
    ],
)
def test_that_the_container_has_the_model(
    model: str, folder: str, inside: str, volumes: list[str]
) -> None:
    service = _service(launch_of("staging", model), folder)

    assert service["command"][0] == inside
    assert service["volumes"] == volumes
    assert service["environment"]["HF_HUB_OFFLINE"] == "1"
    home = "/huggingface" if CACHE in volumes else None
    assert service["environment"].get("HF_HOME") == home
    if inside != model:
        assert option(service["command"], "--served-model-name") == model


def test_that_the_container_has_the_draft_model_too() -> None:
    guessing = Speculation("/data/small")
    launch = launch_of("staging", "Qwen/Qwen3-4B", speculation=guessing)
    service = _service(launch, "./models")

    config = json.loads(option(service["command"], "--speculative-config"))
    assert config["model"] == "/draft"
    assert service["volumes"] == [CACHE, "/data/small:/draft:ro"]


def _service(launch: VllmLaunch, folder: str) -> Any:
    return yaml.safe_load(compose_of(launch, folder))["services"]["vllm"]


GOOD = VllmLaunch("m")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"host": "0.0.0.0"}, "answer everybody"),  # noqa: S104 - refused
        ({"port": 0}, "the port is from 1"),
        ({"tensor_parallel": 0}, "tensor parallelism"),
        ({"pipeline_parallel": 99}, "pipeline parallelism"),
        ({"gpu_share": 1.5}, "share of the GPU"),
        ({"most_at_once": 0}, "requests at once"),
        ({"quantisation": "q4_k_m"}, "none of"),
        ({"quantisation": "awq", "number_type": "bfloat16"}, "float16"),
        ({"quantisation": "fp8", "number_type": "float32"}, "do not go with"),
        ({"model": "m; rm -rf /"}, "no model's name"),
        ({"model": "--trust-remote-code"}, "no model's name"),
        ({"model": ""}, "no model's name"),
        ({"tool_parser": "Hermes 3"}, "no name of a parser"),
        ({"speculation": Speculation(tokens=0)}, "guessed tokens"),
        ({"speculation": Speculation("a b")}, "no model's name"),
        ({"batch_tokens": 32}, "too small for 64"),
        (
            {"chunked_prefill": False, "batch_tokens": 2048, "context_tokens": 8192},
            "does not fit into one step",
        ),
    ],
)
def test_that_what_does_not_fit_is_named(change: dict[str, Any], said: str) -> None:
    assert problems(GOOD) == ()
    found = problems(replace(GOOD, **change))
    assert any(said in problem for problem in found), found


def test_that_a_bad_start_is_refused() -> None:
    with pytest.raises(RequestError, match="no template 'huge'"):
        launch_of("huge", "m")
    with pytest.raises(RequestError, match="cannot be started so"):
        launch_of("staging", "m", port=-1)


def test_that_surprises_are_told() -> None:
    launch = replace(
        GOOD, speculation=Speculation(), pipeline_parallel=2, tensor_parallel=3, tool_parser=""
    )

    assert len(remarks(launch)) == 4
    assert remarks(GOOD) == ()
