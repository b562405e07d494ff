"""The OpenVINO GenAI engine: folders with an ``openvino_model.xml``."""
