"""Reads rows out of the raw pages of a damaged SQLite file, whatever else is broken."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from workbench.base.cipher_pages import decrypted
from workbench.base.data_keys import DataKey
from workbench.base.sqlite_open import key_of

_LEAF = 0x0D
_PAGE_BYTES = 4096
_MOST_PAYLOAD_BYTES = 64 * 1024 * 1024


class EventRow(NamedTuple):
    """A row of the events table."""

    row_id: int
    run_id: str
    number: int
    at_s: float
    type: str
    json: str


class ConversationRow(NamedTuple):
    """A row of the conversations table; the names are those of its columns."""

    id: str
    title: str
    agent_name: str
    created_s: float
    updated_s: float
    touched: int
    head_run_id: str
    draft: str
    pinned: int
    deleted_s: float | None
    owner: str = ""


class NoteRow(NamedTuple):
    """A row of the notes table without its number; the names are those of its columns."""

    run_id: str
    span_id: str
    bookmarked: int
    rating: int
    tags: str
    comment: str
    by: str
    at_s: float


@dataclass
class Carved:
    """What was found: events with repeats, and the newest row of conversations and notes."""

    events: list[EventRow] = field(default_factory=list)
    conversations: dict[str, ConversationRow] = field(default_factory=dict)
    notes: dict[tuple[str, str], NoteRow] = field(default_factory=dict)


_Values: TypeAlias = tuple[int, list[object]]


def carve(path: Path) -> Carved:
    """Every row that can be read from the file and its write-ahead log."""
    found = Carved()
    for row_id, values in all_rows(path):
        if (event := _event_row(row_id, values)) is not None:
            found.events.append(event)
        elif (conversation := _conversation_row(values)) is not None:
            found.conversations[conversation.id] = conversation
        elif (note := _note_row(values)) is not None:
            known = found.notes.get((note.run_id, note.span_id))
            if known is None or known.at_s <= note.at_s:
                found.notes[note.run_id, note.span_id] = note
    return found


def all_rows(path: Path) -> Iterator[tuple[int, list[object]]]:
    """The number and the values of every row of any table, from the file and then its log."""
    key = key_of(path)
    pages = {
        number: _readable(key, number, page)
        for number, page in enumerate(_split(path, 0, _PAGE_BYTES, 0), start=1)
    }
    yield from _rows(pages)
    wal = path.with_name(path.name + "-wal")
    newer = dict(pages)
    for frame in _split(wal, 32, _PAGE_BYTES + 24, 24):
        number = struct.unpack(">I", frame[:4])[0]
        newer[number] = _readable(key, number, frame[24:])
        yield from _rows({number: newer[number]}, newer)
    if newer != pages:
        yield from _rows(newer)


def _readable(key: DataKey | None, number: int, page: bytes) -> bytes:
    return page if key is None else decrypted(key, number, page)


def _split(path: Path, start: int, step: int, least: int) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            file.seek(start)
            while len(block := file.read(step)) > least:
                yield block.ljust(step, b"\0")
    except FileNotFoundError:
        return


def _rows(
    pages: Mapping[int, bytes], overflow: Mapping[int, bytes] | None = None
) -> Iterator[_Values]:
    others = pages if overflow is None else overflow
    for number, page in pages.items():
        offset = 100 if number == 1 else 0
        if page[offset] != _LEAF:
            continue
        count = struct.unpack_from(">H", page, offset + 3)[0]
        first = offset + 8
        for place in range(min(count, (len(page) - first) // 2)):
            pointer = struct.unpack_from(">H", page, first + 2 * place)[0]
            row = _cell(page, pointer, others)
            if row is not None:
                yield row


def _cell(page: bytes, pointer: int, pages: Mapping[int, bytes]) -> _Values | None:
    try:
        size, position = _varint(page, pointer)
        row_id, position = _varint(page, position)
        if not 0 < size <= _MOST_PAYLOAD_BYTES:
            return None
        payload = _payload(page, position, size, pages)
        return (row_id, _columns(payload)) if payload is not None else None
    except (IndexError, ValueError, struct.error):
        return None


def _payload(page: bytes, position: int, size: int, pages: Mapping[int, bytes]) -> bytes | None:
    """The cell's bytes: what lies in the page, and the chain of overflow pages."""
    usable = len(page)
    most = usable - 35
    if size <= most:
        return page[position : position + size]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    local = local if local <= most else least
    parts = [page[position : position + local]]
    following = struct.unpack_from(">I", page, position + local)[0]
    missing = size - local
    while missing > 0:
        block = pages.get(following)
        if block is None:
            return None
        following = struct.unpack_from(">I", block, 0)[0]
        parts.append(block[4 : 4 + min(missing, usable - 4)])
        missing -= usable - 4
    return b"".join(parts)


