"""How a model writes a tool call, as one value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from workbench.engines.template_variants import Habits

CALL_ID = "\0"
"""Stands in a layout where the call's own id is written."""

COUNT = "\1"
"""Stands in a layout where the calls are counted."""

SAME_NAME = "\2"
"""Stands in a layout where the tool's name is written once more."""

LayoutKind = Literal["json", "tagged", "loose", "xml", "tree"]
_OPEN_TAG = re.compile(r"<[^<>]*\Z")
_PLAIN = Habits()
_BRACKETS = " \t\r\n[{"


@dataclass(frozen=True)
class Layout:
    """The texts around the parts of a call.

    A call area is ``opener body (separator body)* closer``. The body is, by kind:
    ``json`` one object with the name and the arguments in it; ``tagged`` a name, then the
    arguments as an object; ``loose`` a name, then the arguments in brackets with bare names
    and quotes of their own; ``xml`` one tag for each argument; ``tree`` one tag for each
    argument, named after it, and tags in tags for what is in it.

    Attributes:
        opener: Text before the first call; empty when a bare object is the call.
        separator: Text between two calls.
        closer: Text after the last call.
        before_name: Text of a body before the name. ``CALL_ID`` in it is the call's id.
        between: Text between the name and the arguments.
        after: Text of a body after the arguments.
        name_key: Key of the name (``json``).
        arguments_key: Key of the arguments (``json``).
        item_separator: Between the items of an object or a list.
        key_separator: Between a key and its value.
        quote: Around a text; what is inside is not escaped (``loose``).
        parameter_opener: Before an argument's name (``xml``, ``tree``).
        parameter_between: Between an argument's name and its value (``xml``, ``tree``).
        parameter_closer: After an argument's value (``xml``); before the name that is written
            again after the value (``tree``).
        value_words: Word for each kind of value in ``parameter_between`` (``xml``), which
            holds the one for texts; empty where nothing tells texts from other values.
        python_words: Values that are no texts are written as Python writes them.
        think: Markers around the model's thinking; None when the template has none.
        starts_thinking: The prompt itself opens the thinking.
        parallel: One turn may hold several calls.
        native: The template describes the tools and writes the calls by itself.
        describes: The template describes the tools; if not, the system message must.
        other_markers: Further texts that begin a call.
        answer_opener: Text before a plain answer.
        answer_closers: Texts after a plain answer.
        turn_end: Text that ends the model's turn.
        habits: How the template wants its messages.
    """

    kind: LayoutKind
    opener: str
    separator: str
    closer: str
    before_name: str = '{"name": "'
    between: str = '", "arguments": '
    after: str = "}"
    name_key: str = "name"
    arguments_key: str = "arguments"
    item_separator: str = ", "
    key_separator: str = ": "
    quote: str = ""
    parameter_opener: str = ""
    parameter_between: str = ""
    parameter_closer: str = ""
    value_words: tuple[tuple[str, str], ...] = ()
    python_words: bool = False
    think: tuple[str, str] | None = None
    starts_thinking: bool = False
    parallel: bool = True
    native: bool = True
    describes: bool = True
    other_markers: tuple[str, ...] = ()
    answer_opener: str = ""
    answer_closers: tuple[str, ...] = ()
    turn_end: str = ""
    habits: Habits = _PLAIN

    @cached_property
    def call_opener(self) -> str:
        """Text before each call; what is left of the opener begins the whole area."""
        return common_end(self.opener, self.separator)

    @cached_property
    def area_opener(self) -> str:
        """Text before all calls."""
        return self.opener[: len(self.opener) - len(self.call_opener)]

    @cached_property
    def call_closer(self) -> str:
        """Text after each call."""
        room = len(self.separator) - len(self.call_opener)
        common = common_start(self.closer, self.separator[:room])
        cut = _OPEN_TAG.search(common)
        return common[: cut.start()] if cut else common

    @cached_property
    def glue(self) -> str:
        """Text between the end of a call and what opens the next one."""
        end = len(self.separator) - len(self.call_opener)
        return self.separator[len(self.call_closer) : end]

    @cached_property
    def area_closer(self) -> str:
        """Text after all calls."""
        return self.closer[len(self.call_closer) :]

    @property
    def marker(self) -> str:
        """The fixed text that announces a call; empty when a bare object is the call."""
        if self.kind == "json":
            return self.opener.strip().rstrip(_BRACKETS)
        return self.opener.strip() or self.before_name.strip()

    @property
    def close_marker(self) -> str:
        """The fixed text that ends the call area; empty when nothing does."""
        text = self.closer if self.kind in ("json", "tagged") else self.closer or self.after
        return text.strip().lstrip("]").strip()

    @property
    def array(self) -> bool:
        """The calls stand in a list."""
        return self.opener.rstrip().endswith("[")

    def markers(self) -> tuple[str, ...]:
        """Every fixed text of it, for engines that hide control tokens."""
        texts = (
            *(self.opener, self.separator, self.closer),
            *(self.before_name, self.between, self.after, self.quote),
            *(self.parameter_opener, self.parameter_between, self.parameter_closer),
            *(self.think or ()),
            *self.other_markers,
            *(self.answer_opener, *self.answer_closers),
        )
        return tuple(text.strip() for text in texts if text.strip())


def for_tools(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """A text of a layout as it reads for each of these tools."""
    if SAME_NAME not in text:
        return (text,)
    return tuple(text.replace(SAME_NAME, name) for name in names)


def common_start(left: str, right: str) -> str:
    """The text with which both begin."""
    pairs = enumerate(zip(left, right, strict=False))
    end = next((at for at, (a, b) in pairs if a != b), min(len(left), len(right)))
    return left[:end]


def common_end(left: str, right: str) -> str:
    """The text with which both end, without a part of a tag at its beginning."""
    common = common_start(left[::-1], right[::-1])[::-1]
    tag, other = common.find("<"), common.find(">")
    return common[other + 1 :] if other >= 0 and (tag < 0 or other < tag) else common
