"""Deployments: what is to run where, checked, planned, started, watched, and written out."""
