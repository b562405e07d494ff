"""The user's settings: what there is to choose, and which values are good."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from workbench.base.errors import SettingsError

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose.

    Attributes:
        theme: ``system`` follows the desktop.
        language: What the window speaks; empty follows the desktop.
        first_steps: The first steps are shown when the window opens, until they were ended.
        engine_mode: Where engines run.
        engine_sandbox: Whether models also run where the system cannot hold them wholly.
        engine_threads: CPU threads of an engine; 0 measures.
        onnx_engine: Engine of folders for ONNX Runtime GenAI.
        bench_limit_s: Longest search for the best setting of a model.
        default_model: Id of the model for agents that name none; empty takes the starter model.
        default_agent: Name of the agent a new chat starts with.
        model_folders: More folders to look for models in.
        idle_unload_s: A loaded model unused for that long is unloaded; 0 never. A model may
            have a time of its own.
        memory_limit_bytes: Most memory of all loaded models together; 0 takes what is free.
        agents_at_once: Most agents that run side by side; the next one waits; 0 is no limit.
        approval_limit_s: A question whether something may be done counts as denied after that
            long without an answer.
        first_token_limit_s: A model that has said nothing by then gives way to the next one of
            its agent; 0 waits.
        models_at_once: Most models that are loaded side by side; 0 is no limit.
        start_model: What the window does with the default model when it opens.
        battery_saving: On battery models get fewer threads and are unloaded earlier.
        prefix_cache_bytes: Most memory one model keeps for reuse of prompts.
        prompt_caches_bytes: Most memory all loaded models together keep for that beside their
            contexts; 0 is no limit.
        guess_ahead: Text that repeats itself is guessed ahead, where that is measured to pay.
        text_scale: Size of text, 1.0 is normal.
        reduce_motion: No animation at all.
        dashboard_interval_s: Time between two samples.
        remote_prompt_price: What a million prompt tokens cost at a server elsewhere; 0 unknown.
        remote_answer_price: What a million tokens of answers cost there.
        remote_currency: In what these two are.
        confirm_links: Links open only after a question that shows the address.
        network: Whether a search or a download that the user asks for, or a server that the
            user connected, may be reached beyond this machine; nothing else ever is.
        hub_address: Address of the Hugging Face hub or of a mirror that speaks its language;
            empty takes HF_ENDPOINT, else the hub itself.
        mirrors: Addresses of web mirrors.
        proxy: Address of the proxy for searches and downloads; empty takes HTTPS_PROXY and the
            like of the environment. This machine is reached without it.
        download_rate_bytes_per_s: Most bytes per second of all downloads; 0 is no limit.
        download_folder: Where fetched models go; empty is the program's own folder.
        audit_texts: What the audit log keeps of questions, answers, and of what tools get and
            give.
        audit_on_failure: What happens while the audit log cannot be written: no run begins, or
            all goes on and the gap is recorded.
        acting_role: Who sits before the program; tools may be for some roles only.
        other_programs_models: Whether models that other programs hold are listed, too.
        redaction_rules: What is left out where runs are redacted: see ``redaction_rules``.
        redact_recording: Whether that is left out of runs before they are stored.
        keep_runs_days: Runs that are older are removed for good; 0 keeps them.
        keep_runs_bytes: The oldest runs are removed until no more is stored; 0 is no limit.
        full_disk_runs: What a run does that can no longer be stored.
        collector_address: Where finished runs are sent in OTLP; empty sends nothing.
        collector_content: Whether texts of people, models and tools are sent with them.
        server_on: The local server starts with the window.
        server_port: Where it listens.
        server_keyless: Programs of this machine need no key.
        server_queue: Most requests of one model that are answered or wait.
        server_beyond: An administrator lets other machines reach it; it needs a certificate.
        server_host: The address it listens at.
        server_tls_cert: File of its certificate chain.
        server_tls_key: File of the certificate's key.
        server_names: Names by which other machines call it.
        server_origins: Web pages that may ask it.
    """

    theme: Literal["system", "light", "dark"] = "system"
    language: Literal["", "en", "pt-BR", "es"] = ""
    first_steps: bool = True
    engine_mode: Literal["process", "thread"] = "process"
    engine_sandbox: Literal["where possible", "required"] = "where possible"
    engine_threads: int = 0
    onnx_engine: Literal["onnx-genai", "foundry-local"] = "onnx-genai"
    bench_limit_s: float = 60.0
    default_model: str = ""
    default_agent: str = "starter"
    model_folders: tuple[str, ...] = ()
    idle_unload_s: float = 3600.0
    memory_limit_bytes: int = 0
    agents_at_once: int = 0
    approval_limit_s: float = 3600.0
    first_token_limit_s: float = 0.0
    models_at_once: int = 0
    start_model: Literal["wait", "load", "warm"] = "wait"
    battery_saving: bool = True
    prefix_cache_bytes: int = 128_000_000
    prompt_caches_bytes: int = 0
    guess_ahead: bool = False
    text_scale: float = 1.0
    reduce_motion: bool = False
    dashboard_interval_s: float = 0.5
    remote_prompt_price: float = 0.0
    remote_answer_price: float = 0.0
    remote_currency: str = "USD"
    confirm_links: bool = True
    network: Literal["on", "off"] = "on"
    hub_address: str = ""
    mirrors: tuple[str, ...] = ()
    proxy: str = ""
    download_rate_bytes_per_s: float = 0.0
    download_folder: str = ""
    other_programs_models: bool = True
    redaction_rules: tuple[str, ...] = ("e-mail", "phone", "card", "iban", "key")
    redact_recording: bool = False
    keep_runs_days: float = 0.0
    keep_runs_bytes: int = 0
    full_disk_runs: Literal["stop", "go on"] = "stop"
    collector_address: str = ""
    collector_content: bool = False
    audit_texts: Literal["text", "hash", "nothing"] = "hash"
    audit_on_failure: Literal["stop", "go_on"] = "go_on"
    acting_role: Literal["visitor", "user", "builder", "administrator"] = "administrator"
    server_on: bool = False
    server_port: int = 8426
    server_keyless: bool = False
    server_queue: int = 64
    server_beyond: bool = False
    server_host: str = "127.0.0.1"
    server_tls_cert: str = ""
    server_tls_key: str = ""
    server_names: tuple[str, ...] = ()
    server_origins: tuple[str, ...] = ()


