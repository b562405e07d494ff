"""Text of strangers made harmless: what would act or hide is spelt out."""

from __future__ import annotations

import json
import re
import unicodedata

_KEPT = "\n\t"
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
_ACTING = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """The text with every control and invisible character spelt out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def harmless_json(text: str) -> str:
    """JSON that says the same, with escapes for what acts on a terminal or hides."""
    return _ACTING.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _shown(char: str) -> str:
    if char in _KEPT or char in _JOINERS or unicodedata.category(char) not in _INVISIBLE:
        return char
    number = ord(char)
    return f"\\x{number:02x}" if number < 256 else f"\\u{{{number:x}}}"
