"""Every deliberate error of the program, as one tree.

WorkbenchError
├── SettingsError        a settings file or value is bad
├── StoreError           a database or file could not be read or written
│   ├── StoreDamaged     the bytes on disk are not what was written
│   ├── StoreFull        no space left on the disk
│   ├── StoreLocked      it is encrypted, and its key is not open
│   └── StoreNewer       a newer version of this program wrote it
├── DocumentError        an agent file is bad; names the place
├── ModelError           a model is missing, damaged or of an unknown kind
├── TransferError        a file could not be fetched, for now
│   ├── SourceRefused    its source does not give it: no such file, or no right to it
│   ├── SourceChanged    its source has another file by now
│   ├── SourceAway       the network or its source is away; later is worth another try
│   └── FetchedElsewhere another program fetches the same right now
├── PolicyError          something that is not allowed here
├── ToolError            a tool could not do what was asked; the text goes to the model
├── RunError             a run could not start or go on
├── SearchError          what was typed into a search cannot be read
└── EngineError          crosses processes: plain (message, hint) constructors only
    ├── EngineCrashed    the worker died
    ├── EngineUnavailable the engine or what it needs is not installed
    ├── ModelLoadError   the engine refused the model
    ├── ContextFull      prompt and answer do not fit into the context
    ├── TemplateError    the chat template failed or was stopped by a limit
    └── RequestError     the request itself is bad
"""


class WorkbenchError(Exception):
    """A failure the user can understand and usually act on.

    Attributes:
        message: What is wrong, and where, as one sentence.
        hint: What the user can try next, as one sentence; empty if nothing helps.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


class SettingsError(WorkbenchError):
    """A settings file or value is bad."""


class StoreError(WorkbenchError):
    """A database or file could not be read or written."""


class StoreDamaged(StoreError):
    """The bytes on disk are not what was written."""


class StoreFull(StoreError):
    """No space is left on the disk."""


class StoreLocked(StoreError):
    """It is encrypted, and its key is not open or not the right one; it is left as it is."""


class StoreNewer(StoreError):
    """A newer version of this program wrote it; it is left as it is."""


class DocumentError(WorkbenchError):
    """An agent file is bad; the message names the place in it."""


class ModelError(WorkbenchError):
    """A model is missing, damaged or of an unknown kind."""


class TransferError(WorkbenchError):
    """A file could not be fetched, for now; trying again may help."""


class SourceRefused(TransferError):
    """The source does not give the file: it has none, or wants to know who asks."""


class SourceChanged(TransferError):
    """The source has another file by now; what was fetched of the old one is of no use."""


class SourceAway(TransferError):
    """The network or the source is away; it may be back at any time."""


class FetchedElsewhere(TransferError):
    """Another program on this machine fetches the same right now."""


class PolicyError(WorkbenchError):
    """Something that is not allowed here."""


class ToolError(WorkbenchError):
    """A tool could not do what was asked; the text goes back to the model."""


class SearchError(WorkbenchError):
    """What was typed into a search cannot be read."""


class RunError(WorkbenchError):
    """A run could not start or go on."""


class EngineError(WorkbenchError):
    """A failure inside an engine; it crosses processes, so its arguments stay plain."""


class EngineCrashed(EngineError):
    """The worker that held the model died."""


class EngineUnavailable(EngineError):
    """The engine, or something it needs, is not installed."""


class ModelLoadError(EngineError):
    """The engine refused the model file or the options."""


class ContextFull(EngineError):
    """Prompt and answer do not fit into the model's context."""


class TemplateError(EngineError):
    """The chat template failed or was stopped by a limit."""


class RequestError(EngineError):
    """The request itself is bad."""
