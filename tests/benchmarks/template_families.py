"""Chat templates as the large model families write them, for the reuse of prompts (P3)."""

from __future__ import annotations

from random_model import TEMPLATE

HEADERS = """\
{%- set first = messages[0].content if messages[0].role == 'system' else '' -%}
<|begin|><|start_header|>system<|end_header|>

{{ first }}
{%- if tools %}
You have these functions. Answer with {"name": ..., "parameters": ...} to call one.
{% for tool in tools %}{{ tool | tojson }}
{% endfor %}{%- endif %}<|eot|>
{%- for message in messages %}
{%- if message.role == 'tool' %}<|start_header|>ipython<|end_header|>

{{ message.content }}<|eot|>
{%- elif message.tool_calls %}<|start_header|>assistant<|end_header|>

{%- for call in message.tool_calls %}
{"name": "{{ call.function.name }}", "parameters": {{ call.function.arguments | tojson }}}
{%- endfor %}<|eot|>
{%- elif message.role != 'system' %}<|start_header|>{{ message.role }}<|end_header|>

{{ message.content }}<|eot|>
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}<|start_header|>assistant<|end_header|>

{% endif %}"""

INSTRUCTIONS = """\
<s>
{%- if tools %}[AVAILABLE_TOOLS] {{ tools | tojson }}[/AVAILABLE_TOOLS]{% endif %}
{%- for message in messages %}
{%- if message.role == 'system' %}[SYSTEM] {{ message.content }}[/SYSTEM]
{%- elif message.role == 'user' %}[INST] {{ message.content }}[/INST]
{%- elif message.role == 'tool' %}[TOOL_RESULTS] {{ message.content }}[/TOOL_RESULTS]
{%- elif message.tool_calls %}[TOOL_CALLS] [
{%- for call in message.tool_calls -%}
{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}
{%- if not loop.last %}, {% endif %}
{%- endfor %}]</s>
{%- else %} {{ message.content }}</s>
{%- endif %}
{%- endfor %}"""

TURNS = """\
<bos>
{%- for message in messages %}
{%- if message.role == 'system' %}<start_of_turn>user
{{ message.content }}
{%- if tools %}
{% for tool in tools %}{{ tool | tojson }}
{% endfor %}{%- endif %}<end_of_turn>
{% elif message.role == 'tool' %}<start_of_turn>user
```tool_output
{{ message.content }}
```<end_of_turn>
{% else %}<start_of_turn>{{ 'model' if message.role == 'assistant' else 'user' }}
{{ message.content }}
{%- for call in message.tool_calls or [] %}
```tool_code
{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}
```
{%- endfor %}<end_of_turn>
{% endif %}
{%- endfor %}
{%- if add_generation_prompt %}<start_of_turn>model
{% endif %}"""

# As TEMPLATE, but the thoughts of all turns before the last question are left out.
FORGETS_THOUGHTS = (
    "{%- set seen = namespace(last=0) %}"
    "{%- for m in messages %}{% if m.role == 'user' %}"
    "{% set seen.last = loop.index0 %}{% endif %}{% endfor %}"
) + TEMPLATE.replace(
    "{{ message.content }}\n{%- for call",
    "{{ message.content.split('</think>')[-1] if loop.index0 < seen.last"
    " else message.content }}\n{%- for call",
)

FAMILIES = {
    "ChatML": TEMPLATE,
    "headers": HEADERS,
    "instructions": INSTRUCTIONS,
    "turns": TURNS,
    "ChatML without old thoughts": FORGETS_THOUGHTS,
}
