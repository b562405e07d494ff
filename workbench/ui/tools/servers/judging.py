"""What is wrong with a server on screen, at its field."""

from __future__ import annotations

import re

from workbench.agents.problem import Problem
from workbench.base.errors import DocumentError
from workbench.tools.mcp.documents import SERVER_NAME, McpServer
from workbench.tools.mcp.files import write_server
from workbench.ui.language.messages import said
from workbench.ui.tools.servers.words import FIELDS, best_field, field_words
from workbench.ui.tools.words import tr

_LINE = re.compile(r"line \d+(?:, column \d+)?: ")
_PLACE = re.compile(r"([A-Za-z][^:\s]*): (.*)", re.DOTALL)


def problem_of(server: McpServer) -> Problem | None:
    """Why no file can hold a server; None if one can. Nothing is looked up or started."""
    if not SERVER_NAME.fullmatch(server.name):
        text = tr("Name: small letters, digits and _, beginning with a letter, up to 24")
        return Problem("error", "name", text, tr("Change it."))
    try:
        write_server(server)
    except DocumentError as exc:
        return refused(exc)
    return None


def refused(exc: DocumentError) -> Problem:
    """What a file cannot hold, at its field."""
    text = _LINE.sub("", exc.message, count=1)
    found = _PLACE.fullmatch(text)
    if found is None or not best_field(found.group(1), FIELDS):
        return Problem("error", "name", said(text[:1].upper() + text[1:]), said(exc.hint))
    path, why = found.group(1), found.group(2)
    rest = path.removeprefix(best_field(path, FIELDS)).lstrip(".")
    words = f"{field_words(path)} {rest}".strip()
    return Problem("error", path, f"{words}: {said(why)}", said(exc.hint))
