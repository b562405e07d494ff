"""Names and values of a model: what its file says, and what was measured."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from workbench.base.sizes import size_text
from workbench.models.gguf import GgufHeader
from workbench.ui.models import words
from workbench.ui.models.rows import ModelRow

_SHOWN_FIELDS = {
    "general.author": "Author",
    "general.organization": "Organisation",
    "general.license": "Licence",
    "general.version": "Version",
    "tokenizer.ggml.model": "Tokeniser",
}
DIGEST = "SHA-256"
_LONG = re.compile(r"[^\s-]{29,}")
_CALLS = {"Tools": "yes", "No tools": "no"}


def facts_of(row: ModelRow, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names and values: the file's first, then what was measured while it is loaded."""
    model = row.model
    facts = [
        ("Id", model.id),
        ("Family", model.family),
        ("Architecture", model.architecture),
        ("Parameters", words.count_text(model.parameters)),
        ("Quantisation", model.quantisation),
        ("Size", size_text(model.size_bytes)),
        ("Trained context", f"{model.trained_context_tokens:,} tokens"
         if model.trained_context_tokens else ""),
        ("Engine", words.engine_word(model)),
        ("From", words.source_words(model)),
        ("Calls tools", _CALLS.get(words.tools_word(model, row.loaded)[0], "")),
        ("Files", str(model.parts) if model.parts > 1 else ""),
    ]  # fmt: skip
    facts += _usage_facts(row)
    info = row.loaded.info if row.loaded is not None else None
    if row.loaded is not None and info is not None:
        usage = row.loaded.usage
        measured = size_text(usage.memory_bytes) if usage.memory_bytes else ""
        facts += [
            ("Context", f"{info.context_tokens:,} tokens"),
            ("Runs on", ", ".join(info.devices)),
            ("Threads", str(info.threads)),
            ("Draft model", row.loaded.draft),
            ("Loaded in", f"{info.load_s:.2f} s"),
            ("Weights", size_text(info.weights_bytes)),
            ("KV cache", size_text(info.kv_bytes)),
            ("Compute", size_text(info.compute_bytes)),
            ("With the load", _size(row.fit.loaded_bytes if row.fit else 0)),
            ("At the most", size_text(row.fit.total_bytes) if row.fit else ""),
            ("In memory now", measured),
        ]
    more = ((name, value) for name, value in extra.items() if name != DIGEST)
    return [(name, breakable(value)) for name, value in (*facts, *more) if value]


def _size(count: int) -> str:
    return size_text(count) if count else ""


def breakable(text: str) -> str:
    """The text with places to break words that are wider than a pane."""
    return _LONG.sub(lambda word: "\u200b".join(_pieces(word[0])), text)


def _pieces(word: str, most: int = 6) -> list[str]:
    return [word[begin : begin + most] for begin in range(0, len(word), most)]


def _usage_facts(row: ModelRow) -> list[tuple[str, str]]:
    """How much it was used, as far as the stored runs tell."""
    usage = row.usage
    if usage is None:
        return [("Used", "never")]
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(usage.last_used_s))
    ago = words.used_words(usage.last_used_s, time.time())
    return [
        ("Used", f"{usage.runs:,} run{'' if usage.runs == 1 else 's'}, last {ago} ({when})"),
        ("Tokens", f"{usage.prompt_tokens:,} read, {usage.new_tokens:,} written"),
    ]


def header_facts(header: GgufHeader) -> dict[str, str]:
    """Names and values from the header of a model's file."""
    found = {
        title: str(header.metadata[name])
        for name, title in _SHOWN_FIELDS.items()
        if header.metadata.get(name)
    }
    return {**found, "Tensors": f"{len(header.tensors):,}", "GGUF version": str(header.version)}
