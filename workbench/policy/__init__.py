"""What is allowed here: approvals, grants, the network guard."""
