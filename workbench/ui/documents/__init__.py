"""What agents, graphs and tools have in common on screen."""
