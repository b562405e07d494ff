"""A Jinja environment in which a stranger's chat template can do no harm."""

from __future__ import annotations

import functools
import html
import json
import re
import types
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NoReturn, cast

from jinja2 import Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension, loopcontrols
from jinja2.filters import FILTERS
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter
from jinja2.visitor import NodeTransformer

from workbench.base.errors import TemplateError
from workbench.engines.template_budget import (
    PAD_LIMIT_CHARS,
    RANGE_LIMIT,
    Budget,
    stopped,
)

_STR_METHODS = (
    "strip lstrip rstrip split rsplit splitlines startswith endswith upper lower "
    "title capitalize swapcase casefold replace join format find rfind index rindex "
    "count isdigit isalpha isalnum isspace isnumeric isdecimal isupper islower "
    "istitle removeprefix removesuffix partition rpartition zfill ljust rjust center "
)
_DICT_METHODS = frozenset(["get", "items", "keys", "values"])
_LIST_METHODS = frozenset(["index", "count"])
_PADDING = frozenset(["zfill", "ljust", "rjust", "center"])
_FILTERS = (
    "abs batch capitalize count d default dictsort first float groupby indent int "
    "items join last length list lower map max min reject rejectattr replace reverse "
    "round select selectattr sort string title trim unique upper "
)
_WIDTH = re.compile(r"\d{4,}|\*")


class ArgumentsDict(dict[str, Any]):
    """Call arguments that print as JSON where a template prints them as they are."""

    def __str__(self) -> str:
        return json.dumps(self, ensure_ascii=False)


class _Formatter(SandboxedFormatter):
    def format_field(self, value: Any, format_spec: str) -> Any:
        if _WIDTH.search(format_spec):
            raise stopped("it asked for a very wide text")
        return super().format_field(value, format_spec)


class _Counted:
    """What a loop runs over; every turn is charged."""

    def __init__(self, items: Iterable[Any], budget: Budget) -> None:
        self._items, self._budget = items, budget

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._budget.step()
            yield item

    def __len__(self) -> int:
        return len(self._items)  # type: ignore[arg-type]


