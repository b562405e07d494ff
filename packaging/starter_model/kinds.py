"""The kinds of argument a tool can take, and how a request words each of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lexicon import Lexicon, code, new_word, phrase, word

Value = str | int | float | bool | list[str]


@dataclass(frozen=True)
class Kind:
    """A family of parameters that share names, a JSON type and natural wordings."""

    names: tuple[str, ...]
    json_type: str
    make: Callable[[random.Random, Lexicon], Value]
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Param:
    """One parameter of one tool."""

    name: str
    kind: Kind
    required: bool = True
    options: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of the parameter."""
        if self.options:
            return {"type": "string", "enum": list(self.options)}
        if self.kind.json_type == "array":
            return {"type": "array", "items": {"type": "string"}}
        return {"type": self.kind.json_type}


def _person(rng: random.Random, lex: Lexicon) -> Value:
    first, both = rng.choice(lex.people), 0.3 if lex.held_out else 0.45
    return f"{first} {new_word(rng, lex).capitalize()}" if rng.random() < both else first


def _place(rng: random.Random, lex: Lexicon) -> Value:
    if rng.random() < 0.3:
        return new_word(rng, lex).capitalize()
    place = rng.choice(lex.places)
    return (
        f"{rng.choice(('New', 'San', 'Port', 'Upper'))} {place}"
        if rng.random() < (0.1 if lex.held_out else 0.3)
        else place
    )


def _thing(rng: random.Random, lex: Lexicon) -> Value:
    noun = rng.choice(rng.choice(lex.nouns)) if rng.random() < 0.6 else word(rng, lex)
    return f"{rng.choice(lex.adjectives)} {noun}" if rng.random() < 0.4 else noun


def _whole(rng: random.Random, lex: Lexicon) -> Value:
    return rng.choice((rng.randint(1, 20), rng.randint(1, 100), rng.randint(100, 9999)))


def _decimal(rng: random.Random, lex: Lexicon) -> Value:
    if rng.random() < 0.4:
        return rng.randint(1, 500)
    return round(rng.uniform(0.1, 300), rng.choice((1, 1, 2)))


def _text(rng: random.Random, lex: Lexicon) -> Value:
    text = phrase(rng, lex, 1, 7)
    if rng.random() < 0.3:
        text = text.capitalize()
    if rng.random() < 0.12:
        text += rng.choice("!?.")
    return text


def _title(rng: random.Random, lex: Lexicon) -> Value:
    return phrase(rng, lex, 1, 3)


def path(rng: random.Random, lex: Lexicon) -> str:
    """Return a file path."""
    folders = [word(rng, lex) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
    stem = word(rng, lex)
    if rng.random() < 0.25:
        stem += rng.choice(("_", "-")) + rng.choice((word(rng, lex), str(rng.randint(1, 2030))))
    ending = rng.choice(
        [
            "txt",
            "csv",
            "json",
            "md",
            "py",
            "log",
            "db",
            "pdf",
            "png",
            "xml",
            "yaml",
            "html",
            "dat",
            "conf",
        ]
    )
    head = rng.choice(("", "", "", "/", "./", "~/"))
    return head + "/".join([*folders, f"{stem}.{ending}"])


def folder(rng: random.Random, lex: Lexicon) -> str:
    """Return a folder path."""
    parts = [word(rng, lex) for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))]
    if rng.random() < 0.1:
        parts[-1] += rng.choice("_-") + word(rng, lex)
    return rng.choice(("", "", "", "/", "~/", "./")) + "/".join(parts)


def _path(rng: random.Random, lex: Lexicon) -> Value:
    return path(rng, lex) if rng.random() < 0.7 else folder(rng, lex)


def _id(rng: random.Random, lex: Lexicon) -> Value:
    return code(rng)


def _flag(rng: random.Random, lex: Lexicon) -> Value:
    return rng.random() < 0.5


def _date(rng: random.Random, lex: Lexicon) -> Value:
    return f"{rng.randint(1990, 2039)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"


def _clock(rng: random.Random, lex: Lexicon) -> Value:
    return f"{rng.randint(0, 23):02d}:{rng.choice((0, 15, 30, 45, rng.randint(0, 59))):02d}"


def _email(rng: random.Random, lex: Lexicon) -> Value:
    return f"{word(rng, lex)}@{word(rng, lex)}.{rng.choice(('com', 'org', 'net', 'de'))}"


def _url(rng: random.Random, lex: Lexicon) -> Value:
    return f"https://{word(rng, lex)}.{rng.choice(('com', 'org', 'net'))}/{word(rng, lex)}"


def _list(rng: random.Random, lex: Lexicon) -> Value:
    return [
        str(_title(rng, lex))
        if rng.random() < (0.2 if lex.held_out else 0.35)
        else word(rng, lex)
        for _ in range(rng.randint(1, 4))
    ]


def _option(rng: random.Random, lex: Lexicon) -> Value:
    return ""


