"""Requests for the nine tools that the program itself brings, with results and answers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kinds import folder, path
from lexicon import Lexicon, code, made_up, phrase, word
from tools import Call

Schema = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One request, the call it needs, what the tool gives back and the report of it."""

    request: str
    call: Call
    result: str
    answer: str


def _tool(
    name: str,
    description: str,
    required: str,
    optional: str = "",
    numbers: tuple[str, ...] = (),
) -> Schema:
    names = [*required.split(), *optional.split()]
    properties = {n: {"type": "number" if n in numbers else "string"} for n in names}
    return {
        "type": "function",
        "function": {
            "name": name,
            "description": description,
            "parameters": {
                "type": "object",
                "properties": properties,
                "required": required.split(),
            },
        },
    }


SCHEMAS: dict[str, Schema] = {
    s["function"]["name"]: s
    for s in (
        _tool("calculator", "Work out an arithmetic expression", "expression"),
        _tool("current_time", "Current date and time", "", "timezone"),
        _tool(
            "convert_units",
            "Convert a value between units",
            "value from_unit to_unit",
            numbers=("value",),
        ),
        _tool("save_note", "Save a note", "title text"),
        _tool("search_notes", "Search saved notes", "query"),
        _tool("list_files", "List the files in a folder", "folder"),
        _tool("read_file", "Read a text file", "path"),
        _tool("search_files", "Search for text in files", "query", "folder"),
        _tool("query_database", "Run a read-only SQL query on a database file", "database sql"),
    )
}


