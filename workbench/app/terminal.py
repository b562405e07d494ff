"""Text for a terminal: harmless characters, tables, units."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.base.errors import StoreError
from workbench.base.plain_text import harmless as harmless

_MOST_CELL = 1_000


def shortened(text: str, most_chars: int) -> str:
    """The text, or its beginning and a sign that there is more."""
    return text if len(text) <= most_chars else text[: most_chars - 1] + "…"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; a heading that ends in ``>`` aligns right.

    Of a very long cell only the beginning is shown: files of strangers fill them.
    """
    right = [heading.endswith(">") for heading in headings]
    lines = [[heading.rstrip(">") for heading in headings]]
    lines += [
        [" ".join(harmless(shortened(cell, _MOST_CELL)).split()) for cell in row]
        for row in rows
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if align else cell.ljust(width)
            for cell, width, align in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in lines
    )


def count(number: int) -> str:
    """A large number with its letter."""
    for limit, letter in ((10**9, "B"), (10**6, "M"), (10**3, "k")):
        if number >= limit:
            return f"{number / limit:.1f} {letter}"
    return str(number)


def tokens(number: int) -> str:
    """A number of tokens in words."""
    return "1 token" if number == 1 else f"{number} tokens"


def say(text: str) -> None:
    """Print a line at once.

    Raises:
        BrokenPipeError: Nobody reads any more.
        StoreError: It cannot be written where the output goes.
    """
    try:
        print(text, flush=True)  # noqa: T201 - the command line
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise StoreError(
            f"the output cannot be written: {exc.strerror or exc}",
            "Free some space where it goes, or send it elsewhere.",
        ) from exc