class _Charged(NodeTransformer):
    """Sends what Jinja compiles to plain Python through charged filters."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        node.iter = _filter(node.iter, "charged_loop")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), "charged_concat")

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filter(node, "charged") if isinstance(node.arg, nodes.Slice) else node

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filter(node, "charged")

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filter(node, "charged")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return _filter(node, "charged") if node.ctx == "load" else node

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Expr:  # noqa: N802
        return nodes.Const(node.data, lineno=node.lineno)


def _filter(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(cast(nodes.Expr, node), name, [], [], None, None, lineno=node.lineno)


class _Generation(Extension):
    """``{% generation %}`` marks training text; for a prompt it is only its body."""

    tags = {"generation"}  # noqa: RUF012

    def parse(self, parser: Parser) -> list[nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Attributes, filters and globals by allow list; every value made is charged.

    One rendering at a time: set ``budget`` before each.
    """

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            optimized=False,
            extensions=[loopcontrols, _Generation],
            finalize=_unfolded(self._text),
        )
        self.budget = Budget()
        self._str_methods = frozenset(_STR_METHODS.split())
        allowed = {name: self._charge(FILTERS[name]) for name in _FILTERS.split()}
        self.filters = {
            **allowed,
            "tojson": self._charge(_tojson),
            "safe": self._charge(str),
            "e": self._charge(_escape),
            "escape": self._charge(_escape),
            "charged": self._made,
            "charged_loop": self._count,
            "charged_concat": self._concat,
        }
        for name in ("join", "replace", "indent", "batch"):
            self.filters[name] = self._charge(globals()[f"_{name}"])
        for name in ("lipsum",):
            self.globals.pop(name, None)
        self.globals.update(
            range=_range, raise_exception=_raise_exception, strftime_now=_strftime_now
        )

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _Charged().visit(super()._parse(source, name, filename))  # type: ignore[no-any-return]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, str):
            return attr in self._str_methods
        if isinstance(obj, dict):
            return attr in _DICT_METHODS
        if isinstance(obj, (list, tuple)):
            return attr in _LIST_METHODS
        code = (type, types.FunctionType, types.BuiltinFunctionType, types.MethodType)
        return not isinstance(obj, (*code, types.ModuleType, types.GeneratorType, int, float))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        if not isinstance(value, types.BuiltinMethodType) or value.__name__ not in (
            "format",
            "format_map",
        ):
            return None
        text = value.__self__
        if not isinstance(text, str) or value.__name__ == "format_map":
            return None
        return lambda *args, **kwargs: _Formatter(self).vformat(text, args, kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        self.budget.step()
        if operator == "*":
            self._check_product(left, right)
        elif operator == "**":
            self._check_power(left, right)
        elif operator == "%" and isinstance(left, str) and _WIDTH.search(left):
            raise stopped("it asked for a very wide text")
        elif operator == "+" and isinstance(left, str) and isinstance(right, ArgumentsDict):
            right = str(right)
        return self.budget.made(super().call_binop(context, operator, left, right))

    def call(
        __self,  # noqa: N805
        __context: Context,
        __obj: Any,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        if isinstance(__obj, types.BuiltinMethodType):
            __self._check_method(__obj, args)
        return __self.budget.made(super().call(__context, __obj, *args, **kwargs))

    def _check_method(self, method: types.BuiltinMethodType, args: tuple[Any, ...]) -> None:
        text, name = method.__self__, method.__name__
        if not isinstance(text, str):
            return
        if name in _PADDING and args and isinstance(args[0], int) and args[0] > PAD_LIMIT_CHARS:
            raise stopped("it asked for a very wide text")
        if name == "replace" and len(args) >= 2:
            self._check_replace(text, str(args[0]), str(args[1]))
        if name == "join" and args:
            self._check_join(text, args[0])

    def _check_join(self, text: str, parts: Any) -> None:
        if not isinstance(parts, (str, list, tuple, dict)):
            raise SecurityError("only a list can be joined")
        self.budget.expect_chars(self.budget.weigh(parts) + len(text) * len(parts))

    def _check_replace(self, text: str, old: str, new: str) -> None:
        times = text.count(old) if old else len(text) + 1
        self.budget.expect_chars(len(text) + times * len(new))

    def _check_product(self, left: Any, right: Any) -> None:
        for value, times in ((left, right), (right, left)):
            if isinstance(value, (str, list, tuple)) and isinstance(times, int):
                self.budget.expect_chars(max(times, 0) * self.budget.weigh(value))
        if isinstance(left, int) and isinstance(right, int):
            self._check_bits(left.bit_length() + right.bit_length())

    def _check_power(self, left: Any, right: Any) -> None:
        if isinstance(left, int) and isinstance(right, int):
            self._check_bits(left.bit_length() * max(right, 1))

    def _check_bits(self, bits: int) -> None:
        if bits > 1024:
            raise stopped("it computed with very large numbers")

    def _text(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.budget.made(value)
        if isinstance(value, Undefined):
            return value
        self.budget.expect_chars(self.budget.weigh(value))
        return self.budget.made(str(value))

    def _made(self, value: Any) -> Any:
        return self.budget.made(value)

    def _count(self, items: Any) -> Any:
        return items if isinstance(items, Undefined) else _Counted(items, self.budget)

    def _concat(self, parts: list[Any]) -> Any:
        return self.budget.made("".join(str(self._text(part)) for part in parts))

    def _charge(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose inputs and result are charged; generators become lists."""

        @functools.wraps(function)
        def charged(*args: Any, **kwargs: Any) -> Any:
            self.budget.step()
            for value in args:
                self.budget.weigh(value)
            result = function(*args, **kwargs)
            if isinstance(result, types.GeneratorType):
                result = list(result)
            return self.budget.made(result)

        return charged


def _unfolded(function: Callable[[Any], Any]) -> Callable[[Context, Any], Any]:
    """Wanting the context keeps Jinja from running it while it compiles."""

    @pass_context
    def finalize(_context: Context, value: Any) -> Any:
        return function(value)

    return finalize


def _tojson(
    value: Any,
    indent: int | None = None,
    ensure_ascii: bool = False,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    if indent is not None and not 0 <= indent <= 8:
        raise stopped("it asked for a very wide text")
    return json.dumps(
        value,
        indent=indent,
        ensure_ascii=ensure_ascii,
        separators=separators,
        sort_keys=sort_keys,
    )


def _escape(value: Any) -> str:
    return html.escape(str(value))


def _join(values: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
    parts = [value.get(attribute, "") if attribute else value for value in values]
    texts = [str(part) for part in parts]
    if sum(map(len, texts)) + len(d) * len(texts) > PAD_LIMIT_CHARS * PAD_LIMIT_CHARS:
        raise stopped("it joined too much text")
    return str(d).join(texts)


def _replace(text: Any, old: str, new: str, count: int = -1) -> str:
    whole = str(text)
    times = whole.count(old) if old else len(whole) + 1
    if len(whole) + times * len(new) > PAD_LIMIT_CHARS * PAD_LIMIT_CHARS:
        raise stopped("it replaced too much text")
    return whole.replace(old, new, -1 if count is None else count)


def _indent(text: Any, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
    margin = width if isinstance(width, str) else " " * min(width, 64)
    lines = str(text).split("\n")
    if len(margin) > 64:
        raise stopped("it asked for a very wide text")
    mended = [
        margin + line if (line or blank) and (number or first) else line
        for number, line in enumerate(lines)
    ]
    return "\n".join(mended)


def _batch(values: Iterable[Any], size: int, fill: Any = None) -> list[list[Any]]:
    items = list(values)
    if not 1 <= size <= RANGE_LIMIT:
        raise stopped("it asked for very large groups")
    groups = [items[at : at + size] for at in range(0, len(items), size)]
    if fill is not None and groups:
        groups[-1] += [fill] * (size - len(groups[-1]))
    return groups


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    # len() of a huge range overflows before it can be compared.
    if numbers and abs((numbers[-1] - numbers[0]) // numbers.step) >= RANGE_LIMIT:
        raise stopped(f"it counted further than {RANGE_LIMIT}")
    return numbers


def _raise_exception(message: object) -> NoReturn:
    raise TemplateError(
        f"the chat template refused the messages: {str(message)[:500]}",
        "Change the conversation as it says, or choose another model.",
    )


def _strftime_now(pattern: str) -> str:
    if len(pattern) > 100 or _WIDTH.search(pattern):
        raise SecurityError("the date pattern is too long")
    return datetime.now().astimezone().strftime(pattern)
