"""Names and values of a model: what its file says, and what was measured."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from workbench.models.gguf import GgufHeader
from workbench.ui.language.figures import figure, minute_text, size_text
from workbench.ui.language.words import counted, tr
from workbench.ui.marks import mark
from workbench.ui.models import words
from workbench.ui.models.rows import ModelRow

_SHOWN_FIELDS = {
    "general.author": mark("Author"),
    "general.organization": mark("Organisation"),
    "general.license": mark("Licence"),
    "general.version": mark("Version"),
    "tokenizer.ggml.model": mark("Tokeniser"),
}
DIGEST = "SHA-256"
_LONG = re.compile(r"[^\s-]{29,}")
_CALLS = {True: mark("yes"), False: mark("no")}


def facts_of(row: ModelRow, extra: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names and values: the file's first, then what was measured while it is loaded."""
    model = row.model
    facts = [
        (mark("Id"), model.id),
        (mark("Family"), model.family),
        (mark("Architecture"), model.architecture),
        (mark("Parameters"), words.count_text(model.parameters)),
        (mark("Quantisation"), model.quantisation),
        (mark("Size"), size_text(model.size_bytes)),
        (mark("Trained context"), _tokens(model.trained_context_tokens)
         if model.trained_context_tokens else ""),
        (mark("Engine"), words.engine_word(model)),
        (mark("From"), words.source_words(model)),
        (mark("Calls tools"), _calls(words.can_call(model, row.loaded))),
        (mark("Files"), str(model.parts) if model.parts > 1 else ""),
    ]  # fmt: skip
    facts += _usage_facts(row)
    info = row.loaded.info if row.loaded is not None else None
    if row.loaded is not None and info is not None:
        usage = row.loaded.usage
        measured = size_text(usage.memory_bytes) if usage.memory_bytes else ""
        facts += [
            (mark("Context"), _tokens(info.context_tokens)),
            (mark("Runs on"), ", ".join(info.devices)),
            (mark("Threads"), str(info.threads)),
            (mark("Draft model"), row.loaded.draft),
            (mark("Loaded in"), figure(f"{info.load_s:.2f} s")),
            (mark("Weights"), size_text(info.weights_bytes)),
            (mark("KV cache"), size_text(info.kv_bytes)),
            (mark("Compute"), size_text(info.compute_bytes)),
            (mark("With the load"), _size(row.fit.loaded_bytes if row.fit else 0)),
            (mark("At the most"), size_text(row.fit.total_bytes) if row.fit else ""),
            (mark("In memory now"), measured),
        ]
    more = ((name, value) for name, value in extra.items() if name != DIGEST)
    return [(tr(name), breakable(value)) for name, value in (*facts, *more) if value]


def _calls(can: bool | None) -> str:
    return "" if can is None else tr(_CALLS[can])


def _tokens(count: int) -> str:
    return counted(count, "%Ln token", "%Ln tokens")


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
        return [(mark("Used"), tr("never"))]
    when = minute_text(usage.last_used_s)
    runs = counted(usage.runs, "%Ln run", "%Ln runs")
    ago = words.used_words(usage.last_used_s, time.time())
    return [
        (
            mark("Used"),
            tr("{0}, last {1} ({2})").format(runs, ago, when),
        ),
        (
            mark("Tokens"),
            tr("{0} read, {1} written").format(
                figure(f"{usage.prompt_tokens:,}"), figure(f"{usage.new_tokens:,}")
            ),
        ),
    ]


def header_facts(header: GgufHeader) -> dict[str, str]:
    """Names and values from the header of a model's file."""
    found = {
        title: str(header.metadata[name])
        for name, title in _SHOWN_FIELDS.items()
        if header.metadata.get(name)
    }
    return {
        **found,
        mark("Tensors"): figure(f"{len(header.tensors):,}"),
        mark("GGUF version"): str(header.version),
    }
