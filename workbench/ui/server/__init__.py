"""The server panel: other programs use models and agents here."""
