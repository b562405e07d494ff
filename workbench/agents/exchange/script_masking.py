"""What an exported script finds personal data with: as the guard does, by form and digits."""

from __future__ import annotations

MASKING: dict[str, str] = {
    "masks": r'''
BETWEEN = r"[\s\-\u2010-\u2015./_\u00b7\u00ad\u200b-\u200f\u2060\ufeff]"
EMAIL = re.compile(r"(?<![\w.%+'-])[\w.%+'-]++@\w[\w-]*+(?:\.\w[\w-]*+)++")
IBAN = re.compile(
    rf"(?<![^\W_])(?=([A-Za-z]{{2}}{BETWEEN}?\d{BETWEEN}?\d"
    rf"(?:{BETWEEN}{{0,2}}[A-Za-z0-9]){{11,30}}))"
)
DIGITS = re.compile(rf"\d(?:{BETWEEN}{{0,3}}\d)++")
IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)")
IP6 = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f.]*:)[0-9A-Fa-f:.]++(?!\w)")
PHONE_RUN = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:\+[ \t]?)?\(?\d"
    r"(?:[ \t\xa0()/.\-\u2010-\u2015]{0,3}\d){5,}+(?!\w)"
)
DATE = re.compile(
    r"(?<!\d)(?<!\d[./-])(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    r"|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![./-]?\d)"
)
MARKED = re.compile(r"(?:^|(?<=\s))[+0(][^+]*\d")
NORTH_AMERICAN = re.compile(
    r"(?<!\d)(?:1[ .\-])?\(?\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}(?!\d)"
)
FRACTION = re.compile(r"0\.\d+")
MONTH = (
    r"(?:jan|feb|m[a\xe4]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|f[e\xe9]v|avr|"
    r"juin|juil|ao[u\xfb]t|d[e\xe9]c|ene|abr|ago|dic)[^\W\d]{0,7}\.?"
)
BIRTH = re.compile(
    r"(?:\bborn\b|date of birth|birth ?date|birth ?day|\bd\.?o\.?b\b|geboren|"
    r"geburts(?:datum|tag)|\bgeb\.|\bn[e\xe9]e?\s+le\b|date de naissance|"
    r"fecha de nacimiento|data di nascita|\bnacid[oa]\b)"
    r"\W{0,8}(?:(?:on|is|was|am|ist|war|el|il|the|le)\W{1,3}){0,2}\W{0,8}"
    r"(\d{1,4}[./\-]\s?\d{1,2}[./\-]\s?\d{1,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s{{0,3}}(?:de |of )?{MONTH}\s{{0,3}}"
    r"(?:de |of )?,?\s?\d{2,4}"
    rf"|{MONTH}\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{0,3}}\d{{2,4}}|\d{{8}}(?!\d))",
    re.IGNORECASE,
)
IBAN_COUNTRIES = {
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
CARD_LENGTHS = {
    2: (16,),
    3: (14, 15, 16, 17, 18, 19),
    4: (13, 16, 19),
    5: (16, 17, 18, 19),
    6: (16, 17, 18, 19),
    8: (16,),
    9: (16,),
}


def masks(*kinds):
    """Puts words such as [EMAIL] in the place of personal data: of these kinds, or of all."""
    finders = {
        "e-mail": ("[EMAIL]", emails),
        "iban": ("[IBAN]", ibans),
        "card": ("[CARD]", cards),
        "birth date": ("[BIRTH DATE]", births),
        "ip": ("[IP]", addresses),
        "phone": ("[PHONE]", phones),
    }

    def masked(text):
        for kind, (word, spans_in) in finders.items():
            if not kinds or kind in kinds:
                text = replaced(text, spans_in(text), word)
        return text

    return masked


def replaced(text, spans, word):
    """The text with a word in the place of each span."""
    pieces, end = [], 0
    for start, stop in spans:
        if start >= end:
            pieces += [text[end:start], word]
            end = stop
    return "".join([*pieces, text[end:]])


def emails(text):
    """Where addresses of e-mail are."""
    return (found.span() for found in EMAIL.finditer(text))


def births(text):
    """Where dates of birth are: dates behind words that say so."""
    return (found.span(1) for found in BIRTH.finditer(text))


def ibans(text):
    """Where numbers of bank accounts are, by their length and check digits."""
    lengths = {
        code: length
        for length, codes in IBAN_COUNTRIES.items()
        for code in codes.split()
    }
    for found in IBAN.finditer(text):
        start = found.start()
        places = [at for at in range(*found.span(1)) if text[at].isalnum()]
        wanted = lengths.get(text[start : start + 2].upper(), 0)
        if not 0 < wanted <= len(places):
            continue
        end = places[wanted - 1] + 1
        goes_on = end < len(text) and text[end].isalnum()
        iban = "".join(text[at] for at in places[:wanted])
        digits = "".join(str(int(char, 36)) for char in iban[4:] + iban[:4])
        if not goes_on and int(digits) % 97 == 1:
            yield start, end


def cards(text):
    """Where numbers of cards are, by their check digits; those that overlap are one."""
    for run in DIGITS.finditer(text):
        places = [at for at in range(*run.span()) if text[at].isdecimal()]
        if len(places) < 13:
            continue
        befores = [-2, *places]
        begins = [at - before > 1 for before, at in zip(befores, places)] + [True]
        start = stop = -1
        for first, last in cards_at([int(text[at]) for at in places], begins):
            if start >= 0 and first > stop:
                yield places[start], places[stop] + 1
                start = -1
            start, stop = (first if start < 0 else start), max(stop, last)
        if start >= 0:
            yield places[start], places[stop] + 1


def cards_at(digits, begins):
    """The first and last digit of each card, by sums with every second one doubled."""
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits]
    sums = []
    for odd in (0, 1):
        rows = ((doubled if at % 2 == odd else digits)[at] for at in range(len(digits)))
        sums.append([0, *itertools.accumulate(rows)])
    for first, digit in enumerate(digits):
        for count in CARD_LENGTHS.get(digit, ()) if begins[first] else ():
            end = first + count
            if end > len(digits):
                break
            total = sums[end % 2]
            if begins[end] and not (total[end] - total[first]) % 10:
                yield first, end - 1


def addresses(text):
    """Where addresses of machines are."""
    found = [*IP4.finditer(text), *IP6.finditer(text)]
    for each in sorted(found, key=re.Match.start):
        shown = each[0].rstrip(".")
        if shown.endswith(":") and not shown.endswith("::"):
            shown = shown[:-1]
        if is_ip6(shown) if ":" in shown else is_ip4(shown):
            yield each.start(), each.start() + len(shown)


def is_ip4(shown):
    """Whether four numbers are an address."""
    parts = shown.split(".")
    return len(parts) == 4 and all(part and int(part) < 256 for part in parts)


def is_ip6(shown):
    """Whether a text with colons is an address."""
    try:
        ipaddress.IPv6Address(shown)
    except ValueError:
        return False
    return any(char.isalnum() for char in shown)


def phones(text):
    """Where numbers of telephones are: those that begin as such, or are written so."""
    for run in PHONE_RUN.finditer(text):
        begin = run.start()
        has_plus = begin > 0 and text[begin - 1] == "+"
        for start, stop in without_dates(run[0]):
            part = run[0][start:stop]
            marked = re.match(r".*\d", part) if has_plus else MARKED.search(part)
            end = marked.start() if marked else len(part)
            for found in NORTH_AMERICAN.finditer(part, 0, end):
                yield begin + start + found.start(), begin + start + found.end()
            if marked and sum(map(str.isdecimal, marked[0])) >= 7:
                yield begin + start + marked.start(), begin + start + marked.end()


def without_dates(run):
    """The stretches of a run of digits that lie between dates, no blanks at their ends."""
    begin = 0
    dates = (date.span() for date in DATE.finditer(run))
    for start, stop in (*dates, (len(run), len(run))):
        part = run[begin:start]
        if part.strip() and not FRACTION.fullmatch(part):
            yield begin + len(part) - len(part.lstrip()), begin + len(part.rstrip())
        begin = stop
''',
}
