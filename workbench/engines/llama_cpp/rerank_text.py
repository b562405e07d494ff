"""A query and a document as a reranker reads them."""

from __future__ import annotations

import re

from workbench.engines.llama_cpp.model import NativeModel


def pair_tokens(model: NativeModel, query: str, document: str) -> list[int]:
    """The tokens of both, with what the model wants around and between them.

    A model whose file holds a template for it gets the pair in that form; else the two stand
    one after the other with the markers that its vocabulary asks for.
    """
    lib, vocab = model.lib, model.vocab
    template = lib.llama_model_chat_template(model.handle, b"rerank")
    if template:
        return _begin(model) + _filled(
            model, template.decode("utf-8", "replace"), query, document
        )
    end = int(lib.llama_vocab_eos(vocab))
    separator = int(lib.llama_vocab_sep(vocab))
    if end < 0:
        end = separator
    tokens = _begin(model) + model.tokenize(query, special=False)
    closes = lib.llama_vocab_get_add_eos(vocab)
    if closes:
        tokens.append(end)
    if lib.llama_vocab_get_add_sep(vocab):
        tokens.append(separator)
    tokens += model.tokenize(document, special=False)
    if closes:
        tokens.append(end)
    return [token for token in tokens if token >= 0]


def _begin(model: NativeModel) -> list[int]:
    wanted = model.lib.llama_vocab_get_add_bos(model.vocab)
    return [int(model.lib.llama_vocab_bos(model.vocab))] if wanted else []


def _filled(model: NativeModel, template: str, query: str, document: str) -> list[int]:
    """The template's own text may hold markers; what is put into it is only text."""
    texts = {"{query}": query, "{document}": document}
    tokens: list[int] = []
    for part in re.split(r"(\{query\}|\{document\})", template):
        tokens += model.tokenize(texts.get(part, part), special=part not in texts)
    return tokens
