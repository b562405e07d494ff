"""What happened: typed events in an append-only store."""
