"""A first agent from one sentence: title, instructions and tools, without asking a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from workbench.agents.documents import AgentDocument, AgentModel, ModelOptions, ToolUse
from workbench.tools.api import ToolSpec

MOST_TOOLS = 4
"""More of them make the choice hard for a small model."""
_TITLE_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")
_HINTS: Mapping[str, str] = {
    "calculator": (
        "sum sums calculate calculation math mathematics arithmetic percent price prices total "
        "add multiply divide discount tax invoice cost costs"
    ),
    "current_time": "time date today now day clock weekday schedule appointment when",
    "convert_units": "unit units convert miles kilometres metric celsius fahrenheit kg",
    "save_note": "note notes remember write down save keep remind list todo diary",
    "search_notes": "note notes remember find recall look diary",
    "list_files": "file files folder folders directory document documents",
    "read_file": "file files document documents text texts manual report reports read",
    "search_files": "file files document documents search find manual folder",
    "query_database": (
        "database databases table tables sql sqlite customer customers order orders stock "
        "record records"
    ),
}
_COMMON = (
    "a an and are as at be by can do does for from has have help helps how i in is it its "
    "me my of on or our out should that the them they this to us use want we what when "
    "which who will with would you your agent assistant answer answers question questions "
    "tell"
)


def suggested_tools(sentence: str, tools: Iterable[ToolSpec]) -> tuple[str, ...]:
    """The tools whose words are in the sentence, best first; at most ``MOST_TOOLS``."""
    words = _words(sentence)
    scores: dict[str, int] = {}
    for tool in tools:
        own = _words(f"{tool.title} {tool.description} {tool.name.replace('_', ' ')}")
        hits = 2 * len(words & set(_HINTS.get(tool.name, "").split())) + len(words & own)
        if hits:
            scores[tool.name] = hits
    best = sorted(scores, key=lambda name: -scores[name])
    return tuple(best[:MOST_TOOLS])


def first_agent(
    sentence: str, title: str, tools: Sequence[ToolSpec], *, model_id: str = ""
) -> AgentDocument:
    """The agent; its name is still to be given.

    Args:
        sentence: What it is for, in the user's words.
        title: Its name on screen; empty makes one of the sentence.
        tools: What it may use.
        model_id: Its model; empty is the program's default.
    """
    said = " ".join(sentence.split()).rstrip(".")
    instructions = [f"Your task: {said}.", "Answer briefly and in the user's language."]
    instructions += [
        f"Use {tool.name} to {tool.description[:1].lower()}{tool.description[1:]}."
        for tool in tools
    ]
    if tools:
        instructions.append("Never guess what a tool can tell. If a tool fails, say so.")
    return AgentDocument(
        name="",
        title=title.strip() or title_of(said),
        description=f"{said}.",
        instructions="\n".join(instructions),
        model=AgentModel(id=model_id, options=ModelOptions(temperature=0.2 if tools else 0.7)),
        tools=tuple(ToolUse(tool.name) for tool in tools),
    )


def title_of(sentence: str) -> str:
    """A short title out of the words that say something."""
    telling = [word for word in _WORD.findall(sentence) if word.lower() not in _COMMON.split()]
    words = " ".join(telling[:_TITLE_WORDS])
    return words[:1].upper() + words[1:] if words else "New agent"


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - set(_COMMON.split())
