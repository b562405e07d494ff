"""What a server answered, as the text that a model reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.base.sizes import size_text

if TYPE_CHECKING:
    from mcp_types import CallToolResult

_MOST_PARTS = 200


def text_of(result: CallToolResult) -> str:
    """The texts of a result; of pictures and sounds it is said that they came."""
    parts = [_part(part) for part in result.content[:_MOST_PARTS]]
    text = "\n".join(part for part in parts if part)
    structured: Any = result.structured_content
    if not text and structured is not None:
        text = json.dumps(structured, ensure_ascii=False, default=str)
    if len(result.content) > _MOST_PARTS:
        text += f"\n[{len(result.content) - _MOST_PARTS} more parts are not shown]"
    return text or "(nothing)"


def _part(part: Any) -> str:
    match part.type:
        case "text":
            return str(part.text)
        case "image" | "audio":
            return f"[{part.type}, {part.mime_type}, {_size(part.data)}: not shown]"
        case "resource_link":
            return f"[link to {part.name}: {part.uri}]"
        case "resource":
            inner = part.resource
            text = getattr(inner, "text", None)
            return str(text) if text is not None else f"[{inner.uri}: not shown]"
    return ""


def _size(base64_text: str) -> str:
    return size_text(len(base64_text) * 3 // 4)
