"""The local server: models, agents and graphs by the OpenAI API, for other programs."""
