"""``workbench models search``, ``info`` and ``pull``: from a name to a model that is here."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from workbench.app import reports
from workbench.app.fit_report import installed_info
from workbench.app.model_sources import wanted_variant
from workbench.app.pulling import fetched
from workbench.app.terminal import count, harmless, say, table
from workbench.app.workbench import Workbench
from workbench.base.errors import ModelError, SourceRefused, TransferError, WorkbenchError
from workbench.base.sizes import size_text
from workbench.models.advice import Advice, Judged, advise
from workbench.models.sources.filters import USUAL
from workbench.models.sources.values import Query, Source, SourcePage, Variant
from workbench.models.store import InstalledModel

DOES_NOT_LOAD = 4
"""Exit code of ``pull`` when the file is whole, but the engine cannot load it."""
_MOST_TAGS = 5
_MOST_RESULTS = 10_000
_USUAL_VARIANTS = ("Q4_K_M", "Q4_K_S", "Q4_0", "Q5_K_M", "Q8_0")
_VERDICTS = {
    "full_gpu": "fits the GPU",
    "part_gpu": "partly on the GPU",
    "cpu": "fits",
    "wont_fit": "does not fit",
}


async def search(bench: Workbench, options: Namespace) -> None:
    """Look for models.

    Raises:
        WorkbenchError: The source cannot be asked, or does not answer.
    """
    source = await _source(bench, options)
    query = Query(
        text=" ".join(options.text),
        author=options.author,
        licence=options.licence,
        task=options.task,
        sort=options.sort or USUAL,
        limit=options.limit,
        largest_bytes=int(options.largest_gb * 1e9),
    )
    try:
        found = await bench.sources.search(source, query)
    except SourceRefused:
        raise
    except TransferError as exc:
        more = "The catalogue needs no network: workbench models search --source catalogue"
        raise TransferError(exc.message, f"{exc.hint} {more}".strip()) from exc
    if unapplied := source.unapplied(query):
        _note(f"{source.title} does not know: {'; '.join(unapplied)}. That was left out.")
    if options.json:
        say(reports.as_json([asdict(model) for model in found]))
        return
    rows = [
        [
            m.title if m.source == "bundle" else m.id,
            m.licence,
            count(m.parameters) if m.parameters else "",
            f"{m.downloads:,} downloads" if m.downloads else ", ".join(m.tags[:_MOST_TAGS]),
        ]
        for m in found
    ]
    say(table(["model", "licence", "parameters", "about"], rows))
    if not found:
        _note("Nothing found; try fewer words.")
    elif len(found) == options.limit < _MOST_RESULTS:
        more_results = min(_MOST_RESULTS, 5 * options.limit)
        _note(f"These are the first {options.limit}; --limit {more_results} shows more.")


async def info(bench: Workbench, options: Namespace) -> None:
    """Say what is known of an installed model, or of one at a source with its variants.

    Raises:
        WorkbenchError: There is none, or it cannot be asked for.
    """
    if any(model.id == options.id for model in bench.models.models):
        await installed_info(bench, options)
        return
    page = await _page(bench, options)
    try:
        judged = await _judged(bench, page)
    except WorkbenchError as exc:
        judged = ()
        _note(f"Whether it fits is not known: {exc.message}")
    advice = advise(judged) if judged else Advice(None, "")
    if options.json:
        say(reports.as_json(_values(page, judged, advice)))
        return
    model = page.model
    name = model.title if model.source == "bundle" else model.id
    say(harmless(f"{name}  licence {model.licence or 'unknown'}"))
    by_name = {one.variant.name: one for one in judged}
    say(_variants_table(page.variants, by_name))
    if advice.sentence:
        say(harmless(advice.sentence))
    for lack in page.incomplete:
        _note(f"Left out: {lack}.")


def _variants_table(variants: Sequence[Variant], judged: dict[str, Judged]) -> str:
    from workbench.models.quality import quality_of

    rows = []
    for variant in variants:
        one = judged.get(variant.name)
        speed = f"{one.tokens_per_s:.0f}" if one and one.tokens_per_s else ""
        fits = _VERDICTS[one.fit.verdict] if one else ""
        note = quality_of(variant.quantisation).note
        parts = str(len(variant.files))
        rows.append([variant.name, size_text(variant.size_bytes), parts, fits, speed, note])
    return table(["variant", "size>", "files>", "here", "tokens/s>", "quality"], rows)


def _values(page: SourcePage, judged: Sequence[Judged], advice: Advice) -> dict[str, Any]:
    return {
        **asdict(page),
        "judged": [
            {
                "name": one.variant.name,
                "quality": asdict(one.quality),
                "fit": asdict(one.fit),
                "tokens_per_s": one.tokens_per_s,
            }
            for one in judged
        ],
        "recommended": advice.variant.name if advice.variant else None,
        "why": advice.sentence,
    }


async def pull(bench: Workbench, options: Namespace) -> int:
    """Fetch a model, install it, and say whether it loads; returns the exit code.

    Raises:
        WorkbenchError: It could not be fetched.
    """
    page = await _page(bench, options)
    variant = named(page, options.variant) if options.variant else await _best(bench, page)
    wanted = await bench.sources.resolved(wanted_variant(page, variant))
    done = await fetched(bench.downloads, wanted)
    model = _of_digest(bench, done.model_digest)
    if model is None:  # another program fetched it meanwhile
        await bench.models.refresh()
        model = _of_digest(bench, done.model_digest)
    if model is None:
        raise ModelError(
            "the model came whole, but another program removed it since", "Pull it again."
        )
    if options.json:
        say(reports.as_json(asdict(model)))
    else:
        _tell_pulled(model)
    return DOES_NOT_LOAD if model.load_failure else 0


def _of_digest(bench: Workbench, digest: str) -> InstalledModel | None:
    return next((one for one in bench.models.models if one.path.parent.name == digest), None)


def _tell_pulled(model: InstalledModel) -> None:
    say(harmless(f"{model.id} is installed: {size_text(model.size_bytes)}, every byte checked"))
    if model.load_failure:
        _note(f"But it cannot be loaded: {model.load_failure}. {model.load_hint}".strip())


async def _judged(bench: Workbench, page: SourcePage) -> tuple[Judged, ...]:
    """Each variant as this machine sees it, from the header of the smallest."""
    header = await bench.sources.header(page.model.source, page.variants[0])
    return await bench.models.judge_variants(header, page.variants)


async def _best(bench: Workbench, page: SourcePage) -> Variant:
    """The variant to take here, said with its reason.

    Raises:
        ModelError: None fits, or the file is no model.
    """
    if len(page.variants) == 1:
        return page.variants[0]
    try:
        judged = await _judged(bench, page)
    except TransferError as exc:
        variant = usual(page)
        _note(f"{variant.name} is the usual choice; whether it fits is not known: {exc}")
        return variant
    advice = advise(judged)
    if advice.variant is None:
        names = ", ".join(variant.name for variant in page.variants)
        raise ModelError(advice.sentence, f"--variant fetches one all the same: {names}.")
    _note(advice.sentence)
    return advice.variant


async def _source(bench: Workbench, options: Namespace) -> Source:
    """The source that is meant; says so if a token of the environment goes there."""
    source = await asyncio.to_thread(bench.sources.source, options.source, options.address)
    if source.key in ("hugging_face", "mirror"):
        web = bench.sources.web_address(source.key, options.address)
        token = await asyncio.to_thread(bench.sources.token, web)
        if token.found == "HF_TOKEN":
            _note(f"The access token of HF_TOKEN is used for {token.origin}.")
    return source


async def _page(bench: Workbench, options: Namespace) -> SourcePage:
    source = await _source(bench, options)
    page = await bench.sources.page(source, options.id)
    if page.variants:
        return page
    if page.incomplete:
        raise ModelError(
            f"no model of {options.id!r} is whole at its source: {'; '.join(page.incomplete)}",
            "Tell its author, or look for another repository of it.",
        )
    raise ModelError(
        f"{options.id!r} has no GGUF files",
        "Look for a version of it whose name ends with GGUF.",
    )


def named(page: SourcePage, name: str) -> Variant:
    """The variant of that name.

    Raises:
        ModelError: There is none; the hint names those there are.
    """
    for variant in page.variants:
        if variant.name.lower() == name.lower():
            return variant
    lacking = next((one for one in page.incomplete if name.lower() in one.lower()), "")
    names = ", ".join(variant.name for variant in page.variants)
    raise ModelError(
        lacking or f"{page.model.id!r} has no variant {name!r}", f"There are: {names}."
    )


def usual(page: SourcePage) -> Variant:
    """The variant most people take."""
    for wanted in _USUAL_VARIANTS:
        for variant in page.variants:
            if variant.quantisation == wanted:
                return variant
    return page.variants[0]


def _note(text: str) -> None:
    print(" ".join(harmless(text).split()), file=sys.stderr)  # noqa: T201 - the command line
