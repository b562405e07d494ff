"""The ONNX Runtime GenAI engine: folders with a ``genai_config.json``."""
