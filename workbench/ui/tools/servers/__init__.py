"""MCP servers in the tools panel."""
