"""Prompts are taken apart at the marks of their templates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.traces.prompt_messages import messages_in, spoken

CHATML = (
    "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi\nyou<|im_end|>\n"
    "<|im_start|>assistant\nHello<|im_end|>\n<|im_start|>tool\n84<|im_end|>\n"
    "<|im_start|>assistant\n"
)


@pytest.mark.parametrize(
    ("prompt", "wanted"),
    [
        (CHATML, ["system: Be brief.", "user: Hi\nyou", "assistant: Hello", "tool: 84"]),
        (
            "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe.<|eot_id|>"
            "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
            "<|start_header_id|>ipython<|end_header_id|>\n\n84<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n",
            ["system: Be.", "user: Hi", "tool: 84"],
        ),
        (
            "<bos><start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\nYo<end_of_turn>\n",
            ["user: Hi", "assistant: Yo"],
        ),
        (
            "<s>[AVAILABLE_TOOLS][]\n[/AVAILABLE_TOOLS][INST] Hi [/INST] Yo</s>"
            "[INST] More [/INST]",
            ["system: [AVAILABLE_TOOLS][]\n[/AVAILABLE_TOOLS]", "user: Hi", "assistant: Yo",
             "user: More"],
        ),
        (
            "<|start|>developer<|message|>Be.<|end|><|start|>user<|message|>Hi<|end|>"
            "<|start|>assistant<|channel|>analysis<|message|>Hm<|end|><|start|>assistant",
            ["system: Be.", "user: Hi", "assistant: Hm"],
        ),
        ("### Instruction: no marks that are known", []),
        ("", []),
    ],
)  # fmt: skip
def test_that_roles_and_texts_are_found(prompt: str, wanted: list[str]) -> None:
    assert [f"{role}: {text}" for role, text in spoken(prompt)] == wanted


@given(st.text(alphabet="<|>im_startuserINS[/]end \n", max_size=200))
def test_that_no_prompt_is_refused(prompt: str) -> None:
    parts = list(spoken(prompt))
    assert all(role and text for role, text in parts)
    assert sum(len(text) for _role, text in parts) <= len(prompt)
    for message in messages_in(prompt):
        assert message.start < message.text_start <= message.end <= len(prompt)
