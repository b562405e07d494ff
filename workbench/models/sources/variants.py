"""From the files of a repository to the variants a person chooses from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from workbench.models.downloads.values import RemoteFile
from workbench.models.sources.values import Variant

_PART = re.compile(r"-(\d{5})-of-(\d{5})$")
_QUANTISATION = re.compile(
    r"(?:^|[-_.])((?:UD[-_])?(?:I?Q[1-8](?:_[0-9KSMLX]{1,3})*|TQ[12]_0|MXFP4(?:_MOE)?|NVFP4|"
    r"BF16|FP?16|FP?32))(?=$|[-_.])",
    re.IGNORECASE,
)
_MOST_PARTS, _MOST_COUNT = 5, 1000
_PROJECTOR = re.compile(r"(?:^|[-_./])mmproj", re.IGNORECASE)
_NO_MODEL = re.compile(r"imatrix|vocab[-_.]?only", re.IGNORECASE)
_PROJECTOR_ORDER = ("F16", "BF16", "Q8_0", "F32")


@dataclass(frozen=True, slots=True)
class _Named:
    file: RemoteFile
    path: str
    part: int
    parts: int
    quantisation: str


def variants_of(files: Iterable[tuple[str, RemoteFile]]) -> tuple[Variant, ...]:
    """Group (path in the repository, file) to variants, smallest first.

    Split files become one variant, projectors belong to each variant, and a split model of
    which a part is missing is left out: it could never be loaded.
    """
    models: dict[str, list[_Named]] = defaultdict(list)
    projectors: list[_Named] = []
    for path, file in files:
        if not path.lower().endswith(".gguf") or _NO_MODEL.search(path):
            continue
        named = _named(path, file)
        if _PROJECTOR.search(path):
            projectors.append(named)
        else:
            models[_PART.sub("", path.removesuffix(path[-5:]))].append(named)
    projector = _best_projector(projectors)
    found = []
    for stem, parts in models.items():
        parts.sort(key=lambda named: named.part)
        if [named.part for named in parts] == list(range(1, parts[0].parts + 1)):
            found.append((stem, parts))
    names = _names([(stem, parts[0].quantisation) for stem, parts in found])
    variants = (
        Variant(name, parts[0].quantisation, tuple(n.file for n in parts), projector)
        for name, (_, parts) in zip(names, found, strict=True)
    )
    return tuple(sorted(variants, key=lambda variant: (variant.size_bytes, variant.name)))


def incomplete_in(paths: Iterable[str]) -> tuple[str, ...]:
    """Split models among the paths of a repository that lack a part, with what they lack."""
    parts: dict[tuple[str, int], set[int]] = defaultdict(set)
    for path in paths:
        if path.lower().endswith(".gguf") and (part := _PART.search(path[:-5])):
            stem = PurePosixPath(_PART.sub("", path[:-5])).name
            parts[stem, int(part.group(2))].add(int(part.group(1)))
    return tuple(
        f"{stem} lacks part {', '.join(map(str, sorted(lost)[:_MOST_PARTS]))} of {count}"
        for (stem, count), there in sorted(parts.items())
        if (lost := set(range(1, min(count, _MOST_COUNT) + 1)) - there)
    )


def quantisation_of(path: str) -> str:
    """The type that a file's name tells, as llama.cpp writes it; empty if it tells none."""
    stem = PurePosixPath(path).stem
    found = _QUANTISATION.findall(_PART.sub("", stem))
    if not found:
        found = _QUANTISATION.findall(PurePosixPath(path).parent.name)
    if not found:
        return ""
    name = re.sub(r"^UD[-_]", "", str(found[-1]).upper())
    return name.replace("FP16", "F16").replace("FP32", "F32")


def _named(path: str, file: RemoteFile) -> _Named:
    stem = PurePosixPath(path).stem
    part = _PART.search(stem)
    number, count = (int(part.group(1)), int(part.group(2))) if part else (1, 1)
    return _Named(file, path, number, count, quantisation_of(path))


def _names(stems: list[tuple[str, str]]) -> list[str]:
    """Short unique names: the quantisation where it is enough, else the file's name."""
    kinds = [kind for _, kind in stems]
    return [
        kind if kind and kinds.count(kind) == 1 else PurePosixPath(stem).name
        for stem, kind in stems
    ]


def _best_projector(found: list[_Named]) -> RemoteFile | None:
    def order(named: _Named) -> tuple[int, int]:
        known = named.quantisation in _PROJECTOR_ORDER
        place = _PROJECTOR_ORDER.index(named.quantisation) if known else len(_PROJECTOR_ORDER)
        return place, named.file.size_bytes

    return min(found, key=order).file if found else None
