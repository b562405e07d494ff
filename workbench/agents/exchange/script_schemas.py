"""What an exported script holds a text against: a JSON Schema, judged as the guard does."""

from __future__ import annotations

SCHEMAS: dict[str, str] = {
    "fits": r'''
def fits(schema, matches=None):
    """Refuses a text that is not JSON of this schema; patterns in it need a matcher."""

    def look(text, until):
        try:
            value = json.loads(text, parse_constant=no_number, parse_float=finite)
        except RecursionError:
            raise ValueError("it is not JSON: it is nested too deeply") from None
        except ValueError as exc:
            raise ValueError(f"it is not JSON: {str(exc)[:120]}") from None
        try:
            return Fitting(schema, matches).misfit(schema, value)
        except RecursionError:
            return "it is nested too deep"
        except ValueError as exc:
            return str(exc)

    return look


def no_number(name):
    """NaN and infinity, which JSON has not."""
    raise ValueError(f"{name} is no JSON")


def finite(text):
    """A number that can be told apart from others."""
    number = float(text)
    if abs(number) == float("inf"):
        raise ValueError(f"{text[:20]} is too large")
    return number


class Fitting:
    """One look at one value; it is given up after some seconds."""

    def __init__(self, root, matches):
        self._root, self._is_match = root, matches
        self._until = time.monotonic() + 5

    def misfit(self, schema, value, at=""):
        """Why the value at a place does not fit a schema; empty if it does."""
        if time.monotonic() > self._until:
            raise ValueError("it takes too long to see whether it fits the schema")
        if isinstance(schema, bool):
            return "" if schema else wrong(at, value, "must not be there")
        looks = (
            self._type, self._choices, self._number, self._text, self._list,
            self._object, self._joined, self._either,
        )  # fmt: skip
        return next((why for look in looks if (why := look(schema, value, at))), "")

    def _fits(self, schema, value):
        return not self.misfit(schema, value)

    def _matches(self, pattern, text):
        return self._is_match(pattern, text, self._until)

    def _type(self, schema, value, at):
        wanted, kind = schema.get("type"), type_of(value)
        wanted = [wanted] if isinstance(wanted, str) else wanted
        if not wanted or kind in wanted or (kind == "integer" and "number" in wanted):
            return ""
        return wrong(at, value, f"is not {' or '.join(wanted)}")

    def _choices(self, schema, value, at):
        if "const" in schema and known_by(value) != known_by(schema["const"]):
            return wrong(at, value, f"is not {known_by(schema['const'])[:60]}")
        listed = schema.get("enum")
        if listed is not None and known_by(value) not in map(known_by, listed):
            return wrong(at, value, "is none of the values that are allowed")
        return ""

    def _number(self, schema, value, at):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return ""
        least, most = schema.get("minimum"), schema.get("maximum")
        above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
        above = least if above is True else None if above is False else above
        below = most if below is True else None if below is False else below
        if (least is not None and value < least) or (
            above is not None and not value > above
        ):
            return wrong(at, value, "is too small")
        if (most is not None and value > most) or (
            below is not None and not value < below
        ):
            return wrong(at, value, "is too large")
        unit = schema.get("multipleOf")
        if unit is not None and (unit <= 0 or exact(value) % exact(unit)):
            return wrong(at, value, f"is no multiple of {unit}")
        return ""

    def _text(self, schema, value, at):
        if not isinstance(value, str):
            return ""
        if why := bounds(schema, "Length", len(value)):
            return wrong(at, value, f"is {why}")
        pattern = schema.get("pattern")
        if pattern is not None and not self._matches(pattern, value):
            return wrong(at, value, f"does not match {pattern!r:.60}")
        return ""

    def _list(self, schema, value, at):
        if not isinstance(value, list):
            return ""
        if why := bounds(schema, "Items", len(value)):
            return wrong(at, value, f"is {why}")
        if schema.get("uniqueItems") and len(set(map(known_by, value))) < len(value):
            return wrong(at, value, "has the same item twice")
        firsts, rest = schema.get("prefixItems") or [], schema.get("items")
        if isinstance(rest, list):
            firsts, rest = rest, schema.get("additionalItems")
        for number, item in enumerate(value):
            part = firsts[number] if number < len(firsts) else rest
            if part is not None and (why := self.misfit(part, item, at + step(number))):
                return why
        return self._contains(schema, value, at)

    def _contains(self, schema, value, at):
        part = schema.get("contains")
        if part is None:
            return ""
        count = sum(self._fits(part, item) for item in value)
        least, most = schema.get("minContains"), schema.get("maxContains")
        if count < (1 if least is None else least):
            return wrong(at, value, "has too few items of the kind it must contain")
        if most is not None and count > most:
            return wrong(at, value, "has too many items of the kind it may contain")
        return ""

    def _object(self, schema, value, at):
        if not isinstance(value, dict):
            return ""
        if why := self._keys(schema, value, at):
            return why
        names = schema.get("propertyNames")
        for key, item in value.items():
            if names is not None and (why := self.misfit(names, key, at)):
                return why
            for part in self._parts(schema, key):
                if why := self.misfit(part, item, at + step(key)):
                    return why
        return ""

    def _keys(self, schema, value, at):
        for name in schema.get("required") or ():
            if name not in value:
                return wrong(at, value, f"has no {name!r:.60}")
        for name, others in (schema.get("dependentRequired") or {}).items():
            for other in others if name in value else ():
                if other not in value:
                    return wrong(at, value, f"has {name!r:.60} and no {other!r:.60}")
        if why := bounds(schema, "Properties", len(value)):
            many = "few" if why == "too short" else "many"
            return wrong(at, value, f"has too {many} keys")
        return ""

    def _parts(self, schema, key):
        named = schema.get("properties") or {}
        patterns = schema.get("patternProperties") or {}
        found = [named[key]] if key in named else []
        found += [part for name, part in patterns.items() if self._matches(name, key)]
        more = schema.get("additionalProperties")
        return found or ([] if more is None else [more])

    def _joined(self, schema, value, at):
        pointer = schema.get("$ref")
        all_of = [] if pointer is None else [part_at(self._root, pointer)]
        for part in [*all_of, *(schema.get("allOf") or ())]:
            if why := self.misfit(part, value, at):
                return why
        some = schema.get("anyOf")
        if some is not None and not any(self._fits(part, value) for part in some):
            return wrong(at, value, "fits none of the forms that are allowed")
        one = schema.get("oneOf")
        if one is not None and sum(self._fits(part, value) for part in one) != 1:
            return wrong(at, value, "does not fit exactly one of the forms")
        no = schema.get("not")
        if no is not None and self._fits(no, value):
            return wrong(at, value, "has a form that is not allowed")
        return ""

    def _either(self, schema, value, at):
        condition = schema.get("if")
        if condition is None:
            return ""
        part = schema.get("then" if self._fits(condition, value) else "else")
        return "" if part is None else self.misfit(part, value, at)


def wrong(at, value, what):
    """What is wrong with a value, and where."""
    value = value[:60] if isinstance(value, str) else value
    pieces = json.JSONEncoder(ensure_ascii=False).iterencode(value)
    shown = "".join(itertools.islice(pieces, 60))
    shown = f"{shown[:60]}\u2026" if len(shown) > 60 else shown
    return f"at {at}, {shown} {what}" if at else f"{shown} {what}"


def bounds(schema, what, count):
    """Whether that many are too few or too many; empty if they are not."""
    if count < (schema.get(f"min{what}") or 0):
        return "too short"
    most = schema.get(f"max{what}")
    return "too long" if most is not None and count > most else ""


def type_of(value):
    """The type of a JSON value, the narrowest one."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, float):
        return "integer" if value.is_integer() else "number"
    names = {int: "integer", str: "string", list: "array", dict: "object"}
    return names.get(type(value), "null")


def known_by(value):
    """A text that is the same for values that JSON Schema takes for equal."""
    return json.dumps(plain_numbers(value), sort_keys=True)


def plain_numbers(value):
    """The value with 1 for each 1.0."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [plain_numbers(item) for item in value]
    if isinstance(value, dict):
        return {key: plain_numbers(item) for key, item in value.items()}
    return value


def exact(number):
    """A number as it is written in JSON."""
    return Fraction(number if isinstance(number, int) else str(number))


def step(key):
    """One step of a path in JSON."""
    return f"/{str(key).replace('~', '~0').replace('/', '~1')}"


def part_at(root, pointer):
    """What a pointer such as #/$defs/name leads to."""
    part = root
    for name in pointer[2:].split("/") if pointer[1:] else ():
        name = urllib.parse.unquote(name).replace("~1", "/").replace("~0", "~")
        part = part[int(name)] if isinstance(part, list) else part[name]
    return part
''',
}
