"""Whether what was found fits here, by the one estimator, where its shape is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.app.model_library import ModelLibrary
from workbench.app.model_sources import ModelSources
from workbench.models.advice import Judged, advise
from workbench.models.fit import FitVerdict
from workbench.models.sources.catalogue import KEY as CATALOGUE
from workbench.models.sources.values import Source, SourceModel


async def known_fits(
    sources: ModelSources, library: ModelLibrary, source: Source, found: Iterable[SourceModel]
) -> dict[str, FitVerdict]:
    """The fit of each model whose shape the catalogue tells, by its id.

    Raises:
        ModelError: The catalogue is damaged.
    """
    if source.key != CATALOGUE:
        return {}
    fits = {}
    for item in found:
        page = await sources.page(source, item.id)
        header = await sources.header(CATALOGUE, page.variants[0])
        fits[item.id] = fit_of(await library.judge_variants(header, page.variants))
    return fits


def fit_of(judged: Sequence[Judged]) -> FitVerdict:
    """The fit of the advised variant; where none fits, of the one that needs least."""
    advised = advise(judged).variant
    for one in judged:
        if one.variant is advised:
            return one.fit
    return min((one.fit for one in judged), key=lambda fit: fit.total_bytes)
