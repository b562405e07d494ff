"""Personal data in a text: found by its form and its check digits, and masked."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import accumulate

Span = tuple[int, int]
_BETWEEN = r"[\s\-‐-―./_·\u00ad\u200b-\u200f\u2060\ufeff]"
"""What people, and those who hide them, write between the digits of one number."""

_EMAIL = re.compile(r"(?<![\w.%+'-])[\w.%+'-]++@\w[\w-]*+(?:\.\w[\w-]*+)++")
_IBAN = re.compile(
    rf"(?<![^\W_])(?=([A-Za-z]{{2}}{_BETWEEN}?\d{_BETWEEN}?\d"
    rf"(?:{_BETWEEN}{{0,2}}[A-Za-z0-9]){{11,30}}))"
)
_DIGITS = re.compile(rf"\d(?:{_BETWEEN}{{0,3}}\d)++")
_IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)")
_IP6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f.]*:)[0-9A-Fa-f:.]++(?!\w)")
_PHONE_RUN = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:\+[ \t]?)?\(?\d(?:[ \t\xa0()/.\-‐-―]{0,3}\d){5,}+(?!\w)"
)
_DATE = re.compile(
    r"(?<!\d)(?<!\d[./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
    r"(?![./-]?\d)"
)
_MARKED = re.compile(r"(?:^|(?<=\s))[+0(][^+]*\d")
_NORTH_AMERICAN = re.compile(r"(?<!\d)(?:1[ .\-])?\(?\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}(?!\d)")
_FRACTION = re.compile(r"0\.\d+")
_LEAST_PHONE_DIGITS = 7
_MONTH = (
    r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|f[eé]v|avr|juin|juil|"
    r"ao[uû]t|d[eé]c|ene|abr|ago|dic)[^\W\d]{0,7}\.?"
)
_BIRTH = re.compile(
    r"(?:\bborn\b|date of birth|birth ?date|birth ?day|\bd\.?o\.?b\b|geboren|"
    r"geburts(?:datum|tag)|\bgeb\.|\bn[eé]e?\s+le\b|date de naissance|"
    r"fecha de nacimiento|data di nascita|\bnacid[oa]\b)"
    r"\W{0,8}(?:(?:on|is|was|am|ist|war|el|il|the|le)\W{1,3}){0,2}\W{0,8}"
    r"(\d{1,4}[./\-]\s?\d{1,2}[./\-]\s?\d{1,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{{0,3}}(?:de |of )?{_MONTH}\s{{0,3}}"
    r"(?:de |of )?,?\s?\d{2,4}"
    rf"|{_MONTH}\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{0,3}}\d{{2,4}}|\d{{8}}(?!\d))",
    re.IGNORECASE,
)
_IBAN_COUNTRIES = {
    15: "NO",
    16: "BE",
    18: "DK FI FK FO GL NL SD",
    19: "MK SI",
    20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA",
    23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST",
    26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM",
    28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA",
    30: "JO KW MU YE",
    31: "MT SC",
    32: "LC",
    33: "RU",
}
_IBAN_LENGTHS = {
    code: length for length, codes in _IBAN_COUNTRIES.items() for code in codes.split()
}
_CARD_LENGTHS: Mapping[int, tuple[int, ...]] = {
    2: (16,),
    3: (14, 15, 16, 17, 18, 19),
    4: (13, 16, 19),
    5: (16, 17, 18, 19),
    6: (16, 17, 18, 19),
    8: (16,),
    9: (16,),
}
"""How many digits the numbers of cards have, by the first one."""
_LEAST_CARD_DIGITS = 13


def masked(text: str, kinds: Collection[str] = ()) -> tuple[str, dict[str, int]]:
    """The text with personal data replaced by words such as ``[EMAIL]``.

    Args:
        text: Any text.
        kinds: What to mask, keys of ``KINDS``; empty for all of it.

    Returns:
        The text, and how much of each kind was masked.
    """
    counts: dict[str, int] = {}
    for key, (word, found_in) in KINDS.items():
        if kinds and key not in kinds:
            continue
        text, count = _replaced(text, found_in(text), word)
        if count:
            counts[key] = count
    return text, counts


def _replaced(text: str, spans: Iterator[Span], word: str) -> tuple[str, int]:
    pieces: list[str] = []
    end = count = 0
    for start, stop in spans:
        if start < end:
            continue
        pieces += (text[end:start], word)
        end, count = stop, count + 1
    return "".join((*pieces, text[end:])), count


def _emails(text: str) -> Iterator[Span]:
    return (found.span() for found in _EMAIL.finditer(text))


def _ibans(text: str) -> Iterator[Span]:
    for found in _IBAN.finditer(text):
        start = found.start()
        places = [at for at in range(*found.span(1)) if text[at].isalnum()]
        wanted = _IBAN_LENGTHS.get(text[start : start + 2].upper(), 0)
        if not 0 < wanted <= len(places):
            continue
        end = places[wanted - 1] + 1
        if (end < len(text) and text[end].isalnum()) or not _has_remainder_one(
            "".join(text[at] for at in places[:wanted])
        ):
            continue
        yield start, end


def _has_remainder_one(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def _cards(text: str) -> Iterator[Span]:
    """The numbers of cards, by their check digits; those that overlap are one."""
    for run in _DIGITS.finditer(text):
        places = [at for at in range(*run.span()) if text[at].isdecimal()]
        if len(places) >= _LEAST_CARD_DIGITS:
            yield from _cards_in(text, places)


def _cards_in(text: str, places: list[int]) -> Iterator[Span]:
    start = stop = -1
    for first, last in _cards_at([int(text[at]) for at in places], _begins(places)):
        if start >= 0 and first > stop:
            yield places[start], places[stop] + 1
            start = -1
        start, stop = (first if start < 0 else start), max(stop, last)
    if start >= 0:
        yield places[start], places[stop] + 1


def _begins(places: list[int]) -> list[bool]:
    """Which digits have none right before them; the end counts as one that has none."""
    befores = [-2, *places]
    return [at - before > 1 for before, at in zip(befores, places, strict=False)] + [True]


def _cards_at(digits: list[int], begins: list[bool]) -> Iterator[Span]:
    """The first and last digit of each card, by sums in which every second one is doubled."""
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits]
    sums = [
        [
            0,
            *accumulate(
                (doubled if at % 2 == odd else digits)[at] for at in range(len(digits))
            ),
        ]
        for odd in (0, 1)
    ]
    for first, digit in enumerate(digits):
        for count in _CARD_LENGTHS.get(digit, ()) if begins[first] else ():
            end = first + count
            if end > len(digits):
                break
            total = sums[end % 2]
            if begins[end] and not (total[end] - total[first]) % 10:
                yield first, end - 1


def _addresses(text: str) -> Iterator[Span]:
    found = [*_IP4.finditer(text), *_IP6.finditer(text)]
    for each in sorted(found, key=re.Match.start):
        shown = each[0].rstrip(".")
        shown = shown[:-1] if shown.endswith(":") and not shown.endswith("::") else shown
        if _is_ip4(shown) if ":" not in shown else _is_ip6(shown):
            yield each.start(), each.start() + len(shown)


def _is_ip4(shown: str) -> bool:
    parts = shown.split(".")
    return len(parts) == 4 and all(part and int(part) < 256 for part in parts)


def _is_ip6(shown: str) -> bool:
    try:
        ipaddress.IPv6Address(shown)
    except ValueError:
        return False
    return any(char.isalnum() for char in shown)


def _births(text: str) -> Iterator[Span]:
    return (found.span(1) for found in _BIRTH.finditer(text))


def _phones(text: str) -> Iterator[Span]:
    for run in _PHONE_RUN.finditer(text):
        begin = run.start()
        has_plus = begin > 0 and text[begin - 1] == "+"
        for start, stop in _without_dates(run[0]):
            part = run[0][start:stop]
            marked = re.match(r".*\d", part) if has_plus else _MARKED.search(part)
            end = marked.start() if marked else len(part)
            for found in _NORTH_AMERICAN.finditer(part, 0, end):
                yield begin + start + found.start(), begin + start + found.end()
            if marked and sum(map(str.isdecimal, marked[0])) >= _LEAST_PHONE_DIGITS:
                yield begin + start + marked.start(), begin + start + marked.end()


def _without_dates(run: str) -> Iterator[Span]:
    """The stretches of a run of digits that lie between dates, no blanks at their ends."""
    begin = 0
    for start, stop in (*(date.span() for date in _DATE.finditer(run)), (len(run), len(run))):
        part = run[begin:start]
        if part.strip() and not _FRACTION.fullmatch(part):
            yield begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())
        begin = stop


KINDS: Mapping[str, tuple[str, Callable[[str], Iterator[Span]]]] = {
    "e-mail": ("[EMAIL]", _emails),
    "iban": ("[IBAN]", _ibans),
    "card": ("[CARD]", _cards),
    "birth date": ("[BIRTH DATE]", _births),
    "ip": ("[IP]", _addresses),
    "phone": ("[PHONE]", _phones),
}
"""What is masked: the word that stands for it, and what finds it."""
