"""How a vLLM server is started: settings, five templates, a command line, a compose file."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from workbench.base.errors import RequestError
from workbench.engines.vllm_volumes import HUB_CACHE, HUB_HOME, placed

Quantisation: TypeAlias = Literal["none", "awq", "gptq", "awq_marlin", "gptq_marlin", "fp8"]
KvType: TypeAlias = Literal["auto", "fp8"]
NumberType: TypeAlias = Literal["auto", "float16", "bfloat16", "float32"]
IMAGE = "vllm/vllm-openai:v0.33.0"
_NAME = re.compile(r"[\w./@:-]{1,200}")
_PARSER = re.compile(r"[a-z0-9_]{1,40}")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_KEY_VARIABLE = "VLLM_API_KEY"
_QUIET = {"VLLM_NO_USAGE_STATS": "1", "DO_NOT_TRACK": "1", "HF_HUB_OFFLINE": "1"}
"""Nothing is told to anybody, and no model is fetched while the server starts."""


@dataclass(frozen=True, slots=True)
class Speculation:
    """Tokens that are guessed ahead and checked together.

    Attributes:
        model: A small model of the same family that guesses; empty looks for repetitions in
            the text itself.
        tokens: How many are guessed at a time.
        longest_match_tokens: Of a repetition, without a model.
    """

    model: str = ""
    tokens: int = 4
    longest_match_tokens: int = 4


@dataclass(frozen=True, slots=True)
class VllmLaunch:
    """Everything that a server is started with.

    Attributes:
        model: A folder, or a name in the hub's cache.
        served_name: What requests call it; empty takes ``model``.
        host: Where it listens; every address but this machine's own needs a key.
        needs_key: Requests need the key that is in the environment variable VLLM_API_KEY.
        tensor_parallel: GPUs that share each layer.
        pipeline_parallel: Groups of layers, one after another, each on its own GPUs.
        context_tokens: Longest prompt plus answer; 0 takes the model's own.
        most_at_once: Requests in one batch.
        batch_tokens: Most tokens in one step; 0 leaves it to vLLM.
        gpu_share: Share of each GPU's memory it takes, weights and cache together.
        prefix_caching: Beginnings that prompts share are read once.
        chunked_prefill: Long prompts are read in parts, beside the answers of others.
        eager: Starts sooner and runs slower: no graphs are captured.
        tool_parser: How the model's tool calls are read; empty reads none.
        reasoning_parser: How its thinking is told apart; empty leaves it in the text.
    """

    model: str
    served_name: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    needs_key: bool = False
    tensor_parallel: int = 1
    pipeline_parallel: int = 1
    quantisation: Quantisation = "none"
    number_type: NumberType = "auto"
    kv_type: KvType = "auto"
    context_tokens: int = 0
    most_at_once: int = 64
    batch_tokens: int = 0
    gpu_share: float = 0.9
    prefix_caching: bool = True
    chunked_prefill: bool = True
    eager: bool = False
    tool_parser: str = "hermes"
    reasoning_parser: str = ""
    speculation: Speculation | None = None

    @property
    def gpus(self) -> int:
        """How many it needs."""
        return self.tensor_parallel * self.pipeline_parallel


@dataclass(frozen=True, slots=True)
class Template:
    """A starting point: what it is for, and its settings."""

    title: str
    meant_for: str
    launch: VllmLaunch = field(default_factory=lambda: VllmLaunch(""))


TEMPLATES = MappingProxyType(
    {
        "development": Template(
            "Development",
            "one person on one GPU: starts soon, leaves memory to other programs",
            VllmLaunch("", context_tokens=4096, most_at_once=4, gpu_share=0.6, eager=True),
        ),
        "staging": Template(
            "Staging",
            "trying what production will do, for a few people",
            VllmLaunch("", context_tokens=8192, most_at_once=16, gpu_share=0.8),
        ),
        "production-low": Template(
            "Production, low load",
            "a team on one GPU: long contexts before many requests",
            VllmLaunch("", context_tokens=16_384, most_at_once=32, needs_key=True),
        ),
        "production-high": Template(
            "Production, high load",
            "many requests on two GPUs, with a smaller cache type",
            VllmLaunch(
                "", tensor_parallel=2, kv_type="fp8", context_tokens=16_384, most_at_once=256,
                batch_tokens=8192, gpu_share=0.92, needs_key=True,
            ),
        ),
        "enterprise": Template(
            "Enterprise",
            "a large model over eight GPUs of two machines or groups",
            VllmLaunch(
                "", tensor_parallel=4, pipeline_parallel=2, kv_type="fp8",
                context_tokens=32_768, most_at_once=512, batch_tokens=16_384, gpu_share=0.92,
                needs_key=True,
            ),
        ),
    }
)  # fmt: skip


def launch_of(template: str, model: str, **changes: object) -> VllmLaunch:
    """The settings of a template for a model, with changes; checked.

    Raises:
        RequestError: There is no such template, or the settings do not fit together.
    """
    if template not in TEMPLATES:
        raise RequestError(
            f"there is no template {template!r}", f"There are: {', '.join(TEMPLATES)}."
        )
    launch = replace(TEMPLATES[template].launch, model=model, **changes)  # type: ignore[arg-type]
    if found := problems(launch):
        raise RequestError(f"vLLM cannot be started so: {found[0]}", " ".join(found[1:]))
    return launch


def problems(launch: VllmLaunch) -> tuple[str, ...]:
    """What is wrong with the settings, in the user's words; empty if nothing is."""
    found = [*_names(launch), *_numbers(launch)]
    if launch.host not in _LOOPBACK and not launch.needs_key:
        found.append(
            f"it would answer everybody who reaches {launch.host}: let it ask for a key, or "
            "let it listen on 127.0.0.1."
        )
    if launch.quantisation != "none" and launch.number_type == "float32":
        found.append(f"{launch.quantisation} weights do not go with float32.")
    if launch.quantisation in ("awq", "gptq") and launch.number_type == "bfloat16":
        found.append(f"{launch.quantisation} weights go with float16, not bfloat16.")
    if not launch.chunked_prefill and 0 < launch.batch_tokens < launch.context_tokens:
        found.append(
            f"a prompt of {launch.context_tokens} tokens does not fit into one step of "
            f"{launch.batch_tokens}: read long prompts in parts, or make the step larger."
        )
    if launch.batch_tokens and launch.batch_tokens < launch.most_at_once:
        found.append(
            f"a step of {launch.batch_tokens} tokens is too small for {launch.most_at_once} "
            "requests at once."
        )
    return tuple(found)


