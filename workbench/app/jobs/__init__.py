"""Jobs: agents and graphs that run by themselves, within what was granted."""
