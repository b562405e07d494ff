"""What a kind of node is: its settings, its ports and its work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

from workbench.agents.documents import AgentDocument
from workbench.agents.graphs.documents import Body
from workbench.tools.api import ToolSpec
from workbench.tools.memory.values import Keep, MemoryPlace, MemoryScope, Remembered
from workbench.tools.retrieval.values import Hit, Mode

PortType = Literal["text", "number", "boolean", "json", "documents", "messages", "any"]
Group = Literal["flow", "agents", "data", "people", "guards"]
Reuse = Literal["pure", "recorded", "never"]
Values: TypeAlias = Mapping[str, Any]
FieldKind = Literal[
    "line", "lines", "number", "switch", "choice", "model", "tool", "tools", "agent", "names",
    "rows", "schema", "collection", "code",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Port:
    """A place where a link begins or ends.

    Attributes:
        required: An input without a value keeps the node from running.
        many: An input that takes several links; its value is a list, in the order of the ids
            of the nodes the links come from.
        gate: An optional input that, once wired, keeps the node from running without a value.
    """

    name: str
    type: PortType
    title: str = ""
    required: bool = True
    many: bool = False
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of one node, in the order they are drawn."""

    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()

    def input(self, name: str) -> Port | None:
        return next((port for port in self.inputs if port.name == name), None)

    def output(self, name: str) -> Port | None:
        return next((port for port in self.outputs if port.name == name), None)


class World(Protocol):
    """What settings may refer to; plain look-ups."""

    @property
    def tools(self) -> Mapping[str, ToolSpec]: ...
    @property
    def agents(self) -> Mapping[str, AgentDocument]: ...
    @property
    def models(self) -> Sequence[str]:
        """Ids of the models that can be used."""
        ...

    @property
    def embedding_models(self) -> Sequence[str]:
        """Ids of those that say they are made to compare texts."""
        ...

    @property
    def collections(self) -> Mapping[str, str]:
        """Collections of documents that can be searched: their titles by name."""
        ...

    def model_key(self, model_id: str) -> str:
        """What tells the model apart from every other: id and size; "" is the default one."""
        ...


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """Something wrong with a setting; ``path`` is its name, deeper places with dots."""

    path: str
    message: str
    hint: str
    level: Literal["error", "warning"] = "error"


@dataclass(frozen=True, slots=True)
class AgentAnswer:
    """What an agent gave.

    Attributes:
        text: Its answer.
        calls: The tools it called, by name, in order.
        model_id: The model that wrote it.
        arguments: What each of the calls was given, as JSON text.
    """

    text: str
    calls: tuple[str, ...] = ()
    model_id: str = ""
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An agent that another one may ask; the description is what that one is told."""

    document: AgentDocument
    description: str


class Memory(Protocol):
    """Texts that are kept from one run to the next; all of it raises WorkbenchErrors."""

    async def remember(self, place: MemoryPlace, text: str, keep: Keep) -> int:
        """Keep a text; how many there are now."""
        ...

    async def newest(self, place: MemoryPlace, most: int) -> Sequence[Remembered]:
        """The newest entries first."""
        ...

    async def with_words(
        self, place: MemoryPlace, query: str, most: int
    ) -> Sequence[Remembered]:
        """The entries with some of the words, the best first."""
        ...

    async def alike(
        self, place: MemoryPlace, query: str, most: int, model_id: str
    ) -> Sequence[Remembered]:
        """The entries most like a text, the best first."""
        ...

    async def forget(self, place: MemoryPlace, words: str = "") -> int:
        """Forget what has all of the words, or everything; how many entries that were."""
        ...


class NodeContext(Protocol):
    """What a node may use while it runs. A node reaches nothing that is not in here."""

    @property
    def node_path(self) -> str:
        """The node in this run, with the ids of the nodes around it."""
        ...

    @property
    def world(self) -> World: ...

    @property
    def body(self) -> Body | None:
        """What lies inside the node."""
        ...

    @property
    def state(self) -> dict[str, Any]:
        """Named values of this run that nodes set and get."""
        ...

    @property
    def graph_name(self) -> str: ...

    async def ask_agent(
        self,
        document: AgentDocument,
        text: str,
        history: Sequence[Mapping[str, str]] = (),
        *,
        choices: Sequence[ToolSpec] = (),
        members: Mapping[str, Member] | None = None,
    ) -> AgentAnswer:
        """Run an agent to its end; its model and tool calls go into the trace of the node.

        Args:
            document: The agent.
            text: What it is asked.
            history: What was said before: ``role`` and ``text`` of each message.
            choices: Tools that stand for a choice, beside those of the agent: the step in which
                one of them is called is the last.
            members: Agents it may ask, by the name of the tool that asks them; their model and
                tool calls go into the trace of the node, their answers to the agent.

        Raises:
            RunError: It did not answer; the message says why.
        """
        ...

    async def call_tool(self, name: str, arguments: Values) -> str:
        """Carry out one call of a tool, asking a person where the policy says so.

        Raises:
            ToolError: It failed, or was not allowed.
        """
        ...

    async def search(self, collection: str, query: str, most: int, mode: Mode) -> Sequence[Hit]:
        """The parts of a collection's documents that answer a query best.

        Raises:
            WorkbenchError: There is no such collection, or it cannot be searched like that.
        """
        ...

    @property
    def memory(self) -> Memory:
        """What is remembered from one run to the next."""
        ...

    def memory_place(self, scope: MemoryScope, name: str) -> MemoryPlace:
        """The memory of that name, of the graph of this run or of its conversation."""
        ...

    async def embed(self, model_id: str, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Vectors of length 1 of some texts, in their order; none of the texts is empty.

        Raises:
            WorkbenchError: The model is not there, or makes no vectors.
        """
        ...

    async def ask_person(
        self, title: str, text: str, fields: Sequence[Field], *, is_approval: bool = False
    ) -> Values:
        """Show a form to a person and wait for the values.

        Args:
            title: The question.
            text: What stands above the fields.
            fields: What is asked for.
            is_approval: It is one field, whether something may go on: without an answer within
                the time limit of approvals it is no.

        Raises:
            RunError: Nobody answered, or the person declined.
        """
        ...

    async def run_body(self, body: Body, inputs: Values, turn: int | None = None) -> Values:
        """Run what lies inside this node; ``turn`` numbers rounds of a loop and items of a map.

        Raises:
            RunError: A node in it failed.
        """
        ...

    def tell(self, note: str) -> None:
        """Say in one line what the node decided; kept with its result."""
        ...


