"""A Jinja environment in which a stranger's chat template can do no harm."""

from __future__ import annotations

import functools
import json
import types
from collections.abc import Callable
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import loopcontrols
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter

from workbench.engines import template_functions
from workbench.engines.template_budget import PAD_LIMIT_CHARS, Budget, stopped
from workbench.engines.template_charging import Charged, Counted, Generation, unfolded
from workbench.engines.template_functions import WIDTH

_STR_METHODS = (
    "strip lstrip rstrip split rsplit splitlines startswith endswith upper lower "
    "title capitalize swapcase casefold replace join format find rfind index rindex "
    "count isdigit isalpha isalnum isspace isnumeric isdecimal isupper islower "
    "istitle removeprefix removesuffix partition rpartition zfill ljust rjust center "
)
_DICT_METHODS = frozenset(["get", "items", "keys", "values"])
_LIST_METHODS = frozenset(["index", "count"])
_OWN_LIST_METHODS = frozenset(["append", "extend", "insert", "pop", "remove", "reverse"])
_PADDING = frozenset(["zfill", "ljust", "rjust", "center"])
_FILTERS = (
    "abs capitalize count d default dictsort first float groupby int "
    "items last length list lower map max min reject rejectattr reverse "
    "round select selectattr sort string title trim unique upper "
)


class ArgumentsDict(dict[str, Any]):
    """Call arguments that print as JSON where a template prints them as they are."""

    def __str__(self) -> str:
        return json.dumps(self, ensure_ascii=False)


class OwnList(list[Any]):
    """A list that the template itself made, so it may change it."""


class _ListItems(dict[str, Any]):
    """``items`` of a list's schema: what its key holds; called, the pairs of the schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        inner = schema.get("items")
        super().__init__(inner if isinstance(inner, dict) else {})
        self._schema = schema

    def __call__(self) -> Any:
        return self._schema.items()


class _Formatter(SandboxedFormatter):
    def format_field(self, value: Any, format_spec: str) -> Any:
        if WIDTH.search(format_spec):
            raise stopped("it asked for a very wide text")
        return super().format_field(value, format_spec)


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
            extensions=[loopcontrols, Generation],
            finalize=unfolded(self._text),
        )
        self.budget = Budget()
        self._str_methods = frozenset(_STR_METHODS.split())
        known = {name: FILTERS[name] for name in _FILTERS.split()}
        allowed = {**known, **template_functions.FILTERS}
        self.filters = {
            **{name: self._charge(function) for name, function in allowed.items()},
            "charged": self._made,
            "charged_list": self._made_list,
            "charged_loop": self._count,
            "charged_concat": self._concat,
        }
        self.globals.pop("lipsum", None)
        self.globals.update(template_functions.GLOBALS)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return Charged().visit(super()._parse(source, name, filename))  # type: ignore[no-any-return]

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, OwnList) and attr in _OWN_LIST_METHODS:
            return True
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

    def getattr(self, obj: Any, attribute: str) -> Any:
        # The schema of a list has a key that is also the name of a method.
        if attribute == "items" and isinstance(obj, dict) and obj.get("type") == "array":
            return _ListItems(obj)
        return super().getattr(obj, attribute)

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
        elif operator == "%" and isinstance(left, str) and WIDTH.search(left):
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
        with __self.budget.deeper():
            result = super().call(__context, __obj, *args, **kwargs)
        grown = getattr(__obj, "__self__", None)
        if isinstance(grown, OwnList):
            # What holds this list has grown with it.
            __self.budget.forget_weights()
            __self.budget.weigh(grown)
        return __self.budget.made(result)

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

    def _made_list(self, value: list[Any]) -> OwnList:
        own = OwnList(value)
        self.budget.made(own)
        return own

    def _count(self, items: Any) -> Any:
        return items if isinstance(items, Undefined) else Counted(items, self.budget)

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
