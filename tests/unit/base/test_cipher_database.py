"""Encrypted databases: SQLCipher behind the interface and the errors of ``sqlite3``."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.stores import drawn_vault, found_in, paths_in, sealed_folder
from workbench.base.cipher_pages import PAGE_BYTES, decrypted
from workbench.base.database_copy import copy_database
from workbench.base.errors import StoreDamaged, StoreError, StoreLocked
from workbench.base.paths import Paths
from workbench.base.sqlite_errors import SQLITE_FAILURES, code_of, is_damage
from workbench.base.sqlite_open import connect
from workbench.base.vault import Vault
from workbench.tools.retrieval.vectors import load_extension, nearest, packed

WORD = "canaryword"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


@pytest.fixture
def vault(paths: Paths) -> Iterator[Vault]:
    with drawn_vault(paths) as vault:
        yield vault


def test_full_text_vectors_and_the_log(paths: Paths, vault: Vault) -> None:
    place = paths.database
    with closing(connect(place, commits_itself=True)) as connection:
        assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        connection.execute("INSERT INTO words VALUES (?)", (f"{WORD} of a patient",))
        found = connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (WORD,))
        assert found.fetchall() == [(1,)]
        connection.execute("CREATE TABLE vectors(chunk_id INTEGER PRIMARY KEY, vector BLOB)")
        connection.execute("INSERT INTO vectors VALUES (7, ?)", (packed([1.0, 2.0]),))
        has_extension = load_extension(connection)
        best = nearest(connection, packed([1.0, 2.0]), 1, with_extension=has_extension)
        assert best[0][0] == 7
        assert best[0][1] == pytest.approx(1.0, abs=1e-6)
        assert found_in([paths.data], [WORD]) == []  # with the log and its index lying there
        assert (paths.data / "workbench.sqlite-wal").stat().st_size > 0
    assert place.read_bytes()[:16] == vault.current.database_salt


def test_that_temporary_tables_stay_in_memory(paths: Paths, vault: Vault) -> None:
    with closing(connect(paths.database)) as connection:
        assert connection.execute("PRAGMA temp_store").fetchone() == (2,)


def test_that_the_errors_are_the_usual_ones(paths: Paths, vault: Vault) -> None:
    with closing(connect(paths.database)) as connection:
        with pytest.raises(sqlite3.OperationalError) as none:
            connection.execute("SELECT * FROM nothing")
        assert none.value.sqlite_errorcode == sqlite3.SQLITE_ERROR
        connection.execute("CREATE TABLE one(a UNIQUE)")
        connection.execute("INSERT INTO one VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError) as twice:
            connection.executemany("INSERT INTO one VALUES (?)", [(1,)])
        assert code_of(twice.value) == sqlite3.SQLITE_CONSTRAINT
        with pytest.raises(SQLITE_FAILURES):
            connection.executescript("nonsense;")
        connection.commit()
        connection.execute("BEGIN IMMEDIATE")
        with closing(connect(paths.database, timeout_s=0.0)) as other:
            with pytest.raises(sqlite3.OperationalError) as busy:
                other.execute("BEGIN IMMEDIATE")
            assert code_of(busy.value) == sqlite3.SQLITE_BUSY
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
    with pytest.raises(sqlite3.OperationalError) as missing:
        connect(paths.data / "none" / "a.sqlite").execute("SELECT 1")
    assert code_of(missing.value) == sqlite3.SQLITE_CANTOPEN


def test_that_a_transaction_is_undone_as_usual(paths: Paths, vault: Vault) -> None:
    with closing(connect(paths.database)) as connection:
        connection.execute("CREATE TABLE one(a)")
        with pytest.raises(sqlite3.OperationalError), connection:
            _insert_and_fail(connection)
        with connection:
            connection.execute("INSERT INTO one VALUES (2)")
        assert list(connection.execute("SELECT a FROM one")) == [(2,)]


def test_that_another_key_a_plain_file_and_no_key_are_refused(paths: Paths) -> None:
    with drawn_vault(paths), closing(connect(paths.database)) as connection, connection:
        connection.execute("CREATE TABLE one(a)")
    before = paths.database.read_bytes()
    with drawn_vault(paths), pytest.raises(StoreLocked, match="another key"):
        connect(paths.database)
    sealed_folder(paths)
    with pytest.raises(StoreLocked, match="not open"):
        connect(paths.database)
    assert paths.database.read_bytes() == before
    with closing(sqlite3.connect(paths.notes)) as plain, plain:
        plain.execute("CREATE TABLE one(a)")
    with drawn_vault(paths), pytest.raises(StoreError, match="is not encrypted"):
        connect(paths.notes)


def test_that_a_hit_page_is_damage(paths: Paths, vault: Vault) -> None:
    _fill(paths.database)
    raw = bytearray(paths.database.read_bytes())
    raw[PAGE_BYTES + 100] ^= 1
    paths.database.write_bytes(raw)
    with closing(connect(paths.database)) as connection:
        with pytest.raises(SQLITE_FAILURES) as hit:
            connection.execute("SELECT * FROM one").fetchall()
        assert is_damage(hit.value)


def test_that_pages_are_decrypted_as_sqlcipher_does(paths: Paths, vault: Vault) -> None:
    _fill(paths.database)
    raw = paths.database.read_bytes()
    first = decrypted(vault.current, 1, raw[:PAGE_BYTES])
    assert first.startswith(b"SQLite format 3\0")
    third = decrypted(vault.current, 3, raw[2 * PAGE_BYTES : 3 * PAGE_BYTES])
    assert WORD.encode() in third
    assert not any(decrypted(vault.current, 2, raw[2 * PAGE_BYTES : 3 * PAGE_BYTES]))


def test_a_copy_to_another_key_and_back_to_plain(tmp_path: Path, paths: Paths) -> None:
    plain, there, back = (tmp_path / name for name in ("a.sqlite", "b.sqlite", "c.sqlite"))
    with closing(sqlite3.connect(plain)) as made, made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE one(a TEXT)")
        made.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='')")
        made.executemany("INSERT INTO one VALUES (?)", [(WORD,), ("b",), ("c",)])
        made.execute("INSERT INTO words(rowid, text) VALUES (42, ?)", (WORD,))
        made.execute("DELETE FROM one WHERE a = 'b'")
        made.execute("PRAGMA user_version = 7")
        made.execute("PRAGMA application_id = 99")
    with drawn_vault(paths) as vault:
        copy_database(plain, None, there, vault.current)
        assert found_in([tmp_path], [WORD]) == [str(plain)]
        copy_database(there, vault.current, back, None)
    with closing(sqlite3.connect(back)) as found:
        assert found.execute("SELECT rowid, a FROM one").fetchall() == [(1, WORD), (3, "c")]
        match = "SELECT rowid FROM words WHERE words MATCH ?"
        assert found.execute(match, (WORD,)).fetchall() == [(42,)]
        assert found.execute("PRAGMA user_version").fetchone() == (7,)
        assert found.execute("PRAGMA application_id").fetchone() == (99,)


def test_that_a_damaged_or_busy_one_is_not_copied(tmp_path: Path, paths: Paths) -> None:
    bad, target = tmp_path / "bad.sqlite", tmp_path / "new.sqlite"
    bad.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    with drawn_vault(paths) as vault:
        with pytest.raises(StoreDamaged):
            copy_database(bad, None, target, vault.current)
        busy = tmp_path / "busy.sqlite"
        with _held_by_another(busy), pytest.raises(StoreError, match="busy"):
            copy_database(busy, None, tmp_path / "third.sqlite", vault.current)


_HOLDER = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("PRAGMA journal_mode = WAL")
held.execute("CREATE TABLE one(a)")
held.execute("BEGIN")
held.execute("SELECT * FROM one").fetchall()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def _held_by_another(path: Path) -> Iterator[None]:
    """Another process reads it: within one process two SQLites know no locks of each other."""
    command = [sys.executable, "-c", _HOLDER, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()


def test_that_a_second_connection_leaves_the_locks_of_the_first(
    paths: Paths, vault: Vault
) -> None:
    """The system drops all locks of a process on a file that it closes once."""
    with closing(connect(paths.database, commits_itself=True)) as first:
        first.execute("CREATE TABLE one(a)")
        first.execute("BEGIN IMMEDIATE")
        connect(paths.database).close()
        look = "import sys; from pathlib import Path; "
        look += "from workbench.base.sqlite_locks import held_elsewhere; "
        look += "sys.exit(held_elsewhere(Path(sys.argv[1])))"
        command = [sys.executable, "-c", look, str(paths.database)]
        assert subprocess.run(command, check=False).returncode == 1


def _insert_and_fail(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO one VALUES (1)")
    connection.execute("nonsense")


def _fill(path: Path) -> None:
    with closing(connect(path)) as connection, connection:
        connection.execute("CREATE TABLE one(a TEXT)")
        rows = [(f"{WORD} {number}" * 20,) for number in range(50)]
        connection.executemany("INSERT INTO one VALUES (?)", rows)
