"""Earlier versions in words: how much is different, and what of each part."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.agents.graphs.differences import Difference
from workbench.agents.graphs.documents import Body, GraphDocument, Link, Node, Scope, body_at
from workbench.agents.graphs.link_text import link_text
from workbench.agents.nodes.registry import kind_of
from workbench.base.errors import DocumentError
from workbench.ui.builder.canvas.run_face import RunFace, marked
from workbench.ui.builder.history_union import Mark, Marks, changed_nodes, told
from workbench.ui.builder.words import kind_name, node_title, setting_words, tr
from workbench.ui.chat.inline import visible
from workbench.ui.language.words import counted
from workbench.ui.marks import QT_TRANSLATE_NOOP

STYLES: Mapping[Mark, tuple[str, str, str]] = {
    "added": ("plus", "success", QT_TRANSLATE_NOOP("builder", "added")),
    "removed": ("minus", "error", QT_TRANSLATE_NOOP("builder", "removed")),
    "changed": ("pencil", "warning", QT_TRANSLATE_NOOP("builder", "changed")),
    "inside": ("pencil", "warning", QT_TRANSLATE_NOOP("builder", "changed inside")),
    "moved": ("arrow-right", "muted", QT_TRANSLATE_NOOP("builder", "moved")),
}
_MORE = {
    "added": QT_TRANSLATE_NOOP("builder", "{0} added"),
    "removed": QT_TRANSLATE_NOOP("builder", "{0} removed"),
    "changed": QT_TRANSLATE_NOOP("builder", "{0} changed"),
    "moved": QT_TRANSLATE_NOOP("builder", "{0} moved"),
}
_FIELDS = {
    "kind": QT_TRANSLATE_NOOP("builder", "Kind"),
    "title": QT_TRANSLATE_NOOP("builder", "Title"),
    "description": QT_TRANSLATE_NOOP("builder", "Description"),
    "text": QT_TRANSLATE_NOOP("builder", "Text"),
    "size": QT_TRANSLATE_NOOP("builder", "Size"),
    "body": QT_TRANSLATE_NOOP("builder", "Inside"),
    "handling.retries": QT_TRANSLATE_NOOP("builder", "Tries after a failure"),
    "handling.time_limit_s": QT_TRANSLATE_NOOP("builder", "Time limit"),
    "handling.on_error": QT_TRANSLATE_NOOP("builder", "After the last failure"),
    "handling.fallback": QT_TRANSLATE_NOOP("builder", "Value that goes on"),
}
_MOST_CHARACTERS, _SAME_CHARACTERS = 160, 16


@dataclasses.dataclass(frozen=True, slots=True)
class ChangeRow:
    """One difference as it is listed.

    Attributes:
        scope: Of the body that it is in.
        part_id: The node or remark to show; empty for none.
        before, after: In one line, around what is different.
        whole: Both values in full, to be copied.
    """

    mark: Mark
    part: str
    field: str
    before: str
    after: str
    whole: str
    scope: Scope = ()
    part_id: str = ""


def _of_nodes(mark: Mark, count: int) -> str:
    match mark:
        case "added":
            return counted(count, "%Ln node added", "%Ln nodes added")
        case "removed":
            return counted(count, "%Ln node removed", "%Ln nodes removed")
        case "moved":
            return counted(count, "%Ln node moved", "%Ln nodes moved")
    return counted(count, "%Ln node changed", "%Ln nodes changed")


def size_words(found: Sequence[Difference]) -> str:
    """How much is different: “2 nodes added, 1 changed, 3 moved”."""
    counts = changed_nodes(found)
    words: list[str] = []
    mark: Mark
    for mark in ("added", "removed", "changed", "moved"):
        count = counts.get(mark, 0)
        if count and words:
            words.append(tr(_MORE[mark]).format(count))
        elif count:
            words.append(_of_nodes(mark, count))
    links = sum(one.part == "link" for one in found)
    if links:
        words.append(counted(links, "%Ln link", "%Ln links"))
    remarks = len({one.where for one in found if one.part == "remark"})
    if remarks:
        words.append(counted(remarks, "%Ln remark", "%Ln remarks"))
    if any(one.part == "graph" for one in found):
        words.append(tr("about the graph"))
    return ", ".join(words) or tr("As on screen")


def faces_of(marks: Marks) -> dict[str, RunFace]:
    """What stands in the footers of the nodes."""
    found = {}
    for node_id, mark in marks.nodes.items():
        icon, role, word = STYLES[mark]
        fields = ", ".join(one.rpartition(".")[2] for one in marks.fields.get(node_id, ()))
        found[node_id] = marked(icon, role, tr(word), visible(fields))
    return found


def rows_of(found: Sequence[Difference], picture: GraphDocument) -> list[ChangeRow]:
    """The differences to be listed: nodes that came or went first, then what changed."""
    rows = [_row(one, picture) for one in told(found)]
    order = {"added": 0, "removed": 1}
    return sorted(rows, key=lambda row: order.get(row.mark, 2) if row.part_id else 3)


def _row(one: Difference, picture: GraphDocument) -> ChangeRow:
    link = one.after if one.before is None else one.before
    if one.part == "link" and isinstance(link, Link):
        scope = tuple(one.where.removesuffix(link_text(link)).split("/")[:-1])
        words = _link_words(link, _body(picture, scope))
        return ChangeRow(one.kind, words, tr("Link"), "", "", one.where, scope)
    *around, part_id = one.where.split("/")
    scope = tuple(around)
    mark: Mark = "changed" if one.field else one.kind
    whole = f"{one}" if not one.field else f"{_text(one.before)}\n\n{_text(one.after)}"
    if one.part == "graph":
        title = tr("Graph")
    elif one.part == "remark":
        title = tr("Remark {0}").format(part_id)
    else:
        title = _title(_body(picture, scope), part_id)
    if around:
        title = f"{_title(_body(picture, scope[:-1]), around[-1])} / {title}"
    if not one.field:
        there = one.before if one.after is None else one.after
        name = kind_name(there.kind) if isinstance(there, Node) else tr("Remark")
        return ChangeRow(mark, title, name, "", "", whole, scope, part_id)
    before, after = around_change(_text(one.before), _text(one.after))
    words = _field_words(one, _body(picture, scope))
    return ChangeRow(mark, title, words, before, after, whole, scope, part_id)


def _body(picture: GraphDocument, scope: Scope) -> Body:
    try:
        return body_at(picture, scope)
    except DocumentError:
        return Body()


def _title(body: Body, node_id: str) -> str:
    try:
        return visible(node_title(body.node(node_id)))
    except DocumentError:
        return node_id


def _link_words(link: Link, body: Body) -> str:
    ends = ((link.source, link.output), (link.target, link.input))
    named = [f"{_title(body, node_id)} · {visible(port)}" for node_id, port in ends]
    return tr("{0} to {1}").format(*named)


def _field_words(one: Difference, body: Body) -> str:
    if one.field in _FIELDS:
        return tr(_FIELDS[one.field])
    name = one.field.removeprefix("settings.")
    if one.part == "node" and name != one.field:
        node = next((n for n in body.nodes if n.id == one.where.rpartition("/")[2]), None)
        kind = kind_of(node.kind) if node is not None else None
        for setting in dataclasses.fields(kind.settings) if kind is not None else ():
            if setting.name == name and "title" in setting.metadata:
                return setting_words(setting.metadata["title"])
    return visible(name)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """What JSON has no form for: parts of a graph, and mappings that cannot be written to."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    return dict(value) if isinstance(value, Mapping) else str(value)


def around_change(before: str, after: str) -> tuple[str, str]:
    """Two texts, each in one line, from a little before the first letter that differs."""
    one, other = (" ".join(text.split()) for text in (before, after))
    same = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    from_ = same - _SAME_CHARACTERS if same > 2 * _SAME_CHARACTERS else 0
    return _cut(one, from_), _cut(other, from_)


def _cut(text: str, from_: int) -> str:
    shown = visible(text[from_ : from_ + _MOST_CHARACTERS])
    before = "…" if from_ else ""
    return f"{before}{shown}{'…' if len(text) > from_ + _MOST_CHARACTERS else ''}"
