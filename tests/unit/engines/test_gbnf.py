"""Grammars for libraries that want another form than GBNF."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.base.errors import RequestError
from workbench.engines import gbnf
from workbench.engines.api import ToolDefinition
from workbench.engines.constrain import Constraint, constraint_for
from workbench.engines.dialects import hermes_dialect

TOOL = ToolDefinition(
    "add",
    "",
    {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]},
)
BARE = replace(hermes_dialect(), opener="", separator="", closer="")


def grammar_of(*rules: str, trigger: str = "") -> Constraint:
    return Constraint("".join(f"{rule}\n" for rule in rules), (trigger,), bool(trigger))


def test_that_a_trigger_is_taken_from_the_first_literal() -> None:
    constraint = constraint_for(hermes_dialect(), (TOOL,), "auto")
    assert constraint is not None

    rest = gbnf.after(constraint, "<tool_call>")

    assert rest.startswith('root ::= "\\n" call')
    assert "call ::= call-0" in rest


def test_that_a_trigger_is_taken_from_inside_of_the_calls() -> None:
    constraint = constraint_for(BARE, (TOOL,), "auto")
    assert constraint is not None
    (trigger,) = constraint.triggers

    rules = gbnf.parse(gbnf.after(constraint, trigger))

    first = rules["root"][0]
    assert first.kind == "name"
    (inner,) = rules[first.text]
    assert rules[inner.text][0].text.endswith('add\\", \\"arguments\\": "')


def test_that_a_trigger_may_span_literals() -> None:
    constraint = grammar_of('root ::= "<a" ">" word', "word ::= [a-z]{2,3}", trigger="<a>")

    assert gbnf.after(constraint, "<a>").splitlines()[0] == "root ::= word"


def test_that_only_the_branches_with_the_trigger_are_left() -> None:
    constraint = grammar_of('root ::= "ab" "1" | "xb" | ("ab")', trigger="a")

    assert gbnf.after(constraint, "a") == 'root ::= "b" "1"\n'


def test_that_a_trigger_that_no_call_begins_with_is_refused() -> None:
    with pytest.raises(RequestError, match="cannot be used") as caught:
        gbnf.after(grammar_of('root ::= "x"'), "<tool>")
    assert caught.value.hint


def test_that_calls_without_a_mark_cannot_follow_free_text() -> None:
    with pytest.raises(RequestError, match="without a mark"):
        gbnf.lark(Constraint('root ::= "x"\n', ("",), True))


@pytest.mark.parametrize("line", ["root = x", "root ::= @", 'root ::= "open', "root ::= [a"])
def test_that_what_is_not_known_is_refused(line: str) -> None:
    with pytest.raises(RequestError, match="cannot be used"):
        gbnf.parse(line)


def test_that_lark_has_rules_terminals_and_sets_of_characters() -> None:
    text = gbnf.lark(
        grammar_of('root ::= "a" my-rule string?', "my-rule ::= [^/x]", 'string ::= "\\"" [a]*')
    )

    assert text.splitlines() == [
        'start: "a" start_my_rule STRING_START ?',
        "start_my_rule: /[^\\/x]/",
        'STRING_START: "\\"" /[a]/ *',
    ]


def test_that_lark_lets_text_come_first_where_it_may() -> None:
    text = gbnf.lark(grammar_of('root ::= "<t>" "x"', trigger="<t>"))

    assert text.splitlines() == [
        "start: head0 tail0 | FREE",
        "FREE: /(?s:.*)/",
        'tail0: "x"',
        "head0[lazy]: /(?s:.*)\\x{3c}t\\x{3e}/",
    ]


def test_that_sets_of_characters_mean_the_same_in_lark() -> None:
    text = gbnf.lark(grammar_of(r"root ::= [^[] [\\[] [\]&/-] [~x]"))

    assert text == "start: /[^\\[]/ /[\\\\\\[]/ /[\\]\\&\\/-]/ /[\\~x]/\n"


def test_that_blanks_before_a_trigger_are_free_text() -> None:
    constraint = grammar_of('root ::= "\\n<t>" "x"', trigger="<t>")

    assert gbnf.after(constraint, "<t>") == 'root ::= "x"\n'


def test_that_control_characters_are_refused() -> None:
    with pytest.raises(RequestError, match="control character"):
        gbnf.parse('root ::= "a\x02b"')


def test_that_a_rule_that_is_missing_is_refused() -> None:
    with pytest.raises(RequestError, match="'nowhere'"):
        gbnf.lark(grammar_of("root ::= nowhere"))
