"""The alerts panel: rules, rehearsals, what fired, and what is worth doing."""
