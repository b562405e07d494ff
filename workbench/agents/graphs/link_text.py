"""A link as one line of text: ``classify.intent -> reply.prompt``."""

from __future__ import annotations

import json
import re

from workbench.agents.graphs.documents import NODE_ID, Link
from workbench.base.errors import DocumentError

_PLAIN = re.compile(r"[\w.-]+")
_PORT = r'([\w.-]+|"(?:[^"\\]|\\.)*")'
_LINK = re.compile(rf"({NODE_ID.pattern})\.{_PORT} *-> *({NODE_ID.pattern})\.{_PORT}")


def link_text(link: Link) -> str:
    """The link as text; port names that are more than a word are written as JSON."""
    return f"{link.source}.{_written(link.output)} -> {link.target}.{_written(link.input)}"


def link_from(text: str) -> Link:
    """The link in a text.

    Raises:
        DocumentError: It is none.
    """
    found = _LINK.fullmatch(text.strip(" "))
    if found is None:
        raise _unreadable(text)
    source, output, target, input_ = found.groups()
    try:
        return Link(source, _read(output), target, _read(input_))
    except ValueError as exc:
        raise _unreadable(text) from exc


def _unreadable(text: str) -> DocumentError:
    return DocumentError(
        f"{text!r:.80} is not a link", "Write it as: node.output -> node.input"
    )


def _written(port: str) -> str:
    return port if _PLAIN.fullmatch(port) else json.dumps(port, ensure_ascii=False)


def _read(port: str) -> str:
    return str(json.loads(port)) if port.startswith('"') else port
