"""Derives from a chat template how it writes tool calls, by rendering probes."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.base.errors import TemplateError
from workbench.engines.dialect_layout import Layout, common_start
from workbench.engines.dialect_sample import BOS, EOS, PLAIN, Probe, Turns
from workbench.engines.dialect_shapes import read_shape
from workbench.engines.dialect_thinking import (
    Thinking,
    probe_thinking,
    prompt_starts_thinking,
    without_thinking,
)
from workbench.engines.templates import ChatTemplate

_BARE_MARKS = ("<|python_tag|>",)
_TAG_BREAK = re.compile(r"<[^<>]*\Z")


def probe_layout(template: ChatTemplate) -> Layout | None:
    """How the template writes calls; None if it does not write any."""
    try:
        probe = Probe(template)
    except TemplateError:
        return None
    if not probe.one:
        return None
    thinking = probe_thinking(probe, template.source)
    turns = _turns(probe, thinking)
    layout = read_shape(turns)
    if layout is None:
        return None
    closers = _answer_closers(probe, turns.answer_closer)
    habits = replace(probe.habits, think=thinking.marks if thinking.in_content else None)
    ends = {
        name: getattr(layout, name).replace(EOS, template.eos).replace(BOS, template.bos)
        for name in ("opener", "separator", "closer")
    }
    return replace(
        layout,
        **ends,
        think=thinking.marks,
        starts_thinking=prompt_starts_thinking(probe.prompt_tail, thinking.marks),
        other_markers=_other_markers(layout, template.source),
        describes=probe.describes,
        answer_opener=thinking.answer_opener,
        answer_closers=closers,
        turn_end=probe.turn_end.strip().replace(EOS, template.eos),
        habits=habits,
    )


def _turns(probe: Probe, thinking: Thinking) -> Turns:
    """The probe's turns without the empty thinking and the empty answer before a call."""
    closer = probe.plain.partition(PLAIN)[2].strip()

    def bare(text: str) -> str:
        text = without_thinking(text, thinking.marks)
        opener = thinking.answer_opener
        if not opener or not text.lstrip().startswith(opener):
            return text
        rest = text.lstrip().removeprefix(opener).lstrip()
        shared = common_start(rest, closer)
        cut = _TAG_BREAK.search(shared)
        shared = shared[: cut.start()] if cut else shared
        return rest[len(shared) :] if shared else text

    return Turns(
        bare(probe.one), bare(probe.two), closer, lambda args: bare(probe.with_arguments(args))
    )


def _answer_closers(probe: Probe, closer: str) -> tuple[str, ...]:
    """Texts after an answer; two where a call may stand between them."""
    if not closer:
        return ()
    for length in range(len(closer), 0, -1):
        if closer[:length] in probe.one and closer[length - 1] in ">]":
            parts = (closer[:length], closer[length:].strip())
            return tuple(part for part in parts if part)
    return (closer,)


def _other_markers(layout: Layout, source: str) -> tuple[str, ...]:
    if layout.kind in ("xml", "tree") and layout.opener.strip():
        return (layout.before_name.strip(),)
    if layout.kind == "json" and not layout.opener:
        return tuple(mark for mark in _BARE_MARKS if mark in source or "ipython" in source)
    return ()
