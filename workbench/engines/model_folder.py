"""What lies beside the weights in a model's folder: template, special tokens, config."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.base.errors import ModelLoadError
from workbench.base.regular_files import read_regular
from workbench.engines.template_budget import SOURCE_LIMIT_CHARS

_JSON_LIMIT_BYTES = 256 * 1024 * 1024
_AGAIN = "Get the folder again from where it came from."


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The small files of a model's folder.

    Attributes:
        template: Its chat template; empty if it has none.
        bos: Text of the token that begins a prompt; empty if there is none.
        eos: Text of the token that ends an answer; empty if there is none.
        ends: Tokens that end an answer, as the config files name them.
        adds_bos: A prompt begins with ``bos`` even where the template does not write it.
        special: Text of each control token.
        config: ``config.json``; empty if there is none.
    """

    template: str
    bos: str
    eos: str
    ends: frozenset[int]
    special: Mapping[int, str]
    adds_bos: bool = False
    config: Mapping[str, Any] = field(default_factory=dict)

    def with_bos(self, text: str) -> str:
        """The prompt as it is tokenised."""
        if self.adds_bos and self.bos and not text.startswith(self.bos):
            return self.bos + text
        return text

    def hidden(self, markers: Sequence[str]) -> frozenset[int]:
        """Control tokens that are no part of an answer's text: all but the markers' own."""
        return frozenset(
            token
            for token, text in self.special.items()
            if not any(text in marker or marker in text for marker in markers)
        )


def read_model_folder(path: Path) -> ModelFolder:
    """Read what lies beside the weights.

    Raises:
        ModelLoadError: There is no such folder, or a file in it is damaged.
    """
    if not path.is_dir():
        raise ModelLoadError(
            f"{path.name!r} is not a folder", "Choose the folder that holds the model's files."
        )
    tokenizer = read_json(path / "tokenizer_config.json")
    config = read_json(path / "config.json")
    generation = read_json(path / "generation_config.json")
    return ModelFolder(
        template=_template(path, tokenizer),
        bos=_token_text(tokenizer.get("bos_token")),
        eos=_token_text(tokenizer.get("eos_token")),
        ends=_ids(generation.get("eos_token_id")) | _ids(config.get("eos_token_id")),
        adds_bos=tokenizer.get("add_bos_token") is True,
        special=_special(read_json(path / "tokenizer.json")),
        config=config,
    )


def read_json(path: Path) -> dict[str, Any]:
    """An object from a file; empty if there is no such file.

    Raises:
        ModelLoadError: It cannot be read, is too large, or holds something else.
    """
    try:
        raw = read_regular(path, _JSON_LIMIT_BYTES)
        if len(raw) > _JSON_LIMIT_BYTES:
            raise ModelLoadError(f"{path.name!r} is too large for what it should hold", _AGAIN)
        value = json.loads(raw.decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as exc:
        raise ModelLoadError(
            f"cannot read {path.name!r}: {exc.strerror}", "Check the folder's permissions."
        ) from exc
    except (ValueError, RecursionError) as exc:
        raise ModelLoadError(
            f"{path.name!r} in {path.parent.name!r} is not valid JSON: {exc}"[:300], _AGAIN
        ) from exc
    if not isinstance(value, dict):
        raise ModelLoadError(
            f"{path.name!r} in {path.parent.name!r} does not hold an object", _AGAIN
        )
    return value


def require_files(path: Path, names: Sequence[str]) -> None:
    """Refuse a folder in which a file is missing or empty.

    Raises:
        ModelLoadError: It names the file.
    """
    for name in names:
        file = path / name
        if not file.is_file():
            raise ModelLoadError(f"{name!r} is missing in {path.name!r}", _AGAIN)
        if file.stat().st_size == 0:
            raise ModelLoadError(f"{name!r} in {path.name!r} is empty", _AGAIN)


def _template(path: Path, tokenizer: Mapping[str, Any]) -> str:
    file = path / "chat_template.jinja"
    try:
        if file.is_file():
            if file.stat().st_size > 4 * SOURCE_LIMIT_CHARS:
                raise ModelLoadError(f"{file.name!r} is too large for a template", _AGAIN)
            return file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as exc:
        raise ModelLoadError(f"cannot read {file.name!r}: {exc}"[:300], _AGAIN) from exc
    found = read_json(path / "chat_template.json").get("chat_template")
    if found is None:
        found = tokenizer.get("chat_template")
    if isinstance(found, list):
        named = {str(item.get("name")): item for item in found if isinstance(item, dict)}
        best = named.get("tool_use") or named.get("default") or {}
        found = best.get("template")
    return found if isinstance(found, str) else ""


def _token_text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("content")
    return value if isinstance(value, str) else ""


def _ids(value: object) -> frozenset[int]:
    values = value if isinstance(value, list) else [value]
    return frozenset(item for item in values if isinstance(item, int) and item >= 0)


def _special(tokenizer: Mapping[str, Any]) -> dict[int, str]:
    added = tokenizer.get("added_tokens")
    return {
        item["id"]: str(item.get("content", ""))
        for item in (added if isinstance(added, list) else ())
        if isinstance(item, dict) and isinstance(item.get("id"), int) and item.get("special")
    }
