"""What has to be said of a model call and of its tokens, in sentences; pure."""

from __future__ import annotations

from workbench.app.model_call import ModelCall
from workbench.app.token_table import TokenTable

BEFORE_SAMPLING = (
    "Probabilities are those before temperature, penalties and masks, computed afterwards."
)


def read_words(found: TokenTable) -> str:
    """How many tokens were read and written."""
    written = len(found) - found.prompt_tokens
    return (
        f"{found.prompt_tokens:,} tokens were read, {found.call.cached_tokens:,} of them came "
        f"from the cache; {written:,} were written."
    )


def call_notes(call: ModelCall) -> list[str]:
    """What the trace tells of the call itself."""
    notes: list[str] = []
    if call.cache_note:
        notes.append(f"Cache: {call.cache_note}.")
    if call.schema_note:
        notes.append(f"Not held to its schema: {call.schema_note}.")
    return notes + [cut.words for cut in call.cuts]


def table_notes(found: TokenTable) -> list[str]:
    """What the tokens are worth."""
    call, notes = found.call, []
    if found.scores:
        notes.append(BEFORE_SAMPLING)
    if call.held and found.scores:
        what = "Tool calls were" if call.held == "calls" else "The answer was"
        notes.append(f"{what} held by a grammar, of which the probabilities know nothing.")
    if found.is_same_file is False:
        notes.append("The model's file is another one than that which made this call.")
    elif found.is_same_file is None:
        notes.append("Whether the model's file still is that which made this call is unknown.")
    if not call.token_ids:
        notes.append(_unrecorded(found))
    if not found.agrees:
        notes.append(
            f"The prompt had {call.prompt_tokens:,} tokens then, and has "
            f"{found.prompt_tokens:,} now."
        )
    if not found.spells_prompt:
        notes.append("The tokens do not spell the prompt letter by letter.")
    return [note for note in notes if note]


def _unrecorded(found: TokenTable) -> str:
    if len(found) > found.prompt_tokens:
        return "The answer's tokens were not recorded: its text was read into tokens anew."
    if found.call.new_tokens:
        return "What was written, token by token, was not recorded."
    return ""
