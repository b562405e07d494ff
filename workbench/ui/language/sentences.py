"""Sentences that the rooms below put together piece by piece, as they come out whole.

The catalogue and ``messages`` know them by these.
"""

from __future__ import annotations

from workbench.ui.marks import mark

SENTENCES: tuple[str, ...] = (
    mark("Needs {0} of {1} free: runs on the GPU with {2} tokens of context."),
    mark("Needs {0} of {1} free: runs partly on the GPU with {2} tokens of context."),
    mark("Needs {0} of {1} free: runs on the CPU with {2} tokens of context."),
    mark("Needs {0} of {1} free: too large, but fits with {2} tokens of context."),
    mark("Needs {0} of {1} free: too large for this machine."),
    mark(
        "Needs {0} of {1} free, {2} of it for the draft model: "
        "runs on the GPU with {3} tokens of context."
    ),
    mark(
        "Needs {0} of {1} free, {2} of it for the draft model: "
        "runs partly on the GPU with {3} tokens of context."
    ),
    mark(
        "Needs {0} of {1} free, {2} of it for the draft model: "
        "runs on the CPU with {3} tokens of context."
    ),
    mark(
        "Needs {0} of {1} free, {2} of it for the draft model: "
        "too large, but fits with {3} tokens of context."
    ),
    mark("Needs {0} of {1} free, {2} of it for the draft model: too large for this machine."),
    mark("the GPU it was built for"),
    mark("what the server has"),
    mark("GPU of Apple silicon"),
    mark("its code reaches only what you asked for; all else is refused (audit hook)"),
    mark("no network ({0}); a server's model: its one port"),
    mark("no network ({0}), unless you granted one"),
    mark("a network of their own, which is empty"),
    mark("; it last said: {0}"),
    mark("{0} That is in the job {1}."),
    mark("Candidate"),
    mark("Passed"),
    mark("Interval"),
    mark("Tries"),
    mark("Median time"),
    mark("95 % within"),
    mark("First token"),
    mark("Tokens/s"),
    mark("Memory"),
    mark("File"),
    mark("Not judged"),
    mark("Difference"),
    mark("Cases"),
    mark("Asked"),
    mark("Verdicts"),
    mark("Check"),
    mark("Failed"),
    mark("Case"),
    mark("Question"),
    mark("Expected"),
    mark("Answer"),
    mark("Why"),
    mark("Tag"),
    mark("{0} times"),
    mark("largest"),
    mark("smallest"),
    mark("The tool itself ran for {0}."),
    mark("The tool itself ran for {0} and failed."),
    mark("Available"),
    mark("Most used"),
    mark("Usual limit"),
    mark("not judged"),
    mark("not measured"),
    mark("Calculator"),
    mark("Date and time"),
    mark("Unit converter"),
    mark("Save a note"),
    mark("Search notes"),
    mark("List files"),
    mark("Read a file"),
    mark("Search in files"),
    mark("Query a database"),
    mark("OpenAI-compatible server"),
    mark("written freely"),
    mark("held to the schema"),
    mark("Right tool of several"),
    mark("Several calls at once"),
    mark("No call where none fits"),
    mark("Over several turns"),
)
