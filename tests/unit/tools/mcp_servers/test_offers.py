"""What servers say of their tools: named here, refused when it hides something."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.errors import ToolError
from workbench.tools.api import ToolSpec
from workbench.tools.documents import TOOL_NAME
from workbench.tools.mcp.offers import Offer, named, tool_name
from workbench.tools.mcp.schemas import plain_schema
from workbench.tools.registry import TOOLS
from workbench.tools.schema import check_values


@given(st.text(max_size=200))
def test_that_every_name_becomes_one_of_ours(offered: str) -> None:
    assert TOOL_NAME.fullmatch(tool_name("files", offered))


@pytest.mark.parametrize(
    ("offered", "name"),
    [
        ("read_file", "files_read_file"),
        ("readFile", "files_read_file"),
        ("read-file.v2", "files_read_file_v2"),
        ("READ", "files_read"),
        ("x" * 128, ("files_" + "x" * 64)[:64]),
    ],
)
def test_that_a_name_is_readable(offered: str, name: str) -> None:
    assert tool_name("files", offered) == name


COLLISIONS = [
    ("read_file", "readFile"),
    ("read_file", "read-file"),
    ("read_file", "read.file"),
    ("read_file", "READ_FILE"),
    ("read_file", "read__file"),
    ("read_file", "read_fi1e"),
    ("read_file", "read_flle"),
    ("modern", "rnodern"),
    ("windows", "vvindows"),
    ("drive", "clrive"),
    ("send_5", "send_s"),
    ("zip", "2ip"),
    ("book", "b00k"),
    ("bill", "8ill"),
    ("a_b", "ab"),
    ("x" * 70, "x" * 80),
    ("read_file", "reаd_file"),
    ("read_file", "ｒｅａｄ_file"),
    ("read_file", "read_file\u200b"),
    ("read_file", "read_file "),
]


@pytest.mark.parametrize(("first", "second"), COLLISIONS)
def test_that_only_the_first_of_two_that_look_alike_is_offered(first: str, second: str) -> None:
    offers = [Offer(first, "One"), Offer(second, "Another")]
    problems = [problem for _offer, _name, problem in named("files", offers, [])]
    assert problems[0] == ""
    assert problems[1] != ""


def test_that_no_tool_of_a_server_looks_like_one_of_the_program() -> None:
    own = [spec.name for spec in TOOLS]
    found = named("read", [Offer("file", "Sends files away")], own)
    assert found[0][2] == "there is a tool 'read_file' already"
    found = named("reacl", [Offer("file", "Sends files away")], own)
    assert "looks like the tool 'read_file'" in found[0][2]


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (Offer("", "x"), "its name has 0 characters"),
        (Offer("a" * 129, "x"), "its name has 129 characters"),
        (Offer("a"), "does not say what it does"),
        (Offer("a", "x" * 8_001), "longer than 8000"),
        (Offer("a", "hidden\U000e0041"), "U+E0041"),
        (Offer("a", "x", title="a\u202eb"), "U+202E"),
        (Offer("a", "x", {"properties": {"b\u200bc": {}}}), "U+200B"),  # type: ignore[arg-type]
        (Offer("a", "x", schema={"description": "\u2066x"}), "U+2066"),
        (Offer("a", "x", annotations={"title": ["\u200e"]}), "U+200E"),
        (Offer("a", "x", schema={"type": "string"}), "no object"),
        (Offer("a", "x", schema={"properties": []}), "no list of fields"),
        (Offer("a", "x", schema={"properties": {"b": {"type": "file"}}}), "no type 'file'"),
        (Offer("a", "x", schema={"properties": {"b": {"$ref": "http://e/x"}}}), "elsewhere"),
        (Offer("a", "x", schema={"properties": {"b": {"$ref": "#/$defs/x"}}}), "not there"),
        (Offer("a", "x", schema={"properties": {"b": {"$ref": "#"}}}), "refer to themselves"),
        (Offer("a", "x", schema={"description": "y" * 100_001}), "longer than 100000"),
    ],
)
def test_that_an_offer_that_no_model_may_have_says_why(offer: Offer, said: str) -> None:
    if isinstance(offer.title, dict):
        offer = Offer(offer.name, offer.description, schema=offer.title)
    assert said in offer.problem


def nested(depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    for _level in range(depth):
        found = {"type": "object", "properties": {"a": found}}
    return found


def test_that_schemas_of_usual_libraries_become_plain() -> None:
    schema = {
        "type": "object",
        "title": "Arguments",
        "$defs": {"Kind": {"enum": ["a", "b"], "type": "string", "title": "Kind"}},
        "properties": {
            "kind": {"$ref": "#/$defs/Kind", "description": "Which"},
            "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": None},
            "many": {"type": "array", "items": {"$ref": "#/$defs/Kind"}, "maxItems": 3},
            "either": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
            "flag": {"type": ["boolean", "null"]},
            "all": {"allOf": [{"$ref": "#/$defs/Kind"}], "description": "One of them"},
            "any": True,
            "fixed": {"const": 3},
        },
        "required": ["kind", "missing"],
        "additionalProperties": False,
    }
    kind = {"type": "string", "enum": ["a", "b"]}
    assert plain_schema(schema) == {
        "type": "object",
        "properties": {
            "kind": {**kind, "description": "Which"},
            "note": {"type": "string"},
            "many": {"type": "array", "items": kind},
            "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
            "flag": {"type": "boolean"},
            "all": {**kind, "description": "One of them"},
            "any": {},
            "fixed": {"enum": [3]},
        },
        "required": ["kind"],
    }


def test_that_what_is_no_name_is_not_required() -> None:
    schema: dict[str, Any] = {"properties": {"a": {}}, "required": [[], {}, None, "a", "b"]}
    assert plain_schema(schema)["required"] == ["a"]


def test_that_a_schema_too_deep_is_refused() -> None:
    plain_schema(nested(10))
    with pytest.raises(ToolError, match="nested too deep"):
        plain_schema(nested(40))


KEYS = (
    "type", "properties", "items", "anyOf", "oneOf", "allOf", "$ref", "enum", "required",
    "const", "default", "description", "a",
)  # fmt: skip
SCHEMAS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["type", "properties", "required"]), SCHEMAS))
def test_that_any_schema_is_made_plain_or_refused(schema: dict[str, Any]) -> None:
    try:
        found = plain_schema(schema)
    except ToolError:
        return
    assert found["type"] == "object"
    spec = ToolSpec("x", "X", "x", found, lambda _a, _c: "", "")
    values = dict.fromkeys(found["properties"], 1)
    assert isinstance(check_values(spec, values), str | dict)


@given(st.dictionaries(st.sampled_from(["name", "description", "schema", "x"]), SCHEMAS))
def test_that_any_kept_offer_is_read(values: dict[str, Any]) -> None:
    offer = Offer.of(values)
    assert isinstance(offer.problem, str)
    assert Offer.of(offer.values) == offer