def _columns(payload: bytes) -> list[object]:
    header_bytes, position = _varint(payload, 0)
    types = []
    while position < header_bytes:
        kind, position = _varint(payload, position)
        types.append(kind)
    values: list[object] = []
    for kind in types:
        value, position = _value(payload, position, kind)
        values.append(value)
    return values


def _event_row(row_id: int, values: list[object]) -> EventRow | None:
    """The row if it has the columns of the events table, else None."""
    if len(values) != 6 or values[0] is not None:
        return None
    _, run_id, number, at_s, name, text = values
    if not isinstance(run_id, str) or not isinstance(number, int) or "\ufffd" in run_id:
        return None
    if not isinstance(name, str) or not isinstance(text, str) or not text.startswith("{"):
        return None
    if not isinstance(at_s, int | float):
        return None
    return EventRow(row_id, run_id, number, float(at_s), name, text)


_CONVERSATION_TYPES = (str, str, str, float, float, int, str, str, int, float)
_OWNED = len(_CONVERSATION_TYPES) + 1
"""Rows of before conversations had owners end one column earlier."""


def _conversation_row(values: list[object]) -> ConversationRow | None:
    """The row if it has the columns of the conversations table, else None."""
    if len(values) not in (len(_CONVERSATION_TYPES), _OWNED):
        return None
    plain = values[: len(_CONVERSATION_TYPES)]
    for value, kind in zip(plain[:-1], _CONVERSATION_TYPES[:-1], strict=True):
        if not isinstance(value, (int, float) if kind is float else kind):
            return None
    if len(values) == _OWNED and not isinstance(values[-1], str):
        return None
    deleted_s = plain[-1]
    if not (deleted_s is None or isinstance(deleted_s, int | float)) or not values[0]:
        return None
    return ConversationRow(*values) if "\ufffd" not in str(values[0]) else None  # type: ignore[arg-type]


_NOTE_TYPES = (str, str, int, int, str, str, str, float)


def _note_row(values: list[object]) -> NoteRow | None:
    """The row if it has the columns of the notes table, else None."""
    if len(values) != len(_NOTE_TYPES) + 1 or values[0] is not None or not values[1]:
        return None
    for value, kind in zip(values[1:], _NOTE_TYPES, strict=True):
        if not isinstance(value, (int, float) if kind is float else kind):
            return None
    row = NoteRow(*values[1:])  # type: ignore[arg-type]
    fits = row.bookmarked in (0, 1) and row.rating in (-1, 0, 1)
    return row if fits and "\ufffd" not in row.run_id + row.span_id else None


_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _value(payload: bytes, position: int, kind: int) -> tuple[object, int]:
    if kind in _INTEGER_BYTES:
        end = position + _INTEGER_BYTES[kind]
        return int.from_bytes(payload[position:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, position)[0], position + 8
    if kind in (8, 9):
        return kind - 8, position
    if kind >= 13 and kind % 2:
        end = position + (kind - 13) // 2
        if end > len(payload):
            raise ValueError("text runs past the record")
        return payload[position:end].decode("utf-8", "replace"), end
    if kind == 0:
        return None, position
    raise ValueError("no column of ours")


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = data[position + step]
        if step == 8:
            return (value << 8) | byte, position + 9
        value = (value << 7) | (byte & 0x7F)
        if not byte & 0x80:
            return value, position + step + 1
    return value, position
