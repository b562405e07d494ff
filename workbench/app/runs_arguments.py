"""The words of ``workbench runs``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action
from workbench.app.run_token_arguments import add_tokens_command

_RUN = "its id, the beginning of it, or last"
_FORMS = ("jsonl", "otlp", "md", "csv")


def add_runs_commands(commands: Any) -> None:
    """Add ``runs`` and its actions to a parser's commands."""
    runs = commands.add_parser("runs", help="what happened")
    actions = runs.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_list(actions)
    show = add_action(actions, "show", "one run's trace, and what is noted about it")
    show.add_argument("id", metavar="RUN", help=_RUN)
    _add_search(actions)
    diff = add_action(actions, "diff", "how two runs differ; 1 if they do")
    diff.add_argument("id", metavar="RUN", help=_RUN)
    diff.add_argument("other", metavar="OTHER", help="the same")
    _add_replay(actions)
    _add_export(actions)
    _add_note(actions)
    _add_purge(actions)
    add_tokens_command(actions)


def _add_list(actions: Any) -> None:
    listing = add_action(actions, "list", "runs, newest first")
    listing.add_argument(
        "--limit", type=int, default=200, metavar="N", help="the newest N, 0 for all (200)"
    )
    listing.add_argument("--tag", default="", metavar="TAG", help="only those with this tag")
    listing.add_argument("--bookmarked", action="store_true", help="only those")


def _add_search(actions: Any) -> None:
    search = add_action(actions, "search", "steps of all runs, by words and filters")
    search.add_argument(
        "query",
        nargs="+",
        metavar="WORDS",
        help='words, "exact words", and filters: tool:NAME kind:tool error slower:2s '
        "model:PART agent:PART tag:TAG rating:up bookmarked since:2d until:2026-01-31",
    )
    search.add_argument("--limit", type=int, default=20, metavar="N", help="the newest N (20)")


def _add_replay(actions: Any) -> None:
    replay = add_action(
        actions,
        "replay",
        "tell a run again out of its record and compare (1 if it went another way), or run "
        "it again for real from a step on",
    )
    replay.add_argument("id", metavar="RUN", help=_RUN)
    replay.add_argument(
        "--from", dest="step", metavar="STEP", help="real from this step on; start for all"
    )
    replay.add_argument("--model", default="", metavar="MODEL", help="another one from there")
    replay.add_argument(
        "--instructions", metavar="TEXT", help="others for the agent from there"
    )
    replay.add_argument(
        "--yes", action="append", default=[], metavar="TOOL", help="allow this tool"
    )


def _add_export(actions: Any) -> None:
    export = add_action(actions, "export", "runs for other programs")
    export.add_argument("ids", nargs="+", metavar="RUN", help=_RUN)
    export.add_argument(
        "--format", dest="form", choices=_FORMS, default="jsonl", help="(jsonl)"
    )
    export.add_argument(
        "--output", "-o", metavar="FILE", help="instead of printing it; - prints it"
    )
    export.add_argument(
        "--redact", action="store_true", help="leave out what the settings name"
    )
    export.add_argument(
        "--rule",
        action="append",
        default=[],
        metavar="RULE",
        help="leave this out: e-mail, phone, card, iban, ip, key, or name=pattern",
    )
    export.add_argument(
        "--without-content", action="store_true", help="OTLP without texts and arguments"
    )
    export.add_argument(
        "--collector", action="store_true", help="send them to the collector of the settings"
    )


def _add_note(actions: Any) -> None:
    note = add_action(actions, "note", "see or change what is noted about a run or a step")
    note.add_argument("id", metavar="RUN", help=_RUN)
    note.add_argument("--step", default="", metavar="STEP", help="of this step")
    note.add_argument("--tag", action="append", default=[], metavar="TAG", help="add it")
    note.add_argument("--untag", action="append", default=[], metavar="TAG", help="remove it")
    note.add_argument("--comment", metavar="TEXT", help="in the place of the one before")
    marks = note.add_mutually_exclusive_group()
    marks.add_argument("--bookmark", dest="bookmark", action="store_true", default=None)
    marks.add_argument("--no-bookmark", dest="bookmark", action="store_false")
    ratings = note.add_mutually_exclusive_group()
    for name, value, text in (
        ("--up", 1, "thumbs up"),
        ("--down", -1, "thumbs down"),
        ("--no-rating", 0, "neither"),
    ):
        ratings.add_argument(name, dest="rating", action="store_const", const=value, help=text)


def _add_purge(actions: Any) -> None:
    purge = add_action(actions, "purge", "remove runs for good, also from the disk")
    purge.add_argument("ids", nargs="*", metavar="RUN", help=_RUN)
    purge.add_argument(
        "--older-than", type=float, metavar="DAYS", help="what is not pinned or bookmarked"
    )
    purge.add_argument(
        "--keep-mb", type=float, metavar="MB", help="the oldest, until no more is used"
    )
    purge.add_argument(
        "--deleted", action="store_true", help="the conversations that were deleted"
    )
