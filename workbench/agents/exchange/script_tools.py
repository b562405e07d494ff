"""The program's own tools as functions of an exported script."""

from __future__ import annotations

BUILT_IN: dict[str, str] = {
    "calculator": '''
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
FUNCTIONS = {
    name: getattr(math, name) for name in ("sqrt", "sin", "cos", "tan", "log", "exp")
}
FUNCTIONS |= {"abs": abs, "round": round, "min": min, "max": max}


def calculator(expression):
    """Work out an arithmetic expression."""
    plain = expression.replace("^", "**").replace("\\u00d7", "*").replace("\\u00f7", "/")
    value = worked_out(ast.parse(plain.strip(), mode="eval").body)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value) if isinstance(value, int) else f"{value:.15g}"


def worked_out(node):
    """The number that a part of an expression stands for."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return node.value
    if isinstance(node, ast.Name) and node.id in ("pi", "e"):
        return getattr(math, node.id)
    if isinstance(node, ast.UnaryOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](worked_out(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        left, right = worked_out(node.left), worked_out(node.right)
        if isinstance(node.op, ast.Pow) and (abs(left) > 1e6 or abs(right) > 100):
            raise ValueError("the power is too large")
        return OPERATORS[type(node.op)](left, right)
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if named and node.func.id in FUNCTIONS and not node.keywords:
        return FUNCTIONS[node.func.id](*map(worked_out, node.args))
    raise ValueError("this cannot be worked out")
''',
    "current_time": '''
def current_time(timezone=""):
    """The time in a zone, or here, in words."""
    zone = zoneinfo.ZoneInfo(timezone.replace(" ", "_")) if timezone else None
    now = datetime.datetime.now(zone).astimezone(zone)
    date = f"{now:%A}, {now.day} {now:%B} {now.year}"
    return f"{now:%H:%M} on {date} ({timezone or now.tzname()})"
''',
    "convert_units": '''
def convert_units(value, from_unit, to_unit):
    """Convert a value between units; needs: pip install pint."""
    import pint

    found = pint.UnitRegistry().Quantity(float(value), from_unit).to(to_unit)
    return f"{found.magnitude:.10g} {found.units}"
''',
}
