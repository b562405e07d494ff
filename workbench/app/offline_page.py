"""A statement as a page: the same blocks for HTML, Markdown and paper."""

from __future__ import annotations

from workbench.app.network_record import network_of
from workbench.app.offline_statement import LIMITS, Statement, counted, local
from workbench.base.sizes import size_text
from workbench.evals.report_blocks import Block
from workbench.evals.report_html import page_html
from workbench.evals.report_markdown import page_markdown
from workbench.evals.report_pieces import Heading, Paragraph, Table
from workbench.policy.ledger_values import moment
from workbench.policy.network_sources import source_of

TITLE = "Statement of network use"
UNKNOWN = "–"


def statement_html(statement: Statement, *, simple: bool = False) -> str:
    """The statement as one page that needs nothing else; ``simple`` is for Qt's printing."""
    return page_html(TITLE, blocks(statement), {}, simple=simple)


def statement_markdown(statement: Statement) -> str:
    """The statement as Markdown."""
    return page_markdown(blocks(statement), {})


def blocks(statement: Statement) -> tuple[Block, ...]:
    """The statement, in the order in which it is read."""
    entries = counted(statement.count, "entry", "entries")
    return (
        Heading(1, TITLE),
        Paragraph(statement.sentence, strong=True),
        *(Paragraph(one, strong=True) for one in statement.gaps),
        _head(statement),
        Heading(2, "By source"),
        *_totals(statement),
        Heading(2, "Every try"),
        *_entries(statement),
        Heading(2, "How it was held"),
        *_how(statement),
        Heading(2, "What this does not show"),
        *(Paragraph(one, item=True) for one in LIMITS),
        Heading(2, "To check it"),
        Paragraph(
            "The SHA-256 is that of the output of this command, on the machine that made it:"
        ),
        Paragraph(check_command(statement)),
        Paragraph(f"SHA-256 {statement.digest} of {entries}."),
    )


def check_command(statement: Statement) -> str:
    """The command whose output has the statement's SHA-256."""
    span = f"--from {moment(statement.from_s)} --to {moment(statement.to_s)}"
    return f"workbench offline ledger --json {span}"


def _head(statement: Statement) -> Block:
    ran_s = sum(
        max(0.0, min(one.seen_s, statement.to_s) - max(one.began_s, statement.from_s))
        for one in statement.sessions
    )
    since = statement.reach.since_s
    versions = sorted({one.version for one in statement.sessions}) or [statement.version]
    rows = (
        ("Program", f"Workbench {statement.version}"),
        ("Versions that ran in the period", ", ".join(versions)),
        ("Period", f"{local(statement.from_s)} to {local(statement.to_s)}"),
        ("Made", local(statement.made_s)),
        ("Ledger begun", local(since) if since else "never"),
        ("Ran", f"{counted(len(statement.sessions), 'time')}, {_hours(ran_s)} in all"),
        ("Network in the settings, now", statement.network),
        ("Tries that were allowed", f"{statement.allowed:,}"),
        ("Tries that were refused", f"{statement.refused:,}"),
    )
    return Table(("About it", ""), rows)


def _totals(statement: Statement) -> list[Block]:
    if not statement.totals:
        return [Paragraph("None.")]
    heads = ("Source", "Allowed", "Refused", "Hosts reached", "Sent", "Received")
    rows = tuple(
        (
            source_of(one.source).title,
            f"{one.allowed:,}",
            f"{one.refused:,}",
            f"{one.hosts:,}",
            size_text(one.sent_bytes),
            size_text(one.received_bytes),
        )
        for one in statement.totals
    )
    return [Table(heads, rows, right=frozenset(range(1, 6)))]


def _entries(statement: Statement) -> list[Block]:
    if not statement.entries:
        return [Paragraph("None.")]
    heads = ("When", "Who", "What for", "Did", "Host", "", "Times", "Sent", "Received")
    rows = tuple(
        (
            local(one.at_s),
            source_of(one.source).title,
            one.purpose or UNKNOWN,
            one.action,
            one.shown_host,
            "allowed" if one.allowed else "refused",
            f"{one.times:,}",
            bytes_text(one.sent_bytes),
            bytes_text(one.received_bytes),
        )
        for one in statement.entries
    )
    found: list[Block] = [Table(heads, rows, right=frozenset({6, 7, 8}))]
    if statement.count > len(rows):
        entries = counted(statement.count, "entry", "entries")
        found.append(
            Paragraph(
                f"These are the first {len(rows):,} of {entries}; the command at the end gives "
                "all of them."
            )
        )
    return found


def _how(statement: Statement) -> list[Block]:
    heads = ("Part of the program", "Held now by")
    found: list[Block] = [Table(heads, tuple((one.what, one.state) for one in statement.walls))]
    if statement.held:
        rows = tuple(
            (one.what, network_of(one.what, one.by), one.by, f"{one.times:,}")
            for one in statement.held
        )
        found += [
            Paragraph("Processes that were started in the period, and what held them:"),
            Table(("What", "Network", "Held by", "Times"), rows, right=frozenset({3})),
        ]
    return found


def bytes_text(count: int | None) -> str:
    """A number of bytes for a person; a dash where nobody counted."""
    return UNKNOWN if count is None else size_text(count)


def _hours(seconds: float) -> str:
    minutes = int(seconds // 60)
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes // 60} h {minutes % 60} min"
