"""The database's tables: one script for each version, which makes it from the one before."""

from __future__ import annotations

_FIRST = """
CREATE TABLE events(
  id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, number INTEGER NOT NULL, at_s REAL NOT NULL,
  type TEXT NOT NULL, json TEXT NOT NULL);
CREATE UNIQUE INDEX events_in_order ON events(run_id, number);
CREATE TABLE conversations(
  id TEXT PRIMARY KEY, title TEXT NOT NULL DEFAULT '', agent_name TEXT NOT NULL DEFAULT '',
  created_s REAL NOT NULL, updated_s REAL NOT NULL, touched INTEGER NOT NULL DEFAULT 0,
  head_run_id TEXT NOT NULL DEFAULT '', draft TEXT NOT NULL DEFAULT '',
  pinned INTEGER NOT NULL DEFAULT 0, deleted_s REAL);
CREATE INDEX conversations_newest ON conversations(pinned, touched);
CREATE TABLE runs(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL, parent_run_id TEXT NOT NULL, agent_name TEXT NOT NULL,
  model_id TEXT NOT NULL, started_s REAL NOT NULL, ended_s REAL NOT NULL DEFAULT 0,
  end TEXT NOT NULL DEFAULT '', user_text TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '', steps INTEGER NOT NULL DEFAULT 0,
  prompt_tokens INTEGER NOT NULL DEFAULT 0, new_tokens INTEGER NOT NULL DEFAULT 0,
  tool_calls INTEGER NOT NULL DEFAULT 0, failed_tool_calls INTEGER NOT NULL DEFAULT 0);
CREATE INDEX runs_of_parent ON runs(conversation_id, parent_run_id, seq);
CREATE INDEX runs_going_on ON runs(end) WHERE end = '';
CREATE VIRTUAL TABLE search USING fts5(
  kind UNINDEXED, conversation_id UNINDEXED, run_id UNINDEXED, text,
  tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE purging(run_id TEXT PRIMARY KEY);
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
  WHEN NOT EXISTS (SELECT 1 FROM purging WHERE run_id = OLD.run_id)
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
"""

# Notes are a person's, so they are carved out of a damaged file (``carve.py`` knows their
# columns). Spans and their words are derived from the events of ended runs: ``to_index`` holds
# the runs that are not there yet. The words are kept without the text, which the events have.
_NOTES_AND_SPANS = """
CREATE TABLE notes(
  id INTEGER PRIMARY KEY, run_id TEXT NOT NULL, span_id TEXT NOT NULL DEFAULT '',
  bookmarked INTEGER NOT NULL DEFAULT 0, rating INTEGER NOT NULL DEFAULT 0,
  tags TEXT NOT NULL DEFAULT '', comment TEXT NOT NULL DEFAULT '',
  by TEXT NOT NULL DEFAULT '', at_s REAL NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX notes_of_run ON notes(run_id, span_id);
CREATE TABLE spans(
  id INTEGER PRIMARY KEY, run_seq INTEGER NOT NULL, place INTEGER NOT NULL,
  span_id TEXT NOT NULL, parent_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  node_id TEXT NOT NULL, node_kind TEXT NOT NULL, first INTEGER NOT NULL,
  last INTEGER NOT NULL, start_s REAL NOT NULL, end_s REAL NOT NULL, took_s REAL NOT NULL,
  status TEXT NOT NULL, failed INTEGER NOT NULL, prompt_tokens INTEGER NOT NULL,
  cached_tokens INTEGER NOT NULL, new_tokens INTEGER NOT NULL,
  first_token_s REAL NOT NULL);
CREATE UNIQUE INDEX spans_of_run ON spans(run_seq, place);
CREATE INDEX spans_by_name ON spans(kind, name);
CREATE INDEX spans_that_failed ON spans(id) WHERE failed;
CREATE INDEX spans_by_time ON spans(took_s);
CREATE VIRTUAL TABLE span_text USING fts5(
  text, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE to_index(run_seq INTEGER PRIMARY KEY, spans INTEGER NOT NULL DEFAULT 0);
CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO to_index(run_seq) SELECT seq FROM runs WHERE end <> '';
"""

# Whose a conversation is; what is empty was begun where nobody signs in.
_OWNERS = "ALTER TABLE conversations ADD COLUMN owner TEXT NOT NULL DEFAULT '';"

STEPS = (_FIRST, _NOTES_AND_SPANS, _OWNERS)
"""What makes each version out of the one before; the first makes version 1 out of nothing."""

NEEDED: tuple[frozenset[str], ...] = (
    frozenset({"events", "runs", "conversations", "search", "purging"}),
    frozenset({"notes", "spans", "span_text", "to_index", "facts"}),
    frozenset(),
)
"""The tables that each step brings."""
