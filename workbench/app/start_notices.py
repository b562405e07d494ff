"""What the user is told of when the program opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workbench.app.agent_library import AgentLibrary
from workbench.app.collection_library import CollectionLibrary
from workbench.app.document_library import DocumentLibrary
from workbench.app.graph_library import GraphLibrary
from workbench.app.load_notes import LoadNotes
from workbench.app.notices import Notice, Notices
from workbench.app.tool_library import ToolLibrary
from workbench.base.errors import StoreError
from workbench.base.files import keep_damaged
from workbench.base.logs import RecentRecords
from workbench.base.paths import Paths
from workbench.base.settings_store import SettingsStore
from workbench.policy.approvals import Approvals
from workbench.policy.server_trust import ServerTrust
from workbench.traces.store import TraceStore
from workbench.traces.values import Recovery

INTERRUPTED = "store.interrupted"
UNREAD = "agents.unread"
UNREAD_GRAPHS = "graphs.unread"
UNREAD_TOOLS = "tools.unread"
UNREAD_COLLECTIONS = "collections.unread"
SETTINGS = "settings.unread"
MOST_NAMES = 5
FULL = "store.full"
_SHARED = (
    "A window or a command of this program was started before this one.",
    "Both may be used; runs that go on there show here when they have ended.",
)


def tell_unread(
    agents: AgentLibrary, graphs: GraphLibrary, tools: ToolLibrary, notices: Notices
) -> None:
    """Tell which files could not be read: one notice for each kind, however many there are."""
    _tell_unread(agents, "An agent", "agents", "agents.open", UNREAD, notices)
    _tell_unread(graphs, "A graph", "graphs", "builder.open", UNREAD_GRAPHS, notices)
    _tell_unread(tools, "A tool", "tools", "", UNREAD_TOOLS, notices)


def tell_unread_collections(collections: CollectionLibrary, notices: Notices) -> None:
    """Tell which collections of documents could not be read."""
    found = (collections, "A collection", "collections", "", UNREAD_COLLECTIONS)
    _tell_unread(*found, notices)


def _tell_unread(
    library: DocumentLibrary[Any], one: str, many: str, action: str, key: str, notices: Notices
) -> None:
    if len(library.problems) == 1:
        _path, message, hint = library.problems[0]
        notices.add(Notice("warning", f"{one} was not loaded", message, hint, action, key=key))
    elif library.problems:
        names = [path.name for path, _message, _hint in library.problems]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        notices.add(
            Notice(
                "warning",
                f"{len(names)} {many} were not loaded",
                f"{', '.join(names[:MOST_NAMES])}{more}.",
                f"The list of {many} says what is wrong with each.",
                action,
                key=key,
            )
        )


def tell_damage(
    settings: SettingsStore, approvals: Approvals, paths: Paths, notices: Notices
) -> None:
    """Tell what could not be read; nothing is written over before a copy of it is kept."""
    if settings.problems:
        notices.add(
            Notice(
                "warning",
                "Some settings could not be read",
                " ".join(settings.problems),
                "Look at the settings; the next change writes the file anew.",
                "settings.open",
                key=SETTINGS,
            )
        )
    if approvals.problem:
        try:
            kept = f"The file was kept as {keep_damaged(paths.data / 'approvals.json').name}."
        except StoreError as exc:
            kept = f"No copy of the file could be kept: {exc.message}."
        notices.add(
            Notice(
                "warning",
                "The approvals could not be read",
                f"{approvals.problem} {kept}",
                "Answer the questions of the tools again.",
            )
        )


def tell_log(log: RecentRecords, notices: Notices) -> None:
    """Tell that no log is written to disk."""
    if log.problem:
        notices.add(
            Notice(
                "warning",
                "The log is not kept",
                log.problem,
                "Move away what is in its place, then start the program again.",
            )
        )


def tell_lost_trust(trust: ServerTrust, paths: Paths, notices: Notices) -> None:
    """Tell that what was allowed of MCP servers is lost; a copy of the file is kept."""
    if not trust.problem:
        return
    try:
        kept = f"The file was kept as {keep_damaged(paths.data / 'mcp-allowed.json').name}."
    except StoreError as exc:
        kept = f"No copy of the file could be kept: {exc.message}."
    notices.add(
        Notice(
            "warning",
            "MCP servers ask for everything again",
            f"{trust.problem} {kept}",
            "Read and allow them again among the tools.",
        )
    )


def tell_load_notes(notes: LoadNotes, notices: Notices) -> None:
    """Tell that it is forgotten which models stay loaded or kept crashing; blocking."""
    notes.all()
    if notes.problem:
        notices.add(
            Notice(
                "warning",
                "What was remembered of loading models could not be read",
                notes.problem,
                "Pin models again; one that kept crashing may be started again.",
            )
        )


def tell_forgotten(problems: Iterable[str], notices: Notices) -> None:
    """Tell what was damaged of that which the program remembers of models."""
    for problem in problems:
        notices.add(
            Notice(
                "warning",
                "Something about your models could not be read",
                f"{problem[:1].upper()}{problem[1:]}.",
                "The models themselves are untouched.",
            )
        )


def tell_recovery(store: TraceStore, notices: Notices) -> None:
    """Tell what became of the conversations since the last session."""
    if not store.alone:
        notices.add(Notice("info", "Another program has your data open", *_SHARED))
    if store.full is not None:
        reason = f"{store.full.message[:1].upper()}{store.full.message[1:]}."
        notices.add(
            Notice(
                "error",
                "What you write now cannot be kept",
                f"{reason} What is there is shown as it was stored.",
                store.full.hint,
                "models.open",
                key=FULL,
            )
        )
    if store.recovery is not None:
        notices.add(_recovered(store.recovery))
    if store.interrupted:
        count = len(store.interrupted)
        notices.add(
            Notice(
                "info",
                "The last session ended early",
                f"{count} unfinished {'run was' if count == 1 else 'runs were'} kept.",
                "Open it under Runs, or its conversation, to go on.",
                "trace.open",
                key=INTERRUPTED,
            )
        )


def _recovered(recovery: Recovery) -> Notice:
    if recovery.runs:
        return Notice("warning", "Conversations were recovered", recovery.sentence)
    return Notice(
        "error",
        "Your conversations were lost",
        recovery.sentence,
        "If you have a copy of the data folder, put its database back while no window is open.",
    )
