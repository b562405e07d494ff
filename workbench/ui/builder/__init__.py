"""The visual builder: graphs drawn, run and looked into."""