def _number(rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.55:
        return str(rng.randint(1, 100))
    if roll < 0.8:
        return str(rng.randint(100, 9999))
    return f"{rng.uniform(0.1, 200):.{rng.choice((1, 1, 2))}f}"


def _worked(rng: random.Random, a: str, b: str) -> tuple[str, str]:
    """Return two numbers as a request words them and as the expression to call with."""
    sign = rng.choice("+-*/")
    said = {
        "+": (
            f"{a} plus {b}",
            f"add {a} and {b}",
            f"the sum of {a} and {b}",
            f"{a} added to {b}",
        ),
        "-": (f"{a} minus {b}", f"{a} take away {b}", f"the difference of {a} and {b}"),
        "*": (
            f"{a} times {b}",
            f"multiply {a} by {b}",
            f"{a} multiplied by {b}",
            f"the product of {a} and {b}",
            f"{a} x {b}",
        ),
        "/": (f"{a} divided by {b}", f"divide {a} by {b}", f"{a} over {b}"),
    }
    return rng.choice(said[sign]), f"{a} {sign} {b}"


def _expression(rng: random.Random) -> tuple[str, str]:
    a, b, c, d = (_number(rng) for _ in range(4))
    roll = rng.random()
    if roll < 0.38:
        return _worked(rng, a, b)
    if roll < 0.48:
        sign = rng.choice(("percent of", "% of", "per cent of"))
        return f"{a}{'' if sign[0] == '%' else ' '}{sign} {b}", f"{a} / 100 * {b}"
    if roll < 0.52:
        return f"{a} squared", f"{a} ** 2"
    s, t, u = (rng.choice("+-*/*+") for _ in range(3))
    shapes = (
        f"{a} {s} {b}",
        f"{a} {s} {b}",
        f"{a} {s} {b}",
        f"{a}{s}{b}",
        f"{a} {s} {b} {t} {c}",
        f"({a} {s} {b}) {t} {c}",
        f"{a} {s} ({b} {t} {c})",
        f"({a} {s} {b}) {t} ({c} {u} {d})",
        f"({a}{s}{b}){t}{c}",
        f"{a} ** {rng.randint(2, 4)}",
    )
    text = rng.choice(shapes)
    return text, text


def calculator(rng: random.Random, lex: Lexicon) -> Step:
    """Arithmetic, written with signs or with words."""
    said, expression = _expression(rng)
    asks: tuple[str, ...] = (
        "What is {s}?",
        "What is {s}?",
        "what's {s}",
        "Calculate {s}",
        "Work out {s}.",
        "{s}",
        "How much is {s}?",
        "Compute {s}",
        "{s} = ?",
        "Please calculate {s}.",
        "{s}?",
        "Can you work out {s}?",
        "I need to know {s}.",
        "Tell me {s}",
        "what is {s}",
        "Use the calculator: {s}",
        "Use the calculator to work out {s}.",
        "calculate {s} please",
    )
    if said.startswith(("add", "multiply", "divide")):
        asks = ("{s}", "{s}.", "Please {s}", "Can you {s}?", "{s}, please")
    request = rng.choice(asks).format(s=said)
    if rng.random() < 0.6:
        request = request[0].upper() + request[1:]
    if rng.random() < 0.06:
        result = rng.choice(
            (
                "Error: division by zero",
                "Error: invalid expression",
                "Error: the number is too large",
            )
        )
        return Step(
            request, Call("calculator", {"expression": expression}), result, failed(result)
        )
    whole = str(rng.randint(1, 10 ** rng.randint(1, 6)))
    result = (
        whole if rng.random() < 0.6 else f"{whole}.{rng.randint(1, 10 ** rng.randint(1, 5))}"
    )
    result = "-" + result if rng.random() < 0.1 else result
    answer = f"{expression} = {result}."
    return Step(request, Call("calculator", {"expression": expression}), result, answer)


DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ZONES = [
    "Europe/Paris",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Tokyo",
    "UTC",
    "Asia/Delhi",
    "America/Chicago",
    "Australia/Sydney",
    "Africa/Cairo",
    "America/Los_Angeles",
    "Asia/Kolkata",
]


def current_time(rng: random.Random, lex: Lexicon) -> Step:
    """The date or the time, here or in a named time zone."""
    asks: tuple[str, ...]
    arguments: dict[str, Any] = {}
    zone = rng.choice(("UTC", "UTC", rng.choice(ZONES)))
    if rng.random() < 0.35:
        zone = rng.choice(ZONES)
        if rng.random() < 0.4:
            zone = f"{rng.choice(('Europe', 'Asia', 'America'))}/{rng.choice(lex.places)}"
        arguments = {"timezone": zone}
        asks = (
            "What time is it in {z}?",
            "what is the time in {z}",
            "Current time in {z}",
            "Tell me the date in {z}.",
            "What is the current date and time in {z}?",
            "time in timezone {z}",
            "What day is it in {z}?",
            "use timezone {z} for the time",
        )
    else:
        asks = (
            "What time is it?",
            "what time is it",
            "What is the time?",
            "What is the date?",
            "What day is it today?",
            "Tell me the time",
            "What's today's date?",
            "time?",
            "What is the current date and time?",
            "Give me the current time.",
            "What day is it?",
            "Can you tell me the time?",
            "current time please",
            "Which day is today?",
            "What is the date today?",
            "what time is it now?",
            "Do you know what time it is?",
        )
    year, month, day = rng.randint(2020, 2039), rng.randint(1, 12), rng.randint(1, 28)
    clock, weekday = f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}", rng.choice(DAYS)
    result = f"{clock} on {weekday}, {day} {MONTHS[month - 1]} {year} ({zone})"
    answer = f"It is {result}."
    return Step(
        rng.choice(asks).format(z=zone), Call("current_time", arguments), result, answer
    )


UNITS = (
    "kilometers miles meters feet inches yards centimeters millimeters km m cm ft "
    "kilometres metres",
    "kilograms grams pounds ounces kg g lb oz tonnes stone",
    "liters gallons milliliters cups pints litres l ml",
    "celsius fahrenheit kelvin",
    "seconds minutes hours days weeks",
    "bytes kilobytes megabytes gigabytes",
    "joules calories kilojoules",
    "pascals bar psi",
    "acres hectares",
    "knots mph km/h m/s",
)


