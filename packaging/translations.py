"""Keeps the catalogues of translations in step with the texts of the program.

Usage: python packaging/translations.py update
       python packaging/translations.py missing pt-BR > missing.json
       python packaging/translations.py fill pt-BR missing.json

``update`` adds texts that are new, drops those that nothing says any more and compiles the
catalogues. ``missing`` prints what has no translation yet, as JSON from text to translation; a
text with a count has a list of two, for one and for more. ``fill`` takes such a file back.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from message_texts import says_something
from translation_texts import GENERAL, ROOT, SPECIAL, messages, texts

FOLDER = ROOT / "resources" / "translations"
TEMPLATES = FOLDER / "messages.json"
LANGUAGES = ("pt-BR", "es")
FORMS = 2
"""Both languages have one form for one and one for more."""
_PLACES = re.compile(r"\{[^{}\s][^{}]*\}|%L?n|%[sdg]|%\d")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Key = tuple[str, str]
Said = tuple[str, ...]


def source_file(language: str) -> Path:
    """The catalogue that people edit."""
    return FOLDER / f"workbench_{language.replace('-', '_')}.ts"


@cache
def wanted() -> Mapping[Key, int]:
    """Every text with its context, and how many forms it has."""
    all_texts, counts = texts()
    keys = [(GENERAL, text) for text in all_texts] + sorted(SPECIAL)
    return {key: FORMS if key[1] in counts else 1 for key in sorted(keys, key=_order)}


def _order(key: Key) -> tuple[str, str, str]:
    return key[0], key[1].casefold(), key[1]


def templates() -> str:
    """The messages with places, as the program reads them to know them again."""
    found = sorted(one for one in messages() if "{0}" in one and says_something(one))
    return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


def read(language: str) -> dict[Key, Said]:
    """What the catalogue says; an unfinished translation is none."""
    path = source_file(language)
    if not path.exists():
        return {}
    found: dict[Key, Said] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  our own file
        for message in context.iter("message"):
            made = message.find("translation")
            if made is None or made.get("type") == "unfinished":
                continue
            forms = [form.text or "" for form in made.iter("numerusform")] or [made.text or ""]
            found[context.findtext("name", ""), message.findtext("source", "")] = tuple(forms)
    return found


def write(language: str, said: Mapping[Key, Said]) -> None:
    """Write the catalogue: every text that is wanted, in the order of the alphabet."""
    root = ET.Element("TS", version="2.1", language=language.replace("-", "_"))
    contexts: dict[str, ET.Element] = {}
    for (name, text), forms in wanted().items():
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message")
        ET.SubElement(message, "source").text = text
        made = ET.SubElement(message, "translation")
        translated = said.get((name, text), ())
        if len(translated) != forms or not all(translated):
            made.set("type", "unfinished")
            translated = ("",) * forms
        if forms == 1:
            made.text = translated[0]
            continue
        message.set("numerus", "yes")
        for one in translated:
            ET.SubElement(made, "numerusform").text = one
    ET.indent(root, " ")
    source_file(language).write_text(
        _HEAD + ET.tostring(root, encoding="unicode", short_empty_elements=False) + "\n",
        encoding="utf-8",
    )


def problems(language: str) -> list[str]:
    """What is wrong with a catalogue, one line each; empty if it is whole."""
    said, keys = read(language), wanted()
    found = [f"not translated: {text!r}" for name, text in keys if (name, text) not in said]
    found += [f"said by nothing: {text!r}" for name, text in said if (name, text) not in keys]
    for (name, text), forms in said.items():
        if len(forms) != keys.get((name, text), len(forms)):
            found.append(f"has {len(forms)} forms: {text!r}")
        found += [why for form in forms if (why := _fault(text, form))]
    return found


def _fault(text: str, translated: str) -> str:
    """Why a translation cannot stand for a text; empty if it can."""
    if not translated.strip():
        return f"empty: {text!r}"
    ours, theirs = _PLACES.findall(text), _PLACES.findall(translated)
    is_numbered = not any(place in ("{}", "%s", "%d", "%g") for place in ours)
    if (sorted(ours) != sorted(theirs)) if is_numbered else (ours != theirs):
        return f"other places: {text!r} and {translated!r}"
    for mark in ("\n", "&", ";;"):
        if text.count(mark) != translated.count(mark):
            return f"other number of {mark!r}: {text!r} and {translated!r}"
    if _edges(text) != _edges(translated):
        return f"other spaces at an end: {text!r} and {translated!r}"
    return ""


def _edges(text: str) -> tuple[str, str]:
    """The spaces that it begins and ends with."""
    inside = text.strip()
    return text[: text.index(inside)], text[text.index(inside) + len(inside) :]


def compile_all() -> None:
    """Make what the program reads.

    Raises:
        SystemExit: Qt's compiler is not installed.
    """
    beside = Path(sys.executable).with_name("pyside6-lrelease")
    program = str(beside) if beside.exists() else shutil.which("pyside6-lrelease")
    if program is None:
        raise SystemExit("pyside6-lrelease is not installed; `make setup` installs it")
    for source in filter(Path.exists, map(source_file, LANGUAGES)):
        subprocess.run(
            [program, "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True
        )


def fill(language: str, path: Path) -> None:
    """Take translations out of a JSON file; what cannot stand for its text is told and left."""
    said = read(language)
    for text, value in json.loads(path.read_text(encoding="utf-8")).items():
        forms = tuple(value) if isinstance(value, list) else (value,)
        context, _bar, special = text.rpartition("\x04")
        faults = [why for form in forms if form and (why := _fault(special, form))]
        for why in faults:
            print(f"{language}: {why}", file=sys.stderr)
        if not faults:
            said[context or GENERAL, special] = forms
    write(language, said)


def main(arguments: list[str]) -> int:
    """Do what the command line says."""
    match arguments:
        case ["update"]:
            for language in LANGUAGES:
                write(language, read(language))
            TEMPLATES.write_text(templates(), encoding="utf-8")
            compile_all()
        case ["missing", language] if language in LANGUAGES:
            print(json.dumps(_missing(language), ensure_ascii=False, indent=1))
            return 0
        case ["fill", language, name] if language in LANGUAGES:
            fill(language, Path(name))
            compile_all()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    for language in LANGUAGES:
        print(f"{language}: {len(wanted())} texts, {len(_missing(language))} not translated")
    return 0


def _missing(language: str) -> dict[str, str | list[str]]:
    said = read(language)
    return {
        text if name == GENERAL else f"{name}\x04{text}": "" if forms == 1 else [""] * forms
        for (name, text), forms in wanted().items()
        if (name, text) not in said
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
