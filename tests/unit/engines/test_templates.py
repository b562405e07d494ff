"""Chat templates: exact prompts, and no harm from hostile ones."""

from __future__ import annotations

import gc
import re
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from workbench.base.errors import TemplateError
from workbench.engines.api import CallInMessage, Message, ToolDefinition
from workbench.engines.templates import ChatTemplate

TOOL = ToolDefinition(
    "add", "Adds.", {"type": "object", "properties": {"a": {"type": "integer"}}}
)
ASK = (Message("user", "Hi & <b>ye</b>"),)

HOSTILE = {
    # introspection walks
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by item": "{{ ''['__class__'] }}",
    "class by filter": "{{ '' | attr('__class__') }}",
    "globals of a function": "{{ raise_exception.__globals__ }}",
    "globals of a method": "{{ cycler.next.__globals__.os.popen('id').read() }}",
    "init of a class": "{{ namespace.__init__.__globals__ }}",
    "code of a macro": "{% macro m() %}{% endmacro %}{{ m._func.__code__ }}",
    "self": "{{ self._TemplateReference__context.parent.__class__ }}",
    "frame of a generator": "{{ (messages | map('upper')).gi_frame.f_globals }}",
    "loop internals": "{% for m in messages %}{{ loop._iterable.__class__ }}{% endfor %}",
    "import": "{% import 'os' as os %}{{ os }}",
    "include": "{% include '/etc/passwd' %}",
    "extends": "{% extends '/etc/passwd' %}",
    "call of a type": "{{ (0).__class__('1') }}",
    # format tricks
    "format attribute": "{{ '{0.__class__}'.format('') }}",
    "format item": "{{ '{0[__class__]}'.format(raise_exception.__globals__) }}",
    "format_map": "{{ '{a.__class__}'.format_map({'a': 1}) }}",
    "format through map": "{{ ['{0.__class__}'] | map('format', '') | first | attr('x') }}",
    "format width": "{{ '{:9999999999}'.format(1) }}",
    "format nested width": "{{ '{:{w}}'.format(1, w=999999999) }}",
    "percent width": "{{ '%999999999d' % 1 }}",
    "percent star": "{{ '%*d' % (999999999, 1) }}",
    # writing to what is given
    "append": "{{ messages.append(1) }}",
    "update": "{{ messages[0].update({'a': 1}) }}",
    # bombs
    "multiply": "{{ 'a' * 10 ** 9 }}",
    "multiply list": "{{ [0] * 10 ** 9 }}",
    "multiply constant": "{{ 'abcdefgh' * 999999999 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "power chain": "{% set ns = namespace(n=3) %}{% for i in range(99) %}"
    "{% set ns.n = ns.n * ns.n %}{% endfor %}",
    "range": "{% for i in range(10 ** 12) %}{% endfor %}",
    "range list": "{{ range(10 ** 18) | list }}",
    "nested loops": "{% for a in range(9999) %}{% for b in range(9999) %}"
    "{% endfor %}{% endfor %}",
    "loop of text": "{% for a in range(9999) %}" + "x" * 999 + "{% endfor %}",
    "doubling plus": "{% set ns = namespace(t='ab') %}{% for i in range(99) %}"
    "{% set ns.t = ns.t + ns.t %}{% endfor %}",
    "doubling tilde": "{% set ns = namespace(t='ab') %}{% for i in range(99) %}"
    "{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
    "doubling block": "{% set ns = namespace(t='abcdefgh' * 99) %}{% for i in range(40) %}"
    "{% set x %}{{ ns.t }}{{ ns.t }}{% endset %}{% set ns.t = x %}{% endfor %}",
    "doubling list": "{% set ns = namespace(t=[1]) %}{% for i in range(99) %}"
    "{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ ns.t }}",
    "doubling dict": "{% set ns = namespace(t={}) %}{% for i in range(99) %}"
    "{% set ns.t = {'a': ns.t, 'b': ns.t} %}{% endfor %}{{ ns.t | tojson }}",
    "doubling tuple": "{% set ns = namespace(t=(1,)) %}{% for i in range(50) %}"
    "{% set ns.t = (ns.t, ns.t) %}{% endfor %}{{ ns.t == ns.t }}",
    "replace": "{% set a = 'a' * 9999 %}{{ a.replace('a', a) }}",
    "replace filter": "{% set a = 'a' * 9999 %}{{ a | replace('a', a) }}",
    "join": "{% set a = 'a' * 9999 %}{{ a.join(a) }}{{ a.join(a | list) }}",
    "join filter": "{% set a = 'a' * 9999 %}{{ a | list | join(a) }}",
    "ljust": "{{ 'a'.ljust(10 ** 9) }}",
    "center filter": "{{ 'a' | center(10 ** 9) }}",
    "indent": "{{ ('a\n' * 9999) | indent(10 ** 9) }}",
    "indent json": "{{ messages | tojson(indent=10 ** 9) }}",
    "batch": "{{ [1] | batch(10 ** 9, 0) | list }}",
    "slice": "{{ [1] | slice(10 ** 9) | list }}",
    "lipsum": "{{ lipsum(n=10 ** 9) }}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursion doubled": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}"
    "{% endmacro %}{{ m(60) }}",
    "recursive loop": "{% for a in [[1]] recursive %}{{ loop([a, a]) }}{% endfor %}",
    "self reference": "{% set ns = namespace() %}{% set ns.a = ns %}{% for i in range(9999) %}"
    "{{ [ns, ns] | string }}{{ 'x' * 9999 }}{% endfor %}",
    "parentheses": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "blocks": "{% if 1 %}" * 500 + "{% endif %}" * 500,
    "long source": "a" * 70_000,
    "long number": "{{ " + "9" * 60_000 + " }}",
    "appending": "{% set l = [0] %}{% for i in l %}"
    "{% set _ = l.append('x' * 999) %}{% endfor %}",
    "appending to a part": "{% set l = [] %}{% set ns = namespace(t=[l]) %}"
    "{% for i in range(18) %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ ns.t | length }}"
    "{% set _ = l.append('x' * 99999) %}{{ ns.t }}",
    "appending itself": "{% set l = [] %}{% set _ = l.append(l) %}{{ l }}{{ l == [l] }}",
    "appending for ever": "{% set l = ['x' * 9999] %}{% for i in range(9999) %}"
    "{% set _ = l.extend(l) %}{% endfor %}{{ l }}",
    "weighing again and again": "{% set l = [] %}{% for i in range(9999) %}"
    "{% set _ = l.append([i]) %}{{ l | length }}{% endfor %}",
    "slow, then refused": "{% for a in range(9999) %}{% for b in range(9) %}{% endfor %}"
    "{% endfor %}{{ raise_exception('no') }}",
    "sorted": "{% set ns = namespace(t=range(9999) | list) %}{% for i in range(999) %}"
    "{% set ns.t = ns.t | sort(reverse=true) %}{% endfor %}",
    "mapped": "{{ range(9999) | map('string') | map('length') | list | join('x' * 9999) }}",
    "unique of many": "{% for i in range(9999) %}"
    "{{ range(9999) | list | unique | list | length }}{% endfor %}",
    "macro with a default": "{% macro m(a='x' * 10 ** 9) %}{{ a }}{% endmacro %}{{ m() }}",
    "macro that calls its caller": "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
    "{% macro n(k) %}{% if k %}{% call m() %}{{ n(k - 1) }}{% endcall %}{% endif %}"
    "{% endmacro %}{{ n(50) }}",
    "upper of much": "{% set ns = namespace(t='x' * 99999) %}{% for i in range(9999) %}"
    "{% set ns.t = (ns.t | upper) %}{% endfor %}",
    "wide characters": "{% for i in range(9999) %}{{ '\U0001f600' * 99 }}{% endfor %}",
    "split": "{% for i in range(9999) %}{{ ('a ' * 99999).split() | length }}{% endfor %}",
    "bytes": "{{ 'a'.encode('utf-8') }}{{ (1).to_bytes(10 ** 9, 'big') }}",
    "date": "{{ strftime_now('%999999999Y') }}",
}


