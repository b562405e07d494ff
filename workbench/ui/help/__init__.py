"""The manual panel."""
