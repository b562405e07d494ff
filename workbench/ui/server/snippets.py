"""How another program asks the server, as text to be copied; pure."""

from __future__ import annotations

import json
from typing import Literal

Kind = Literal["curl", "python"]
KEY_PLACE = "YOUR_KEY"
_QUESTION = "What is 12 * 7?"


def snippet(kind: Kind, url: str, model: str, key: str = KEY_PLACE) -> str:
    """A request for one answer.

    Args:
        kind: For a terminal, or for the ``openai`` package of Python.
        url: Where the server listens, without ``/v1``.
        model: Id of a model, ``agent:NAME`` or ``graph:NAME``.
        key: The secret of a key.
    """
    if kind == "python":
        return (
            "from openai import OpenAI\n\n"
            f"client = OpenAI(base_url={json.dumps(url + '/v1')}, api_key={json.dumps(key)})\n"
            "answer = client.chat.completions.create(\n"
            f"    model={json.dumps(model)},\n"
            f'    messages=[{{"role": "user", "content": {json.dumps(_QUESTION)}}}],\n'
            ")\n"
            "print(answer.choices[0].message.content)\n"
        )
    body = {"model": model, "messages": [{"role": "user", "content": _QUESTION}]}
    text = json.dumps(body).replace("'", "'\\''")
    return (
        f"curl {url}/v1/chat/completions \\\n"
        f'  -H "Authorization: Bearer {key}" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        f"  -d '{text}'\n"
    )
