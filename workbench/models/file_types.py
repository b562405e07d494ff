"""In which type the weights of a GGUF file are, as people call it."""

from __future__ import annotations

import re
from collections import Counter

from workbench.base.ggml import file_type_name
from workbench.models.gguf import GgufHeader

_NAMED = re.compile(r"(?:^|[-_.])(I?Q\d(?:_[0-9KSMLX]+)*|B?F16|F32|MXFP4)$", re.IGNORECASE)


def quantisation_of(header: GgufHeader, stem: str) -> str:
    """The type of most weights, such as ``Q4_K_M``; empty if that cannot be told (yet).

    Args:
        header: All of it, or its first fields.
        stem: Name of the file without its ending.
    """
    named = file_type_name(header.metadata.get("general.file_type"))
    if named:
        return named
    if not header.whole:
        # The fields that say it come after the vocabulary, but the name mostly says it too.
        match = _NAMED.search(stem)
        return match[1].upper() if match else ""
    kinds = Counter({tensor.kind: 0 for tensor in header.tensors})
    for tensor in header.tensors:
        kinds[tensor.kind] += tensor.size_bytes
    return kinds.most_common(1)[0][0] if kinds else ""