def convert_units(rng: random.Random, lex: Lexicon) -> Step:
    """A measure in one unit, wanted in another."""
    start, goal = rng.sample(rng.choice(UNITS).split(), 2)
    if rng.random() < 0.15:
        start, goal = made_up(rng), made_up(rng)
    text = _number(rng)
    value = float(text) if "." in text else int(text)
    shown = str(value)
    asks: tuple[str, ...] = (
        "Convert {v} {a} to {b}",
        "Convert {v} {a} to {b}.",
        "How many {b} is {v} {a}?",
        "How many {b} are {v} {a}?",
        "What is {v} {a} in {b}?",
        "{v} {a} in {b}",
        "How many {b} are in {v} {a}?",
        "{v} {a} to {b}",
        "Please convert {v} {a} into {b}.",
        "Turn {v} {a} into {b}",
        "I need {v} {a} in {b}",
        "{v} {a} in {b}?",
        "convert {v} {a} to {b} please",
        "Change {v} {a} to {b}",
        "How much is {v} {a} in {b}?",
    )
    request = rng.choice(asks).format(v=shown, a=start, b=goal)
    call = Call("convert_units", {"value": value, "from_unit": start, "to_unit": goal})
    if rng.random() < 0.08:
        result = f"Error: cannot convert {start} to {goal}"
        return Step(request, call, result, failed(result))
    got = f"{rng.uniform(0.001, 5000):.{rng.randint(0, 6)}f}"
    result = f"{got} {goal.removesuffix('s') if rng.random() < 0.7 else goal}"
    return Step(request, call, result, f"{shown} {start} is {got} {goal}.")


def save_note(rng: random.Random, lex: Lexicon) -> Step:
    """Something to write down under a title."""
    title, text = phrase(rng, lex, 1, 3), phrase(rng, lex, 1, 7)
    if rng.random() < 0.3:
        text = ", ".join(word(rng, lex) for _ in range(rng.randint(2, 4)))
    if rng.random() < 0.2:
        text = text.capitalize() + rng.choice(("", ".", "!"))
    title = title.capitalize() if rng.random() < 0.25 else title
    asks: tuple[str, ...] = (
        "Save a note called {t}: {x}",
        'Save a note called "{t}" with the text "{x}"',
        'Save a note titled "{t}" saying "{x}".',
        "Make a note {t}: {x}",
        "Note {t}: {x}",
        "Save a note titled {t} with the text {x}",
        'Write a note "{t}": "{x}"',
        'Please save a note named {t} that says "{x}"',
        "Save a note: title {t}, text {x}",
        'Take a note called "{t}": {x}',
        "New note {t}: {x}",
        "Save this as {t}: {x}",
        'Save "{x}" as a note called {t}',
        'Save a note with title "{t}" and text "{x}"',
    )
    answer = f"I saved the note {title}."
    result = f"Saved note {rng.randint(1, 200)}: {title}"
    return Step(
        rng.choice(asks).format(t=title, x=text),
        Call("save_note", {"title": title, "text": text}),
        result,
        answer,
    )


def search_notes(rng: random.Random, lex: Lexicon) -> Step:
    """A look through the saved notes."""
    query = phrase(rng, lex, 1, 2)
    asks: tuple[str, ...] = (
        "Search my notes for {q}",
        "Find my notes about {q}",
        "What did I note about {q}?",
        'Search my notes for "{q}".',
        "Look for {q} in my notes",
        "search notes {q}",
        "Do I have a note about {q}?",
        "Find notes with {q}",
        "Which notes mention {q}?",
        "Look up {q} in my notes.",
        "Show me the notes about {q}",
        "Any notes on {q}?",
        "What do my notes say about {q}?",
        "search the saved notes for {q}",
    )
    call = Call("search_notes", {"query": query})
    request = rng.choice(asks).format(q=query)
    if rng.random() < 0.25:
        return Step(request, call, "No notes found.", f"I found no notes about {query}.")
    lines = [
        f"{rng.randint(1, 99)}. {phrase(rng, lex, 1, 2)}: {phrase(rng, lex, 1, 5)}"
        for _ in range(rng.choice((1, 1, 2, 3)))
    ]
    found = "\n".join(lines)
    return Step(request, call, found, f"I found this:\n{found}")


