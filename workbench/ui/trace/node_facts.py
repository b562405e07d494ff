"""What the detail of a run says of its nodes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from workbench.traces.events import (
    NodeEvent,
    NodeFinished,
    NodePaused,
    NodeResumed,
    NodeStarted,
    NodeTried,
    PersonAnswered,
    PersonAsked,
)
from workbench.ui.chat.inline import visible
from workbench.ui.language.messages import said
from workbench.ui.marks import mark
from workbench.ui.trace.words import end_word

Pairs = list[tuple[str, str]]
Texts = list[tuple[str, str]]


def node_facts(event: NodeEvent, pairs: Pairs, texts: Texts) -> None:
    """Add the named values and the longer texts of one event."""
    match event:
        case NodeStarted():
            pairs += [(mark("Node"), event.node_id), (mark("Kind of node"), event.kind)]
            _add(mark("Inputs"), event.inputs, texts)
        case NodeTried():
            pairs.append((mark("Tried again"), visible(said(event.message))))
        case NodePaused():
            pairs.append((mark("Waited"), end_word(event.when)))
            _add(mark("Values"), event.values, texts)
        case NodeResumed():
            pairs.append((mark("Went on by"), event.by))
            _add(mark("Went on with"), event.values, texts)
        case PersonAsked():
            pairs.append((mark("Asked"), visible(event.title)))
            texts.append((mark("Shown"), _plain(event.text)))
        case PersonAnswered():
            pairs.append((mark("Answered by"), event.by))
            _add(mark("Answer"), event.values, texts)
        case NodeFinished():
            pairs.append((mark("Outcome"), end_word(event.outcome)))
            if event.note:
                pairs.append((mark("Decided"), visible(said(event.note))))
            if event.message:
                reason = f"{said(event.message)} {said(event.hint)}".strip()
                pairs.append((mark("Reason"), visible(reason)))
            _add(mark("Outputs"), event.outputs, texts)


def _add(title: str, values: Mapping[str, Any], texts: Texts) -> None:
    if values:
        words = json.dumps(dict(values), ensure_ascii=False, indent=2, default=str)
        texts.append((title, _plain(words)))


def _plain(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))
