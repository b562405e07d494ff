"""What guards of an exported script look at: lengths, patterns, words and JSON."""

from __future__ import annotations

GUARDS: dict[str, str] = {
    "guard": '''
def guard(checks):
    """Looks at a text in this order and masks what it shall; the first that fails refuses."""

    def passed(text):
        if len(text) > 2_000_000:
            return "", "length: more than 2,000,000 characters cannot be checked"
        until = time.monotonic() + 3
        for name, look in checks:
            if name == "mask personal data":
                text = look(text)
                continue
            try:
                why = look(text, until)
            except ValueError as exc:
                why = f"it could not be checked: {exc}"
            if why:
                return "", f"{name}: {why}"
        return text, ""

    async def work(values):
        text, refused = await asyncio.to_thread(passed, values["text"])
        return {"refused": refused} if refused else {"text": text}

    return work
''',
    "longest": '''
def longest(most):
    """Refuses a text with more characters."""

    def look(text, until):
        if len(text) <= most:
            return ""
        return f"{len(text):,} characters, {most:,} are the most"

    return look
''',
    "with_pattern": '''
def with_pattern(pattern):
    """Refuses a text without a match."""

    def look(text, until):
        return "" if is_match(pattern, text, until) else f"{pattern!r:.60} is not in it"

    return look
''',
    "without_pattern": '''
def without_pattern(pattern):
    """Refuses a text with a match."""

    def look(text, until):
        return f"{pattern!r:.60} is in it" if is_match(pattern, text, until) else ""

    return look
''',
    "is_match": '''
def is_match(pattern, text, until):
    """Whether a pattern matches anywhere; it is given up in time, for fear of hanging."""
    left_s = max(until - time.monotonic(), 0.001)
    try:
        found = regex.search(pattern, text, timeout=left_s, concurrent=True)
    except (TimeoutError, MemoryError):
        raise ValueError(f"the pattern {pattern!r:.60} takes too long") from None
    return found is not None
''',
    "with_words": '''
def with_words(words):
    """Refuses a text that has none of the words."""

    def look(text, until):
        said = levelled(text)
        is_there = any(has_word(said, levelled(word), until) for word in words)
        return "" if is_there else "none of the words is in it"

    return look
''',
    "without_words": '''
def without_words(words):
    """Refuses a text that has one of the words."""

    def look(text, until):
        said = levelled(text)
        for word in map(levelled, words):
            if has_word(said, word, until):
                return f"\\u201c{word}\\u201d is in it"
        return ""

    return look
''',
    "levelled": r'''
def levelled(text):
    """A text as words are compared: case, width, blanks and unseen characters are alike."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", plain).casefold()
    return " ".join(plain.split())


def has_word(text, word, until):
    """Whether a word is there as a whole; where words have no ends, anywhere."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (goes_on(before, word[0]) or goes_on(word[-1], after)):
            return True
        if time.monotonic() > until:
            raise ValueError("it takes too long to look for the words")
        start = text.find(word, start + 1)
    return False


def goes_on(left, right):
    """Whether two neighbours are of one word, in a script with blanks between words."""
    return all(
        char and (char.isdecimal() or char.lower() != char.upper())
        for char in (left, right)
    )
''',
}