def list_files(rng: random.Random, lex: Lexicon) -> Step:
    """What is in a folder."""
    where = rng.choice((folder(rng, lex), folder(rng, lex), word(rng, lex), "."))
    asks: tuple[str, ...] = (
        "List the files in {f}",
        "What files are in {f}?",
        "Show me the files in {f}",
        "List the files in the folder {f}",
        "What is in the folder {f}?",
        "list files in {f}",
        "Which files are in the {f} folder?",
        "Show the contents of {f}",
        "ls {f}",
        "Please list the files in {f}",
        "What does the folder {f} contain?",
        "files in {f}",
        'List the files in "{f}"',
    )
    call = Call("list_files", {"folder": where})
    request = rng.choice(asks).format(f=where)
    if rng.random() < 0.12:
        result = f"Error: no such folder: {where}"
        return Step(request, call, result, failed(result))
    names = [
        f"{path(rng, lex).split('/')[-1]}  {rng.randint(1, 99)}"
        f"{rng.choice(('.' + str(rng.randint(1, 9)) + ' kB', ' B', '.0 MB'))}"
        for _ in range(rng.randint(1, 4))
    ]
    listed = "\n".join(names)
    return Step(request, call, listed, f"The files are:\n{listed}")


def read_file(rng: random.Random, lex: Lexicon) -> Step:
    """The text of a file."""
    where = path(rng, lex)
    asks: tuple[str, ...] = (
        "Read {p}",
        "Read the file {p}",
        "What does {p} say?",
        "Show me {p}",
        "Open {p}",
        "What is in {p}?",
        "Read the text file {p}",
        "Show the contents of the file {p}",
        "Please read {p}",
        "read {p} for me",
        'Read "{p}"',
        "What is written in {p}?",
        "Can you read {p}?",
        "Show me what is in the file {p}",
        "cat {p}",
    )
    call = Call("read_file", {"path": where})
    request = rng.choice(asks).format(p=where)
    if rng.random() < 0.12:
        result = rng.choice((f"Error: no such file: {where}", "Error: the file is not text"))
        return Step(request, call, result, failed(result))
    text = "\n".join(
        phrase(rng, lex, 2, 7).capitalize() for _ in range(rng.choice((1, 1, 2, 3)))
    )
    return Step(request, call, text, f"It says:\n{text}")


def search_files(rng: random.Random, lex: Lexicon) -> Step:
    """A look for words in files, everywhere or in one folder."""
    query = rng.choice((phrase(rng, lex, 1, 2), word(rng, lex), code(rng)))
    asks: tuple[str, ...]
    arguments: dict[str, Any] = {"query": query}
    where = folder(rng, lex)
    if rng.random() < 0.5:
        arguments["folder"] = where
        asks = (
            "Search for {q} in the folder {f}",
            'Search the files in {f} for "{q}"',
            "Find {q} in the files in {f}",
            'Look for "{q}" in the folder {f}',
            "Which files in {f} contain {q}?",
            "search files in {f} for {q}",
            'Search for "{q}" in {f}',
            "Find files mentioning {q} in the folder {f}",
        )
    else:
        asks = (
            "Search my files for {q}",
            'Search the files for "{q}"',
            "Find {q} in my files",
            "Which files contain {q}?",
            "Which files mention {q}?",
            "search files for {q}",
            "Look for {q} in the files",
            'Find the text "{q}" in files',
            "Which file has the text {q}?",
            "Search for the text {q} in files",
        )
    call = Call("search_files", arguments)
    request = rng.choice(asks).format(q=query, f=where)
    if rng.random() < 0.2:
        return Step(request, call, "No matches found.", f"I found no files with {query}.")
    lines = [
        f"{path(rng, lex)}:{rng.randint(1, 300)}: {word(rng, lex)} {query} {word(rng, lex)}"
        for _ in range(rng.choice((1, 1, 2, 3)))
    ]
    found = "\n".join(lines)
    return Step(request, call, found, f"I found this:\n{found}")


