"""The deployments panel."""