BOMB_LIMIT_S = 0.3


@pytest.fixture
def small_heap() -> Iterator[None]:
    """Collections look at new objects only, as in a worker; not at the whole suite's."""
    gc.freeze()
    yield
    gc.unfreeze()


def attempt(source: str) -> str:
    """What the template wrote; nothing if it was stopped."""
    try:
        return ChatTemplate(source).render(ASK, [TOOL])
    except TemplateError:
        return ""


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_template_gains_nothing(name: str) -> None:
    """S1: no escape, at most 1 MiB of output and 64 MiB of memory."""
    tracemalloc.start()
    try:
        output = attempt(HOSTILE[name])
        peak_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Some only write an empty text or a few words of their own: no harm either.
    assert len(output.encode("utf-8", "replace")) <= 1024 * 1024
    assert not re.search("class|module|root:|function", output)
    assert peak_bytes < 64 * 1024 * 1024


@pytest.mark.usefixtures("small_heap")
@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_template_is_stopped_in_time(name: str) -> None:
    """S1. Counted in the processor's time of this thread, which no busy machine lengthens."""
    began_s = time.thread_time()
    attempt(HOSTILE[name])
    assert time.thread_time() - began_s < BOMB_LIMIT_S


def test_that_a_list_of_the_template_may_grow_and_others_may_not() -> None:
    template = ChatTemplate(
        "{% set l = ['a'] %}{% set _ = l.append('b') %}{{ l | join }}{{ l.pop(0) }}{{ l }}"
    )
    assert template.render(ASK) == "aba['b']"
    with pytest.raises(TemplateError, match="not allowed"):
        ChatTemplate("{{ messages.append(1) }}").render(ASK)
    with pytest.raises(TemplateError, match="not allowed"):
        ChatTemplate("{{ tools[0].function.parameters.update({}) }}").render(ASK, [TOOL])


