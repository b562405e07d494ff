"""How the machine and the engines do."""
