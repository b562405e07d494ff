"""Guards in exported scripts refuse, mask and let pass as the program does, word for word."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.agents.exchange.scripts import (
    as_module,
    carried_out,
    check_format,
    script_of,
)
from tests.unit.agents.exchange.test_python import hostile, shape
from tests.unit.agents.graphs.running import Desk, graph, outputs
from tests.unit.agents.nodes.test_guard import texts_with_cards
from tests.unit.agents.nodes.test_schema_fits import SCHEMAS, VALUES
from workbench.agents.documents import AgentDocument, Grants, ToolUse
from workbench.agents.exchange.python_parts import PARTS, script
from workbench.agents.graphs.budget import GraphBudget
from workbench.agents.graphs.documents import GraphDocument
from workbench.agents.nodes.schema_fits import misfit
from workbench.agents.output_schema import OUTPUT_SCHEMA
from workbench.base.errors import DocumentError
from workbench.base.personal_data import KINDS, masked

Check = tuple[str, str]


def guarded(*checks: Check, schema: Any = None) -> GraphDocument:
    """A text in; out of it what passed, or why it was refused."""
    rows = [{"kind": kind, "value": value} for kind, value in checks]
    return graph(
        {
            "in": ("input", {"name": "text"}),
            "g": ("guard", {"checks": rows, "schema": schema or {}}),
            "passed": ("output", {"name": "text"}),
            "not": ("output", {"name": "refused"}),
        },
        ["in.value -> g.text", "g.text -> passed.value", "g.refused -> not.value"],
    )


def there(document: GraphDocument, text: str) -> dict[str, Any]:
    """What comes out of the script."""
    module = as_module(script_of(document).text)
    return dict(asyncio.run(module.run_through(module.build_1, None, {"text": text}, {})))


def here(document: GraphDocument, text: str) -> dict[str, Any]:
    """What comes out of the guard."""
    desk = Desk(budget=GraphBudget(value_bytes=10_000_000))
    return dict(outputs(asyncio.run(desk.run(document, {"text": text})), "g"))


@pytest.fixture(scope="module")
def parts() -> ModuleType:
    """Every part of a guard."""
    own = 'MODEL = ""\n\n\nasync def run(server, inputs):\n    return as_text(inputs)\n'
    return as_module(script(PARTS, own, is_graph=True))


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("abcd", ("is not longer than", "3")),
        ("x" * 12_000, ("is not longer than", "11,999")),
        ("abc", ("is not longer than", "3")),
        ("order A-17", ("matches the pattern", r"[A-Z]-\d+")),
        ("order 17", ("matches the pattern", r"[A-Z]-\d+")),
        ("order A-17", ("does not match the pattern", r"\p{Lu}-\d++")),
        ("order 17", ("does not match the pattern", r"\p{Lu}-\d++")),
        ("a classic", ("has none of the words", "class, ass, \u200b")),
        ("Pass  WORD!", ("has none of the words", "other, Pass word")),
        ("pass\u200bword", ("has none of the words", "password")),
        ("badです", ("has none of the words", "bad")),
        ("これは秘密です", ("has none of the words", "秘密")),
        ("I agree.", ("has one of the words", "agree, accept")),
        ("I disagree.", ("has one of the words", "agree, accept")),
        ("a" * 300_000, ("has none of the words", "a")),
        ("Write to a@b.de, card 4111 1111 1111 1111", ("mask personal data", "")),
        ("Write to a@b.de, card 4111 1111 1111 1111", ("mask personal data", "Card, ip")),
        ("x" * 2_000_001, ("mask personal data", "")),
    ],
    ids=lambda value: str(value)[:30],
)
def test_that_a_guard_does_the_same_in_the_script(text: str, check: Check) -> None:
    document = guarded(check)
    assert there(document, text) == here(document, text)


def test_that_what_takes_too_long_is_given_up(parts: ModuleType) -> None:
    until = time.monotonic() + 0.2
    with pytest.raises(ValueError, match=r"the pattern '\(a\|aa\)\+\$' takes too long"):
        parts.is_match("(a|aa)+$", "a" * 5_000 + "!", until)
    with pytest.raises(ValueError, match="too long to look for the words"):
        parts.without_words(["a"])("a" * 3, until - 1)
    fitting = parts.Fitting({}, None)
    fitting._until = until - 1
    with pytest.raises(ValueError, match="whether it fits the schema"):
        fitting.misfit({}, 1)


def test_that_a_script_masks_and_refuses_with_the_words_of_the_node(tmp_path: Path) -> None:
    document = guarded(
        ("mask personal data", ""),
        ("has none of the words", "Secret, top  secret"),
        ("matches the pattern", r"\[EMAIL\]"),
    )
    made = script_of(document)
    assert (
        "needs Python 3.11 or newer, and: pip install agent-framework-core regex" in made.text
    )
    assert "NotImplementedError" not in made.text
    check_format(made.text)
    assert [loss.what for loss in made.report.left_out] == [
        "traces, results used again, breakpoints"
    ]
    assert carried_out(made, tmp_path, "Ask a.b@c.example of it") == "Ask [EMAIL] of it"
    assert carried_out(made, tmp_path, "TOP secret: a@b.example") == (
        "has none of the words: “secret” is in it"
    )


def test_that_a_refusal_takes_its_own_way(tmp_path: Path) -> None:
    document = graph(
        {
            "in": ("input", {"name": "text"}),
            "g": ("guard", {"checks": [{"kind": "fits the schema"}],
                            "schema": {"type": "object", "required": ["n"]}}),
            "sorry": ("prompt", {"template": "Sorry: {why}"}),
            "either": "merge",
            "out": ("output", {"name": "answer"}),
        },
        ["in.value -> g.text", "g.refused -> sorry.why", "sorry.text -> either.values",
         "g.text -> either.values", "either.value -> out.value"],
    )  # fmt: skip
    made = script_of(document)
    assert "regex" not in made.text
    said = carried_out(made, tmp_path, '{"m": 1}')
    assert said == "Sorry: fits the schema: {\"m\": 1} has no 'n'"
    assert carried_out(made, tmp_path, '{"n": 1}') == '{"n": 1}'
    assert carried_out(made, tmp_path, "n = 1").startswith(
        "Sorry: fits the schema: it could not be checked: it is not JSON"
    )


@given(texts_with_cards(), st.lists(st.sampled_from(sorted(KINDS)), max_size=2))
@settings(max_examples=150, deadline=None)
def test_that_cards_are_masked_as_here(
    parts: ModuleType, case: tuple[str, str], kinds: list[str]
) -> None:
    assert parts.masks(*kinds)(case[1]) == masked(case[1], kinds)[0]


PIECES = [
    "a.b+c@mail.example.org", "DE89 3704 0044 0532 0130 00", "GB82-WEST-1234-5698-7654-32",
    "4111 1111\n1111 1111", "192.168.001.001", "::ffff:1.2.3.4", "fe80::1", "::", "00",
    "born on 12.03.1980", "DOB: March 3rd, 1980", "geboren am 3. März 1980", "4１1",
    "né le 1er août 1980", "+49 170 1234567", "0170/1234567", "(555) 123-4567",
    "1-800-555-1234", "01.02.2024", "0.0123456789", "5,000,000", "\u00ad", "\u2011",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(alphabet="0189 +-./:@aD()\n", max_size=9)))
@settings(max_examples=250, deadline=None)
def test_that_all_personal_data_is_masked_as_here(parts: ModuleType, pieces: list[str]) -> None:
    for text in ("".join(pieces), " ".join(pieces)):
        assert parts.masks()(text) == masked(text)[0]


@given(SCHEMAS, VALUES)
@settings(max_examples=250, deadline=None)
def test_that_json_is_held_to_a_schema_as_here(
    parts: ModuleType, schema: Any, value: Any
) -> None:
    look = parts.fits(schema, parts.is_match)
    assert look(json.dumps(value), time.monotonic() + 3) == misfit(value, schema)


TREE = {"$ref": "#/$defs/a~1b"}
ODD: list[tuple[Any, str]] = [
    ({"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"items": TREE, "maxItems": 1}}}, "[[[], []]]"),
    ({"$ref": "#", "type": ["array", "object"]}, "{}"),
    ({"exclusiveMinimum": True, "minimum": 3}, "3"),
    ({"exclusiveMaximum": False, "maximum": 3}, "3"),
    ({"items": [{"type": "string"}], "additionalItems": False}, '["a", 1]'),
    ({"contains": {"const": 1.0}, "maxContains": 1}, "[1, 1]"),
    ({"pattern": r"^\p{Lu}"}, '"ab"'),
    ({"patternProperties": {"^x": {"type": "null"}}}, '{"xy": 1}'),
    ({"properties": {"pattern": {"type": "string"}}}, '{"pattern": 1}'),
    ({"multipleOf": 0.1, "type": None}, "0.35"),
    ({"type": "object"}, "[" * 100_000),
    ({"type": "object"}, '{"n": NaN}'),
    ({"multipleOf": 2}, "-1e999"),
    ({"maximum": 2}, "1" * 5000),
    ({"not": True}, json.dumps("x" * 90)),
    ({"dependentRequired": {"a": ["b"]}}, '{"a": 1}'),
]


@pytest.mark.parametrize(("schema", "text"), ODD, ids=range(len(ODD)))
def test_that_odd_schemas_are_read_as_here(schema: Any, text: str) -> None:
    document = guarded(("fits the schema", ""), schema=schema)
    assert there(document, text) == here(document, text)


@given(
    st.lists(st.sampled_from(["ass", "Straße", "ﬁn", "İ", "秘密", " ", "x\u200b"]), max_size=3),
    st.text(alphabet="asSßtreﬁnfi İi秘密x\u200b1 \u0301", max_size=20),
)
@settings(max_examples=80, deadline=None)
def test_that_words_are_found_as_here(parts: ModuleType, words: list[str], text: str) -> None:
    if not any(map(parts.levelled, words)):
        return
    document = guarded(("has none of the words", ",".join(words)))
    assert there(document, text) == here(document, text)


@pytest.mark.parametrize(
    ("check", "schema", "said"),
    [
        (("matches the pattern", "(("), {}, "cannot be read"),
        (("does not match the pattern", "(a{1000}){1000}"), {}, "counts are too large"),
        (("is not longer than", "three"), {}, "no number of characters"),
        (("has one of the words", " , "), {}, "0 words instead of 1"),
        (("fits the schema", ""), {}, "no schema"),
        (("fits the schema", ""), {"$dynamicRef": "#a"}, "cannot be judged"),
        (("mask personal data", "shoe size"), {}, "is none of"),
    ],
)
def test_that_a_check_that_can_never_be_done_is_named(
    check: Check, schema: Any, said: str
) -> None:
    with pytest.raises(DocumentError, match=r"^g: ") as caught:
        script_of(guarded(check, schema=schema))
    assert said in caught.value.message


def test_that_a_schema_too_deep_for_a_program_is_refused() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _level in range(120):
        schema = {"items": schema}
    document = guarded(("fits the schema", ""), schema=schema)
    assert there(document, "[" * 121 + "1" + "]" * 121)["refused"].endswith("is not string")
    for level in range(121, 400):
        schema = {"items": schema}
        if level in (194, 200, 399):
            agent = AgentDocument("deep", "Deep", extra={OUTPUT_SCHEMA: schema})
            refused = pytest.raises(DocumentError, match=r"deep: a value or schema .* too deep")
            with refused if level > 194 else nullcontext():
                compile(script_of(agent).text, "script", "exec")


@settings(deadline=None, max_examples=40)
@given(hostile, hostile)
def test_that_texts_of_a_guard_change_nothing_but_literals(word: str, key: str) -> None:
    def text(word: str, key: str) -> str:
        words = f"x{word.replace(',', '')}x"
        checks = [("has none of the words", words), ("fits the schema", "")]
        checks.append(("does not match the pattern", f"x{word}"))
        schema = {"properties": {f"{key}x": {"const": word + "x"}}}
        return script_of(guarded(*checks, schema=schema)).text

    try:
        made = text(word, key)
    except DocumentError:  # no pattern, or no JSON
        return
    assert shape(made) == shape(text("", ""))


def test_that_a_file_named_as_a_part_of_ours_keeps_its_own_name() -> None:
    tools = (ToolUse("search_files"),)
    for name in ("iban", "EMAIL", "birth"):
        agent = AgentDocument("a", "A", tools=tools, grants=Grants((f"/data/{name}",)))
        assert f"{name.upper()}_2 = " in script_of(agent).text
