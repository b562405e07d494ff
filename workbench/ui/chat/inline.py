"""One line of Markdown as styled spans of plain text; nothing in it is ever fetched or run."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SAFE_LINK = re.compile(r"(?i)^(https?|mailto):")

# Characters that change what a reader sees without being seen themselves.
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text with one look.

    Attributes:
        href: The address of a link; it is only ever shown and asked about.
        image: The text stands for an image, which is never fetched.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    href: str = ""
    image: bool = False


def visible(text: str) -> str:
    """Return the text with every invisible or direction-changing character named."""
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(lambda found: named(text, found), text)


def named(text: str, found: re.Match[str]) -> str:
    """How a hidden character is shown that was found in a text."""
    character, at = found.group(), found.start()
    inside = character in _JOINERS and 0 < at < len(text) - 1
    # Emoji and many scripts need joiners between their own letters.
    if inside and ord(text[at - 1]) > 0x2FF and ord(text[at + 1]) > 0x2FF:
        return character
    return f"[U+{ord(character):04X}]"


class InlineParser:
    """Turns the text of one block into spans. HTML stays text."""

    def __init__(self) -> None:
        self._markdown: MarkdownIt | None = None

    def spans(self, text: str) -> tuple[Span, ...]:
        """Parse emphasis, code, links and images; text with none of them costs nothing."""
        if not _MARKS.search(text):
            return (Span(visible(text)),) if text else ()
        tokens = self._parser().parseInline(text)
        children = tokens[0].children or [] if tokens else []
        return _merged(_walk(children))

    def _parser(self) -> MarkdownIt:
        if self._markdown is None:
            from markdown_it import MarkdownIt

            self._markdown = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
        return self._markdown


_MARKS = re.compile(r"[*_`\[\]<>~!\\&\n]")
_SWITCHES = {"strong": "bold", "em": "italic", "s": "strike"}


def _walk(children: list[Token]) -> list[Span]:
    spans: list[Span] = []
    style = Span("")
    for token in children:
        name = token.type
        if name in ("softbreak", "hardbreak"):
            spans.append(replace(style, text=" " if name == "softbreak" else "\n"))
        elif name == "code_inline":
            spans.append(replace(style, text=visible(token.content), code=True))
        elif name == "image":
            spans.append(_image(token, style))
        elif name == "link_open":
            style = replace(style, href=str(token.attrGet("href") or ""))
        elif name == "link_close":
            style = replace(style, href="")
        elif name.endswith(("_open", "_close")):
            switch = _SWITCHES.get(name.rpartition("_")[0])
            if switch:
                style = _switched(style, switch, name.endswith("_open"))
        elif token.content:
            spans.append(replace(style, text=visible(token.content)))
    return spans


def _switched(style: Span, switch: str, on: bool) -> Span:
    if switch == "bold":
        return replace(style, bold=on)
    return replace(style, italic=on) if switch == "italic" else replace(style, strike=on)


def _image(token: Token, style: Span) -> Span:
    address = visible(str(token.attrGet("src") or ""))
    title = visible(token.content) or "image"
    return replace(style, text=f"[{title}: {address}]", image=True)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and replace(merged[-1], text="") == replace(span, text=""):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return tuple(merged)