def remarks(launch: VllmLaunch) -> tuple[str, ...]:
    """What may surprise, though it starts."""
    found = []
    if launch.speculation and launch.pipeline_parallel > 1:
        found.append("Not every version of vLLM guesses ahead with pipeline parallelism.")
    if launch.speculation and launch.most_at_once > 32:
        found.append("Guessing ahead helps few requests at once and slows many.")
    if launch.tensor_parallel & (launch.tensor_parallel - 1):
        found.append("Most models can be shared by 1, 2, 4 or 8 GPUs only.")
    if not launch.tool_parser:
        found.append("Without a tool parser, agents with tools get an error.")
    return tuple(found)


def command_of(launch: VllmLaunch) -> list[str]:
    """The words of the command line; the key is not among them."""
    return ["vllm", "serve", launch.model, *_arguments(launch)]


def command_text(launch: VllmLaunch) -> str:
    """The command line for a shell, one option to a line."""
    settings = " ".join(f"{name}={value}" for name, value in _QUIET.items())
    words = command_of(launch)
    lines = [f"{settings} {shlex.join(words[:3])}"]
    for word in words[3:]:
        if word.startswith("--"):
            lines.append(word)
        else:
            lines[-1] += f" {shlex.quote(word)}"
    return " \\\n  ".join(lines)


def compose_of(launch: VllmLaunch, models_folder: str = "./models") -> str:
    """A compose file that starts the same server in a container.

    Inside, it listens on every address; outside, on ``launch.host`` only. The model's folder,
    or the hub's cache where it is a name, is there too.
    """
    import yaml

    inside, volumes = _inside(launch, models_folder)
    environment: dict[str, str] = dict(_QUIET)
    if HUB_CACHE in volumes:
        environment["HF_HOME"] = HUB_HOME
    if launch.needs_key:
        environment[_KEY_VARIABLE] = f"${{{_KEY_VARIABLE}:?set it before you start}}"
    shown = f"[{launch.host}]" if ":" in launch.host else launch.host
    gpus = {"driver": "nvidia", "count": launch.gpus, "capabilities": ["gpu"]}
    service = {
        "image": IMAGE,
        "command": [inside.model, *_arguments(inside)],
        "environment": environment,
        "ports": [f"{shown}:{launch.port}:8000"],
        "volumes": volumes,
        "ipc": "host",
        "restart": "unless-stopped",
        "deploy": {"resources": {"reservations": {"devices": [gpus]}}},
        "healthcheck": {
            "test": ["CMD", "curl", "-fsS", "http://127.0.0.1:8000/health"],
            "interval": "15s",
            "timeout": "5s",
            "retries": 40,
        },
    }
    return str(yaml.safe_dump({"services": {"vllm": service}}, sort_keys=False, width=96))