PERSON = Kind(
    tuple(
        [
            "recipient",
            "contact",
            "person",
            "user",
            "owner",
            "member",
            "guest",
            "author",
            "assignee",
            "name",
        ]
    ),
    "string",
    _person,
    ("for {v}", "to {v}", "for {v}"),
)
PLACE = Kind(
    tuple(["city", "location", "place", "town", "destination", "region", "station"]),
    "string",
    _place,
    ("in {v}", "for {v}", "at {v}", "in {v}"),
)
ROOM = Kind(
    tuple(["room", "area", "zone", "device", "target", "item", "object", "product"]),
    "string",
    _thing,
    ("for the {v}", "in the {v}", "of the {v}", "for {v}"),
)
WHOLE = Kind(
    tuple(
        [
            "seconds",
            "minutes",
            "hours",
            "days",
            "count",
            "limit",
            "amount",
            "quantity",
            "copies",
            "level",
            "size",
            "percent",
            "pages",
            "number",
        ]
    ),
    "integer",
    _whole,
    ("for {v} {n}", "with {v} {n}", "{v} {n}", "by {v} {n}"),
)
DECIMAL = Kind(
    tuple(
        [
            "price",
            "temperature",
            "weight",
            "rate",
            "score",
            "length",
            "width",
            "height",
            "distance",
            "value",
            "budget",
        ]
    ),
    "number",
    _decimal,
    ("at {v}", "to {v}", "with {n} {v}", "at {n} {v}"),
)
TEXT = Kind(
    tuple(
        [
            "text",
            "message",
            "body",
            "comment",
            "content",
            "reason",
            "note",
            "description",
            "caption",
        ]
    ),
    "string",
    _text,
    ("saying {q}", "that says {q}", "with the {n} {q}", "saying: {q}"),
)
TITLE = Kind(
    tuple(["title", "subject", "label", "tag", "topic", "category", "theme", "heading"]),
    "string",
    _title,
    ("called {q}", "titled {q}", "named {q}", "about {q}"),
)
QUERY = Kind(
    tuple(["query", "keyword", "term", "search", "phrase", "pattern"]),
    "string",
    _title,
    ("for {q}", "about {q}", "matching {q}", "with {q}"),
)
PATH = Kind(
    tuple(
        [
            "path",
            "file",
            "filename",
            "folder",
            "source",
            "directory",
            "document_path",
            "input_file",
        ]
    ),
    "string",
    _path,
    ("from {v}", "in {v}", "at {v}", "using {v}"),
)
CODE = Kind(
    tuple(
        [
            "id",
            "code",
            "key",
            "ticket",
            "order_id",
            "serial",
            "token",
            "reference",
            "account_id",
            "item_id",
        ]
    ),
    "string",
    _id,
    ("with {n} {v}", "{v}", "number {v}", "with the {n} {v}"),
)
FLAG = Kind(
    tuple(["enabled", "force", "recursive", "urgent", "verbose", "public", "silent", "repeat"]),
    "boolean",
    _flag,
    ("with {n} {v}", "{n} {v}", "and set {n} to {v}"),
)
DATE = Kind(
    tuple(["date", "day", "due_date", "start_date", "end_date", "deadline"]),
    "string",
    _date,
    ("on {v}", "for {v}", "by {v}"),
)
CLOCK = Kind(
    tuple(["time", "start_time", "hour", "alarm_time"]),
    "string",
    _clock,
    ("at {v}", "for {v}", "at {v}"),
)
EMAIL = Kind(
    tuple(["email", "address", "email_address", "mailbox"]),
    "string",
    _email,
    ("to {v}", "for {v}"),
)
URL = Kind(
    tuple(["url", "link", "website", "page_url"]),
    "string",
    _url,
    ("from {v}", "at {v}", "for {v}"),
)
LIST = Kind(
    tuple(["items", "tags", "names", "topics", "words", "ingredients", "members"]),
    "array",
    _list,
    ("with {v}", "for {v}", "with the {n} {v}"),
)
OPTION = Kind(
    tuple(
        [
            "mode",
            "state",
            "unit",
            "priority",
            "color",
            "format",
            "level",
            "style",
            "kind",
            "quality",
            "status",
            "speed",
        ]
    ),
    "string",
    _option,
    ("in {v} {n}", "with {v} {n}", "to {v}", "as {v}"),
)

KINDS = (
    PERSON,
    PLACE,
    ROOM,
    WHOLE,
    DECIMAL,
    TEXT,
    TITLE,
    QUERY,
    PATH,
    CODE,
    FLAG,
    DATE,
    CLOCK,
    EMAIL,
    URL,
    LIST,
    OPTION,
)
WEIGHTS = (10, 9, 9, 10, 7, 9, 7, 7, 8, 8, 4, 4, 4, 3, 3, 5, 9)

OPTION_SETS = (
    ("on", "off"),
    ("low", "medium", "high"),
    ("open", "closed"),
    ("start", "stop"),
    ("json", "csv", "xml"),
    ("red", "green", "blue"),
    ("small", "medium", "large"),
    ("celsius", "fahrenheit"),
    ("asc", "desc"),
    ("draft", "final"),
    ("eco", "normal", "turbo"),
)
