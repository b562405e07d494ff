"""The engines: what runs the models, on this machine and on servers."""
