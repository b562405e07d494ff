"""The words of ``workbench engines embed`` and ``rerank``."""

from __future__ import annotations

from typing import Any


def add_embed_command(parser: Any) -> None:
    """Add what ``engines embed`` can be told."""
    _add_texts(parser)


def add_rerank_command(parser: Any) -> None:
    """Add what ``engines rerank`` can be told."""
    parser.add_argument("--query", required=True, help="what the texts should answer")
    _add_texts(parser)


def _add_texts(parser: Any) -> None:
    parser.add_argument("model", metavar="MODEL")
    texts = parser.add_mutually_exclusive_group(required=True)
    texts.add_argument("--input", nargs="+", metavar="TEXT", help="the texts")
    texts.add_argument("--lines", metavar="FILE", help="a file with one text in each line")