def _inside(launch: VllmLaunch, models_folder: str) -> tuple[VllmLaunch, list[str]]:
    """The settings as they are in the container, and what is mounted there."""
    model = placed(launch.model, models_folder, "/served")
    volumes, speculation = [model.volume], launch.speculation
    if speculation is not None and speculation.model:
        draft = placed(speculation.model, models_folder, "/draft")
        speculation = replace(speculation, model=draft.name)
        volumes.append(draft.volume)
    moved = launch.model if model.name != launch.model else ""
    inside = replace(
        launch,
        host="0.0.0.0",  # noqa: S104 - inside its container
        port=8000,
        model=model.name,
        served_name=launch.served_name or moved,
        speculation=speculation,
    )
    return inside, list(dict.fromkeys(volumes))


def _arguments(launch: VllmLaunch) -> list[str]:
    words = ["--host", launch.host, "--port", str(launch.port)]
    for name, value, usual in (
        ("--served-model-name", launch.served_name, ""),
        ("--tensor-parallel-size", launch.tensor_parallel, 1),
        ("--pipeline-parallel-size", launch.pipeline_parallel, 1),
        ("--quantization", launch.quantisation, "none"),
        ("--dtype", launch.number_type, "auto"),
        ("--kv-cache-dtype", launch.kv_type, "auto"),
        ("--max-model-len", launch.context_tokens, 0),
        ("--max-num-batched-tokens", launch.batch_tokens, 0),
        ("--reasoning-parser", launch.reasoning_parser, ""),
    ):
        if value != usual:
            words += [name, str(value)]
    words += ["--max-num-seqs", str(launch.most_at_once)]
    words += ["--gpu-memory-utilization", f"{launch.gpu_share:g}"]
    # Both are said either way: what vLLM does unasked has changed between its versions.
    words.append(f"--{'' if launch.prefix_caching else 'no-'}enable-prefix-caching")
    words.append(f"--{'' if launch.chunked_prefill else 'no-'}enable-chunked-prefill")
    if launch.eager:
        words.append("--enforce-eager")
    if launch.tool_parser:
        words += ["--enable-auto-tool-choice", "--tool-call-parser", launch.tool_parser]
    if launch.speculation is not None:
        words += ["--speculative-config", _speculation(launch.speculation)]
    return words


def _speculation(speculation: Speculation) -> str:
    values: dict[str, object] = {"num_speculative_tokens": speculation.tokens}
    if speculation.model:
        values["model"] = speculation.model
    else:
        values |= {"method": "ngram", "prompt_lookup_max": speculation.longest_match_tokens}
    return json.dumps(values, sort_keys=True)


def _names(launch: VllmLaunch) -> list[str]:
    guessing = launch.speculation
    drafts = [guessing.model] if guessing and guessing.model else []
    found = [
        f"{name!r} is no model's name or folder: letters, digits and ./@:-_ only."
        for name in dict.fromkeys((launch.model, launch.served_name or launch.model, *drafts))
        if not _NAME.fullmatch(name) or name.startswith("-")
    ]
    found += [
        f"{name!r} is no name of a parser."
        for name in filter(None, (launch.tool_parser, launch.reasoning_parser))
        if not _PARSER.fullmatch(name)
    ]
    for value, known in (
        (launch.quantisation, get_args(Quantisation)),
        (launch.number_type, get_args(NumberType)),
        (launch.kv_type, get_args(KvType)),
    ):
        if value not in known:
            found.append(f"{value!r} is none of {', '.join(known)}.")
    if not re.fullmatch(r"[\w.:-]{1,253}", launch.host) or launch.host.startswith("-"):
        found.append(f"{launch.host!r} is no address to listen on.")
    return found


def _numbers(launch: VllmLaunch) -> list[str]:
    checks: list[tuple[str, float, float, float]] = [
        ("the port", launch.port, 1, 65_535),
        ("tensor parallelism", launch.tensor_parallel, 1, 64),
        ("pipeline parallelism", launch.pipeline_parallel, 1, 64),
        ("the context", launch.context_tokens, 0, 10_000_000),
        ("requests at once", launch.most_at_once, 1, 4096),
        ("tokens of a step", launch.batch_tokens, 0, 1_000_000),
        ("the share of the GPU", launch.gpu_share, 0.05, 0.99),
    ]
    if launch.speculation is not None:
        checks.append(("guessed tokens", launch.speculation.tokens, 1, 32))
        longest = launch.speculation.longest_match_tokens
        checks.append(("the longest repetition", longest, 1, 64))
    return [
        f"{name} is from {least:g} to {most:g}, not {value:g}."
        for name, value, least, most in checks
        if not least <= value <= most
    ]
