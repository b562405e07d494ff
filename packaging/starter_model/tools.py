"""Invented tools: names, descriptions and parameters, and requests that use them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from kinds import CODE, FLAG, KINDS, LIST, OPTION, OPTION_SETS, TEXT, WEIGHTS, Param, Value
from lexicon import Lexicon, letters, new_word, phrase

EXPLICIT = (
    "with {n} {q}",
    "{n} {q}",
    "{n}: {q}",
    "{n} = {q}",
    "with the {n} {q}",
    "using {q} as the {n}",
    "set {n} to {q}",
    "where {n} is {q}",
    "with {n} set to {q}",
    "use {q} for the {n}",
    "the {n} is {q}",
    "{n} should be {q}",
)
HARD = (
    "using {q} as the {n}",
    "use {q} for the {n}",
    "the {n} is {q}",
    "{n} should be {q}",
    "{n} {q}",
)
LEADS = (
    "",
    "",
    "",
    "",
    "",
    "please ",
    "Please ",
    "can you ",
    "Can you ",
    "could you ",
    "I want to ",
    "I need to ",
    "I'd like you to ",
    "Would you ",
    "hey, ",
    "Now ",
    "Help me ",
    "Let's ",
    "go and ",
    "I would like to ",
    "you should ",
    "Quick: ",
    "ok, ",
    "Next, ",
)
TAILS = (
    "",
    "",
    "",
    "",
    "",
    "",
    " please",
    ", please",
    " for me",
    " now",
    ", thanks",
    " thank you",
)
EXTRAS = (
    "",
    "",
    "",
    "",
    " of the user",
    " in the system",
    " and return the result",
    " by name",
    " at home",
    " for a given input",
    " in one step",
    " from the list",
)


@dataclass(frozen=True)
class Tool:
    """One invented tool and the words that stand for it."""

    name: str
    description: str
    params: tuple[Param, ...]
    verb: tuple[str, ...]
    noun: tuple[str, ...]
    style: str = "words"
    said: tuple[str, ...] = field(default=())

    def schema(self) -> dict[str, Any]:
        """Return the tool in the form a chat request carries it."""
        parameters = {
            "type": "object",
            "properties": {p.name: p.schema() for p in self.params},
            "required": [p.name for p in self.params if p.required],
        }
        return {
            "type": "function",
            "function": {
                "name": self.name,
                "description": self.description,
                "parameters": parameters,
            },
        }


@dataclass(frozen=True)
class Call:
    """A call a dialogue expects."""

    name: str
    arguments: dict[str, Value]


def _spaced(text: str) -> str:
    return text.replace("_", " ")


def _name(rng: random.Random, verb: str, noun: str) -> str:
    roll = rng.random()
    if roll < 0.74:
        return f"{verb}_{noun}".replace(" ", "_")
    if roll < 0.84:
        return f"{noun}_{verb}".replace(" ", "_")
    if roll < 0.92:
        head, *rest = f"{verb} {noun}".replace("_", " ").split()
        return head + "".join(part.capitalize() for part in rest)
    if roll < 0.96:
        return f"{verb}-{noun}".replace(" ", "-").replace("_", "-")
    return noun.replace(" ", "_")


def make_params(rng: random.Random, lex: Lexicon, count: int) -> tuple[Param, ...]:
    """Invent ``count`` parameters with different names and kinds."""
    params: list[Param] = []
    while len(params) < count:
        kind = rng.choices(KINDS, WEIGHTS)[0]
        if any(p.kind is kind for p in params):
            continue
        name = rng.choice(kind.names)
        roll = rng.random()
        if roll < 0.5:
            name = rng.choice((new_word(rng, lex), rng.choice(rng.choice(lex.nouns))))
        if any(p.name == name for p in params):
            continue
        options: tuple[str, ...] = ()
        if kind is OPTION:
            options = rng.choice(OPTION_SETS)
            if lex.held_out or rng.random() < 0.85:
                options = tuple(
                    {
                        rng.choice((new_word(rng, lex), rng.choice(lex.adjectives))): 1
                        for _ in range(rng.randint(2, 4))
                    }
                )
        params.append(Param(name, kind, rng.random() > 0.2, options))
    if params and not any(p.required for p in params):
        params[0] = Param(params[0].name, params[0].kind, True, params[0].options)
    return tuple(sorted(params, key=lambda p: not p.required))


def make_tool(rng: random.Random, lex: Lexicon, near: Tool | None = None) -> Tool:
    """Invent one tool; ``near`` lends its verb or its noun to make a close rival."""
    verb, noun = rng.choice(lex.verbs), rng.choice(lex.nouns)
    style = "words"
    if rng.random() < (0.3 if lex.pieces else 0.2):
        verb, noun, style = (new_word(rng, lex),), (new_word(rng, lex),), "made_up"
    if rng.random() < 0.05:
        verb, noun, style = (letters(rng),), (letters(rng),), "made_up"
    if near is not None:
        verb, noun = (near.verb, noun) if rng.random() < 0.5 else (verb, near.noun)
    noun_text = rng.choice(noun)
    if rng.random() < 0.25:
        noun_text = f"{rng.choice(lex.adjectives)} {noun_text}"
        noun = (noun_text,)
    verb_text = rng.choice(verb)
    described = _spaced(rng.choice(verb))
    article = rng.choice(("the", "the", "a", "a", "your", "some", "this"))
    noun_described = noun_text if len(noun) == 1 else rng.choice(noun)
    description = f"{described.capitalize()} {article} {noun_described}{rng.choice(EXTRAS)}"
    if rng.random() < 0.05:
        description = f"{description}. {phrase(rng, lex, 2, 6).capitalize()}."
    count = rng.choices((0, 1, 2, 3, 4), (5, 45, 32, 14, 4))[0]
    said = (_spaced(verb_text), described, noun_text, noun_described)
    return Tool(
        _name(rng, verb_text, noun_text),
        description,
        make_params(rng, lex, count),
        verb,
        noun,
        style,
        said,
    )


def _show(rng: random.Random, param: Param, value: Value) -> tuple[str, str]:
    """Return a value as plain words and as it stands quoted where it needs quotes."""
    if isinstance(value, bool):
        return (str(value).lower(),) * 2
    if isinstance(value, list):
        joined = ", ".join(value)
        if len(value) > 1 and rng.random() < 0.6:
            joined = f"{', '.join(value[:-1])} and {value[-1]}"
        return joined, joined
    if not isinstance(value, str):
        return (str(value),) * 2
    if param.kind is TEXT or " " in value or rng.random() < 0.25:
        mark = rng.choice(('"', '"', '"', "'"))
        plain = value if " " not in value or value.istitle() else f"{mark}{value}{mark}"
        return plain, f"{mark}{value}{mark}"
    return value, value


def _slot(
    rng: random.Random, lex: Lexicon, param: Param, value: Value, *, natural: bool
) -> str:
    plain, quoted = _show(rng, param, value)
    name = _spaced(param.name) if rng.random() < 0.8 else param.name
    if natural:
        return rng.choice(param.kind.phrases).format(v=plain, q=quoted, n=name)
    forms = EXPLICIT if lex.held_out or rng.random() < 0.6 else HARD
    return rng.choice(forms).format(q=quoted, n=name)


def _natural(rng: random.Random, params: list[Param]) -> set[str]:
    """Choose the parameters whose value can be given without naming them."""
    chosen = set()
    for param in params:
        known = param.name in param.kind.names
        alone = sum(p.kind.json_type == param.kind.json_type for p in params) == 1
        if (known or (alone and not param.options)) and rng.random() < 0.6:
            chosen.add(param.name)
        if param.options and rng.random() < 0.6:
            chosen.add(param.name)
        if param.kind is FLAG or (param.kind is CODE and not known and not alone):
            chosen.discard(param.name)
    return chosen


def _deed(rng: random.Random, lex: Lexicon, tool: Tool) -> str:
    """Return what is asked for, in words that overlap with the name or description.

    A held-out word has synonyms that nothing could have taught, so held-out requests keep to
    words that stand in the name or the description.
    """
    if rng.random() < lex.plain:
        return f"{tool.said[0]} the {tool.said[2]}"
    verb = rng.choice(tool.said[:2]) if rng.random() < 0.85 else _spaced(rng.choice(tool.verb))
    noun = rng.choice(tool.said[2:]) if rng.random() < 0.9 else rng.choice(tool.noun)
    if lex.held_out:
        shown = f"{_spaced(tool.name)} {tool.description}".lower()
        verb = verb if verb.lower() in shown else tool.said[1]
        noun = noun if noun.lower() in shown else tool.said[3]
    article = rng.choice(("the ", "the ", "a ", "my ", "", "our "))
    return f"{verb} {article}{noun}"


def make_call(rng: random.Random, lex: Lexicon, tool: Tool) -> tuple[str, Call]:
    """Return a request (without its opening words) and the call that answers it."""
    given = [p for p in tool.params if p.required or rng.random() < 0.5]
    values: dict[str, Value] = {}
    for param in given:
        value = rng.choice(param.options) if param.options else param.kind.make(rng, lex)
        values[param.name] = value
    plain = rng.random() < lex.plain
    natural = set() if plain else _natural(rng, given)
    order = list(given)
    if not plain and rng.random() < (0.4 if lex.held_out else 0.55):
        rng.shuffle(order)
    order.sort(key=lambda p: p.kind is LIST)
    slots = [_slot(rng, lex, p, values[p.name], natural=p.name in natural) for p in order]
    joint = rng.choice((" ", ", ", " and "))
    tail = ""
    for index, slot in enumerate(slots):
        tail += (" " if index == 0 else joint) + slot
    if slots and rng.random() < 0.12:
        tail = ": " + tail.strip()
    return _deed(rng, lex, tool) + tail, Call(tool.name, values)


def dress(rng: random.Random, request: str) -> str:
    """Add opening and closing words to a request."""
    lead = rng.choice(LEADS)
    text = lead + request
    if rng.random() < 0.7:
        text = text[0].upper() + text[1:]
    if text.endswith((".", "!", "?", "'", '"')):
        return text
    tail = rng.choice(TAILS)
    mark = rng.choice(("", "", ".", ".", "?" if lead.strip().lower().endswith("you") else "."))
    return text + tail + mark
