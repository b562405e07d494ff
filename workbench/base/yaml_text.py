"""YAML of strangers: read with limits, every error with its line; written canonically."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from workbench.base.errors import DocumentError
from workbench.base.sizes import size_text

MOST_DEPTH = 40
MOST_VALUES = 100_000


class _Loader(yaml.SafeLoader):
    """The safe loader without aliases, and with limits on depth and number of values."""

    def __init__(self, text: str, most_depth: int, most_values: int) -> None:
        super().__init__(text)
        self._most_depth, self._most_values = most_depth, most_values
        self._depth = self._values = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self._depth += 1
        self._values += 1
        if self.check_event(yaml.AliasEvent):
            raise self._refused(
                "aliases (*name) are not read", "Write the value out where it is used."
            )
        if self._depth > self._most_depth:
            raise self._refused(
                f"more than {self._most_depth} levels", "Make the file flatter."
            )
        if self._values > self._most_values:
            raise self._refused(
                f"more than {self._most_values} values", "Split the file into several."
            )
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _refused(self, message: str, hint: str) -> DocumentError:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        return DocumentError(f"line {mark.line + 1}: {message}", hint)


def decoded(raw: bytes | str, most_bytes: int, usual: str) -> str:
    """The text of a file.

    Args:
        raw: What the file holds.
        most_bytes: More is refused.
        usual: One sentence that says how large such files are, as the hint.

    Raises:
        DocumentError: It is too large, or not UTF-8.
    """
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    if len(data) > most_bytes:
        raise DocumentError(f"the file is larger than {size_text(most_bytes)}", usual)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as exc:
        line = data.count(b"\n", 0, exc.start) + 1
        raise DocumentError(
            f"line {line}: byte {exc.start}: the file is not UTF-8 text", "Save it as UTF-8."
        ) from exc


def composed(
    text: str, most_depth: int = MOST_DEPTH, most_values: int = MOST_VALUES
) -> yaml.Node | None:
    """The nodes of one YAML document, which know their lines; None if it is empty.

    Raises:
        DocumentError: It is not YAML or goes beyond a limit; the message names the line.
    """
    with _errors_with_lines(text):
        loader = _Loader(text, most_depth, most_values)
        try:
            node: yaml.Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    return node


def constructed(node: yaml.Node) -> Any:
    """What the nodes hold, as YAML types it.

    Raises:
        DocumentError: A tag or value is not plain; the message names the line.
    """
    with _errors_with_lines(""):
        return yaml.constructor.SafeConstructor().construct_document(node)


@contextmanager
def _errors_with_lines(text: str) -> Iterator[None]:
    try:
        yield
    except yaml.MarkedYAMLError as exc:
        line = f"line {exc.problem_mark.line + 1}" if exc.problem_mark else "the file"
        raise DocumentError(
            f"{line}: {exc.problem or exc}", "Mend the YAML at that place."
        ) from exc
    except yaml.reader.ReaderError as exc:
        line = f"line {text.count(chr(10), 0, exc.position) + 1}"
        raise DocumentError(
            f"{line}: the file is not YAML: it holds the character U+{exc.character:04X}",
            "Take that character away, or restore the file from a copy.",
        ) from exc
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        raise DocumentError(f"the file is not YAML: {exc}", "Mend the file.") from exc


class OneLine(list[Any]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """No aliases; texts of several lines as blocks where that loses nothing."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style: str | None = "|" if "\n" in value else None
    if any(char in value for char in "\x85\u2028\u2029"):
        style = '"'  # PyYAML folds these line breaks away in every other style
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _one_line(dumper: yaml.SafeDumper, value: OneLine) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(OneLine, _one_line)


def canonical(value: Any) -> str:
    """YAML in the order given; a moved node, a changed text are changes of few lines."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96, indent=2
    )
