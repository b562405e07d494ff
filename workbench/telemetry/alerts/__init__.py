"""Alerts: rules as data, what they say of samples, and trying them before they count."""
