"""The text of an HTML page, with its headings; scripts and styles are left out."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = {"script", "style", "noscript", "template", "svg", "math", "iframe", "object"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure",
    "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "title", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}


class _Page(HTMLParser):
    """Gathers what a person would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif level := _heading_level(tag):
            self.parts.append("\n\n" + "#" * level + " ")
        elif tag in _BLOCKS:
            self.parts.append("\n- " if tag == "li" else "\n")
        elif tag in _CELLS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
        elif _heading_level(tag) or tag in _BLOCKS:
            self.parts.append("\n\n" if tag in ("p", "h1", "h2", "h3") else "\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            before, after = (" " * char.isspace() for char in (data[0], data[-1]))
            self.parts.append(f"{before}{' '.join(data.split())}{after}")


def text_of_html(source: str) -> str:
    """What a person would see of a page, as Markdown with its headings."""
    page = _Page()
    page.feed(source)
    page.close()
    lines = ("".join(page.parts)).split("\n")
    found: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        if line or (found and found[-1]):
            found.append(line)
    return "\n".join(found).strip()


def _heading_level(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0
