"""What steps of an exported script do that ask a person at the terminal."""

from __future__ import annotations

PEOPLE: dict[str, str] = {
    "ask_person": '''
def ask_person(title, text, fields):
    """A person at the terminal fills in a form."""

    async def work(values):
        return await asyncio.to_thread(fill_in, values)

    def fill_in(values):
        shown = [part for part in (title, text, values.get("text")) if part]
        print("\\n\\n".join(shown), file=sys.stderr)
        given = {}
        for name, label, kind in fields:
            said = input(f"{label}: ")
            if kind == "number":
                said = float(said)
            given[name] = (
                said.lower() in ("y", "yes", "true") if kind == "boolean" else said
            )
        return given

    return work
''',
    "approve": '''
def approve(title):
    """A person at the terminal lets a value pass or holds it back."""

    async def work(values):
        def agreed():
            print(as_text(values["value"]), file=sys.stderr)
            return input(f"{title} [y/N] ").strip().lower() in ("y", "yes")

        is_allowed = sys.stdin.isatty() and await asyncio.to_thread(agreed)
        return {"yes" if is_allowed else "no": values["value"]}

    return work
''',
}
