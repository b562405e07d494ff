"""The text of a DOCX file: a ZIP archive of strangers, read with limits."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

from workbench.base.errors import ToolError
from workbench.base.sizes import MB, size_text

_PART = "word/document.xml"
_MOST_XML_BYTES = 32 * MB
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {f"{_SPACE}tab": "\t", f"{_SPACE}br": "\n", f"{_SPACE}cr": "\n"}


def text_of_docx(path: Path) -> str:
    """The paragraphs of a file, with its headings as Markdown.

    Raises:
        ToolError: It is no such file, or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PART) as part:
            raw = part.read(_MOST_XML_BYTES + 1)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as exc:
        raise ToolError("it is no whole DOCX file") from exc
    except (RuntimeError, NotImplementedError) as exc:
        raise ToolError("it is locked or packed in a way that is not known") from exc
    if len(raw) > _MOST_XML_BYTES:
        raise ToolError(f"it unpacks to more than {size_text(_MOST_XML_BYTES)}")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise ToolError("it declares entities, which no DOCX file needs")
    try:
        root = ET.fromstring(raw)  # noqa: S314  no entities, and no more than above
    except ET.ParseError as exc:
        raise ToolError("its text is not XML") from exc
    return "\n\n".join(filter(None, map(_paragraph, root.iter(f"{_SPACE}p"))))


def _paragraph(paragraph: ET.Element) -> str:
    parts = [
        (part.text or "") if part.tag == f"{_SPACE}t" else _TEXT.get(part.tag, "")
        for part in paragraph.iter()
    ]
    text = "".join(parts).strip()
    style = paragraph.find(f"{_SPACE}pPr/{_SPACE}pStyle")
    name = "" if style is None else style.get(f"{_SPACE}val", "")
    level = name.removeprefix("Heading")
    if text and name != level and level in tuple("123456"):
        return "#" * int(level) + " " + " ".join(text.split())
    return text
