"""Tools of MCP servers: kept as files, started when a person allowed it, held like a child."""
