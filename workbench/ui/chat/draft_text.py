"""How two unsent texts become one."""


def joined(refused: str, newer: str) -> str:
    """A text that could not be sent and what was typed after it; neither is lost."""
    if not newer.strip() or newer == refused:
        return refused
    return f"{refused}\n{newer}"
