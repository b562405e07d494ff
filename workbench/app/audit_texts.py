"""What of a text is recorded: the text, its digest, or nothing, as the settings say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from workbench.base.settings import Settings

MOST_CHARS = 16_000
_BEYOND_CHARS = 4_000
"""Looked at, too, so that no half of a secret is left where a text is cut."""
_MOST_VALUE_CHARS = 500


def text_details(text: str, settings: Settings) -> dict[str, Any] | None:
    """What is recorded of a text of a person, a model or a tool; None for nothing.

    Secrets and what the rules of the settings name are left out of a text that is kept. The
    digest is of all of the text, as it was. It takes its time: not for the event loop.
    """
    if settings.audit_texts == "nothing" or not text:
        return None
    raw = text.encode("utf-8", "surrogatepass")
    found: dict[str, Any] = {"sha256": hashlib.sha256(raw).hexdigest(), "chars": len(text)}
    if settings.audit_texts == "text":
        kept = without_secrets(text[: MOST_CHARS + _BEYOND_CHARS], settings)
        found["text"] = kept if len(text) <= MOST_CHARS else f"{kept[:MOST_CHARS]}…"
    return found


def without_secrets(text: str, settings: Settings) -> str:
    """A text without keys, and without what the rules of the settings name."""
    from workbench.base.redaction_rules import KEY, read_rules
    from workbench.traces.redaction import Redactor

    names = tuple(dict.fromkeys((*settings.redaction_rules, KEY)))
    return Redactor(read_rules(names)).text(text)


def changed_fields(old: Settings, new: Settings) -> dict[str, Any]:
    """Each setting that is different now, with both values, without passwords in addresses."""
    names = (
        name
        for name in Settings.__dataclass_fields__
        if getattr(old, name) != getattr(new, name)
    )
    return {
        name: {"old": _shown(getattr(old, name)), "new": _shown(getattr(new, name))}
        for name in names
    }


def _shown(value: object) -> object:
    if isinstance(value, str):
        return plain_address(value)[:_MOST_VALUE_CHARS]
    if isinstance(value, tuple):
        return [_shown(one) for one in value]
    return value


def plain_address(text: str) -> str:
    """An address without the name, the password and the query in it; other text as it is."""
    if "://" not in text:
        return text
    try:
        parts = urlsplit(text)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit((parts.scheme, host, parts.path, "", ""))
    except ValueError:
        return "(an address that cannot be read)"


def with_texts(
    details: Mapping[str, Any], texts: Mapping[str, str], settings: Settings
) -> dict[str, Any]:
    """Details with what is recorded of the texts beside them."""
    made = dict(details)
    for name, text in texts.items():
        if (found := text_details(text, settings)) is not None:
            made[name] = found
    return made
