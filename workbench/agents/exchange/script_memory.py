"""What steps of an exported script do that remember something from one run to the next."""

from __future__ import annotations

MEMORY: dict[str, str] = {
    "remember": r'''
def remember(file, name, most, days):
    """Keeps a text, once; the oldest goes when there are too many."""

    def kept(text):
        now = time.time()
        row = (name, text, now, now + days * 86_400 if days else None)
        with memory(file) as connection:
            (number,) = connection.execute(
                "INSERT INTO entries(name, text, made_s, ends_s) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET made_s = excluded.made_s, "
                "ends_s = excluded.ends_s RETURNING id",
                row,
            ).fetchone()
            connection.execute("DELETE FROM words WHERE rowid = ?", (number,))
            connection.execute(
                "INSERT INTO words(rowid, text) VALUES (?, ?)", (number, apart(text))
            )
            old = connection.execute(
                "SELECT id FROM entries WHERE name = ? "
                "ORDER BY made_s DESC, id DESC LIMIT -1 OFFSET ?",
                (name, most),
            )
            remove(connection, old.fetchall())

    async def work(values):
        text = as_text(values["value"]).encode("utf-8", "replace").decode()
        text = text.replace("\0", "").strip()
        if len(text) > 20_000:
            raise ValueError("it is longer than 20000 characters")
        if text:
            await asyncio.to_thread(kept, text)
        return {"value": values["value"]}

    return work
''',
    "look_up": r'''
def look_up(file, name, most, by_words=False):
    """What was remembered: the newest, or what has some of the words of a question."""

    def found(question):
        with memory(file) as connection:
            if not by_words:
                return connection.execute(
                    "SELECT text, made_s FROM entries WHERE name = ? "
                    "ORDER BY made_s DESC, id DESC LIMIT ?",
                    (name, most),
                ).fetchall()
            if not (match := any_of(question)):
                return []
            return connection.execute(
                "SELECT entries.text, made_s FROM words JOIN entries "
                "ON entries.id = words.rowid WHERE words MATCH ? AND name = ? "
                "ORDER BY bm25(words), made_s DESC LIMIT ?",
                (match, name, most),
            ).fetchall()

    async def work(values):
        rows = await asyncio.to_thread(found, values.get("query", ""))
        items = [{"text": text, "remembered_s": round(made)} for text, made in rows]
        return {"text": "\n".join(f"- {text}" for text, _made in rows), "items": items}

    return work
''',
    "forget": r'''
def forget(file, name, by_words=False):
    """Takes away what was remembered: all of it, or what has all of the words."""

    def forgotten(words):
        match = any_of(words).replace(" OR ", " AND ")
        with memory(file) as connection:
            if not by_words:
                rows = connection.execute(
                    "SELECT id FROM entries WHERE name = ?", (name,)
                ).fetchall()
            elif match:
                rows = connection.execute(
                    "SELECT entries.id FROM words JOIN entries "
                    "ON entries.id = words.rowid WHERE words MATCH ? AND name = ?",
                    (match, name),
                ).fetchall()
            else:
                rows = []
            remove(connection, rows)
        return len(rows)

    async def work(values):
        return {"count": await asyncio.to_thread(forgotten, values.get("words", ""))}

    return work
''',
    "memory": r'''
@contextlib.contextmanager
def memory(file):
    """What is remembered, in one transaction; what is too old is forgotten before."""
    path = place(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS entries(id INTEGER PRIMARY KEY AUTOINCREMENT, "
            "name TEXT, text TEXT, made_s REAL, ends_s REAL, UNIQUE(name, text))"
        )
        connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, "
            "tokenize = 'unicode61 remove_diacritics 2')"
        )
        old = connection.execute(
            "SELECT id FROM entries WHERE ends_s < ?", (time.time(),)
        )
        remove(connection, old.fetchall())
        yield connection


def remove(connection, rows):
    """Take entries away, and their words out of the index."""
    connection.executemany("DELETE FROM words WHERE rowid = ?", rows)
    connection.executemany("DELETE FROM entries WHERE id = ?", rows)
    if rows:
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")


def any_of(question):
    """A search for any of the words; empty if there is none."""
    words = list(dict.fromkeys(word.lower() for word in re.findall(r"\w+", question)))
    parts = (" ".join(apart(word).split()) for word in words[:64])
    return " OR ".join(f'"{part}"' for part in parts if part)


def apart(text):
    """The text with blanks around the signs of scripts that have none between words."""
    signs = (
        r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
        r"\U00020000-\U0003134f\u0e00-\u0e7f])"
    )
    return re.sub(signs, r" \1 ", text)
''',
    "until_the_end": '''
@functools.cache
def folder_until_the_end():
    """A folder that is gone when the script ends."""
    return tempfile.TemporaryDirectory(prefix="memory-")


def until_the_end():
    """A file for what is remembered until the script ends."""
    return f"{folder_until_the_end().name}/memory.sqlite"
''',
}
