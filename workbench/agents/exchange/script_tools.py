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
    "save_note": '''
def save_note(file):
    """Saves a note in a database of its own."""

    def work(title, text):
        title = " ".join(title.split())
        with notes(file) as connection:
            row = (title, text.strip())
            made = connection.execute("INSERT INTO notes VALUES (?, ?)", row)
        return f"Saved note {made.lastrowid}: {title}"

    return work
''',
    "search_notes": '''
def search_notes(file):
    """The notes with the words, best first; all words before any word."""

    def work(query):
        words = [f'"{word}"*' for word in re.findall(r"\\w+", query)]
        with notes(file) as connection:
            for joined in (" ", " OR ") if words else ():
                rows = connection.execute(
                    "SELECT rowid, title, text FROM notes WHERE notes MATCH ? "
                    "ORDER BY rank LIMIT 20",
                    (joined.join(words),),
                ).fetchall()
                if rows:
                    return "\\n".join(f"{n}. {title}: {text}" for n, title, text in rows)
        return "No notes found."

    return work
''',
    "list_files": '''
def list_files(folders):
    """Lists a folder."""
    return lambda folder: entries(below(folders, folder))
''',
    "read_file": '''
def read_file(folders):
    """Reads a text file in some folders."""
    return lambda path: text_of(below(folders, path)) or "The file is empty."
''',
    "search_files": '''
def search_files(folders):
    """The lines with a text in the files of some folders."""

    def work(query, folder="."):
        wanted, start, hits = query.strip().casefold(), below(folders, folder), []
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            try:
                name = path.relative_to(start).as_posix()
                lines = text_of(below([start], name)).splitlines()
            except ValueError:
                continue
            hits += [
                f"{name if path != start else path.name}:{number}: {line.strip()[:160]}"
                for number, line in enumerate(lines, 1)
                if wanted and wanted in line.casefold()
            ]
        if len(hits) > 40:
            hits[40:] = ["… and maybe more"]
        return "\\n".join(hits) or f"No file contains {query!r}."

    return work
''',
    "query_database": '''
def query_database(databases):
    """Reads some databases by the statements of a model."""

    def work(database, sql):
        for path in databases:
            if database.strip() in (path, place(path).name, place(path).stem):
                return table_of(path, sql, {}, 5)
        known = ", ".join(place(path).name for path in databases)
        raise ValueError(f"there is no database {database!r}; there are: {known}")

    return work
''',
}
