"""The dashboards panel."""
