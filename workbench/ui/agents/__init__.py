"""The agents panel."""
