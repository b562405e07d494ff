"""Dialects: derived from templates, calls read back from streams of any cut."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engines.api import (
    BrokenToolCall,
    CallInMessage,
    Message,
    ReasoningDelta,
    TextDelta,
    ToolCall,
    ToolDefinition,
)
from workbench.engines.dialect_stream import StreamParser
from workbench.engines.dialects import (
    Dialect,
    derive_dialect,
    describe_tools,
    dialect_for,
    hermes_dialect,
    render_prompt,
)
from workbench.engines.templates import ChatTemplate

HEAD = "{% if tools is defined %}{{ 'TOOLS ' + (tools | tojson) + '<|end|>' }}{% endif %}"
TAIL = "{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}"


def template(call: str, *, between: str = "", think: str = "", tail: str = TAIL) -> str:
    """A template that writes ``call`` for each call ``c``."""
    return (
        HEAD + "{% for m in messages %}{{ '<|' + m.role + '|>\n' + m.content }}"
        "{% for t in m.tool_calls %}{% set c = t.function %}{% if not loop.first %}"
        + between
        + "{% endif %}"
        + call
        + "{% endfor %}{{ '<|end|>' }}{% endfor %}"
        + tail
        + think
    )


HERMES = template(
    '{{ \'<tool_call>\n{"name": "\' + c.name + \'", "arguments": \' }}'
    "{{ c.arguments | tojson }}{{ '}\n</tool_call>' }}",
    between="{{ '\n' }}",
)
THINKING = template(
    "{{ '<tool_call>\n' + (c | tojson) + '\n</tool_call>' }}",
    between="{{ '\n' }}",
    think="{# <think> </think> #}",
    tail="{% if add_generation_prompt %}{{ '<|assistant|>\n<think>\n' }}{% endif %}",
)
PHI = template("{{ '<|tool_call|>' + (c | tojson) + '<|/tool_call|>' }}")
LLAMA = (
    "{% set marks = 'ipython' %}" + HEAD + "{% for m in messages %}{{ '<|' + m.role + '|>\n' }}"
    "{% if 'tool_calls' in m %}{% if m.tool_calls | length != 1 %}"
    "{{ raise_exception('one call only') }}{% endif %}{% set c = m.tool_calls[0].function %}"
    '{{ \'{"name": "\' + c.name + \'", "parameters": \' }}{{ c.arguments | tojson }}{{ "}" }}'
    "{% else %}{{ m.content }}{% endif %}{{ '<|end|>' }}{% endfor %}" + TAIL
)
MISTRAL = (
    "{{ bos_token }}{% if tools is defined %}"
    "{{ '[AVAILABLE_TOOLS]' + (tools | tojson) }}{% endif %}"
    "{% for m in messages %}{% if m.role == 'user' %}{{ '[INST]' + m.content + '[/INST]' }}"
    "{% elif m.tool_calls is defined %}{{ '[TOOL_CALLS] [' }}{% for t in m.tool_calls %}"
    "{% if t.id | length != 9 %}{{ raise_exception('nine') }}{% endif %}"
    "{{ (t.function | tojson)[:-1] + ', \"id\": \"' + t.id + '\"}' }}"
    "{% if not loop.last %}{{ ', ' }}{% endif %}{% endfor %}{{ ']' + eos_token }}"
    "{% elif m.role == 'tool' %}{{ '[TOOL_RESULTS]' + m.content + '[/TOOL_RESULTS]' }}"
    "{% else %}{{ m.content + eos_token }}{% endif %}{% endfor %}"
)
XML = template(
    "{{ '<tool_call>\n<function=' + c.name + '>\n' }}{% for k, v in c.arguments | items %}"
    "{{ '<parameter=' + k + '>\n' ~ v ~ '\n</parameter>\n' }}{% endfor %}"
    "{{ '</function>\n</tool_call>' }}",
    between="{{ '\n' }}",
)
TAGGED = template("{{ '<function=' + c.name + '>' + (c.arguments | tojson) + '</function>' }}")
COMPACT = template(
    "{{ '<call>' + ({'tool': c.name, 'args': c.arguments} | "
    "tojson(separators=(',', ':'))) + '</call>' }}"
)
FAMILIES = {
    "hermes": HERMES,
    "thinking": THINKING,
    "phi": PHI,
    "llama": LLAMA,
    "mistral": MISTRAL,
    "xml": XML,
    "tagged": TAGGED,
    "compact": COMPACT,
}
TOOLS = (
    ToolDefinition(
        "add",
        "Adds.",
        {
            "type": "object",
            "properties": {"a": {"type": "integer"}, "s": {"type": "string"}},
        },
    ),
)


@cache
def dialect(name: str) -> Dialect:
    found = derive_dialect(ChatTemplate(FAMILIES[name]))
    assert found is not None
    return found


def seen(parser: StreamParser, *pieces: str) -> list[tuple[str, ...]]:
    """The events without ids, neighbouring texts joined."""
    events = [event for piece in pieces for event in parser.feed(piece)] + parser.finish()
    result: list[tuple[str, ...]] = []
    for event in events:
        kind = type(event).__name__
        if isinstance(event, (TextDelta, ReasoningDelta)):
            if result and result[-1][0] == kind:
                result[-1] = (kind, result[-1][1] + event.text)
            else:
                result.append((kind, event.text))
        elif isinstance(event, ToolCall):
            result.append((kind, event.name, event.arguments, event.raw, event.repaired))
        else:
            result.append((kind, event.raw, event.problem))
    return result


def read(text: str, found: Dialect | None = None) -> list[tuple[str, ...]]:
    return seen((found or hermes_dialect()).parser(TOOLS), text)


def calls_in(text: str, found: Dialect | None = None) -> list[tuple[str, ...]]:
    return [(event[1], event[2]) for event in read(text, found) if event[0] == "ToolCall"]


def mending(text: str) -> str:
    (event,) = read(text)
    assert event[:3] == ("ToolCall", "add", '{"a": 1}')
    return event[4]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "hermes",
            ("json", "<tool_call>\n", "\n</tool_call>\n<tool_call>\n", "\n</tool_call>"),
        ),
        (
            "thinking",
            ("json", "<tool_call>\n", "\n</tool_call>\n<tool_call>\n", "\n</tool_call>"),
        ),
        ("phi", ("json", "<|tool_call|>", "<|/tool_call|><|tool_call|>", "<|/tool_call|>")),
        ("llama", ("json", "", "", "")),
        ("mistral", ("json", "[TOOL_CALLS] [", ", ", "]")),
        ("xml", ("xml", "<tool_call>\n", "\n</tool_call>\n<tool_call>\n", "\n</tool_call>")),
        ("tagged", ("tagged", "<function=", "</function><function=", "</function>")),
        ("compact", ("json", "<call>", "</call><call>", "</call>")),
    ],
)
def test_that_the_frame_of_a_call_is_derived(name: str, expected: tuple[str, ...]) -> None:
    found = dialect(name)
    assert (found.kind, found.opener, found.separator, found.closer) == expected
    assert found.native


def test_that_the_inside_of_a_call_is_derived() -> None:
    assert dialect("llama").arguments_key == "parameters"
    assert dialect("llama").other_markers == ("<|python_tag|>",)
    assert dialect("mistral").after == ', "id": "\0"}'
    assert dialect("mistral").array
    compact = dialect("compact")
    assert (compact.name_key, compact.arguments_key) == ("tool", "args")
    assert (compact.item_separator, compact.key_separator) == (",", ":")
    xml = dialect("xml")
    assert (xml.parameter_opener, xml.parameter_between) == ("<parameter=", ">\n")
    assert (xml.parameter_closer, xml.after) == ("\n</parameter>\n", "</function>")


def test_that_thinking_is_derived() -> None:
    assert dialect("hermes").think is None
    assert dialect("thinking").think == ("<think>", "</think>")
    assert dialect("thinking").starts_thinking


@pytest.mark.parametrize("name", FAMILIES)
def test_that_what_the_template_writes_is_read_back(name: str) -> None:
    found, source = dialect(name), ChatTemplate(FAMILIES[name], eos="</s>")
    asked = Message("user", "Go")
    count = 2 if found.separator else 1
    arguments = ('{"a": 1, "s": "x {y} <z>"}', '{"a": 2, "s": "it\'s"}')
    calls = tuple(CallInMessage(f"abcdefgh{i}", "add", arguments[i]) for i in range(count))
    prompt = source.render([asked], TOOLS)
    whole = source.render([asked, Message("assistant", "", calls)], TOOLS)
    start = len(prompt.removesuffix("<think>\n"))
    answer = re.split(r"<\|end\|>|</s>", whole[start:])[0]

    parser = replace(found, starts_thinking=False).parser(TOOLS)
    events = seen(parser, answer)

    assert [event[0] for event in events] == ["ToolCall"] * count
    assert [json.loads(event[2]) for event in events] == [
        json.loads(text) for text in arguments[:count]
    ]
    assert [event[4] for event in events] == [""] * count


ANSWERS = [
    "Plain text with < and { and [TOOL",
    "<think>\nhm, a < b\n</think>\n\nThe answer.",
    'Hi <tool_call>\n{"name": "add", "arguments": {"a": 1}}\n</tool_call>\n<tool_call>\n'
    '{"name": "add", "arguments": {"a": 2}}\n</tool_call> done',
    '<tool_call>\n{"name": "add", "arguments": {"s": "</tool_call> \\" }"}}\n</tool_call>',
    "<tool_call>{'name': 'add', 'arguments': {'a': True,}}</tool_call>",
    '<tool_call>\n```json\n{"name": "add", "arguments": {"a": 1}}\n```\n</tool_call>',
    '<tool_call>\n{"name": "add", "arguments": {"a": 1}\n</tool_call>after',
    '{"name": "add", "arguments": {"a": 1}}',
    '  ```json\n{"name": "add", "arguments": {"a": 1}}\n```',
    '{"city": "Paris", "n": 3} is JSON <tool_call>',
    "```python\nprint(1)\n```",
    "<tool_call>\nadd(1)\n</tool_call>\nSorry.",
    '[TOOL_CALLS] [{"name": "add", "arguments": {"a": 1}}, {"name": "b", "arguments": {}}]',
    "<tool_call>\n<function=add>\n<parameter=a>\n1\n</parameter>\n</function>\n</tool_call>",
    '<function=add>{"a": 1}</function><function=add>{"a": 2}</function> end',
    '<|tool_call|>{"name": "add", "arguments": {"a": 1}}<|/tool_call|>',
]
FRAGMENTS = [
    *("<tool_call>", "</tool_call>", "<think>", "</think>", "{", "}", '"name": "add"', ", "),
    *('"arguments": ', '"', "'", "\n", " ", "```", "```json", "[", "]", "<", "x", "\\"),
    *("[TOOL_CALLS]", "<function=add>", "</function>", "<parameter=a>", "</parameter>"),
    *('{"name": "add", "arguments": {"a": 1}}', "<|tool_call|>", "<|/tool_call|>"),
]
answers = st.sampled_from(ANSWERS) | st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(
    "".join
)


@given(st.data(), answers, st.sampled_from(sorted(FAMILIES)))
def test_that_the_cut_of_an_answer_changes_nothing(
    data: st.DataObject, text: str, name: str
) -> None:
    found = dialect(name)
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    edges = [0, *places, len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]

    whole = seen(found.parser(TOOLS), text)

    assert seen(found.parser(TOOLS), *pieces) == whole
    assert seen(found.parser(TOOLS), *text) == whole


@given(answers, st.sampled_from(sorted(FAMILIES)))
def test_that_an_answer_without_tools_is_all_text(text: str, name: str) -> None:
    events = seen(dialect(name).parser(()), text)
    assert {event[0] for event in events} <= {"TextDelta", "ReasoningDelta"}


def test_that_text_is_given_out_at_once() -> None:
    parser = hermes_dialect().parser(TOOLS)
    assert parser.feed("Hel") == [TextDelta("Hel", 1)]
    assert parser.feed("lo <tool") == [TextDelta("lo ", 1)]
    assert parser.feed("box>") == [TextDelta("<toolbox>", 1)]


def test_that_several_calls_and_the_text_around_them_are_told_apart() -> None:
    assert [event[:2] for event in read(ANSWERS[2])] == [
        ("TextDelta", "Hi "),
        ("ToolCall", "add"),
        ("ToolCall", "add"),
        ("TextDelta", "done"),
    ]


def test_that_a_closer_inside_a_text_does_not_end_the_call() -> None:
    assert calls_in(ANSWERS[3]) == [("add", '{"s": "</tool_call> \\" }"}')]


def test_that_thinking_is_told_apart() -> None:
    assert read(ANSWERS[1]) == [
        ("ReasoningDelta", "hm, a < b\n"),
        ("TextDelta", "The answer."),
    ]


def test_that_common_mistakes_are_mended_and_named() -> None:
    call = '{"name": "add", "arguments": {"a": 1}}'
    assert mending(f"<tool_call>\n{call}\n</tool_call>") == ""
    assert mending("<tool_call>{'name': 'add', 'arguments': {'a': 1}}") == "single quotes"
    assert "comma" in mending('<tool_call>{"name": "add", "arguments": {"a": 1,}}</tool_call>')
    assert "missing '}'" in mending(f"<tool_call>\n{call[:-1]}\n</tool_call>")
    assert "missing '}'" in mending(f"<tool_call>\n{call[:-2]}")
    assert "no <tool_call>" in mending(call)
    assert "as a text" in mending('<tool_call>{"name": "add", "arguments": "{\\"a\\": 1}"}')
    assert "without quotes" in mending(
        "<tool_call>{name: 'add', arguments: {a: 1}}</tool_call>"
    )
    assert 'inside "function"' in mending(f'<tool_call>{{"function": {call}}}</tool_call>')


def test_that_python_words_are_read() -> None:
    text = (
        "<tool_call>{'name': 'add', 'arguments': {'a': None, 'b': [True, False]}}</tool_call>"
    )
    assert calls_in(text) == [("add", '{"a": null, "b": [true, false]}')]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "<tool_call>\nadd(1)\n</tool_call>",
            r"expected \{ after <tool_call>, found 'add\(1\)",
        ),
        (
            '<tool_call>{"name": "add", "arguments": {"a": 1 2}}</tool_call>',
            r"character 38: expected ',' or '}', found '2}}'",
        ),
        ('<tool_call>{"name": "add", "arguments": {"s": "ha', 'closing " of a text'),
        ('<tool_call>{"arguments": {}}</tool_call>', 'the key "name"'),
        ('<tool_call>{"name": "add", "arguments": [1]}</tool_call>', "found a list"),
        ("<tool_call>", "but it ended"),
        ('<tool_call>{"name": "add", "arguments": ' + '{"a":' * 60, "too deeply"),
    ],
)
def test_that_a_broken_call_says_where_and_what(text: str, problem: str) -> None:
    (event,) = [event for event in read(text) if event[0] != "TextDelta"]
    assert event[0] == "BrokenToolCall"
    assert re.search(problem, event[2])


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_that_a_call_cut_off_anywhere_is_never_a_call(name: str) -> None:
    found, source = dialect(name), ChatTemplate(FAMILIES[name], eos="</s>")
    asked, arguments = Message("user", "Go"), '{"a": 12, "s": "one, two"}'
    call = Message("assistant", "", (CallInMessage("abcdefghi", "add", arguments),))
    start = len(source.render([asked], TOOLS).removesuffix("<think>\n"))
    whole = re.split(r"<\|end\|>|</s>", source.render([asked, call], TOOLS)[start:])[0]
    found = replace(found, starts_thinking=False)
    broken = 0
    for length in range(len(whole)):
        parser = found.parser(TOOLS)
        before = parser.feed(whole[:length])
        after = parser.finish(cut_off=True)
        calls = [event for event in before if isinstance(event, ToolCall)]
        assert not any(isinstance(event, ToolCall) for event in after)
        assert all(json.loads(call.arguments) == json.loads(arguments) for call in calls)
        broken += any(isinstance(event, BrokenToolCall) for event in after)
    assert broken >= 10


def test_that_a_cut_call_says_so_and_other_json_stays_text() -> None:
    parser = hermes_dialect().parser(TOOLS)
    parser.feed('<tool_call>{"name": "add", "arguments": {"a": 1')
    (event,) = parser.finish(cut_off=True)
    assert isinstance(event, BrokenToolCall)
    assert event.problem == "the answer was cut off before the end of the call"
    parser = hermes_dialect().parser(TOOLS)
    assert parser.feed('{"name": 12, "b') == []
    assert parser.finish(cut_off=True) == [TextDelta('{"name": 12, "b')]


def test_that_an_unknown_tool_is_still_a_call() -> None:
    text = '<tool_call>\n{"name": "fly", "arguments": {}}\n</tool_call>'
    assert calls_in(text) == [("fly", "{}")]


def test_that_json_that_is_no_call_stays_text() -> None:
    for text in ('{"city": "Paris"}', '{"name": "Bob"}', '[{"a": 1}]'):
        assert read(text) == [("TextDelta", text)]


def test_that_tags_are_typed_by_the_schema() -> None:
    text = (
        "<function=add>\n<parameter=a>\n12\n</parameter>\n<parameter=s>\n12\n</parameter>\n"
        "</function>"
    )
    assert calls_in(text, dialect("xml")) == [("add", '{"a": 12, "s": "12"}')]


def test_that_an_endless_call_is_given_up() -> None:
    parser = hermes_dialect().parser(TOOLS)
    events = parser.feed('<tool_call>{"name": "')
    for _ in range(40):
        events += parser.feed("x" * 10_000)
    assert isinstance(events[0], BrokenToolCall)
    assert "longer than" in events[0].problem


def test_that_tokens_are_counted_once() -> None:
    parser = hermes_dialect().parser(TOOLS)
    events = [event for piece in ("a", "<", "b") for event in parser.feed(piece)]
    assert [(event.text, event.tokens) for event in events if isinstance(event, TextDelta)] == [
        ("a", 1),
        ("<b", 2),
    ]


def test_that_a_template_without_tools_falls_back() -> None:
    source = "{% for m in messages %}{{ m.role + ': ' + m.content + '\n' }}{% endfor %}"
    plain = ChatTemplate(source)
    assert derive_dialect(plain) is None
    found = dialect_for(plain)
    assert not found.native

    calls = (CallInMessage("1", "add", '{"a": 1}'),)
    messages = [
        Message("system", "Be kind."),
        Message("user", "Go"),
        Message("assistant", "", calls),
        Message("tool", "3", call_id="1", name="add"),
    ]
    prompt = render_prompt(plain, found, messages, TOOLS)

    assert prompt.startswith("system: Be kind.\n\n# Tools")
    assert '"name": "add"' in prompt
    assert 'assistant: <tool_call>\n{"name": "add", "arguments": {"a": 1}}' in prompt
    assert "user: <tool_response>\n3\n</tool_response>" in prompt


def test_that_describing_no_tools_adds_nothing() -> None:
    messages = (Message("user", "Go"),)
    assert describe_tools(messages, ()) == messages
