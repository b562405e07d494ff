"""Is this a JSON Schema at all: read as plain JSON, and refused by place where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from workbench.engines.grammar import refused

TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")
_LONGEST_CHARS = 256 * 1024
_SHOWN_CHARS = 40


def read_schema(schema: Any, place: str) -> Any:
    """The schema as plain JSON: what comes from files and servers may be anything.

    Raises:
        RequestError: It is no JSON, or too large.
    """
    try:
        text = json.dumps(schema, ensure_ascii=False, allow_nan=False, default=_plain)
        text.encode()
    except RecursionError as exc:
        raise refused(place, "it is nested too deep") from exc
    except (TypeError, ValueError) as exc:
        raise refused(place, f"it is not JSON ({str(exc)[:80]})") from exc
    if len(text) > _LONGEST_CHARS:
        raise refused(place, f"it is longer than {_LONGEST_CHARS:,} characters")
    return json.loads(text)


def check_form(schema: Any, place: str, at: str) -> None:
    """Look at the keys that a grammar is made of, and at those that are only named.

    Args:
        schema: One schema, of plain JSON; those inside of it are not looked at.
        place: What it belongs to.
        at: Where in it, as a JSON pointer.

    Raises:
        RequestError: It is not a schema.
    """
    if not isinstance(schema, Mapping):
        raise refused(place, f"at {at}, {_shown(schema)} is not a schema")
    for key, value in schema.items():
        fits, what = _FORMS.get(key, _ANY)
        if value is not None and not fits(value):  # Null stands for a key that is left out.
            raise refused(place, f"at {at}, {key} is {_shown(value)}, not {what}")
    kinds = schema.get("type") or ()
    for kind in (kinds,) if isinstance(kinds, str) else kinds:
        if kind not in TYPES:
            raise refused(place, f"at {at}, {_shown(kind)} is not a type")
    least, most = schema.get("minItems") or 0, schema.get("maxItems")
    if most is not None and least > most:
        raise refused(place, f"at {at}, minItems is larger than maxItems")


def step(key: str | int) -> str:
    """One step of a JSON pointer, with its slash."""
    return f"/{str(key).replace('~', '~0').replace('/', '~1')}"


def target_of(root: Any, reference: str, place: str) -> tuple[Any, str]:
    """The schema a ``$ref`` names, and its pointer.

    Raises:
        RequestError: It is not in the root.
    """
    from urllib.parse import unquote

    if reference.startswith("#") and not reference.startswith(("#/", "#\0")) and reference[1:]:
        raise refused(place, f"it refers to {reference[:80]!r}, which is no path in it")
    if not reference.startswith("#"):
        raise refused(place, f"it refers to {reference[:80]!r}, outside itself")
    target, at = root, "#"
    for part in reference[2:].split("/") if reference[1:] else ():
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(target, list) and key.isascii() and key.isdigit() and len(key) < 7:
            target = dict(enumerate(target)).get(int(key), _MISSING)
        else:
            target = target.get(key, _MISSING) if isinstance(target, Mapping) else _MISSING
        if target is _MISSING:
            raise refused(place, f"it refers to {reference[:80]!r}, which is missing")
        at += step(key)
    return target, at


_MISSING = object()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not known to JSON")


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return repr(value[:_SHOWN_CHARS])
    return json.dumps(value, ensure_ascii=False)[:_SHOWN_CHARS]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_limit(value: Any) -> bool:
    """Draft 4 says with a boolean that another limit is meant without its end."""
    return isinstance(value, int | float)


def _is_count(value: Any) -> bool:
    return _is_number(value) and value >= 0 and value == int(value)


def _is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_schema(value: Any) -> bool:
    return isinstance(value, Mapping | bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_type(value: Any) -> bool:
    return _is_text(value) or (_are_texts(value) and bool(value))


def _are_some(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


_Form: TypeAlias = tuple[Callable[[Any], bool], str]


def _forms(fits: Callable[[Any], bool], what: str, *keys: str) -> dict[str, _Form]:
    return dict.fromkeys(keys, (fits, what))


_ANY: _Form = (lambda value: True, "")
_FORMS: dict[str, _Form] = {
    **_forms(_is_text, "a text", "$ref", "$dynamicRef", "$recursiveRef", "pattern", "format"),
    **_forms(_is_type, "a type or a list of types", "type"),
    **_forms(_is_list, "a list", "enum", "allOf"),
    **_forms(_are_some, "a list of schemas", "anyOf", "oneOf", "prefixItems"),
    **_forms(_are_texts, "a list of texts", "required"),
    **_forms(_is_object, "an object", "properties", "patternProperties", "dependencies"),
    **_forms(_is_object, "an object", "dependentRequired", "dependentSchemas"),
    **_forms(_is_schema, "a schema", "additionalProperties", "propertyNames", "contains"),
    **_forms(_is_schema, "a schema", "not", "if", "then", "else"),
    **_forms(_is_schema, "a schema", "unevaluatedItems", "unevaluatedProperties"),
    **_forms(lambda value: _is_schema(value) or _is_list(value), "a schema", "items"),
    **_forms(_is_count, "a count", "minItems", "maxItems", "minLength", "maxLength"),
    **_forms(_is_count, "a count", "minProperties", "maxProperties"),
    **_forms(_is_count, "a count", "minContains", "maxContains"),
    **_forms(_is_number, "a number", "minimum", "maximum", "multipleOf"),
    **_forms(_is_limit, "a number", "exclusiveMinimum", "exclusiveMaximum"),
    **_forms(_is_yes_or_no, "true or false", "uniqueItems", "nullable"),
}
"""What each key must hold, and how that is called."""