def test_that_items_of_a_list_are_its_schema_and_a_method() -> None:
    schema = {"type": "array", "items": {"type": "string"}}
    tool = ToolDefinition("f", "", {"type": "object", "properties": {"a": schema}})
    template = ChatTemplate(
        "{% set a = tools[0].function.parameters.properties.a %}{{ a.items.type }}"
        "{% for k, v in a.items() %}[{{ k }}]{% endfor %}{{ a['items'] | tojson }}"
    )
    assert template.render(ASK, [tool]) == 'string[type][items]{"type": "string"}'


def test_that_json_is_written_without_escapes() -> None:
    template = ChatTemplate("{{ messages | tojson }}")
    assert template.render([Message("user", "ü & <b>'")]) == (
        '[{"role": "user", "content": "ü & <b>\'"}]'
    )


def test_that_tools_are_undefined_when_there_are_none() -> None:
    template = ChatTemplate(
        "{{ tools is defined }}{{ bos_token }}|{{ eos_token }}", bos="<s>", eos="</s>"
    )
    assert template.render(ASK) == "False<s>|</s>"
    assert template.render(ASK, [TOOL]) == "True<s>|</s>"


def test_that_arguments_are_an_object_that_prints_as_json() -> None:
    calls = (CallInMessage("1", "add", '{"a": "ü"}'),)
    expressions = (
        "a.function.arguments",
        "'' ~ a.function.arguments",
        "'' + a.function.arguments",
        "a.function.arguments | tojson",
    )
    for expression in expressions:
        template = ChatTemplate(
            "{% set a = messages[1].tool_calls[0] %}{{ " + expression + " }}"
        )
        assert template.render([*ASK, Message("assistant", "", calls)]) == '{"a": "ü"}'


def test_that_ids_are_shortened_where_the_template_insists() -> None:
    template = ChatTemplate(
        "{% for m in messages %}{% for c in m.tool_calls %}"
        "{% if c.id | length != 9 %}{{ raise_exception('nine') }}{% endif %}{{ c.id }}"
        "{% endfor %}{% endfor %}"
    )
    text = template.render(
        [*ASK, Message("assistant", "", (CallInMessage("call_1", "f", "{}"),))]
    )
    assert len(text) == 9
    assert text.isalnum()


def test_that_a_refused_system_message_moves_into_the_question() -> None:
    template = ChatTemplate(
        "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
        "{{ messages[0].content }}"
    )
    assert (
        template.render([Message("system", "Be kind."), *ASK]) == "Be kind.\n\nHi & <b>ye</b>"
    )


def test_that_a_refusal_is_told_in_the_words_of_the_template() -> None:
    with pytest.raises(TemplateError, match="roles must alternate"):
        ChatTemplate("{{ raise_exception('roles must alternate') }}").render(ASK)


def test_that_a_broken_template_names_its_line() -> None:
    with pytest.raises(TemplateError, match="line 2"):
        ChatTemplate("a\n{% if %}")


def test_that_loop_controls_and_generation_marks_are_known() -> None:
    template = ChatTemplate(
        "{% for i in range(9) %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{{ loop.length }}"
        "{% endfor %}{% generation %}x{% endgeneration %}"
    )
    assert template.render(ASK) == "0919x"


@pytest.mark.usefixtures("small_heap")
def test_that_a_long_conversation_stays_within_the_limits() -> None:
    template = ChatTemplate(
        "{% set ns = namespace(found=[]) %}{% for m in messages %}"
        "{% set ns.found = ns.found + [m] %}{{ '<' + m.role + '>' + m.content }}"
        "{% endfor %}"
    )
    messages = [Message("user", "word " * 60)] * 400
    assert template.render(messages).count("<user>") == 400
