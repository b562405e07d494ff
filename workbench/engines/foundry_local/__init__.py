"""Foundry Local: Microsoft's engine and catalogue, kept on this machine."""