def _sql(rng: random.Random, lex: Lexicon) -> str:
    table, column, other = word(rng, lex), word(rng, lex), word(rng, lex)
    return rng.choice(
        (
            f"SELECT * FROM {table}",
            f"SELECT count(*) FROM {table}",
            f"SELECT {column} FROM {table}",
            f"SELECT {column}, {other} FROM {table}",
            f"select * from {table}",
            f"SELECT {column} FROM {table} WHERE {other} > {rng.randint(1, 999)}",
            f"SELECT {column} FROM {table} WHERE {other} = '{word(rng, lex)}'",
            f"SELECT * FROM {table} ORDER BY {column} LIMIT {rng.randint(1, 50)}",
            f"SELECT {column}, sum({other}) FROM {table} GROUP BY {column}",
            f"SELECT max({column}) FROM {table}",
        )
    )


def query_database(rng: random.Random, lex: Lexicon) -> Step:
    """A query given as SQL, or a plain wish about one table."""
    database = f"{word(rng, lex)}.{rng.choice(('db', 'db', 'sqlite'))}"
    database = rng.choice((database, database, f"{word(rng, lex)}/{database}"))
    table = word(rng, lex)
    asks: tuple[str, ...]
    if rng.random() < 0.6:
        sql = _sql(rng, lex)
        asks = (
            "Run {s} on {d}",
            "Run the query {s} on {d}",
            "Query {d}: {s}",
            "On {d} run {s}",
            "Run this SQL on {d}: {s}",
            'Query the database {d} with "{s}"',
            "Use {d} and run {s}",
            "In the database {d}, run {s}",
            "{d}: {s}",
        )
    elif rng.random() < 0.5:
        sql = f"SELECT count(*) FROM {table}"
        asks = (
            "How many rows are in the table {t} of {d}?",
            "Count the rows of {t} in {d}",
            "How many rows does {t} have in {d}?",
            "How many {t} are in {d}?",
        )
    else:
        sql = f"SELECT * FROM {table}"
        asks = (
            "Show the table {t} from {d}",
            "Show me all rows of {t} in {d}",
            "Show everything in the table {t} of {d}",
            "List all {t} in the database {d}",
        )
    call = Call("query_database", {"database": database, "sql": sql})
    request = rng.choice(asks).format(s=sql, d=database, t=table)
    if rng.random() < 0.1:
        result = f"Error: no such {rng.choice(('table', 'column'))}: {table}"
        return Step(request, call, result, failed(result))
    width = rng.choice((1, 1, 2, 3))
    rows = [[word(rng, lex) for _ in range(width)]]
    rows += [
        [rng.choice((str(rng.randint(1, 9999)), rng.choice(lex.people))) for _ in range(width)]
        for _ in range(rng.choice((1, 1, 2, 3)))
    ]
    shown = "\n".join(" | ".join(row) for row in rows)
    return Step(request, call, shown, f"The query gives:\n{shown}")


def failed(result: str) -> str:
    """Return the plain report of an error."""
    return f"That did not work: {result.removeprefix('Error: ')}."


STEPS: dict[str, Callable[[random.Random, Lexicon], Step]] = {
    "calculator": calculator,
    "current_time": current_time,
    "convert_units": convert_units,
    "save_note": save_note,
    "search_notes": search_notes,
    "list_files": list_files,
    "read_file": read_file,
    "search_files": search_files,
    "query_database": query_database,
}
