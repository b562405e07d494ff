"""The panel of jobs: what runs by itself, when, and what it may do."""
