"""What steps of an exported script do that ask a person at the terminal."""

from __future__ import annotations

PEOPLE: dict[str, str] = {
    "ask_person": '''
def ask_person(title, text, fields):
    """A person fills in a form: name, label, kind, choices, and whether it is needed."""

    async def work(values):
        return await asyncio.to_thread(fill_in, values)

    def fill_in(values):
        shown = [part for part in (title, text, values.get("text")) if part]
        given = {}
        with PERSON.lock:
            PERSON.sees("\\n\\n".join(shown))
            for name, label, kind, choices, is_needed in fields:
                among = f" ({', '.join(choices)})" if choices else ""
                said = PERSON.says(name, f"{label}{among}:")
                if said or is_needed:
                    given[name] = taken(label, kind, choices, said)
        return given

    return work


def taken(label, kind, choices, said):
    """What was written into a field, as what it stands for."""
    if choices and said not in choices:
        raise ValueError(f"{label}: {said!r} is none of {', '.join(choices)}")
    if kind == "boolean":
        return said.lower() in ("y", "yes", "true")
    return float(said) if kind == "number" else said
''',
    "approve": '''
def approve(title):
    """A person lets a value pass or holds it back."""

    async def work(values):
        question = f"{as_text(values['value'])}\\n\\n{title}"
        is_allowed = await asyncio.to_thread(PERSON.agrees, "yes", question)
        return {"yes" if is_allowed else "no": values["value"]}

    return work
''',
}
