"""The text of a PDF file, page by page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from workbench.base.errors import ToolError

_MOST_PAGES = 5000


def text_of_pdf(path: Path, most_chars: int) -> str:
    """The text of its pages, with a blank line between them; not much more than ``most_chars``.

    Raises:
        ToolError: It is locked, damaged or holds no text.
    """
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # not before the first frame

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        text = "\n\n".join(_pages(path, most_chars))
    except FileNotDecryptedError as exc:
        raise ToolError("it is locked with a password") from exc
    except (PyPdfError, OSError, RecursionError, MemoryError) as exc:
        raise ToolError("it is no whole PDF file") from exc
    except Exception as exc:  # a damaged file trips over anything in there
        raise ToolError(f"it is damaged ({type(exc).__name__})") from exc
    if not text:
        raise ToolError("it holds no text, only pictures of pages")
    return text


def _pages(path: Path, most_chars: int) -> Iterator[str]:
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted:
        reader.decrypt("")  # many are locked with no password, only against being changed
    chars = 0
    for page in reader.pages[:_MOST_PAGES]:
        text = page.extract_text().strip()
        chars += len(text)
        if text:
            yield text
        if chars > most_chars:
            return
