"""The words of ``workbench documents``."""

from __future__ import annotations

from typing import Any

from workbench.app.engine_arguments import add_action
from workbench.tools.retrieval.values import MODES


def add_collection_commands(commands: Any) -> None:
    """Add ``documents`` and its actions to a parser's commands."""
    documents = commands.add_parser("documents", help="your own documents, to be searched")
    actions = documents.add_subparsers(dest="action", required=True, metavar="ACTION")
    add_action(actions, "list", "the collections of documents there are")
    add = add_action(actions, "add", "a new collection: folders whose documents are read")
    add.add_argument("title", metavar="TITLE")
    add.add_argument("folders", nargs="+", metavar="FOLDER")
    add.add_argument("--model", default="", help="id of an embedding model; none: words only")
    refresh = add_action(actions, "refresh", "read what is new or changed in its folders")
    refresh.add_argument("name", metavar="NAME")
    search = add_action(actions, "search", "the parts that answer a question best")
    search.add_argument("name", metavar="NAME")
    search.add_argument("query", metavar="QUESTION")
    search.add_argument("--most", type=int, default=5, metavar="N", help="at most so many (5)")
    search.add_argument("--by", choices=MODES, default="hybrid", help="what finds them")
    remove = add_action(actions, "rm", "forget a collection; the documents stay")
    remove.add_argument("name", metavar="NAME")
