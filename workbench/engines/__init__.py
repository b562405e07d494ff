"""Run a model; nothing else loads native inference code."""
