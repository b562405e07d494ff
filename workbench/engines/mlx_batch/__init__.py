"""The MLX engine: folders of safetensors, many requests in one batch."""
