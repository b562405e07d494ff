"""The ledger in words, for lists and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.policy.ledger_values import Entry, Reach, Total, reached
from workbench.ui.chat.inline import visible
from workbench.ui.language.figures import figure, second_text, size_text
from workbench.ui.language.words import counted
from workbench.ui.marks import QT_TRANSLATE_NOOP

CONTEXT = "privacy"
SOURCES: dict[str, str] = {
    "search": QT_TRANSLATE_NOOP("privacy", "Model search"),
    "download": QT_TRANSLATE_NOOP("privacy", "Model download"),
    "server": QT_TRANSLATE_NOOP("privacy", "Model server"),
    "ollama": QT_TRANSLATE_NOOP("privacy", "Ollama"),
    "foundry": QT_TRANSLATE_NOOP("privacy", "Foundry Local"),
    "mcp": QT_TRANSLATE_NOOP("privacy", "MCP server"),
    "tool": QT_TRANSLATE_NOOP("privacy", "HTTP tool"),
    "child": QT_TRANSLATE_NOOP("privacy", "Tool with a network"),
    "collector": QT_TRANSLATE_NOOP("privacy", "Trace collector"),
    "cluster": QT_TRANSLATE_NOOP("privacy", "Ray cluster"),
    "gateway": QT_TRANSLATE_NOOP("privacy", "Deployment gateway"),
    "link": QT_TRANSLATE_NOOP("privacy", "Link"),
    "listen": QT_TRANSLATE_NOOP("privacy", "Listening"),
    "": QT_TRANSLATE_NOOP("privacy", "Nobody asked"),
}
_ACTIONS: dict[str, str] = {
    "look up": QT_TRANSLATE_NOOP("privacy", "name look-up"),
    "connect": QT_TRANSLATE_NOOP("privacy", "connection"),
    "send": QT_TRANSLATE_NOOP("privacy", "datagram"),
    "listen": QT_TRANSLATE_NOOP("privacy", "listening"),
    "let out": QT_TRANSLATE_NOOP("privacy", "let out"),
}
_PARTS: dict[str, str] = {
    "This program": QT_TRANSLATE_NOOP("privacy", "This program"),
    "Model processes": QT_TRANSLATE_NOOP("privacy", "Model processes"),
    "Python tools": QT_TRANSLATE_NOOP("privacy", "Python tools"),
    "Commands and MCP servers": QT_TRANSLATE_NOOP("privacy", "Commands and MCP servers"),
}


def tr(text: str) -> str:
    """A text of this room in the language of the program."""
    return QCoreApplication.translate(CONTEXT, text)


def source_words(key: str) -> str:
    """Who asked."""
    return tr(SOURCES[key]) if key in SOURCES else visible(key)


def action_words(key: str) -> str:
    """What was tried."""
    return tr(_ACTIONS[key]) if key in _ACTIONS else visible(key)


def part_words(what: str) -> str:
    """A part of the program."""
    return tr(_PARTS[what]) if what in _PARTS else visible(what)


def result_words(entry: Entry) -> str:
    """What came of it, and how often."""
    words = tr("Allowed") if entry.allowed else tr("Refused")
    return words if entry.times == 1 else figure(f"{words} × {entry.times:,}")


def moment_words(at_s: float) -> str:
    """A time to the second, of this machine's clock."""
    return second_text(at_s)


def bytes_words(count: int | None) -> str:
    """What was sent or received; a dash where nobody could count."""
    return "–" if count is None else size_text(count)


def headline(totals: list[Total], reach: Reach) -> str:
    """What all entries come to."""
    since = moment_words(reach.since_s) if reach.since_s else ""
    allowed = reached(totals)
    if not allowed:
        if not since:
            return tr("Nothing has left this machine")
        return tr("Nothing has left this machine since {0}").format(since)
    if allowed == 1:
        return tr("Another machine was reached once, as you asked, since {0}").format(since)
    return tr("Other machines were reached {0} times, as you asked, since {1}").format(
        figure(f"{allowed:,}"), since
    )


def subline(totals: list[Total], reach: Reach) -> str:
    """What was refused and counted, and what is missing."""
    refused = sum(one.refused for one in totals)
    said = [_refused_words(refused, left=bool(reached(totals)))]
    sent = sum(one.sent_bytes for one in totals)
    received = sum(one.received_bytes for one in totals)
    if sent or received:
        said.append(
            tr("Counted: {0} sent, {1} received.").format(size_text(sent), size_text(received))
        )
    if reach.forgotten:
        said.append(
            tr("Older entries were removed: {0}, up to {1}.").format(
                figure(f"{reach.forgotten:,}"), moment_words(reach.forgotten_until_s)
            )
        )
    return " ".join(said)


def _refused_words(refused: int, *, left: bool) -> str:
    if not refused:
        return tr("Nothing else was tried.") if left else tr("Nothing tried to leave it.")
    return counted(refused, "One try was refused.", "%Ln tries were refused.")


def detail(entry: Entry) -> str:
    """All that is known of an entry."""
    times = tr("once") if entry.times == 1 else counted(entry.times, "%Ln time", "%Ln times")
    last = "" if entry.times == 1 else f" – {moment_words(entry.last_s)}"
    said = (
        f"{moment_words(entry.at_s)}{last}, {times}",
        f"{source_words(entry.source)}: {visible(entry.purpose)}"
        if entry.purpose
        else source_words(entry.source),
        f"{action_words(entry.action)}: {visible(entry.shown_host)}",
        result_words(entry),
        tr("{0} sent, {1} received").format(
            bytes_words(entry.sent_bytes), bytes_words(entry.received_bytes)
        ),
    )
    return " · ".join(said)
