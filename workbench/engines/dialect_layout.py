"""How a model writes a tool call, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CALL_ID = "\0"
"""Stands in a layout where the call's own id is written."""

_BRACKETS = " \t\r\n[{"


@dataclass(frozen=True, slots=True)
class Layout:
    """The texts around the parts of a call.

    A call area is ``opener body (separator body)* closer``. The body is, by kind:
    ``json`` one object with the name and the arguments in it; ``tagged`` a name, then the
    arguments as an object; ``xml`` one tag for each argument.

    Attributes:
        opener: Text before the first call; empty when a bare object is the call.
        separator: Text between two calls; empty when only one is allowed.
        closer: Text after the last call.
        before_name: Text of a body before the name. ``CALL_ID`` in it is the call's id.
        between: Text between the name and the arguments.
        after: Text of a body after the arguments.
        name_key: Key of the name (``json``).
        arguments_key: Key of the arguments (``json``).
        item_separator: Between the items of an object or a list.
        key_separator: Between a key and its value.
        parameter_opener: Before an argument's name (``xml``).
        parameter_between: Between an argument's name and its value (``xml``).
        parameter_closer: After an argument's value (``xml``).
        think: Markers around the model's thinking; None when the template has none.
        starts_thinking: The prompt itself opens the thinking.
        native: The template describes the tools and writes the calls by itself.
        other_markers: Further texts that begin a call.
    """

    kind: Literal["json", "tagged", "xml"]
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
    parameter_opener: str = ""
    parameter_between: str = ""
    parameter_closer: str = ""
    think: tuple[str, str] | None = None
    starts_thinking: bool = False
    native: bool = True
    other_markers: tuple[str, ...] = ()

    @property
    def marker(self) -> str:
        """The fixed text that announces a call; empty when a bare object is the call."""
        if self.kind == "json":
            return self.opener.strip().rstrip(_BRACKETS)
        return self.opener.strip() or self.before_name.strip()

    @property
    def close_marker(self) -> str:
        """The fixed text that ends the call area; empty when nothing does."""
        text = self.closer if self.kind == "json" else self.closer or self.after
        return text.strip().lstrip("]").strip()

    @property
    def array(self) -> bool:
        """The calls stand in a list."""
        return self.opener.rstrip().endswith("[")
