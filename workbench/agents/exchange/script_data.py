"""What an exported script reads: databases, folders, notes and the text of documents."""

from __future__ import annotations

DATA: dict[str, str] = {
    "place": '''
def place(path):
    """A path in full; one without a beginning is beside this script."""
    return (pathlib.Path(__file__).resolve().parent / path).resolve()
''',
    "table_of": '''
def table_of(database, sql, values, seconds, writes=False):
    """What a statement gives as a table of text; without writes it can only read."""
    reading = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
    changing = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)
    ending = (sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION)
    allowed = {*reading, *ending, *(changing if writes else ())}
    end = time.monotonic() + seconds
    address = f"{place(database).as_uri()}?mode={'rw' if writes else 'ro'}"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        connection.set_authorizer(
            lambda action, *_names: (
                sqlite3.SQLITE_OK if action in allowed else sqlite3.SQLITE_DENY
            )
        )
        connection.set_progress_handler(lambda: time.monotonic() > end, 1000)
        cursor = connection.execute(sql, values)
        rows = cursor.fetchmany(101)
        connection.commit()
    if cursor.description is None:
        changed = f"{cursor.rowcount} rows changed."
        return changed if writes else "The query gave no rows."
    lines = [" | ".join(column[0] for column in cursor.description)]
    lines += [" | ".join(map(cell, row)) for row in rows[:100]]
    if len(rows) > 100:
        lines.append("… only the first 100 rows are shown")
    return "\\n".join(lines) if rows else f"{lines[0]}\\n(no rows)"


def cell(value):
    """A value of a table as text."""
    text = f"({len(value)} bytes)" if isinstance(value, bytes) else str(value)
    text = "" if value is None else " ".join(text.split())
    return text if len(text) <= 200 else text[:200] + "…"
''',
    "below": '''
def below(folders, name):
    """The file or folder of that name in one of the folders; no way leads out of them."""
    for folder in map(place, folders):
        path = (folder / name.strip()).resolve()
        if path.is_relative_to(folder) and path.exists():
            return path
    known = ", ".join(map(str, folders)) or "none"
    raise ValueError(f"{name!r} is not in the folders: {known}")


def text_of(path):
    """The text of a file."""
    if not path.is_file() or path.stat().st_size > 4_000_000:
        raise ValueError(f"{path.name!r} is no file, or too large")
    raw = path.read_bytes()
    if b"\\0" in raw[:8192]:
        raise ValueError(f"{path.name!r} is not a text file")
    return raw.decode("utf-8-sig", "replace")


def entries(path):
    """The entries of a folder as lines, folders first."""
    if not path.is_dir():
        raise ValueError(f"{path.name!r} is a file, not a folder")
    found = sorted(path.iterdir(), key=lambda one: (not one.is_dir(), one.name))
    lines = [
        f"{one.name}/" if one.is_dir() else f"{one.name}  {one.lstat().st_size} bytes"
        for one in found[:200]
    ]
    if len(found) > 200:
        lines.append(f"… and {len(found) - 200} more")
    return "\\n".join(lines) or "The folder is empty."
''',
    "best_parts": '''
def best_parts(file, question, most):
    """The parts of some documents with the words of a question, ranked by BM25."""
    lines = place(file).read_text(encoding="utf-8").splitlines()
    parts = [json.loads(line) for line in lines]
    words = dict.fromkeys(re.findall(r"\\w+", question.lower()))
    if not words:
        return []
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE parts USING fts5(title, heading, text, "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        connection.executemany(
            "INSERT INTO parts VALUES (:title, :heading, :text)", parts
        )
        rows = connection.execute(
            "SELECT rowid, -bm25(parts, 2.0, 2.0, 1.0) FROM parts WHERE parts MATCH ? "
            "ORDER BY bm25(parts, 2.0, 2.0, 1.0), rowid LIMIT ?",
            (" OR ".join(f\'"{word}"\' for word in words), most),
        ).fetchall()
    return [
        {**parts[number - 1], "score": round(score, 6), "how": ["keywords"]}
        for number, score in rows
    ]
''',
    "notes": '''
@contextlib.contextmanager
def notes(file):
    """The notes, in one transaction."""
    path = place(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS notes USING fts5(title, text, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        yield connection
''',
}