@dataclass(frozen=True, slots=True)
class Field:
    """One value that a person gives: a field of a form."""

    name: str
    title: str
    type: PortType = "text"
    choices: tuple[str, ...] = ()
    required: bool = True


Run: TypeAlias = Callable[[Any, Values, NodeContext], Awaitable[Values]]


@dataclass(frozen=True, slots=True)
class ModelUse:
    """A model that a node asks; an empty id is the program's default."""

    model_id: str
    context_tokens: int = 0
    fallback: tuple[str, ...] = ()


def _no_models(_settings: Any, _world: World) -> tuple[ModelUse, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class NodeKind:
    """One kind of node: a row of ``NODES``.

    Attributes:
        key: What the file says, ``[a-z_]+``.
        description: One sentence for the palette.
        settings: A frozen dataclass, every field with a default; made by ``setting``.
        ports: The ports for settings that could be read, and the body if it holds one. Pure.
        run: The work: settings, values of the inputs by port, and the context in; values of
            the outputs by port out. An output left out is a way not taken: what hangs on it is
            skipped. Raises a WorkbenchError to fail.
        check: What is wrong with settings that could be read.
        identity: What beyond settings and inputs its result depends on, as JSON values; a
            result is used again only if that is the same.
        reuse: Whether its result may be used again: ``pure`` in any later run; ``recorded``
            only where a run is forked or resumed, because it looks at or changes something
            outside or asks a person; ``never`` where being run is what it is for.
        models: The models it may ask.
        eager: Runs as soon as one of its inputs has a value, instead of when all are known.
        version: Raised when the same settings and inputs give something else than before.
    """

    key: str
    title: str
    description: str
    group: Group
    icon: str
    settings: type[Any]
    ports: Callable[[Any, World, Body | None], Ports]
    run: Run
    check: Callable[[Any, World], Iterable[SettingProblem]] = lambda _settings, _world: ()
    identity: Callable[[Any, World], Any] = lambda _settings, _world: None
    reuse: Callable[[Any, World], Reuse] = lambda _settings, _world: "pure"
    summary: Callable[[Any], str] = lambda _settings: ""
    models: Callable[[Any, World], tuple[ModelUse, ...]] = _no_models
    has_body: bool = False
    eager: bool = False
    version: int = 1


def of_library(kind: Literal["agent", "model"]) -> Any:
    """A field of a row that names something of the library; empty at first."""
    return field(default="", metadata={"library": kind})


def setting(
    default: Any,
    title: str,
    kind: FieldKind,
    *,
    help: str = "",  # noqa: A002 - the word that fits
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> Any:
    """A field of a settings dataclass, with what its form shows.

    Args:
        default: Its value when the file says nothing; a list or mapping is copied.
        title: Label of the form.
        kind: Which editor the form uses.
        help: One sentence below the editor.
        choices: The values of a ``choice``.
        low: Least number.
        high: Greatest number.
    """
    shown = {
        "title": title,
        "kind": kind,
        "help": help,
        "choices": choices,
        "low": low,
        "high": high,
    }
    if isinstance(default, list | dict):
        return field(default_factory=lambda: type(default)(default), metadata=shown)
    return field(default=default, metadata=shown)
