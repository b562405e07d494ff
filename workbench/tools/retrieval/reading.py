"""The text of a file, whatever it is; what cannot be read says why in a few words."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from workbench.base.errors import ToolError
from workbench.base.names import whole_text
from workbench.base.regular_files import open_regular
from workbench.base.sizes import MB, size_text
from workbench.tools.retrieval.values import Content
from workbench.tools.retrieval.web_page import text_of_html
from workbench.tools.retrieval.word_file import text_of_docx

MOST_TEXT_BYTES = 16 * MB
MOST_PACKED_BYTES = 64 * MB
MOST_CHARS = 8_000_000
_MARKDOWN = {".md", ".markdown", ".mkd"}
_PAGES = {".html", ".htm", ".xhtml"}
_PACKED = {".pdf", ".docx"}
_PLAIN = {
    ".adoc", ".bat", ".c", ".cc", ".cfg", ".conf", ".cpp", ".cs", ".css", ".csv", ".go", ".h",
    ".hpp", ".ini", ".java", ".js", ".json", ".jsonl", ".jsx", ".kt", ".log", ".lua", ".org",
    ".php", ".pl", ".ps1", ".py", ".r", ".rb", ".rs", ".rst", ".scala", ".sh", ".sql", ".swift",
    ".tex", ".toml", ".ts", ".tsv", ".tsx", ".txt", ".xml", ".yaml", ".yml",
}  # fmt: skip
_BARE_NAMES = {"authors", "changelog", "license", "makefile", "notes", "readme", "todo"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\b"))
_MOST_CONTROLS = 0.02
FOREIGN = _PAGES | _PACKED
"""Kinds whose readers can be made to work long by a file of a stranger."""


def is_document(path: Path) -> bool:
    """Whether files of that name are read at all."""
    suffix = path.suffix.lower()
    if not suffix:
        return path.name.lower() in _BARE_NAMES
    return suffix in _PLAIN or suffix in _MARKDOWN or suffix in FOREIGN


def read_document(path: Path) -> Content:
    """The text of a file.

    Raises:
        ToolError: It cannot be read; the message is the reason.
    """
    suffix = path.suffix.lower()
    most = MOST_PACKED_BYTES if suffix in _PACKED else MOST_TEXT_BYTES
    raw = _bytes_of(path, most)
    match suffix:
        case ".pdf":
            from workbench.tools.retrieval.pdf_file import text_of_pdf

            text, is_markdown = text_of_pdf(path, MOST_CHARS), False
        case ".docx":
            text, is_markdown = text_of_docx(path), True
        case _ if suffix in _PAGES:
            text, is_markdown = text_of_html(_decoded(raw)), True
        case _:
            text, is_markdown = _decoded(raw), suffix in _MARKDOWN
    if len(text) > MOST_CHARS:
        raise ToolError(f"it holds more than {MOST_CHARS:,} characters")
    if not text.strip():
        raise ToolError("it is empty")
    return Content(whole_text(text), is_markdown, hashlib.sha256(raw).hexdigest())


def sha256_of(path: Path) -> str:
    """The digest of a file; empty if it cannot be read."""
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                raise ToolError(f"it is too large ({size_text(size)})")
            raw = file.read(most + 1)  # it may have grown meanwhile
    except OSError as exc:
        raise ToolError(f"it cannot be read: {exc.strerror or exc}") from exc
    if len(raw) > most:
        raise ToolError("it is too large")
    return raw


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if b"\0" in raw or controls > _MOST_CONTROLS * len(raw):
        raise ToolError("it is not text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