_RANGES: dict[str, tuple[float, float]] = {
    "engine_threads": (0, 1024),
    "bench_limit_s": (1.0, 3600.0),
    "idle_unload_s": (0.0, 10_000_000.0),
    "memory_limit_bytes": (0, 2**50),
    "agents_at_once": (0, 1000),
    "approval_limit_s": (1.0, 604_800.0),
    "first_token_limit_s": (0.0, 3600.0),
    "models_at_once": (0, 1000),
    "prefix_cache_bytes": (0, 2**50),
    "prompt_caches_bytes": (0, 2**50),
    "text_scale": (0.5, 3.0),
    "dashboard_interval_s": (0.05, 3600.0),
    "remote_prompt_price": (0.0, 1_000_000.0),
    "remote_answer_price": (0.0, 1_000_000.0),
    "download_rate_bytes_per_s": (0.0, 1e12),
    "keep_runs_days": (0.0, 36_500.0),
    "keep_runs_bytes": (0, 2**50),
    "server_port": (1, 65_535),
    "server_queue": (1, 10_000),
}


_ADDRESSES = frozenset(
    {"hub_address", "mirrors", "proxy", "collector_address", "server_origins"}
)


@cache
def _adapter() -> TypeAdapter[Settings]:
    from pydantic import TypeAdapter  # a tenth of a start, spared where no file is there

    return TypeAdapter(Settings)


def check_field(name: str, value: Any) -> Any:
    """The value, checked and converted.

    Raises:
        SettingsError: It is not a value of that setting.
    """
    if name not in Settings.__dataclass_fields__:
        raise SettingsError(f"there is no setting {name!r}", "Look at the settings panel.")
    from pydantic import ValidationError

    try:
        checked = _adapter().validate_python({name: value})
    except ValidationError as exc:
        reason = exc.errors()[0]["msg"]
        raise SettingsError(f"{value!r} is no value of setting {name!r}: {reason}") from exc
    found = getattr(checked, name)
    least, most = _RANGES.get(name, (-math.inf, math.inf))
    if isinstance(found, int | float) and not least <= found <= most:
        raise SettingsError(
            f"{value!r} is no value of setting {name!r}: it is from {least:g} to {most:g}"
        )
    if name in _ADDRESSES and not all(map(_is_address, _texts(found))):
        raise SettingsError(
            f"{value!r} is no value of setting {name!r}: an address begins with https:// or "
            "http://"
        )
    if name == "redaction_rules":
        from workbench.base.redaction_rules import read_rules  # the start needs none of it

        read_rules(found)
    if any("\0" in text or "\ufffd" in text for text in _texts(found)):
        raise SettingsError(f"{value!r} is no value of setting {name!r}: it is damaged text")
    return found


def _is_address(text: str) -> bool:
    if not text:
        return True
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()
