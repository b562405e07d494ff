"""Files for a larger model beside the edge: a vLLM server, or Ray Serve with vLLM inside.

Ray Serve's file is that of ``ray.serve.llm:build_openai_app`` (docs.ray.io, "Serving LLMs").
"""

from __future__ import annotations

from typing import Any

from workbench.app.deploy.export.yaml_files import yaml_file
from workbench.app.deploy.values import Cluster, Deployment
from workbench.base.errors import RequestError
from workbench.engines.vllm_launch import (
    VllmLaunch,
    command_text,
    compose_of,
    launch_of,
    remarks,
)

_PORT = 8000
_SCRIPT = """\
#!/bin/sh
# Written by `workbench deploy export` from the deployment {name}.
# The key is read by vLLM from VLLM_API_KEY; set it before.
# Then here: workbench engines connect HOST:{port} --kind vllm --key
{remarks}set -eu
exec env {command}
"""


def vllm_files(deployment: Deployment) -> dict[str, str]:
    """A script and a compose file that start the server.

    Raises:
        RequestError: No model of vLLM is named.
    """
    launch = _launch(deployment.cluster)
    notes = "".join(f"# {one}\n" for one in remarks(launch))
    script = _SCRIPT.format(
        name=deployment.name, port=launch.port, remarks=notes, command=command_text(launch)
    )
    return {"vllm.sh": script, "compose.yaml": compose_of(launch)}


def _launch(cluster: Cluster) -> VllmLaunch:
    if not cluster.vllm_model:
        raise RequestError(
            "the deployment names no model of vLLM", "Write cluster: vllm: model: NAME."
        )
    return launch_of(cluster.vllm_template, cluster.vllm_model)


def ray_files(deployment: Deployment) -> dict[str, str]:
    """The configuration of an application of Ray Serve.

    Raises:
        RequestError: No model of vLLM is named.
    """
    cluster = deployment.cluster
    launch = _launch(cluster)
    low, high = cluster.replicas
    config: dict[str, Any] = {
        "model_loading_config": {
            "model_id": launch.served_name or launch.model.rpartition("/")[2],
            "model_source": launch.model,
        },
        "deployment_config": {
            "autoscaling_config": {
                "min_replicas": low,
                "max_replicas": high,
                "target_ongoing_requests": launch.most_at_once,
            },
            "max_ongoing_requests": 2 * launch.most_at_once,
            "health_check_period_s": 10,
            "health_check_timeout_s": 30,
            "graceful_shutdown_timeout_s": 60,
        },
        "engine_kwargs": _engine(launch),
    }
    application = {
        "name": deployment.name,
        "route_prefix": "/",
        "import_path": "ray.serve.llm:build_openai_app",
        "args": {"llm_configs": [config]},
    }
    values = {
        "proxy_location": "HeadOnly",
        "http_options": {"host": "127.0.0.1", "port": _PORT},
        "applications": [application],
    }
    notes = (
        "Start it: serve deploy serve.yaml   (on a machine of a Ray cluster with ray[llm])",
        "It listens on its own machine only and asks for no key: a gateway belongs before it.",
        f"Then here: workbench engines connect 127.0.0.1:{_PORT} --kind vllm",
    )
    return {"serve.yaml": yaml_file(deployment.name, values, notes=notes)}


def _engine(launch: VllmLaunch) -> dict[str, Any]:
    """The settings of the engine by the names of vLLM's arguments."""
    rows: tuple[tuple[str, Any, Any], ...] = (
        ("tensor_parallel_size", launch.tensor_parallel, 1),
        ("pipeline_parallel_size", launch.pipeline_parallel, 1),
        ("quantization", launch.quantisation, "none"),
        ("dtype", launch.number_type, "auto"),
        ("kv_cache_dtype", launch.kv_type, "auto"),
        ("max_model_len", launch.context_tokens, 0),
        ("max_num_batched_tokens", launch.batch_tokens, 0),
        ("tool_call_parser", launch.tool_parser, ""),
        ("reasoning_parser", launch.reasoning_parser, ""),
    )
    found: dict[str, Any] = {name: value for name, value, usual in rows if value != usual}
    if launch.tool_parser:
        found["enable_auto_tool_choice"] = True
    return {
        **found,
        "max_num_seqs": launch.most_at_once,
        "gpu_memory_utilization": launch.gpu_share,
        "enable_prefix_caching": launch.prefix_caching,
        "enable_chunked_prefill": launch.chunked_prefill,
        "enforce_eager": launch.eager,
    }
